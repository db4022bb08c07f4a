// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace fleetwright::ui {

// Labels of plain text, whatever it looks like: names of files and clusters never become markup.

/// A bold line above a part of a page.
[[nodiscard]] QLabel *makeHeading(const QString &text, QWidget *parent);
/// Wrapped; can be selected and copied.
[[nodiscard]] QLabel *makeText(QWidget *parent);

} // namespace fleetwright::ui
