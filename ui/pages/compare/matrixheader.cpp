// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/matrixheader.h"

#include "services/text/words.h"
#include "ui/models/matrixmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QToolTip>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 6;

/// What stands for a column among the selected clusters: its cluster (the first of equal ones), or
/// its own name.
QString tickName(const diff::Column &column)
{
    return column.cluster ? clusterOf(column) : services::toQt(column.label);
}

} // namespace

MatrixHeader::MatrixHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setAccessibleName(tr("Clusters of the matrix"));
}

void MatrixHeader::setMatrix(std::shared_ptr<const diff::Matrix> matrix)
{
    m_matrix = std::move(matrix);
    viewport()->update();
}

void MatrixHeader::setTicked(const QStringList &clusters)
{
    const QSet<QString> ticked(clusters.begin(), clusters.end());
    if (ticked == m_ticked)
        return;
    m_ticked = ticked;
    viewport()->update();
}

QStringList MatrixHeader::ticked() const
{
    QStringList names;
    if (!m_matrix)
        return names;
    for (const diff::Column &column : m_matrix->columns()) {
        if (isTicked(column))
            names.push_back(services::toQt(column.label));
    }
    return names;
}

bool MatrixHeader::isTicked(const diff::Column &column) const
{
    const auto has = [this](const std::string &name) {
        return m_ticked.contains(services::toQt(name));
    };
    return !m_ticked.isEmpty()
           && (has(column.label) || (column.cluster && std::ranges::any_of(column.clusters, has)));
}

void MatrixHeader::toggle(int section)
{
    const diff::Column *column = columnOf(section);
    if (!column)
        return;
    if (isTicked(*column)) {
        m_ticked.remove(services::toQt(column->label));
        for (const std::string &cluster : column->clusters)
            m_ticked.remove(services::toQt(cluster));
    } else {
        m_ticked.insert(tickName(*column));
    }
    viewport()->update();
    QStringList names;
    for (const diff::Column &each : m_matrix->columns()) {
        if (isTicked(each))
            names.push_back(tickName(each));
    }
    Q_EMIT tickedChanged(names);
}

const diff::Column *MatrixHeader::columnOf(int section) const
{
    const int index = section - MatrixModel::FirstCellColumn;
    if (!m_matrix || index < 0 || static_cast<std::size_t>(index) >= m_matrix->columns().size())
        return nullptr;
    return &m_matrix->columns()[static_cast<std::size_t>(index)];
}

/// Under a band the band's own words need not be repeated: "eu-west-1" under staging for
/// staging-eu-west-1.
QString MatrixHeader::nameOf(const diff::Column &column) const
{
    std::string_view name = column.label;
    const std::string_view band = column.band;
    if (!band.empty() && name.size() > band.size() + 1 && name.starts_with(band)
        && name[band.size()] == '-')
        name.remove_prefix(band.size() + 1);
    else if (band == "production" && name.starts_with("prod-"))
        name.remove_prefix(5);
    return services::visible(name);
}

int MatrixHeader::bandHeight() const
{
    return fontMetrics().height() + 2 * gap;
}

QSize MatrixHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), 2 * bandHeight()};
}

void MatrixHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    paintBands(painter);
}

void MatrixHeader::paintBands(QPainter &painter) const
{
    if (!m_matrix)
        return;
    const QPalette colors = palette();
    QFont bold = font();
    bold.setBold(true);
    for (int section = MatrixModel::FirstCellColumn; section < count();) {
        const diff::Column *first = columnOf(section);
        if (!first)
            return;
        int end = section;
        int width = 0;
        for (; columnOf(end) && columnOf(end)->band == first->band; ++end)
            width += sectionSize(end);
        const QRect band(sectionViewportPosition(section), 0, width, bandHeight());
        painter.fillRect(band, theme::bandColor(colors));
        painter.setPen(theme::lineColor(colors));
        painter.drawLine(band.bottomLeft(), band.bottomRight());
        painter.drawLine(band.topRight(), band.bottomRight());
        const int icon = fontMetrics().height();
        // The name stays in sight while its columns are scrolled.
        const int left = qMax(band.left(), 0) + gap;
        if (band.right() - left > icon) {
            icons::paint(painter, QRect(left, gap, icon, icon), u"stack"_s, Role::Quiet, colors);
            painter.setFont(bold);
            painter.setPen(colors.color(QPalette::Text));
            const QString text =
                first->band.empty() ? tr("no environment") : services::visible(first->band);
            const QRect place(left + icon + gap, 0, band.right() - left - icon - 2 * gap,
                              band.height());
            painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                             QFontMetrics(bold).elidedText(text, Qt::ElideRight, place.width()));
        }
        section = end;
    }
}

void MatrixHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const diff::Column *column = columnOf(logicalIndex);
    const QRect lower = rect.adjusted(0, column ? bandHeight() : 0, 0, 0);
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->setPen(theme::lineColor(palette()));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.topRight(), rect.bottomRight());
    int left = lower.left() + gap;
    if (column) {
        QStyleOptionButton box;
        box.initFrom(this);
        const int side = style()->pixelMetric(QStyle::PM_IndicatorWidth, &box, this);
        box.rect = QRect(left, lower.center().y() - side / 2, side, side);
        box.state =
            QStyle::State_Enabled | (isTicked(*column) ? QStyle::State_On : QStyle::State_Off);
        style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, this);
        left += side + gap;
    }
    const QString text =
        column ? nameOf(*column) : model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const QRect place(left, lower.top(), lower.right() - left - gap, lower.height());
    painter->setPen(palette().color(QPalette::Text));
    painter->setFont(font());
    const int vertical = column ? Qt::AlignVCenter : Qt::AlignBottom;
    painter->drawText(place.adjusted(0, 0, 0, column ? 0 : -gap), vertical | Qt::AlignLeft,
                      fontMetrics().elidedText(text, Qt::ElideMiddle, place.width()));
}

void MatrixHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const int section = logicalIndexAt(event->position().toPoint());
    // A drag at a border resizes; a click anywhere else on the name ticks.
    const bool atBorder = cursor().shape() == Qt::SplitHCursor;
    QHeaderView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !atBorder && event->position().y() >= bandHeight())
        toggle(section);
}

bool MatrixHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const diff::Column *column = columnOf(logicalIndexAt(help->pos()))) {
            QToolTip::showText(help->globalPos(), services::visible(column->label).toHtmlEscaped(),
                               this);
            return true;
        }
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace fleetwright::ui
