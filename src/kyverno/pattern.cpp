// SPDX-License-Identifier: Apache-2.0
#include "kyverno/pattern.h"

#include "kyverno/anchor.h"
#include "kyverno/value.h"
#include "kyverno/wildcard.h"

#include <algorithm>
#include <map>

namespace fleetwright::kyverno {

namespace {

using Entries = std::vector<Pattern::Entry>;
using Labels = std::map<std::string, const yaml::Node *, std::less<>>;

Entries::iterator findTag(Entries &entries, std::string_view tag)
{
    return std::find_if(entries.begin(), entries.end(), [&](const Pattern::Entry &entry) {
        const std::optional<Anchor> anchor = Anchor::parse(entry.key);
        return entry.key == tag || (anchor && anchor->key == tag);
    });
}

std::string expandedKey(std::string_view key, const yaml::Node *pattern, const Labels &labels)
{
    std::string first;
    for (const auto &[name, value] : labels) {
        if (!wildcardMatches(key, name))
            continue;
        if (valueMatches(value, pattern))
            return name;
        if (first.empty())
            first = name;
    }
    return first.empty() ? std::string(key) : first;
}

/// Only texts are kept, as Go's map[string]string keeps them.
void expandTag(Entries &metadata, std::string_view tag, const yaml::Node *resourceMetadata)
{
    const auto entry = findTag(metadata, tag);
    const yaml::Node *found = resourceMetadata->find(tag);
    if (entry == metadata.end() || !entry->value.isMapping() || !found || !found->isMapping())
        return;
    Labels labels;
    for (const yaml::Entry &label : found->entries()) {
        if (label.value->isString())
            labels.emplace(label.key->text(), label.value);
    }
    std::map<std::string, Pattern> expanded;
    for (const auto &[key, pattern] : entry->value.entries) {
        if (!pattern.scalar || !pattern.scalar->isString())
            continue;
        std::string name = key;
        if (hasWildcard(key)) {
            const std::optional<Anchor> anchor = Anchor::parse(key);
            name = anchor ? anchor->with(expandedKey(anchor->key, pattern.scalar, labels))
                          : expandedKey(key, pattern.scalar, labels);
        }
        expanded.insert_or_assign(std::move(name), pattern);
    }
    entry->value.entries.clear();
    for (auto &[key, pattern] : expanded)
        entry->value.entries.push_back({key, std::move(pattern)});
}

bool decidesAlone(const Anchor &anchor)
{
    return anchor.type != Anchor::Type::AddIfNotPresent;
}

} // namespace

Pattern Pattern::of(const yaml::Node *node)
{
    Pattern pattern;
    pattern.kind = node->kind();
    if (node->isScalar())
        pattern.scalar = node;
    for (const yaml::Entry &entry : node->entries())
        pattern.entries.push_back({std::string(entry.key->text()), of(entry.value)});
    std::sort(pattern.entries.begin(), pattern.entries.end(),
              [](const Entry &left, const Entry &right) { return left.key < right.key; });
    for (const yaml::Node *item : node->items())
        pattern.items.push_back(of(item));
    return pattern;
}

Pattern Pattern::below(std::vector<std::string_view> keys) const
{
    Pattern pattern = *this;
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        Pattern above;
        above.kind = yaml::Kind::Mapping;
        above.entries.push_back({std::string(*key), std::move(pattern)});
        pattern = std::move(above);
    }
    return pattern;
}

bool hasNestedAnchors(const Pattern &pattern)
{
    for (const auto &[key, below] : pattern.entries) {
        const std::optional<Anchor> anchor = Anchor::parse(key);
        if ((anchor && decidesAlone(*anchor)) || hasNestedAnchors(below))
            return true;
    }
    return std::any_of(pattern.items.begin(), pattern.items.end(), hasNestedAnchors);
}

Entries expandedInMetadata(const Pattern &pattern, const yaml::Node *resource)
{
    Entries entries = pattern.entries;
    const auto metadata = findTag(entries, "metadata");
    const yaml::Node *found = resource->find("metadata");
    if (metadata == entries.end() || !metadata->value.isMapping() || !found || !found->isMapping())
        return entries;
    expandTag(metadata->value.entries, "labels", found);
    expandTag(metadata->value.entries, "annotations", found);
    return entries;
}

} // namespace fleetwright::kyverno
