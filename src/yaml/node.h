// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/hash.h"
#include "base/sourcefile.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace fleetwright::yaml {

enum class Kind : std::uint8_t { Scalar, Mapping, Sequence };

/// What a scalar is after resolution (go-yaml v3's short tags).
enum class Tag : std::uint8_t { Null, Bool, Int, Float, String, Timestamp, Binary, Merge };

enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };

class Node;

/// A field of a layer that replaces or adds nodes, for example "images" of environments/staging.
struct Step {
    std::string_view field;                ///< the kustomization's field or the transformer's kind
    const base::RepoPath *layer = nullptr; ///< folder of the kustomization; kept alive by the arena
    base::Span span = {}; ///< the field's entry that did it, where the values themselves do not
                          ///< stand in it (a patch in a file) or nowhere (a generated kind)
};

/// Set on a node that did not come with its object's own manifest: this chain is the provenance of
/// `explain`.
struct Change {
    const Node *previous = nullptr; ///< what it replaced; nullptr if the node was added
    const Step *step = nullptr;
};

struct Entry {
    const Node *key = nullptr; ///< a scalar
    const Node *value = nullptr;
};

/// An immutable YAML value in an Arena. Not owned by anybody but the arena: whoever holds a node
/// holds its arena. The hash covers kind, tag and content (mappings regardless of key order), not
/// span, style or change.
class Node {
public:
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isScalar() const { return m_kind == Kind::Scalar; }
    [[nodiscard]] bool isMapping() const { return m_kind == Kind::Mapping; }
    [[nodiscard]] bool isSequence() const { return m_kind == Kind::Sequence; }
    [[nodiscard]] bool isNull() const { return isScalar() && m_tag == Tag::Null; }
    [[nodiscard]] bool isString() const { return isScalar() && m_tag == Tag::String; }

    [[nodiscard]] Tag tag() const { return m_tag; }
    [[nodiscard]] Style style() const { return m_style; }
    [[nodiscard]] base::Hash128 hash() const { return m_hash; }

    /// Where the value stands: its scalar, or the whole collection. Unknown for values that a
    /// transformer computed without a source scalar (then the Change says which field did it).
    [[nodiscard]] const base::Span &span() const { return m_span; }
    [[nodiscard]] const Change *change() const { return m_change; }

    /// A scalar's text after unescaping and folding; "" for collections.
    [[nodiscard]] std::string_view text() const
    {
        return isScalar() ? std::string_view(m_content.text, m_size) : std::string_view();
    }
    /// A mapping's entries in source order; empty otherwise.
    [[nodiscard]] std::span<const Entry> entries() const
    {
        return isMapping() ? std::span(m_content.entries, m_size) : std::span<const Entry>();
    }
    /// A sequence's items; empty otherwise.
    [[nodiscard]] std::span<const Node *const> items() const
    {
        return isSequence() ? std::span(m_content.items, m_size) : std::span<const Node *const>();
    }
    [[nodiscard]] std::size_t size() const { return isScalar() ? 0 : m_size; }

    /// The value of a mapping's key, nullptr if absent or not a mapping.
    [[nodiscard]] const Node *find(std::string_view key) const;
    /// The entry of a mapping's key, nullptr if absent.
    [[nodiscard]] const Entry *findEntry(std::string_view key) const;
    /// find() along plain keys; nullptr as soon as one is absent.
    [[nodiscard]] const Node *findPath(std::initializer_list<std::string_view> keys) const;

    // For NodeBuilder only; a Node is made through it.
    struct Parts {
        Kind kind;
        Tag tag;
        Style style;
        std::uint32_t size;
        base::Hash128 hash;
        base::Span span;
        const Change *change;
        const void *content;
    };
    explicit Node(const Parts &parts);

private:
    Kind m_kind;
    Tag m_tag;
    Style m_style;
    std::uint32_t m_size;
    base::Hash128 m_hash;
    base::Span m_span;
    const Change *m_change;
    union {
        const char *text;
        const Entry *entries;
        const Node *const *items;
    } m_content;
};

/// Equal content (kind, tag, text, entries regardless of order).
[[nodiscard]] inline bool equal(const Node *left, const Node *right)
{
    return left == right || (left && right && left->hash() == right->hash());
}

} // namespace fleetwright::yaml
