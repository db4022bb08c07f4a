// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/appearance.h"

#include "services/settings/settings.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QStyleHints>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

AppearanceKeeper::AppearanceKeeper(QApplication &application, services::Settings &settings)
    : QObject(&application), m_application(application), m_settings(settings),
      m_systemFont(QApplication::font())
{
    connect(&settings, &services::Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(u"view/"_s))
            apply();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            [this] { apply(); });
#endif
    application.installEventFilter(this);
    apply();
}

bool AppearanceKeeper::eventFilter(QObject *watched, QEvent *event)
{
    // Before Qt 6.5 this is how a change of the desktop's theme arrives.
    if (watched == &m_application && event->type() == QEvent::ThemeChange)
        apply();
    return QObject::eventFilter(watched, event);
}

void AppearanceKeeper::apply()
{
    if (m_applying)
        return;
    m_applying = true;
    const QString wanted = m_settings.value(setting::appearance);
    theme::apply(m_application, wanted == u"dark"_s    ? Appearance::Dark
                                : wanted == u"light"_s ? Appearance::Light
                                                       : Appearance::System);
    QFont font = m_systemFont;
    const int size = m_settings.value(setting::fontSize);
    const int zoom = std::clamp(m_settings.value(setting::zoom), 80, 200);
    const qreal points = size > 0 ? size : m_systemFont.pointSizeF();
    font.setPointSizeF(points * zoom / 100.0);
    if (font != QApplication::font())
        QApplication::setFont(font);
    m_applying = false;
}

} // namespace fleetwright::ui
