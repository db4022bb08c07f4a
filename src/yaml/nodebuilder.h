// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"

#include <initializer_list>
#include <span>
#include <string_view>

namespace fleetwright::yaml {

/// Makes nodes in an arena. A changed parent shares its unchanged children.
class NodeBuilder {
public:
    explicit NodeBuilder(base::Arena &arena) : m_arena(arena) {}

    [[nodiscard]] base::Arena &arena() const { return m_arena; }

    /// Text is copied into the arena.
    [[nodiscard]] const Node *scalar(Tag tag, std::string_view text, base::Span span = {},
                                     Style style = Style::Plain,
                                     const Change *change = nullptr) const;
    [[nodiscard]] const Node *string(std::string_view text, base::Span span = {},
                                     const Change *change = nullptr) const;
    [[nodiscard]] const Node *mapping(std::span<const Entry> entries, base::Span span = {},
                                      Style style = Style::Block,
                                      const Change *change = nullptr) const;
    [[nodiscard]] const Node *sequence(std::span<const Node *const> items, base::Span span = {},
                                       Style style = Style::Block,
                                       const Change *change = nullptr) const;

    /// A copy of `node` with another change record (the children are shared).
    [[nodiscard]] const Node *withChange(const Node *node, const Change *change) const;
    /// A copy of `node` with another span.
    [[nodiscard]] const Node *withSpan(const Node *node, base::Span span) const;

    /// Sets or appends `key`. `key` keeps its node when it exists; a new key is a plain string.
    [[nodiscard]] const Node *withField(const Node *mapping, std::string_view key,
                                        const Node *value) const;
    /// As above with the key's own node (its span is kept) when it has to be added.
    [[nodiscard]] const Node *withField(const Node *mapping, const Node *key,
                                        const Node *value) const;
    [[nodiscard]] const Node *withoutField(const Node *mapping, std::string_view key) const;
    [[nodiscard]] const Node *withItem(const Node *sequence, std::size_t index,
                                       const Node *value) const;

    /// A change record in the arena.
    [[nodiscard]] const Change *change(const Node *previous, const Step *step) const;

private:
    base::Arena &m_arena;
};

} // namespace fleetwright::yaml
