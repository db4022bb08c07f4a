// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/trial.h"
#include "ui/models/hierarchymodel.h"
#include "ui/pages/page.h"

#include <QStackedWidget>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace fleetwright::ui {

class AddClusterForm;
class DropPreview;
class TrialPanel;

/// What inherits from what, and where is trouble? The tree with its filter, marks and moves; edits
/// are previewed in trialPanel().
class HierarchyDock : public QWidget {
    Q_OBJECT
public:
    explicit HierarchyDock(PageContext &context, QWidget *parent = nullptr);

    /// The preview with the form above it; the window puts it into a dock.
    [[nodiscard]] QWidget *trialPanel() const { return m_trialArea; }
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] HierarchyModel &model() { return m_model; }
    [[nodiscard]] services::Trial &trial() { return m_trial; }
    [[nodiscard]] AddClusterForm *addClusterForm() const { return m_form; }

Q_SIGNALS:
    void trialRequested();
    void trialEnded();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildView();
    void addCommands();
    void rebuild();
    void refreshMarks();
    void chooseRow(const QModelIndex &proxyIndex);
    void followSelection();
    void showContextMenu(const QPoint &position);
    void cutCurrent();
    void pasteUnderCurrent();
    void tryMove(const HierarchyPosition &what, const base::RepoPath &newParent);
    void startAddCluster();
    void takeTree(const model::SnapshotPtr &snapshot,
                  std::shared_ptr<const fleet::Hierarchy> hierarchy);
    void expandUsefully();
    void followDrag(QEvent *event);
    [[nodiscard]] QModelIndex current() const; ///< of the source model
    [[nodiscard]] QString currentCluster() const;

    PageContext &m_context;
    HierarchyModel m_model;
    HierarchyFilter m_filter;
    services::Trial m_trial;
    QComboBox *m_grouping;
    QLineEdit *m_filterText;
    QTreeView *m_view;
    QLabel *m_empty;
    QLabel *m_counts;
    DropPreview *m_dropPreview;
    QWidget *m_trialArea;
    AddClusterForm *m_form;
    TrialPanel *m_panel;
    std::optional<HierarchyPosition> m_cut;
    bool m_following = false; ///< the selection is being shown, not made
    services::JobSlot m_treeJob;
    services::JobSlot m_marksJob;
};

/// Marks of the rows: what unsaved edits and findings mean for layers and clusters. For a job.
[[nodiscard]] HierarchyMarks makeMarks(const model::SnapshotPtr &snapshot,
                                       const model::SnapshotPtr &saved,
                                       const std::vector<base::RepoPath> &unsaved,
                                       const services::CheckResultPtr &findings,
                                       const base::Cancel &cancel);

} // namespace fleetwright::ui
