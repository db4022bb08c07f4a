// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/scalars.h"
#include "kustomize/transformers/transformers.h"

#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

enum class Where : std::uint8_t { Before, After };

/// prefixFieldSpecsToSkip of PrefixTransformer.go and its suffix twin.
bool isExempt(const IdView &id)
{
    return id.kind == "CustomResourceDefinition" || id.kind == "Namespace"
           || (id.kind == "APIService" && id.group() == "apiregistration.k8s.io");
}

class Affixer {
public:
    Affixer(const TransformContext &context, const yaml::Node *value, Where where,
            const yaml::Step *step)
        : m_context(context), m_value(value), m_where(where), m_step(step),
          m_set([this](const yaml::Node *current) { return set(current); })
    {}

    base::Result<void> apply(Resource &resource, std::span<const FieldSpec> specs,
                             std::span<Effects::Step> effects)
    {
        // The original id counts, and only its type; the views stay valid while the arena lives.
        const IdView original = resource.originalView();
        if (isExempt(original))
            return {};
        const std::string kind(original.kind);
        for (std::size_t index = 0; index < specs.size(); ++index) {
            const FieldSpec &spec = specs[index];
            IdView id = resource.view();
            id.kind = kind;
            if (!appliesTo(spec, id))
                continue;
            if (spec.path == "metadata/name")
                note(resource);
            base::Result<const yaml::Node *> changed = effects[index].of(resource.root, [&] {
                return applyAtFieldSpecs(m_context, resource.root, {&spec, 1}, CreateAs::Scalar,
                                         m_set);
            });
            if (!changed)
                return std::move(changed).error();
            resource.root = changed.value();
        }
        return {};
    }

private:
    void note(Resource &resource) const
    {
        const std::string_view text = m_value->text();
        if (text.empty())
            return;
        (m_where == Where::Before ? resource.prefixes : resource.suffixes).emplace_back(text);
        resource.storePreviousId(m_context.schema);
    }

    base::Result<const yaml::Node *> set(const yaml::Node *current)
    {
        if (current && !current->isScalar())
            return wrongKind("ScalarNode", current);
        m_text.clear();
        if (m_where == Where::Before)
            m_text += m_value->text();
        if (current)
            m_text += current->text();
        if (m_where == Where::After)
            m_text += m_value->text();
        return replaceText(m_context, m_step, current, m_text, m_value->span());
    }

    const TransformContext &m_context;
    const yaml::Node *m_value;
    Where m_where;
    const yaml::Step *m_step;
    FieldSetter m_set;
    std::string m_text;
};

base::Result<void> transformNames(const TransformContext &context, ResourceMap &resources,
                                  const yaml::Node *value, std::span<const FieldSpec> specs,
                                  Where where)
{
    if (value->text().empty())
        return {};
    const std::string_view field = where == Where::Before ? "namePrefix" : "nameSuffix";
    Affixer affixer(context, value, where, context.step(field));
    std::vector<Effects::Step> effects;
    for (const FieldSpec &spec : specs)
        effects.emplace_back(context.effects,
                             context.key(field).addKept(value).add(std::span(&spec, 1)),
                             resources.resources.size());
    for (Resource &resource : resources.resources) {
        if (base::Result<void> done = affixer.apply(resource, specs, effects); !done)
            return done;
    }
    return {};
}

} // namespace

base::Result<void> transformPrefix(const TransformContext &context, ResourceMap &resources,
                                   const yaml::Node *value, std::span<const FieldSpec> specs)
{
    return transformNames(context, resources, value, specs, Where::Before);
}

base::Result<void> transformSuffix(const TransformContext &context, ResourceMap &resources,
                                   const yaml::Node *value, std::span<const FieldSpec> specs)
{
    return transformNames(context, resources, value, specs, Where::After);
}

} // namespace fleetwright::kustomize
