// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/changes.h"
#include "ui/pages/page.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace fleetwright::ui {

/// The last step: a new branch, title and message, what is about to be committed, and the commit.
class PublishPanel : public QWidget {
    Q_OBJECT
public:
    explicit PublishPanel(PageContext &context, QWidget *parent = nullptr);

    void setChanges(const services::WorkChanges &changes);
    void setChosen(const std::vector<base::RepoPath> &files);
    /// Why the commit is not possible now, "" if it is.
    [[nodiscard]] QString problem() const;
    void commit();

    [[nodiscard]] QLineEdit *branchField() const { return m_branch; }
    [[nodiscard]] QLineEdit *titleField() const { return m_title; }
    [[nodiscard]] QPlainTextEdit *messageField() const { return m_message; }
    [[nodiscard]] QCheckBox *signOffBox() const { return m_signOff; }
    [[nodiscard]] QPushButton *commitButton() const { return m_commit; }

Q_SIGNALS:
    void committed(const QString &branch, const QString &id, int files);
    void failed(const fleetwright::base::Error &error);

private:
    void refresh();
    void suggest();
    [[nodiscard]] std::vector<base::RepoPath> unsavedChosen() const;

    PageContext &m_context;
    QLabel *m_from;
    QLineEdit *m_branch;
    QLineEdit *m_title;
    QPlainTextEdit *m_message;
    QCheckBox *m_signOff;
    QLabel *m_author;
    QLabel *m_before;
    QLabel *m_problem;
    QPushButton *m_commit;
    std::vector<base::RepoPath> m_chosen;
    int m_linesAdded = 0;
    int m_linesRemoved = 0;
    std::vector<services::FileDifference> m_files;
    bool m_publishable = true;    ///< what is shown is what differs from the last commit
    bool m_branchTouched = false; ///< typed in: suggestions no longer replace it
    bool m_titleTouched = false;
    bool m_messageTouched = false;
};

/// "Set image in environments/staging" → "set-image-in-environments-staging".
[[nodiscard]] QString branchNameFor(const QString &title);

} // namespace fleetwright::ui
