// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>
#include <QList>

namespace fleetwright::ui {

/// Tools in a row that wraps to further rows where the window is narrow: nothing is cut off,
/// whatever the language. The item marked as growing takes what is left of its row.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    /// `widget` and all its row's free width; for filter fields.
    void addGrowing(QWidget *widget);

    void addItem(QLayoutItem *item) override; ///< takes ownership
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Row {
        QList<QLayoutItem *> items;
        int width = 0;
        int height = 0;
    };

    [[nodiscard]] QList<Row> rowsFor(int width) const;

    QList<QLayoutItem *> m_items; ///< owned
    QList<QLayoutItem *> m_growing;
};

} // namespace fleetwright::ui
