// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/immutablefield.h"

#include "analysis/change/customimmutable.h"
#include "analysis/change/removals.h"
#include "analysis/drafts.h"
#include "analysis/places.h"
#include "model/fieldpath.h"

#include <algorithm>

namespace fleetwright::analysis::change {

namespace {

using diff::FieldChange;
using diff::ObjectChange;

bool isWithin(std::string_view path, std::string_view field)
{
    return path.starts_with(field)
           && (path.size() == field.size() || path[field.size()] == '.'
               || path[field.size()] == '[');
}

/// The line that supplies the new value of what differs first within a field; what is gone stands
/// on the other side only.
struct Line {
    base::Place place;
    model::Side side = model::Side::After;
};

/// An added collection is told at its key, where its leaves would each be told else.
base::Place addedAt(const ObjectChange &change, const FieldChange &leaf, const std::string &field)
{
    const auto path = model::FieldPath::fromText(field);
    if (!path || path->segments().empty() || path->find(change.before->root))
        return placeOfValue(leaf.after);
    const std::string key = path->segments().back().key;
    std::vector<model::FieldPath::Segment> above(path->segments().begin(),
                                                 path->segments().end() - 1);
    const yaml::Node *owner = model::FieldPath(std::move(above)).find(change.after->root);
    const base::Place place = key.empty() ? base::Place{} : placeOfField(owner, key);
    const base::Place own = placeOfValue(leaf.after);
    // A key that came with its object's text; else the layer's own line for the leaf counts.
    return place.line > 0 && place.file == own.file ? place : own;
}

Line lineOf(const ObjectChange &change, const std::string &field)
{
    const FieldChange *removed = nullptr;
    for (const FieldChange &leaf : change.fields) {
        if (!isWithin(leaf.path, field) && !isWithin(field, leaf.path))
            continue;
        if (leaf.after)
            return {leaf.before ? placeOfValue(leaf.after) : addedAt(change, leaf, field)};
        removed = removed ? removed : &leaf;
    }
    if (removed)
        return {placeOfValue(removed->before), model::Side::Base};
    return {};
}

std::vector<diff::ImmutableField> protectedFields(const CustomImmutable &custom,
                                                  const ObjectChange &change)
{
    std::vector<diff::ImmutableField> fields = diff::immutableFields(*change.before, *change.after);
    for (std::string &path : custom.changed(*change.before, *change.after))
        fields.push_back({std::move(path), diff::isRecreated(*change.after)});
    return fields;
}

} // namespace

std::vector<model::Finding> immutableField(RuleInput &input)
{
    const diff::ImpactPtr impact = input.impact();
    if (!impact)
        return {};
    const CustomImmutable custom(input.snapshot(), input.cancel());
    Drafts drafts("immutable-field");
    for (const diff::ClusterFacts &facts : impact->facts) {
        for (const ObjectChange &change : facts.diff->changes) {
            if (change.kind != diff::ChangeKind::Changed || isTargetingObject(change.after->id))
                continue;
            for (const diff::ImmutableField &field : protectedFields(custom, change)) {
                const Line line = lineOf(change, field.path);
                Draft *draft = drafts.at(line.place, line.side);
                if (!draft)
                    continue;
                const bool recreated = field.recreated || facts.forcing.contains(change.unit);
                draft->raise(recreated ? model::Severity::Warning : model::Severity::Error);
                draft->clusters.insert(facts.diff->cluster);
                draft->subjects.insert(subjectOf(*change.after) + '#' + field.path);
            }
        }
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        const std::string clusters =
            listed(std::vector<std::string>(draft.clusters.begin(), draft.clusters.end()));
        const bool refused = draft.severity == model::Severity::Error;
        finding.message =
            listed(draft.subjects) + " cannot be changed in " + clusters
            + (refused ? ": the API server refuses the update and the unit stays failed"
                       : ": the controller deletes the object and creates it again, with what it "
                         "holds");
        finding.fix = refused ? "leave the field as it is, or replace the object under a new name"
                              : "make sure that nothing is lost when the object is created again";
    });
}

} // namespace fleetwright::analysis::change
