// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/changes.h"
#include "ui/models/changedfilesmodel.h"
#include "ui/models/impactmodel.h"
#include "ui/pages/page.h"
#include "ui/pages/review/groupdiff.h"

class QButtonGroup;
class QLabel;
class QListView;
class QStackedWidget;
class QTreeView;

namespace fleetwright::ui {

class CountTile;
class PatchView;
class PublishPanel;
class SideBySideView;
class StatePicker;

/// May this go out? Two states compared: counts that filter, groups of equal changes to tick off,
/// what a group changes in the output and in Git, the files, and the Publish dock. At first the
/// last commit and the working tree; without Git the disk and the unsaved edits.
class ReviewPage : public Page {
    Q_OBJECT
public:
    explicit ReviewPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] std::vector<PageDock> docks() override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    void shown() override;

    [[nodiscard]] ChangedFilesModel &files() { return m_files; }
    [[nodiscard]] ImpactModel &impact() { return m_impact; }
    [[nodiscard]] PublishPanel *publish() const { return m_publish; }
    [[nodiscard]] StatePicker *picker() const { return m_picker; }
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] QTreeView *groups() const { return m_groups; }
    [[nodiscard]] PatchView *outputPatch() const { return m_output; }
    [[nodiscard]] PatchView *filePatch() const { return m_patch; }
    [[nodiscard]] const std::vector<CountTile *> &tiles() const { return m_tiles; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTiles();
    [[nodiscard]] QWidget *buildLists();
    [[nodiscard]] QWidget *buildOutput();
    [[nodiscard]] QWidget *buildFile();
    void connectAll();
    void collect();
    void takeChanges(services::WorkChanges changes);
    void filterBy(int tile);
    void refreshTiles();
    void refreshSentence();
    void refreshTicks();
    void showGroup();
    void takeDiff(const GroupDiff &diff);
    void showFile();
    void followSelection();
    void step(int direction);
    void openGroup(const QModelIndex &index);
    void copyReport();
    [[nodiscard]] QString report() const;

    ChangedFilesModel m_files;
    ImpactModel m_impact;
    services::WorkChanges m_changes;
    std::vector<CountTile *> m_tiles;
    StatePicker *m_picker;
    QTreeView *m_groups;
    QLabel *m_ticks;
    QListView *m_view;
    QLabel *m_outputName;
    QStackedWidget *m_outputViews;
    PatchView *m_output;
    SideBySideView *m_sideBySide;
    QButtonGroup *m_outputForm;
    QLabel *m_fileName;
    PatchView *m_patch;
    PublishPanel *m_publish;
    bool m_stale = true; ///< something changed while another page was current
    services::JobSlot m_job;
    services::JobSlot m_diffJob;
};

} // namespace fleetwright::ui
