// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "topology/fleetobjects.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::analysis::projects {

/// An AppProject and the Applications that belong to it.
struct KnownProject {
    std::string nameSpace;
    std::string name;
    const yaml::Node *root = nullptr;
    base::Place place;                             ///< of its name
    std::vector<const model::Unit *> applications; ///< of Snapshot::units
    std::vector<const model::Unit *> unplaced;     ///< of Snapshot::unplaced
};

/// The AppProjects of a fleet: those that units render, by hub, else those that stand in files.
class KnownProjects {
public:
    explicit KnownProjects(RuleInput &input);

    [[nodiscard]] const std::vector<KnownProject> &all() const { return m_projects; }

    /// Whether more Applications may belong to a project than are known: some set is unknown, and
    /// its template names the project or leaves it open.
    [[nodiscard]] bool mayHaveMore(const KnownProject &project) const;

private:
    [[nodiscard]] KnownProject *find(const model::Unit &application);
    void addRendered(const model::Snapshot &snapshot);
    void addWritten(const std::vector<topology::FleetObject> &objects);

    using Hub = std::optional<model::ClusterIndex>;
    const model::Snapshot &m_snapshot;
    std::vector<KnownProject> m_projects;
    std::map<std::pair<Hub, std::string>, std::size_t> m_rendered; ///< by hub and name
    std::map<std::string, std::vector<std::size_t>> m_byName;
};

/// The project that an Application names; "default" where it names none.
[[nodiscard]] std::string projectOf(const model::Unit &application);

/// The ConfigMap argocd-cm, as some unit renders it or as it stands in a file; nullptr where it is
/// not in Git.
struct ArgoCdSettings {
    const yaml::Node *root = nullptr;
    std::shared_ptr<const void> keeps;

    [[nodiscard]] const yaml::Node *data() const;
};
[[nodiscard]] ArgoCdSettings argoCdSettings(const model::Snapshot &snapshot,
                                            const base::Cancel &cancel);

/// Whether projects may take rules over from others (`globalProjects` of argocd-cm, however that is
/// put together).
[[nodiscard]] bool mentionsGlobalProjects(const model::Snapshot &snapshot,
                                          const base::Cancel &cancel);

} // namespace fleetwright::analysis::projects
