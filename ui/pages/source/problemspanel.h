// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/tablemodel.h"
#include "ui/pages/source/fileproblems.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace fleetwright::ui {

/// Problems from my change, and those of the open file. Enter goes there.
class ProblemsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(QWidget *parent = nullptr);

    void setProblems(const std::vector<FileProblem> &problems);
    [[nodiscard]] const TableModel &model() const { return m_model; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString textForClipboard(bool asMarkdown) const;
    [[nodiscard]] bool hasTableFocus() const;

Q_SIGNALS:
    void chosen(const fleetwright::base::Place &place);

private:
    std::vector<FileProblem> m_problems;
    TableModel m_model;
    QLabel *m_summary;
    QTreeView *m_view;
};

} // namespace fleetwright::ui
