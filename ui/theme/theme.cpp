// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

namespace fleetwright::ui::theme {

using namespace Qt::StringLiterals;

namespace {

struct RoleRow {
    Role role;
    RoleColors light;
    RoleColors dark;
};

constexpr char styleSet[] = "fleetwrightStyle";

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

const QColor none(Qt::transparent);

// One row a role. Contrast of text against view and fill is tested.
const RoleRow *findRow(Role role)
{
    static const RoleRow rows[] = {
        {Role::Plain, {rgb(0x232629), none, rgb(0xc3c7cb)}, {rgb(0xeef0f2), none, rgb(0x4b5157)}},
        {Role::Quiet, {rgb(0x52595f), none, rgb(0xc3c7cb)}, {rgb(0xb7bdc2), none, rgb(0x4b5157)}},
        {Role::Differs,
         {rgb(0x4e33a8), rgb(0xebe6fa), rgb(0x7b61cf)},
         {rgb(0xcfc2ff), rgb(0x372a5c), rgb(0x8f78dd)}},
        {Role::Pending,
         {rgb(0x7a5200), rgb(0xfdf0c4), rgb(0xb98900)},
         {rgb(0xffd866), rgb(0x3d3210), rgb(0xb08a1e)}},
        {Role::Added,
         {rgb(0x14632f), rgb(0xdff3e4), rgb(0x2f8f4e)},
         {rgb(0x7fdc9d), rgb(0x17382a), rgb(0x3c9c5f)}},
        {Role::Removed,
         {rgb(0x9a1c2b), rgb(0xfbe3e5), rgb(0xc9374a)},
         {rgb(0xff9aa5), rgb(0x45222a), rgb(0xc9505f)}},
        {Role::Error,
         {rgb(0xa01626), rgb(0xfbe3e5), rgb(0xc9283c)},
         {rgb(0xff8b98), rgb(0x43212a), rgb(0xe0485a)}},
        {Role::Warning,
         {rgb(0x8a4100), rgb(0xfdeeda), rgb(0xd2690a)},
         {rgb(0xffb46b), rgb(0x40301c), rgb(0xe08a35)}},
        {Role::Info,
         {rgb(0x14588c), rgb(0xdfeefa), rgb(0x2678b5)},
         {rgb(0x83c4f5), rgb(0x1d3447), rgb(0x3b8cc9)}},
        {Role::Fine,
         {rgb(0x146b33), rgb(0xe2f4e7), rgb(0x2f8f4e)},
         {rgb(0x74d494), rgb(0x18352a), rgb(0x3c9c5f)}},
        {Role::Kept,
         {rgb(0x14588c), rgb(0xdfeefa), rgb(0x2678b5)},
         {rgb(0x83c4f5), rgb(0x1d3447), rgb(0x3b8cc9)}},
        {Role::Gained,
         {rgb(0x14632f), rgb(0xdff3e4), rgb(0x2f8f4e)},
         {rgb(0x7fdc9d), rgb(0x17382a), rgb(0x3c9c5f)}},
        {Role::Lost,
         {rgb(0x9a1c2b), rgb(0xfbe3e5), rgb(0xc9374a)},
         {rgb(0xff9aa5), rgb(0x45222a), rgb(0xc9505f)}},
        {Role::Identity,
         {rgb(0x232629), none, rgb(0x146b33)},
         {rgb(0xeef0f2), none, rgb(0x74d494)}},
        {Role::Accent,
         {rgb(0x1a5f91), rgb(0xcfe5f6), rgb(0x2276ae)},
         {rgb(0x74c0f5), rgb(0x1f4a66), rgb(0x3daee9)}},
        {Role::OnAccent,
         {rgb(0xffffff), rgb(0x2276ae), rgb(0x1a5f91)},
         {rgb(0xffffff), rgb(0x2276ae), rgb(0x3daee9)}},
    };
    for (const RoleRow &row : rows) {
        if (row.role == role)
            return &row;
    }
    return &rows[0];
}

struct PaletteColors {
    unsigned window, windowText, base, alternate, button, highlight, highlightText, disabled, link,
        mid, light, dark, toolTip, toolTipText;
};

QPalette makePalette(const PaletteColors &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, rgb(c.window));
    palette.setColor(QPalette::WindowText, rgb(c.windowText));
    palette.setColor(QPalette::Base, rgb(c.base));
    palette.setColor(QPalette::AlternateBase, rgb(c.alternate));
    palette.setColor(QPalette::Text, rgb(c.windowText));
    palette.setColor(QPalette::Button, rgb(c.button));
    palette.setColor(QPalette::ButtonText, rgb(c.windowText));
    palette.setColor(QPalette::BrightText, rgb(c.windowText));
    palette.setColor(QPalette::Highlight, rgb(c.highlight));
    palette.setColor(QPalette::HighlightedText, rgb(c.highlightText));
    palette.setColor(QPalette::Link, rgb(c.link));
    palette.setColor(QPalette::LinkVisited, rgb(c.link));
    palette.setColor(QPalette::Mid, rgb(c.mid));
    palette.setColor(QPalette::Midlight, rgb(c.light));
    palette.setColor(QPalette::Light, rgb(c.light));
    palette.setColor(QPalette::Dark, rgb(c.dark));
    palette.setColor(QPalette::Shadow, rgb(c.dark));
    palette.setColor(QPalette::ToolTipBase, rgb(c.toolTip));
    palette.setColor(QPalette::ToolTipText, rgb(c.toolTipText));
    palette.setColor(QPalette::PlaceholderText, rgb(c.disabled));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, rgb(c.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, rgb(c.alternate));
    return palette;
}

QString styleRules(const QPalette &palette)
{
    const QString line = lineColor(palette).name();
    const RoleColors accent = colors(Role::OnAccent, palette);
    const RoleColors quiet = colors(Role::Quiet, palette);
    const RoleColors pending = colors(Role::Pending, palette);
    // Fusion draws everything else from the palette.
    // A button keeps the room that it asked for first, so it takes the same in both states.
    return u"QPushButton:default { border: 1px solid %6; border-radius: 3px; padding: 5px 14px; }"
           u"QPushButton:default:enabled { background: %1; color: %2; border-color: %3; }"
           u"QPushButton:default:enabled:hover, QPushButton:default:enabled:focus { border: 2px "
           u"solid %3;"
           u" padding: 4px 13px; }"
           u"QToolTip { color: %4; background: %5; border: 1px solid %6; padding: 3px; }"
           u"QMainWindow::separator { background: %6; width: 3px; height: 3px; }"
           u"QStatusBar::item { border: none; }"
           u"*[quiet=\"true\"] { color: %7; }"
           u"QToolBar { background: %8; border: none; spacing: 3px; padding: 4px 8px; }"
           u"QToolBar#tools { border-bottom: 1px solid %6; }"
           u"QToolBar#pages { background: %9; border-right: 1px solid %6; padding: 0; spacing: 0; }"
           u"QToolBar QToolButton { padding: 4px 5px; border: 1px solid transparent; "
           u"border-radius: 3px; }"
           u"QToolBar QToolButton:hover:enabled { background: %10; }"
           u"QToolBar QToolButton:focus { border-color: %3; }"
           u"QToolBar QToolButton[menuButton=\"true\"] { padding-right: 16px; }"
           u"QToolBar QToolButton::menu-indicator { subcontrol-origin: padding; "
           u"subcontrol-position: right center; right: 3px; }"
           u"QToolBar QToolButton[field=\"true\"] { background: %11; border: 1px solid %6; "
           u"padding: 4px 10px; }"
           u"QToolBar QToolButton[pending=\"true\"] { background: %12; color: %13; border: 1px "
           u"solid %14; padding: 4px 18px 4px 6px; }"
           u"QDockWidget::title { background: %9; padding: 6px 8px; }"_s
               .arg(accent.fill.name(), accent.text.name(), accent.border.name(),
                    palette.color(QPalette::ToolTipText).name(),
                    palette.color(QPalette::ToolTipBase).name(), line, quiet.text.name(),
                    palette.color(QPalette::Window).name(), bandColor(palette).name())
               .arg(hoverColor(palette).name(), palette.color(QPalette::Base).name(),
                    pending.fill.name(), pending.text.name(), pending.border.name());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

RoleColors colors(Role role, const QPalette &palette)
{
    const RoleRow *row = findRow(role);
    return isDark(palette) ? row->dark : row->light;
}

QColor lineColor(const QPalette &palette)
{
    return isDark(palette) ? rgb(0x43494f) : rgb(0xc8ccd0);
}

QColor bandColor(const QPalette &palette)
{
    return isDark(palette) ? rgb(0x24282c) : rgb(0xe6e8ea);
}

QColor hoverColor(const QPalette &palette)
{
    return isDark(palette) ? rgb(0x26333d) : rgb(0xe9f2f9);
}

QColor syntaxColor(Syntax part, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (part) {
    case Syntax::Key:
        return dark ? rgb(0x74c0f5) : rgb(0x0057ae);
    case Syntax::String:
        return dark ? rgb(0xf0a884) : rgb(0xa8410f);
    case Syntax::Number:
        return dark ? rgb(0xe5c07b) : rgb(0x7a5200);
    case Syntax::Keyword:
        return dark ? rgb(0xcfc2ff) : rgb(0x4e33a8);
    case Syntax::Comment:
        return dark ? rgb(0xb7bdc2) : rgb(0x52595f);
    case Syntax::Anchor:
        return dark ? rgb(0x7fdc9d) : rgb(0x14632f);
    }
    return palette.color(QPalette::Text);
}

QColor hitColor(const QPalette &palette)
{
    return isDark(palette) ? rgb(0x5c4a12) : rgb(0xfbe08a);
}

QFont codeFont(const QString &family, const QFont &beside, int zoomPercent)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // Set in any case: a family that is only the system's default gives way to the application's
    // font.
    font.setFamily(family.isEmpty() ? font.family() : family);
    if (beside.pointSizeF() > 0)
        font.setPointSizeF(beside.pointSizeF() * zoomPercent / 100.0);
    else
        font.setPixelSize(qMax(1, beside.pixelSize() * zoomPercent / 100));
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QPalette lightPalette()
{
    return makePalette({0xeff0f1, 0x232629, 0xffffff, 0xf5f7f6, 0xf7f8f9, 0xcfe5f6, 0x17191b,
                        0x83898f, 0x1a5f91, 0xb4b9be, 0xffffff, 0x8b9096, 0xfdfdfd, 0x232629});
}

QPalette darkPalette()
{
    return makePalette({0x2a2e32, 0xeef0f2, 0x1b1e20, 0x202427, 0x31363b, 0x1f4a66, 0xffffff,
                        0x82898f, 0x74c0f5, 0x4b5157, 0x3a4046, 0x15181a, 0x31363b, 0xeef0f2});
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Fusion's own standard palette follows the platform theme.
    const std::unique_ptr<QStyle> style(QStyleFactory::create(u"Fusion"_s));
    return style && isDark(style->standardPalette());
#endif
}

void apply(QApplication &application, Appearance appearance)
{
    const bool dark =
        appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark());
    // Set once: with style rules in force the application's style is a wrapper around ours.
    if (!application.property(styleSet).toBool()) {
        QApplication::setStyle(new FleetStyle); // the application owns it
        application.setProperty(styleSet, true);
    }
    const QPalette palette = dark ? darkPalette() : lightPalette();
    if (QApplication::palette() != palette)
        QApplication::setPalette(palette);
    const QString rules = styleRules(palette);
    if (application.styleSheet() != rules)
        application.setStyleSheet(rules);
}

} // namespace fleetwright::ui::theme
