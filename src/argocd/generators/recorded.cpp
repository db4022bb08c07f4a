// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"

#include <algorithm>
#include <string>
#include <utility>

namespace fleetwright::argocd {

namespace {

std::string_view nameOf(GeneratorKind kind)
{
    const auto found = std::find_if(generatorFields.begin(), generatorFields.end(),
                                    [kind](const auto &field) { return field.kind == kind; });
    return found->name;
}

/// The values of a kind in entries and their combinations, in the order of the manifest.
void collect(std::span<const yaml::Node *const> entries, std::string_view name,
             std::vector<const yaml::Node *> &found)
{
    for (const yaml::Node *entry : entries) {
        if (const yaml::Node *generator = entry->find(name))
            found.push_back(generator);
        for (const std::string_view combination : {"matrix", "merge"}) {
            if (const yaml::Node *children = entry->findPath({combination, "generators"}))
                collect(children->items(), name, found);
        }
    }
}

/// Rendered generators keep the span of what stands in the manifest.
std::size_t positionIn(const ApplicationSet &set, std::string_view name,
                       const yaml::Node *generator)
{
    std::vector<const yaml::Node *> all;
    collect(set.generators, name, all);
    const auto found = std::find_if(all.begin(), all.end(), [generator](const yaml::Node *other) {
        return other == generator
               || (generator->span().known() && other->span() == generator->span());
    });
    return static_cast<std::size_t>(found - all.begin());
}

const RecordedGenerator *recordFor(const Generation &generation, std::string_view name,
                                   const yaml::Node *generator)
{
    const std::size_t position = positionIn(generation.set(), name, generator);
    const std::vector<RecordedGenerator> &records = generation.environment().recorded;
    const auto found =
        std::find_if(records.begin(), records.end(), [&](const RecordedGenerator &record) {
            return record.applicationSet == generation.set().text() && record.generator == name
                   && record.position == position;
        });
    return found == records.end() ? nullptr : &*found;
}

std::string whyUnknown(GeneratorKind kind)
{
    switch (kind) {
    case GeneratorKind::PullRequest:
        return "which pull requests are open is not in Git";
    case GeneratorKind::ScmProvider:
        return "which repositories the provider holds is not in Git";
    case GeneratorKind::ClusterDecisionResource:
        return "the resource whose status decides is not in Git";
    default:
        return "a plugin's answer is not in Git";
    }
}

base::Error unknown(GeneratorKind kind, const yaml::Node *generator)
{
    base::Error error =
        invalidAt(generator, "what the " + std::string(nameOf(kind))
                                 + " generator gives is unknown: " + whyUnknown(kind));
    error.code = base::ErrorCode::Unresolved;
    error.hint = "record its parameter sets (see docs/cli-json.md, generate)";
    return error;
}

void addShortened(Value::Fields &fields, const std::string &from, const std::string &to,
                  std::size_t length)
{
    const auto whole = fields.find(from);
    if (whole == fields.end() || !whole->second->isString() || fields.contains(to))
        return;
    fields.emplace(to,
                   Value::string(whole->second->text().substr(0, length), whole->second->span()));
}

/// What Argo CD derives from the rest (generators/pull_request.go, scm_provider.go).
ValuePtr completed(GeneratorKind kind, const ValuePtr &values)
{
    constexpr std::size_t shortLength = 8;
    constexpr std::size_t shorterLength = 7;
    Value::Fields fields = values->fields();
    if (kind == GeneratorKind::PullRequest) {
        addShortened(fields, "head_sha", "head_short_sha", shortLength);
        addShortened(fields, "head_sha", "head_short_sha_7", shorterLength);
    } else if (kind == GeneratorKind::ScmProvider) {
        addShortened(fields, "sha", "short_sha", shortLength);
        addShortened(fields, "sha", "short_sha_7", shorterLength);
    }
    return Value::map(std::move(fields), Value::Kind::Map, values->span());
}

/// collectParams (generators/duck_type.go): its `values` are not templates.
ValuePtr withLiteralValues(const ValuePtr &parameters, const yaml::Node *values, bool isGo)
{
    Value::Fields fields = parameters->fields();
    Value::Fields nested;
    for (const yaml::Entry &entry : values->entries()) {
        ValuePtr value = Value::string(std::string(entry.value->text()), entry.value->span());
        if (isGo)
            nested.insert_or_assign(std::string(entry.key->text()), std::move(value));
        else
            fields.insert_or_assign("values." + std::string(entry.key->text()), std::move(value));
    }
    if (!nested.empty())
        fields.insert_or_assign("values", Value::map(std::move(nested), Value::Kind::StringMap));
    return Value::map(std::move(fields), Value::Kind::Map, parameters->span());
}

SetOriginPtr recordedOrigin(const yaml::Node *generator, const ValuePtr &values, std::size_t number)
{
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = SetOrigin::Kind::Recorded;
    origin->subject = "recorded set " + std::to_string(number);
    origin->generator = generator->span();
    origin->decidedBy = generator->span();
    origin->source = values->span();
    return origin;
}

} // namespace

base::Result<ParameterSets> generateRecorded(Generation &generation, GeneratorKind kind,
                                             const yaml::Node *generator)
{
    const RecordedGenerator *record = recordFor(generation, nameOf(kind), generator);
    if (!record)
        return unknown(kind, generator);
    const base::Result<GeneratorValues> values =
        GeneratorValues::read(generator, generation.set().language);
    if (!values)
        return values.error();
    ParameterSets sets;
    for (const ValuePtr &written : record->parameterSets) {
        const ValuePtr parameters = completed(kind, written);
        base::Result<ValuePtr> all =
            kind == GeneratorKind::ClusterDecisionResource && !values->isEmpty()
                ? withLiteralValues(parameters, generator->find("values"), generation.isGo())
                : values->appendedTo(parameters);
        if (!all)
            return all.error();
        sets.push_back({*std::move(all), recordedOrigin(generator, written, sets.size() + 1)});
        if (sets.size() > mostGenerated)
            return tooManySets(generator);
    }
    return sets;
}

} // namespace fleetwright::argocd
