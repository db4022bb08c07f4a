// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <QAbstractItemModel>
#include <QSet>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace fleetwright::ui {

/// A change for reviewers: groups of equal changes under their headings, then what was not
/// compared, and files written without effect. Rows can be ticked off; ticks stay as long as the
/// same change is there.
class ImpactModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Roles {
        DetailRole = Qt::UserRole + 1,
        IconRole,      ///< name of an icon
        WarningRole,   ///< what comes of it, in a few words; "" for nothing
        SeriousRole,   ///< the warning is an error
        IsHeadingRole, ///< for a heading
    };

    /// Which groups are listed.
    enum class Filter { All, Deleted, Created, Changed, Production };

    explicit ImpactModel(QObject *parent = nullptr);

    /// nullptr: nothing differs.
    void setImpact(diff::ImpactPtr impact);
    [[nodiscard]] const diff::ImpactPtr &impact() const { return m_impact; }
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }

    /// What a row stands for; nullptr for rows of other kinds.
    [[nodiscard]] const diff::ImpactGroup *group(const QModelIndex &index) const;
    [[nodiscard]] const diff::FileChange *file(const QModelIndex &index) const;
    [[nodiscard]] const diff::Withheld *withheld(const QModelIndex &index) const;

    /// The row below or above, over headings; invalid behind the last.
    [[nodiscard]] QModelIndex next(const QModelIndex &index, int step) const;
    [[nodiscard]] int tickedCount() const; ///< of all rows, listed or not
    [[nodiscard]] int tickableCount() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    bool setData(const QModelIndex &index, const QVariant &value, int role) final;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const final;

Q_SIGNALS:
    void tickedChanged();

private:
    enum class Kind { Group, Withheld, File };
    struct Row {
        Kind kind = Kind::Group;
        std::size_t index = 0; ///< into the impact's groups, withheld or files
    };
    struct Section {
        QString title;
        QString icon;
        std::vector<Row> rows;
    };

    void list();
    void append(const QString &title, const QString &icon, Row row);
    [[nodiscard]] bool isWanted(const diff::ImpactGroup &group) const;
    [[nodiscard]] const Row *row(const QModelIndex &index) const;
    [[nodiscard]] QString keyOf(const Row &row) const;
    [[nodiscard]] QString titleOf(const Row &row) const;
    [[nodiscard]] QString detailOf(const Row &row) const;
    [[nodiscard]] QVariant headingData(const Section &section, int role) const;

    diff::ImpactPtr m_impact;
    Filter m_filter = Filter::All;
    std::vector<Section> m_sections;
    QSet<QString> m_ticked; ///< keys
};

} // namespace fleetwright::ui
