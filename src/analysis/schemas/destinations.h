// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <map>
#include <string>
#include <string_view>

namespace fleetwright::analysis::schemas {

/// Which clusters an object of Argo CD is about, by name: the destinations of its Applications.
class Destinations {
public:
    explicit Destinations(const model::Snapshot &snapshot);

    [[nodiscard]] model::ClusterSet of(const yaml::Node *object) const;

private:
    using Sets = std::map<std::string, model::ClusterSet>;

    Sets m_byObject;
    Sets m_byProject;
};

} // namespace fleetwright::analysis::schemas
