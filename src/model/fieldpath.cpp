// SPDX-License-Identifier: Apache-2.0
#include "model/fieldpath.h"

#include "yaml/pathtext.h"

#include <utility>

namespace fleetwright::model {
namespace {

using Segment = FieldPath::Segment;

const yaml::Node *itemAt(const yaml::Node *sequence, std::size_t index)
{
    const auto items = sequence->items();
    return index < items.size() ? items[index] : nullptr;
}

const yaml::Node *itemWhere(const yaml::Node *sequence, const Segment &match)
{
    for (const yaml::Node *item : sequence->items()) {
        const yaml::Node *value = item->find(match.key);
        if (value && value->isScalar() && value->text() == match.value)
            return item;
    }
    return nullptr;
}

const yaml::Node *step(const yaml::Node *node, const Segment &segment)
{
    switch (segment.kind) {
    case Segment::Kind::Key:
        return node->find(segment.key);
    case Segment::Kind::Index:
        // A JSON pointer does not tell a mapping's key "0" from an index.
        return node->isMapping() ? node->find(std::to_string(segment.index))
                                 : itemAt(node, segment.index);
    case Segment::Kind::Match:
        return itemWhere(node, segment);
    }
    return nullptr;
}

} // namespace

std::string FieldPath::text() const
{
    std::string result;
    for (const Segment &segment : m_segments) {
        switch (segment.kind) {
        case Segment::Kind::Key:
            yaml::appendKeySegment(result, segment.key);
            break;
        case Segment::Kind::Index:
            yaml::appendIndexSegment(result, segment.index);
            break;
        case Segment::Kind::Match:
            yaml::appendMatchSegment(result, segment.key, segment.value);
            break;
        }
    }
    return result;
}

FieldPath FieldPath::child(Segment segment) const
{
    std::vector<Segment> segments = m_segments;
    segments.push_back(std::move(segment));
    return FieldPath(std::move(segments));
}

const yaml::Node *FieldPath::find(const yaml::Node *root) const
{
    const yaml::Node *node = root;
    for (const Segment &segment : m_segments) {
        if (!node)
            return nullptr;
        node = step(node, segment);
    }
    return node;
}

FieldPath::Segment segmentForItem(const yaml::Node *sequence, std::size_t index)
{
    Segment segment;
    segment.index = index;
    segment.kind = Segment::Kind::Index;
    const std::string_view key = yaml::itemKey(sequence);
    if (key.empty())
        return segment;
    segment.kind = Segment::Kind::Match;
    segment.index = 0;
    segment.key = key;
    segment.value = sequence->items()[index]->find(key)->text();
    return segment;
}

} // namespace fleetwright::model
