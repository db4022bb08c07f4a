// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"
#include "argocd/clustersecret.h"
#include "fleet/controllers/destinations.h"
#include "inventory/claim.h"
#include "model/reason.h"

#include <map>
#include <optional>
#include <string>

namespace fleetwright::fleet {

/// Which of the fleet's clusters an Application is for, as seen from one hub
/// (util/argo/argo.go GetDestinationCluster). What is not known is said, never guessed.
class ArgoCdDestinations {
public:
    ArgoCdDestinations(const Destinations &fleet, const argocd::ClusterRegistry &registry,
                       std::string hub);

    struct Answer {
        std::string cluster; ///< "" if it is not known
        std::optional<base::Error> error;
        model::Reason reason;
        std::optional<inventory::Claim> claim; ///< a cluster that only this names
    };
    [[nodiscard]] Answer of(const argocd::Application &application) const;

    /// Of every registered cluster, what the fleet calls it.
    [[nodiscard]] const std::map<std::string, std::string> &names() const { return m_names; }

private:
    [[nodiscard]] std::optional<std::string> byServer(std::string_view server) const;
    [[nodiscard]] std::optional<std::string> byName(const std::string &name) const;

    const Destinations &m_fleet;
    std::string m_hub;
    bool m_knowsRegistry;
    std::map<std::string, std::string> m_names;
    std::map<std::string, std::string> m_byServer; ///< as registered, without '/' at the end
};

} // namespace fleetwright::fleet
