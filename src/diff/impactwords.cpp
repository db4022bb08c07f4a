// SPDX-License-Identifier: Apache-2.0
#include "diff/impactwords.h"

#include "base/visible.h"

#include <algorithm>

namespace fleetwright::diff {

namespace {

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

} // namespace

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string impactSentence(const Impact &impact)
{
    const Impact::Counts &counts = impact.counts;
    std::string text;
    if (counts.clusters == 0) {
        text = impact.clusters.empty()
                   ? "No cluster's output changes"
                   : "No object changes; " + counted(impact.clusters.size(), "cluster")
                         + (impact.clusters.size() == 1 ? " differs" : " differ");
    } else {
        text = std::to_string(counts.clusters) + " of "
               + counted(impact.clusterNames.size(), "cluster")
               + (counts.clusters == 1 ? " changes" : " change");
        if (counts.productionClusters > 0)
            text += ", " + std::to_string(counts.productionClusters) + " of them production";
    }
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, const std::string &part) {
        if (count > 0)
            parts.push_back(std::to_string(count) + ' ' + part);
    };
    add(counts.deleted, "deleted");
    add(counts.leftBehind, "left behind");
    add(counts.rehashed, "renamed with their content");
    add(counts.created, "created");
    if (counts.changed > 0)
        parts.push_back(std::to_string(counts.changed) + " changed ("
                        + counted(counts.fields, "field") + ')');
    if (!parts.empty())
        text += ": " + joined(parts);
    const std::size_t failed = static_cast<std::size_t>(
        std::ranges::count(impact.withheld, Withheld::Why::Failed, &Withheld::why));
    if (failed > 0)
        text += "; not everything could be compared";
    return text + '.';
}

std::string_view headingOf(const ImpactGroup &group)
{
    using Kind = ImpactGroup::Kind;
    if (group.losesData)
        return "Data is lost";
    switch (group.kind) {
    case Kind::ClusterRemoved:
        return "Clusters that leave the fleet";
    case Kind::UnitPruned:
        return "Units that go";
    case Kind::Deleted:
        return staysBehind(group.fate) ? "Left behind" : "Deleted";
    case Kind::Renamed:
        return "Renamed: deleted and created";
    case Kind::Rehashed:
        return "Renamed with their content";
    case Kind::Changed:
        return "Changed, by equal lines";
    case Kind::ClusterAdded:
        return "New clusters";
    case Kind::UnitCreated:
        return "New units";
    case Kind::Created:
        return "Created";
    }
    return {};
}

std::string otherUnitsOf(const ImpactGroup &group)
{
    if (group.units.size() < 2)
        return {};
    return " and " + counted(group.units.size() - 1, "unit") + " like it";
}

std::string subjectOf(const ImpactGroup &group)
{
    if (group.objects.empty())
        return group.subject.empty() ? counted(group.clusters.size(), "cluster")
                                     : base::visible(group.subject) + otherUnitsOf(group);
    std::string text = base::visible(group.objects.front().text());
    if (group.objects.size() > 1)
        text += " and " + counted(group.objects.size() - 1, "more object");
    return text;
}

std::vector<std::string> consequencesOf(const ImpactGroup &group)
{
    std::vector<std::string> clauses;
    const bool isUnit = group.objects.empty();
    if (!group.becomes.empty())
        clauses.push_back("becomes " + base::visible(group.becomes));
    if (group.losesData)
        clauses.emplace_back("its data is lost");
    const bool goes = group.kind == ImpactGroup::Kind::UnitPruned
                      || group.kind == ImpactGroup::Kind::ClusterRemoved;
    if (goes && group.occurrences > 0)
        clauses.push_back(counted(group.occurrences, "object")
                          + (staysBehind(group.fate)
                                 ? " left behind: " + std::string(fateName(group.fate))
                             : group.occurrences == 1 ? " is deleted"
                                                      : " are deleted"));
    else if (staysBehind(group.fate) && !isUnit)
        clauses.push_back("stays in the cluster: " + std::string(fateName(group.fate)));
    else if (isUnit && group.occurrences > 0)
        clauses.push_back(counted(group.occurrences, "object"));
    for (const ImmutableField &field : group.immutable)
        clauses.push_back(field.path
                          + (field.recreated
                                 ? " is immutable: the object is deleted and created again"
                                 : " is immutable: the API server refuses the update"));
    return clauses;
}

std::string shortText(const std::string &text, std::size_t mostBytes)
{
    std::string shown = base::visible(text.substr(0, mostBytes + 4));
    if (shown.size() <= mostBytes)
        return shown;
    std::size_t end = mostBytes;
    // Not within a character.
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0u) == 0x80)
        --end;
    return shown.substr(0, end) + "…";
}

std::string reasonOf(const Withheld &withheld)
{
    std::string text;
    if (withheld.why == Withheld::Why::Failed)
        text = withheld.before && withheld.after ? "fails on both sides"
               : withheld.after                  ? "fails after the change"
                                                 : "failed before the change";
    else
        text = withheld.before && withheld.after ? "an input is not at hand"
               : withheld.after                  ? "an input is no longer at hand"
                                                 : "an input was not at hand";
    return text + ": " + base::visible(base::describe(withheld.error));
}

std::string shortList(const std::vector<std::string> &names, std::size_t most)
{
    std::string text;
    for (std::size_t index = 0; index < names.size() && index < most; ++index)
        text += (text.empty() ? "" : ", ") + base::visible(names[index]);
    if (names.size() > most)
        text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

} // namespace fleetwright::diff
