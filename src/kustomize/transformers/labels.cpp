// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/scalars.h"
#include "kustomize/transformers/transformers.h"

#include <algorithm>

namespace fleetwright::kustomize {
namespace {

/// Sets the entries of a `labels` or `annotations` mapping (filters/labels, filters/annotations).
class EntrySetter {
public:
    EntrySetter(const TransformContext &context, const yaml::Step *step, const yaml::Node *values)
        : m_context(context), m_step(step), m_added(context.builder.change(nullptr, step))
    {
        m_entries.reserve(values->entries().size());
        for (const yaml::Entry &entry : values->entries()) {
            const yaml::Node *value = entry.value;
            // map[string]string: a null is an empty text.
            const std::string_view text = value->isNull() ? std::string_view() : value->text();
            const yaml::Node *node =
                context.builder.scalar(yaml::Tag::String, text, value->span(),
                                       styleOfNew(yaml::Tag::String, text), m_added);
            m_entries.push_back({entry.key, node});
        }
    }

    base::Result<const yaml::Node *> operator()(const yaml::Node *current)
    {
        if (!current)
            return m_context.builder.mapping(m_entries, {}, yaml::Style::Block, m_added);
        if (current->isNull())
            return current; // a null that the spec does not create stays
        if (!current->isMapping())
            return wrongKind("MappingNode", current);
        const yaml::Node *result = current;
        for (const yaml::Entry &entry : m_entries) {
            const yaml::Node *old = result->find(entry.key->text());
            const yaml::Node *value = old ? inPlaceOf(old, entry.value) : entry.value;
            if (value != old)
                result = m_context.builder.withField(result, entry.key, value);
        }
        return result;
    }

    /// The object after all its places are done.
    const yaml::Node *finished(const yaml::Node *object)
    {
        const yaml::Node *result = exchanged(m_context, object, m_exchange);
        m_exchange.clear();
        return result;
    }

private:
    const yaml::Node *inPlaceOf(const yaml::Node *old, const yaml::Node *value)
    {
        if (old == value || (old->change() && old->change()->step == m_step))
            return old;
        const auto done = std::find_if(m_exchange.begin(), m_exchange.end(),
                                       [&](const auto &pair) { return pair.first == old; });
        if (done != m_exchange.end())
            return done->second;
        const yaml::Node *node =
            replaceScalar(m_context, m_step, old, yaml::Tag::String, value->text(), value->span());
        if (isSharedScalar(old))
            m_exchange.emplace_back(old, node);
        return node;
    }

    const TransformContext &m_context;
    const yaml::Step *m_step;
    const yaml::Change *m_added;
    std::vector<yaml::Entry> m_entries;
    Exchange m_exchange;
};

base::Result<void> transformEntries(const TransformContext &context, ResourceMap &resources,
                                    std::string_view field, const yaml::Node *values,
                                    std::span<const FieldSpec> specs)
{
    if (values->entries().empty())
        return {};
    EntrySetter setter(context, context.step(field, values->span()), values);
    const FieldSetter setEntries = [&](const yaml::Node *current) { return setter(current); };
    Effects::Step effects(context.effects, context.key(field).addKept(values).add(specs),
                          resources.resources.size());
    for (Resource &resource : resources.resources) {
        base::Result<const yaml::Node *> changed = effects.of(resource.root, [&] {
            base::Result<const yaml::Node *> set =
                applyAtFieldSpecs(context, resource.root, specs, CreateAs::Mapping, setEntries);
            return set ? setter.finished(set.value()) : std::move(set);
        });
        if (!changed)
            return std::move(changed).error();
        resource.root = changed.value();
    }
    return {};
}

} // namespace

base::Result<void> transformLabels(const TransformContext &context, ResourceMap &resources,
                                   std::string_view field, const yaml::Node *values,
                                   std::span<const FieldSpec> specs)
{
    return transformEntries(context, resources, field, values, specs);
}

base::Result<void> transformAnnotations(const TransformContext &context, ResourceMap &resources,
                                        std::string_view field, const yaml::Node *values,
                                        std::span<const FieldSpec> specs)
{
    return transformEntries(context, resources, field, values, specs);
}

} // namespace fleetwright::kustomize
