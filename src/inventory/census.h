// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "inventory/claim.h"
#include "inventory/foldernames.h"
#include "model/cluster.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::inventory {

/// Gathers claims from every source and makes one cluster of all claims with one name.
class Census {
public:
    Census(const config::FleetConfig &config, std::string repositoryName);

    void add(std::vector<Claim> claims);

    /// Finds whose the claims without a name are. `identityNames`: what identity ConfigMaps call a
    /// folder's cluster. To be called after every file's claims were added, and again after those
    /// of outputs were.
    void settle(const std::map<base::RepoPath, std::string> &identityNames);

    /// The names so far; clusters that the user declares absent are none.
    [[nodiscard]] const std::set<std::string> &names() const { return m_names; }
    [[nodiscard]] bool isAbsent(const std::string &name) const { return m_absent.contains(name); }

    /// Overlays that a source declares to be a cluster's.
    [[nodiscard]] const std::map<base::RepoPath, std::set<std::string>> &declaredPaths() const
    {
        return m_declaredPaths;
    }

    /// A folder that is a cluster's own: it tells the environment and region above it, and the name
    /// if it has no other.
    enum class Naming : std::uint8_t { Known, Assumed };
    void addFolder(const std::string &name, const base::RepoPath &folder, Naming naming);

    /// The clusters by the host of their API server, as far as a fact says it.
    [[nodiscard]] std::map<std::string, std::string> namesByServer() const;

    /// The version of Kubernetes that a label tells, as in "1.31": `kubernetesVersion` or
    /// `…/kubernetes-version`; of several sources the strongest counts.
    [[nodiscard]] std::map<std::string, std::string> kubernetesVersions() const;

    /// Whether only a folder that may be a cluster's names it.
    [[nodiscard]] bool isAssumed(const std::string &name) const;
    /// Forgets a cluster that was assumed and turned out to be none.
    void remove(const std::string &name);

    /// Further facts of a known cluster.
    void addFacts(const std::string &name, const std::vector<model::Fact> &facts);

    /// All clusters with winners, not yet ordered.
    [[nodiscard]] std::vector<model::Cluster> clusters() const;

private:
    struct Entry {
        model::Cluster cluster;
        bool named = false; ///< by a claim: knownFrom and place are set
    };

    Entry &entryOf(const std::string &name);
    void merge(Claim claim);
    void settleFolders(const std::map<base::RepoPath, std::string> &identityNames);
    void settleServers();
    void settleObjectNames();
    void declare();

    const config::FleetConfig &m_config;
    std::string m_repositoryName;
    std::vector<Claim> m_unnamed;
    std::set<std::string> m_absent;
    std::set<std::string> m_names;
    std::map<std::string, Entry> m_entries;
    std::map<base::RepoPath, std::set<std::string>> m_declaredPaths;
};

/// Without scheme and path, in lower case: how servers are compared.
[[nodiscard]] std::string serverHost(std::string_view server);

/// A cluster labelled role, type, purpose or tier = hub, management or mgmt, or ACM's own
/// local-cluster.
[[nodiscard]] bool isLabelledHub(const model::Cluster &cluster);

} // namespace fleetwright::inventory
