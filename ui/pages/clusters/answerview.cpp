// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/answerview.h"

#include "ui/models/tablemodel.h"
#include "ui/pages/clusters/clusterdelegates.h"
#include "ui/pages/clusters/placeitem.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sampledLines = 200; ///< that decide how wide a column is at first
constexpr int widestColumn = 48;  ///< characters

} // namespace

AnswerView::AnswerView(PageContext &context, const Words &words, QWidget *parent)
    : QWidget(parent), m_context(context),
      m_text(new FilterField(tr("Filter: %1").arg(words.what), this)),
      m_onlyStandingOut(new QCheckBox(words.onlyStandingOut, this)), m_table(new QTableView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QWidget(this);
    m_tools = new FlowLayout(bar);
    m_tools->setContentsMargins(12, 6, 12, 6);
    m_tools->addWidget(m_onlyStandingOut);
    m_tools->addGrowing(m_text);
    layout->addWidget(bar);
    buildTable(words.what);
    layout->addWidget(m_table, 1);
    connect(m_text, &QLineEdit::textChanged, &m_filter, &AnswerTableFilter::setText);
    connect(m_onlyStandingOut, &QCheckBox::toggled, &m_filter,
            &AnswerTableFilter::setOnlyStandingOut);
}

void AnswerView::buildTable(const QString &name)
{
    m_filter.setSourceModel(&m_model);
    m_table->setModel(&m_filter);
    m_table->setItemDelegate(new AnswerDelegate(m_table));
    m_table->setAccessibleName(name);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto place = placeFrom(index.data(AnswerTableModel::FileRole).toString(),
                                         index.data(AnswerTableModel::LineRole).toInt()))
            m_context.navigator.openPlace(*place);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const QString cluster = index.data(AnswerTableModel::ClusterRole).toString();
                if (!cluster.isEmpty())
                    m_context.selection.selectCluster(cluster);
                Q_EMIT lineChosen();
            });
}

void AnswerView::setTable(std::shared_ptr<const services::AnswerTable> table)
{
    const bool isFirst = m_model.columnCount() == 0;
    m_model.setTable(std::move(table));
    if (isFirst)
        sizeColumns();
}

void AnswerView::sizeColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const int room = metrics.averageCharWidth() * 4;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        int width = metrics.horizontalAdvance(
                        m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
                    + room;
        for (int row = 0; row < std::min(sampledLines, m_model.rowCount()); ++row)
            width = std::max(
                width, metrics.horizontalAdvance(m_model.line(row)->cells.value(column)) + room);
        m_table->setColumnWidth(column, std::min(width, metrics.averageCharWidth() * widestColumn));
    }
}

QString AnswerView::textForClipboard(bool asMarkdown) const
{
    return rowsAsText(m_filter, m_table->selectionModel()->selectedRows(), asMarkdown);
}

int AnswerView::chosenLine() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_filter.mapToSource(index).row() : -1;
}

void AnswerView::chooseLine(int number)
{
    const QModelIndex index = m_filter.mapFromSource(m_model.index(number, 0));
    if (index.isValid())
        m_table->setCurrentIndex(index);
}

} // namespace fleetwright::ui
