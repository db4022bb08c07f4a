// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/graphview.h"

#include "ui/graphview/graphcanvas.h"
#include "ui/graphview/picture.h"
#include "ui/theme/icons.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeWidget>

#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int nodeRole = Qt::UserRole; ///< index of the node
constexpr int mostRows = 5'000;        ///< of the list: a node stands under everything it hangs on

} // namespace

GraphView::GraphView(QWidget *parent)
    : QStackedWidget(parent), m_canvas(new GraphCanvas(this)), m_list(new QTreeWidget(this))
{
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(true);
    m_list->installEventFilter(this);
    addWidget(m_canvas);
    addWidget(m_list);
    connect(m_canvas, &GraphCanvas::nodeSelected, this, [this](int node) {
        Q_EMIT nodeSelected(node < 0 ? QString()
                                     : graph().nodes[static_cast<std::size_t>(node)].id);
    });
    connect(m_canvas, &GraphCanvas::nodeActivated, this, [this](int node) {
        Q_EMIT nodeActivated(graph().nodes[static_cast<std::size_t>(node)].id);
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (!item || !isList())
            return;
        const int node = item->data(0, nodeRole).toInt();
        m_canvas->select(node);
        Q_EMIT nodeSelected(graph().nodes[static_cast<std::size_t>(node)].id);
    });
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        const int node = item->data(0, nodeRole).toInt();
        Q_EMIT nodeActivated(graph().nodes[static_cast<std::size_t>(node)].id);
    });
}

void GraphView::setGraph(LayeredGraph graph)
{
    m_canvas->setAccessibleName(accessibleName());
    m_list->setAccessibleName(tr("%1, as a list").arg(accessibleName()));
    m_list->setHeaderLabels({tr("What"), tr("Where it stands")});
    m_canvas->setGraph(std::move(graph));
    m_list->clear();
    if (isList())
        fillList();
}

const LayeredGraph &GraphView::graph() const
{
    return m_canvas->graph();
}

void GraphView::setEmptyText(const QString &text)
{
    m_canvas->setEmptyText(text);
}

QWidget *GraphView::canvas() const
{
    return m_canvas;
}

void GraphView::fillList()
{
    m_list->clear();
    const LayeredGraph &own = graph();
    std::map<int, std::vector<int>> below;
    std::vector<bool> hangs(own.nodes.size(), false);
    for (const LayeredGraph::Edge &edge : own.edges) {
        below[edge.from].push_back(edge.to);
        hangs[static_cast<std::size_t>(edge.to)] = true;
    }
    int rows = 0;
    const auto add = [&](auto &self, QTreeWidgetItem *parent, int node) -> void {
        if (++rows > mostRows)
            return;
        const LayeredGraph::Node &entry = own.nodes[static_cast<std::size_t>(node)];
        auto *item = new QTreeWidgetItem({entry.title, entry.detail});
        item->setData(0, nodeRole, node);
        item->setData(0, Qt::AccessibleTextRole, entry.spoken);
        item->setIcon(0, icons::icon(entry.icon, entry.role));
        parent->addChild(item);
        for (const int child : below[node]) {
            if (own.nodes[static_cast<std::size_t>(child)].column > entry.column)
                self(self, item, child);
        }
    };
    for (std::size_t node = 0; node < own.nodes.size(); ++node) {
        if (!hangs[node])
            add(add, m_list->invisibleRootItem(), static_cast<int>(node));
    }
    m_list->expandToDepth(2);
}

void GraphView::select(const QString &id)
{
    int found = -1;
    for (std::size_t node = 0; node < graph().nodes.size(); ++node) {
        if (!id.isEmpty() && graph().nodes[node].id == id)
            found = static_cast<int>(node);
    }
    m_canvas->select(found);
}

QString GraphView::selected() const
{
    const int node = m_canvas->selected();
    return node < 0 ? QString() : graph().nodes[static_cast<std::size_t>(node)].id;
}

void GraphView::showAsList(bool list)
{
    if (list == isList())
        return;
    if (list)
        fillList();
    setCurrentIndex(list ? 1 : 0);
    currentWidget()->setFocus();
}

void GraphView::fit()
{
    m_canvas->fit();
}

bool GraphView::savePicture(const QString &file) const
{
    return picture::save(file, m_canvas->pictureSize(),
                         [this](QPainter &painter) { m_canvas->paintPicture(painter); });
}

bool GraphView::eventFilter(QObject *watched, QEvent *event)
{
    // A list would search for an item that begins with the letter.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_T && key->modifiers() == Qt::NoModifier) {
            showAsList(false);
            return true;
        }
    }
    return QStackedWidget::eventFilter(watched, event);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        return showAsList(!isList());
    QStackedWidget::keyPressEvent(event);
}

} // namespace fleetwright::ui
