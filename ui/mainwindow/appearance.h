// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QObject>

class QApplication;

namespace fleetwright::services {
class Settings;
}

namespace fleetwright::ui {

/// Keeps theme and font as the settings and the desktop want them.
class AppearanceKeeper : public QObject {
    Q_OBJECT
public:
    AppearanceKeeper(QApplication &application, services::Settings &settings);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QApplication &m_application;
    services::Settings &m_settings;
    QFont m_systemFont;
    bool m_applying = false;
};

} // namespace fleetwright::ui
