// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/diffview/columninfo.h"

#include <QWidget>

class QToolButton;

namespace fleetwright::ui {

/// The head of one column: name, subtitle, badge and a button that closes the column.
class ColumnHeader : public QWidget {
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget *parent = nullptr);

    void setInfo(const ColumnInfo &info);
    void setClosable(bool closable);
    void setCurrent(bool current);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested();
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void paintBadge(QPainter &painter, QRect &room) const;
    void placeButton();

    ColumnInfo m_info;
    bool m_current = false;
    QToolButton *m_close;
};

} // namespace fleetwright::ui
