// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptiontext.h"
#include "analysis/leaks/marks.h"
#include "analysis/places.h"
#include "analysis/policy/policyrules.h"
#include "base/ascii.h"
#include "inventory/words.h"
#include "kyverno/policy.h"

#include <map>
#include <optional>

namespace fleetwright::analysis::policy {

namespace {

constexpr std::string_view timeToLive = "cleanup.kyverno.io/ttl";

/// When an exception ends, and where that is said.
struct End {
    std::string day; ///< ISO date; the day itself counts
    base::Place place;
    bool isTimeToLive = false;
};

/// An absolute time ("2026-04-30T00:00:00Z", "2026-04-30"); nothing for a duration
/// (cleanup-controller, validateTTL).
std::optional<std::string> absoluteDay(std::string_view text)
{
    constexpr std::string_view form = "dddd-dd-dd";
    if (text.size() < form.size())
        return {};
    for (std::size_t index = 0; index < form.size(); ++index) {
        const bool fits = form[index] == 'd' ? base::isDigit(text[index]) : text[index] == '-';
        if (!fits)
            return {};
    }
    return std::string(text.substr(0, form.size()));
}

void addAnnotations(const yaml::Node *root, const std::vector<std::string> &keys,
                    std::vector<End> &ends)
{
    const yaml::Node *annotations = root->findPath({"metadata", "annotations"});
    if (!annotations)
        return;
    for (const yaml::Entry &entry : annotations->entries()) {
        if (!leaks::isExceptionKey(entry.key->text(), keys))
            continue;
        if (const std::optional<std::string> day = lastDayOf(entry.value->text()))
            ends.push_back({*day, placeOf(entry.value), false});
    }
}

/// Comments "exception: …" between the beginning and the end of the object's manifest.
void addComments(const yaml::Node *root, std::vector<End> &ends)
{
    constexpr std::string_view opening = "exception:";
    if (!root->span().known())
        return;
    const base::SourceFile &file = *root->span().file;
    std::uint32_t first = root->span().place().line;
    const std::uint32_t last = file.placeOf(root->span().end).line;
    // A comment above the manifest belongs to it.
    while (first > 1 && file.line(first - 1).starts_with('#'))
        --first;
    for (std::uint32_t line = first; line <= last && line <= file.lineCount(); ++line) {
        const std::string_view text = file.line(line);
        const std::size_t hash = text.find('#');
        if (hash == std::string_view::npos)
            continue;
        const std::string comment = inventory::lowered(text.substr(hash + 1));
        const std::size_t begin = comment.find_first_not_of(' ');
        if (begin == std::string::npos || !comment.substr(begin).starts_with(opening))
            continue;
        if (const std::optional<std::string> day = lastDayOf(text.substr(hash + 1)))
            ends.push_back(
                {*day, {file.path(), line, static_cast<std::uint32_t>(hash) + 1}, false});
    }
}

std::vector<End> endsOf(const yaml::Node *root, const std::vector<std::string> &keys)
{
    std::vector<End> ends;
    const yaml::Node *labels = root->findPath({"metadata", "labels"});
    const yaml::Node *ttl = labels ? labels->find(timeToLive) : nullptr;
    if (ttl) {
        if (const std::optional<std::string> day = absoluteDay(ttl->text()))
            ends.push_back({*day, placeOf(ttl), true});
    }
    addAnnotations(root, keys, ends);
    addComments(root, ends);
    return ends;
}

} // namespace

std::vector<model::Finding> policyExceptionExpired(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    struct Draft {
        End end;
        std::string subject;
        base::RepoPath layer;
        model::ClusterSet clusters;
    };
    std::map<base::Place, Draft> byPlace;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (!kyverno::isPolicyException(object.id))
                continue;
            for (const End &end : endsOf(object.root, input.config().exceptions.annotations)) {
                if (end.place.line == 0 || end.day >= input.options().today)
                    continue;
                Draft &draft = byPlace[{end.place.file, end.place.line, 0}];
                draft.end = end;
                draft.subject = subjectOf(object);
                draft.layer = object.layer;
                draft.clusters.insert(unit.cluster);
            }
        }
    }
    std::vector<model::Finding> findings;
    for (const auto &[line, draft] : byPlace) {
        model::Finding finding;
        finding.rule = "policy-exception-expired";
        finding.severity = model::Severity::Error;
        finding.place = draft.end.place;
        finding.clusters = snapshot.namesOf(draft.clusters);
        finding.field = draft.subject;
        finding.layer = draft.layer.text();
        finding.value = draft.end.day;
        finding.message =
            draft.subject + " ended on " + draft.end.day + " and still takes objects of "
            + listed(finding.clusters) + " out of their policies"
            + (draft.end.isTimeToLive ? ": Kyverno deletes it, and Git brings it back every time"
                                      : "");
        finding.fix = "Delete the exception and mend what needs it, or agree on a new date";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fleetwright::analysis::policy
