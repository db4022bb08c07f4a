// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace fleetwright::ui {

/// A number over its words in a frame: "6 / clusters". Coloured by role where the number means
/// something. It can be made a filter, to be switched on and off.
class CountTile : public QAbstractButton {
    Q_OBJECT
public:
    explicit CountTile(QWidget *parent = nullptr);

    void makeFilter();
    void setCount(const QString &number, const QString &words, Role role = Role::Plain);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont numberFont() const;

    QString m_number;
    QString m_words;
    Role m_role = Role::Plain;
};

} // namespace fleetwright::ui
