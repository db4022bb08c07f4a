// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QAction;

namespace fleetwright::services {
class Settings;
}

namespace fleetwright::ui {

/// Every command of the window. A row of the table in commandtable.cpp belongs to each.
enum class Command {
    // File
    OpenFolder,
    OpenSample,
    Reload,
    Save,
    SaveAll,
    RevertFile,
    SaveRenderedOutput,
    CloseFleet,
    Quit,
    // Edit
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    CopyAsMarkdown,
    Find,
    FindNext,
    FindPrevious,
    Replace,
    GoToLine,
    SearchEverywhere,
    ToggleComment,
    Complete,
    // View
    GoStart,
    GoCompare,
    GoBlastRadius,
    GoFindings,
    GoSource,
    GoClusters,
    GoReview,
    GoWorkshop,
    ShowHierarchy,
    ShowOrigin,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    SplitView,
    ShowRendered,
    ShowDecides,
    CloseTab,
    // Go
    Back,
    Forward,
    SelectionUp,
    Palette,
    GoToCluster,
    GoToObject,
    GoToFile,
    OpenSource,
    NextDifference,
    PreviousDifference,
    NextColumn,
    PreviousColumn,
    // Fleet
    EditHere,
    QuickFix,
    AddClusterLike,
    CutLayer,
    PasteLayer,
    CopyPath,
    CompareClusters,
    ShowBlastRadius,
    SwitchBranch,
    CompareSideBySide,
    // Review
    ShowUnsavedDifference,
    GoToCommit,
    CommitBranch,
    // Tools and help
    Preferences,
    Shortcuts,
    CopyDiagnostics,
    About,
};

struct CommandInfo {
    Command command;
    QString id;          ///< stable: "file.open-folder"; the settings' key for changed shortcuts
    QString text;        ///< menu text with mnemonic, translated
    QString description; ///< one sentence, for palette, tooltips and the shortcut list
    QString icon;
    QList<QKeySequence> keys;
    QString menu;     ///< translated menu it stands in, "" for none
    QString oldNames; ///< further words that the palette finds it by
};

/// The table, in menu order. Texts are in the current language.
[[nodiscard]] std::vector<CommandInfo> commandTable();

/// The window's actions, made from the table, with the user's keys. What a command does is set by
/// its owner: the window (always) or a page or dock (while it is current). A command that nobody
/// handles is disabled; one that nobody has ever offered is hidden.
class CommandSet : public QObject {
    Q_OBJECT
public:
    explicit CommandSet(services::Settings &settings, QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const;
    [[nodiscard]] const std::vector<CommandInfo> &infos() const { return m_infos; }
    [[nodiscard]] const CommandInfo &info(Command command) const;

    /// While `owner` is the current context (or always, if it is nullptr) the command runs
    /// `handler` when `enabled` says so.
    void handle(Command command, QObject *owner, std::function<void()> handler,
                std::function<bool()> enabled = {});
    /// The page whose handlers are in force, before those for everywhere.
    void setContext(QObject *owner);
    /// Asks every `enabled` again: after selection, snapshot or history changed.
    void refresh();
    [[nodiscard]] bool isOffered(Command command) const;

    [[nodiscard]] QList<QKeySequence> keys(Command command) const;
    /// Stored in the settings; the defaults if `keys` is nothing.
    void setKeys(Command command, const std::optional<QList<QKeySequence>> &keys);
    /// The other command that has these keys, if any.
    [[nodiscard]] std::optional<Command> commandWithKeys(const QKeySequence &keys,
                                                         Command except) const;

Q_SIGNALS:
    void refreshed();

private:
    struct Handler {
        QObject *owner = nullptr;
        std::function<void()> run;
        std::function<bool()> enabled;
    };

    [[nodiscard]] const Handler *current(Command command) const;
    void forget(QObject *owner);

    services::Settings &m_settings;
    std::vector<CommandInfo> m_infos;
    std::map<Command, QAction *> m_actions; ///< children of this
    std::map<Command, std::vector<Handler>> m_handlers;
    QObject *m_context = nullptr;
};

} // namespace fleetwright::ui
