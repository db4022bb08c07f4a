// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/jobs/jobs.h"
#include "services/workspace/changes.h"
#include "services/workspace/repository.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QToolButton;

namespace fleetwright::ui {

/// Which two states are compared: the last commit and the working tree at first, or any branch, tag
/// or commit, chosen or typed.
class StatePicker : public QWidget {
    Q_OBJECT
public:
    explicit StatePicker(services::Jobs &jobs, QWidget *parent = nullptr);

    [[nodiscard]] const services::ReviewStates &states() const { return m_states; }
    void setStates(const services::ReviewStates &states);
    /// Reads branches, tags and commits in the background. Without Git nothing can be picked.
    void refresh(const services::Repository &repository);
    /// How many files differ in the working tree, for its entry.
    void setChangedFiles(int files);

    [[nodiscard]] QComboBox *baseBox() const { return m_base; }
    [[nodiscard]] QComboBox *headBox() const { return m_head; }

Q_SIGNALS:
    void statesChanged();

private:
    void fill();
    void pick(QComboBox *box, QString services::ReviewStates::*side);
    void typed(QComboBox *box, QString services::ReviewStates::*side);
    void swap();
    [[nodiscard]] QString baseText() const;
    [[nodiscard]] QString headText() const;

    services::ReviewStates m_states;
    services::Repository::State m_git;
    std::vector<services::Repository::Revision> m_revisions;
    int m_changedFiles = 0;
    QComboBox *m_base;
    QComboBox *m_head;
    QToolButton *m_swap;
    services::JobSlot m_job;
};

} // namespace fleetwright::ui
