// SPDX-License-Identifier: Apache-2.0
#include "diff/impactmarkdown.h"

#include "base/visible.h"
#include "diff/impactwords.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

namespace {

constexpr std::size_t mostNames = 12;
constexpr std::size_t mostFields = 40;
constexpr std::size_t mostObjects = 20;
/// For the line that tells what is left out.
constexpr std::size_t reserve = 400;

std::size_t longestRun(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// A code span: what stands in it is neither markup nor a mention.
std::string code(std::string_view text)
{
    const std::string shown = base::visible(text);
    const std::string fence(longestRun(shown) + 1, '`');
    const bool needsBlank = shown.starts_with('`') || shown.ends_with('`');
    return fence + (needsBlank ? " " : "") + shown + (needsBlank ? " " : "") + fence;
}

std::string codeList(const std::vector<std::string> &names, std::size_t most)
{
    std::string text;
    for (std::size_t index = 0; index < names.size() && index < most; ++index)
        text += (text.empty() ? "" : ", ") + code(names[index]);
    if (names.size() > most)
        text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

std::string fenced(const std::string &body)
{
    const std::string fence(std::max<std::size_t>(3, longestRun(body) + 1), '`');
    return fence + "diff\n" + body + fence + '\n';
}

std::string fieldLines(const ImpactGroup &group)
{
    std::string body;
    for (std::size_t index = 0; index < group.fields.size() && index < mostFields; ++index) {
        const FieldChange &field = *group.fields[index];
        const std::string path = base::visible(field.path);
        if (field.before)
            body += "- " + path + ": " + shortText(field.beforeText) + '\n';
        if (field.after)
            body += "+ " + path + ": " + shortText(field.afterText) + '\n';
    }
    if (group.fields.size() > mostFields)
        body += "  and " + counted(group.fields.size() - mostFields, "more field") + '\n';
    return body.empty() ? body : fenced(body);
}

std::string groupText(const Impact &impact, const ImpactGroup &group)
{
    std::string text = "- ";
    if (group.objects.empty()) {
        text +=
            group.subject.empty() ? subjectOf(group) : code(group.subject) + otherUnitsOf(group);
    } else {
        text += code(group.objects.front().text());
        if (group.objects.size() > 1)
            text += " and " + counted(group.objects.size() - 1, "more object");
    }
    text += " in " + counted(group.clusters.size(), "cluster") + ": "
            + codeList(impact.namesOf(group.clusters), mostNames);
    for (const std::string &clause : consequencesOf(group))
        text += "; **"
                + (clause.starts_with("becomes ") ? "becomes** " + code(clause.substr(8))
                                                  : clause + "**");
    text += '\n';
    if (group.objects.size() > 1) {
        std::vector<std::string> names;
        for (const ObjectKey &key : group.objects)
            names.push_back(key.text());
        text += "  <details><summary>objects</summary>\n\n  " + codeList(names, mostObjects)
                + "\n  </details>\n";
    }
    const bool showsFields =
        group.kind == ImpactGroup::Kind::Changed || group.kind == ImpactGroup::Kind::Rehashed;
    return showsFields ? text + '\n' + fieldLines(group) + '\n' : text;
}

/// Collects pieces as long as they fit.
class Page {
public:
    explicit Page(std::size_t mostBytes) : m_most(mostBytes > reserve ? mostBytes - reserve : 0) {}

    void put(const std::string &text)
    {
        if (m_text.size() + text.size() <= m_most)
            m_text += text;
    }

    /// With its heading, if that is not there yet; once one is left out, so are all that follow.
    void put(std::string_view heading, const std::string &item)
    {
        const bool isNew = heading != m_heading;
        const std::string text =
            (isNew ? "\n### " + std::string(heading) + "\n\n" : std::string()) + item;
        if (m_leftOut > 0 || m_text.size() + text.size() > m_most) {
            ++m_leftOut;
            return;
        }
        m_heading = heading;
        m_text += text;
    }

    [[nodiscard]] std::string finished(std::size_t leftOutBefore, std::string_view base,
                                       std::string_view head)
    {
        const std::size_t missing = m_leftOut + leftOutBefore;
        if (missing > 0)
            m_text += "\n**Left out here: " + counted(missing, "more item")
                      + ", since the comment would be too long.** All of it: "
                      + code("fleetwright-cli impact " + std::string(base.substr(0, 80)) + ' '
                             + std::string(head.substr(0, 80)))
                      + '\n';
        return std::move(m_text);
    }

private:
    std::size_t m_most;
    std::string m_text;
    std::string m_heading;
    std::size_t m_leftOut = 0;
};

std::string countsTable(const Impact::Counts &counts)
{
    const std::size_t values[] = {counts.losesData, counts.deleted,  counts.leftBehind,
                                  counts.immutable, counts.rehashed, counts.changed,
                                  counts.fields,    counts.created};
    std::string text = "\n| lose data | deleted | left behind | immutable | renamed with content | "
                       "changed | fields | created |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n|";
    for (const std::size_t value : values)
        text += ' ' + std::to_string(value) + " |";
    return text + '\n';
}

} // namespace

std::string impactMarkdown(const Impact &impact, const ImpactReportOptions &options)
{
    Page page(options.mostBytes);
    page.put("## " + impactSentence(impact) + "\n\nFrom " + code(options.base.substr(0, 200))
             + " to " + code(options.head.substr(0, 200)) + ".\n");
    if (impact.empty())
        return page.finished(0, options.base, options.head);
    page.put(countsTable(impact.counts));
    for (const Withheld &withheld : impact.withheld) {
        if (withheld.why == Withheld::Why::Failed)
            page.put("Not compared", "- " + codeList(withheld.units, mostNames) + " in "
                                         + codeList(impact.namesOf(withheld.clusters), mostNames)
                                         + ": " + code(reasonOf(withheld)) + '\n');
    }
    for (const ImpactGroup &group : impact.groups)
        page.put(headingOf(group), groupText(impact, group));
    for (const ClusterChange &change : impact.clusters) {
        if (change.kind != ClusterChange::Kind::Relabelled)
            continue;
        std::string line = "- " + code(change.cluster) + ':';
        for (const ClusterChange::Label &label : change.labels)
            line += ' ' + code(label.key + ": " + label.before + " → " + label.after);
        page.put("Labels that differ", line + '\n');
    }
    for (const FileChange &file : impact.files) {
        if (file.withoutEffect())
            page.put("Written, but without effect",
                     "- " + code(file.path.text()) + " (" + std::string(fileChangeName(file.kind))
                         + (file.readers.empty()
                                ? ", no known unit reads it"
                                : ", read by " + counted(file.readers.size(), "cluster"))
                         + ")\n");
    }
    for (const Withheld &withheld : impact.withheld) {
        if (withheld.why == Withheld::Why::Unresolved)
            page.put("Not known", "- " + codeList(withheld.units, mostNames) + " in "
                                      + codeList(impact.namesOf(withheld.clusters), mostNames)
                                      + ": " + code(reasonOf(withheld)) + '\n');
    }
    return page.finished(impact.groupsLeftOut, options.base, options.head);
}

} // namespace fleetwright::diff
