// SPDX-License-Identifier: Apache-2.0
#include "yaml/node.h"

namespace fleetwright::yaml {

Node::Node(const Parts &parts)
    : m_kind(parts.kind), m_tag(parts.tag), m_style(parts.style), m_size(parts.size),
      m_hash(parts.hash), m_span(parts.span), m_change(parts.change)
{
    switch (m_kind) {
    case Kind::Scalar:
        m_content.text = static_cast<const char *>(parts.content);
        break;
    case Kind::Mapping:
        m_content.entries = static_cast<const Entry *>(parts.content);
        break;
    case Kind::Sequence:
        m_content.items = static_cast<const Node *const *>(parts.content);
        break;
    }
}

const Entry *Node::findEntry(std::string_view key) const
{
    for (const Entry &entry : entries()) {
        if (entry.key->text() == key)
            return &entry;
    }
    return nullptr;
}

const Node *Node::find(std::string_view key) const
{
    const Entry *entry = findEntry(key);
    return entry ? entry->value : nullptr;
}

const Node *Node::findPath(std::initializer_list<std::string_view> keys) const
{
    const Node *node = this;
    for (const std::string_view key : keys) {
        node = node->find(key);
        if (!node)
            return nullptr;
    }
    return node;
}

} // namespace fleetwright::yaml
