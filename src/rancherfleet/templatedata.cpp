// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/templatedata.h"

#include "base/sourcefile.h"
#include "rancherfleet/fleetyaml.h"
#include "yaml/jsonnodes.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::Entry;
using yaml::Node;

constexpr std::string_view labelPrefix = "global.fleet.clusterLabels.";
constexpr int deepestLabel = 50; ///< maxTemplateRecursionDepth

bool isPlaceholder(const Node *value)
{
    return value->isString() && value->text().starts_with(labelPrefix);
}

gotemplate::Value valueOf(const Node *node, gotemplate::Heap &heap)
{
    using gotemplate::Value;
    if (node->isMapping()) {
        gotemplate::MapData *map = heap.newMap(node->size());
        for (const Entry &entry : node->entries())
            heap.set(*map, entry.key->text(), valueOf(entry.value, heap));
        return Value::map(map);
    }
    if (node->isSequence()) {
        gotemplate::SliceData *list = heap.newSlice(node->size());
        for (std::size_t i = 0; i < node->size(); ++i)
            list->elements[i] = valueOf(node->items()[i], heap).boxed();
        return Value::slice(list);
    }
    switch (node->tag()) {
    case yaml::Tag::Null:
        return Value();
    case yaml::Tag::Bool:
        return Value::boolean(yaml::parseBool(node->text()).value_or(false));
    case yaml::Tag::Int:
    case yaml::Tag::Float:
        return Value::real(yaml::parseFloat(node->text()).value_or(0));
    default:
        return heap.string(node->text());
    }
}

gotemplate::Value dictionary(const Labels &labels, gotemplate::Heap &heap)
{
    gotemplate::MapData *map = heap.newMap(labels.size());
    for (const auto &[key, value] : labels)
        heap.set(*map, key, heap.string(value));
    return gotemplate::Value::map(map);
}

Error notValues(const std::string &reason)
{
    Error error;
    error.detail = "failed to interpret rendered template as helm values: " + reason;
    return error;
}

/// YAML that lies in no file.
Result<const Node *> readText(std::string_view text, const yaml::NodeBuilder &build)
{
    const auto file = std::make_shared<const base::SourceFile>(base::RepoPath(), std::string(text));
    const Result<const Node *> document = firstDocument(file, build);
    if (!document)
        return notValues(document.error().detail);
    Result<const Node *> nodes = yaml::nodesRead(build, *document, yaml::Places::Drop);
    if (!nodes)
        return notValues(nodes.error().detail);
    return nodes;
}

/// Puts what a template printed where its text was written.
class Placement {
public:
    Placement(const yaml::Step *step, const yaml::NodeBuilder &build) : m_step(step), m_build(build)
    {}

    /// `written` may be nullptr: the template made the value, `place` is where it stands.
    const Node *placed(const Node *value, const Node *written, const base::Span &place) const
    {
        if (written && yaml::equal(value, written))
            return written;
        const base::Span span = written && written->span().known() ? written->span() : place;
        if (value->isMapping())
            return placedMapping(value, written, span);
        if (value->isSequence())
            return placedSequence(value, written, span);
        return m_build.withChange(m_build.withSpan(value, span), m_build.change(written, m_step));
    }

private:
    const Node *placedMapping(const Node *value, const Node *written, const base::Span &span) const
    {
        std::vector<Entry> entries;
        for (const Entry &entry : value->entries()) {
            const Entry *known = written ? written->findEntry(entry.key->text()) : nullptr;
            entries.push_back({known ? known->key : m_build.withSpan(entry.key, span),
                               placed(entry.value, known ? known->value : nullptr, span)});
        }
        return m_build.mapping(entries, span);
    }

    const Node *placedSequence(const Node *value, const Node *written, const base::Span &span) const
    {
        std::vector<const Node *> items;
        for (std::size_t i = 0; i < value->size(); ++i) {
            const bool isKnown = written && i < written->items().size();
            items.push_back(
                placed(value->items()[i], isKnown ? written->items()[i] : nullptr, span));
        }
        return m_build.sequence(items, span);
    }

    const yaml::Step *m_step;
    const yaml::NodeBuilder &m_build;
};

class LabelReplacement {
public:
    LabelReplacement(const Labels &labels, const yaml::Step *step, const yaml::NodeBuilder &build)
        : m_labels(labels), m_step(step), m_build(build)
    {}

    Result<const Node *> mapping(const Node *map, int depth) const
    {
        if (depth > deepestLabel) {
            Error error;
            error.detail = "maximum recursion depth of 50 exceeded for cluster label prefix "
                           "processing, too many nested values";
            if (map->span().known())
                error.place = map->span().place();
            return error;
        }
        std::vector<Entry> entries;
        for (const Entry &entry : map->entries()) {
            Result<const Node *> value = valueIn(entry.value, depth);
            if (!value)
                return value;
            entries.push_back({entry.key, *value});
        }
        return m_build.mapping(entries, map->span());
    }

private:
    Result<const Node *> valueIn(const Node *value, int depth) const
    {
        if (isPlaceholder(value))
            return label(value);
        if (value->isMapping())
            return mapping(value, depth + 1);
        if (!value->isSequence())
            return value;
        std::vector<const Node *> items;
        for (const Node *item : value->items()) {
            Result<const Node *> replaced =
                item->isMapping() ? mapping(item, depth + 1) : Result<const Node *>(item);
            if (!replaced)
                return replaced;
            items.push_back(*replaced);
        }
        return m_build.sequence(items, value->span());
    }

    const Node *label(const Node *value) const
    {
        const auto found = m_labels.find(value->text().substr(labelPrefix.size()));
        return m_build.string(found == m_labels.end() ? std::string_view() : found->second,
                              value->span(), m_build.change(value, m_step));
    }

    const Labels &m_labels;
    const yaml::Step *m_step;
    const yaml::NodeBuilder &m_build;
};

} // namespace

bool holdsPlaceholder(const Node *values, int depth)
{
    // Beyond the depth Fleet fails, which withLabels has to tell.
    if (depth > deepestLabel)
        return true;
    return std::ranges::any_of(values->entries(), [depth](const Entry &entry) {
        if (entry.value->isMapping())
            return holdsPlaceholder(entry.value, depth + 1);
        if (entry.value->isSequence())
            return std::ranges::any_of(entry.value->items(), [depth](const Node *item) {
                return item->isMapping() && holdsPlaceholder(item, depth + 1);
            });
        return isPlaceholder(entry.value);
    });
}

Result<const Node *> withLabels(const Node *values, const Labels &labels, const yaml::Step *step,
                                const yaml::NodeBuilder &build)
{
    return LabelReplacement(labels, step, build).mapping(values, 0);
}

gotemplate::Value clusterData(const Cluster &cluster, const Labels &labels,
                              const Labels &annotations, gotemplate::Heap &heap)
{
    gotemplate::MapData *data = heap.newMap(5);
    heap.set(*data, "ClusterNamespace", heap.string(cluster.metadata.nameSpace));
    heap.set(*data, "ClusterName", heap.string(cluster.metadata.name));
    heap.set(*data, "ClusterLabels", dictionary(labels, heap));
    heap.set(*data, "ClusterAnnotations", dictionary(annotations, heap));
    heap.set(*data, "ClusterValues",
             cluster.templateValues ? valueOf(cluster.templateValues, heap)
                                    : gotemplate::Value::map(heap.newMap()));
    return gotemplate::Value::map(data);
}

Result<const Node *> readRendered(std::string_view text, const Node *values, const yaml::Step *step,
                                  const yaml::NodeBuilder &build)
{
    const Result<const Node *> read = readText(text, build);
    if (!read)
        return read;
    if ((*read)->isNull())
        return build.mapping({}, values->span());
    if (!(*read)->isMapping())
        return notValues("it is no map");
    return Placement(step, build).placed(*read, values, values->span());
}

Result<const Node *> readRenderedKey(std::string_view text, const Node *source,
                                     const yaml::Step *step, const yaml::NodeBuilder &build)
{
    const Result<const Node *> read = readText(text, build);
    if (!read)
        return read;
    return Placement(step, build).placed(*read, nullptr, source->span());
}

} // namespace fleetwright::rancherfleet
