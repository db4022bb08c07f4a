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

/// A text that may break inside paths of files and fields, or its longest one would decide how wide
/// a label is. The places to break are characters of no width: for what nobody copies.
[[nodiscard]] QString breakable(const QString &text);

/// Rich text of what is escaped, with links that the keyboard reaches, too.
[[nodiscard]] QLabel *makeLinks(QWidget *parent);
/// A link whose target is a number: names of files never become addresses.
[[nodiscard]] QString linkTo(int target, const QString &text);

} // namespace fleetwright::ui
