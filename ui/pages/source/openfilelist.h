// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "services/jobs/jobs.h"

#include <QStringListModel>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace fleetwright::ui {

/// Shown while nothing is open: the repository's text files, narrowed by typing.
class OpenFileList : public QWidget {
    Q_OBJECT
public:
    explicit OpenFileList(services::Jobs &jobs, QWidget *parent = nullptr);

    void setFiles(const base::FileSourcePtr &files); ///< lists them in the background
    [[nodiscard]] const std::vector<base::RepoPath> &shown() const { return m_shown; }

Q_SIGNALS:
    void chosen(const fleetwright::base::RepoPath &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void choose(int row);

    QLineEdit *m_text;
    QListView *m_view;
    QLabel *m_count;
    QStringListModel m_model;
    std::vector<base::RepoPath> m_files;
    std::vector<base::RepoPath> m_shown;
    services::JobSlot m_listJob;
};

} // namespace fleetwright::ui
