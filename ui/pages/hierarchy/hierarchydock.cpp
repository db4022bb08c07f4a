// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/hierarchy/hierarchydock.h"

#include "diff/objectdiff.h"
#include "services/text/words.h"
#include "ui/models/tablemodel.h"
#include "ui/pages/hierarchy/addclusterform.h"
#include "ui/pages/hierarchy/droppreview.h"
#include "ui/pages/hierarchy/hierarchydelegate.h"
#include "ui/pages/hierarchy/trialpanel.h"
#include "ui/widgets/filterfield.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragMoveEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t expandAllBelow =
    300; ///< clusters and layers; beyond that levels open on request

/// Room for the heading and for a number of five digits.
int reachWidth(const QTreeView &view)
{
    const QFontMetrics metrics = view.fontMetrics();
    const QString heading =
        view.model()->headerData(HierarchyModel::ReachColumn, Qt::Horizontal).toString();
    return qMax(metrics.horizontalAdvance(heading), metrics.horizontalAdvance(u"00000"_s))
           + 2 * metrics.averageCharWidth() + 8;
}

/// What tells a row from its siblings, whatever else changes in the fleet.
QString nameOf(const QModelIndex &index)
{
    return index.data(HierarchyModel::LayerPathRole).toString() + u'\t'
           + index.data(HierarchyModel::ClusterRole).toString() + u'\t' + index.data().toString();
}

/// The open rows, each as the names on the way to it. Only below open rows anything is looked at.
QStringList expandedPaths(const QTreeView &view)
{
    QStringList paths;
    const auto collect = [&](const auto &self, const QModelIndex &parent,
                             const QString &path) -> void {
        for (int row = 0; row < view.model()->rowCount(parent); ++row) {
            const QModelIndex index = view.model()->index(row, 0, parent);
            if (!view.isExpanded(index))
                continue;
            const QString own = path + u'\n' + nameOf(index);
            paths.append(own);
            self(self, index, own);
        }
    };
    collect(collect, {}, {});
    return paths;
}

void expandPaths(QTreeView &view, const QStringList &paths)
{
    const QSet<QString> wanted(paths.begin(), paths.end());
    const auto expand = [&](const auto &self, const QModelIndex &parent,
                            const QString &path) -> void {
        for (int row = 0; row < view.model()->rowCount(parent); ++row) {
            const QModelIndex index = view.model()->index(row, 0, parent);
            const QString own = path + u'\n' + nameOf(index);
            if (!wanted.contains(own))
                continue;
            view.expand(index);
            self(self, index, own);
        }
    };
    expand(expand, {}, {});
}

} // namespace

HierarchyMarks makeMarks(const model::SnapshotPtr &snapshot, const model::SnapshotPtr &saved,
                         const std::vector<base::RepoPath> &unsaved,
                         const services::CheckResultPtr &findings, const base::Cancel &cancel)
{
    HierarchyMarks marks;
    if (!unsaved.empty()) {
        for (const model::Layer &layer : snapshot->layers) {
            const bool touched =
                std::any_of(unsaved.begin(), unsaved.end(), [&layer](const base::RepoPath &path) {
                    return path == layer.file
                           || std::find(layer.files.begin(), layer.files.end(), path)
                                  != layer.files.end();
                });
            if (touched)
                marks.unsavedLayers.insert(layer.path);
        }
    }
    if (saved && saved != snapshot) {
        if (const auto diff = diff::compareSnapshots(saved, snapshot, cancel)) {
            for (const diff::ClusterDiff &cluster : diff->clusters)
                marks.changedObjects.emplace(cluster.cluster, cluster.changes.size());
        }
    }
    if (!findings)
        return marks;
    std::map<base::RepoPath, base::RepoPath> layerOfFile;
    for (const model::Layer &layer : snapshot->layers) {
        for (const base::RepoPath &file : layer.files)
            layerOfFile.emplace(file, layer.path);
        layerOfFile.insert_or_assign(layer.file, layer.path);
    }
    for (const services::CheckResult::Item &item : findings->items) {
        const auto layer = layerOfFile.find(item.finding.place.file);
        if (layer == layerOfFile.end())
            continue;
        int &worst = marks.worstFinding.try_emplace(layer->second, -1).first->second;
        worst = std::max(worst, static_cast<int>(item.finding.severity));
    }
    return marks;
}

HierarchyDock::HierarchyDock(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_trial(context.workspace, context.jobs),
      m_grouping(new QComboBox(this)),
      m_filterText(new FilterField(tr("Filter layers and clusters"), this)),
      m_view(new QTreeView(this)), m_empty(new QLabel(this)), m_counts(new QLabel(this)),
      m_dropPreview(new DropPreview(context, m_view->viewport())), m_trialArea(new QWidget),
      m_form(new AddClusterForm(context, m_trial, m_trialArea)),
      m_panel(new TrialPanel(m_trial, m_trialArea)),
      m_treeJob(context.jobs, tr("Arranging layers")),
      m_marksJob(context.jobs, tr("Marking layers"))
{
    buildView();
    auto *trialLayout = new QVBoxLayout(m_trialArea);
    trialLayout->setContentsMargins(0, 0, 0, 0);
    trialLayout->addWidget(m_form);
    trialLayout->addWidget(m_panel, 1);
    m_form->hide();
    for (const auto ended : {&TrialPanel::applied, &TrialPanel::discarded}) {
        connect(m_panel, ended, this, [this] {
            m_form->hide();
            m_cut.reset();
            Q_EMIT trialEnded();
        });
    }
    addCommands();
    connect(&context.workspace, &services::Workspace::snapshotChanged, this,
            &HierarchyDock::rebuild);
    connect(&context.workspace, &services::Workspace::findingsChanged, this,
            &HierarchyDock::refreshMarks);
    connect(&context.selection, &Selection::changed, this, &HierarchyDock::followSelection);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &HierarchyDock::rebuild);
    connect(m_filterText, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        if (!text.isEmpty())
            m_view->expandAll();
    });
    connect(&m_model, &HierarchyModel::moveRequested, this, &HierarchyDock::tryMove);
    rebuild();
}

void HierarchyDock::buildView()
{
    m_grouping->addItem(tr("By inheritance"), static_cast<int>(fleet::Grouping::Inheritance));
    m_grouping->addItem(tr("By folder"), static_cast<int>(fleet::Grouping::Folder));
    m_grouping->setAccessibleName(tr("Group the hierarchy"));

    m_filter.setSourceModel(&m_model);
    m_view->setModel(&m_filter);
    m_view->setItemDelegate(new HierarchyDelegate(m_view));
    m_view->setAccessibleName(tr("Layers and clusters"));
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setDragEnabled(true);
    m_view->setAcceptDrops(true);
    m_view->setDropIndicatorShown(true);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(HierarchyModel::LayerColumn, QHeaderView::Stretch);
    // A width from its contents would measure every row of a thousand layers, at every layout.
    m_view->header()->setSectionResizeMode(HierarchyModel::ReachColumn, QHeaderView::Fixed);
    m_view->header()->resizeSection(HierarchyModel::ReachColumn, reachWidth(*m_view));
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HierarchyDock::chooseRow);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &HierarchyDock::showContextMenu);
    connect(m_view, &QTreeView::doubleClicked, this,
            [this] { m_context.commands.action(Command::OpenSource)->trigger(); });

    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setMargin(12);
    m_empty->setText(tr("No layers found. Looked for kustomization.yaml, kustomization.yml and "
                        "Kustomization in every folder."));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setMargin(4);
    m_counts->setProperty("quiet", true);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(6, 6, 6, 6);
    tools->addWidget(m_grouping);
    tools->addWidget(m_filterText, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_counts);
    setMinimumWidth(fontMetrics().averageCharWidth() * 34);
}

void HierarchyDock::addCommands()
{
    CommandSet &commands = m_context.commands;
    const auto hasLayer = [this] { return m_model.position(current()).has_value(); };
    commands.handle(
        Command::CutLayer, nullptr, [this] { cutCurrent(); },
        [this] {
            const auto position = m_model.position(current());
            return position && position->parent;
        });
    commands.handle(
        Command::PasteLayer, nullptr, [this] { pasteUnderCurrent(); },
        [this] {
            const auto target = m_model.position(current());
            return m_cut && target && m_model.whyNotMove(*m_cut, target->layer).isEmpty();
        });
    commands.handle(
        Command::AddClusterLike, nullptr, [this] { startAddCluster(); },
        [this] { return !currentCluster().isEmpty(); });
    commands.handle(
        Command::CopyPath, nullptr,
        [this] {
            if (const auto position = m_model.position(current()))
                QApplication::clipboard()->setText(services::toQt(position->layer.text()));
        },
        hasLayer);
    commands.handle(
        Command::CompareClusters, nullptr,
        [this] {
            const fleet::HierarchyItem *item = m_model.item(current());
            const auto &snapshot = m_context.workspace.snapshot();
            if (!item || !snapshot)
                return;
            SelectionState next = m_context.selection.state();
            next.clusters.clear();
            for (const model::ClusterIndex cluster : item->reach.indices())
                next.clusters.append(services::toQt(snapshot->clusters[cluster].name));
            m_context.navigator.go(PageId::Compare, next);
        },
        [this, &commands] {
            return m_model.item(current()) && commands.isOffered(Command::GoCompare);
        });
}

QModelIndex HierarchyDock::current() const
{
    return m_filter.mapToSource(m_view->currentIndex());
}

QString HierarchyDock::currentCluster() const
{
    return current().siblingAtColumn(0).data(HierarchyModel::ClusterRole).toString();
}

void HierarchyDock::rebuild()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    m_empty->setVisible(snapshot && snapshot->layers.empty());
    m_counts->setVisible(snapshot != nullptr);
    if (!snapshot) {
        m_treeJob.cancel();
        m_model.setFleet(nullptr, nullptr);
        m_cut.reset();
        return;
    }
    //: %1 is "6 clusters"
    m_counts->setText(
        tr("%1, %n layer(s)", nullptr, static_cast<int>(snapshot->layers.size()))
            .arg(tr("%n cluster(s)", nullptr, static_cast<int>(snapshot->clusters.size()))));
    const auto grouping = static_cast<fleet::Grouping>(m_grouping->currentData().toInt());
    m_treeJob.start(
        [snapshot, grouping](const services::JobControl &) {
            return fleet::Hierarchy::build(*snapshot, grouping);
        },
        [this, snapshot](std::shared_ptr<const fleet::Hierarchy> hierarchy) {
            takeTree(snapshot, std::move(hierarchy));
        });
}

void HierarchyDock::takeTree(const model::SnapshotPtr &snapshot,
                             std::shared_ptr<const fleet::Hierarchy> hierarchy)
{
    const bool isFirst = m_model.rowCount() == 0;
    const QStringList open = expandedPaths(*m_view);
    const bool isOther =
        m_model.setFleet(snapshot, std::move(hierarchy)) == HierarchyModel::Change::Rows;
    if (isOther && (isFirst || open.isEmpty()))
        expandUsefully();
    else if (isOther)
        expandPaths(*m_view, open);
    followSelection();
    refreshMarks();
}

void HierarchyDock::expandUsefully()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot)
        return;
    if (snapshot->clusters.size() + snapshot->layers.size() < expandAllBelow)
        m_view->expandToDepth(4);
    else
        m_view->expandToDepth(0);
}

void HierarchyDock::refreshMarks()
{
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    if (!snapshot)
        return;
    m_marksJob.start(
        [snapshot, saved = m_context.workspace.savedSnapshot(),
         unsaved = m_context.workspace.edits().unsaved(),
         findings = m_context.workspace.findings()](const services::JobControl &control) {
            return makeMarks(snapshot, saved, unsaved, findings, control.cancel());
        },
        [this](const HierarchyMarks &marks) { m_model.setMarks(marks); });
}

void HierarchyDock::chooseRow(const QModelIndex &proxyIndex)
{
    if (m_following || !proxyIndex.isValid())
        return;
    const QModelIndex index = m_filter.mapToSource(proxyIndex).siblingAtColumn(0);
    const auto position = m_model.position(index);
    SelectionState next = m_context.selection.state();
    next.cluster = index.data(HierarchyModel::ClusterRole).toString();
    next.hasLayer = position.has_value();
    next.layer = position ? position->layer : base::RepoPath();
    const model::SnapshotPtr &snapshot = m_context.workspace.snapshot();
    const model::Layer *layer =
        snapshot && position ? snapshot->findLayer(position->layer) : nullptr;
    if (layer)
        next.place = {layer->file, 0, 0};
    m_following = true;
    m_context.selection.set(next);
    m_following = false;
    m_context.commands.refresh();
}

void HierarchyDock::followSelection()
{
    if (m_following)
        return;
    const SelectionState &state = m_context.selection.state();
    QModelIndex index;
    if (!state.cluster.isEmpty())
        index = m_model.indexOfCluster(services::toStd(state.cluster));
    else if (state.hasLayer)
        index = m_model.indexOfLayer(state.layer);
    m_following = true;
    m_view->setCurrentIndex(m_filter.mapFromSource(index));
    m_following = false;
}

void HierarchyDock::followDrag(QEvent *event)
{
    if (event->type() != QEvent::DragMove) {
        if (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop)
            m_dropPreview->leave();
        return;
    }
    const auto *drag = static_cast<QDragMoveEvent *>(event);
    const QModelIndex row = m_view->indexAt(drag->position().toPoint());
    const auto what = HierarchyModel::positionIn(drag->mimeData());
    const auto target = m_model.position(m_filter.mapToSource(row).siblingAtColumn(0));
    if (!what || !target)
        m_dropPreview->leave();
    else
        m_dropPreview->hover(*what, target->layer, m_model.whyNotMove(*what, target->layer),
                             m_view->visualRect(row));
}

bool HierarchyDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport())
        followDrag(event);
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Cut)) {
            m_context.commands.action(Command::CutLayer)->trigger();
            return true;
        }
        if (key->matches(QKeySequence::Paste)) {
            m_context.commands.action(Command::PasteLayer)->trigger();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_cut) {
            m_cut.reset();
            m_context.commands.refresh();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HierarchyDock::showContextMenu(const QPoint &position)
{
    m_context.commands.refresh();
    QMenu menu(this);
    for (const Command command :
         {Command::OpenSource, Command::CompareClusters, Command::ShowBlastRadius,
          Command::AddClusterLike, Command::CutLayer, Command::PasteLayer, Command::CopyPath}) {
        if (m_context.commands.isOffered(command))
            menu.addAction(m_context.commands.action(command));
    }
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void HierarchyDock::cutCurrent()
{
    m_cut = m_model.position(current());
    m_context.commands.refresh();
}

void HierarchyDock::pasteUnderCurrent()
{
    const auto target = m_model.position(current());
    if (m_cut && target)
        tryMove(*m_cut, target->layer);
}

void HierarchyDock::tryMove(const HierarchyPosition &what, const base::RepoPath &newParent)
{
    if (!what.parent)
        return;
    m_form->hide();
    m_trial.start(
        tr("Move %1 under %2")
            .arg(services::visible(what.layer.text()), services::visible(newParent.text())),
        edit::MoveInclude{what.layer, *what.parent, newParent});
    Q_EMIT trialRequested();
}

void HierarchyDock::startAddCluster()
{
    const QString sibling = currentCluster();
    if (sibling.isEmpty())
        return;
    m_trial.discard();
    m_form->start(sibling);
    m_form->show();
    Q_EMIT trialRequested();
    m_form->setFocus();
}

} // namespace fleetwright::ui
