// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/changes.h"
#include "ui/models/changedfilesmodel.h"
#include "ui/pages/page.h"

class QLabel;
class QListView;

namespace fleetwright::ui {

class ChangeGroupsTree;
class CountTile;
class PatchView;
class PublishPanel;

/// May this go out? What differs from the last commit: counts, files with their lines in Git, what
/// changes in the clusters; and the Publish dock. Without Git it shows the unsaved edits.
class ReviewPage : public Page {
    Q_OBJECT
public:
    explicit ReviewPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] std::vector<PageDock> docks() override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;
    void shown() override;

    [[nodiscard]] ChangedFilesModel &files() { return m_files; }
    [[nodiscard]] PublishPanel *publish() const { return m_publish; }
    [[nodiscard]] QListView *view() const { return m_view; }

private:
    void buildView();
    void collect();
    void takeChanges(services::WorkChanges changes);
    void refreshTiles();
    void refreshSentence();
    void showFile();
    void followSelection();

    ChangedFilesModel m_files;
    services::WorkChanges m_changes;
    std::vector<CountTile *> m_tiles;
    QListView *m_view;
    QLabel *m_fileName;
    PatchView *m_patch;
    ChangeGroupsTree *m_groups;
    PublishPanel *m_publish;
    bool m_stale = true; ///< something changed while another page was current
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
