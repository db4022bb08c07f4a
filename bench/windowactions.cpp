// SPDX-License-Identifier: Apache-2.0
#include "windowactions.h"

#include "services/settings/settings.h"
#include "services/workspace/workspace.h"
#include "ui/editor/codeeditor.h"
#include "ui/graphview/graphview.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/docks.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/clusters/clusterspage.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/originpanel.h"
#include "ui/pages/compare/sidebysidepanel.h"
#include "ui/pages/findings/findingspage.h"
#include "ui/pages/hierarchy/hierarchydock.h"
#include "ui/pages/radius/radiuspage.h"
#include "ui/pages/review/reviewpage.h"
#include "ui/pages/source/sourcepage.h"
#include "ui/widgets/counttile.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTextDocument>
#include <QTreeView>

#include <algorithm>

namespace fleetwright::bench {

using namespace Qt::StringLiterals;
using namespace fleetwright::ui;

namespace {

constexpr int scrollSteps = 40;

void type(QWidget &target, int key, const QString &text = {})
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&target, &press);
    QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&target, &release);
}

/// One character a turn, as a person types.
void typeText(Turns &turns, const QString &action, QLineEdit &field, const QString &text)
{
    turns.measureEach(action, static_cast<int>(text.size()),
                      [&](int at) { type(field, 0, text.mid(at, 1)); });
}

void scrollEndToEnd(Turns &turns, const QString &action, QScrollBar &bar)
{
    turns.measureEach(action, scrollSteps + 1, [&bar](int step) {
        bar.setValue(bar.minimum() + (bar.maximum() - bar.minimum()) * step / scrollSteps);
    });
}

template<typename Widget>
Widget *named(const QWidget &parent, const QString &accessibleName)
{
    for (Widget *widget : parent.findChildren<Widget *>()) {
        if (widget->accessibleName() == accessibleName)
            return widget;
    }
    return nullptr;
}

/// The first object whose fields a person would open: one that differs.
QModelIndex differingObject(MatrixView &view)
{
    MatrixModel &model = view.model();
    for (int row = 1; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, MatrixModel::NameColumn);
        if (model.rowAt(index)->differs && model.rowCount(index) > 0)
            return index;
    }
    return {};
}

} // namespace

WindowActions::WindowActions(MainWindow &window, Turns &turns, EditPlaces places)
    : m_window(window), m_turns(turns), m_places(std::move(places))
{}

ComparePage &WindowActions::compare() const
{
    return *qobject_cast<ComparePage *>(m_window.page(PageId::Compare));
}

void WindowActions::open(const QString &folder)
{
    const services::Workspace &workspace = m_window.context().workspace;
    m_turns.measureUntil(
        u"open: rendered"_s, [&] { m_window.openFolder(folder); },
        [&] { return workspace.snapshot() != nullptr; });
    m_turns.measureUntil(u"open: first page"_s, {},
                         [&] { return compare().matrixView().model().rowCount() > 0; });
    m_turns.measureUntil(u"open: findings arrive"_s, {},
                         [&] { return workspace.findings() != nullptr; });
    m_turns.measure(u"open: quiet"_s, {});
}

void WindowActions::useCompare()
{
    MatrixView &matrix = compare().matrixView();
    QTreeView &cells = *named<QTreeView>(matrix, MatrixView::tr("Differences of each cluster"));
    m_window.context().navigator.go(PageId::Compare);
    m_turns.settle();
    scrollEndToEnd(m_turns, u"matrix: scroll down"_s, *cells.verticalScrollBar());
    scrollEndToEnd(m_turns, u"matrix: scroll right"_s, *cells.horizontalScrollBar());
    m_turns.measure(u"matrix: back to the top"_s, [&] { cells.scrollToTop(); });
    const QModelIndex object = differingObject(matrix);
    m_turns.measure(u"matrix: expand an object"_s, [&] { cells.expand(object); });
    m_turns.measure(u"matrix: select a cell"_s, [&] {
        cells.setCurrentIndex(matrix.model().index(0, MatrixModel::FirstCellColumn + 1, object));
    });
    m_turns.measure(u"origin: open"_s,
                    [&] { m_window.context().commands.action(Command::ShowOrigin)->trigger(); });
    m_turns.measure(u"origin: another cell"_s, [&] {
        cells.setCurrentIndex(matrix.model().index(0, MatrixModel::FirstCellColumn, object));
    });
    m_turns.measureEach(u"matrix: next difference, 20 times"_s, 20, [&](int) {
        m_window.context().commands.action(Command::NextDifference)->trigger();
    });
    auto *filter =
        named<QLineEdit>(compare(), ComparePage::tr("Filter by kind, namespace or name"));
    typeText(m_turns, u"matrix: type a filter"_s, *filter, u"app-17"_s);
    m_turns.measure(u"matrix: clear the filter"_s, [&] { filter->clear(); });
    auto *subjects = named<QComboBox>(compare(), ComparePage::tr("Columns"));
    const auto choose = [subjects](int index) {
        subjects->setCurrentIndex(index);
        Q_EMIT subjects->activated(index);
    };
    m_turns.measure(u"matrix: columns of one environment"_s, [&] { choose(1); });
    m_turns.measure(u"matrix: columns by environment"_s,
                    [&] { choose(subjects->findText(ComparePage::tr("Environments"))); });
    m_turns.measure(u"matrix: all columns"_s, [&] { choose(0); });
    for (QCheckBox *box : compare().findChildren<QCheckBox *>()) {
        if (!box->isVisibleTo(&compare()))
            continue;
        m_turns.measure(u"matrix: switch \"%1\""_s.arg(box->text()), [&] { box->toggle(); });
        m_turns.measure(u"matrix: switch \"%1\" back"_s.arg(box->text()), [&] { box->toggle(); });
    }
}

void WindowActions::tick(int clusters)
{
    // Spread evenly, so that they are of several environments and differ.
    const std::vector<diff::Column> &columns = compare().matrixView().model().matrix()->columns();
    QStringList names;
    for (int i = 0; i < clusters; ++i) {
        const std::size_t at =
            columns.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(clusters);
        names.append(QString::fromStdString(columns[at].label));
    }
    m_window.context().selection.tickClusters(names);
}

void WindowActions::useSideBySide()
{
    for (const int clusters : {2, 6}) {
        tick(clusters);
        m_turns.settle();
        m_turns.measure(u"side by side: open %1"_s.arg(clusters),
                        [&] { compare().showSideBySide(true); });
        m_turns.measureEach(u"side by side: next difference, 5 times"_s, 5, [&](int) {
            m_window.context().commands.action(Command::NextDifference)->trigger();
        });
        m_turns.measure(u"side by side: back to the matrix"_s,
                        [&] { compare().showSideBySide(false); });
    }
    tick(0);
}

void WindowActions::useHierarchy()
{
    HierarchyDock &dock = m_window.hierarchy();
    QTreeView &tree = *dock.view();
    m_turns.measure(u"hierarchy: expand all"_s, [&] { tree.expandAll(); });
    scrollEndToEnd(m_turns, u"hierarchy: scroll down"_s, *tree.verticalScrollBar());
    auto *filter = dock.findChild<QLineEdit *>();
    typeText(m_turns, u"hierarchy: type a filter"_s, *filter, u"eu-west-1-00"_s);
    m_turns.measure(u"hierarchy: clear the filter"_s, [&] { filter->clear(); });
    m_turns.measure(u"hierarchy: collapse all"_s, [&] { tree.collapseAll(); });
    auto *grouping = dock.findChild<QComboBox *>();
    m_turns.measure(u"hierarchy: group by folder"_s, [&] { grouping->setCurrentIndex(1); });
    m_turns.measure(u"hierarchy: group by inheritance"_s, [&] { grouping->setCurrentIndex(0); });
    const model::SnapshotPtr &snapshot = m_window.context().workspace.snapshot();
    m_turns.measure(u"hierarchy: select a cluster"_s, [&] {
        m_window.context().selection.selectCluster(
            QString::fromStdString(snapshot->clusters[snapshot->clusters.size() / 2].name));
    });
}

void WindowActions::visitPages()
{
    for (const Page *page : m_window.pages())
        m_turns.measure(u"page: %1"_s.arg(page->title()),
                        [&] { m_window.context().navigator.go(page->id()); });
    m_turns.measure(u"page: back to Compare"_s,
                    [&] { m_window.context().navigator.go(PageId::Compare); });
}

void WindowActions::useClusters()
{
    auto *page = dynamic_cast<ui::ClustersPage *>(m_window.page(PageId::Clusters));
    m_turns.measure(u"clusters: show"_s,
                    [&] { m_window.context().navigator.go(PageId::Clusters); });
    for (const auto &[tab, name] : {std::pair{ui::ClustersPage::Topology, u"topology"_s},
                                    std::pair{ui::ClustersPage::Delivery, u"delivery"_s},
                                    std::pair{ui::ClustersPage::Waves, u"waves"_s},
                                    std::pair{ui::ClustersPage::Windows, u"sync windows"_s},
                                    std::pair{ui::ClustersPage::Images, u"images"_s},
                                    std::pair{ui::ClustersPage::Overview, u"overview"_s}})
        m_turns.measure(u"clusters: %1"_s.arg(name), [&] { page->showTab(tab); });
}

void WindowActions::useFindings()
{
    auto *page = qobject_cast<FindingsPage *>(m_window.page(PageId::Findings));
    m_turns.measure(u"findings: show"_s,
                    [&] { m_window.context().navigator.go(PageId::Findings); });
    scrollEndToEnd(m_turns, u"findings: scroll down"_s, *page->view()->verticalScrollBar());
    m_turns.measure(u"findings: select one"_s, [&] {
        const QModelIndex group = page->view()->model()->index(0, 0);
        page->view()->setCurrentIndex(page->view()->model()->index(0, 0, group));
    });
    typeText(m_turns, u"findings: type a filter"_s, *page->filterField(), u"eu-west"_s);
    m_turns.measure(u"findings: clear the filter"_s, [&] { page->filterField()->clear(); });
    for (QComboBox *box : page->findChildren<QComboBox *>()) {
        if (box != page->ruleBox() && box->count() == 4)
            m_turns.measure(u"findings: group by cluster"_s,
                            [&] { box->setCurrentIndex(box->count() - 1); });
    }
}

void WindowActions::typeAt(const QString &action, const EditPlace &place)
{
    auto *page = qobject_cast<SourcePage *>(m_window.page(PageId::Source));
    services::Workspace &workspace = m_window.context().workspace;
    m_turns.measure(u"%1: open the file"_s.arg(action),
                    [&] { m_window.context().navigator.openPlace({place.file, 1, 1}); });
    if (!page->current() || !page->current()->isEditable())
        return;
    CodeEditor &editor = page->current()->editor();
    QTextCursor cursor = editor.document()->find(place.text);
    if (cursor.isNull())
        return;
    cursor.clearSelection();
    editor.setTextCursor(cursor);
    m_turns.settle();
    const model::SnapshotPtr before = workspace.snapshot();
    m_turns.measureUntil(
        u"%1: type a character, rendered"_s.arg(action), [&] { type(editor, Qt::Key_1, u"1"_s); },
        [&] { return workspace.snapshot() != before; });
    m_turns.measure(u"%1: … and quiet"_s.arg(action), {}, [&] { return page->factsAreCurrent(); });
    m_turns.measureEach(u"%1: type ten characters"_s.arg(action), 10,
                        [&](int) { type(editor, Qt::Key_2, u"2"_s); });
    m_turns.measure(u"%1: show the matrix"_s.arg(action),
                    [&] { m_window.context().navigator.go(PageId::Compare); });
    m_turns.measure(u"%1: undo"_s.arg(action), [&] { workspace.edits().undo(); });
}

void WindowActions::undoAll()
{
    services::Edits &edits = m_window.context().workspace.edits();
    while (edits.history().undoEntry())
        edits.undo();
    m_turns.settle();
}

void WindowActions::editSource()
{
    typeAt(u"edit a layer of many"_s, m_places.base);
    undoAll();
    typeAt(u"edit a cluster's file"_s, m_places.cluster);
    undoAll();
}

void WindowActions::usePalette()
{
    CommandPalette &palette = m_window.palettePopup();
    m_turns.measure(u"palette: open"_s,
                    [&] { m_window.context().commands.action(Command::Palette)->trigger(); });
    typeText(m_turns, u"palette: type"_s, palette.input(), u"app-17"_s);
    m_turns.measureEach(u"palette: objects"_s, 1,
                        [&](int) { palette.input().setText(u"#deploy"_s); });
    m_turns.measure(u"palette: close"_s, [&] { palette.hide(); });
}

void WindowActions::useReview()
{
    services::Workspace &workspace = m_window.context().workspace;
    const auto file = workspace.edits().text(m_places.base.file);
    if (!file)
        return;
    QByteArray text = QByteArray::fromStdString(std::string((*file)->bytes()));
    const QByteArray edited = m_places.base.text.toUtf8() + '3';
    text.replace(m_places.base.text.toUtf8(), edited);
    m_turns.measure(u"an edit from elsewhere"_s, [&] {
        workspace.edits().apply(u"Measure"_s, {{m_places.base.file, text.toStdString()}});
    });
    m_turns.measure(u"review: show"_s, [&] { m_window.context().navigator.go(PageId::Review); });
    const auto *page = qobject_cast<ReviewPage *>(m_window.page(PageId::Review));
    for (CountTile *tile : page->tiles())
        m_turns.measure(u"review: a tile"_s, [&] { tile->click(); });
    m_turns.measure(u"review: tick one off"_s, [&] {
        QAbstractItemModel *model = page->groups()->model();
        model->setData(model->index(0, 0, model->index(0, 0)), Qt::Checked, Qt::CheckStateRole);
    });
    m_turns.measure(u"blast radius: the unsaved edits"_s,
                    [&] { m_window.context().navigator.go(PageId::BlastRadius); });
    m_turns.measure(u"review: back to Compare"_s,
                    [&] { m_window.context().navigator.go(PageId::Compare); });
    undoAll();
}

void WindowActions::useRadius()
{
    using Kind = services::RadiusSubject::Kind;
    auto *page = qobject_cast<RadiusPage *>(m_window.page(PageId::BlastRadius));
    const std::string cluster = m_window.context().workspace.snapshot()->clusters.front().name;
    const QString name = QString::fromStdString(cluster);
    m_turns.measure(u"blast radius: show"_s,
                    [&] { m_window.context().navigator.go(PageId::BlastRadius); });
    for (const services::RadiusSubject &subject :
         {services::RadiusSubject{Kind::Layer, u"base"_s},
          {Kind::File, QString::fromStdString(m_places.base.file.text())},
          {Kind::Selector, u"environment=production"_s},
          {Kind::Label, name + u":tier=gold"_s},
          {Kind::Without, name}})
        m_turns.measure(u"blast radius: %1"_s.arg(subject.text), [&] { page->ask(subject); });
    scrollEndToEnd(m_turns, u"blast radius: scroll down"_s, *page->table()->verticalScrollBar());
    m_turns.measure(u"blast radius: select one"_s,
                    [&] { page->table()->setCurrentIndex(page->model().index(3, 0)); });
    m_turns.measure(u"blast radius: as a list"_s, [&] { page->graph()->showAsList(true); });
    m_turns.measure(u"blast radius: as a graph"_s, [&] { page->graph()->showAsList(false); });
}

void WindowActions::useWindow()
{
    services::Settings &settings = m_window.context().settings;
    for (const QString &theme : {u"dark"_s, u"light"_s})
        m_turns.measure(u"theme: %1"_s.arg(theme),
                        [&] { settings.set(services::setting::appearance, theme); });
    for (const QString &id : {u"hierarchy"_s, u"origin"_s, u"search"_s}) {
        QDockWidget *dock = m_window.docks().find(id);
        m_turns.measure(u"dock: %1 off or on"_s.arg(dock->windowTitle()),
                        [&] { dock->setVisible(!dock->isVisible()); });
        m_turns.measure(u"dock: %1 back"_s.arg(dock->windowTitle()),
                        [&] { dock->setVisible(!dock->isVisible()); });
    }
    m_turns.measure(u"window: smaller"_s, [&] { m_window.resize(1024, 700); });
    m_turns.measure(u"window: larger"_s, [&] { m_window.resize(1440, 900); });
}

void WindowActions::close()
{
    m_turns.measure(u"close the fleet"_s, [&] { m_window.context().workspace.close(); });
}

} // namespace fleetwright::bench
