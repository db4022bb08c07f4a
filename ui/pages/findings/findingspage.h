// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/findingsmodel.h"
#include "ui/pages/page.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace fleetwright::ui {

class EvidencePanel;
class ExceptionsPanel;
class FindingDetail;

/// What must I fix? Findings of the unsaved edit before those in the fleet already; filters; the
/// chosen one in a dock. Beside them the register of exceptions.
class FindingsPage : public Page {
    Q_OBJECT
public:
    explicit FindingsPage(PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] bool showsHierarchy() const override { return true; }
    [[nodiscard]] std::vector<PageDock> docks() override;
    [[nodiscard]] int badge() const override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    void shown() override;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const override;

    enum Tab { Findings, Exceptions };
    void showTab(Tab tab);

    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] ExceptionsPanel *exceptions() const { return m_exceptions; }
    [[nodiscard]] FindingsModel &model() { return m_model; }
    [[nodiscard]] FindingDetail *detail() const { return m_detail; }
    [[nodiscard]] EvidencePanel *evidence() const { return m_evidence; }
    [[nodiscard]] QLineEdit *filterField() const { return m_text; }
    [[nodiscard]] QComboBox *ruleBox() const { return m_rule; }

private:
    void buildTabs();
    void buildFilters();
    void buildView();
    void refresh();
    [[nodiscard]] bool isListingExceptions() const;
    void tabChanged();
    void refreshSentence();
    void refreshChoices();
    void refreshProblems();
    void showCurrent();
    void step(int by);
    void showContextMenu(const QPoint &position);
    [[nodiscard]] QModelIndexList findingRows() const; ///< shown, in order
    [[nodiscard]] const services::CheckResult::Item *currentItem() const;

    FindingsModel m_model;
    FindingsFilter m_filter;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QVBoxLayout *m_list; ///< of the tab of findings
    ExceptionsPanel *m_exceptions;
    QButtonGroup *m_severity;
    QComboBox *m_grouping;
    QComboBox *m_rule;
    QComboBox *m_cluster;
    QCheckBox *m_onlyUnsaved;
    QLineEdit *m_text;
    QTreeView *m_view;
    QLabel *m_empty;
    QLabel *m_ran;
    FindingDetail *m_detail;
    EvidencePanel *m_evidence;
    std::string m_currentFingerprint;
    bool m_isStale = false; ///< findings arrived while another page was current
};

} // namespace fleetwright::ui
