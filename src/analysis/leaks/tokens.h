// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "inventory/attributes.h"
#include "model/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::analysis::leaks {

/// A value of some cluster's identity, with all attributes that it is a value of.
struct Token {
    std::string text;                    ///< lower case
    std::vector<std::string> attributes; ///< "name", "region", or a dimension's name
    model::ClusterSet
        owners; ///< clusters all of whose winning values of an attribute are compatible with it
    bool strong = false; ///< found anywhere in a text; else only as a whole value under its key
    bool silent = false; ///< shared by all, a hub's own, or declared shared: hides shorter tokens,
                         ///< never fires

    [[nodiscard]] bool has(std::string_view attribute) const;
};

using TokenIndex = std::uint32_t;

/// All tokens of a fleet (rules-hierarchy 1).
class TokenTable {
public:
    TokenTable(const model::Snapshot &snapshot, const config::FleetConfig &config);

    [[nodiscard]] const std::vector<Token> &tokens() const { return m_tokens; }
    [[nodiscard]] const Token &token(TokenIndex index) const { return m_tokens[index]; }

    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        TokenIndex token = 0;
    };

    /// Strong tokens within a text. At each place the longest one of the whole fleet wins and hides
    /// what lies inside.
    [[nodiscard]] std::vector<Match> find(std::string_view text) const;

    /// One-word names of clusters within a text, as words of it: no evidence of identity, but
    /// beside another cluster's name they show that clusters are listed.
    [[nodiscard]] std::vector<Match> findPlainNames(std::string_view text) const;

    /// The token that `text` is as a whole under `key`; a synonym of an environment in use is that
    /// environment.
    [[nodiscard]] std::optional<TokenIndex> findKeyed(std::string_view key,
                                                      std::string_view text) const;

    /// The attribute that a key stands for, further dimensions and declared keys included.
    [[nodiscard]] std::optional<std::string> attributeOf(std::string_view key) const;

    /// A cluster's winning values of an attribute, in lower case; empty if unknown.
    [[nodiscard]] const std::vector<std::string> &valuesOf(model::ClusterIndex cluster,
                                                           std::string_view attribute) const;

    /// Clusters that own a value: for regions, zones and environments those with at least one value
    /// of the attribute, all compatible with `value`; for others those that have it (a cluster has
    /// several address ranges).
    [[nodiscard]] model::ClusterSet ownersOf(std::string_view attribute,
                                             std::string_view value) const;

    /// Clusters of which a value of the attribute is known.
    [[nodiscard]] model::ClusterSet knownFor(std::string_view attribute) const;

    /// Two different values of one attribute.
    [[nodiscard]] bool contradict(TokenIndex left, TokenIndex right) const;

    /// A folder's (or file's) name as a value of an attribute: equal to a value in use, or
    /// compatible with one in the attribute's way.
    [[nodiscard]] bool namesValue(std::string_view attribute, std::string_view folder) const;

private:
    void collectValues(const model::Snapshot &snapshot, const config::FleetConfig &config);
    void makeTokens(const model::Snapshot &snapshot, const config::FleetConfig &config);
    TokenIndex add(const std::string &attribute, const std::string &value);
    void judge(Token &token, const model::Snapshot &snapshot,
               const config::FleetConfig &config) const;

    std::vector<std::map<std::string, std::vector<std::string>, std::less<>>>
        m_values; ///< by cluster, attribute
    std::map<std::string, std::map<std::string, model::ClusterSet, std::less<>>, std::less<>>
        m_holders; ///< by attribute, value
    std::map<std::string, std::vector<std::string>, std::less<>> m_valuesInUse; ///< by attribute
    inventory::AttributeKeys m_keys;
    std::map<std::string, std::string, std::less<>> m_dimensionOfKey; ///< plain key → dimension
    std::vector<Token> m_tokens;
    std::unordered_map<std::string, TokenIndex> m_byText;
    std::unordered_map<std::uint32_t, std::vector<TokenIndex>>
        m_byBeginning; ///< strong ones, longest first
    std::vector<TokenIndex> m_plainNames;
};

/// "api.example.net" of "https://api.example.net:6443/path".
[[nodiscard]] std::string hostOf(std::string_view server);

/// The attribute that a group of the classification file is about: "regions" → "region".
[[nodiscard]] std::string_view attributeOfScope(std::string_view group);

} // namespace fleetwright::analysis::leaks
