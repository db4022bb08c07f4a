// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/matrix.h"

#include <QHeaderView>
#include <QSet>
#include <QStringList>

#include <memory>
#include <vector>

namespace fleetwright::ui {

/// Two rows: the band (environment) over its columns, and each column's name with a tick box where
/// it is one cluster.
class MatrixHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit MatrixHeader(QWidget *parent = nullptr);

    void setMatrix(std::shared_ptr<const diff::Matrix> matrix);
    void setTicked(const QStringList &clusters);
    [[nodiscard]] QStringList ticked() const; ///< labels, in the order of the columns
    void toggle(int section);                 ///< by keyboard: the current cell's column

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void tickedChanged(const QStringList &clusters); ///< of equal clusters the first

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] const diff::Column *columnOf(int section) const;
    [[nodiscard]] QString nameOf(const diff::Column &column) const;
    [[nodiscard]] bool isTicked(const diff::Column &column) const;
    [[nodiscard]] int bandHeight() const;
    void paintBands(QPainter &painter) const;

    std::shared_ptr<const diff::Matrix> m_matrix;
    QSet<QString> m_ticked;
};

} // namespace fleetwright::ui
