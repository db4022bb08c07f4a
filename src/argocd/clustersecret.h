// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/value.h"
#include "base/result.h"
#include "yaml/node.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

inline constexpr std::string_view secretTypeLabel = "argocd.argoproj.io/secret-type";
inline constexpr std::string_view localClusterName = "in-cluster";
inline constexpr std::string_view localClusterServer = "https://kubernetes.default.svc";

/// A cluster registered with Argo CD: a Secret labelled secret-type: cluster. Credentials are not
/// kept.
struct RegisteredCluster {
    std::string secretName;
    std::string name;
    std::string server; ///< as it stands in the Secret
    std::string project;
    std::map<std::string, std::string, std::less<>> labels;
    base::Span place; ///< data.name, or the Secret

    ValuePtr goParameters;   ///< name, nameNormalized, server, project, metadata
    ValuePtr flatParameters; ///< the same with metadata.labels.KEY, metadata.annotations.KEY
};

/// Whether the object is a Secret that registers a cluster.
[[nodiscard]] bool isClusterSecret(const yaml::Node *object);

/// `stringData` stands above `data`. Fails for what Argo CD could not read: a Secret without a
/// name, malformed base64.
[[nodiscard]] base::Result<RegisteredCluster> readClusterSecret(const yaml::Node *object);

/// The clusters that one Argo CD knows. Immutable.
class ClusterRegistry {
public:
    ClusterRegistry() = default;
    explicit ClusterRegistry(std::vector<RegisteredCluster> clusters);

    /// By Secret name. Clusters of one name are all here; see distinct().
    [[nodiscard]] const std::vector<RegisteredCluster> &clusters() const { return m_clusters; }

    /// Servers of the clusters of that name, as Argo CD's API knows them: without '/' at the end;
    /// in-cluster without a Secret is there too.
    [[nodiscard]] std::vector<std::string> serversNamed(std::string_view name) const;
    /// The local cluster is always known.
    [[nodiscard]] bool hasServer(std::string_view server) const;

    /// Positions of clusters whose Secret has the label, ascending; nullptr if none has.
    [[nodiscard]] const std::vector<std::uint32_t> *withLabel(std::string_view key,
                                                              std::string_view value) const;
    [[nodiscard]] const std::vector<std::uint32_t> *withKey(std::string_view key) const;

private:
    using Positions = std::vector<std::uint32_t>;
    std::vector<RegisteredCluster> m_clusters;
    std::map<std::string, std::map<std::string, Positions, std::less<>>, std::less<>> m_byLabel;
    std::map<std::string, Positions, std::less<>> m_byKey;
    std::multimap<std::string, std::string, std::less<>> m_serversByName;
    std::map<std::string, std::uint32_t, std::less<>> m_byServer;
};

/// strings.TrimRight(server, "/").
[[nodiscard]] std::string_view withoutTrailingSlashes(std::string_view server);

} // namespace fleetwright::argocd
