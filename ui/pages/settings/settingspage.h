// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

class QCheckBox;
class QComboBox;
class QFontComboBox;
class QPlainTextEdit;
class QSpinBox;

namespace fleetwright::ui {

class FleetSettings;

/// Theme, font, zoom, language, mapped addresses, and the simple settings of the fleet. Every
/// change counts at once; there is no OK.
class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] bool needsFleet() const override { return false; }
    void shown() override;

    [[nodiscard]] FleetSettings *ofFleet() const { return m_ofFleet; }

private:
    void load();
    void openFleetSettings();
    void storeMappedUrls();

    QComboBox *m_appearance;
    QSpinBox *m_fontSize;
    QFontComboBox *m_editorFont;
    QSpinBox *m_zoom;
    QComboBox *m_language;
    QCheckBox *m_restore;
    QPlainTextEdit *m_mapped;
    FleetSettings *m_ofFleet;
    bool m_loading = false;
};

/// "URL = folder" a line; lines that are neither empty nor such a pair come back in `wrong`.
[[nodiscard]] QVariantMap mappedUrlsFromText(const QString &text, QStringList &wrong);
[[nodiscard]] QString mappedUrlsAsText(const QVariantMap &urls);

} // namespace fleetwright::ui
