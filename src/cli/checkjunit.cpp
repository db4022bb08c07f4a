// SPDX-License-Identifier: Apache-2.0
#include "cli/checkreport.h"
#include "cli/output.h"

#include <string_view>

namespace fleetwright::cli {

namespace {

/// XML 1.0 takes no control characters, escaped or not.
std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string attribute(std::string_view name, std::string_view value)
{
    return ' ' + std::string(name) + "=\"" + escaped(visible(value)) + '"';
}

/// Line breaks stay, other control characters are shown.
std::string escapedLines(std::string_view text)
{
    std::string result;
    while (true) {
        const std::size_t end = text.find('\n');
        result += escaped(visible(text.substr(0, end)));
        if (end == std::string_view::npos)
            return result;
        result += '\n';
        text.remove_prefix(end + 1);
    }
}

std::string caseOf(const CheckReport &report, const model::Finding &finding)
{
    const std::string place = placeText(finding.place);
    std::string text = "    <testcase" + attribute("classname", finding.rule)
                       + attribute("name", place) + attribute("file", finding.place.file.text())
                       + attribute("line", std::to_string(finding.place.line)) + ">\n";
    const std::string detail =
        place + ": " + finding.message + (finding.fix.empty() ? "" : "\nfix: " + finding.fix);
    const std::string body = escapedLines(detail);
    if (report.fails(finding))
        text += "      <failure" + attribute("type", model::severityName(finding.severity))
                + attribute("message", finding.message) + '>' + body + "</failure>\n";
    else
        text += "      <system-out>" + body + "</system-out>\n";
    return text + "    </testcase>\n";
}

} // namespace

std::string checkJUnit(const CheckReport &report)
{
    std::string cases;
    std::size_t tests = 0;
    std::size_t failures = 0;
    for (const std::string &rule : report.rules) {
        bool found = false;
        for (const model::Finding &finding : report.findings) {
            if (finding.rule != rule)
                continue;
            found = true;
            ++tests;
            failures += report.fails(finding) ? 1 : 0;
            cases += caseOf(report, finding);
        }
        if (found)
            continue;
        ++tests;
        cases += "    <testcase" + attribute("classname", rule) + attribute("name", rule) + "/>\n";
    }
    const std::string counts =
        attribute("tests", std::to_string(tests)) + attribute("failures", std::to_string(failures));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"
           + attribute("name", "fleetwright") + counts + ">\n  <testsuite"
           + attribute("name", "fleetwright-cli check") + counts + attribute("errors", "0")
           + attribute("skipped", "0") + ">\n" + cases + "  </testsuite>\n</testsuites>";
}

} // namespace fleetwright::cli
