// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/fieldfilters.h"
#include "kustomize/transformers/scalars.h"
#include "kustomize/transformers/transformers.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <string>

namespace fleetwright::kustomize {
namespace {

/// True if the resource has, or once had, the name under a type that the spec selects.
bool wasNamed(const Resource &resource, std::string_view name, const FieldSpec &spec)
{
    const IdView current = resource.view();
    if (current.name == name && appliesTo(spec, current))
        return true;
    return std::any_of(resource.previous.begin(), resource.previous.end(),
                       [&](const PreviousId &earlier) {
                           IdView id = current;
                           id.kind = earlier.kind;
                           return earlier.name == name && appliesTo(spec, id);
                       });
}

/// resid.Gvk.String of a spec's type.
std::string typeText(const FieldSpec &spec)
{
    std::string text(spec.kind.empty() ? "[noKind]" : spec.kind);
    text += '.';
    text += spec.version.empty() ? "[noVer]" : spec.version;
    text += '.';
    text += spec.group.empty() ? "[noGrp]" : spec.group;
    return text;
}

base::Error unmatched(const yaml::Node *entry, std::string_view name,
                      std::span<const FieldSpec> specs)
{
    std::string types;
    for (const FieldSpec &spec : specs) {
        if (!types.empty())
            types += ' ';
        types += typeText(spec);
    }
    return {base::ErrorCode::NoMatch,
            "resource with name " + std::string(name)
                + " does not match a config with the following GVK [" + types + "]",
            entry->span().known() ? std::optional(entry->span().place()) : std::nullopt,
            "name a workload of this layer",
            {}};
}

base::Result<void> applyEntry(const TransformContext &context, ResourceMap &resources,
                              const yaml::Node *entry, const yaml::Step *step,
                              std::span<const FieldSpec> specs)
{
    const yaml::Node *nameNode = entry->find("name");
    const yaml::Node *count = entry->find("count");
    const std::string_view name = nameNode ? nameNode->text() : std::string_view();
    std::string text = "0";
    if (count && !count->isNull()) {
        const std::optional<yaml::Integer> number =
            count->tag() == yaml::Tag::Int ? yaml::parseInteger(count->text()) : std::nullopt;
        if (!number) {
            return base::Error{base::ErrorCode::Invalid,
                               "replicas: count is no integer",
                               count->span().known() ? std::optional(count->span().place())
                                                     : std::nullopt,
                               "write a number without quotes",
                               {}};
        }
        text = (number->negative ? "-" : "") + std::to_string(number->magnitude);
    }
    const base::Span source = count ? count->span() : entry->span();
    const FieldSetter set = [&](const yaml::Node *current) -> base::Result<const yaml::Node *> {
        if (current && !current->isScalar())
            return wrongKind("ScalarNode", current);
        return replaceScalar(context, step, current, yaml::Tag::Int, text, source);
    };
    bool found = false;
    for (const FieldSpec &spec : specs) {
        Effects::Step effects(context.effects,
                              context.key("replicas").addKept(entry).add(std::span(&spec, 1)), 1);
        for (Resource &resource : resources.resources) {
            if (!wasNamed(resource, name, spec))
                continue;
            found = true;
            base::Result<const yaml::Node *> changed = effects.of(resource.root, [&] {
                return applyAtFieldSpecs(context, resource.root, {&spec, 1}, CreateAs::Scalar, set);
            });
            if (!changed)
                return std::move(changed).error();
            resource.root = changed.value();
        }
    }
    return found ? base::Result<void>() : unmatched(entry, name, specs);
}

} // namespace

base::Result<void> transformReplicas(const TransformContext &context, ResourceMap &resources,
                                     const yaml::Node *replicas, std::span<const FieldSpec> specs)
{
    const yaml::Step *step = context.step("replicas");
    for (const yaml::Node *entry : replicas->items()) {
        if (base::Result<void> done = applyEntry(context, resources, entry, step, specs); !done)
            return done;
    }
    return {};
}

} // namespace fleetwright::kustomize
