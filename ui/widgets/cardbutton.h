// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace fleetwright::ui {

/// A wide button with icon, title, a line of description and its keys.
class CardButton : public QPushButton {
    Q_OBJECT
public:
    CardButton(const QString &icon, const QString &title, const QString &description,
               QWidget *parent = nullptr);

    void setKeys(const QString &keys);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_title;
    QString m_description;
    QString m_keys;
};

} // namespace fleetwright::ui
