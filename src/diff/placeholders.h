// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "diff/column.h"
#include "yaml/node.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace fleetwright::diff {

class PlaceholderFilter;

/// The values of one column that are set aside before comparing, and the finding of them in texts.
///
/// A value with a digit, '-' or '.' is replaced wherever it stands as words of its own; a plain
/// word ("staging") only as a whole value; a number or a value under three letters only below a key
/// of its name, since `replicas: 2` is no wave "2".
class Placeholders {
public:
    Placeholders() = default;
    /// `column`'s expected values and the names of its objects with generated hash suffixes.
    explicit Placeholders(const Column &column);

    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t value = 0; ///< index for nameOf
    };

    /// The placeholder that a whole scalar is, below `key`.
    [[nodiscard]] std::optional<std::size_t> whole(std::string_view key,
                                                   std::string_view text) const;
    /// The whole match, or those within the text, in order.
    [[nodiscard]] std::vector<Match> find(std::string_view key, std::string_view text) const;

    [[nodiscard]] const std::string &nameOf(std::size_t value) const
    {
        return m_values[value].name;
    }
    /// Generated names are never lawfully absent; identity values are where the cluster has none.
    [[nodiscard]] bool isGeneratedName(std::size_t value) const
    {
        return m_values[value].generated;
    }
    [[nodiscard]] bool hasValueFor(const std::string &name) const { return m_names.contains(name); }

    /// The text with placeholders in place of values.
    [[nodiscard]] std::string replaced(std::string_view key, std::string_view text) const;

    struct NodeHash {
        base::Hash128 hash;
        bool replaced = false;
    };
    /// The node's content hash with placeholders in place of values: the node's own where there is
    /// none. `filter` lets it pass over subtrees without values; it must have scanned the node.
    [[nodiscard]] NodeHash hashOf(std::string_view key, const yaml::Node *node,
                                  const PlaceholderFilter *filter = nullptr) const;

    [[nodiscard]] bool empty() const { return m_values.empty(); }

private:
    friend class PlaceholderFilter;
    enum class Where : std::uint8_t { Anywhere, WholeValue, OwnKey };
    struct Value {
        std::string text;
        std::string name;
        std::string plainName; ///< as keys are compared
        Where where = Where::WholeValue;
        bool generated = false;
    };

    void add(std::string text, std::string name, bool generated);
    [[nodiscard]] const Value *at(std::string_view text, std::size_t position,
                                  std::size_t &index) const;

    std::vector<Value> m_values; ///< longest first
    std::unordered_set<std::string> m_names;
    std::array<bool, 256> m_firstBytes{};
};

/// Tells quickly which subtrees hold no value of any column. Most are shared by all clusters, so
/// each is looked at once.
class PlaceholderFilter {
public:
    explicit PlaceholderFilter(const std::vector<Placeholders> &columns);

    /// Not thread-safe: call it for every root before comparing.
    bool scan(const yaml::Node *node);
    /// False: no column's value stands in this collection or below.
    [[nodiscard]] bool mayHold(const yaml::Node *collection) const;

private:
    [[nodiscard]] bool mayHoldText(std::string_view text) const;

    std::unordered_set<std::string_view> m_whole;
    std::vector<bool> m_beginnings; ///< by the first four bytes of values that may stand anywhere
    std::unordered_map<const yaml::Node *, bool> m_seen;
};

/// Keys are compared after cutting up to the last '/', in lower case, without '-', '_' and '.'.
[[nodiscard]] std::string plainKey(std::string_view key);

} // namespace fleetwright::diff
