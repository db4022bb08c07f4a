// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/commands.h"

#include <QCoreApplication>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::Commands)
};

using Keys = QList<QKeySequence>;

Keys keys(QKeySequence::StandardKey standard)
{
    return QKeySequence::keyBindings(standard);
}

Keys keys(const char *first, const char *second = nullptr)
{
    Keys result{QKeySequence(QLatin1StringView(first))};
    if (second)
        result.append(QKeySequence(QLatin1StringView(second)));
    return result;
}

using Rows = std::vector<CommandInfo>;

void addFile(Rows &rows)
{
    const QString menu = Texts::tr("&File");
    rows.insert(rows.end(), {
        {Command::OpenFolder, u"file.open-folder"_s, Texts::tr("&Open folder…"),
         Texts::tr("Opens a folder that holds a fleet, with or without Git."), u"folder"_s, keys("Ctrl+O"), menu, Texts::tr("repository")},
        {Command::OpenSample, u"file.open-sample"_s, Texts::tr("Open the &sample fleet"),
         Texts::tr("Opens a private copy of a fleet with six clusters."), u"sample"_s, keys("Alt+S"), menu, Texts::tr("example demo")},
        {Command::Reload, u"file.reload"_s, Texts::tr("Re&load"), Texts::tr("Reads the folder anew and renders everything again."),
         u"refresh"_s, keys("F5"), menu, Texts::tr("refresh")},
        {Command::Save, u"file.save"_s, Texts::tr("S&ave"), Texts::tr("Writes the unsaved edits of the current file to disk."), u"save"_s,
         keys("Ctrl+S"), menu, {}},
        {Command::SaveAll, u"file.save-all"_s, Texts::tr("Sa&ve all"), Texts::tr("Writes all unsaved edits to disk, all or nothing."),
         u"save"_s, keys("Ctrl+Shift+S"), menu, {}},
        {Command::RevertFile, u"file.revert"_s, Texts::tr("&Revert file"),
         Texts::tr("Drops the unsaved edits of the current file. Can be undone."), u"undo"_s, {}, menu, Texts::tr("discard")},
        {Command::SaveRenderedOutput, u"file.save-rendered"_s, Texts::tr("Sav&e rendered output as…"),
         Texts::tr("Writes what the selected cluster gets into one YAML file."), u"export"_s, {}, menu, Texts::tr("export manifests")},
        {Command::CloseFleet, u"file.close"_s, Texts::tr("&Close fleet"), Texts::tr("Closes the opened folder."), u"close"_s, keys("Ctrl+W"), menu,
         {}},
        {Command::Quit, u"file.quit"_s, Texts::tr("&Quit"), Texts::tr("Ends the program. Unsaved edits are asked about."), {}, keys("Ctrl+Q"), menu,
         Texts::tr("exit")},
    });
}

void addEdit(Rows &rows)
{
    const QString menu = Texts::tr("&Edit");
    rows.insert(rows.end(), {
        {Command::Undo, u"edit.undo"_s, Texts::tr("&Undo"), Texts::tr("Takes back the last edit, in all its files."), u"undo"_s, keys("Ctrl+Z"), menu,
         {}},
        {Command::Redo, u"edit.redo"_s, Texts::tr("&Redo"), Texts::tr("Makes the edit again that was taken back."), u"redo"_s,
         keys("Ctrl+Shift+Z", "Ctrl+Y"), menu, {}},
        {Command::Cut, u"edit.cut"_s, Texts::tr("Cu&t"), Texts::tr("Moves the selection to the clipboard."), u"cut"_s, keys(QKeySequence::Cut), menu,
         {}},
        {Command::Copy, u"edit.copy"_s, Texts::tr("&Copy"), Texts::tr("Copies the selection as text; tables as tab-separated values."), u"copy"_s,
         keys(QKeySequence::Copy), menu, {}},
        {Command::CopyAsMarkdown, u"edit.copy-markdown"_s, Texts::tr("Copy as &Markdown"), Texts::tr("Copies the selected rows as a Markdown table."),
         u"copy"_s, keys("Ctrl+Shift+C"), menu, {}},
        {Command::Paste, u"edit.paste"_s, Texts::tr("&Paste"), Texts::tr("Inserts the clipboard's text."), u"paste"_s, keys(QKeySequence::Paste), menu,
         {}},
        {Command::Find, u"edit.find"_s, Texts::tr("&Find…"), Texts::tr("Searches in the current view."), u"search"_s, keys("Ctrl+F"), menu,
         Texts::tr("search")},
        {Command::FindNext, u"edit.find-next"_s, Texts::tr("Find &next"), Texts::tr("Goes to the next hit."), u"down"_s, keys("F3", "Ctrl+G"), menu,
         {}},
        {Command::FindPrevious, u"edit.find-previous"_s, Texts::tr("Find pre&vious"), Texts::tr("Goes to the hit before."), u"up"_s,
         keys("Shift+F3", "Ctrl+Shift+G"), menu, {}},
        {Command::Replace, u"edit.replace"_s, Texts::tr("R&eplace…"), Texts::tr("Searches in the current file and replaces hits."), u"swap"_s,
         keys("Ctrl+H"), menu, {}},
        {Command::GoToLine, u"edit.go-to-line"_s, Texts::tr("&Go to line…"), Texts::tr("Puts the caret on a line by its number."), u"list"_s,
         keys("Ctrl+L"), menu, {}},
        {Command::SearchEverywhere, u"edit.search-everywhere"_s, Texts::tr("&Search everywhere…"),
         Texts::tr("Searches all files and all rendered output of the fleet."), u"search"_s, keys("Ctrl+Shift+F"), menu,
         Texts::tr("grep find in files")},
        {Command::ToggleComment, u"edit.toggle-comment"_s, Texts::tr("Toggle c&omment"), Texts::tr("Turns the selected lines into comments, or back."),
         u"code"_s, keys("Ctrl+#", "Ctrl+Shift+7"), menu, Texts::tr("comment out")},
        {Command::Complete, u"edit.complete"_s, Texts::tr("Comp&lete"), Texts::tr("Offers fields, paths, clusters and labels at the caret."),
         u"list"_s, keys("Ctrl+Space"), menu, Texts::tr("autocomplete suggestions")},
    });
}

void addView(Rows &rows)
{
    const QString menu = Texts::tr("&View");
    rows.insert(rows.end(), {
        {Command::GoStart, u"view.start"_s, Texts::tr("&Start"), Texts::tr("Recent folders, the sample fleet and a first look."), u"home"_s,
         keys("Alt+1"), menu, {}},
        {Command::GoCompare, u"view.compare"_s, Texts::tr("&Compare"), Texts::tr("Where do my clusters differ?"), u"columns"_s, keys("Alt+2"), menu,
         Texts::tr("matrix diff")},
        {Command::GoBlastRadius, u"view.blast-radius"_s, Texts::tr("&Blast radius"), Texts::tr("What happens if I change this?"), u"target"_s,
         keys("Alt+3"), menu, {}},
        {Command::GoFindings, u"view.findings"_s, Texts::tr("&Findings"), Texts::tr("What must I fix?"), u"checklist"_s, keys("Alt+4"), menu,
         Texts::tr("checks problems")},
        {Command::GoSource, u"view.source"_s, Texts::tr("S&ource"), Texts::tr("The files of the repository, in an editor."), u"code"_s, keys("Alt+5"),
         menu, Texts::tr("editor")},
        {Command::GoClusters, u"view.clusters"_s, Texts::tr("C&lusters"), Texts::tr("Which clusters are there, and do their facts agree?"),
         u"servers"_s, keys("Alt+6"), menu, {}},
        {Command::GoReview, u"view.review"_s, Texts::tr("&Review"), Texts::tr("May this change go out?"), u"review"_s, keys("Alt+7"), menu,
         Texts::tr("commit publish")},
        {Command::GoWorkshop, u"view.workshop"_s, Texts::tr("&Workshop"), Texts::tr("Exercises on a sample fleet."), u"workshop"_s, keys("Alt+8"),
         menu, {}},
        {Command::ShowHierarchy, u"view.hierarchy"_s, Texts::tr("&Hierarchy"), Texts::tr("Shows or hides the tree of layers and clusters."),
         u"stack"_s, keys("F9"), menu, Texts::tr("tree layers")},
        {Command::ShowOrigin, u"view.origin"_s, Texts::tr("Ori&gin"), Texts::tr("Shows which layers set the selected field."), u"origin"_s,
         keys("F12"), menu, Texts::tr("explain blame")},
        {Command::SplitView, u"view.split"_s, Texts::tr("S&plit view"), Texts::tr("Shows a second view beside the first."), u"split"_s,
         keys("Ctrl+\\"), menu, {}},
        {Command::ShowRendered, u"view.rendered"_s, Texts::tr("Re&ndered beside"), Texts::tr("Shows what the selected cluster gets of the caret's line."),
         u"eye"_s, keys("Ctrl+Shift+R"), menu, Texts::tr("output preview")},
        {Command::ShowDecides, u"view.decides"_s, Texts::tr("What &this line decides"),
         Texts::tr("Names the clusters that get this line's value, and what hides it from others."), u"target"_s, keys("Ctrl+Shift+D"), menu,
         Texts::tr("reach")},
        {Command::CloseTab, u"view.close-tab"_s, Texts::tr("Clos&e tab"), Texts::tr("Closes the open file. Unsaved edits stay."), u"close"_s,
         keys("Ctrl+F4"), menu, {}},
        {Command::ZoomIn, u"view.zoom-in"_s, Texts::tr("Zoom &in"), Texts::tr("Makes all text larger."), u"plus"_s, keys("Ctrl++", "Ctrl+="), menu,
         Texts::tr("larger")},
        {Command::ZoomOut, u"view.zoom-out"_s, Texts::tr("Zoom o&ut"), Texts::tr("Makes all text smaller."), u"minus"_s, keys("Ctrl+-"), menu,
         Texts::tr("smaller")},
        {Command::ZoomReset, u"view.zoom-reset"_s, Texts::tr("Nor&mal size"), Texts::tr("Shows text in the size of the settings."), {},
         keys("Ctrl+0"), menu, {}},
    });
}

void addGo(Rows &rows)
{
    const QString menu = Texts::tr("&Go");
    rows.insert(rows.end(), {
        {Command::Back, u"go.back"_s, Texts::tr("&Back"), Texts::tr("Returns to the place before."), u"back"_s, keys("Alt+Left"), menu, {}},
        {Command::Forward, u"go.forward"_s, Texts::tr("&Forward"), Texts::tr("Goes on to the place that Back left."), u"forward"_s,
         keys("Alt+Right"), menu, {}},
        {Command::SelectionUp, u"go.selection-up"_s, Texts::tr("Selection one level &up"),
         Texts::tr("From a field to its object, to its cluster, to nothing."), u"up"_s, keys("Alt+Up"), menu, {}},
        {Command::Palette, u"go.palette"_s, Texts::tr("Find or run &anything…"), Texts::tr("Commands, clusters, objects, files and rules by name."),
         u"search"_s, keys("Ctrl+K"), menu, Texts::tr("command palette")},
        {Command::GoToCluster, u"go.cluster"_s, Texts::tr("Go to &cluster…"), Texts::tr("Finds a cluster by name."), u"server"_s, keys("Ctrl+T"),
         menu, {}},
        {Command::GoToObject, u"go.object"_s, Texts::tr("&Go to object…"), Texts::tr("Finds a rendered object by name."), u"object"_s,
         keys("Ctrl+Shift+T"), menu, {}},
        {Command::GoToFile, u"go.file"_s, Texts::tr("Go &to file…"), Texts::tr("Finds a file by name."), u"file"_s, keys("Ctrl+P"), menu, {}},
        {Command::OpenSource, u"go.source"_s, Texts::tr("Open in &Source"), Texts::tr("Shows the selected place in its file."), u"code"_s,
         keys("Ctrl+Return"), menu, {}},
        {Command::NextDifference, u"go.next-difference"_s, Texts::tr("&Next difference"), Texts::tr("Goes to the next difference."),
         u"next-difference"_s, keys("F7"), menu, {}},
        {Command::PreviousDifference, u"go.previous-difference"_s, Texts::tr("&Previous difference"), Texts::tr("Goes to the difference before."),
         u"previous-difference"_s, keys("Shift+F7"), menu, {}},
        {Command::NextColumn, u"go.next-column"_s, Texts::tr("Next c&olumn"), Texts::tr("Goes to the next column of the side-by-side view."),
         u"right"_s, keys("Ctrl+Right"), menu, {}},
        {Command::PreviousColumn, u"go.previous-column"_s, Texts::tr("Previous co&lumn"),
         Texts::tr("Goes to the column before in the side-by-side view."), u"back"_s, keys("Ctrl+Left"), menu, {}},
    });
}

void addFleet(Rows &rows)
{
    const QString menu = Texts::tr("F&leet");
    rows.insert(rows.end(), {
        {Command::EditHere, u"fleet.edit-here"_s, Texts::tr("&Edit here"), Texts::tr("Changes the selected field in the layer that supplies it."),
         u"pencil"_s, keys("Ctrl+E"), menu, Texts::tr("set value")},
        {Command::CompareClusters, u"fleet.compare"_s, Texts::tr("&Compare its clusters"),
         Texts::tr("Compares the clusters that the selected layer reaches."), u"columns"_s, {}, menu, {}},
        {Command::CompareSideBySide, u"fleet.side-by-side"_s, Texts::tr("Compare s&ide by side"),
         Texts::tr("Shows the ticked clusters' rendered objects beside each other."), u"split"_s, {}, menu, {}},
        {Command::AddClusterLike, u"fleet.add-cluster"_s, Texts::tr("&Add a cluster like this…"),
         Texts::tr("Copies the selected cluster's folder and inventory entry under a new name, after a preview."), u"plus"_s,
         keys("Ctrl+Shift+N"), menu, Texts::tr("new cluster sibling")},
        {Command::CutLayer, u"fleet.cut-layer"_s, Texts::tr("Cut &layer to move it"),
         Texts::tr("Marks the selected layer or cluster for moving under another layer."), u"cut"_s, {}, menu, Texts::tr("move")},
        {Command::PasteLayer, u"fleet.paste-layer"_s, Texts::tr("&Move under this layer"),
         Texts::tr("Shows what changes when the cut layer or cluster inherits from the selected one."), u"move"_s, {}, menu,
         Texts::tr("paste layer")},
        {Command::CopyPath, u"fleet.copy-path"_s, Texts::tr("Copy &path"), Texts::tr("Copies the selected layer's path."), u"copy"_s, {}, menu, {}},
        {Command::SwitchBranch, u"fleet.switch-branch"_s, Texts::tr("Switch &branch…"), Texts::tr("Checks out another branch of the repository."),
         u"branch"_s, keys("Ctrl+B"), menu, Texts::tr("checkout")},
    });
}

void addReviewToolsHelp(Rows &rows)
{
    const QString review = Texts::tr("&Review");
    const QString tools = Texts::tr("&Tools");
    const QString help = Texts::tr("&Help");
    rows.insert(rows.end(), {
        {Command::ShowUnsavedDifference, u"review.unsaved-difference"_s, Texts::tr("&Show difference"),
         Texts::tr("Shows what the unsaved edits change in the files."), u"diff"_s, keys("Ctrl+D"), review, Texts::tr("unsaved diff")},
        {Command::GoToCommit, u"review.commit"_s, Texts::tr("&Prepare a commit…"), Texts::tr("Opens the Publish dock: branch, message, commit."),
         u"commit"_s, keys("Ctrl+Shift+K"), review, Texts::tr("publish")},
        {Command::CommitBranch, u"review.commit-now"_s, Texts::tr("&Commit on the new branch"),
         Texts::tr("Commits the listed files on a new branch."), u"commit"_s, {}, review, {}},
        {Command::Preferences, u"tools.settings"_s, Texts::tr("&Settings…"), Texts::tr("Theme, font, keys, mapped addresses."), u"settings"_s,
         keys("Ctrl+,"), tools, Texts::tr("preferences options")},
        {Command::CopyDiagnostics, u"help.diagnostics"_s, Texts::tr("Copy &diagnostics"),
         Texts::tr("Copies versions, limits and counts, but no content of the fleet, for a report."), u"copy"_s, {}, help,
         Texts::tr("bug report")},
        {Command::Shortcuts, u"help.shortcuts"_s, Texts::tr("&Keyboard shortcuts"), Texts::tr("All commands with their keys."), u"keyboard"_s,
         keys("Ctrl+/"), help, Texts::tr("keys")},
        {Command::About, u"help.about"_s, Texts::tr("&About Fleetwright"), Texts::tr("Version, licence and libraries."), u"help"_s, {}, help,
         Texts::tr("version license")},
    });
}

} // namespace

std::vector<CommandInfo> commandTable()
{
    Rows rows;
    addFile(rows);
    addEdit(rows);
    addView(rows);
    addGo(rows);
    addFleet(rows);
    addReviewToolsHelp(rows);
    return rows;
}

} // namespace fleetwright::ui
