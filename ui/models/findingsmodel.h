// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/codeowners.h"
#include "services/workspace/findings.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <QString>

#include <vector>

namespace fleetwright::ui {

enum class FindingGrouping { Origin, Rule, Cluster, File, Owner };

/// Findings as a tree of two levels: groups, and findings with two lines of text. Findings that say
/// the same of several clusters are one row already (the engine merges them).
class FindingsModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { SeverityColumn, WhatColumn, PlaceColumn, ColumnCount };
    enum Roles {
        SecondLineRole = Qt::UserRole + 1, ///< rule; place
        SeverityRole,                      ///< int of model::Severity; -1 for a group
        RuleRole,
        ClustersRole,   ///< QStringList
        UnsavedRole,    ///< bool: the unsaved edit makes it
        GroupCountRole, ///< of a group: its findings
    };

    explicit FindingsModel(QObject *parent = nullptr);

    void setFindings(services::CheckResultPtr findings);
    void setGrouping(FindingGrouping grouping);
    /// Who owns which file, for FindingGrouping::Owner.
    void setOwners(config::CodeOwners owners);
    [[nodiscard]] const services::CheckResult::Item *
    item(const QModelIndex &index) const; ///< nullptr for a group
    [[nodiscard]] QModelIndex indexOf(const std::string &fingerprint) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;

private:
    struct Group {
        QString title;
        std::vector<std::size_t> items; ///< into m_findings->items
    };

    void rebuild();
    [[nodiscard]] QString groupTitle(const services::CheckResult::Item &item) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] static QString spoken(const services::CheckResult::Item &item);
    [[nodiscard]] QVariant dataOfItem(const services::CheckResult::Item &item, int column,
                                      int role) const;

    services::CheckResultPtr m_findings;
    config::CodeOwners m_owners;
    FindingGrouping m_grouping = FindingGrouping::Origin;
    std::vector<Group> m_groups;
};

/// Filters by severity, rule, cluster, own change and text; a group stays while one of its findings
/// does.
class FindingsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FindingsFilter(QObject *parent = nullptr);

    void setSeverity(int severity);          ///< of model::Severity; -1 for all
    void setRule(const QString &rule);       ///< "" for all
    void setCluster(const QString &cluster); ///< "" for all
    void setOnlyUnsaved(bool only);
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool holdsText(const model::Finding &finding) const;

    int m_severity = -1;
    QString m_rule;
    QString m_cluster;
    bool m_onlyUnsaved = false;
    QString m_text;
    std::string m_textBytes; ///< the same
};

/// "Error", "Warning", "Hint".
[[nodiscard]] QString severityText(model::Severity severity);

} // namespace fleetwright::ui
