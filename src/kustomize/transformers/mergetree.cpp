// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/mergetree.h"

#include "kustomize/transformers/scalars.h"

#include <algorithm>

namespace fleetwright::kustomize {

std::size_t MergeNode::size() const
{
    if (!m_isOpen)
        return m_content ? m_content->size() : 0;
    return isMapping() ? m_fields.size() : m_items.size();
}

MergeNode *MergeTree::open(const yaml::Node *node, Side side)
{
    MergeNode &opened = m_nodes.emplace_back();
    opened.m_kind = node->kind();
    opened.m_tag = node->tag();
    opened.m_style = node->style();
    opened.m_text = node->text();
    opened.m_content = node;
    opened.m_place = side == Side::Object ? node : nullptr;
    return &opened;
}

MergeNode *MergeTree::emptyListLike(const MergeNode *model)
{
    MergeNode &list = m_nodes.emplace_back();
    list.m_kind = yaml::Kind::Sequence;
    list.m_style = yaml::Style::Block;
    list.m_content = model->m_content;
    list.m_place = model->m_place;
    list.m_isOpen = true;
    return &list;
}

MergeNode *MergeTree::plainScalar(std::string_view text)
{
    MergeNode &scalar = m_nodes.emplace_back();
    scalar.m_text = text;
    scalar.m_tag = tagOfText(text, yaml::Style::Plain);
    return &scalar;
}

void MergeTree::openContent(MergeNode *node)
{
    if (node->m_isOpen)
        return;
    node->m_isOpen = true;
    if (!node->m_content)
        return;
    const Side side =
        node->m_place && node->m_place == node->m_content ? Side::Object : Side::Patch;
    if (node->isMapping()) {
        node->m_fields.reserve(node->m_content->size());
        for (const yaml::Entry &entry : node->m_content->entries())
            node->m_fields.push_back({entry.key, entry.value, nullptr});
    } else if (node->isSequence()) {
        node->m_items.reserve(node->m_content->size());
        for (const yaml::Node *item : node->m_content->items())
            node->m_items.push_back(open(item, side));
    }
}

std::span<MergeNode::Field> MergeTree::fields(MergeNode *mapping)
{
    openContent(mapping);
    return mapping->m_fields;
}

std::vector<MergeNode *> &MergeTree::items(MergeNode *sequence)
{
    openContent(sequence);
    return sequence->m_items;
}

MergeNode *MergeTree::valueOf(MergeNode *mapping, MergeNode::Field &field)
{
    if (!field.open) {
        const bool own = mapping->m_place && mapping->m_place == mapping->m_content;
        field.open = open(field.closed, own ? Side::Object : Side::Patch);
    }
    return field.open;
}

MergeNode *MergeTree::field(MergeNode *mapping, std::string_view key)
{
    if (!mapping->isMapping())
        return nullptr;
    for (MergeNode::Field &field : fields(mapping)) {
        if (field.key->text() == key)
            return valueOf(mapping, field);
    }
    return nullptr;
}

void MergeTree::clearField(MergeNode *mapping, std::string_view key)
{
    openContent(mapping);
    std::vector<MergeNode::Field> &list = mapping->m_fields;
    const auto found = std::find_if(list.begin(), list.end(), [&](const MergeNode::Field &field) {
        return field.key->text() == key;
    });
    if (found != list.end())
        list.erase(found);
}

void MergeTree::setField(MergeNode *mapping, const yaml::Node *key, MergeNode *value)
{
    if (!value || (value->isNull() && !value->m_keepNull)) {
        clearField(mapping, key->text());
        return;
    }
    if (value->isScalar() && getsQuotes(value->m_tag, value->m_style, value->m_text))
        value->m_style = yaml::Style::DoubleQuoted;
    MergeNode *current = field(mapping, key->text());
    if (!current) {
        openContent(mapping);
        mapping->m_fields.push_back({key, nullptr, value});
        return;
    }
    if (current == value)
        return;
    value->m_style = current->m_style;
    const yaml::Node *place = current->m_place;
    *current = *value;
    current->m_place = place;
}

void MergeTree::setText(MergeNode *scalar, std::string_view text)
{
    scalar->m_text = text;
    scalar->m_tag = tagOfText(text, scalar->m_style);
}

void MergeTree::takeStyle(MergeNode *dest, const MergeNode *origin)
{
    if (dest && origin && !dest->isScalar() && dest->size() == 0)
        dest->m_style = origin->m_style;
}

void MergeTree::takePlace(MergeNode *value, const MergeNode *previous)
{
    if (value != previous && !value->m_place)
        value->m_place = previous->m_place;
}

const yaml::Change *MergeTree::changeOf(const MergeNode *node) const
{
    if (node->m_place && node->m_place != node->m_content)
        return m_context.builder.change(node->m_place, m_step);
    return node->m_content ? node->m_content->change() : m_context.builder.change(nullptr, m_step);
}

const yaml::Node *MergeTree::close(const MergeNode *node)
{
    switch (node->kind()) {
    case yaml::Kind::Mapping:
        return closedMapping(node);
    case yaml::Kind::Sequence:
        return closedSequence(node);
    case yaml::Kind::Scalar:
        break;
    }
    return closedScalar(node);
}

const yaml::Node *MergeTree::closedScalar(const MergeNode *node)
{
    const yaml::Node *content = node->m_content;
    const bool moved = node->m_place && node->m_place != content;
    const yaml::Tag tag = moved ? tagInStyle(node->m_tag, node->m_style) : node->m_tag;
    const bool same = content && content->tag() == tag && content->text() == node->m_text
                      && content->style() == node->m_style;
    if (same && !moved)
        return content;
    const base::Span span = content ? content->span() : base::Span{};
    return m_context.builder.scalar(tag, node->m_text, span, node->m_style, changeOf(node));
}

const yaml::Node *MergeTree::closedMapping(const MergeNode *node)
{
    const yaml::Node *content = node->m_content;
    const bool moved = node->m_place && node->m_place != content;
    const bool sameStyle = content && content->style() == node->m_style;
    if (!node->m_isOpen) {
        if (!sameStyle)
            return m_context.builder.mapping(content->entries(), content->span(), node->m_style,
                                             changeOf(node));
        return moved ? m_context.builder.withChange(content, changeOf(node)) : content;
    }
    std::vector<yaml::Entry> entries;
    entries.reserve(node->m_fields.size());
    bool same = sameStyle && content->size() == node->m_fields.size() && !moved;
    for (std::size_t i = 0; i < node->m_fields.size(); ++i) {
        const MergeNode::Field &field = node->m_fields[i];
        entries.push_back({field.key, field.open ? close(field.open) : field.closed});
        same = same && content->entries()[i].value == entries.back().value
               && content->entries()[i].key == field.key;
    }
    if (same)
        return content;
    return m_context.builder.mapping(entries, content ? content->span() : base::Span{},
                                     node->m_style, changeOf(node));
}

const yaml::Node *MergeTree::closedSequence(const MergeNode *node)
{
    const yaml::Node *content = node->m_content;
    const bool moved = node->m_place && node->m_place != content;
    const bool sameStyle = content && content->style() == node->m_style;
    if (!node->m_isOpen) {
        if (!sameStyle)
            return m_context.builder.sequence(content->items(), content->span(), node->m_style,
                                              changeOf(node));
        return moved ? m_context.builder.withChange(content, changeOf(node)) : content;
    }
    std::vector<const yaml::Node *> items;
    items.reserve(node->m_items.size());
    for (const MergeNode *item : node->m_items)
        items.push_back(close(item));
    const bool same =
        sameStyle && !moved
        && std::equal(items.begin(), items.end(), content->items().begin(), content->items().end());
    if (same)
        return content;
    return m_context.builder.sequence(items, content ? content->span() : base::Span{},
                                      node->m_style, changeOf(node));
}

} // namespace fleetwright::kustomize
