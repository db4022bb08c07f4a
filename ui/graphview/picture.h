// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;

namespace fleetwright::ui::picture {

/// Writes a drawing: SVG if the name ends so, else PNG in twice the size, as far as that is not too
/// large for a picture. False if the file cannot be written.
[[nodiscard]] bool save(const QString &file, const QSizeF &size,
                        const std::function<void(QPainter &)> &paint);

} // namespace fleetwright::ui::picture
