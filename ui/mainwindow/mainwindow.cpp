// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/mainwindow.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "services/workspace/samplefleet.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/docks.h"
#include "ui/mainwindow/pagebar.h"
#include "ui/mainwindow/pagelist.h"
#include "ui/mainwindow/statusbar.h"
#include "ui/mainwindow/toolbar.h"
#include "ui/mainwindow/windowcommands.h"
#include "ui/models/tablemodel.h"
#include "ui/pages/hierarchy/hierarchydock.h"
#include "ui/pages/search/searchdock.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>

#include <chrono>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

constexpr QSize leastSize(1024, 700);
constexpr auto veilAfter =
    std::chrono::milliseconds(150); ///< a usual edit is rendered sooner and nothing flickers
constexpr int compactBelow = 1200;  ///< page labels become tooltips, right docks become tabs

/// Dims what is below it; clicks go through.
class Veil final : public QWidget {
public:
    explicit Veil(QWidget *parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QColor colour = palette().color(QPalette::Window);
        colour.setAlphaF(0.45F);
        QPainter(this).fillRect(rect(), colour);
    }
};

QString droppedFolder(const QMimeData *data)
{
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

MainWindow::MainWindow(services::Workspace &workspace, services::Jobs &jobs,
                       services::Settings &settings, Dialogs &dialogs, QWidget *parent)
    : QMainWindow(parent), m_navigator(m_selection), m_commands(settings),
      m_context{workspace, jobs, settings, m_selection, m_navigator, m_commands, dialogs}
{
    setObjectName(u"window"_s);
    setWindowIcon(QIcon(u":/fleetwright/icons/fleetwright.svg"_s));
    setAcceptDrops(true);
    setMinimumSize(leastSize);
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_docks = new Docks(*this, settings);
    buildPages();
    buildDocks();
    m_windowCommands = std::make_unique<WindowCommands>(*this);
    buildBars();
    buildMenus();
    connectWorkspace();
    m_navigator.setStateReader(
        [this] { return currentPage() ? currentPage()->saveState() : QVariantMap(); });
    connect(&m_navigator, &Navigator::located, this, &MainWindow::arrive);
    connect(&m_navigator, &Navigator::besideWanted, this,
            [this](PageId id, const SelectionState &hit) {
                if (Page *target = page(id))
                    target->prepareBeside(hit);
            });
    connect(&m_navigator, &Navigator::historyChanged, &m_commands, &CommandSet::refresh);
    connect(&m_selection, &Selection::changed, &m_commands, &CommandSet::refresh);
    const QByteArray geometry = settings.value(setting::windowGeometry);
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(1440, 900);
    m_navigator.go(PageId::Start);
}

MainWindow::~MainWindow()
{
    // Pages use members of this window while they are destroyed.
    m_windowCommands.reset();
    for (Page *page : m_pages)
        delete page;
}

void MainWindow::buildPages()
{
    m_stack = new QStackedWidget(this);
    setCentralWidget(m_stack);
    m_veil = new Veil(m_stack);
    m_veilSoon.setSingleShot(true);
    m_veilSoon.setInterval(veilAfter);
    connect(&m_veilSoon, &QTimer::timeout, this, [this] {
        m_veil->setGeometry(m_stack->rect());
        m_veil->raise();
        m_veil->show();
    });
    m_pages = makePages(m_context, m_stack);
    for (Page *page : m_pages) {
        m_stack->addWidget(page);
        m_pageById.emplace(page->id(), page);
        connect(page, &Page::badgeChanged, this, &MainWindow::refreshPageBar);
        connect(page, &Page::dockRequested, this,
                [this](const QString &id) { m_docks->showDock(id); });
        connect(page, &Page::dockViewChanged, this, [this, page] {
            if (page == currentPage() && page->isCurrent())
                m_docks->changeView(*page);
        });
        connect(&page->messages(), &MessageArea::shown, this, [this, page](const Message &message) {
            m_statusBar->remember(page->title(), message);
        });
    }
}

void MainWindow::buildDocks()
{
    m_hierarchy = new HierarchyDock(m_context);
    m_docks->addEverywhere(
        {u"hierarchy"_s, tr("Hierarchy"), m_hierarchy, Qt::LeftDockWidgetArea, true});
    connect(m_hierarchy, &HierarchyDock::trialRequested, this,
            [this] { m_docks->showDock(u"trial"_s); });
    m_docks->addEverywhere(
        {u"trial"_s, tr("Preview"), m_hierarchy->trialPanel(), Qt::BottomDockWidgetArea, false});
    connect(m_hierarchy, &HierarchyDock::trialEnded, this,
            [this] { m_docks->find(u"trial"_s)->hide(); });
    m_search = new SearchDock(m_context);
    m_docks->addEverywhere({u"search"_s, tr("Search"), m_search, Qt::BottomDockWidgetArea, false});
    for (Page *page : m_pages)
        m_docks->addPageDocks(*page);
}

void MainWindow::buildBars()
{
    m_pageBar = new PageBar(this);
    for (Page *page : m_pages) {
        if (const auto command = commandOf(page->id()))
            m_pageBar->addPage(page->id(), page->title(), m_commands.action(*command));
    }
    addToolBar(Qt::LeftToolBarArea, m_pageBar);
    m_toolBar = new MainToolBar(m_context, this);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    m_statusBar = new StatusBar(m_context, this);
    setStatusBar(m_statusBar);
    m_palette = new CommandPalette(m_context, this);
    connect(m_toolBar, &MainToolBar::paletteRequested, this, [this] { m_palette->open({}); });
    connect(m_toolBar, &MainToolBar::folderRequested, this, &MainWindow::openFolder);
    connect(m_toolBar, &MainToolBar::branchRequested, this, &MainWindow::switchBranch);
    connect(m_toolBar, &MainToolBar::differenceRequested, this, [this](const base::RepoPath &file) {
        SelectionState next = m_selection.state();
        next.place = {file, 1, 0};
        m_navigator.go(PageId::Review, next);
    });
    m_windowCommands->connectBars(*m_toolBar, *m_palette, *m_search);
}

void MainWindow::buildMenus()
{
    QMap<QString, QMenu *> menus;
    QStringList order;
    for (const CommandInfo &row : m_commands.infos()) {
        if (row.menu.isEmpty())
            continue;
        QMenu *&menu = menus[row.menu];
        if (!menu)
            menu = menuBar()->addMenu(row.menu);
        menu->addAction(m_commands.action(row.command));
    }
}

void MainWindow::connectWorkspace()
{
    services::Workspace &workspace = m_context.workspace;
    connect(&workspace, &services::Workspace::opened, this, &MainWindow::fleetOpened);
    connect(&workspace, &services::Workspace::closed, this, [this] {
        m_selection.clear();
        m_navigator.forgetAll();
        m_navigator.go(PageId::Start);
        refreshTitle();
        refreshPageBar();
    });
    connect(&workspace, &services::Workspace::snapshotChanged, this, &MainWindow::snapshotArrived);
    connect(&workspace, &services::Workspace::stateChanged, this, &MainWindow::refreshVeil);
    connect(&workspace, &services::Workspace::findingsChanged, &m_commands, &CommandSet::refresh);
    connect(&workspace.edits(), &services::Edits::historyChanged, &m_commands,
            &CommandSet::refresh);
    connect(&workspace.edits(), &services::Edits::saved, &m_commands, &CommandSet::refresh);
    connect(&workspace, &services::Workspace::openFailed, this,
            [this](const QString &folder, const base::Error &error) {
                showMessage({u"open"_s,
                             Role::Error,
                             tr("%1 cannot be opened. %2 %3")
                                 .arg(services::visible(folder), services::sentence(error),
                                      services::advice(error))
                                 .trimmed(),
                             {}});
            });
    connect(&workspace, &services::Workspace::saveFailed, this, [this](const base::Error &error) {
        showMessage({u"save"_s,
                     Role::Error,
                     u"%1 %2"_s.arg(services::sentence(error), services::advice(error)).trimmed(),
                     {}});
    });
    connect(&workspace.edits(), &services::Edits::saved, this, [this] {
        for (Page *page : m_pages)
            page->messages().remove(u"save"_s);
    });
    connect(&workspace, &services::Workspace::recovered, this, [this](qsizetype files) {
        m_afterOpening =
            Message{u"recovered"_s,
                    Role::Pending,
                    tr("Unsaved edits in %n file(s) were kept and are back.", nullptr,
                       static_cast<int>(files)),
                    {{tr("Show difference"), [this] { m_navigator.go(PageId::Review); }},
                     {tr("Undo"), [this] { m_context.workspace.edits().undo(); }}}};
    });
    connect(&workspace, &services::Workspace::changedOnDisk, this,
            [this](const std::vector<base::RepoPath> &paths) {
                if (paths.empty())
                    return;
                QStringList names;
                for (const base::RepoPath &path : paths)
                    names.append(services::visible(path.text()));
                showMessage(
                    {u"disk"_s,
                     Role::Info,
                     tr("Changed on disk and read again: %1.").arg(services::nameList(names)),
                     {}});
            });
    connect(&workspace.edits(), &services::Edits::conflictsChanged, this,
            [this] { m_windowCommands->showConflicts(); });
}

Page *MainWindow::page(PageId id) const
{
    const auto found = m_pageById.find(id);
    return found == m_pageById.end() ? nullptr : found->second;
}

Page *MainWindow::currentPage() const
{
    return m_stack ? qobject_cast<Page *>(m_stack->currentWidget()) : nullptr;
}

void MainWindow::arrive(const Location &location)
{
    Page *target = page(location.page);
    if (!target || (target->needsFleet() && !m_context.workspace.isOpen()))
        target = page(PageId::Start);
    Page *before = currentPage();
    if (before != target || !target->isCurrent()) {
        if (before && before->isCurrent()) {
            m_docks->leave(*before);
            before->setCurrent(false);
        }
        m_stack->setCurrentWidget(target);
        m_docks->enter(*target);
        m_commands.setContext(target);
        target->setCurrent(true);
        target->setFocus();
    }
    if (!location.pageState.isEmpty())
        target->restoreState(location.pageState);
    m_pageBar->setCurrent(target->id());
    refreshTitle();
}

void MainWindow::refreshTitle()
{
    const QString pageTitle = currentPage() ? currentPage()->title() : QString();
    //: window title: fleet, page, program
    setWindowTitle(m_context.workspace.isOpen()
                       ? tr("%1 – %2 – Fleetwright")
                             .arg(services::visible(m_context.workspace.name()), pageTitle)
                       : tr("%1 – Fleetwright").arg(pageTitle));
}

void MainWindow::refreshVeil()
{
    if (m_context.workspace.state() == services::Workspace::State::Rendering) {
        m_veilSoon.start();
        return;
    }
    m_veilSoon.stop();
    m_veil->hide();
}

void MainWindow::refreshPageBar()
{
    for (Page *page : m_pages) {
        m_pageBar->setBadge(page->id(), page->badge());
        m_pageBar->setPageEnabled(page->id(), !page->needsFleet() || m_context.workspace.isOpen());
    }
    m_commands.refresh();
}

void MainWindow::openFolder(const QString &folder)
{
    storeSession();
    m_context.workspace.open(folder);
}

void MainWindow::openSampleFleet()
{
    const auto folder = services::prepareSampleFleet();
    if (!folder)
        showMessage({u"open"_s, Role::Error, services::sentence(folder.error()), {}});
    else
        openFolder(*folder);
}

void MainWindow::fleetOpened()
{
    m_selection.clear();
    m_navigator.forgetAll();
    m_showNewFleet = true;
    m_afterOpening.reset();
    for (Page *page : m_pages)
        page->messages().clear();
    refreshTitle();
    refreshPageBar();
}

void MainWindow::snapshotArrived()
{
    if (m_context.workspace.snapshot() && m_showNewFleet) {
        m_showNewFleet = false;
        restoreSession();
        if (m_afterOpening)
            showMessage(*m_afterOpening);
        m_afterOpening.reset();
    }
    refreshPageBar();
}

void MainWindow::restoreSession()
{
    const QVariantMap session =
        m_context.settings.value(setting::sessions).value(m_context.workspace.folder()).toMap();
    const PageId first = page(PageId::Compare) ? PageId::Compare : PageId::Findings;
    const auto wanted =
        static_cast<PageId>(session.value(u"page"_s, static_cast<int>(first)).toInt());
    SelectionState selection;
    const QString cluster = session.value(u"cluster"_s).toString();
    if (m_context.workspace.snapshot()->findCluster(services::toStd(cluster)))
        selection.cluster = cluster;
    m_navigator.go(page(wanted) && wanted != PageId::Start ? wanted : first, selection);
}

void MainWindow::storeSession()
{
    const QString folder = m_context.workspace.folder();
    // Start belongs to no fleet: what was seen of it before is kept.
    if (folder.isEmpty() || !currentPage() || currentPage()->id() == PageId::Start)
        return;
    QVariantMap sessions = m_context.settings.value(setting::sessions);
    sessions.insert(folder, QVariantMap{{u"page"_s, static_cast<int>(currentPage()->id())},
                                        {u"cluster"_s, m_selection.state().cluster}});
    // Only folders that are still in the recent list keep one.
    const QStringList recent = m_context.settings.value(setting::recentFolders);
    for (const QString &known : sessions.keys()) {
        if (!recent.contains(known))
            sessions.remove(known);
    }
    m_context.settings.set(setting::sessions, sessions);
}

void MainWindow::switchBranch(const QString &branch)
{
    services::Workspace &workspace = m_context.workspace;
    if (!workspace.edits().unsaved().empty()) {
        showMessage({u"branch"_s,
                     Role::Warning,
                     tr("Save or revert the unsaved edits before switching to %1.")
                         .arg(services::visible(branch)),
                     {{tr("Save all and switch"), [this, branch] {
                           if (m_context.workspace.saveAll())
                               switchBranch(branch);
                       }}}});
        return;
    }
    if (const auto result = workspace.repository().switchTo(branch); !result)
        showMessage(
            {u"branch"_s,
             Role::Error,
             u"%1 %2"_s.arg(services::sentence(result.error()), services::advice(result.error()))
                 .trimmed(),
             {}});
    else
        workspace.reload();
}

void MainWindow::showMessage(const Message &message)
{
    if (Page *current = currentPage())
        current->messages().show(message);
}

void MainWindow::copySelection(bool asMarkdown)
{
    QWidget *focus = focusWidget();
    if (auto *line = qobject_cast<QLineEdit *>(focus)) {
        line->copy();
        return;
    }
    if (auto *text = qobject_cast<QPlainTextEdit *>(focus);
        text && text->textCursor().hasSelection()) {
        text->copy();
        return;
    }
    QString text;
    // A view in a dock speaks for itself; the views of a page have a say through the page.
    const auto *view = qobject_cast<QAbstractItemView *>(focus);
    if (view && currentPage() && !currentPage()->isAncestorOf(view))
        text = rowsAsText(*view->model(), view->selectionModel()->selectedRows(), asMarkdown);
    else if (currentPage())
        text = currentPage()->textForClipboard(asMarkdown);
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

bool MainWindow::mayQuit()
{
    const auto unsaved = m_context.workspace.edits().unsaved();
    if (unsaved.empty())
        return true;
    const auto count = static_cast<int>(unsaved.size());
    Dialogs::Question question;
    question.title = tr("%n file(s) with unsaved edits", nullptr, count);
    question.text = tr("Kept edits come back when this folder is opened again. Nothing is written "
                       "to the repository before you save.");
    for (const base::RepoPath &path : unsaved)
        question.details.append(services::visible(path.text()));
    question.buttons = {tr("Save %n file(s)", nullptr, count), tr("Keep for later"),
                        tr("Discard edits in %n file(s)", nullptr, count), tr("Do not quit")};
    question.cancel = 3;
    switch (m_context.dialogs.ask(this, question)) {
    case 0:
        return m_context.workspace.saveAll();
    case 1:
        return true;
    case 2:
        for (const base::RepoPath &path : unsaved)
            m_context.workspace.edits().revert(path);
        return true;
    default:
        return false;
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayQuit()) {
        event->ignore();
        return;
    }
    storeSession();
    if (currentPage())
        m_docks->leave(*currentPage());
    m_docks->store();
    if (m_geometryTouched)
        m_context.settings.set(setting::windowGeometry, saveGeometry());
    m_context.jobs.cancelAll();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_geometryTouched = m_geometryTouched || (isVisible() && event->oldSize().isValid());
    const bool compact = width() < compactBelow;
    if (m_pageBar && compact != m_pageBar->isCompact()) {
        m_pageBar->setCompact(compact);
        m_toolBar->setCompact(compact);
        m_docks->setCompact(compact);
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_context.workspace.lookAtDisk();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFolder(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString folder = droppedFolder(event->mimeData());
    if (folder.isEmpty())
        return;
    event->acceptProposedAction();
    openFolder(folder);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_statusBar->showsProgress())
        m_statusBar->cancelNewest();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        m_navigator.back();
    else if (event->button() == Qt::ForwardButton)
        m_navigator.forward();
    else
        QMainWindow::mousePressEvent(event);
}

} // namespace fleetwright::ui
