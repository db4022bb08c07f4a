// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/writtenfiles.h"
#include "model/snapshot.h"

namespace fleetwright::analysis::identity {

/// A source that registers clusters one by one: an inventory file, a cluster Secret, a cluster
/// object. Folders, names and outputs are none.
[[nodiscard]] bool isRegistration(model::Signal signal);

/// The entries and objects that facts about clusters stand in.
class ClusterEntries {
public:
    explicit ClusterEntries(RuleInput &input) : m_files(input.once<WrittenFiles>()) {}

    /// Where the entry or object that holds a fact names the cluster: `metadata.name`, the `name`
    /// of a list's entry; the fact's own place where there is none.
    [[nodiscard]] base::Place nameBeside(const model::Fact &fact) const;
    /// The same in the source of a cluster's labels, else in what registers it; line 0 where
    /// nothing does.
    [[nodiscard]] base::Place nameOf(const model::Cluster &cluster) const;
    /// The Kubernetes object that holds a fact; nullptr where it stands in none.
    [[nodiscard]] const yaml::Node *objectOf(const model::Fact &fact) const;

private:
    const WrittenFiles &m_files;
};

} // namespace fleetwright::analysis::identity
