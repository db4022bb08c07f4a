// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRect;

namespace fleetwright::ui::icons {

/// An icon of resources/icons by its file's base name ("save", "branch"), tinted from the role each
/// time it is painted: it follows palette and device ratio by itself. Disabled is grey, selected
/// and active keep the role's colour.
[[nodiscard]] QIcon icon(const QString &name, Role role = Role::Plain);

/// For delegates: paints at the painter's device ratio with the colours of `palette`.
void paint(QPainter &painter, const QRect &rect, const QString &name, Role role,
           const QPalette &palette);

[[nodiscard]] QPixmap pixmap(const QString &name, Role role, const QPalette &palette, int size,
                             qreal deviceRatio);

/// Every name that icon() takes.
[[nodiscard]] QStringList names();

} // namespace fleetwright::ui::icons
