// SPDX-License-Identifier: Apache-2.0
// Values that sit in the wrong layer: taken out, moved up, moved down, swapped.
#include "analysis/layers/repeatedoverride.h"
#include "quickfix/placevalue.h"

#include <algorithm>

namespace fleetwright::quickfix {

using base::Result;

Result<Intended> removeHiddenValue(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    if (auto done = bench.add(withoutValueAt(bench.found(), finding.clusters, finding.place));
        !done)
        return std::move(done).error();
    return Intended::nobody();
}

Result<Intended> removeValue(Bench &bench)
{
    const model::Finding &finding = bench.finding();
    if (auto done = bench.add(withoutValueAt(bench.found(), finding.clusters, finding.place));
        !done)
        return std::move(done).error();
    return Intended::exactly(finding.clusters);
}

Result<Intended> hoistValue(Bench &bench)
{
    const model::Snapshot &snapshot = bench.found();
    const model::Finding &finding = bench.finding();
    const analysis::Settings &settings = bench.input().settings();
    const auto &repetitions = bench.input().once<analysis::layers::RepeatedOverrides>().all;
    const auto repetition = std::ranges::find_if(repetitions, [&](const auto &one) {
        return settings.places()[one.places.front()].place == finding.place;
    });
    if (repetition == repetitions.end())
        return byHand("the layers no longer repeat the value", finding.place);
    const model::Layer &parent = snapshot.layers[repetition->parent];
    const Result<RenderedPlace> value = valueAt(snapshot, finding.clusters, finding.place);
    if (!value)
        return value.error();
    const std::string text(value->value->text());
    const yaml::Tag tag = value->value->tag();
    // What the children say goes first: the parent's value would not show otherwise.
    for (const analysis::SettingIndex index : repetition->places) {
        const auto now = bench.fleet();
        if (!now)
            return now.error();
        const base::Place &place = settings.places()[index].place;
        if (auto done = bench.add(withoutValueAt(**now, readersOf(**now, place.file), place));
            !done)
            return std::move(done).error();
    }
    if (auto done =
            bench.add(edit::SetField{edit::Scope::ofLayer(parent.path), idForIntent(*value->object),
                                     value->field, text, tag, parent.path});
        !done)
        return std::move(done).error();
    return Intended::nobody();
}

Result<Intended> swapOutlier(Bench &bench)
{
    const model::Snapshot &snapshot = bench.found();
    const model::Finding &finding = bench.finding();
    const Result<RenderedPlace> kept = valueAt(snapshot, finding.clusters, finding.place);
    if (!kept)
        return kept.error();
    const auto step = stepAt(snapshot, *kept, finding.place);
    if (!step)
        return byHand("the layer of the value is not known", finding.place);
    const std::string old(kept->value->text());
    const yaml::Tag tag = kept->value->tag();
    const model::ClusterSet keeping = setOf(snapshot, finding.clusters);
    const auto reach = snapshot.reachByFile.find(finding.place.file);
    if (reach == snapshot.reachByFile.end())
        return byHand("no cluster reads the layer", finding.place);
    const model::ClusterSet others = reach->second.difference(keeping);
    const yaml::Node *common = nullptr;
    std::vector<edit::SettingStep> overrides;
    for (const model::ClusterIndex cluster : others.indices()) {
        const model::Object *object = sameObject(snapshot, cluster, *kept->object);
        const yaml::Node *value = object ? kept->field.find(object->root) : nullptr;
        if (value == nullptr || !value->isScalar())
            continue;
        common = value;
        const RenderedPlace own{cluster, object, kept->field, value};
        const auto supplied = supplyingStep(snapshot, own);
        if (!supplied || supplied->step.place == step->step.place)
            continue;
        const bool known = std::ranges::any_of(overrides, [&](const edit::SettingStep &other) {
            return other.step.place == supplied->step.place;
        });
        if (!known)
            overrides.push_back(*supplied);
    }
    if (common == nullptr)
        return byHand("the other clusters have no common value", finding.place);
    const std::string usual(common->text());
    // Each place is in a file of its own layer, so that none moves another.
    if (auto done = bench.add(edit::withStepSet(snapshot, *step, usual, common->tag())); !done)
        return std::move(done).error();
    if (auto done = setFor(bench, keeping, *kept, old, tag); !done)
        return std::move(done).error();
    for (const edit::SettingStep &override : overrides) {
        if (bench.changes().contains(override.step.place.file))
            return byHand("the values stand in one file", override.step.place);
        if (auto done = bench.add(edit::withoutStep(snapshot, override)); !done)
            return std::move(done).error();
    }
    return Intended::nobody();
}

Result<Intended> moveToOwners(Bench &bench)
{
    const model::Snapshot &snapshot = bench.found();
    const model::Finding &finding = bench.finding();
    const auto reach = snapshot.reachByFile.find(finding.place.file);
    if (reach == snapshot.reachByFile.end())
        return byHand("no cluster reads the layer", finding.place);
    const model::ClusterSet owners = setOf(snapshot, finding.owners).intersection(reach->second);
    if (owners.empty())
        return byHand("the layer reaches none of those that the value belongs to", finding.place);
    const Result<RenderedPlace> value = valueAt(snapshot, snapshot.namesOf(owners), finding.place);
    if (!value)
        return value.error();
    const std::string text(value->value->text());
    const yaml::Tag tag = value->value->tag();
    if (auto done = bench.add(withoutValueAt(snapshot, snapshot.namesOf(owners), finding.place));
        !done)
        return std::move(done).error();
    if (auto done = setFor(bench, owners, *value, text, tag); !done)
        return std::move(done).error();
    const bool survives = finding.severity == model::Severity::Error;
    return survives ? Intended::exactly(finding.clusters) : Intended::nobody();
}

} // namespace fleetwright::quickfix
