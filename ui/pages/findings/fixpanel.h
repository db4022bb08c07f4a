// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services/workspace/fixtrial.h"
#include "ui/pages/page.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace fleetwright::ui {

class PatchView;

/// The ways to mend a finding: a choice, what it needs to know, the lines that change, and what the
/// trial render and the checks say of it.
class FixPanel : public QWidget {
    Q_OBJECT
public:
    explicit FixPanel(PageContext &context, QWidget *parent = nullptr);

    /// The ways for the finding; the first that needs no more is tried at once.
    void showFinding(const model::Finding &finding);
    void showNothing();
    [[nodiscard]] bool hasChoices() const { return !m_choices.empty(); }
    [[nodiscard]] bool canApply() const { return m_trial.canApply(); }
    bool apply();
    [[nodiscard]] const services::FixTrial &trial() const { return m_trial; }

    [[nodiscard]] QList<QAbstractButton *> choiceButtons() const;
    [[nodiscard]] QLineEdit *ticketField() const { return m_ticket; }
    [[nodiscard]] QLineEdit *untilField() const { return m_until; }
    [[nodiscard]] QLineEdit *reasonField() const { return m_reason; }
    [[nodiscard]] QLabel *outcome() const { return m_outcome; }
    [[nodiscard]] PatchView *patch() const { return m_patch; }

Q_SIGNALS:
    void changed(); ///< canApply() may say something else

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildNote(QVBoxLayout *layout);
    void buildOutcome(QVBoxLayout *layout);
    void makeButtons();
    void choose();
    void tryLater();
    void tryNow();
    void refresh();
    void showProposal(const quickfix::Proposal &proposal);
    void showOutcome(Role role, const QString &text);
    [[nodiscard]] const quickfix::Choice *chosen() const;
    [[nodiscard]] quickfix::Note note() const;

    services::FixTrial m_trial;
    std::optional<model::Finding> m_finding;
    std::vector<quickfix::Choice> m_choices;
    QButtonGroup *m_group;
    QList<QWidget *> m_rows; ///< a choice each: its button and its words, which wrap
    QVBoxLayout *m_buttons;
    QWidget *m_note;
    QLineEdit *m_ticket;
    QLabel *m_ticketName;
    QLineEdit *m_until;
    QLabel *m_untilName;
    QLineEdit *m_reason;
    QLabel *m_reasonName;
    PatchView *m_patch;
    QWidget *m_box;
    QLabel *m_icon;
    QLabel *m_outcome;
    QTimer m_soon;
};

/// "prod-2 changes. Findings: −1 error, +1 warning."
[[nodiscard]] QString fixSentence(const quickfix::Proposal &proposal);

} // namespace fleetwright::ui
