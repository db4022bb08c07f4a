// SPDX-License-Identifier: Apache-2.0
#include "ui/models/findingsmodel.h"

#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using Item = services::CheckResult::Item;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::FindingsModel)
};

constexpr qsizetype mostNamesSpoken = 60;
constexpr quintptr groupId = 0; ///< internal id of a group; a finding has its group's row + 1

} // namespace

QString severityText(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return Texts::tr("Error");
    case model::Severity::Warning:
        return Texts::tr("Warning");
    case model::Severity::Info:
        return Texts::tr("Hint");
    }
    return {};
}

FindingsModel::FindingsModel(QObject *parent) : QAbstractItemModel(parent) {}

void FindingsModel::setFindings(services::CheckResultPtr findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    rebuild();
    endResetModel();
}

void FindingsModel::setGrouping(FindingGrouping grouping)
{
    if (grouping == m_grouping)
        return;
    beginResetModel();
    m_grouping = grouping;
    rebuild();
    endResetModel();
}

void FindingsModel::setOwners(config::CodeOwners owners)
{
    m_owners = std::move(owners);
    if (m_grouping != FindingGrouping::Owner)
        return;
    beginResetModel();
    rebuild();
    endResetModel();
}

QString FindingsModel::groupTitle(const Item &item) const
{
    const model::Finding &finding = item.finding;
    switch (m_grouping) {
    case FindingGrouping::Origin:
        return item.fromUnsavedEdit ? tr("From the unsaved edit") : tr("In the fleet already");
    case FindingGrouping::Rule:
        return services::visible(finding.rule);
    case FindingGrouping::File:
        return services::visible(finding.place.file.text());
    case FindingGrouping::Owner: {
        const QStringList owners = services::toQt(m_owners.of(finding.place.file));
        return owners.isEmpty() ? tr("Nobody's") : services::visible(owners.join(u", "_s));
    }
    case FindingGrouping::Cluster:
        if (finding.clusters.empty())
            return tr("No cluster");
        return finding.clusters.size() == 1 ? services::visible(finding.clusters.front())
                                            : tr("Several clusters");
    }
    return {};
}

void FindingsModel::rebuild()
{
    m_groups.clear();
    if (!m_findings)
        return;
    std::map<QString, std::size_t> known;
    for (std::size_t i = 0; i < m_findings->items.size(); ++i) {
        const QString title = groupTitle(m_findings->items[i]);
        const auto [place, isNew] = known.try_emplace(title, m_groups.size());
        if (isNew)
            m_groups.push_back({title, {}});
        m_groups[place->second].items.push_back(i);
    }
    if (m_grouping != FindingGrouping::Origin) {
        std::stable_sort(m_groups.begin(), m_groups.end(),
                         [](const Group &left, const Group &right) {
                             return left.title.localeAwareCompare(right.title) < 0;
                         });
    }
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupId);
}

QModelIndex FindingsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, groupId);
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].items.size());
}

int FindingsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const Item *FindingsModel::item(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return nullptr;
    const Group &group = m_groups[static_cast<std::size_t>(index.internalId() - 1)];
    return &m_findings->items[group.items[static_cast<std::size_t>(index.row())]];
}

QModelIndex FindingsModel::indexOf(const std::string &fingerprint) const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        for (std::size_t row = 0; row < m_groups[g].items.size(); ++row) {
            if (m_findings->items[m_groups[g].items[row]].finding.fingerprint == fingerprint)
                return createIndex(static_cast<int>(row), 0, static_cast<quintptr>(g) + 1);
        }
    }
    return {};
}

QVariant FindingsModel::groupData(const Group &group, int column, int role) const
{
    const auto count = static_cast<int>(group.items.size());
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? QVariant(group.title) : QVariant();
    case GroupCountRole:
        return count;
    case SeverityRole:
        return -1;
    case Qt::AccessibleTextRole:
        return column == 0 ? tr("%1, %n finding(s)", nullptr, count).arg(group.title) : QVariant();
    default:
        return {};
    }
}

QString FindingsModel::spoken(const Item &item)
{
    const model::Finding &finding = item.finding;
    const QString severity = severityText(finding.severity);
    const QString message = services::visible(finding.message);
    const QString clusters = services::nameList(finding.clusters, mostNamesSpoken);
    const QString place = services::placeText(finding.place);
    return item.fromUnsavedEdit
               ? tr("%1: %2, %3, %4, from the unsaved edit").arg(severity, message, clusters, place)
               : tr("%1: %2, %3, %4").arg(severity, message, clusters, place);
}

// A finding may concern a thousand clusters: only what a role needs is made into text.
QVariant FindingsModel::dataOfItem(const Item &item, int column, int role) const
{
    const model::Finding &finding = item.finding;
    switch (role) {
    case Qt::DisplayRole:
        if (column == SeverityColumn)
            return severityText(finding.severity);
        return column == WhatColumn       ? services::visible(finding.message)
               : finding.clusters.empty() ? tr("the whole fleet")
                                          : services::nameList(finding.clusters, 2);
    case SecondLineRole:
        if (column == SeverityColumn)
            return {};
        return column == WhatColumn ? services::visible(finding.rule)
                                    : services::placeText(finding.place);
    case SeverityRole:
        return static_cast<int>(finding.severity);
    case RuleRole:
        return services::visible(finding.rule);
    case ClustersRole:
        return services::toQt(finding.clusters);
    case UnsavedRole:
        return item.fromUnsavedEdit;
    case Qt::ToolTipRole:
        return column == PlaceColumn
                   ? u"%1\n%2"_s.arg(services::nameList(finding.clusters, mostNamesSpoken),
                                     services::placeText(finding.place))
                   : services::visible(finding.message);
    case Qt::AccessibleTextRole:
        return column == SeverityColumn ? QVariant(spoken(item)) : QVariant();
    default:
        return {};
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const Item *found = item(index))
        return dataOfItem(*found, index.column(), role);
    return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case WhatColumn:
        return tr("What and rule");
    case PlaceColumn:
        return tr("Cluster and place");
    default:
        return {};
    }
}

FindingsFilter::FindingsFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void FindingsFilter::setSeverity(int severity)
{
    if (severity == m_severity)
        return;
    m_severity = severity;
    invalidateFilter();
}

void FindingsFilter::setRule(const QString &rule)
{
    if (rule == m_rule)
        return;
    m_rule = rule;
    invalidateFilter();
}

void FindingsFilter::setCluster(const QString &cluster)
{
    if (cluster == m_cluster)
        return;
    m_cluster = cluster;
    invalidateFilter();
}

void FindingsFilter::setOnlyUnsaved(bool only)
{
    m_onlyUnsaved = only;
    invalidateFilter();
}

void FindingsFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    m_textBytes = services::toStd(m_text);
    invalidateFilter();
}

/// Names of clusters are compared as bytes: a finding may have a thousand.
bool FindingsFilter::holdsText(const model::Finding &finding) const
{
    const auto inText = [this](const QString &text) {
        return text.contains(m_text, Qt::CaseInsensitive);
    };
    const auto inName = [this](const std::string &name) {
        const auto same = [](char left, char right) {
            const auto lower = [](char c) {
                return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            };
            return lower(left) == lower(right);
        };
        return std::ranges::search(name, m_textBytes, same).begin() != name.end();
    };
    return inText(services::visible(finding.message)) || inText(services::visible(finding.rule))
           || inText(services::placeText(finding.place)) || inText(services::visible(finding.value))
           || std::ranges::any_of(finding.clusters, inName);
}

bool FindingsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *findings = static_cast<const FindingsModel *>(sourceModel());
    const Item *item = findings->item(findings->index(row, 0, parent));
    if (!item)
        return false; // a group: kept by its findings
    const model::Finding &finding = item->finding;
    if (m_severity >= 0 && static_cast<int>(finding.severity) != m_severity)
        return false;
    if (!m_rule.isEmpty() && services::visible(finding.rule) != m_rule)
        return false;
    if (!m_cluster.isEmpty()
        && std::ranges::find(finding.clusters, services::toStd(m_cluster))
               == finding.clusters.end())
        return false;
    return (!m_onlyUnsaved || item->fromUnsavedEdit) && (m_text.isEmpty() || holdsText(finding));
}

} // namespace fleetwright::ui
