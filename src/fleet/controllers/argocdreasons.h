// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/applicationset.h"
#include "argocd/clustersecret.h"
#include "argocd/generators/decision.h"
#include "argocd/parameters.h"
#include "model/reason.h"
#include "model/selector.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::fleet {

/// Says why an ApplicationSet's members are members. Made once a set.
class ArgoCdReasons {
public:
    ArgoCdReasons(const argocd::ApplicationSet &set, const argocd::ClusterRegistry &clusters);

    /// What the cluster is → what asked for it → the parameters that the template used → the
    /// template.
    [[nodiscard]] std::vector<model::Reason> of(const argocd::ParameterSet &parameters,
                                                const base::Span &templatePlace) const;

    /// The rules that one candidate was asked.
    [[nodiscard]] static std::vector<model::Reason> of(const argocd::Decision &decision);

private:
    using Place = std::pair<const base::SourceFile *, std::uint32_t>;

    void noteSelectors(std::span<const yaml::Node *const> entries);
    void noteParameters(const yaml::Node *text);
    void addOrigin(const argocd::SetOrigin &origin, std::vector<model::Reason> &reasons) const;
    void addCluster(const argocd::SetOrigin &origin, std::vector<model::Reason> &reasons) const;
    void addParameters(const argocd::Value &values, std::vector<model::Reason> &reasons) const;

    const argocd::ApplicationSet &m_set;
    std::map<std::string, const argocd::RegisteredCluster *, std::less<>> m_clusters;
    std::map<Place, model::Selector> m_selectors;       ///< by where they stand
    std::vector<std::vector<std::string>> m_parameters; ///< that the template names, as keys
};

} // namespace fleetwright::fleet
