// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/resourceid.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>
#include <vector>

namespace fleetwright::ui {

/// Something that the palette can lead to.
struct PaletteItem {
    enum class Kind { Command, Cluster, Object, File, Line, Rule };
    Kind kind = Kind::Command;
    QString title;
    QString detail; ///< second line: description, folder, clusters
    QString keys;   ///< a command's shortcut
    QString icon;
    QString words; ///< further text it is found by
    QString id;    ///< command id, cluster or rule name
    std::optional<model::ResourceId> object;
    base::Place place;

    friend bool operator==(const PaletteItem &, const PaletteItem &) = default;
};

/// What the palette shows for a text: all kinds for plain text, one kind after a sign (@ cluster, #
/// object, / file, : line, ? rule).
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles { DetailRole = Qt::UserRole + 1, KeysRole, IconRole, KindRole, MatchedRole };

    explicit PaletteModel(QObject *parent = nullptr);

    void setItems(std::vector<PaletteItem> items);
    void setText(const QString &text);
    /// The file that ":12" means.
    void setCurrentFile(const base::RepoPath &file) { m_currentFile = file; }

    [[nodiscard]] const PaletteItem *item(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;

private:
    struct Hit {
        PaletteItem item;
        int score = 0;
        QList<int> matched;
    };

    void search();
    void addLineHit(const QString &number);

    std::vector<PaletteItem> m_items;
    std::vector<Hit> m_hits;
    QString m_text;
    base::RepoPath m_currentFile;
};

} // namespace fleetwright::ui
