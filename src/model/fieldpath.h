// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::model {

/// A path to a field: a.b[key=value].c, a.b[0], a."x.y/z"; a JSON pointer (/a/b/0) is read too.
class FieldPath {
public:
    struct Segment {
        enum class Kind : std::uint8_t { Key, Index, Match };
        Kind kind = Kind::Key;
        std::string key;       ///< Key: the mapping key. Match: the item's key
        std::string value;     ///< Match: that key's value
        std::size_t index = 0; ///< Index

        friend bool operator==(const Segment &, const Segment &) = default;
    };

    FieldPath() = default;
    explicit FieldPath(std::vector<Segment> segments) : m_segments(std::move(segments)) {}

    [[nodiscard]] static base::Result<FieldPath> fromText(std::string_view text);

    [[nodiscard]] const std::vector<Segment> &segments() const { return m_segments; }
    [[nodiscard]] bool isRoot() const { return m_segments.empty(); }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] FieldPath child(Segment segment) const;

    /// The node at this path below `root`, nullptr if there is none.
    [[nodiscard]] const yaml::Node *find(const yaml::Node *root) const;

    friend bool operator==(const FieldPath &, const FieldPath &) = default;

private:
    std::vector<Segment> m_segments;
};

/// How an item of a sequence is named in paths: by `name` (or another merge key: key,
/// containerPort, port, mountPath, ip …) where all items have one and it is unique, else by index.
[[nodiscard]] FieldPath::Segment segmentForItem(const yaml::Node *sequence, std::size_t index);

} // namespace fleetwright::model
