// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "diff/matrix.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct CompareArguments {
    std::vector<std::string> clusters;
    bool showIdentity = false;
    bool onlyDiffering = false;
};

std::string cellText(const diff::Cell &cell)
{
    const std::string group = diff::groupLetter(cell.group);
    const auto counted = [](std::size_t count, const char *what) {
        return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
    };
    switch (cell.state) {
    case diff::CellState::Same:
        return group + " same";
    case diff::CellState::Absent:
        return "absent";
    case diff::CellState::NotRendered:
        return "not rendered";
    case diff::CellState::Differs:
        break;
    }
    std::string text = group + ' ' + counted(cell.fields, "field");
    if (cell.objects > 0)
        text += " + " + counted(cell.objects, "object");
    return text;
}

std::string_view stateName(diff::CellState state)
{
    switch (state) {
    case diff::CellState::Same:
        return "same";
    case diff::CellState::Differs:
        return "differs";
    case diff::CellState::Absent:
        return "absent";
    case diff::CellState::NotRendered:
        break;
    }
    return "not-rendered";
}

std::string rowName(const diff::Row &row)
{
    if (row.isWholeCluster())
        return "Whole cluster";
    return row.key.text() + (row.hashedName ? "-hash" : "");
}

std::vector<const diff::Row *> allRows(const diff::Matrix &matrix)
{
    std::vector<const diff::Row *> rows{&matrix.wholeCluster()};
    for (const diff::Row &row : matrix.rows())
        rows.push_back(&row);
    return rows;
}

Json differencesJson(const diff::Matrix &matrix, const diff::Row &row)
{
    Json differences = Json::array();
    if (row.isWholeCluster() || !row.differs)
        return differences;
    for (const diff::FieldRow &field : matrix.fieldRows(row)) {
        if (field.identity)
            continue;
        Json values = Json::array();
        for (std::size_t column = 0; column < field.cells.size(); ++column) {
            const diff::FieldCell &cell = field.cells[column];
            const base::Place place =
                cell.node && cell.node->span().known() ? cell.node->span().place() : base::Place{};
            values.push_back({{"cluster", matrix.columns()[column].label},
                              {"value", cell.node ? Json(cell.text) : Json(nullptr)},
                              {"file", place.file.text()},
                              {"line", place.line}});
        }
        differences.push_back({{"field", field.paths.empty() ? field.name : field.paths.front()},
                               {"values", values}});
    }
    return differences;
}

void printMatrixJson(Invocation &invocation, const diff::Matrix &matrix)
{
    Json columns = Json::array();
    for (const diff::Column &column : matrix.columns())
        columns.push_back(column.label);
    Json rows = Json::array();
    for (const diff::Row *row : allRows(matrix)) {
        Json cells = Json::array();
        for (std::size_t column = 0; column < row->cells.size(); ++column) {
            const diff::Cell &cell = row->cells[column];
            const bool grouped =
                cell.state == diff::CellState::Same || cell.state == diff::CellState::Differs;
            cells.push_back({{"cluster", matrix.columns()[column].label},
                             {"group", grouped ? diff::groupLetter(cell.group) : ""},
                             {"state", stateName(cell.state)},
                             {"fields", cell.fields}});
        }
        rows.push_back({{"object", row->isWholeCluster() ? "" : row->key.text()},
                        {"cells", cells},
                        {"differences", differencesJson(matrix, *row)}});
    }
    const Json document{
        {"version", 1}, {"command", "compare"}, {"columns", columns}, {"rows", rows}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printFields(Invocation &invocation, const diff::Matrix &matrix)
{
    for (const diff::Row &row : matrix.rows()) {
        if (!row.differs)
            continue;
        std::vector<std::vector<std::string>> rows;
        for (const diff::FieldRow &field : matrix.fieldRows(row)) {
            if (field.identity)
                continue;
            std::vector<std::string> &cells = rows.emplace_back();
            cells.push_back("  " + (field.paths.empty() ? field.name : field.paths.front()));
            for (const diff::FieldCell &cell : field.cells)
                cells.push_back(cell.node ? cell.text : "-");
        }
        if (rows.empty())
            continue;
        std::vector<std::string> head{rowName(row)};
        for (const diff::Column &column : matrix.columns())
            head.push_back(visible(column.label));
        invocation.out << '\n';
        printTable(invocation, head, rows);
    }
}

void printMatrix(Invocation &invocation, const diff::Matrix &matrix)
{
    std::vector<std::string> head{"OBJECT"};
    for (const diff::Column &column : matrix.columns())
        head.push_back(visible(column.label));
    std::vector<std::vector<std::string>> rows;
    for (const diff::Row *row : allRows(matrix)) {
        std::vector<std::string> &cells =
            rows.emplace_back(std::vector<std::string>{rowName(*row)});
        for (const diff::Cell &cell : row->cells)
            cells.push_back(cellText(cell));
    }
    printTable(invocation, head, rows);
    printFields(invocation, matrix);
}

std::optional<std::vector<diff::Column>> chosenColumns(Invocation &invocation,
                                                       const Session &session,
                                                       const std::vector<std::string> &clusters)
{
    const model::Snapshot &snapshot = session.snapshot();
    if (clusters.empty())
        return diff::clusterColumns(session.snapshotPtr());
    std::vector<diff::Column> columns;
    for (const std::string &name : clusters) {
        const auto known = snapshot.clusterByName.find(name);
        if (known == snapshot.clusterByName.end()) {
            failUse(invocation, "no cluster " + name, nearestCluster(snapshot, name));
            return std::nullopt;
        }
        columns.push_back(diff::clusterColumn(session.snapshotPtr(), known->second));
    }
    return columns;
}

void compare(Invocation &invocation, const CompareArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    std::optional<std::vector<diff::Column>> columns =
        chosenColumns(invocation, *session, arguments.clusters);
    if (!columns)
        return;
    bool failed = false;
    for (const diff::Column &column : *columns) {
        for (const base::Error &failure : column.failures) {
            printError(invocation, failure);
            failed = true;
        }
    }
    diff::MatrixOptions options;
    options.expected = arguments.showIdentity ? diff::Expected::Show : diff::Expected::Ignore;
    options.rows = arguments.onlyDiffering ? diff::RowFilter::OnlyDiffering : diff::RowFilter::All;
    const base::Result<diff::Matrix> matrix = diff::compare(*std::move(columns), options);
    if (!matrix)
        return fail(invocation, matrix.error());
    if (invocation.format == Format::Json)
        printMatrixJson(invocation, *matrix);
    else
        printMatrix(invocation, *matrix);
    if (failed)
        invocation.exit = ExitCode::Failed;
    else if (matrix->wholeCluster().differs)
        invocation.exit = ExitCode::Findings;
}

} // namespace

void addCompare(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<CompareArguments>();
    CLI::App *command = app.add_subcommand(
        "compare", "Print the matrix of objects and clusters, grouped by equal content");
    command->add_option("CLUSTER", arguments->clusters, "The clusters; all if none is named");
    command->add_flag("--show-identity", arguments->showIdentity,
                      "Count a cluster's own name, region … as differences too");
    command->add_flag("--only-differing", arguments->onlyDiffering,
                      "Leave out objects that are equal everywhere");
    command->footer(
        "Exit status 1 if the clusters differ.\n"
        "Examples:\n  fleetwright-cli compare\n"
        "  fleetwright-cli compare staging-eu-west-1 staging-us-east-1 --only-differing");
    command->callback([&invocation, arguments] { compare(invocation, *arguments); });
}

} // namespace fleetwright::cli
