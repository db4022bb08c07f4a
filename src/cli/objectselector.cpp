// SPDX-License-Identifier: Apache-2.0
#include "cli/objectselector.h"

#include "base/glob.h"
#include "base/nearest.h"

#include <algorithm>
#include <vector>

namespace fleetwright::cli {

namespace {

using Segment = model::FieldPath::Segment;

base::Error malformed(std::string_view text)
{
    return {.code = base::ErrorCode::Invalid,
            .detail = "\"" + std::string(text) + "\" names no object",
            .place = {},
            .hint = "write Kind/name, Kind/namespace/name or Kind.group/namespace/name, then "
                    "#field.path for a field",
            .causes = {}};
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('/', begin);
        parts.emplace_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

/// Joins key segments again as long as the mapping has such a key: the path was cut at dots that
/// belong to a key.
std::optional<FoundField> descend(const yaml::Node *node, const std::vector<Segment> &segments,
                                  std::size_t at, const model::FieldPath &walked)
{
    if (at == segments.size())
        return FoundField{walked, node};
    const model::FieldPath plain({segments[at]});
    if (const yaml::Node *next = plain.find(node)) {
        if (std::optional<FoundField> found =
                descend(next, segments, at + 1, walked.child(segments[at])))
            return found;
    }
    std::string joined = segments[at].key;
    for (std::size_t end = at + 1; end < segments.size(); ++end) {
        if (segments[at].kind != Segment::Kind::Key || segments[end].kind != Segment::Kind::Key)
            break;
        joined += '.' + segments[end].key;
        const yaml::Node *next = node->find(joined);
        if (!next)
            continue;
        const Segment key{.kind = Segment::Kind::Key, .key = joined, .value = {}, .index = 0};
        if (std::optional<FoundField> found = descend(next, segments, end + 1, walked.child(key)))
            return found;
    }
    return std::nullopt;
}

} // namespace

base::Result<ObjectSelector> ObjectSelector::fromText(std::string_view text)
{
    ObjectSelector selector;
    const std::size_t hash = text.find('#');
    if (hash != std::string_view::npos)
        selector.field = text.substr(hash + 1);
    const std::vector<std::string> parts = split(text.substr(0, hash));
    if (parts.size() < 2 || parts.size() > 3 || parts.front().empty() || parts.back().empty())
        return malformed(text);
    const std::size_t dot = parts.front().find('.');
    selector.kind = parts.front().substr(0, dot);
    if (dot != std::string::npos)
        selector.group = parts.front().substr(dot + 1);
    if (parts.size() == 3)
        selector.nameSpace = parts[1];
    selector.name = parts.back();
    return selector;
}

bool ObjectSelector::matches(const model::Object &object) const
{
    return base::globMatches(kind, object.id.kind)
           && (!group || base::globMatches(*group, object.id.group))
           && (!nameSpace || base::globMatches(*nameSpace, object.id.nameSpace))
           && (base::globMatches(name, object.id.name)
               || base::globMatches(name, object.stableName));
}

std::optional<FoundField> findField(const yaml::Node *root, const model::FieldPath &path)
{
    return descend(root, path.segments(), 0, model::FieldPath());
}

std::string nearestObject(const model::Snapshot &snapshot, model::ClusterIndex cluster,
                          const ObjectSelector &selector)
{
    const std::string asked = selector.kind + '/' + selector.name;
    std::vector<std::string> texts;
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.kind + '/' + object.stableName == asked)
                return "there is " + object.id.text();
            texts.push_back(object.id.kind + '/' + object.stableName);
        }
    }
    const std::vector<std::string_view> names(texts.begin(), texts.end());
    const std::string_view nearest = base::nearestName(asked, names);
    if (nearest.empty())
        return "`fleetwright-cli get '*/*/*'` lists all objects";
    return "did you mean " + std::string(nearest) + "?";
}

std::string nearestField(const yaml::Node *root, const model::FieldPath &path)
{
    model::FieldPath walked;
    const yaml::Node *node = root;
    for (const Segment &segment : path.segments()) {
        const yaml::Node *next = model::FieldPath({segment}).find(node);
        if (next) {
            node = next;
            walked = walked.child(segment);
            continue;
        }
        std::vector<std::string> texts;
        for (const yaml::Entry &entry : node->entries())
            texts.emplace_back(entry.key->text());
        for (std::size_t index = 0; index < node->items().size(); ++index)
            texts.push_back(model::FieldPath({model::segmentForItem(node, index)}).text());
        const std::string wanted = model::FieldPath({segment}).text();
        const std::vector<std::string_view> names(texts.begin(), texts.end());
        const std::string_view nearest = base::nearestName(wanted, names);
        const std::string where = walked.isRoot() ? "the object" : walked.text();
        if (!nearest.empty())
            return "did you mean " + std::string(nearest) + " in " + where + "?";
        constexpr std::size_t most = 8;
        std::string list;
        for (std::size_t at = 0; at < std::min(most, texts.size()); ++at)
            list += (at == 0 ? "" : ", ") + texts[at];
        if (texts.empty())
            return where + " is a value";
        return where + " has " + list + (texts.size() > most ? " …" : "");
    }
    return {};
}

} // namespace fleetwright::cli
