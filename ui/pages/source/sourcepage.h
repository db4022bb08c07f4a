// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/source/fileview.h"

#include <QTimer>

#include <array>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace fleetwright::ui {

class CaretFixes;
class EditorGroup;
class OpenFileList;
class ProblemsPanel;
class RenderedPanel;

/// What does this line decide? The files of the repository in an editor whose margins know the
/// fleet.
class SourcePage : public Page {
    Q_OBJECT
public:
    explicit SourcePage(PageContext &context, QWidget *parent = nullptr);
    ~SourcePage() override;

    [[nodiscard]] QString title() const override { return tr("Source"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("code"); }
    [[nodiscard]] bool showsHierarchy() const override { return true; }
    [[nodiscard]] std::vector<PageDock> docks() override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    void shown() override;
    void left() override;
    void prepareBeside(const SelectionState &hit) override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;

    void open(const base::Place &place);
    [[nodiscard]] FileView *current() const; ///< nullptr while nothing is open
    [[nodiscard]] EditorGroup &group(int side) const
    {
        return *m_groups[static_cast<std::size_t>(side)];
    }
    [[nodiscard]] bool isSplit() const;
    void setSplit(bool split);
    void setRenderedShown(bool shown);
    [[nodiscard]] RenderedPanel &rendered() const { return *m_rendered; }
    [[nodiscard]] ProblemsPanel &problems() const { return *m_problems; }
    [[nodiscard]] CaretFixes &fixes() const { return *m_fixes; }
    [[nodiscard]] OpenFileList &fileList() const { return *m_files; }
    [[nodiscard]] bool factsAreCurrent() const; ///< margins are made of the newest snapshot

private:
    enum class Follow { Nothing, Place, Field };

    void buildTools();
    void connectGroups();
    void connectCommands();
    void connectEditorCommands();
    void fixAtCaret();
    void fleetClosed();
    void snapshotChanged();
    void findingsChanged();
    void indexArrived(const model::SnapshotPtr &snapshot,
                      std::shared_ptr<const fleet::DecidesIndex> index);
    void applyFacts();
    void makeIndex(const model::SnapshotPtr &snapshot);
    [[nodiscard]] std::vector<base::RepoPath> openFiles() const;
    void selectionChanged(const SelectionState &state);
    void followSelection();
    [[nodiscard]] std::optional<base::Place> placeOfField(const SelectionState &state) const;
    void activate(int side);
    void currentChanged();
    void caretMoved();
    void tellSelection();
    void refresh();
    void refreshSentence();
    void refreshStatus();
    void refreshRendered();
    void refreshConflict();
    void refreshWritable();
    void flush();
    void save();

    std::array<EditorGroup *, 2> m_groups{};
    int m_active = 0;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    RenderedPanel *m_rendered;
    ProblemsPanel *m_problems; ///< the window puts it into a dock
    CaretFixes *m_fixes;
    OpenFileList *m_files;
    QLabel *m_status;
    QPushButton *m_renderedButton;
    QPushButton *m_save;
    FleetFacts m_facts;
    std::vector<base::RepoPath> m_indexedFiles; ///< that m_facts.index was made for
    SelectionState m_known;                     ///< the selection as it was last seen
    Follow m_follow = Follow::Nothing;          ///< what to open when the page is shown
    QTimer m_tellSoon;
    services::JobSlot m_indexJob;
};

} // namespace fleetwright::ui
