// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/outlineview.h"

#include "ui/pages/clusters/clusterdelegates.h"
#include "ui/pages/clusters/placeitem.h"

#include <QHeaderView>
#include <QPainter>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOpened = 60; ///< rows that are open at first
constexpr int mostCopied = 5000;

} // namespace

OutlineView::OutlineView(PageContext &context, const Words &words, QWidget *parent)
    : QTreeView(parent), m_context(context), m_model(words.headings)
{
    m_filter.setSourceModel(&m_model);
    m_filter.setRecursiveFilteringEnabled(true);
    m_filter.setAutoAcceptChildRows(true);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setFilterKeyColumn(-1);
    setModel(&m_filter);
    setItemDelegate(new OutlineDelegate(this));
    setAccessibleName(words.what);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    header()->setStretchLastSection(true);
    if (words.headings.size() > 1)
        header()->resizeSection(0, fontMetrics().averageCharWidth() * words.firstColumn);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const auto place = placeFrom(index.data(OutlineModel::FileRole).toString(),
                                         index.data(OutlineModel::LineRole).toInt()))
            m_context.navigator.openPlace(*place);
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const QString cluster = index.data(OutlineModel::ClusterRole).toString();
                if (!cluster.isEmpty())
                    m_context.selection.selectCluster(cluster);
            });
}

void OutlineView::setOutline(std::shared_ptr<const services::Outline> outline)
{
    m_model.setOutline(std::move(outline));
    openFirst();
}

void OutlineView::setFilterText(const QString &text)
{
    m_filter.setFilterFixedString(text);
    openFirst();
}

void OutlineView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

/// Two levels of a short outline, none of a long one.
void OutlineView::openFirst()
{
    const int rows = m_filter.rowCount();
    if (rows > mostOpened)
        return;
    int opened = rows;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex first = m_filter.index(row, 0);
        expand(first);
        for (int part = 0; part < m_filter.rowCount(first); ++part) {
            const QModelIndex second = m_filter.index(part, 0, first);
            opened += m_filter.rowCount(second);
            if (opened > mostOpened)
                return;
            expand(second);
        }
    }
}

QString OutlineView::textForClipboard() const
{
    QStringList lines;
    for (QModelIndex index = m_filter.index(0, 0); index.isValid() && lines.size() < mostCopied;
         index = indexBelow(index)) {
        qsizetype depth = 0;
        for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
            ++depth;
        lines.append(QString(depth * 2, u' ')
                     + index.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString());
    }
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

void OutlineView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_filter.rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 8, -12, -8),
                     Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyText);
}

} // namespace fleetwright::ui
