// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/diffbody.h"

#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int boundaryGrip = 4; // pixels beside a boundary that take hold of it
constexpr double leastShare = 0.08;

} // namespace

DiffBody::DiffBody(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the minimap stands for it
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setAccessibleName(tr("Objects side by side"));
    m_code = theme::codeFont({}, font());
    setCode(m_code);
}

DiffBody::~DiffBody() = default;

void DiffBody::setAlignment(std::shared_ptr<const diff::Alignment> alignment)
{
    const std::size_t columns = alignment ? alignment->texts.size() : 0;
    if (columns != m_shares.size())
        m_shares.assign(columns, columns ? 1.0 / static_cast<double>(columns) : 0.0);
    m_longest = 0;
    if (alignment) {
        for (const diff::RenderedText &text : alignment->texts) {
            for (const diff::RenderedText::Line &line : text.lines)
                m_longest = std::max(
                    m_longest, static_cast<int>(std::min<std::size_t>(line.text.size(), 4100)));
        }
    }
    const bool large = alignment && textSize(*alignment) > largestTextShown;
    m_layout.setAlignment(std::move(alignment),
                          large ? DiffLayout::Detail::Structure : DiffLayout::Detail::Everything);
    m_item = std::min(m_item, m_layout.items().empty() ? 0 : m_layout.items().size() - 1);
    m_anchor = m_item;
    m_column = std::clamp(m_column, 0, std::max(0, static_cast<int>(columns) - 1));
    relayout();
}

void DiffBody::setFoldEqual(bool fold)
{
    const auto rows = selectedRows();
    m_layout.setFoldEqual(fold);
    const auto item = rows ? m_layout.itemOfRow(rows->second) : std::nullopt;
    m_item = item.value_or(0);
    m_anchor = m_item;
    relayout();
    if (item)
        reveal(*item);
}

void DiffBody::setWrap(Wrap wrap)
{
    m_wrap = wrap;
    relayout();
}

void DiffBody::setCode(const QFont &font)
{
    m_code = font;
    relayout();
}

int DiffBody::columnCount() const
{
    return static_cast<int>(m_shares.size());
}

int DiffBody::columnLeft(int column) const
{
    double share = 0;
    for (int i = 0; i < column; ++i)
        share += m_shares[static_cast<std::size_t>(i)];
    return qRound(share * viewport()->width());
}

QRect DiffBody::columnRect(int column) const
{
    const int left = columnLeft(column);
    return {left, 0, columnLeft(column + 1) - left, viewport()->height()};
}

int DiffBody::gutterWidth() const
{
    const diff::Alignment *alignment = m_layout.alignment();
    std::size_t lines = 1;
    if (alignment) {
        for (const diff::RenderedText &text : alignment->texts)
            lines = std::max(lines, text.lines.size());
    }
    const QFontMetrics metrics(m_code);
    const auto digits = static_cast<int>(std::max<qsizetype>(2, QString::number(lines).size()));
    return metrics.horizontalAdvance(u'0') * digits + metrics.ascent() + 18;
}

int DiffBody::textWidth(int column) const
{
    return std::max(10, columnRect(column).width() - gutterWidth() - 8);
}

void DiffBody::breakLines(QTextLayout &layout, int width) const
{
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(m_wrap == Wrap::On ? QTextOption::WrapAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(QFontMetricsF(m_code).horizontalAdvance(u' ') * 8);
    layout.setFont(m_code);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(m_wrap == Wrap::On ? width : 1e6);
        line.setPosition({0, y});
        y += QFontMetrics(m_code).height();
    }
    layout.endLayout();
}

int DiffBody::linesOfRow(std::size_t row) const
{
    const diff::Alignment &alignment = *m_layout.alignment();
    const int advance = std::max(1, QFontMetrics(m_code).horizontalAdvance(u'0'));
    int lines = 1;
    for (int column = 0; column < columnCount(); ++column) {
        const auto *line = lineOf(alignment, row, static_cast<std::size_t>(column));
        // Most lines are short: only those that may be longer than the room are measured.
        if (!line
            || static_cast<int>(std::min<std::size_t>(line->text.size(), 100000)) * advance
                   <= textWidth(column))
            continue;
        QTextLayout layout(
            displayLine(*line, alignment.rows[row].cells[static_cast<std::size_t>(column)]).text);
        breakLines(layout, textWidth(column));
        lines = std::max(lines, layout.lineCount());
    }
    return lines;
}

void DiffBody::remeasure()
{
    const QFontMetrics metrics(m_code);
    m_layout.setMetrics(metrics.height() + 2, metrics.height() + 2);
    if (m_wrap == Wrap::On)
        m_layout.setLinesOfRow([this](std::size_t row) { return linesOfRow(row); });
    else
        m_layout.setLinesOfRow({});
}

void DiffBody::relayout()
{
    remeasure();
    const int height = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, m_layout.totalHeight() - height));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(QFontMetrics(m_code).height() + 2);
    int hidden = 0;
    if (m_wrap == Wrap::Off) {
        const int widest = QFontMetrics(m_code).horizontalAdvance(u'0') * m_longest;
        for (int column = 0; column < columnCount(); ++column)
            hidden = std::max(hidden, widest - textWidth(column));
    }
    horizontalScrollBar()->setRange(0, hidden);
    horizontalScrollBar()->setPageStep(
        std::max(1, viewport()->width() / std::max(1, columnCount())));
    horizontalScrollBar()->setSingleStep(QFontMetrics(m_code).horizontalAdvance(u'0') * 4);
    viewport()->update();
    Q_EMIT rowsMoved();
}

QRect DiffBody::cellRect(std::size_t item, int column) const
{
    if (item >= m_layout.items().size())
        return {};
    const DiffLayout::Item &one = m_layout.items()[item];
    const QRect across = columnRect(column);
    return {across.left(), one.top - verticalScrollBar()->value(), across.width(), one.height};
}

QString DiffBody::spokenItem(std::size_t item, int column) const
{
    if (item >= m_layout.items().size())
        return {};
    const DiffLayout::Item &one = m_layout.items()[item];
    if (one.kind == DiffLayout::Item::Kind::Line)
        return DiffWords::spoken(*m_layout.alignment(), one.index,
                                 static_cast<std::size_t>(column));
    const diff::Fold &fold = m_layout.folds()[one.index];
    const QString text = DiffWords::fold(fold, m_layout.isOpen(one.index));
    return fold.about.empty() ? text : QString(text + u": "_s + services::visible(fold.about));
}

std::optional<std::pair<std::size_t, std::size_t>> DiffBody::selectedRows() const
{
    const auto &items = m_layout.items();
    std::optional<std::pair<std::size_t, std::size_t>> rows;
    if (items.empty())
        return rows;
    const std::size_t first = std::min(m_item, m_anchor);
    const std::size_t last = std::min(std::max(m_item, m_anchor), items.size() - 1);
    for (std::size_t item = first; item <= last; ++item) {
        if (items[item].kind != DiffLayout::Item::Kind::Line)
            continue;
        if (!rows)
            rows.emplace(items[item].index, items[item].index);
        rows->second = items[item].index;
    }
    return rows;
}

void DiffBody::setCurrent(std::size_t item, int column, Extend extend)
{
    if (item >= m_layout.items().size() || column < 0 || column >= columnCount())
        return;
    const bool isNew = item != m_item || column != m_column;
    m_item = item;
    m_column = column;
    if (extend == Extend::No)
        m_anchor = item;
    reveal(item);
    viewport()->update();
    if (!isNew)
        return;
    Q_EMIT currentChanged();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(static_cast<int>(item) * columnCount() + column);
        QAccessible::updateAccessibility(&event);
    }
}

void DiffBody::goToRow(std::size_t row, int column)
{
    if (const auto fold = m_layout.foldOfRow(row); fold && !m_layout.isOpen(*fold))
        toggleFold(*fold);
    if (const auto item = m_layout.itemOfRow(row)) {
        // An edge is no place to read from: a difference comes with what stands around it, and no
        // line is cut at the top.
        const DiffLayout::Item &target = m_layout.items()[*item];
        const int context = target.height * 3;
        QScrollBar *bar = verticalScrollBar();
        const auto topAt = [this](int y) {
            const auto first = m_layout.itemAt(std::max(0, y));
            return first ? m_layout.items()[*first].top : 0;
        };
        if (target.top - context < bar->value())
            bar->setValue(topAt(target.top - context));
        else if (target.top + target.height + context > bar->value() + viewport()->height())
            bar->setValue(topAt(target.top + 2 * target.height + context - viewport()->height()));
        setCurrent(*item, column);
    }
}

void DiffBody::toggleFold(std::size_t fold)
{
    m_layout.setOpen(fold, !m_layout.isOpen(fold));
    if (const auto item = m_layout.itemOfFold(fold)) {
        m_item = *item;
        m_anchor = *item;
    }
    relayout();
}

void DiffBody::scrollToMiddle(double part)
{
    verticalScrollBar()->setValue(qRound(part * m_layout.totalHeight()) - viewport()->height() / 2);
}

void DiffBody::reveal(std::size_t item)
{
    const DiffLayout::Item &one = m_layout.items()[item];
    QScrollBar *bar = verticalScrollBar();
    if (one.top < bar->value())
        bar->setValue(one.top);
    else if (one.top + one.height > bar->value() + viewport()->height())
        bar->setValue(one.top + one.height - viewport()->height());
}

int DiffBody::boundaryAt(int x) const
{
    for (int column = 0; column + 1 < columnCount(); ++column) {
        if (std::abs(columnLeft(column + 1) - x) <= boundaryGrip)
            return column;
    }
    return -1;
}

std::optional<DiffBody::Hit> DiffBody::hitAt(QPoint position) const
{
    const int y = position.y() + verticalScrollBar()->value();
    const auto item = m_layout.itemAt(y);
    if (!item || y >= m_layout.totalHeight())
        return std::nullopt;
    for (int column = 0; column < columnCount(); ++column) {
        const QRect across = columnRect(column);
        if (position.x() >= across.left() && position.x() <= across.right())
            return Hit{*item, column};
    }
    return std::nullopt;
}

std::size_t DiffBody::itemsInView() const
{
    return static_cast<std::size_t>(
        std::max(1, viewport()->height() / (QFontMetrics(m_code).height() + 2) - 1));
}

void DiffBody::moveBy(std::ptrdiff_t items, Extend extend)
{
    if (m_layout.items().empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_layout.items().size()) - 1;
    const auto target =
        std::clamp(static_cast<std::ptrdiff_t>(m_item) + items, std::ptrdiff_t{0}, last);
    setCurrent(static_cast<std::size_t>(target), m_column, extend);
}

void DiffBody::keyPressEvent(QKeyEvent *event)
{
    const Extend extend = event->modifiers() & Qt::ShiftModifier ? Extend::Yes : Extend::No;
    const auto page = static_cast<std::ptrdiff_t>(itemsInView());
    const auto all = static_cast<std::ptrdiff_t>(m_layout.items().size());
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        moveBy(-1, extend);
        break;
    case Qt::Key_Down:
        moveBy(1, extend);
        break;
    case Qt::Key_PageUp:
        moveBy(-page, extend);
        break;
    case Qt::Key_PageDown:
        moveBy(page, extend);
        break;
    case Qt::Key_Home:
        moveBy(-all, extend);
        break;
    case Qt::Key_End:
        moveBy(all, extend);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        QScrollBar *bar = horizontalScrollBar();
        bar->setValue(bar->value() + (event->key() == Qt::Key_Left ? -1 : 1) * bar->singleStep());
        break;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_item >= m_layout.items().size())
            break;
        if (m_layout.items()[m_item].kind == DiffLayout::Item::Kind::Fold)
            toggleFold(m_layout.items()[m_item].index);
        else if (event->key() != Qt::Key_Space)
            Q_EMIT lineActivated();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void DiffBody::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    const QPoint position = event->position().toPoint();
    m_dragged = event->button() == Qt::LeftButton ? boundaryAt(position.x()) : -1;
    if (m_dragged >= 0)
        return;
    const auto hit = hitAt(position);
    if (!hit)
        return;
    setCurrent(hit->item, hit->column,
               event->modifiers() & Qt::ShiftModifier ? Extend::Yes : Extend::No);
    const DiffLayout::Item item = m_layout.items()[hit->item];
    if (event->button() == Qt::LeftButton && item.kind == DiffLayout::Item::Kind::Fold)
        toggleFold(item.index);
}

void DiffBody::mouseMoveEvent(QMouseEvent *event)
{
    const int x = event->position().toPoint().x();
    if (m_dragged >= 0 && (event->buttons() & Qt::LeftButton)) {
        const auto left = static_cast<std::size_t>(m_dragged);
        const double both = m_shares[left] + m_shares[left + 1];
        const double wanted =
            static_cast<double>(x - columnLeft(m_dragged)) / std::max(1, viewport()->width());
        m_shares[left] = std::clamp(wanted, leastShare, std::max(leastShare, both - leastShare));
        m_shares[left + 1] = both - m_shares[left];
        relayout();
        return;
    }
    m_dragged = -1;
    viewport()->setCursor(boundaryAt(x) >= 0 ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void DiffBody::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto hit = hitAt(event->position().toPoint());
    if (hit && m_layout.items()[hit->item].kind == DiffLayout::Item::Kind::Line)
        Q_EMIT lineActivated();
}

void DiffBody::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        Q_EMIT contextMenuWanted(viewport()->mapToGlobal(cellRect(m_item, m_column).center()));
    else
        Q_EMIT contextMenuWanted(event->globalPos());
    event->accept();
}

void DiffBody::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void DiffBody::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void DiffBody::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // The caret line stays in view when a dock opens below.
    const bool wasInView = m_item < m_layout.items().size()
                           && cellRect(m_item, 0).intersects(
                               QRect(0, 0, event->oldSize().width(), event->oldSize().height()));
    relayout();
    if (wasInView)
        reveal(m_item);
}

void DiffBody::scrollContentsBy(int, int)
{
    viewport()->update();
    Q_EMIT rowsMoved();
}

bool DiffBody::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void DiffBody::showToolTip(const QPoint &position, const QPoint &global)
{
    const auto hit = hitAt(position);
    const bool isLine = hit && m_layout.items()[hit->item].kind == DiffLayout::Item::Kind::Line;
    const diff::RenderedText::Line *line =
        isLine ? lineOf(*m_layout.alignment(), m_layout.items()[hit->item].index,
                        static_cast<std::size_t>(hit->column))
               : nullptr;
    if (!line) {
        QToolTip::hideText();
        return;
    }
    QStringList parts;
    if (!line->path.empty())
        parts.append(services::visible(line->path));
    if (QFontMetrics(m_code).horizontalAdvance(services::toQt(line->text).left(4000))
        > textWidth(hit->column))
        parts.append(services::visible(std::string_view(line->text).substr(0, 1000)).trimmed());
    if (line->value && m_providers.toolTip)
        parts.append(m_providers.toolTip(line->value));
    parts.removeAll(QString());
    QToolTip::showText(global, parts.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s),
                       viewport(), cellRect(hit->item, hit->column));
}

} // namespace fleetwright::ui
