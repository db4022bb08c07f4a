// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptionregister.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/today.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using analysis::RegisterEntry;

struct ExceptionsArguments {
    std::string today;
};

std::string departureText(const analysis::DepartureRow &row)
{
    std::string text = row.cluster + ": " + row.field;
    if (!row.value.empty())
        text += " = " + row.value;
    if (!row.peerValue.empty())
        text += " (peers: " + row.peerValue + ")";
    return text;
}

void printText(Invocation &invocation, const std::vector<RegisterEntry> &entries)
{
    for (const RegisterEntry &entry : entries) {
        invocation.out << visible(placeText(entry.place)) << ": "
                       << analysis::stateName(entry.state)
                       << (entry.until.empty() ? "" : " until " + visible(entry.until)) << ": "
                       << (entry.ticket.empty() ? "no ticket" : visible(entry.ticket)) << ": "
                       << visible(entry.text) << " (" << analysis::formName(entry.form) << ")\n";
        if (!entry.clusters.empty())
            invocation.out << "    clusters: " << visible(joined(entry.clusters)) << '\n';
        if (!entry.owners.empty())
            invocation.out << "    owner: " << visible(joined(entry.owners)) << '\n';
        if (!entry.rule.empty())
            invocation.out << "    rule: " << visible(entry.rule) << '\n';
        for (const analysis::DepartureRow &row : entry.departures)
            invocation.out << "    " << visible(departureText(row)) << '\n';
    }
    if (entries.empty())
        invocation.out << "No exceptions.\n";
}

/// A cell of a Markdown table.
std::string cell(const std::string &text)
{
    std::string escaped;
    for (const char c : visible(text)) {
        if (c == '|' || c == '\\' || c == '<')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

void printMarkdown(Invocation &invocation, const std::vector<RegisterEntry> &entries)
{
    invocation.out
        << "| Ticket | Until | State | Clusters | Owner | Exception | Departs | Place |\n"
           "|---|---|---|---|---|---|---|---|\n";
    for (const RegisterEntry &entry : entries) {
        std::string departures;
        for (const analysis::DepartureRow &row : entry.departures)
            departures += (departures.empty() ? "" : "<br>") + cell(departureText(row));
        invocation.out << "| " << cell(entry.ticket) << " | " << cell(entry.until) << " | "
                       << analysis::stateName(entry.state) << " | " << cell(joined(entry.clusters))
                       << " | " << cell(joined(entry.owners)) << " | " << cell(entry.text) << " | "
                       << departures << " | " << cell(placeText(entry.place)) << " |\n";
    }
}

void printDocument(Invocation &invocation, const std::string &today,
                   const std::vector<RegisterEntry> &entries)
{
    Json list = Json::array();
    for (const RegisterEntry &entry : entries) {
        Json departures = Json::array();
        for (const analysis::DepartureRow &row : entry.departures)
            departures.push_back({{"cluster", row.cluster},
                                  {"field", row.field},
                                  {"value", row.value},
                                  {"peerValue", row.peerValue},
                                  {"file", row.place.file.text()},
                                  {"line", row.place.line}});
        list.push_back({{"form", analysis::formName(entry.form)},
                        {"state", analysis::stateName(entry.state)},
                        {"text", entry.text},
                        {"ticket", entry.ticket},
                        {"until", entry.until},
                        {"owners", entry.owners},
                        {"file", entry.place.file.text()},
                        {"line", entry.place.line},
                        {"clusters", entry.clusters},
                        {"rule", entry.rule},
                        {"departures", departures}});
    }
    const Json document = {
        {"version", 1}, {"command", "exceptions"}, {"today", today}, {"exceptions", list}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void exceptions(Invocation &invocation, const ExceptionsArguments &arguments)
{
    const std::optional<std::string> today = todayOf(invocation, arguments.today);
    if (!today)
        return;
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    analysis::CheckOptions options;
    options.today = *today;
    const auto entries =
        analysis::exceptionRegister({{session->snapshotPtr(), session->config()}, {}}, options);
    if (!entries)
        return fail(invocation, entries.error());
    switch (invocation.format) {
    case Format::Json:
        return printDocument(invocation, *today, *entries);
    case Format::Markdown:
        return printMarkdown(invocation, *entries);
    case Format::Text:
    case Format::Sarif:
    case Format::JUnit:
        break;
    }
    printText(invocation, *entries);
}

} // namespace

void addExceptions(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ExceptionsArguments>();
    CLI::App *command = app.add_subcommand(
        "exceptions", "Print the register of exceptions, with what departs because of each");
    addToday(*command, arguments->today);
    command->footer(
        "Marks (comments, annotations), entries of the classification file and accepted "
        "findings of the baseline; those that need somebody first.\n"
        "Examples:\n"
        "  fleetwright-cli exceptions\n"
        "  fleetwright-cli exceptions --format markdown > exceptions.md");
    command->callback([&invocation, arguments] { exceptions(invocation, *arguments); });
}

} // namespace fleetwright::cli
