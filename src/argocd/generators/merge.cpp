// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"

#include <map>
#include <utility>

namespace fleetwright::argocd {

namespace {

// generators/merge.go of Argo CD v3.5.

GeneratorLevel below(GeneratorLevel level)
{
    return level == GeneratorLevel::Top ? GeneratorLevel::Nested : GeneratorLevel::Terminal;
}

struct KeyedSets {
    ParameterSets sets;
    std::map<std::string, std::size_t> positions; ///< by the merge keys' values as JSON
};

std::string keyOf(const ParameterSet &set, const std::vector<std::string> &mergeKeys)
{
    Value::Fields key;
    for (const std::string &name : mergeKeys) {
        const auto found = set.values->fields().find(name);
        key.emplace(name, found == set.values->fields().end() ? Value::null() : found->second);
    }
    return toJson(*Value::map(std::move(key)));
}

/// getParamSetsByMergeKey.
base::Result<KeyedSets> keyed(const yaml::Node *child, ParameterSets sets,
                              const std::vector<std::string> &mergeKeys)
{
    KeyedSets result;
    for (std::size_t at = 0; at < sets.size(); ++at) {
        std::string key = keyOf(sets[at], mergeKeys);
        if (!result.positions.emplace(key, at).second)
            return invalidAt(child, "error getting param sets by merge key: the parameters from a "
                                    "generator were not unique by the given mergeKeys, Merge "
                                    "requires all param sets to be unique. Duplicate key was "
                                        + key);
    }
    result.sets = std::move(sets);
    return result;
}

void explainUnmatched(Generation &generation, const yaml::Node *generator, const std::string &key,
                      const ParameterSet &set)
{
    if (!generation.wantsDecisions())
        return;
    Decision decision;
    decision.rule = Decision::Rule::MergeBase;
    decision.subject = set.origin->subject;
    decision.generator = generator->span();
    decision.place = set.origin->decidedBy;
    decision.note = "no set of the first generator has the merge keys " + key;
    generation.add(std::move(decision));
}

base::Result<ValuePtr> mergedValues(const Generation &generation, const ValuePtr &base,
                                    const ValuePtr &above)
{
    if (generation.isGo())
        return overridden(base, above);
    Value::Fields fields = base->fields();
    for (const auto &[key, value] : above->fields())
        fields.insert_or_assign(key, value);
    return Value::map(std::move(fields), Value::Kind::Map, base->span());
}

base::Result<void> override(Generation &generation, const yaml::Node *generator,
                            const KeyedSets &overrides, KeyedSets &bases,
                            std::vector<std::shared_ptr<SetOrigin>> &origins)
{
    for (const auto &[key, position] : overrides.positions) {
        const ParameterSet &above = overrides.sets[position];
        const auto found = bases.positions.find(key);
        if (found == bases.positions.end()) {
            explainUnmatched(generation, generator, key, above);
            continue;
        }
        ParameterSet &base = bases.sets[found->second];
        base::Result<ValuePtr> values = mergedValues(generation, base.values, above.values);
        if (!values)
            return placedAt(wrapped("error merging base param set with override param set",
                                    std::move(values).error()),
                            generator);
        base.values = *std::move(values);
        origins[found->second]->parents.push_back(above.origin);
    }
    return {};
}

} // namespace

base::Result<ParameterSets> generateMerge(Generation &generation, const yaml::Node *generator,
                                          GeneratorLevel level)
{
    const base::Result<std::vector<const yaml::Node *>> children =
        mapsField(generator, "generators");
    if (!children)
        return children.error();
    if (children->size() < 2)
        return invalidAt(generator, "found less than two generators, Merge requires two or more");
    const base::Result<std::vector<std::string>> mergeKeys = stringsField(generator, "mergeKeys");
    if (!mergeKeys)
        return mergeKeys.error();
    std::vector<KeyedSets> keyedSets;
    for (std::size_t at = 0; at < children->size(); ++at) {
        base::Result<ParameterSets> sets =
            evaluateChild(generation, (*children)[at], below(level), nullptr);
        if (!sets)
            return wrapped("error getting params from generator " + std::to_string(at + 1) + " of "
                               + std::to_string(children->size()),
                           std::move(sets).error());
        if (mergeKeys->empty())
            return invalidAt(generator, "error getting param sets by merge key: no merge keys were "
                                        "specified, Merge requires at least one");
        base::Result<KeyedSets> one = keyed((*children)[at], *std::move(sets), *mergeKeys);
        if (!one)
            return one.error();
        keyedSets.push_back(*std::move(one));
    }
    KeyedSets &bases = keyedSets.front();
    std::vector<std::shared_ptr<SetOrigin>> origins;
    for (ParameterSet &set : bases.sets) {
        auto origin = std::make_shared<SetOrigin>();
        origin->kind = SetOrigin::Kind::Merge;
        origin->generator = generator->span();
        origin->decidedBy = generator->span();
        origin->parents = {set.origin};
        set.origin = origin;
        origins.push_back(std::move(origin));
    }
    for (std::size_t at = 1; at < keyedSets.size(); ++at) {
        const base::Result<void> done =
            override(generation, generator, keyedSets[at], bases, origins);
        if (!done)
            return done.error();
    }
    return std::move(bases.sets);
}

} // namespace fleetwright::argocd
