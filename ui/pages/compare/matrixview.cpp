// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/compare/matrixview.h"

#include "services/text/words.h"
#include "ui/pages/compare/matrixdelegate.h"
#include "ui/pages/compare/matrixheader.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>
#include <tuple>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastCellWidth = 118;
constexpr int nameWidth = 290;

} // namespace

MatrixView::MatrixView(QWidget *parent)
    : QWidget(parent), m_model(new MatrixModel(this)), m_names(new QTreeView(this)),
      m_cells(new QTreeView(this)), m_header(new MatrixHeader(m_cells))
{
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(m_names);
    split->addWidget(m_cells);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({nameWidth, 4 * nameWidth});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);

    m_names->setAccessibleName(tr("Objects and fields"));
    m_cells->setAccessibleName(tr("Differences of each cluster"));
    m_cells->setHeader(m_header);
    auto *nameHeader = new MatrixHeader(m_names);
    nameHeader->setAccessibleName(tr("Objects and fields"));
    m_names->setHeader(nameHeader);
    setUpTree(*m_names);
    setUpTree(*m_cells);
    m_cells->setRootIsDecorated(false);
    m_cells->setIndentation(0);
    m_names->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cells->setSelectionModel(m_names->selectionModel());
    connectTrees();
    setFocusProxy(m_cells);
}

void MatrixView::setUpTree(QTreeView &tree)
{
    tree.setModel(m_model);
    tree.setItemDelegate(new MatrixDelegate(&tree));
    tree.setUniformRowHeights(true);
    tree.setSelectionBehavior(QAbstractItemView::SelectRows);
    tree.setSelectionMode(QAbstractItemView::SingleSelection);
    tree.setAllColumnsShowFocus(false);
    tree.setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree.setExpandsOnDoubleClick(false);
    tree.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree.setFrameShape(QFrame::NoFrame);
    tree.installEventFilter(this);
    tree.viewport()->installEventFilter(this);
}

void MatrixView::connectTrees()
{
    connect(m_names->verticalScrollBar(), &QScrollBar::valueChanged, m_cells->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_cells->verticalScrollBar(), &QScrollBar::valueChanged, m_names->verticalScrollBar(),
            &QScrollBar::setValue);
    for (QTreeView *tree : {m_names, m_cells}) {
        connect(tree, &QTreeView::expanded, this,
                [this](const QModelIndex &index) { syncExpanded(index, true); });
        connect(tree, &QTreeView::collapsed, this,
                [this](const QModelIndex &index) { syncExpanded(index, false); });
        connect(tree, &QTreeView::doubleClicked, this, &MatrixView::activated);
    }
    connect(m_names->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MatrixView::currentChanged);
    connect(m_header, &MatrixHeader::tickedChanged, this, &MatrixView::tickedChanged);
}

void MatrixView::syncExpanded(const QModelIndex &index, bool expanded)
{
    if (m_syncing)
        return;
    m_syncing = true;
    m_names->setExpanded(index, expanded);
    m_cells->setExpanded(index, expanded);
    m_syncing = false;
}

void MatrixView::setMatrix(std::shared_ptr<const diff::Matrix> matrix,
                           std::shared_ptr<const PendingCells> pending)
{
    const QStringList open = openObjects();
    const int columns = m_model->columnCount();
    m_header->setMatrix(matrix);
    m_model->setMatrix(std::move(matrix), std::move(pending));
    m_cells->setColumnHidden(MatrixModel::NameColumn, true);
    for (int column = MatrixModel::FirstCellColumn; column < m_model->columnCount(); ++column)
        m_names->setColumnHidden(column, true);
    if (columns != m_model->columnCount())
        fitColumns();
    setOpenObjects(open);
}

void MatrixView::setFindings(std::shared_ptr<const FindingCells> findings)
{
    m_model->setFindings(std::move(findings));
}

void MatrixView::fitColumns()
{
    const int columns = m_model->columnCount() - MatrixModel::FirstCellColumn;
    m_names->header()->setStretchLastSection(false);
    m_names->header()->setSectionResizeMode(MatrixModel::NameColumn, QHeaderView::Stretch);
    if (columns == 0)
        return;
    // One call: a thousand single ones lay the view out a thousand times.
    m_header->setDefaultSectionSize(qMax(leastCellWidth, m_cells->viewport()->width() / columns));
}

void MatrixView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

QModelIndex MatrixView::current() const
{
    return m_names->selectionModel()->currentIndex();
}

void MatrixView::moveToCells(const QModelIndex &index)
{
    m_names->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                          | QItemSelectionModel::Rows);
    m_cells->scrollTo(index);
    m_names->scrollTo(index.siblingAtColumn(MatrixModel::NameColumn));
}

void MatrixView::select(const diff::ObjectKey &key, const QString &field, const QString &cluster)
{
    QModelIndex index =
        field.isEmpty() ? m_model->indexOfObject(key) : m_model->indexOfField(key, field);
    if (!index.isValid())
        index = m_model->indexOfObject(key);
    if (!index.isValid())
        return;
    if (index.parent().isValid())
        syncExpanded(index.parent(), true);
    int column = qMax(current().column(), int(MatrixModel::FirstCellColumn));
    for (int section = MatrixModel::FirstCellColumn; section < m_model->columnCount(); ++section) {
        const auto at = static_cast<std::size_t>(section - MatrixModel::FirstCellColumn);
        if (clusterOf(m_model->matrix()->columns()[at]) == cluster)
            column = section;
    }
    const QModelIndex target = index.siblingAtColumn(column);
    if (target.isValid() && target != current())
        moveToCells(target);
}

/// The cells of an object's fields that are unlike the row's most common value, in reading order.
std::vector<QModelIndex> MatrixView::differences(int object)
{
    std::vector<QModelIndex> cells;
    const QModelIndex parent = m_model->index(object, MatrixModel::NameColumn);
    if (m_model->rowAt(parent)->isWholeCluster() || !m_model->rowAt(parent)->differs)
        return cells;
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        for (int column = MatrixModel::FirstCellColumn; column < m_model->columnCount(); ++column) {
            const QModelIndex cell = m_model->index(row, column, parent);
            if (m_model->fieldAt(cell) && cell.data(MatrixModel::GroupRole).toUInt() > 0)
                cells.push_back(cell);
        }
    }
    return cells;
}

bool MatrixView::goToDifference(Direction direction)
{
    const auto order = [](const QModelIndex &index) {
        const QModelIndex object = index.parent().isValid() ? index.parent() : index;
        return std::tuple(object.row(), index.parent().isValid() ? index.row() : -1,
                          index.column());
    };
    const bool forward = direction == Direction::Forward;
    const auto here = current().isValid() ? order(current()) : std::tuple(-1, -1, -1);
    const auto isBeyond = [&](const QModelIndex &cell) {
        return forward ? order(cell) > here : order(cell) < here;
    };
    // Object by object: an object's fields are only made when it is reached.
    const int step = forward ? 1 : -1;
    for (int object = std::max(std::get<0>(here), 0); object >= 0 && object < m_model->rowCount();
         object += step) {
        const std::vector<QModelIndex> cells = differences(object);
        const auto next = std::ranges::find_if(cells, isBeyond);
        const auto last = std::find_if(cells.rbegin(), cells.rend(), isBeyond);
        if (next == cells.end())
            continue;
        const QModelIndex target = forward ? *next : *last;
        syncExpanded(target.parent(), true);
        moveToCells(target);
        return true;
    }
    return false;
}

void MatrixView::setTicked(const QStringList &clusters)
{
    m_header->setTicked(clusters);
}

QStringList MatrixView::ticked() const
{
    return m_header->ticked();
}

QStringList MatrixView::openObjects() const
{
    QStringList keys;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_names->isExpanded(index))
            keys.push_back(services::toQt(m_model->rowAt(index)->key.text()));
    }
    return keys;
}

void MatrixView::setOpenObjects(const QStringList &keys)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (keys.contains(services::toQt(m_model->rowAt(index)->key.text())))
            syncExpanded(index, true);
    }
}

QString MatrixView::textForClipboard(bool asMarkdown) const
{
    const QString separator = asMarkdown ? u" | "_s : u"\t"_s;
    const auto line = [&](const QStringList &cells) {
        return asMarkdown ? QString(u"| "_s + cells.join(separator) + u" |\n"_s)
                          : QString(cells.join(separator) + u'\n');
    };
    QStringList head;
    for (int column = 0; column < m_model->columnCount(); ++column)
        head.push_back(m_model->headerData(column, Qt::Horizontal).toString());
    QString text = line(head);
    if (asMarkdown)
        text += line(QStringList(head.size(), u"---"_s));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex name = m_model->index(row, 0);
        QStringList cells{
            QStringList{name.data(MatrixModel::PrefixRole).toString(), name.data().toString()}
                .join(u' ')
                .trimmed()};
        for (int column = MatrixModel::FirstCellColumn; column < m_model->columnCount(); ++column) {
            const QModelIndex cell = name.siblingAtColumn(column);
            cells.push_back(
                QStringList{cell.data(MatrixModel::LetterRole).toString(), cell.data().toString()}
                    .join(u' ')
                    .trimmed());
        }
        text += line(cells);
    }
    return text;
}

bool MatrixView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ContextMenu
        && (watched == m_names->viewport() || watched == m_cells->viewport())) {
        Q_EMIT contextMenuWanted(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    if (event->type() != QEvent::KeyPress || (watched != m_names && watched != m_cells))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex name = current().siblingAtColumn(MatrixModel::NameColumn);
    switch (key->key()) {
    case Qt::Key_Space:
        m_header->toggle(current().column());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() != Qt::NoModifier)
            break;
        Q_EMIT activated(current());
        return true;
    case Qt::Key_Plus:
        syncExpanded(name, true);
        return true;
    case Qt::Key_Minus:
        syncExpanded(name, false);
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fleetwright::ui
