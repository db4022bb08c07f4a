// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"

#include <algorithm>
#include <utility>

namespace fleetwright::argocd {

namespace {

// generators/generator_spec_processor.go of Argo CD v3.5.

bool isAllowed(GeneratorKind kind, GeneratorLevel level)
{
    const bool combines = kind == GeneratorKind::Matrix || kind == GeneratorKind::Merge;
    return !combines || level != GeneratorLevel::Terminal;
}

base::Result<ParameterSets> generate(Generation &generation, GeneratorKind kind,
                                     const yaml::Node *generator, GeneratorLevel level)
{
    if (!generator->isMapping())
        return invalidAt(generator, "a generator must be a map");
    switch (kind) {
    case GeneratorKind::List:
        return generateList(generation, generator);
    case GeneratorKind::Clusters:
        return generateClusters(generation, generator);
    case GeneratorKind::Git:
        return generateGit(generation, generator);
    case GeneratorKind::Matrix:
        return generateMatrix(generation, generator, level);
    case GeneratorKind::Merge:
        return generateMerge(generation, generator, level);
    default:
        break;
    }
    return generateRecorded(generation, kind, generator);
}

std::string subjectOf(const SetOrigin &origin)
{
    if (origin.parents.empty() || !origin.subject.empty())
        return origin.subject;
    std::string text;
    for (const SetOriginPtr &parent : origin.parents)
        text += (text.empty() ? "" : " × ") + subjectOf(*parent);
    return text;
}

/// Drops the sets that fail the entry's selector.
void filter(Generation &generation, const yaml::Node *entry, const yaml::Node *selectorNode,
            const model::Selector &selector, ParameterSets &sets)
{
    std::erase_if(sets, [&](const ParameterSet &set) {
        const auto flat = flattened(*set.values);
        const bool isIn = matches(selector, flat);
        if (generation.wantsDecisions()) {
            Decision decision;
            decision.rule = Decision::Rule::PostSelector;
            decision.isIn = isIn;
            decision.subject = subjectOf(*set.origin);
            decision.generator = entry->span();
            decision.place = selectorNode->span();
            decision.requirements = verdicts(selector, flat);
            generation.add(std::move(decision));
        }
        return !isIn;
    });
}

const yaml::Node *present(const yaml::Node *map, std::string_view key)
{
    const yaml::Node *value = map->find(key);
    return value && !value->isNull() ? value : nullptr;
}

} // namespace

base::Result<std::vector<EntryPart>> evaluateEntry(Generation &generation, const yaml::Node *entry,
                                                   GeneratorLevel level, const ValuePtr &outer)
{
    const yaml::Node *selectorNode = present(entry, "selector");
    const base::Result<model::Selector> selector =
        model::Selector::read(selectorNode, model::Selector::Values::Any);
    if (!selector)
        return wrapped("error parsing label selector", selector.error());
    const yaml::Node *rendered = entry;
    if (outer && !outer->fields().empty()) {
        const EntryTemplate text = EntryTemplate::compile(entry, generation.set().language);
        const yaml::NodeBuilder build(generation.arena());
        const base::Result<const yaml::Node *> done = text.render(*outer, build);
        if (!done)
            return wrapped("failed to replace parameters in generator", done.error());
        rendered = *done;
    }
    std::vector<EntryPart> parts;
    for (const GeneratorField &field : generatorFields) {
        const yaml::Node *generator = present(entry, field.name);
        if (!generator || !isAllowed(field.kind, level))
            continue;
        if (generation.environment().cancel.requested())
            return base::Error{.code = base::ErrorCode::Cancelled,
                               .detail = "cancelled",
                               .place = {},
                               .hint = {},
                               .causes = {}};
        base::Result<ParameterSets> sets =
            generate(generation, field.kind, rendered->find(field.name), level);
        if (!sets)
            return placedAt(std::move(sets).error(), generator);
        if (selectorNode)
            filter(generation, entry, selectorNode, *selector, *sets);
        parts.push_back({field.kind, generator, *std::move(sets)});
    }
    return parts;
}

base::Result<ParameterSets> evaluateChild(Generation &generation, const yaml::Node *entry,
                                          GeneratorLevel level, const ValuePtr &outer)
{
    base::Result<std::vector<EntryPart>> parts = evaluateEntry(generation, entry, level, outer);
    if (!parts)
        return wrapped("child generator returned an error on parameter generation",
                       std::move(parts).error());
    if (parts->empty())
        return invalidAt(entry, "child generator generated no parameters: the entry holds no "
                                "generator that is known or allowed here");
    if (parts->size() > 1)
        return invalidAt(entry, "found more than one generator in matrix.Generators");
    return std::move(parts->front().sets);
}

base::Error tooManySets(const yaml::Node *generator)
{
    base::Error error =
        invalidAt(generator, "the generator gives more than " + std::to_string(mostGenerated)
                                 + " parameter sets, the limit for one ApplicationSet");
    error.code = base::ErrorCode::TooLarge;
    return error;
}

} // namespace fleetwright::argocd
