// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/generate.h"
#include "argocd/project.h"
#include "base/filesource.h"
#include "yaml/node.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// Documents of a text, kept alive.
class Documents {
public:
    explicit Documents(const std::string &text, const std::string &path = "fleet.yaml");

    [[nodiscard]] const std::vector<const yaml::Node *> &all() const { return m_documents; }
    [[nodiscard]] const yaml::Node *first() const { return m_documents.front(); }

private:
    std::vector<const yaml::Node *> m_documents;
    std::shared_ptr<const void> m_kept;
};

/// A hub's objects and a repository, read as generate does.
class Hub {
public:
    explicit Hub(const std::string &objects, std::map<std::string, std::string> files = {});

    [[nodiscard]] MemberSets members(Detail detail = Detail::Sets);
    [[nodiscard]] GeneratedSet generate();
    /// Names of the Applications that would be created, sorted, joined by blanks.
    [[nodiscard]] std::string created();
    /// All errors and refusals, one a line.
    [[nodiscard]] std::string errors();

    Environment environment;
    std::vector<ApplicationSet> sets;

private:
    Documents m_documents;
    ClusterRegistry m_clusters;
    std::unique_ptr<RepositoryTrees> m_repositories;
};

/// A cluster Secret; `labels` as "key: value, key: value".
[[nodiscard]] std::string clusterSecret(const std::string &name, const std::string &labels,
                                        const std::string &server = {});

/// "---" and an ApplicationSet of a generator list in flow or block style, indented by two.
[[nodiscard]] std::string applicationSet(const std::string &generators,
                                         const std::string &spec = {});

} // namespace fleetwright::argocd
