// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/compare/comparecolumns.h"
#include "ui/pages/compare/matrixview.h"
#include "ui/pages/page.h"

#include <QStringList>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace fleetwright::ui {

class GroupsPanel;
class OriginPanel;
class SideBySidePanel;

/// Where do my clusters differ? A matrix of objects and clusters grouped by equal content, and one
/// object of two to six clusters side by side.
class ComparePage : public Page {
    Q_OBJECT
public:
    explicit ComparePage(PageContext &context, QWidget *parent = nullptr);
    ~ComparePage() override;

    [[nodiscard]] QString title() const override { return tr("Compare"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("columns"); }
    [[nodiscard]] bool showsHierarchy() const override { return !isSideBySide(); }
    [[nodiscard]] QString dockView() const override
    {
        return isSideBySide() ? QStringLiteral("side-by-side") : QString();
    }
    void prepareBeside(const SelectionState &hit) override;
    [[nodiscard]] std::vector<PageDock> docks() override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    void shown() override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;

    [[nodiscard]] MatrixView &matrixView() const { return *m_matrix; }
    [[nodiscard]] SideBySidePanel &sideBySide() const { return *m_sideBySide; }
    [[nodiscard]] bool isSideBySide() const;
    void showSideBySide(bool sideBySide);
    void setSubject(const CompareSubject &subject);
    void goToDifference(MatrixView::Direction direction); ///< F7, Shift+F7
    [[nodiscard]] OriginPanel &origin() const { return *m_origin; }

private:
    void buildTools();
    QWidget *buildMatrixTools();
    void connectViews();
    void connectCommands();
    void rebuild();
    void refreshFindings();
    void takeResult(CompareResult result);
    void refreshSubjects();
    void readRevisions();
    void subjectChosen(int index);
    void refreshSentence();
    void refreshPrimary();
    void matrixCurrentChanged(const QModelIndex &index);
    void showGroups(); ///< of the current row
    void selectionChanged(const SelectionState &state);
    void showMenu(const QPoint &globalPosition);
    [[nodiscard]] QStringList clustersToCompare() const;
    [[nodiscard]] diff::MatrixOptions matrixOptions() const;

    QToolButton *m_matrixButton;
    QToolButton *m_sideButton;
    QComboBox *m_subjects;
    QComboBox *m_kinds;
    QCheckBox *m_ignoreIdentity;
    QCheckBox *m_onlyDiffering;
    QLineEdit *m_filter;
    QPushButton *m_primary;
    QStackedWidget *m_stack;
    MatrixView *m_matrix;
    GroupsPanel *m_groups;
    SideBySidePanel *m_sideBySide;
    OriginPanel *m_origin;

    CompareSubject m_subject;
    model::SnapshotPtr m_revision; ///< the other revision's fleet, while the subject is one
    CompareResult m_result;
    std::optional<std::size_t> m_baseline;
    QTimer m_groupsDue; ///< a thousand groups take a turn of their own
    bool m_selecting = false;
    bool m_isStale = false; ///< the fleet changed while another page was current
    std::vector<services::Repository::Revision> m_revisions; ///< that can be chosen
    services::JobSlot m_matrixJob;
    services::JobSlot m_revisionsJob;
    services::JobSlot m_findingsJob;
};

} // namespace fleetwright::ui
