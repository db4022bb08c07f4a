// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace fleetwright::ui {

class FixPanel;

/// One finding: what, where, whom it hits, why, what to do, with its quick fix; ways to its source
/// and clusters.
class FindingDetail : public QWidget {
    Q_OBJECT
public:
    explicit FindingDetail(PageContext &context, QWidget *parent = nullptr);

    void showNothing();
    /// The `number`th of `count` findings shown.
    void showFinding(const services::CheckResult::Item &item, int number, int count);
    [[nodiscard]] QPushButton *sourceButton() const { return m_source; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }
    [[nodiscard]] FixPanel *fixPanel() const { return m_fixes; }

Q_SIGNALS:
    void nextRequested();
    void previousRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What has the palette's colours in it.
    void showColoured();
    void openLink(const QString &link);
    void goToSource();
    void goToCompare();
    void applyFix();
    void refreshApply();

    PageContext &m_context;
    std::optional<model::Finding> m_finding;
    QLabel *m_position;
    QToolButton *m_previous;
    QToolButton *m_next;
    QWidget *m_body;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_rule;
    QLabel *m_place;
    QLabel *m_hits;
    QLabel *m_owners;
    QLabel *m_ownersName;
    QLabel *m_since;
    QLabel *m_why;
    QLabel *m_fix;
    QLabel *m_related;
    QLabel *m_relatedName;
    FixPanel *m_fixes;
    QPushButton *m_apply;
    QPushButton *m_source;
    QPushButton *m_compare;
    QPushButton *m_copy;
};

/// A finding as text for the clipboard.
[[nodiscard]] QString findingAsText(const model::Finding &finding);

} // namespace fleetwright::ui
