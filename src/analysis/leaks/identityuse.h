// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/leaks/tokens.h"
#include "base/cancel.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::analysis::leaks {

/// One place in a layer that holds a token.
struct IdentityUse {
    base::RepoPath file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t offset = 0; ///< in bytes of the file
    base::RepoPath layer;     ///< its folder; the file itself where no kustomization lists it
    TokenIndex token = 0;
    std::string object;         ///< "Kind/namespace/name", may be empty
    std::string field;          ///< field path or variable
    std::string key;            ///< what the value stands under
    std::string text;           ///< as written, in lower case: the token, or a synonym of it
    bool selects = false;       ///< in a patch's target: never rendered
    bool identityMap = false;   ///< in an identity ConfigMap or an inline substitution
    bool marked = false;        ///< covered by an exception mark
    model::ClusterSet reach;    ///< of the file
    model::ClusterSet survives; ///< clusters in whose output it stands
};

/// The clusters that a layer's own path speaks of: a folder of it names a value of an attribute.
struct Scope {
    std::string attribute;
    std::string value;          ///< the folder's name
    model::ClusterSet clusters; ///< of the whole fleet
    bool binding =
        true; ///< false: a folder of that name may be anything, for example an app of that team
};

/// All places of a fleet that hold a cluster's identity.
class IdentityUses {
public:
    IdentityUses(const model::Snapshot &snapshot, const config::FleetConfig &config,
                 const TokenTable &table, const base::Cancel &cancel);

    [[nodiscard]] const TokenTable &table() const { return m_table; }
    [[nodiscard]] const std::vector<IdentityUse> &uses() const { return m_uses; }

    /// What the path of the use's layer says about an attribute of its token; the deepest folder
    /// counts.
    [[nodiscard]] const std::optional<Scope> &scopeOf(const IdentityUse &use) const;

    /// Whether the classification allows it: every reached cluster has an entry that shares a
    /// ticket or a word with the place.
    [[nodiscard]] bool isListedException(const IdentityUse &use) const;

private:
    struct ListedEntry {
        model::ClusterSet clusters;
        std::vector<std::string> words;
    };
    void readListed();
    void findScopes();

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    const TokenTable &m_table;
    std::vector<IdentityUse> m_uses;
    std::map<std::pair<base::RepoPath, TokenIndex>, std::optional<Scope>> m_scopes; ///< by layer
    std::vector<ListedEntry> m_listed;
};

} // namespace fleetwright::analysis::leaks
