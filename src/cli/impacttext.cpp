// SPDX-License-Identifier: Apache-2.0
#include "cli/impacttext.h"

#include "base/visible.h"
#include "diff/impactwords.h"

#include <ostream>
#include <string>
#include <string_view>

namespace fleetwright::cli {

namespace {

constexpr std::size_t mostNames = 20;
constexpr std::size_t mostFields = 30;

/// "web: 1 → 2" for people; what comes or goes has one side.
void printField(std::ostream &out, const diff::FieldChange &field)
{
    out << "    " << base::visible(field.path) << ": ";
    if (!field.before)
        out << "+ " << diff::shortText(field.afterText);
    else if (!field.after)
        out << "- " << diff::shortText(field.beforeText);
    else
        out << diff::shortText(field.beforeText) << " -> " << diff::shortText(field.afterText);
    out << '\n';
}

void printGroup(std::ostream &out, const diff::Impact &impact, const diff::ImpactGroup &group)
{
    out << "  " << diff::subjectOf(group) << " in "
        << diff::counted(group.clusters.size(), "cluster") << ": "
        << diff::shortList(impact.namesOf(group.clusters), mostNames) << '\n';
    for (const std::string &clause : diff::consequencesOf(group))
        out << "    ! " << clause << '\n';
    const bool showsFields = group.kind == diff::ImpactGroup::Kind::Changed
                             || group.kind == diff::ImpactGroup::Kind::Rehashed;
    if (!showsFields)
        return;
    for (std::size_t index = 0; index < group.fields.size() && index < mostFields; ++index)
        printField(out, *group.fields[index]);
    if (group.fields.size() > mostFields)
        out << "    and " << diff::counted(group.fields.size() - mostFields, "more field") << '\n';
}

void printWithheld(std::ostream &out, const diff::Impact &impact, diff::Withheld::Why why,
                   std::string_view heading)
{
    bool isFirst = true;
    for (const diff::Withheld &withheld : impact.withheld) {
        if (withheld.why != why)
            continue;
        if (isFirst)
            out << '\n' << heading << '\n';
        isFirst = false;
        out << "  " << diff::shortList(withheld.units, mostNames) << " in "
            << diff::shortList(impact.namesOf(withheld.clusters), mostNames) << "\n    "
            << diff::reasonOf(withheld) << '\n';
    }
}

void printLabels(std::ostream &out, const diff::Impact &impact)
{
    bool isFirst = true;
    for (const diff::ClusterChange &change : impact.clusters) {
        if (change.kind != diff::ClusterChange::Kind::Relabelled)
            continue;
        if (isFirst)
            out << "\nLabels that differ\n";
        isFirst = false;
        out << "  " << base::visible(change.cluster) << '\n';
        for (const diff::ClusterChange::Label &label : change.labels) {
            const auto shown = [](const std::string &value) {
                return value.empty() ? std::string("(none)") : base::visible(value);
            };
            out << "    " << base::visible(label.key) << ": " << shown(label.before) << " -> "
                << shown(label.after) << '\n';
        }
    }
}

void printFilesWithoutEffect(std::ostream &out, const diff::Impact &impact)
{
    bool isFirst = true;
    for (const diff::FileChange &file : impact.files) {
        if (!file.withoutEffect())
            continue;
        if (isFirst)
            out << "\nWritten, but without effect\n";
        isFirst = false;
        out << "  " << base::visible(file.path.text()) << " (" << diff::fileChangeName(file.kind);
        if (file.readers.empty())
            out << ", no known unit reads it)\n";
        else
            out << ", read by " << diff::counted(file.readers.size(), "cluster") << ")\n";
    }
}

} // namespace

void printImpact(std::ostream &out, const diff::Impact &impact)
{
    out << diff::impactSentence(impact) << '\n';
    std::string_view heading;
    for (const diff::ImpactGroup &group : impact.groups) {
        if (diff::headingOf(group) != heading)
            out << '\n' << (heading = diff::headingOf(group)) << '\n';
        printGroup(out, impact, group);
    }
    if (impact.groupsLeftOut > 0)
        out << "\nand " << diff::counted(impact.groupsLeftOut, "more group") << " of changes\n";
    printLabels(out, impact);
    printFilesWithoutEffect(out, impact);
    printWithheld(out, impact, diff::Withheld::Why::Failed, "Not compared");
    printWithheld(out, impact, diff::Withheld::Why::Unresolved, "Not known");
}

} // namespace fleetwright::cli
