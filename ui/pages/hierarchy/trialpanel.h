// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/trial.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace fleetwright::ui {

class ChangeGroupsTree;
class PatchView;

/// What an edit would change, before it is made: one sentence, clusters and objects, lines in Git;
/// Apply and Discard.
class TrialPanel : public QWidget {
    Q_OBJECT
public:
    explicit TrialPanel(services::Trial &trial, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }

Q_SIGNALS:
    void applied();
    void discarded();

private:
    void refresh();
    void showPlan(const edit::Plan &plan);
    void addClusterRows(const diff::FleetDiff &affected);

    services::Trial &m_trial;
    QLabel *m_title;
    QLabel *m_sentence;
    ChangeGroupsTree *m_changes;
    PatchView *m_patch;
    QPushButton *m_apply;
    QPushButton *m_discard;
};

/// "3 clusters change: 2 objects created, 5 changed, 1 deleted." for a plan's effect.
[[nodiscard]] QString effectSentence(const diff::FleetDiff &diff);

} // namespace fleetwright::ui
