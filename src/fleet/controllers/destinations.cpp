// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/destinations.h"

#include "inventory/foldernames.h"

namespace fleetwright::fleet {

Destinations::Destinations(const inventory::Census &census)
    : m_names(census.names().begin(), census.names().end()), m_folderNames(census.names()),
      m_byServer(census.namesByServer())
{
    for (const auto &[path, names] : census.declaredPaths()) {
        if (names.size() == 1)
            m_byPath.emplace(path, *names.begin());
    }
    for (const std::string &name : m_names)
        m_identity = base::combine(m_identity, base::hashBytes(name));
    for (const auto &[server, name] : m_byServer)
        m_identity = base::combine(m_identity,
                                   base::combine(base::hashBytes(server), base::hashBytes(name)));
    for (const auto &[path, name] : m_byPath)
        m_identity = base::combine(
            m_identity, base::combine(base::hashBytes(path.text()), base::hashBytes(name)));
}

std::optional<std::string> Destinations::clusterOfServer(std::string_view server) const
{
    const std::string host = inventory::serverHost(server);
    if (const auto found = m_byServer.find(host); found != m_byServer.end())
        return found->second;
    const std::string label = host.substr(0, host.find_first_of(".:"));
    return isCluster(label) ? std::optional(label) : std::nullopt;
}

std::optional<std::string> Destinations::clusterOfKubeconfig(std::string_view object,
                                                             std::string_view nameSpace) const
{
    std::string_view name = object;
    constexpr std::string_view word = "kubeconfig";
    if (name.ends_with("-kubeconfig"))
        name.remove_suffix(word.size() + 1);
    else if (name.starts_with("kubeconfig-"))
        name.remove_prefix(word.size() + 1);
    for (const std::string_view candidate : {name, object, nameSpace}) {
        if (isCluster(candidate))
            return std::string(candidate);
    }
    return std::nullopt;
}

std::optional<std::string> Destinations::clusterOfPath(const base::RepoPath &path) const
{
    const auto found = m_byPath.find(path);
    return found == m_byPath.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Destinations::clusterOfFolder(const base::RepoPath &folder) const
{
    for (base::RepoPath above = folder; !above.isRoot(); above = above.parent()) {
        if (auto declared = clusterOfPath(above))
            return declared;
    }
    if (const auto match = inventory::matchFolder(folder, m_folderNames))
        return match->name;
    return std::nullopt;
}

} // namespace fleetwright::fleet
