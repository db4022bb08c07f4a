// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "model/snapshot.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::analysis::change {

/// Fields of custom kinds that their CustomResourceDefinition protects: those with the rule
/// `self == oldSelf` among x-kubernetes-validations.
class CustomImmutable {
public:
    /// Definitions that the fleet holds.
    CustomImmutable(const model::Snapshot &snapshot, const base::Cancel &cancel);

    /// Paths ("spec.size") of protected fields that differ. The rule is asked only where the field
    /// was and is there.
    [[nodiscard]] std::vector<std::string> changed(const model::Object &before,
                                                   const model::Object &after) const;

private:
    using Path = std::vector<std::string>;
    void addVersion(const std::pair<std::string, std::string> &kind, const yaml::Node *schema);

    std::map<std::pair<std::string, std::string>, std::vector<Path>> m_fields; ///< by group, kind
};

} // namespace fleetwright::analysis::change
