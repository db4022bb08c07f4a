// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/toolbar.h"

#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

constexpr qsizetype recentInMenu = 10;

QToolButton *makeMenuButton(QMenu *menu, const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icons::icon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setProperty("menuButton", true);
    menu->setParent(button, menu->windowFlags());
    return button;
}

} // namespace

SelectionBar::SelectionBar(Selection &selection, QWidget *parent)
    : QFrame(parent), m_selection(selection), m_text(new QLabel(this)), m_up(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_up->setAutoRaise(true);
    m_up->setIcon(icons::icon(u"close"_s));
    m_up->setToolTip(tr("One level up"));
    m_up->setAccessibleName(tr("Selection one level up"));
    connect(m_up, &QToolButton::clicked, &selection, &Selection::goUp);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 1, 2, 1);
    row->addWidget(m_text);
    row->addWidget(m_up);
    setFocusPolicy(Qt::TabFocus);
    connect(&selection, &Selection::changed, this, &SelectionBar::refresh);
    refresh();
}

void SelectionBar::refresh()
{
    const QString text = m_selection.text();
    m_text->setText(m_text->fontMetrics().elidedText(
        text, Qt::ElideMiddle, m_text->fontMetrics().averageCharWidth() * 60));
    setToolTip(text);
    setAccessibleName(text.isEmpty() ? tr("Nothing is selected") : tr("Selection: %1").arg(text));
    m_up->setVisible(!text.isEmpty());
    m_text->setVisible(!text.isEmpty());
    update();
}

void SelectionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_selection.goUp();
    else
        QFrame::keyPressEvent(event);
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    if (m_text->text().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? theme::colors(Role::Accent, palette()).border
                              : theme::lineColor(palette()));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

MainToolBar::MainToolBar(PageContext &context, QWidget *parent)
    : QToolBar(tr("Tools"), parent), m_context(context)
{
    setObjectName(u"tools"_s);
    setAccessibleName(tr("Tools"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    const int iconSize = fontMetrics().height() + 2;
    setIconSize({iconSize, iconSize});
    addHistoryButtons();
    addRepositoryButtons();
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    addEditButtons();
    connect(&context.workspace, &services::Workspace::stateChanged, this,
            &MainToolBar::refreshRepository);
    connect(&context.workspace, &services::Workspace::opened, this,
            &MainToolBar::refreshRepository);
    connect(&context.workspace.repository(), &services::Repository::changed, this,
            &MainToolBar::refreshRepository);
    connect(&context.workspace.edits(), &services::Edits::historyChanged, this,
            &MainToolBar::refreshEdits);
    connect(&context.workspace.edits(), &services::Edits::changed, this,
            &MainToolBar::refreshEdits);
    connect(&context.workspace.edits(), &services::Edits::saved, this, &MainToolBar::refreshEdits);
    refreshRepository();
    refreshEdits();
}

void MainToolBar::addHistoryButtons()
{
    addAction(m_context.commands.action(Command::Back));
    addAction(m_context.commands.action(Command::Forward));
    addSeparator();
}

void MainToolBar::addRepositoryButtons()
{
    auto *repositoryMenu = new QMenu;
    connect(repositoryMenu, &QMenu::aboutToShow, this, &MainToolBar::fillRepositoryMenu);
    m_repository = makeMenuButton(repositoryMenu, u"folder"_s, tr("Opened folder"));
    m_repositoryAction = addWidget(m_repository);

    auto *branchMenu = new QMenu;
    connect(branchMenu, &QMenu::aboutToShow, this, &MainToolBar::fillBranchMenu);
    m_branch = makeMenuButton(branchMenu, u"branch"_s, tr("Branch"));
    m_branchAction = addWidget(m_branch);

    m_selectionAction = addWidget(new SelectionBar(m_context.selection, this));
}

void MainToolBar::addEditButtons()
{
    addAction(m_context.commands.action(Command::Undo));
    addAction(m_context.commands.action(Command::Redo));
    auto *editsMenu = new QMenu;
    connect(editsMenu, &QMenu::aboutToShow, this, &MainToolBar::fillEditsMenu);
    m_edits = makeMenuButton(editsMenu, u"pencil"_s, tr("Unsaved edits"));
    m_edits->setIcon(icons::icon(u"pencil"_s, Role::Pending));
    m_edits->setProperty("pending", true);
    m_editsAction = addWidget(m_edits);
    addAction(m_context.commands.action(Command::SaveAll));

    m_palette = new QToolButton(this);
    m_palette->setIcon(icons::icon(u"search"_s));
    m_palette->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_palette->setFocusPolicy(Qt::TabFocus);
    m_palette->setProperty("field", true);
    m_palette->setAccessibleName(tr("Find or run anything"));
    connect(m_palette, &QToolButton::clicked, this, &MainToolBar::paletteRequested);
    addWidget(m_palette);
    setCompact(false);
}

void MainToolBar::setCompact(bool compact)
{
    m_compact = compact;
    const QString keys =
        m_context.commands.action(Command::Palette)->shortcut().toString(QKeySequence::NativeText);
    m_palette->setText(compact ? keys : tr("Find or run anything   %1").arg(keys));
    m_palette->setToolTip(tr("Find or run anything (%1)").arg(keys));
    refreshEdits();
}

void MainToolBar::refreshRepository()
{
    const services::Workspace &workspace = m_context.workspace;
    const services::Repository::State &git = m_context.workspace.repository().state();
    m_repositoryAction->setVisible(workspace.isOpen());
    m_branchAction->setVisible(workspace.isOpen());
    m_selectionAction->setVisible(workspace.isOpen());
    m_repository->setText(services::visible(workspace.name()));
    m_repository->setToolTip(services::visible(workspace.folder()));
    if (!git.available) {
        m_branch->setText(tr("no Git"));
        m_branch->setToolTip(git.whyNot);
    } else if (git.detached) {
        m_branch->setText(git.commit.isEmpty() ? tr("no commit yet") : tr("at %1").arg(git.commit));
        m_branch->setToolTip(tr("The head is detached: no branch is checked out."));
    } else {
        m_branch->setText(git.inProgress.isEmpty()
                              ? git.branch
                              : tr("%1 (%2 in progress)").arg(git.branch, git.inProgress));
        m_branch->setToolTip(tr("Checked-out branch"));
    }
    m_branch->setAccessibleName(tr("Branch: %1").arg(m_branch->text()));
}

void MainToolBar::refreshEdits()
{
    const auto count = static_cast<int>(m_context.workspace.edits().unsaved().size());
    m_editsAction->setVisible(count > 0);
    m_edits->setText(m_compact ? QString::number(count) : tr("%n unsaved file(s)", nullptr, count));
    m_edits->setToolTip(tr("%n file(s) with unsaved edits", nullptr, count));
    m_edits->setAccessibleName(m_edits->toolTip());
}

void MainToolBar::fillRepositoryMenu()
{
    QMenu *menu = m_repository->menu();
    menu->clear();
    menu->addAction(m_context.commands.action(Command::OpenFolder));
    menu->addAction(m_context.commands.action(Command::Reload));
    menu->addAction(m_context.commands.action(Command::CloseFleet));
    menu->addSeparator();
    const QStringList recent =
        m_context.settings.value(setting::recentFolders).mid(0, recentInMenu);
    for (const QString &folder : recent) {
        if (folder == m_context.workspace.folder() || !QFileInfo(folder).isDir())
            continue;
        QAction *action = menu->addAction(services::visible(folder).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this,
                [this, folder] { Q_EMIT folderRequested(folder); });
    }
}

void MainToolBar::fillBranchMenu()
{
    QMenu *menu = m_branch->menu();
    menu->clear();
    const services::Repository::State &git = m_context.workspace.repository().state();
    if (!git.available) {
        menu->addAction(git.whyNot)->setEnabled(false);
        return;
    }
    const QStringList branches = m_context.workspace.repository().branches();
    for (const QString &branch : branches) {
        QAction *action = menu->addAction(services::visible(branch).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(branch == git.branch);
        connect(action, &QAction::triggered, this,
                [this, branch] { Q_EMIT branchRequested(branch); });
    }
    menu->addSeparator();
    menu->addAction(m_context.commands.action(Command::GoToCommit));
}

void MainToolBar::fillEditsMenu()
{
    QMenu *menu = m_edits->menu();
    menu->clear();
    services::Edits &edits = m_context.workspace.edits();
    for (const base::RepoPath &file : edits.unsaved()) {
        QMenu *one = menu->addMenu(icons::icon(u"file"_s, Role::Pending),
                                   services::visible(file.text()).replace(u'&', u"&&"_s));
        connect(one->addAction(icons::icon(u"diff"_s), tr("Show difference")), &QAction::triggered,
                this, [this, file] { Q_EMIT differenceRequested(file); });
        if (m_context.commands.isOffered(Command::GoSource)) {
            connect(one->addAction(icons::icon(u"code"_s), tr("Open in Source")),
                    &QAction::triggered, this,
                    [this, file] { m_context.navigator.openPlace({file, 1, 0}); });
        }
        connect(one->addAction(icons::icon(u"save"_s), tr("Save")), &QAction::triggered, this,
                [this, file] { m_context.workspace.save({file}); });
        connect(one->addAction(icons::icon(u"undo"_s), tr("Revert file")), &QAction::triggered,
                this, [&edits, file] { edits.revert(file); });
    }
    menu->addSeparator();
    menu->addAction(m_context.commands.action(Command::ShowUnsavedDifference));
    menu->addAction(m_context.commands.action(Command::SaveAll));
    menu->addAction(m_context.commands.action(Command::GoReview));
}

void MainToolBar::openBranchMenu()
{
    m_branch->showMenu();
}

} // namespace fleetwright::ui
