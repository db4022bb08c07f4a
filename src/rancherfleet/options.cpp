// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/options.h"

#include "rancherfleet/fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::rancherfleet {

namespace {

using yaml::Entry;
using yaml::Node;
using yaml::NodeBuilder;

constexpr std::array<std::string_view, 6> oredHelmFields{
    "force", "atomic", "takeOwnership", "disablePreProcess", "waitForJobs", "disableDNS"};

/// A mapping while it is changed.
class Fields {
public:
    explicit Fields(const Node *mapping)
        : m_place(mapping ? mapping->span() : base::Span{}),
          m_entries(mapping
                        ? std::vector<Entry>(mapping->entries().begin(), mapping->entries().end())
                        : std::vector<Entry>())
    {}

    [[nodiscard]] const Node *find(std::string_view key) const
    {
        const auto found = position(key);
        return found == m_entries.end() ? nullptr : found->value;
    }

    void set(const Node *key, const Node *value)
    {
        const auto found = position(key->text());
        if (found == m_entries.end())
            m_entries.push_back({key, value});
        else
            m_entries[static_cast<std::size_t>(found - m_entries.begin())].value = value;
    }

    void erase(std::string_view key)
    {
        std::erase_if(m_entries, [key](const Entry &entry) { return entry.key->text() == key; });
    }

    [[nodiscard]] const Node *node(const NodeBuilder &build) const
    {
        return build.mapping(m_entries, m_place);
    }

private:
    [[nodiscard]] std::vector<Entry>::const_iterator position(std::string_view key) const
    {
        return std::ranges::find_if(m_entries,
                                    [key](const Entry &entry) { return entry.key->text() == key; });
    }

    base::Span m_place;
    std::vector<Entry> m_entries;
};

std::string downstreamKey(const Node *resource)
{
    std::string kind = stringAt(resource, "kind");
    std::ranges::transform(kind, kind.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return kind + '|' + stringAt(resource, "name");
}

std::string valuesFromKey(const Node *source)
{
    for (const auto &[field, name] :
         {std::pair<std::string_view, std::string_view>{"configMapKeyRef", "configmap"},
          {"secretKeyRef", "secret"}}) {
        if (const Node *reference = source->find(field))
            return std::string(name) + '|' + stringAt(reference, "namespace") + '|'
                   + stringAt(reference, "name") + '|' + stringAt(reference, "key");
    }
    return {}; // no identity: always appended
}

std::string comparePatchKey(const Node *patch)
{
    return stringAt(patch, "apiVersion") + '|' + stringAt(patch, "kind") + '|'
           + stringAt(patch, "namespace") + '|' + stringAt(patch, "name");
}

class Merge {
public:
    Merge(const yaml::Step *step, const NodeBuilder &build) : m_step(step), m_build(build) {}

    const Node *options(const Node *base, const Node *custom) const
    {
        Fields result(base);
        for (const std::string_view field :
             {"defaultNamespace", "namespace", "serviceAccount", "keepResources", "correctDrift"})
            override(result, custom, field);
        if (custom->find("helm"))
            put(result, custom, "helm", helm(result.find("helm"), custom->find("helm")));
        if (const Node *kustomize = custom->find("kustomize")) {
            Fields merged(result.find("kustomize"));
            override(merged, kustomize, "dir");
            put(result, custom, "kustomize", merged.node(m_build));
        }
        if (const Node *diff = custom->find("diff")) {
            Fields merged(result.find("diff"));
            unite(merged, diff, "comparePatches", comparePatchKey);
            put(result, custom, "diff", merged.node(m_build));
        }
        if (const Node *yaml = custom->find("yaml"))
            put(result, custom, "yaml", overlays(result.find("yaml"), yaml));
        if (integerAt(custom, "forceSyncGeneration") > 0)
            override(result, custom, "forceSyncGeneration");
        unite(result, custom, "downstreamResources", downstreamKey);
        return result.node(m_build);
    }

    const Node *values(const Node *base, const Node *custom) const
    {
        Fields result(base);
        for (const Entry &entry : custom->entries()) {
            const Node *below = result.find(entry.key->text());
            if (below && below->isMapping() && entry.value->isMapping())
                result.set(entry.key, values(below, entry.value));
            else
                result.set(entry.key, replacing(below, entry.value));
        }
        return result.node(m_build);
    }

private:
    const Node *replacing(const Node *below, const Node *value) const
    {
        return m_build.withChange(value, m_build.change(below, m_step));
    }

    static void put(Fields &result, const Node *custom, std::string_view field, const Node *value)
    {
        result.set(custom->findEntry(field)->key, value);
    }

    /// What is given wins. Given means neither empty nor false nor zero: the rest is not there.
    void override(Fields &result, const Node *custom, std::string_view field) const
    {
        if (const Node *value = custom->find(field))
            put(result, custom, field, replacing(result.find(field), value));
    }

    const Node *helm(const Node *base, const Node *custom) const
    {
        Fields result(base);
        const std::int64_t timeout = integerAt(custom, "timeoutSeconds");
        if (timeout > 0)
            override(result, custom, "timeoutSeconds");
        else if (timeout < 0)
            result.erase("timeoutSeconds");
        for (const std::string_view field : {"values", "templateValues"}) {
            const Node *below = result.find(field);
            const Node *value = custom->find(field);
            if (value)
                put(result, custom, field, below ? values(below, value) : replacing(below, value));
        }
        unite(result, custom, "valuesFrom", valuesFromKey);
        for (const std::string_view field : {"repo", "chart", "version", "releaseName"})
            override(result, custom, field);
        for (const std::string_view field : oredHelmFields)
            override(result, custom, field);
        return result.node(m_build);
    }

    const Node *overlays(const Node *base, const Node *custom) const
    {
        Fields result(base);
        const Entry *more = custom->findEntry("overlays");
        if (!more)
            return result.node(m_build);
        std::vector<const Node *> items;
        if (const Node *below = result.find("overlays"))
            items.assign(below->items().begin(), below->items().end());
        for (const Node *item : more->value->items())
            items.push_back(replacing(nullptr, item));
        result.set(more->key, m_build.sequence(items, more->value->span()));
        return result.node(m_build);
    }

    /// merge.ByKey
    void unite(Fields &result, const Node *custom, std::string_view field,
               std::string (*keyOf)(const Node *)) const
    {
        const Entry *more = custom->findEntry(field);
        if (!more || more->value->items().empty())
            return;
        std::vector<const Node *> items;
        if (const Node *below = result.find(field))
            items.assign(below->items().begin(), below->items().end());
        std::map<std::string, std::size_t> positions;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (const std::string key = keyOf(items[i]); !key.empty())
                positions.insert_or_assign(key, i);
        }
        std::set<std::string> seen;
        for (const Node *item : more->value->items()) {
            const std::string key = keyOf(item);
            if (!key.empty() && !seen.insert(key).second)
                continue;
            const auto known = key.empty() ? positions.end() : positions.find(key);
            if (known == positions.end())
                items.push_back(replacing(nullptr, item));
            else
                items[known->second] = replacing(items[known->second], item);
        }
        result.set(more->key, m_build.sequence(items, more->value->span()));
    }

    const yaml::Step *m_step;
    const NodeBuilder &m_build;
};

} // namespace

const Node *mergedValues(const Node *base, const Node *custom, const yaml::Step *step,
                         const NodeBuilder &build)
{
    return Merge(step, build).values(base, custom);
}

const Node *mergedOptions(const Node *base, const Node *custom, const yaml::Step *step,
                          const NodeBuilder &build)
{
    return Merge(step, build).options(base, custom);
}

const Node *withValues(const Node *options, const Node *values, const NodeBuilder &build)
{
    const Node *helm = options->find("helm");
    if (!helm && !values)
        return options;
    Fields fields(helm);
    const Entry *written = helm ? helm->findEntry("values") : nullptr;
    if (values)
        fields.set(written ? written->key : build.string("values"), values);
    else
        fields.erase("values");
    Fields result(options);
    const Entry *entry = options->findEntry("helm");
    result.set(entry ? entry->key : build.string("helm"), fields.node(build));
    return result.node(build);
}

const Node *withoutEmptyParts(const Node *options, const NodeBuilder &build)
{
    std::vector<Entry> kept;
    for (const Entry &entry : options->entries()) {
        const bool isValues = entry.key->text() == "values";
        const Node *value = entry.value->isMapping() && !isValues
                                ? withoutEmptyParts(entry.value, build)
                                : entry.value;
        if (value->isScalar() || value->size() > 0)
            kept.push_back({entry.key, value});
    }
    return build.mapping(kept, options->span());
}

} // namespace fleetwright::rancherfleet
