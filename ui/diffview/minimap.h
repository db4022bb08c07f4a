// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/diffview/difflayout.h"

#include <QWidget>

#include <vector>

namespace fleetwright::ui {

/// A strip that shows where differences are and what is in view; press or drag goes there.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(QWidget *parent = nullptr);

    void setMarks(std::vector<DiffLayout::Mark> marks);
    void setView(double begin, double end); ///< parts of the whole height
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The view's middle should come to this part of the whole height.
    void wanted(double middle);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    std::vector<DiffLayout::Mark> m_marks;
    double m_begin = 0;
    double m_end = 1;
};

} // namespace fleetwright::ui
