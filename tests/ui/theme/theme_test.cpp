// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

#include <cmath>

using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1, relative luminance and contrast ratio.
double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &c) {
        return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF())
               + 0.0722 * channel(c.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data();
    void textCanBeRead();
    void selectedTextCanBeRead();
    void iconsAreThere();
    void iconsTakeTheRolesColour();
    void appearanceIsApplied();
};

void ThemeTest::textCanBeRead_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("plain") << Role::Plain;
    QTest::newRow("quiet") << Role::Quiet;
    QTest::newRow("differs") << Role::Differs;
    QTest::newRow("pending") << Role::Pending;
    QTest::newRow("added") << Role::Added;
    QTest::newRow("removed") << Role::Removed;
    QTest::newRow("error") << Role::Error;
    QTest::newRow("warning") << Role::Warning;
    QTest::newRow("info") << Role::Info;
    QTest::newRow("fine") << Role::Fine;
    QTest::newRow("identity") << Role::Identity;
    QTest::newRow("accent") << Role::Accent;
}

void ThemeTest::textCanBeRead()
{
    QFETCH(Role, role);
    for (const QPalette &palette : {theme::lightPalette(), theme::darkPalette()}) {
        const RoleColors colors = theme::colors(role, palette);
        QVERIFY2(contrast(colors.text, palette.color(QPalette::Base)) >= 4.5,
                 qPrintable(colors.text.name()));
        QVERIFY2(contrast(colors.text, palette.color(QPalette::Window)) >= 4.5,
                 qPrintable(colors.text.name()));
        if (colors.fill.alpha() > 0)
            QVERIFY2(contrast(colors.text, colors.fill) >= 4.5, qPrintable(colors.fill.name()));
    }
}

void ThemeTest::selectedTextCanBeRead()
{
    for (const QPalette &palette : {theme::lightPalette(), theme::darkPalette()}) {
        const QColor highlight = palette.color(QPalette::Highlight);
        QVERIFY(contrast(palette.color(QPalette::Text), highlight) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), highlight) >= 4.5);
        QVERIFY(contrast(theme::textColor(Role::Quiet, palette), highlight) >= 4.5);
        const RoleColors primary = theme::colors(Role::OnAccent, palette);
        QVERIFY(contrast(primary.text, primary.fill) >= 4.5);
    }
}

void ThemeTest::iconsAreThere()
{
    const QStringList names = icons::names();
    QVERIFY(names.size() > 50);
    for (const QString &name : names) {
        const QImage image =
            icons::pixmap(name, Role::Plain, theme::lightPalette(), 32, 1.0).toImage();
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x)
                drawn = image.pixelColor(x, y).alpha() > 0;
        }
        QVERIFY2(drawn, qPrintable(name));
    }
}

void ThemeTest::iconsTakeTheRolesColour()
{
    for (const QPalette &palette : {theme::lightPalette(), theme::darkPalette()}) {
        const QImage image = icons::pixmap(u"minus"_s, Role::Differs, palette, 64, 1.0).toImage();
        QCOMPARE(image.pixelColor(32, 32).rgb(), theme::textColor(Role::Differs, palette).rgb());
    }
    const QPixmap doubled = icons::pixmap(u"save"_s, Role::Plain, theme::lightPalette(), 16, 2.0);
    QCOMPARE(doubled.size(), QSize(32, 32));
}

void ThemeTest::appearanceIsApplied()
{
    theme::apply(*qApp, Appearance::Dark);
    QVERIFY(theme::isDark(QApplication::palette()));
    theme::apply(*qApp, Appearance::Light);
    QVERIFY(!theme::isDark(QApplication::palette()));
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
