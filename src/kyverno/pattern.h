// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kyverno {

/// A `validate.pattern`, or a part of it. Its scalars are nodes of the policy, which must live.
struct Pattern {
    struct Entry;

    yaml::Kind kind = yaml::Kind::Scalar;
    const yaml::Node *scalar = nullptr;
    std::vector<Entry> entries; ///< sorted by key, as Go sorts them
    std::vector<Pattern> items;

    [[nodiscard]] static Pattern of(const yaml::Node *node);
    /// This pattern below keys: {a: {b: pattern}}.
    [[nodiscard]] Pattern below(std::vector<std::string_view> keys) const;

    [[nodiscard]] bool isMapping() const { return kind == yaml::Kind::Mapping; }
    [[nodiscard]] bool isSequence() const { return kind == yaml::Kind::Sequence; }
};

struct Pattern::Entry {
    std::string key;
    Pattern value;
};

/// Anchors at this place or anywhere below (pkg/engine/validate/utils.go hasNestedAnchors).
[[nodiscard]] bool hasNestedAnchors(const Pattern &pattern);

/// A mapping's entries with wildcards in the keys of its metadata.labels and metadata.annotations
/// filled in from the resource (pkg/engine/wildcards ExpandInMetadata). Of several keys that fit,
/// of which Kyverno takes any, one whose value passes is taken.
[[nodiscard]] std::vector<Pattern::Entry> expandedInMetadata(const Pattern &pattern,
                                                             const yaml::Node *resource);

} // namespace fleetwright::kyverno
