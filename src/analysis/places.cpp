// SPDX-License-Identifier: Apache-2.0
#include "analysis/places.h"

namespace fleetwright::analysis {

namespace {

base::Place placeOfStep(const yaml::Node *value)
{
    const yaml::Change *change = value->change();
    if (change && change->step && change->step->span.known())
        return change->step->span.place();
    return {};
}

/// The parameter that a template's text takes, "branch" of "{{ .branch }}"; "" for none.
std::string parameterOf(std::string_view text)
{
    const std::size_t open = text.find("{{");
    const std::size_t close = text.find("}}");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {};
    text = text.substr(open + 2, close - open - 2);
    while (!text.empty() && (text.front() == ' ' || text.front() == '-' || text.front() == '.'))
        text.remove_prefix(1);
    const std::size_t end = text.find_first_of(" |-}");
    return std::string(text.substr(0, end));
}

} // namespace

base::Place placeOf(const yaml::Node *node)
{
    return node && node->span().known() ? node->span().place() : base::Place{};
}

base::Place placeOfValue(const yaml::Node *value)
{
    return !value || value->span().known() ? placeOf(value) : placeOfStep(value);
}

base::Place placeOfField(const yaml::Node *mapping, std::string_view key)
{
    const yaml::Entry *entry = mapping ? mapping->findEntry(key) : nullptr;
    if (!entry)
        return {};
    if (!entry->value->isScalar() && entry->key->span().known())
        return entry->key->span().place();
    return placeOfValue(entry->value);
}

base::Place suppliedPlace(const model::Unit &unit, const yaml::Node *value)
{
    const base::Place place = placeOfValue(value);
    if (!value || !value->span().known())
        return place;
    const std::string name = parameterOf(value->span().text());
    if (name.empty())
        return place;
    for (const model::Reason &reason : unit.declaration->reasons) {
        if (reason.kind != model::Reason::Kind::Parameter || reason.place.line == 0)
            continue;
        std::string_view subject = reason.subject;
        if (subject.starts_with('.'))
            subject.remove_prefix(1);
        if (subject.starts_with(name + " = "))
            return reason.place;
    }
    return place;
}

const yaml::Node *fieldAt(const yaml::Node *root, const std::vector<std::string_view> &keys)
{
    for (const std::string_view key : keys)
        root = root ? root->find(key) : nullptr;
    return root;
}

base::Place objectPlace(const yaml::Node *object)
{
    const yaml::Node *name = object ? object->findPath({"metadata", "name"}) : nullptr;
    base::Place place = placeOfValue(name ? name : object);
    for (const yaml::Node *at = name; at; at = at->change() ? at->change()->previous : nullptr) {
        if (at->span().known())
            place = at->span().place();
    }
    return place;
}

std::string objectText(const model::ResourceId &id)
{
    return id.kind + '/' + id.nameSpace + '/' + id.name;
}

std::string subjectOf(const model::Object &object)
{
    return object.id.kind + '/' + object.id.nameSpace + '/' + object.stableName;
}

} // namespace fleetwright::analysis
