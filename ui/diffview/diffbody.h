// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/diffview/difflayout.h"
#include "ui/diffview/difftext.h"

#include <QAbstractScrollArea>

#include <functional>
#include <memory>
#include <vector>

class QTextLayout;

namespace fleetwright::ui {

/// What a line of the view is asked about; set by the page. Missing functions leave their mark out.
struct LineProviders {
    std::function<QString(const yaml::Node *)>
        icon; ///< the supplying layer's role icon, "" for none
    std::function<bool(const yaml::Node *)> unsaved;    ///< the value comes from an unsaved edit
    std::function<QString(const yaml::Node *)> toolTip; ///< plain text: who supplies the value
};

/// The drawn part of the side-by-side view: columns of lines under one scroll bar, a caret line,
/// fold bars.
class DiffBody : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit DiffBody(QWidget *parent = nullptr);
    ~DiffBody() override;

    enum class Wrap { Off, On };

    void setAlignment(std::shared_ptr<const diff::Alignment> alignment);
    template<typename Function>
    void setProvider(Function LineProviders::*which, Function function)
    {
        m_providers.*which = std::move(function);
        viewport()->update();
    }
    void setFoldEqual(bool fold);
    void setWrap(Wrap wrap);
    void setCode(const QFont &font);

    [[nodiscard]] const DiffLayout &rows() const { return m_layout; }
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QRect columnRect(int column) const; ///< in the viewport, all its height

    [[nodiscard]] int currentColumn() const { return m_column; }
    [[nodiscard]] std::size_t currentItem() const { return m_item; } ///< meaningful with items
    /// First and last selected row of the alignment; nothing on a bar.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> selectedRows() const;

    enum class Extend { No, Yes };
    void setCurrent(std::size_t item, int column, Extend extend = Extend::No);
    /// Opens what hides the row and goes there.
    void goToRow(std::size_t row, int column);
    void toggleFold(std::size_t fold);
    void scrollToMiddle(double part);

    /// In the viewport's coordinates, also outside of what is seen.
    [[nodiscard]] QRect cellRect(std::size_t item, int column) const;
    [[nodiscard]] QString spokenItem(std::size_t item, int column) const;

Q_SIGNALS:
    void currentChanged();
    void rowsMoved(); ///< scrolled, folded, resized: the minimap and headers follow
    void lineActivated();
    void contextMenuWanted(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Hit {
        std::size_t item = 0;
        int column = 0;
    };

    void relayout();
    void remeasure();
    void reveal(std::size_t item);
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] int textWidth(int column) const;
    [[nodiscard]] int columnLeft(int column) const;
    [[nodiscard]] int boundaryAt(int x) const; ///< the column left of it, -1 for none
    [[nodiscard]] std::optional<Hit> hitAt(QPoint position) const;
    [[nodiscard]] int linesOfRow(std::size_t row) const;
    void moveBy(std::ptrdiff_t items, Extend extend);
    [[nodiscard]] std::size_t itemsInView() const;
    void showToolTip(const QPoint &position, const QPoint &global);

    void paintFold(QPainter &painter, const DiffLayout::Item &item, const QRect &bar) const;
    void paintCell(QPainter &painter, const DiffLayout::Item &item, int column,
                   const QRect &cell) const;
    void paintGutter(QPainter &painter, std::size_t row, int column, const QRect &gutter) const;
    void paintText(QPainter &painter, const DisplayLine &whole, const diff::AlignedCell &cell,
                   const QRect &room) const;
    void paintAbsent(QPainter &painter, const diff::AlignedCell &cell, const QRect &room) const;
    void breakLines(QTextLayout &layout, int width) const;

    DiffLayout m_layout;
    LineProviders m_providers;
    Wrap m_wrap = Wrap::Off;
    QFont m_code;
    std::vector<double> m_shares; ///< of the columns in the width, together 1
    int m_longest = 0;            ///< characters of the longest line
    std::size_t m_item = 0;
    std::size_t m_anchor = 0; ///< item at which the selection began
    int m_column = 0;
    int m_dragged = -1; ///< boundary being moved
};

} // namespace fleetwright::ui
