// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/sourcepage.h"

#include "fleet/origin.h"
#include "services/text/words.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotolinebar.h"
#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/source/caretfixes.h"
#include "ui/pages/source/editorgroup.h"
#include "ui/pages/source/openfilelist.h"
#include "ui/pages/source/problemspanel.h"
#include "ui/pages/source/renderedpanel.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto tellDelay = 120ms; // a walk through lines is one change of the selection

} // namespace

SourcePage::SourcePage(PageContext &context, QWidget *parent)
    : Page(PageId::Source, context, parent), m_stack(new QStackedWidget(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_rendered(new RenderedPanel(this)),
      m_problems(new ProblemsPanel(this)), m_fixes(new CaretFixes(context, this)),
      m_files(new OpenFileList(context.jobs, this)), m_status(new QLabel(this)),
      m_renderedButton(new QPushButton(icons::icon(u"eye"_s), tr("Rendered"), this)),
      m_save(new QPushButton(icons::icon(u"save"_s, Role::OnAccent), tr("Save"), this)),
      m_indexJob(context.jobs, tr("Counting what lines decide"))
{
    for (EditorGroup *&group : m_groups)
        group = new EditorGroup(context, this);
    buildTools();
    m_splitter->setChildrenCollapsible(false);
    for (EditorGroup *group : m_groups)
        m_splitter->addWidget(group);
    m_splitter->addWidget(m_rendered);
    m_groups[1]->hide();
    m_rendered->hide();
    m_stack->addWidget(m_files);
    m_stack->addWidget(m_splitter);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setContentsMargins(8, 2, 8, 3);
    content()->addWidget(m_stack, 1);
    content()->addWidget(m_status);
    m_problems->hide();
    m_fixes->detail()->hide();

    m_tellSoon.setSingleShot(true);
    m_tellSoon.setInterval(tellDelay);
    connect(&m_tellSoon, &QTimer::timeout, this, &SourcePage::tellSelection);
    connect(m_files, &OpenFileList::chosen, this,
            [this](const base::RepoPath &file) { open({file, 1, 1}); });
    connect(m_problems, &ProblemsPanel::chosen, this,
            [this](const base::Place &place) { this->context().navigator.openPlace(place); });
    connect(m_fixes, &CaretFixes::shown, this, [this] { Q_EMIT dockRequested(u"quick-fix"_s); });
    connect(&context.selection, &Selection::changed, this, &SourcePage::selectionChanged);
    connect(&context.workspace, &services::Workspace::snapshotChanged, this,
            &SourcePage::snapshotChanged);
    connect(&context.workspace, &services::Workspace::findingsChanged, this,
            &SourcePage::findingsChanged);
    connect(&context.workspace, &services::Workspace::opened, this, &SourcePage::fleetClosed);
    connect(&context.workspace, &services::Workspace::closed, this, &SourcePage::fleetClosed);
    connect(&context.workspace.edits(), &services::Edits::conflictsChanged, this,
            &SourcePage::refreshConflict);
    m_known = context.selection.state();
    connectGroups();
    connectCommands();
    connectEditorCommands();
    currentChanged();
}

SourcePage::~SourcePage()
{
    // The children go after this part of the page: they and the focus they lose must find nobody.
    disconnect(qApp, nullptr, this, nullptr);
    for (EditorGroup *group : m_groups)
        disconnect(group, nullptr, this, nullptr);
}

void SourcePage::buildTools()
{
    m_renderedButton->setCheckable(true);
    m_renderedButton->setToolTip(tr("Shows what the selected cluster gets of the caret's line."));
    m_save->setDefault(true);
    headerTools()->addWidget(m_renderedButton);
    headerTools()->addWidget(m_save);
    connect(m_renderedButton, &QPushButton::toggled, this, &SourcePage::setRenderedShown);
    connect(m_save, &QPushButton::clicked, this, &SourcePage::save);
}

void SourcePage::connectGroups()
{
    for (int side = 0; side < 2; ++side) {
        EditorGroup *group = m_groups[static_cast<std::size_t>(side)];
        connect(group, &EditorGroup::currentChanged, this, [this, side] {
            activate(side);
            currentChanged();
        });
        connect(group, &EditorGroup::caretMoved, this, [this, side] {
            activate(side);
            caretMoved();
        });
        connect(group, &EditorGroup::stateChanged, this, &SourcePage::refresh);
        connect(group, &EditorGroup::closed, this, [this, side] {
            if (side == 1 && m_groups[1]->views().empty())
                setSplit(false);
            // The place of a closed file must not come back by itself, and may be asked for again.
            m_known.place = current() ? current()->caretPlace() : base::Place{};
            context().selection.selectPlace(m_known.place);
        });
    }
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (int side = 0; now && side < 2; ++side) {
            if (m_groups[static_cast<std::size_t>(side)]->isAncestorOf(now) && side != m_active) {
                activate(side);
                currentChanged();
            }
        }
    });
}

void SourcePage::connectCommands()
{
    CommandSet &commands = context().commands;
    services::Edits &edits = context().workspace.edits();
    const auto hasView = [this] { return current() != nullptr; };
    // What was typed a moment ago belongs to what is saved and undone.
    commands.handle(
        Command::Save, this, [this] { save(); },
        [this] { return current() && current()->isUnsaved(); });
    commands.handle(
        Command::SaveAll, this,
        [this] {
            flush();
            context().workspace.saveAll();
        },
        [this, &edits] {
            return !edits.unsaved().empty() || (current() && current()->isUnsaved());
        });
    commands.handle(
        Command::RevertFile, this,
        [this, &edits] {
            flush();
            edits.revert(current()->file());
        },
        [this] { return current() && current()->isUnsaved(); });
    commands.handle(
        Command::Undo, this,
        [this, &edits] {
            flush();
            edits.undo();
        },
        [this, &edits] {
            return edits.history().undoEntry() || (current() && current()->isUnsaved());
        });
    commands.handle(
        Command::Redo, this,
        [this, &edits] {
            flush();
            edits.redo();
        },
        [&edits] { return edits.history().redoEntry() != nullptr; });
    commands.handle(Command::SplitView, this, [this] { setSplit(!isSplit()); }, hasView);
    commands.handle(Command::ShowRendered, this, [this] { m_renderedButton->toggle(); }, hasView);
    commands.handle(
        Command::CloseTab, this,
        [this] { m_groups[static_cast<std::size_t>(m_active)]->closeCurrent(); }, hasView);
}

void SourcePage::connectEditorCommands()
{
    CommandSet &commands = context().commands;
    const auto hasEditor = [this] { return current() && current()->isEditable(); };
    const auto group = [this]() -> EditorGroup & {
        return *m_groups[static_cast<std::size_t>(m_active)];
    };
    const auto add = [&](Command command, std::function<void()> run) {
        commands.handle(command, this, std::move(run), hasEditor);
    };
    add(Command::Cut, [this] { current()->editor().cut(); });
    add(Command::Paste, [this] { current()->editor().paste(); });
    add(Command::Find, [group] { group().findBar().open(FindBar::Mode::Find); });
    add(Command::Replace, [group] { group().findBar().open(FindBar::Mode::Replace); });
    add(Command::FindNext, [group] { group().findBar().findNext(); });
    add(Command::FindPrevious, [group] { group().findBar().findPrevious(); });
    add(Command::GoToLine, [group] { group().lineBar().open(); });
    add(Command::ToggleComment, [this] { current()->editor().toggleComment(); });
    add(Command::QuickFix, [this] { fixAtCaret(); });
    add(Command::Complete, [this] { current()->complete(); });
    add(Command::ShowDecides, [this] {
        const CodeEditor &editor = current()->editor();
        current()->showReach(editor.caretLine(), editor.caretPoint());
    });
}

std::vector<PageDock> SourcePage::docks()
{
    return {{u"problems"_s, tr("Problems"), m_problems, Qt::BottomDockWidgetArea, true, 8},
            {u"quick-fix"_s, tr("Quick fix"), m_fixes->detail(), Qt::RightDockWidgetArea, false}};
}

void SourcePage::fixAtCaret()
{
    flush();
    messages().remove(u"quick-fix"_s);
    if (!m_fixes->run(current()->caretPlace()))
        messages().show(
            {u"quick-fix"_s, Role::Info, tr("No check has found anything on this line."), {}});
}

void SourcePage::fleetClosed()
{
    for (EditorGroup *group : m_groups)
        group->closeAll();
    setSplit(false);
    m_facts = {};
    m_indexJob.cancel();
    m_follow = Follow::Nothing;
    applyFacts();
    refreshWritable();
}

void SourcePage::refreshWritable()
{
    const QString &folder = context().workspace.folder();
    if (folder.isEmpty() || QFileInfo(folder).isWritable())
        messages().remove(u"read-only"_s);
    else
        messages().show(
            {u"read-only"_s,
             Role::Warning,
             tr("This folder cannot be written. Edits can be tried out, but not saved."),
             {}});
}

void SourcePage::snapshotChanged()
{
    const model::SnapshotPtr snapshot = context().workspace.snapshot();
    if (!snapshot)
        return;
    if (isCurrent() && !current())
        m_files->setFiles(context().workspace.edits().files());
    makeIndex(snapshot);
}

std::vector<base::RepoPath> SourcePage::openFiles() const
{
    std::vector<base::RepoPath> files;
    for (const EditorGroup *group : m_groups) {
        for (const FileView *view : group->views())
            files.push_back(view->file());
    }
    return files;
}

/// Counts for the open files only: a fleet has too many values to count all after each key.
void SourcePage::makeIndex(const model::SnapshotPtr &snapshot)
{
    std::vector<base::RepoPath> files = openFiles();
    if (files.empty()) {
        m_indexJob.cancel();
        m_indexedFiles.clear();
        indexArrived(snapshot, std::make_shared<const fleet::DecidesIndex>());
        return;
    }
    m_indexJob.start(
        [snapshot, files](const services::JobControl &control) {
            return fleet::DecidesIndex::build(*snapshot, files, control.cancel());
        },
        [this, snapshot, files](std::shared_ptr<const fleet::DecidesIndex> index) {
            m_indexedFiles = files;
            indexArrived(snapshot, std::move(index));
        });
}

void SourcePage::indexArrived(const model::SnapshotPtr &snapshot,
                              std::shared_ptr<const fleet::DecidesIndex> index)
{
    m_facts.snapshot = snapshot;
    m_facts.index = std::move(index);
    applyFacts();
}

bool SourcePage::factsAreCurrent() const
{
    const auto isIndexed = [this](const base::RepoPath &file) {
        return std::ranges::find(m_indexedFiles, file) != m_indexedFiles.end();
    };
    return m_facts.index && m_facts.snapshot == context().workspace.snapshot()
           && std::ranges::all_of(openFiles(), isIndexed);
}

void SourcePage::findingsChanged()
{
    m_facts.findings = context().workspace.findings();
    applyFacts();
}

void SourcePage::applyFacts()
{
    for (EditorGroup *group : m_groups)
        group->setFacts(m_facts);
    refresh();
    refreshRendered();
}

FileView *SourcePage::current() const
{
    return m_groups[static_cast<std::size_t>(m_active)]->current();
}

bool SourcePage::isSplit() const
{
    return m_groups[1]->isVisibleTo(m_splitter);
}

void SourcePage::setSplit(bool split)
{
    if (split == isSplit())
        return;
    if (split) {
        const FileView *view = current();
        const base::Place place = view ? view->caretPlace() : base::Place{};
        m_groups[1]->show();
        const int half = m_splitter->width() / (m_rendered->isVisibleTo(m_splitter) ? 3 : 2);
        m_splitter->setSizes({half, half, m_rendered->isVisibleTo(m_splitter) ? half : 0});
        if (!place.file.isRoot()) {
            FileView *second = m_groups[1]->open(place.file);
            second->goTo(place);
            second->setFocus();
        }
    } else {
        // What only the second side has goes to the first: closing a view loses no file.
        const std::vector<FileView *> others = m_groups[1]->views();
        for (const FileView *view : others) {
            if (!m_groups[0]->find(view->file()))
                m_groups[0]->open(view->file())->goTo(view->caretPlace());
        }
        m_groups[1]->hide();
        m_groups[1]->closeAll();
        activate(0);
        currentChanged();
    }
}

void SourcePage::setRenderedShown(bool shown)
{
    m_renderedButton->setChecked(shown);
    m_rendered->setVisible(shown);
    if (shown) {
        const int part = m_splitter->width() / (isSplit() ? 3 : 2);
        m_splitter->setSizes({part, isSplit() ? part : 0, part});
    }
    refreshRendered();
}

void SourcePage::open(const base::Place &place)
{
    const int side =
        m_groups[0]->find(place.file) || !isSplit() || !m_groups[1]->find(place.file) ? 0 : 1;
    // In a split view a new file opens where one works.
    const int target = m_groups[static_cast<std::size_t>(side)]->find(place.file) ? side : m_active;
    FileView *view = m_groups[static_cast<std::size_t>(target)]->open(place.file);
    activate(target);
    view->goTo(place);
    m_stack->setCurrentWidget(m_splitter);
    currentChanged();
    if (isCurrent())
        view->setFocus();
}

void SourcePage::prepareBeside(const SelectionState &hit)
{
    if (!current())
        return; // the first file has nothing to stand beside
    setSplit(true);
    FileView *view = m_groups[1]->open(hit.place.file);
    activate(1);
    view->goTo(hit.place);
    m_known.place = hit.place; // shown already when the selection follows
    currentChanged();
}

void SourcePage::activate(int side)
{
    m_active = side;
    setFocusProxy(current() ? static_cast<QWidget *>(current()) : m_files);
}

void SourcePage::currentChanged()
{
    const bool anything = !m_groups[0]->views().empty() || !m_groups[1]->views().empty();
    m_stack->setCurrentWidget(anything ? static_cast<QWidget *>(m_splitter) : m_files);
    m_status->setVisible(anything);
    m_renderedButton->setVisible(anything);
    m_save->setVisible(anything);
    if (!anything && isCurrent() && context().workspace.isOpen())
        m_files->setFiles(context().workspace.edits().files());
    activate(m_active);
    if (isCurrent() && context().workspace.snapshot() && !factsAreCurrent())
        makeIndex(context().workspace.snapshot());
    refreshConflict();
    refresh();
    refreshRendered();
    if (current())
        m_tellSoon.start();
}

void SourcePage::caretMoved()
{
    refreshSentence();
    refreshStatus();
    m_tellSoon.start();
}

void SourcePage::tellSelection()
{
    refreshRendered();
    const FileView *view = current();
    if (!isCurrent() || !view || !view->isEditable())
        return;
    m_known.place = view->caretPlace();
    context().selection.selectPlace(m_known.place);
}

void SourcePage::selectionChanged(const SelectionState &state)
{
    const bool placeIsNew = state.place != m_known.place;
    const bool fieldIsNew = state.object != m_known.object || state.field != m_known.field;
    const bool clusterIsNew = state.cluster != m_known.cluster;
    m_known = state;
    if (placeIsNew)
        m_follow = Follow::Place;
    else if (fieldIsNew)
        m_follow = Follow::Field;
    if (!isCurrent())
        return;
    if (placeIsNew)
        followSelection();
    m_follow = Follow::Nothing; // a field chosen beside the page does not tear the caret away
    if (clusterIsNew)
        refreshRendered();
}

std::optional<base::Place> SourcePage::placeOfField(const SelectionState &state) const
{
    const model::SnapshotPtr &snapshot = context().workspace.snapshot();
    if (!snapshot || !state.object)
        return std::nullopt;
    std::vector<model::ClusterIndex> clusters;
    if (const auto chosen = snapshot->clusterByName.find(services::toStd(state.cluster));
        chosen != snapshot->clusterByName.end())
        clusters.push_back(chosen->second);
    for (model::ClusterIndex i = 0; clusters.empty() && i < snapshot->clusters.size(); ++i) {
        if (fleet::findObject(*snapshot, i, *state.object))
            clusters.push_back(i);
    }
    if (clusters.empty())
        return std::nullopt;
    const auto field = model::FieldPath::fromText(services::toStd(state.field));
    if (field && !field->isRoot()) {
        if (const auto steps = fleet::explain(*snapshot, clusters.front(), *state.object, *field)) {
            const auto supplier =
                std::find_if(steps->begin(), steps->end(),
                             [](const fleet::OriginStep &step) { return step.supplies; });
            if (supplier != steps->end() && supplier->place.line > 0)
                return supplier->place;
        }
    }
    const model::Object *object = fleet::findObject(*snapshot, clusters.front(), *state.object);
    return object && object->root->span().known() ? std::optional(object->root->span().place())
                                                  : std::nullopt;
}

void SourcePage::followSelection()
{
    const SelectionState state = context().selection.state();
    std::optional<base::Place> place;
    if (m_follow == Follow::Place && !state.place.file.isRoot())
        place = state.place;
    else if (m_follow == Follow::Field)
        place = placeOfField(state);
    m_follow = Follow::Nothing;
    if (place)
        open(*place);
}

void SourcePage::shown()
{
    followSelection();
    m_facts.findings = context().workspace.findings();
    currentChanged();
    refreshWritable();
}

void SourcePage::left()
{
    flush();
    context().workspace.edits().endTyping();
    m_tellSoon.stop();
}

void SourcePage::flush()
{
    for (EditorGroup *group : m_groups)
        group->flush();
}

void SourcePage::save()
{
    if (!current())
        return;
    flush();
    context().workspace.save({current()->file()});
}

void SourcePage::refreshConflict()
{
    const FileView *view = current();
    const auto conflicts = context().workspace.edits().conflicts();
    if (!isCurrent() || !view
        || std::find(conflicts.begin(), conflicts.end(), view->file()) == conflicts.end())
        return;
    const base::RepoPath file = view->file();
    const auto resolve = [this, file](services::ConflictChoice choice) {
        const auto result = context().workspace.edits().resolve(file, choice);
        messages().remove(u"conflict"_s);
        if (!result)
            messages().show(
                {u"conflict"_s,
                 Role::Warning,
                 tr("%1 cannot be merged: the same lines were changed here and on disk.")
                     .arg(services::visible(file.text())),
                 {{tr("Keep mine"),
                   [this, file] {
                       static_cast<void>(context().workspace.edits().resolve(
                           file, services::ConflictChoice::KeepMine));
                   }},
                  {tr("Take theirs"), [this, file] {
                       static_cast<void>(context().workspace.edits().resolve(
                           file, services::ConflictChoice::TakeTheirs));
                   }}}});
    };
    messages().show(
        {u"conflict"_s,
         Role::Warning,
         tr("%1 has unsaved edits and was changed on disk.").arg(services::visible(file.text())),
         {{tr("Merge"), [resolve] { resolve(services::ConflictChoice::Merge); }},
          {tr("Keep mine"), [resolve] { resolve(services::ConflictChoice::KeepMine); }},
          {tr("Take theirs"), [resolve] { resolve(services::ConflictChoice::TakeTheirs); }}}});
}

void SourcePage::refresh()
{
    refreshSentence();
    refreshStatus();
    const FileView *view = current();
    m_save->setEnabled(view && view->isUnsaved());
    std::vector<FileProblem> problems = problemsFor(m_facts.snapshot.get(), m_facts.findings.get(),
                                                    view ? view->file() : base::RepoPath());
    if (view && view->parseError())
        problems.insert(problems.begin(), *view->parseError());
    m_problems->setProblems(problems);
    context().commands.refresh();
}

void SourcePage::refreshSentence()
{
    const FileView *view = current();
    if (!view)
        setSentence(tr("Open a file to see what its lines decide."));
    else if (!view->isEditable())
        setSentence(tr("%1 cannot be shown.").arg(services::visible(view->file().text())));
    else if (view->parseError())
        setSentence(tr("Line %1 cannot be read. The margin shows what the file decided before.")
                        .arg(view->parseError()->place.line));
    else if (m_facts.snapshot)
        setSentence(LineWords::sentence(*m_facts.snapshot, m_facts.index.get(), view->file(),
                                        view->editor().caretLine()));
    else
        setSentence(services::visible(view->file().text()));
}

void SourcePage::refreshStatus()
{
    const FileView *view = current();
    if (!view || !view->isEditable()) {
        m_status->clear();
        return;
    }
    const CodeEditor &editor = view->editor();
    m_status->setText(tr("Line %1, column %2").arg(editor.caretLine()).arg(editor.caretColumn())
                      + u"    "_s + view->formatText());
}

void SourcePage::refreshRendered()
{
    const FileView *view = current();
    if (!view || !m_rendered->isVisibleTo(m_splitter))
        return;
    m_rendered->setCode(view->editor().font());
    m_rendered->showLine(m_facts.snapshot, context().selection.state().cluster, view->file(),
                         view->editor().caretLine());
}

QString SourcePage::textForClipboard(bool asMarkdown) const
{
    if (m_problems->hasTableFocus())
        return m_problems->textForClipboard(asMarkdown);
    if (m_rendered->isAncestorOf(QApplication::focusWidget()))
        return m_rendered->editor().textCursor().selection().toPlainText();
    return current() && current()->isEditable()
               ? current()->editor().textCursor().selection().toPlainText()
               : QString();
}

QVariantMap SourcePage::saveState() const
{
    QVariantMap state;
    for (int side = 0; side < 2; ++side) {
        QStringList files;
        for (const FileView *view : m_groups[static_cast<std::size_t>(side)]->views())
            files.append(services::toQt(view->file().text()));
        const FileView *shownView = m_groups[static_cast<std::size_t>(side)]->current();
        state.insert(u"files%1"_s.arg(side), files);
        state.insert(u"current%1"_s.arg(side),
                     shownView ? services::toQt(shownView->file().text()) : QString());
    }
    state.insert(u"split"_s, isSplit());
    state.insert(u"rendered"_s, m_renderedButton->isChecked());
    if (current()) {
        state.insert(u"line"_s, current()->caretPlace().line);
        state.insert(u"column"_s, current()->caretPlace().column);
    }
    return state;
}

void SourcePage::restoreState(const QVariantMap &state)
{
    if (!context().workspace.isOpen())
        return;
    const bool split = state.value(u"split"_s).toBool();
    if (!split)
        setSplit(false);
    for (int side = 0; side < (split ? 2 : 1); ++side) {
        QStringList files = state.value(u"files%1"_s.arg(side)).toStringList();
        files.append(state.value(u"current%1"_s.arg(side)).toString());
        for (const QString &text : files) {
            const auto file = base::RepoPath::fromText(services::toStd(text));
            if (file && !file->isRoot())
                m_groups[static_cast<std::size_t>(side)]->open(*file);
        }
    }
    m_groups[1]->setVisible(split);
    setRenderedShown(state.value(u"rendered"_s).toBool());
    activate(0);
    if (FileView *view = current(); view && state.contains(u"line"_s))
        view->goTo(
            {view->file(), state.value(u"line"_s).toUInt(), state.value(u"column"_s).toUInt()});
    currentChanged();
}

} // namespace fleetwright::ui
