// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace fleetwright::ui {

/// What a colour means. The common case is Quiet; only departures carry colour, and each also has
/// an icon, letter or word.
enum class Role {
    Plain,   ///< ordinary text
    Quiet,   ///< equal, absent, unknown; secondary text
    Differs, ///< unlike the baseline
    Pending, ///< unsaved edit and its effects
    Added,
    Removed,
    Error,
    Warning,
    Info,
    Fine, ///< a check passed
    Kept, ///< match set: stays
    Gained,
    Lost,
    Identity, ///< a cluster's own value where it belongs (dotted underline)
    Accent,   ///< the one primary action, the current page
    OnAccent, ///< text and icons on an accent fill
};

struct RoleColors {
    QColor text; ///< on the view's background and on `fill`, contrast of at least 4.5:1
    QColor fill; ///< behind the text, transparent where the role has none
    QColor border;
};

/// Parts of YAML text. They carry no meaning of their own: only these colours are not roles.
enum class Syntax { Key, String, Number, Keyword, Comment, Anchor };

enum class Appearance { System, Light, Dark };

/// The application's own palettes and everything that is coloured. Colours exist in this folder
/// only.
namespace theme {

[[nodiscard]] bool isDark(const QPalette &palette);

/// Decided by the palette's lightness: delegates pass option.palette, widgets palette().
[[nodiscard]] RoleColors colors(Role role, const QPalette &palette);
[[nodiscard]] inline QColor textColor(Role role, const QPalette &palette)
{
    return colors(role, palette).text;
}

/// Lines between rows and around panels.
[[nodiscard]] QColor lineColor(const QPalette &palette);
/// The page bar, headers and group rows: a little darker than the window.
[[nodiscard]] QColor bandColor(const QPalette &palette);
/// Behind the current line, a hovered row.
[[nodiscard]] QColor hoverColor(const QPalette &palette);

[[nodiscard]] QColor syntaxColor(Syntax part, const QPalette &palette);
/// Behind text that is selected by a search, not by the caret.
[[nodiscard]] QColor hitColor(const QPalette &palette);
/// The font of code: `family` ("" for the system's fixed font) in the size of `beside`, zoomed.
[[nodiscard]] QFont codeFont(const QString &family, const QFont &beside, int zoomPercent = 100);

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Whether the desktop asks for dark, by what Qt knows of it.
[[nodiscard]] bool systemIsDark();

/// Fusion, our palette and the few style rules that Fusion lacks. Called at start and when the
/// setting or system changes.
void apply(QApplication &application, Appearance appearance);

} // namespace theme

} // namespace fleetwright::ui
