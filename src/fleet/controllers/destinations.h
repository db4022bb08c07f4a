// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inventory/census.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace fleetwright::fleet {

/// The fleet's clusters as controllers' objects name them. A state of the census.
class Destinations {
public:
    Destinations() = default;
    explicit Destinations(const inventory::Census &census);

    [[nodiscard]] bool isCluster(std::string_view name) const
    {
        return m_names.find(name) != m_names.end();
    }
    /// By the address of its API server; nothing if no cluster has it.
    [[nodiscard]] std::optional<std::string> clusterOfServer(std::string_view server) const;
    /// Whose kubeconfig an object of that name is ("prod-kubeconfig", "kubeconfig-prod"), else the
    /// cluster that its namespace is called like.
    [[nodiscard]] std::optional<std::string> clusterOfKubeconfig(std::string_view object,
                                                                 std::string_view nameSpace) const;
    /// The cluster whose folder a file lies in: one that a source declares, else one whose name a
    /// folder bears.
    [[nodiscard]] std::optional<std::string> clusterOfFolder(const base::RepoPath &folder) const;
    /// The cluster that a source says has exactly this folder as its own.
    [[nodiscard]] std::optional<std::string> clusterOfPath(const base::RepoPath &path) const;

    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] const std::set<std::string, std::less<>> &names() const { return m_names; }
    /// Differs where any answer may.
    [[nodiscard]] base::Hash128 identity() const { return m_identity; }

private:
    std::set<std::string, std::less<>> m_names;
    std::set<std::string> m_folderNames;
    std::map<std::string, std::string> m_byServer;
    std::map<base::RepoPath, std::string> m_byPath;
    base::Hash128 m_identity;
};

} // namespace fleetwright::fleet
