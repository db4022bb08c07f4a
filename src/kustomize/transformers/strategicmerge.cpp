// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/mergelist.h"
#include "kustomize/transformers/mergetree.h"
#include "kustomize/transformers/patch.h"
#include "kustomize/transformers/scalars.h"

#include <algorithm>
#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

constexpr std::string_view directiveKey = "$patch";

enum class Directive : std::uint8_t { Merge, Replace, Delete };

/// The schema of a nested object that names its own type (Walker.GetSchema).
SchemaNode schemaByType(const Schema &schema, const yaml::Node *node)
{
    if (!node || !node->isMapping())
        return {};
    const yaml::Node *apiVersion = node->find("apiVersion");
    const yaml::Node *kind = node->find("kind");
    if (!apiVersion || !kind || apiVersion->isNull() || kind->isNull())
        return {};
    return schema.ofType(apiVersion->text(), kind->text());
}

/// Tells which parts of an object a merge leaves as they are when the patch says nothing of them.
/// Only lists with incomplete or repeated keys, nulls without a text and texts that get quotes are
/// changed by the walk itself.
class Stability {
public:
    explicit Stability(const Schema &schema) : m_schema(schema) {}

    [[nodiscard]] bool isStable(const yaml::Node *node, SchemaNode schema) const
    {
        if (node->isScalar())
            return node->isNull() ? !node->text().empty()
                                  : !getsQuotes(node->tag(), node->style(), node->text());
        if (!schema.known())
            schema = schemaByType(m_schema, node);
        if (node->isMapping()) {
            return std::all_of(node->entries().begin(), node->entries().end(),
                               [&](const yaml::Entry &entry) {
                                   return isStable(entry.value, schema.field(entry.key->text()));
                               });
        }
        return !schema.mergesItems() || isStableList(node, schema);
    }

private:
    [[nodiscard]] bool isStableList(const yaml::Node *list, SchemaNode schema) const
    {
        const std::span<const std::string_view> keys = schema.mergeKeys();
        std::vector<std::string_view> values;
        values.reserve(list->size());
        for (const yaml::Node *item : list->items()) {
            const yaml::Node *value = keys.empty() ? item : item->find(keys.front());
            if (!value || !value->isScalar() || value->isNull() || value->text().empty())
                return false;
            values.push_back(value->text());
        }
        if (hasRepeats(values))
            return false;
        const SchemaNode items = schema.items();
        return keys.empty()
               || std::all_of(list->items().begin(), list->items().end(),
                              [&](const yaml::Node *item) { return isStable(item, items); });
    }

    static bool hasRepeats(std::vector<std::string_view> &values)
    {
        constexpr std::size_t few = 12;
        if (values.size() <= few) {
            for (std::size_t i = 1; i < values.size(); ++i) {
                if (std::find(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i),
                              values[i])
                    != values.begin() + static_cast<std::ptrdiff_t>(i))
                    return true;
            }
            return false;
        }
        std::sort(values.begin(), values.end());
        return std::adjacent_find(values.begin(), values.end()) != values.end();
    }

    const Schema &m_schema;
};

/// kyaml's Walker with merge2's Merger: `dest` is the object's side, `origin` the patch's.
class Merger {
public:
    using Outcome = base::Result<MergeNode *>; ///< nullptr: the value goes away

    Merger(const TransformContext &context, const yaml::Step *step)
        : m_schema(context.schema), m_stability(context.schema), m_tree(context, step)
    {}

    MergeTree &tree() { return m_tree; }

    Outcome walk(MergeNode *dest, MergeNode *origin, SchemaNode schema)
    {
        if (!schema.known())
            schema = schemaOf(dest, origin);
        const MergeNode *first = dest && !dest->isNull() ? dest : origin;
        if (!first || first->isNull())
            return walkMapping(dest, origin, schema); // empty nodes are walked as mappings
        for (const MergeNode *node : {dest, origin}) {
            if (node && !node->isNull() && node->kind() != first->kind())
                return kindMismatch(first->kind(), node, origin);
        }
        switch (first->kind()) {
        case yaml::Kind::Mapping:
            return walkMapping(dest, origin, schema);
        case yaml::Kind::Sequence:
            if (schema.mergesItems())
                return walkList(dest, origin, schema);
            MergeTree::takeStyle(dest, origin);
            break;
        case yaml::Kind::Scalar:
            break;
        }
        return origin ? origin : dest;
    }

private:
    SchemaNode schemaOf(MergeNode *dest, MergeNode *origin)
    {
        for (MergeNode *node : {dest, origin}) {
            if (!node || !node->isMapping())
                continue;
            const MergeNode *apiVersion = m_tree.field(node, "apiVersion");
            const MergeNode *kind = m_tree.field(node, "kind");
            if (!apiVersion || !kind || apiVersion->isNull() || kind->isNull())
                continue;
            const SchemaNode schema = m_schema.ofType(apiVersion->text(), kind->text());
            if (schema.known())
                return schema;
        }
        return {};
    }

    static base::Error kindMismatch(yaml::Kind expected, const MergeNode *node,
                                    const MergeNode *origin)
    {
        const std::string_view name = expected == yaml::Kind::Mapping    ? "MappingNode"
                                      : expected == yaml::Kind::Sequence ? "SequenceNode"
                                                                         : "ScalarNode";
        base::Error error = wrongKind(name, node->source());
        if (origin && origin->source() && origin->source()->span().known())
            error.place = origin->source()->span().place();
        error.hint = "the patch gives the field another form than the object has";
        return error;
    }

    static base::Error unknownDirective(std::string_view text, const MergeNode *node)
    {
        return {base::ErrorCode::Invalid,
                "unknown patch strategy '" + std::string(text) + "'",
                node->source() && node->source()->span().known()
                    ? std::optional(node->source()->span().place())
                    : std::nullopt,
                "$patch is one of replace, merge and delete",
                {}};
    }

    static base::Result<Directive> directiveOf(std::string_view text, const MergeNode *node)
    {
        if (text == "delete")
            return Directive::Delete;
        if (text == "replace")
            return Directive::Replace;
        if (text == "merge")
            return Directive::Merge;
        return unknownDirective(text, node);
    }

    /// determineSmpDirective: reads `$patch` of a mapping or a list and takes it out.
    base::Result<Directive> takeDirective(MergeNode *origin)
    {
        if (!origin)
            return Directive::Merge;
        if (origin->isSequence())
            return takeListDirective(origin);
        if (!origin->isMapping()) {
            return base::Error{base::ErrorCode::Invalid,
                               "no implemented strategic merge patch strategy for a scalar",
                               std::nullopt,
                               "",
                               {}};
        }
        const MergeNode *value = m_tree.field(origin, directiveKey);
        if (!value)
            return Directive::Merge;
        base::Result<Directive> directive = directiveOf(value->text(), value);
        if (directive)
            m_tree.clearField(origin, directiveKey);
        return directive;
    }

    base::Result<Directive> takeListDirective(MergeNode *origin)
    {
        for (MergeNode *item : m_tree.items(origin)) {
            MergeNode *value = item->isMapping() ? m_tree.field(item, directiveKey) : nullptr;
            if (!value)
                continue;
            if (item->size() > 1) // then it is that item's directive
                return Directive::Merge;
            base::Result<Directive> directive = directiveOf(value->text(), value);
            if (!directive)
                return directive;
            const std::string_view keys[] = {directiveKey};
            const std::string_view values[] = {value->text()};
            if (base::Result<void> done = setElement(m_tree, origin, nullptr, keys, values); !done)
                return done.error();
            return directive;
        }
        return Directive::Merge;
    }

    /// Merger.VisitMap.
    Outcome visitMapping(MergeNode *dest, MergeNode *origin)
    {
        MergeTree::takeStyle(dest, origin);
        if (!dest || dest->isNull()) {
            const base::Result<Directive> directive = takeDirective(origin);
            if (directive && directive.value() == Directive::Delete)
                return nullptr;
            if (!origin && dest && !dest->text().empty()) {
                MergeTree::keepNull(dest); // an explicit null of the object stays
                return dest;
            }
            return origin;
        }
        if (origin && origin->isNull())
            return nullptr;
        const base::Result<Directive> directive = takeDirective(origin);
        if (!directive)
            return directive.error();
        return chosen(directive.value(), dest, origin);
    }

    /// Merger.VisitList of an associative list.
    Outcome visitList(MergeNode *dest, MergeNode *origin)
    {
        MergeTree::takeStyle(dest, origin);
        if (!dest || dest->isNull())
            return origin;
        if (origin && origin->isNull())
            return nullptr;
        const base::Result<Directive> directive = takeDirective(origin);
        if (!directive)
            return directive.error();
        return chosen(directive.value(), dest, origin);
    }

    static MergeNode *chosen(Directive directive, MergeNode *dest, MergeNode *origin)
    {
        switch (directive) {
        case Directive::Delete:
            return nullptr;
        case Directive::Replace:
            return origin;
        case Directive::Merge:
            break;
        }
        return dest;
    }

    Outcome walkMapping(MergeNode *destination, MergeNode *origin, SchemaNode schema)
    {
        Outcome visited = visitMapping(destination, origin);
        if (!visited || !visited.value() || !visited.value()->isMapping())
            return visited;
        MergeNode *dest = visited.value();
        if (dest != origin) {
            if (base::Result<void> done = settle(dest, origin, schema); !done)
                return done.error();
        }
        if (!origin || !origin->isMapping())
            return dest;
        // Merging may drop fields of the patch itself when both sides are the same node.
        std::vector<const yaml::Node *> keys;
        for (const MergeNode::Field &field : m_tree.fields(origin))
            keys.push_back(field.key);
        for (const yaml::Node *key : keys) {
            Outcome value = walk(m_tree.field(dest, key->text()), m_tree.field(origin, key->text()),
                                 schema.field(key->text()));
            if (!value)
                return value;
            m_tree.setField(dest, key, value.value());
        }
        return dest;
    }

    /// Walks the fields of the object that the patch does not have.
    base::Result<void> settle(MergeNode *dest, MergeNode *origin, SchemaNode schema)
    {
        std::vector<const yaml::Node *> unstable;
        for (const MergeNode::Field &field : m_tree.fields(dest)) {
            if (origin && origin->isMapping() && m_tree.field(origin, field.key->text()))
                continue;
            if (!field.open && m_stability.isStable(field.closed, schema.field(field.key->text())))
                continue;
            unstable.push_back(field.key);
        }
        for (const yaml::Node *key : unstable) {
            Outcome value =
                walk(m_tree.field(dest, key->text()), nullptr, schema.field(key->text()));
            if (!value)
                return std::move(value).error();
            m_tree.setField(dest, key, value.value());
        }
        return {};
    }

    Outcome walkList(MergeNode *destination, MergeNode *origin, SchemaNode schema)
    {
        Outcome visited = visitList(destination, origin);
        if (!visited || !visited.value())
            return visited;
        MergeNode *dest = visited.value();
        if (!dest->isSequence())
            return dest; // a null that the patch adds: it clears the field
        const std::span<const std::string_view> keys = schema.mergeKeys();
        if (!keys.empty())
            return mergeItems(keyValues(dest, origin, keys), keys, dest, origin, schema);
        constexpr std::string_view byValue[] = {""};
        return mergeItems(primitiveValues(dest, origin), byValue, dest, origin, schema);
    }

    /// elementValues: the patch's items first (MergeOptionsListPrepend).
    std::vector<KeyValues> keyValues(MergeNode *dest, MergeNode *origin,
                                     std::span<const std::string_view> keys)
    {
        std::vector<KeyValues> all;
        for (MergeNode *list : {origin, dest}) {
            if (!list || !list->isSequence())
                continue;
            for (MergeNode *item : m_tree.items(list)) {
                KeyValues values;
                for (const std::string_view key : keys) {
                    const MergeNode *field = m_tree.field(item, key);
                    values.push_back(field ? field->text() : std::string_view());
                    if (field && field->isNull())
                        values.back() = {};
                }
                if (std::find(all.begin(), all.end(), values) == all.end())
                    all.push_back(std::move(values));
            }
        }
        return all;
    }

    std::vector<KeyValues> primitiveValues(MergeNode *dest, MergeNode *origin)
    {
        std::vector<KeyValues> all;
        for (MergeNode *list : {origin, dest}) {
            if (!list || !list->isSequence())
                continue;
            for (const MergeNode *item : m_tree.items(list)) {
                KeyValues values{item->text()};
                if (std::find(all.begin(), all.end(), values) == all.end())
                    all.push_back(std::move(values));
            }
        }
        return all;
    }

    /// setAssociativeSequenceElements.
    Outcome mergeItems(std::vector<KeyValues> all, std::span<const std::string_view> keys,
                       MergeNode *dest, MergeNode *origin, SchemaNode schema)
    {
        if (all.empty())
            return dest;
        if (keys.size() > 1)
            unifyValues(all);
        const SchemaNode itemSchema = schema.items();
        MergeNode *merged = m_tree.emptyListLike(dest);
        ValidKeys valid;
        for (const KeyValues &values : all) {
            valid = validKeys(all, values, keys);
            base::Result<void> done = mergeItem(merged, valid, dest, origin, itemSchema);
            if (!done)
                return done.error();
        }
        if (base::Result<void> done = appendElements(m_tree, merged, dest, valid.keys); !done)
            return done.error();
        return merged;
    }

    base::Result<void> mergeItem(MergeNode *merged, const ValidKeys &valid, MergeNode *dest,
                                 MergeNode *origin, SchemaNode schema)
    {
        const ValidKeys own = validKeys({&valid.values, 1}, valid.values, valid.keys);
        MergeNode *ownItem = findElement(m_tree, dest, own.keys, own.values);
        Outcome walked = walk(ownItem, findElement(m_tree, origin, own.keys, own.values), schema);
        if (!walked)
            return std::move(walked).error();
        MergeNode *value = walked.value();
        if (!value || value->isNullOrEmptyMapping())
            return removeItem(dest, valid);
        if (ownItem)
            MergeTree::takePlace(value, ownItem);
        for (std::size_t i = 0; i < valid.keys.size(); ++i) {
            const std::string_view key = valid.keys[i];
            if (valid.values[i].empty() || m_tree.field(value, key))
                continue;
            if (value->isMapping())
                m_tree.setField(value, keyNode(key), m_tree.plainScalar(valid.values[i]));
            else if (value->isScalar() && key.empty())
                m_tree.setText(value, valid.values[i]);
            else
                return wrongKind(key.empty() ? "ScalarNode" : "MappingNode", value->source());
        }
        return setElement(m_tree, merged, value, valid.keys, valid.values);
    }

    base::Result<void> removeItem(MergeNode *dest, const ValidKeys &valid)
    {
        for (std::size_t i = 0; i < valid.keys.size(); ++i) {
            base::Result<void> done = setElement(m_tree, dest, nullptr, valid.keys, valid.values);
            if (!done)
                return done;
        }
        return {};
    }

    const yaml::Node *keyNode(std::string_view key) { return m_tree.builder().string(key); }

    const Schema &m_schema;
    Stability m_stability;
    MergeTree m_tree;
};

/// Finds scalars that the merge put in the place of ones that stand at several places of the
/// object.
class ExchangeFinder {
public:
    explicit ExchangeFinder(const yaml::Step *step) : m_step(step) {}

    /// `before` is what stood there, where that is known: equal nodes need no look.
    void find(const yaml::Node *before, const yaml::Node *after)
    {
        if (before == after)
            return;
        for (const yaml::Entry &entry : after->entries())
            find(before ? before->find(entry.key->text()) : nullptr, entry.value);
        for (const yaml::Node *item : after->items())
            find(nullptr, item);
        const yaml::Change *change = after->isScalar() ? after->change() : nullptr;
        if (change && change->step == m_step && change->previous
            && isSharedScalar(change->previous))
            m_exchange.emplace_back(change->previous, after);
    }

    [[nodiscard]] const Exchange &exchange() const { return m_exchange; }

private:
    const yaml::Step *m_step;
    Exchange m_exchange;
};

} // namespace

const yaml::Node *preparedPatch(const TransformContext &context, const yaml::Step *step,
                                const yaml::Node *patch)
{
    const yaml::Change *added = context.builder.change(nullptr, step);
    struct Marker {
        const yaml::NodeBuilder &builder;
        const yaml::Change *change;

        const yaml::Node *operator()(const yaml::Node *node) const
        {
            if (node->isMapping()) {
                std::vector<yaml::Entry> entries;
                entries.reserve(node->size());
                for (const yaml::Entry &entry : node->entries())
                    entries.push_back({entry.key, (*this)(entry.value)});
                return builder.mapping(entries, node->span(), node->style(), change);
            }
            if (node->isSequence()) {
                std::vector<const yaml::Node *> items;
                items.reserve(node->size());
                for (const yaml::Node *item : node->items())
                    items.push_back((*this)(item));
                return builder.sequence(items, node->span(), node->style(), change);
            }
            return builder.withChange(node, change);
        }
    };
    return Marker{context.builder, added}(patch);
}

base::Result<std::optional<const yaml::Node *>>
mergePrepared(const TransformContext &context, const yaml::Step *step, const yaml::Node *target,
              const yaml::Node *patch, SchemaNode schema)
{
    Merger merger(context, step);
    MergeTree &tree = merger.tree();
    MergeNode *object = tree.open(target, MergeTree::Side::Object);
    base::Result<MergeNode *> merged =
        merger.walk(object, tree.open(patch, MergeTree::Side::Patch), schema);
    if (!merged)
        return std::move(merged).error();
    if (!merged.value() || merged.value()->isNullOrEmptyMapping())
        return std::optional<const yaml::Node *>();
    if (merged.value() != object)
        return std::optional(
            target); // `$patch: replace` of a whole object: kustomize drops the outcome
    const yaml::Node *result = tree.close(merged.value());
    ExchangeFinder finder(step);
    finder.find(target, result);
    return std::optional(exchanged(context, result, finder.exchange()));
}

base::Result<std::optional<const yaml::Node *>>
strategicMerge(const TransformContext &context, const yaml::Step *step, const yaml::Node *target,
               const yaml::Node *patch, SchemaNode schema)
{
    return mergePrepared(context, step, target, preparedPatch(context, step, patch), schema);
}

} // namespace fleetwright::kustomize
