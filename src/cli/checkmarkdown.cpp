// SPDX-License-Identifier: Apache-2.0
#include "cli/checkreport.h"
#include "cli/output.h"
#include "diff/impactwords.h"

#include <algorithm>
#include <string_view>

namespace fleetwright::cli {

namespace {

/// Forges take comments of 65,536 characters; the rest is for the line that tells what is cut.
constexpr std::size_t mostBytes = 60'000;

/// Text in a cell of a table: no markup, no mention, no line break.
std::string cell(std::string_view text)
{
    std::string result;
    for (const char c : visible(text)) {
        if (std::string_view("\\`*_{}[]<>#|~@!").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string_view sign(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return "**error**";
    case model::Severity::Warning:
        return "warning";
    case model::Severity::Info:
        return "info";
    }
    return {};
}

std::string rowOf(const model::Finding &finding)
{
    std::string message = cell(finding.message);
    if (!finding.fix.empty())
        message += "<br>*Fix:* " + cell(finding.fix);
    return "| " + std::string(sign(finding.severity)) + " | " + cell(finding.rule) + " | "
           + cell(placeText(finding.place)) + " | " + message + " |\n";
}

} // namespace

std::string checkMarkdown(const CheckReport &report)
{
    const auto count = [&](model::Severity severity) {
        return static_cast<std::size_t>(
            std::ranges::count(report.findings, severity, &model::Finding::severity));
    };
    std::string text = "## Fleetwright: ";
    if (report.findings.empty())
        text += "no findings\n";
    else
        text += diff::counted(count(model::Severity::Error), "error") + ", "
                + diff::counted(count(model::Severity::Warning), "warning") + ", "
                + std::to_string(count(model::Severity::Info)) + " to know\n";
    if (report.accepted > 0)
        text += "\n" + diff::counted(report.accepted, "accepted finding") + " not shown.\n";
    if (report.findings.empty())
        return text;
    text += "\n| | Rule | Place | What |\n|---|---|---|---|\n";
    std::size_t shown = 0;
    for (const model::Finding &finding : report.findings) {
        const std::string row = rowOf(finding);
        if (text.size() + row.size() > mostBytes)
            break;
        text += row;
        ++shown;
    }
    if (shown < report.findings.size())
        text +=
            "\n" + diff::counted(report.findings.size() - shown, "more finding") + " left out.\n";
    return text;
}

} // namespace fleetwright::cli
