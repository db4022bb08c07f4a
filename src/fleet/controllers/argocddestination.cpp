// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/argocddestination.h"

namespace fleetwright::fleet {

namespace {

using base::Error;
using base::ErrorCode;
using yaml::Node;

const Node *destinationField(const argocd::Application &application, std::string_view field)
{
    return application.object->findPath({"spec", "destination", field});
}

base::Place placeOf(const Node *node, const argocd::Application &application)
{
    if (node && node->span().known())
        return node->span().place();
    return application.place.known() ? application.place.place() : base::Place{};
}

} // namespace

ArgoCdDestinations::ArgoCdDestinations(const Destinations &fleet,
                                       const argocd::ClusterRegistry &registry, std::string hub)
    : m_fleet(fleet), m_hub(std::move(hub)), m_knowsRegistry(!registry.clusters().empty())
{
    for (const argocd::RegisteredCluster &cluster : registry.clusters()) {
        const std::string server(argocd::withoutTrailingSlashes(cluster.server));
        const bool isLocal = server == argocd::localClusterServer;
        const std::string name = isLocal ? m_hub : cluster.name;
        m_names[cluster.name] = name;
        m_byServer.emplace(server, name);
    }
    m_names.emplace(std::string(argocd::localClusterName), m_hub);
}

std::optional<std::string> ArgoCdDestinations::byServer(std::string_view server) const
{
    server = argocd::withoutTrailingSlashes(server);
    if (server == argocd::localClusterServer)
        return m_hub;
    if (const auto known = m_byServer.find(std::string(server)); known != m_byServer.end())
        return known->second;
    return m_fleet.clusterOfServer(server);
}

std::optional<std::string> ArgoCdDestinations::byName(const std::string &name) const
{
    if (const auto known = m_names.find(name); known != m_names.end())
        return known->second;
    if (m_fleet.isCluster(name))
        return name;
    // Whoever the cluster is, that is its name; with a registry it would have to be there.
    return m_knowsRegistry ? std::nullopt : std::optional(name);
}

ArgoCdDestinations::Answer ArgoCdDestinations::of(const argocd::Application &application) const
{
    const std::string &name = application.destinationName;
    const std::string &server = application.destinationServer;
    const Node *node = destinationField(application, name.empty() ? "server" : "name");
    Answer answer;
    answer.reason = {model::Reason::Kind::Destination,
                     name.empty() ? "server " + server : "name " + name, placeOf(node, application),
                     true};
    const auto fail = [&](ErrorCode code, std::string detail, std::string hint) {
        answer.error =
            Error{code, std::move(detail), placeOf(node, application), std::move(hint), {}};
        answer.reason.holds = false;
        return answer;
    };
    if (name.empty() == server.empty())
        return fail(ErrorCode::Invalid,
                    name.empty() ? "the destination has neither a server nor a name"
                                 : "the destination has both a name and a server",
                    "give one of them");
    const std::optional<std::string> cluster = name.empty() ? byServer(server) : byName(name);
    if (!cluster)
        return fail(ErrorCode::Unresolved,
                    "the destination " + (name.empty() ? server : name) + " is no known cluster",
                    "register it with a cluster Secret, or declare it in .fleetwright.yaml "
                    "(clusters:)");
    answer.cluster = *cluster;
    if (answer.cluster.empty())
        return fail(ErrorCode::Unresolved, "which cluster Argo CD runs on is not known",
                    "declare it in .fleetwright.yaml (clusters:)");
    if (!m_fleet.isCluster(answer.cluster)) {
        inventory::Claim claim;
        claim.name = answer.cluster;
        claim.signal = model::Signal::ArgoDestination;
        claim.place = answer.reason.place;
        answer.claim = std::move(claim);
    }
    return answer;
}

} // namespace fleetwright::fleet
