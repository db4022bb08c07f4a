// SPDX-License-Identifier: Apache-2.0
#include "ui/models/findingcells.h"

#include "diff/fieldwalk.h"
#include "ui/models/matrixmodel.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace fleetwright::ui {

using model::Finding;

namespace {

/// One walk over the scalars of every object that a column shows.
class Search {
public:
    explicit Search(const services::CheckResult &findings)
    {
        for (const services::CheckResult::Item &item : findings.items)
            note(item.finding);
    }

    void look(const diff::Column &column)
    {
        m_column = &m_columns.emplace_back();
        m_clusters = {column.clusters.begin(), column.clusters.end()};
        for (const diff::Column::Item &item : column.items)
            look(*item.object);
    }

    [[nodiscard]] bool hasFound() const { return m_hasFound; }
    [[nodiscard]] std::vector<FindingCells::OfColumn> take() { return std::move(m_columns); }

private:
    void note(const Finding &finding)
    {
        if (finding.side == model::Side::Base)
            return;
        if (finding.place.line != 0)
            m_byFile[finding.place.file][finding.place.line].push_back(&finding);
        const std::string::size_type hash = finding.field.find('#');
        const std::string key = finding.field.substr(0, hash);
        if (key.find('/') != std::string::npos)
            m_byName[key].push_back({&finding, hash == std::string::npos
                                                   ? std::string()
                                                   : finding.field.substr(hash + 1)});
    }

    void look(const model::Object &object)
    {
        const diff::ObjectKey key = diff::keyOf(object);
        m_seen.clear();
        if (const auto named = m_byName.find(key.text()); named != m_byName.end()) {
            for (const auto &[finding, path] : named->second)
                add(key, *finding, path);
        }
        const yaml::Node *root = object.root;
        diff::walkFields(std::span(&root, 1),
                         [&](const diff::PathSegments &path, diff::Nodes nodes) {
                             if (nodes.front()->isScalar())
                                 lookAt(key, path, nodes.front());
                             return true;
                         });
    }

    /// The value, or one that it hides, stands on a line with a finding.
    void lookAt(const diff::ObjectKey &key, const diff::PathSegments &path, const yaml::Node *node)
    {
        for (const yaml::Node *value = node; value != nullptr;) {
            lookAt(key, path, value->span());
            const yaml::Change *change = value->change();
            if (change != nullptr && change->step != nullptr)
                lookAt(key, path, change->step->span);
            value = change != nullptr ? change->previous : nullptr;
        }
    }

    void lookAt(const diff::ObjectKey &key, const diff::PathSegments &path, const base::Span &span)
    {
        if (!span.known())
            return;
        const auto file = m_byFile.find(span.file->path());
        if (file == m_byFile.end())
            return;
        const auto line = file->second.find(span.place().line);
        if (line == file->second.end())
            return;
        for (const Finding *finding : line->second)
            add(key, *finding, diff::pathText(path));
    }

    void add(const diff::ObjectKey &key, const Finding &finding, const std::string &path)
    {
        const bool isHere =
            finding.clusters.empty()
            || std::ranges::any_of(finding.clusters, [this](const std::string &name) {
                   return m_clusters.contains(name);
               });
        if (!isHere)
            return;
        m_hasFound = true;
        FindingCells::OfObject &object = (*m_column)[key];
        if (m_seen.emplace(&finding, std::string()).second)
            count(finding, object.all);
        if (!path.empty() && m_seen.emplace(&finding, path).second)
            count(finding, object.fields[path]);
    }

    static void count(const Finding &finding, CellFinding &cell)
    {
        ++cell.count;
        if (cell.count > 1 && finding.severity <= cell.severity)
            return;
        cell.severity = finding.severity;
        cell.rule = finding.rule;
        cell.message = finding.message;
    }

    std::vector<FindingCells::OfColumn> m_columns;
    std::map<base::RepoPath, std::map<std::uint32_t, std::vector<const Finding *>>> m_byFile;
    std::map<std::string, std::vector<std::pair<const Finding *, std::string>>> m_byName;
    FindingCells::OfColumn *m_column = nullptr;
    std::set<std::string> m_clusters;
    std::set<std::pair<const Finding *, std::string>> m_seen; ///< in the present object
    bool m_hasFound = false;
};

} // namespace

std::shared_ptr<const FindingCells> FindingCells::find(const diff::Matrix &matrix,
                                                       const services::CheckResult &findings,
                                                       const base::Cancel &cancel)
{
    if (findings.items.empty())
        return nullptr;
    Search search(findings);
    for (const diff::Column &column : matrix.columns()) {
        if (cancel.requested())
            break;
        search.look(column);
    }
    return search.hasFound() ? std::make_shared<const FindingCells>(search.take()) : nullptr;
}

const FindingCells::OfObject *FindingCells::find(const diff::Row &row, std::size_t column) const
{
    if (column >= m_columns.size() || row.isWholeCluster())
        return nullptr;
    const auto found = m_columns[column].find(keyInColumn(row, column));
    return found == m_columns[column].end() ? nullptr : &found->second;
}

const CellFinding *FindingCells::atObject(const diff::Row &row, std::size_t column) const
{
    const OfObject *object = find(row, column);
    return object ? &object->all : nullptr;
}

const CellFinding *FindingCells::atField(const diff::Row &row, std::size_t column,
                                         const std::vector<std::string> &paths) const
{
    const OfObject *object = find(row, column);
    for (std::size_t i = 0; object && i < paths.size(); ++i) {
        if (const auto field = object->fields.find(paths[i]); field != object->fields.end())
            return &field->second;
    }
    return nullptr;
}

} // namespace fleetwright::ui
