// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/windowcommands.h"

#include "kustomize/build.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/docks.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagelist.h"
#include "ui/mainwindow/toolbar.h"
#include "ui/pages/search/searchdock.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QSaveFile>
#include <QScreen>
#include <QSysInfo>

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

constexpr int leastZoom = 80;
constexpr int mostZoom = 200;
constexpr int zoomStep = 10;

/// Everything that a cluster gets, as kustomize would print it.
base::Result<std::string> renderedText(const model::Snapshot &snapshot, model::ClusterIndex cluster)
{
    std::string text;
    for (const std::size_t index : snapshot.unitsOf(cluster)) {
        const model::Unit &unit = snapshot.units[index];
        if (!unit.rendering)
            continue;
        auto part = kustomize::toText(*unit.rendering);
        if (!part)
            return part.error();
        if (!text.empty() && !part->empty())
            text += "---\n";
        text += *part;
    }
    return text;
}

} // namespace

WindowCommands::WindowCommands(MainWindow &window) : m_window(window), m_context(window.context())
{
    addFileCommands();
    addEditCommands();
    addViewCommands();
    addToolCommands();
}

std::optional<base::RepoPath> WindowCommands::currentUnsavedFile() const
{
    const base::RepoPath &file = m_context.selection.state().place.file;
    if (!file.isRoot() && m_context.workspace.edits().isUnsaved(file))
        return file;
    const auto unsaved = m_context.workspace.edits().unsaved();
    return unsaved.size() == 1 ? std::optional(unsaved.front()) : std::nullopt;
}

void WindowCommands::addFileCommands()
{
    CommandSet &commands = m_context.commands;
    services::Workspace &workspace = m_context.workspace;
    const auto isOpen = [&workspace] { return workspace.isOpen(); };
    const auto hasEdits = [&workspace] { return !workspace.edits().unsaved().empty(); };
    commands.handle(Command::OpenFolder, nullptr, [this] {
        const QStringList recent = m_context.settings.value(setting::recentFolders);
        const QString start =
            recent.isEmpty() ? QDir::homePath() : QDir(recent.first()).absoluteFilePath(u".."_s);
        const QString folder =
            m_context.dialogs.askFolder(&m_window, tr("Open a fleet's folder"), start);
        if (!folder.isEmpty())
            m_window.openFolder(folder);
    });
    commands.handle(Command::OpenSample, nullptr, [this] { m_window.openSampleFleet(); });
    commands.handle(Command::Reload, nullptr, [&workspace] { workspace.reload(); }, isOpen);
    commands.handle(
        Command::Save, nullptr,
        [this] {
            if (const auto file = currentUnsavedFile())
                m_context.workspace.save({*file});
        },
        [this] { return currentUnsavedFile().has_value(); });
    commands.handle(Command::SaveAll, nullptr, [&workspace] { workspace.saveAll(); }, hasEdits);
    commands.handle(
        Command::RevertFile, nullptr,
        [this] {
            if (const auto file = currentUnsavedFile())
                m_context.workspace.edits().revert(*file);
        },
        [this] { return currentUnsavedFile().has_value(); });
    commands.handle(
        Command::SaveRenderedOutput, nullptr, [this] { saveRenderedOutput(); },
        [this] {
            const auto &snapshot = m_context.workspace.snapshot();
            return snapshot
                   && snapshot->findCluster(services::toStd(m_context.selection.state().cluster));
        });
    commands.handle(Command::CloseFleet, nullptr, [&workspace] { workspace.close(); }, isOpen);
    commands.handle(Command::Quit, nullptr, [this] { m_window.close(); });
}

void WindowCommands::addEditCommands()
{
    CommandSet &commands = m_context.commands;
    services::Edits &edits = m_context.workspace.edits();
    commands.handle(
        Command::Undo, nullptr, [&edits] { edits.undo(); },
        [&edits] { return edits.history().undoEntry() != nullptr; });
    commands.handle(
        Command::Redo, nullptr, [&edits] { edits.redo(); },
        [&edits] { return edits.history().redoEntry() != nullptr; });
    connect(&edits, &services::Edits::historyChanged, this, [&commands, &edits] {
        const auto *undo = edits.history().undoEntry();
        const auto *redo = edits.history().redoEntry();
        commands.action(Command::Undo)
            ->setText(undo ? tr("&Undo: %1").arg(undo->text) : commands.info(Command::Undo).text);
        commands.action(Command::Redo)
            ->setText(redo ? tr("&Redo: %1").arg(redo->text) : commands.info(Command::Redo).text);
    });
    commands.handle(Command::Copy, nullptr, [this] { m_window.copySelection(false); });
    commands.handle(Command::CopyAsMarkdown, nullptr, [this] { m_window.copySelection(true); });
}

void WindowCommands::addViewCommands()
{
    CommandSet &commands = m_context.commands;
    for (Page *page : m_window.pages()) {
        const PageId id = page->id();
        if (const auto command = commandOf(id)) {
            commands.handle(
                *command, nullptr, [this, id] { m_context.navigator.go(id); },
                [this, page] { return !page->needsFleet() || m_context.workspace.isOpen(); });
        }
    }
    const auto isOpen = [this] { return m_context.workspace.isOpen(); };
    commands.handle(
        Command::ShowHierarchy, nullptr,
        [this] {
            QDockWidget *dock = m_window.docks().find(u"hierarchy"_s);
            dock->setVisible(!dock->isVisible());
            if (dock->isVisible()) {
                dock->raise();
                dock->widget()->setFocus();
            }
        },
        isOpen);
    commands.handle(Command::ZoomIn, nullptr, [this] { zoom(zoomStep); });
    commands.handle(Command::ZoomOut, nullptr, [this] { zoom(-zoomStep); });
    commands.handle(Command::ZoomReset, nullptr,
                    [this] { m_context.settings.set(setting::zoom, 100); });
    Navigator &navigator = m_context.navigator;
    commands.handle(
        Command::Back, nullptr, [&navigator] { navigator.back(); },
        [&navigator] { return navigator.canGoBack(); });
    commands.handle(
        Command::Forward, nullptr, [&navigator] { navigator.forward(); },
        [&navigator] { return navigator.canGoForward(); });
    Selection &selection = m_context.selection;
    commands.handle(
        Command::SelectionUp, nullptr, [&selection] { selection.goUp(); },
        [&selection] { return !selection.text().isEmpty(); });
    if (m_window.page(PageId::Source)) {
        commands.handle(
            Command::OpenSource, nullptr,
            [this] { m_context.navigator.openPlace(m_context.selection.state().place); },
            [&selection] { return !selection.state().place.file.isRoot(); });
    }
    if (m_window.page(PageId::Review)) {
        commands.handle(
            Command::ShowUnsavedDifference, nullptr,
            [this] { m_context.navigator.go(PageId::Review); },
            [this] { return !m_context.workspace.edits().unsaved().empty(); });
        commands.handle(
            Command::GoToCommit, nullptr,
            [this] {
                m_context.navigator.go(PageId::Review);
                m_window.docks().showDock(u"publish"_s);
            },
            [this] { return m_context.workspace.repository().state().available; });
    }
}

void WindowCommands::addToolCommands()
{
    CommandSet &commands = m_context.commands;
    commands.handle(Command::Preferences, nullptr,
                    [this] { m_context.navigator.go(PageId::Settings); });
    commands.handle(Command::Shortcuts, nullptr,
                    [this] { m_context.navigator.go(PageId::Shortcuts); });
    commands.handle(Command::About, nullptr, [this] { m_context.navigator.go(PageId::About); });
    commands.handle(Command::CopyDiagnostics, nullptr, [this] {
        QApplication::clipboard()->setText(diagnosticsText(m_context));
        m_window.showMessage({u"diagnostics"_s,
                              Role::Info,
                              tr("Versions, limits and counts are in the clipboard. Nothing of the "
                                 "fleet's content is among them."),
                              {}});
    });
}

void WindowCommands::connectBars(MainToolBar &toolBar, CommandPalette &palette, SearchDock &search)
{
    CommandSet &commands = m_context.commands;
    const auto isOpen = [this] { return m_context.workspace.snapshot() != nullptr; };
    commands.handle(Command::Palette, nullptr, [&palette] { palette.open({}); });
    commands.handle(Command::GoToCluster, nullptr, [&palette] { palette.open(u"@"_s); }, isOpen);
    commands.handle(Command::GoToObject, nullptr, [&palette] { palette.open(u"#"_s); }, isOpen);
    if (m_window.page(PageId::Source))
        commands.handle(Command::GoToFile, nullptr, [&palette] { palette.open(u"/"_s); }, isOpen);
    commands.handle(
        Command::SwitchBranch, nullptr, [&toolBar] { toolBar.openBranchMenu(); },
        [this] { return m_context.workspace.repository().state().available; });
    commands.handle(
        Command::SearchEverywhere, nullptr,
        [this, &search] {
            m_window.docks().showDock(u"search"_s);
            search.focusInput();
        },
        isOpen);
}

void WindowCommands::zoom(int step)
{
    const int wanted = m_context.settings.value(setting::zoom) + step;
    m_context.settings.set(setting::zoom, std::clamp(wanted, leastZoom, mostZoom));
}

void WindowCommands::saveRenderedOutput()
{
    const auto &snapshot = m_context.workspace.snapshot();
    const QString cluster = m_context.selection.state().cluster;
    const auto index = snapshot->clusterByName.find(services::toStd(cluster));
    if (index == snapshot->clusterByName.end())
        return;
    const auto text = renderedText(*snapshot, index->second);
    if (!text) {
        m_window.showMessage({u"rendered"_s, Role::Error, services::sentence(text.error()), {}});
        return;
    }
    const QString file = m_context.dialogs.askSaveFile(
        &m_window, tr("Save what %1 gets").arg(services::visible(cluster)),
        QDir::home().filePath(cluster + u".yaml"_s), tr("YAML files (*.yaml *.yml)"));
    if (file.isEmpty())
        return;
    QSaveFile output(file);
    const auto size = static_cast<qint64>(text->size());
    const bool written = output.open(QIODevice::WriteOnly)
                         && output.write(text->data(), size) == size && output.commit();
    m_window.showMessage(
        written ? Message{u"rendered"_s,
                          Role::Fine,
                          tr("The output of %1 was written to %2.")
                              .arg(services::visible(cluster), QDir::toNativeSeparators(file)),
                          {}}
                : Message{u"rendered"_s,
                          Role::Error,
                          tr("%1 cannot be written: %2.")
                              .arg(QDir::toNativeSeparators(file), output.errorString()),
                          {}});
}

void WindowCommands::showConflicts()
{
    for (Page *page : m_window.pages())
        page->messages().remove(u"conflict"_s);
    const auto conflicts = m_context.workspace.edits().conflicts();
    if (conflicts.empty())
        return;
    const base::RepoPath &path = conflicts.front();
    const auto resolve = [this, path](services::ConflictChoice choice) {
        const auto result = m_context.workspace.edits().resolve(path, choice);
        if (result) {
            showConflicts();
            return;
        }
        m_window.showMessage(
            {u"conflict"_s,
             Role::Warning,
             tr("%1 cannot be merged: the same lines were changed here and on disk.")
                 .arg(services::visible(path.text())),
             {{tr("Keep mine"),
               [this, path] {
                   static_cast<void>(m_context.workspace.edits().resolve(
                       path, services::ConflictChoice::KeepMine));
               }},
              {tr("Take theirs"), [this, path] {
                   static_cast<void>(m_context.workspace.edits().resolve(
                       path, services::ConflictChoice::TakeTheirs));
               }}}});
    };
    m_window.showMessage(
        {u"conflict"_s,
         Role::Warning,
         tr("%1 has unsaved edits and was changed on disk.").arg(services::visible(path.text())),
         {{tr("Merge"), [resolve] { resolve(services::ConflictChoice::Merge); }},
          {tr("Take theirs"), [resolve] { resolve(services::ConflictChoice::TakeTheirs); }},
          {tr("Keep mine"), [resolve] { resolve(services::ConflictChoice::KeepMine); }}}});
}

QString diagnosticsText(const PageContext &context)
{
    QStringList lines{
        u"Fleetwright %1"_s.arg(QApplication::applicationVersion()),
        u"Qt %1, %2"_s.arg(QString::fromLatin1(qVersion()), QApplication::platformName()),
        u"%1, %2"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
    };
    if (const QScreen *screen = QApplication::primaryScreen())
        lines.append(u"Screen %1x%2 at %3"_s.arg(screen->size().width())
                         .arg(screen->size().height())
                         .arg(screen->devicePixelRatio()));
    const base::Limits limits;
    lines.append(
        u"Limits: file %1 MiB, nesting %2, layers %3, units %4"_s.arg(limits.fileBytes >> 20)
            .arg(limits.documentNesting)
            .arg(limits.layerDepth)
            .arg(limits.units));
    if (const auto &snapshot = context.workspace.snapshot()) {
        const auto failed = std::count_if(snapshot->units.begin(), snapshot->units.end(),
                                          [](const model::Unit &unit) { return !unit.rendering; });
        lines.append(u"Fleet: %1 clusters, %2 layers, %3 units, %4 not rendered, %5 problems"_s
                         .arg(snapshot->clusters.size())
                         .arg(snapshot->layers.size())
                         .arg(snapshot->units.size())
                         .arg(failed)
                         .arg(snapshot->problems.size()));
        lines.append(u"Last render: %1 ms"_s.arg(context.workspace.lastRenderMilliseconds()));
    }
    const services::Repository::State &git = context.workspace.repository().state();
    lines.append(git.available ? u"Git: yes"_s : u"Git: no"_s);
    return lines.join(u'\n') + u'\n';
}

} // namespace fleetwright::ui
