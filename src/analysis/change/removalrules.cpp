// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/removalrules.h"

#include "analysis/change/removals.h"
#include "analysis/drafts.h"
#include "analysis/places.h"

#include <algorithm>

namespace fleetwright::analysis::change {

namespace {

using Kind = Removal::Kind;
using model::Severity;
using yaml::Node;

std::vector<Removal> removalsOf(RuleInput &input)
{
    const diff::ImpactPtr impact = input.impact();
    if (!impact)
        return {};
    std::vector<std::string> dataKinds;
    if (const auto setting = input.config().rules.find("data-loss");
        setting != input.config().rules.end()) {
        const auto kinds = setting->second.texts.find("kinds");
        if (kinds != setting->second.texts.end())
            dataKinds = kinds->second;
    }
    return change::removalsOf(*impact, dataKinds);
}

struct Removals {
    explicit Removals(RuleInput &input) : all(removalsOf(input)) {}

    std::vector<Removal> all;
};

/// A unit's object; of one that a set generates, the set.
struct Declared {
    base::Place place;
    std::string name;
};

Declared declarationOf(const model::Snapshot &snapshot, const model::Unit &unit)
{
    if (unit.target && unit.controller == model::Controller::ArgoCd) {
        const model::TargetingObject &set = snapshot.targeting[*unit.target];
        return {set.place, set.id.text()};
    }
    return {unit.declaration->place, unit.id.text()};
}

std::string clustersText(const Draft &draft)
{
    return listed(std::vector<std::string>(draft.clusters.begin(), draft.clusters.end()));
}

/// The line that gives an object its new name, or its new namespace.
base::Place newNamePlace(const model::Object &before, const model::Object &after)
{
    const std::string_view field = before.stableName != after.stableName ? "name" : "namespace";
    const Node *value = after.root->findPath({"metadata", field});
    const base::Place place = placeOfValue(value);
    return place.line > 0 ? place : objectPlace(after.root);
}

using Keys = std::vector<std::string_view>;

/// The fields that name a Helm release and say where it goes, the deciding one first.
std::vector<Keys> releaseFields(const model::Unit &unit)
{
    if (unit.id.kind == "HelmRelease")
        return {{"spec", "releaseName"}, {"spec", "targetNamespace"}};
    if (unit.id.kind == "Application"
        && fieldAt(unit.declaration->object, {"spec", "source", "chart"}))
        return {{"spec", "source", "helm", "releaseName"}, {"spec", "destination", "namespace"}};
    return {};
}

std::string_view textOf(const Node *node)
{
    return node ? node->text() : std::string_view();
}

/// Releases that stay under their unit's name and get another one from Helm.
void addRenamedReleases(const diff::Impact &impact, Drafts &drafts)
{
    const model::Snapshot &before = *impact.fleet.before;
    const model::Snapshot &after = *impact.fleet.after;
    std::map<std::pair<std::string, model::UnitId>, const model::Unit *> old;
    for (const model::Unit &unit : before.units) {
        if (!releaseFields(unit).empty() && !unit.error)
            old.emplace(std::pair(before.clusters[unit.cluster].name, unit.id), &unit);
    }
    for (const model::Unit &unit : after.units) {
        const std::string &cluster = after.clusters[unit.cluster].name;
        const auto found = old.find({cluster, unit.id});
        if (found == old.end() || unit.error)
            continue;
        for (const Keys &field : releaseFields(unit)) {
            const Node *was = fieldAt(found->second->declaration->object, field);
            const Node *is = fieldAt(unit.declaration->object, field);
            if (textOf(was) == textOf(is) || (is && is->text() == unit.id.name && !was))
                continue;
            Draft *draft =
                is ? drafts.at(placeOfValue(is)) : drafts.at(placeOfValue(was), model::Side::Base);
            if (!draft)
                continue;
            draft->raise(Severity::Warning);
            draft->clusters.insert(cluster);
            draft->subjects.insert(unit.id.text());
            draft->details.insert(is ? std::string(is->text()) : unit.id.name);
            break;
        }
    }
}

} // namespace

std::vector<model::Finding> prune(RuleInput &input)
{
    Drafts drafts("prune");
    for (const Removal &removal : input.once<Removals>().all) {
        Declared what;
        if (removal.kind == Kind::Object)
            what = {objectPlace(removal.before->root), subjectOf(*removal.before)};
        else if (removal.kind == Kind::Unit)
            what = declarationOf(*input.impact()->fleet.before, *removal.unit);
        else
            continue;
        Draft *draft = drafts.at(what.place, model::Side::Base);
        if (!draft)
            continue;
        draft->raise(removal.isProduction ? Severity::Error : Severity::Warning);
        draft->clusters.insert(removal.cluster);
        draft->subjects.insert(what.name);
        draft->details.insert(removal.kind == Kind::Unit ? "unit" : "object");
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        const bool isUnit = draft.details.contains("unit");
        finding.message = listed(draft.subjects)
                          + (isUnit ? " no longer delivers to " : " is no longer rendered for ")
                          + clustersText(draft)
                          + (isUnit ? ": everything that it applied there is deleted"
                                    : " and is deleted there, because its unit prunes");
        finding.fix =
            "if it shall stay, keep it in Git or annotate it to be kept before this change "
            "is merged; else have the deletion confirmed";
    });
}

std::vector<model::Finding> dataLoss(RuleInput &input)
{
    Drafts drafts("data-loss");
    for (const Removal &removal : input.once<Removals>().all) {
        if (removal.kind != Kind::Data)
            continue;
        Draft *draft = drafts.at(objectPlace(removal.before->root), model::Side::Base);
        if (!draft)
            continue;
        draft->raise(Severity::Error);
        draft->clusters.insert(removal.cluster);
        draft->subjects.insert(subjectOf(*removal.before));
        if (removal.after)
            draft->details.insert(subjectOf(*removal.after));
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.subjects)
                          + (draft.details.empty() ? " is no longer rendered and is deleted in "
                                                   : " becomes " + listed(draft.details)
                                                         + " and is deleted under its old name in ")
                          + clustersText(draft) + ": what it holds is lost";
        finding.fix =
            "keep it, or annotate it to be kept (prune: disabled, Prune=false) in a change "
            "before this one, and back its data up";
    });
}

std::vector<model::Finding> rename(RuleInput &input)
{
    Drafts drafts("rename");
    for (const Removal &removal : input.once<Removals>().all) {
        Draft *draft = nullptr;
        std::string was;
        std::string becomes;
        if (removal.kind == Kind::RenamedObject) {
            draft = drafts.at(newNamePlace(*removal.before, *removal.after));
            was = subjectOf(*removal.before);
            becomes = subjectOf(*removal.after);
        } else if (removal.kind == Kind::RenamedUnit) {
            draft = drafts.at(removal.newUnit->declaration->place);
            was = removal.unit->id.text();
            becomes = removal.newUnit->id.text();
        }
        if (!draft)
            continue;
        draft->raise(Severity::Warning);
        draft->clusters.insert(removal.cluster);
        draft->subjects.insert(was);
        draft->details.insert(becomes);
    }
    if (const diff::ImpactPtr impact = input.impact())
        addRenamedReleases(*impact, drafts);
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.subjects) + " becomes " + listed(draft.details) + " in "
                          + clustersText(draft)
                          + ": the old is deleted with what it holds and the new is created";
        finding.fix = "keep the name, or plan for the gap between deletion and creation";
    });
}

} // namespace fleetwright::analysis::change
