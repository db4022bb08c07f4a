// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/comparecolumns.h"

#include "services/text/words.h"

#include <map>
#include <utility>

namespace fleetwright::ui {

namespace {

std::vector<diff::Column> clusterColumns(const CompareInput &input)
{
    std::vector<diff::Column> columns = diff::clusterColumns(input.snapshot);
    if (input.subject.band.isEmpty())
        return columns;
    const std::string band = services::toStd(input.subject.band);
    std::erase_if(columns, [&band](const diff::Column &column) { return column.band != band; });
    return columns;
}

std::vector<diff::Column> environmentColumns(const CompareInput &input)
{
    std::vector<std::pair<std::string, model::ClusterSet>> environments;
    for (model::ClusterIndex index = 0; index < input.snapshot->clusters.size(); ++index) {
        const std::string name = input.snapshot->clusters[index].environment();
        auto known = std::ranges::find(environments, name,
                                       &std::pair<std::string, model::ClusterSet>::first);
        if (known == environments.end())
            known = environments.insert(environments.end(), {name, {}});
        known->second.insert(index);
    }
    std::vector<diff::Column> columns;
    for (const auto &[name, clusters] : environments)
        columns.push_back(diff::groupColumn(input.snapshot, name, clusters));
    return columns;
}

std::vector<diff::Column> layerColumns(const CompareInput &input, const base::Cancel &cancel)
{
    std::vector<diff::Column> columns;
    for (const QString &folder : input.subject.layers) {
        const std::optional<base::RepoPath> path =
            base::RepoPath::fromText(services::toStd(folder));
        const auto known =
            path ? input.snapshot->layerByPath.find(*path) : input.snapshot->layerByPath.end();
        if (known == input.snapshot->layerByPath.end())
            continue;
        base::Result<model::RenderingPtr> rendering =
            fleet::renderLayer(*input.snapshot, known->second, *input.memo, cancel);
        if (rendering)
            columns.push_back(
                diff::layerColumn(input.snapshot, known->second, *std::move(rendering)));
        else
            columns.push_back(
                diff::layerColumn(input.snapshot, known->second, nullptr, rendering.error()));
    }
    return columns;
}

std::vector<diff::Column> revisionColumns(const CompareInput &input)
{
    std::vector<diff::Column> columns;
    for (diff::Column &column : clusterColumns(input)) {
        const std::string name = column.label;
        if (input.other)
            columns.push_back(
                diff::revisionColumn(input.other, name, services::toStd(input.subject.revision)));
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<diff::Column> columnsOf(const CompareInput &input, const base::Cancel &cancel)
{
    switch (input.subject.kind) {
    case CompareSubject::Kind::Clusters:
        return clusterColumns(input);
    case CompareSubject::Kind::Environments:
        return environmentColumns(input);
    case CompareSubject::Kind::Layers:
        return layerColumns(input, cancel);
    case CompareSubject::Kind::Revision:
        break;
    }
    return revisionColumns(input);
}

/// One column for each group of identical clusters; its band is their common one.
std::vector<diff::Column> collapse(const diff::Matrix &matrix)
{
    std::vector<diff::Column> columns;
    for (const diff::Group &group : matrix.columnGroups()) {
        diff::Column column = matrix.columns()[group.columns.front()];
        if (group.columns.size() > 1) {
            column.clusters.clear();
            for (const std::size_t member : group.columns) {
                column.clusters.push_back(matrix.columns()[member].label);
                if (matrix.columns()[member].band != column.band)
                    column.band.clear();
            }
            column.label += " +" + std::to_string(group.columns.size() - 1);
        }
        columns.push_back(std::move(column));
    }
    std::ranges::stable_sort(columns, {}, &diff::Column::band);
    return columns;
}

bool fits(const CompareColumns *known, const CompareInput &input)
{
    return known && known->snapshot == input.snapshot && known->other == input.other
           && known->subject == input.subject && known->expected == input.options.expected;
}

/// Whether clusters are alike does not depend on what is filtered or what is the baseline: a
/// thousand clusters are compared once.
base::Result<std::shared_ptr<const CompareColumns>> makeColumns(const CompareInput &input,
                                                                const base::Cancel &cancel)
{
    auto made = std::make_shared<CompareColumns>();
    made->snapshot = input.snapshot;
    made->other = input.other;
    made->subject = input.subject;
    made->expected = input.options.expected;
    made->columns = columnsOf(input, cancel);
    made->clusters = made->columns.size();
    if (made->clusters <= mostColumns)
        return std::shared_ptr<const CompareColumns>(std::move(made));
    diff::MatrixOptions all;
    all.expected = input.options.expected;
    const base::Result<diff::Matrix> matrix = diff::compare(made->columns, all, cancel);
    if (!matrix)
        return matrix.error();
    made->collapsed = matrix->columnGroups().size() < made->clusters;
    if (made->collapsed)
        made->columns = collapse(*matrix);
    return std::shared_ptr<const CompareColumns>(std::move(made));
}

} // namespace

base::Result<CompareResult> compareSubject(const CompareInput &input, const base::Cancel &cancel)
{
    if (!input.snapshot)
        return CompareResult{};
    CompareResult result;
    result.columns = input.known;
    if (!fits(input.known.get(), input)) {
        auto columns = makeColumns(input, cancel);
        if (!columns)
            return std::move(columns).error();
        result.columns = *std::move(columns);
    }
    base::Result<diff::Matrix> matrix =
        diff::compare(result.columns->columns, input.options, cancel);
    if (!matrix)
        return matrix.error();
    result.groups = matrix->columnGroups().size();
    result.matrix = std::make_shared<const diff::Matrix>(*std::move(matrix));
    result.pending = PendingCells::find(*result.matrix, input.snapshot, input.saved, cancel);
    return result;
}

} // namespace fleetwright::ui
