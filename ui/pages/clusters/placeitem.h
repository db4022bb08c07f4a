// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QString>
#include <QTreeWidgetItem>

#include <optional>

namespace fleetwright::ui {

/// What rows of this page's trees hold in their first column beside their text.
enum PlaceItemRole {
    ItemFileRole = Qt::UserRole,
    ItemLineRole,
    ItemClusterRole, ///< name of the cluster that the row is of
};

void setItemPlace(QTreeWidgetItem &item, const base::Place &place);
/// Nothing where the row stands for nothing written.
[[nodiscard]] std::optional<base::Place> placeFrom(const QString &file, int line);
[[nodiscard]] std::optional<base::Place> placeOfItem(const QTreeWidgetItem &item);

} // namespace fleetwright::ui
