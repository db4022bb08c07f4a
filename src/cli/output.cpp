// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "base/nearest.h"
#include "cli/invocation.h"
#include "config/fleetconfig.h"

#include <algorithm>
#include <cstdint>
#include <ostream>

namespace fleetwright::cli {

namespace {

std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<std::uint8_t>(c) & 0xC0u) != 0x80;
    }));
}

} // namespace

std::string placeText(const base::Place &place)
{
    std::string text = place.file.text();
    if (place.line > 0)
        text += ':' + std::to_string(place.line);
    return text;
}

void printError(Invocation &invocation, const base::Error &error)
{
    invocation.err << "fleetwright-cli: " << visible(base::describe(error)) << '\n';
    if (!error.hint.empty())
        invocation.err << "  hint: " << visible(error.hint) << '\n';
}

void printProblems(Invocation &invocation, const model::Snapshot &snapshot, ProblemScope scope)
{
    for (const base::Error &problem : snapshot.problems) {
        const bool ofLayer = std::ranges::any_of(
            snapshot.layers, [&](const model::Layer &layer) { return layer.error == problem; });
        const bool ofSettings =
            problem.place && problem.place->file.text() == config::configFileName;
        if (!ofSettings && (scope == ProblemScope::Everything || !ofLayer))
            printError(invocation, problem);
    }
}

void printFailedUnits(Invocation &invocation, const model::Snapshot &snapshot)
{
    const auto failed = std::ranges::count_if(
        snapshot.units, [](const model::Unit &unit) { return unit.error.has_value(); });
    if (failed > 0)
        invocation.err << "fleetwright-cli: " << failed << " of " << snapshot.units.size()
                       << " units could not be rendered and are left out\n  hint: `fleetwright-cli "
                          "units` says why\n";
}

void fail(Invocation &invocation, const base::Error &error)
{
    printError(invocation, error);
    invocation.exit = ExitCode::Failed;
}

void failUse(Invocation &invocation, const std::string &message, const std::string &hint)
{
    invocation.err << "fleetwright-cli: " << visible(message) << '\n';
    if (!hint.empty())
        invocation.err << "  hint: " << visible(hint) << '\n';
    invocation.exit = ExitCode::WrongUse;
}

void printTable(Invocation &invocation, const std::vector<std::string> &head,
                const std::vector<std::vector<std::string>> &rows)
{
    std::vector<std::vector<std::string>> shown{head};
    for (const std::vector<std::string> &row : rows) {
        std::vector<std::string> &cells = shown.emplace_back();
        std::transform(row.begin(), row.end(), std::back_inserter(cells), visible);
    }
    std::vector<std::size_t> widths(head.size(), 0);
    for (const std::vector<std::string> &row : shown) {
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width(row[column]));
    }
    for (const std::vector<std::string> &row : shown) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            line += row[column];
            if (column + 1 < row.size())
                line.append(widths[column] - width(row[column]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        invocation.out << line << '\n';
    }
}

std::string joined(const std::vector<std::string> &texts, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(most, texts.size()); ++i)
        text.append(i == 0 ? "" : ", ").append(texts[i]);
    if (texts.size() > most)
        text += " and " + std::to_string(texts.size() - most) + " more";
    return text;
}

void printJson(Invocation &invocation, const std::string &text)
{
    invocation.out << text << '\n';
}

std::string nearestCluster(const model::Snapshot &snapshot, std::string_view name)
{
    std::vector<std::string_view> names;
    for (const model::Cluster &cluster : snapshot.clusters)
        names.push_back(cluster.name);
    const std::string_view nearest = base::nearestName(name, names);
    return nearest.empty() ? std::string() : "did you mean " + std::string(nearest) + "?";
}

} // namespace fleetwright::cli
