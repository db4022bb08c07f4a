// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/statepicker.h"

#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <utility>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownCharacters = 14;
constexpr int leastCharacters = 9; ///< where the window is narrow

QComboBox *makeBox(const QString &name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(shownCharacters);
    box->setMinimumWidth(box->fontMetrics().averageCharWidth() * (leastCharacters + 4));
    return box;
}

} // namespace

StatePicker::StatePicker(services::Jobs &jobs, QWidget *parent)
    : QWidget(parent), m_base(makeBox(tr("Base: the state before"), this)),
      m_head(makeBox(tr("Head: the state after"), this)), m_swap(new QToolButton(this)),
      m_job(jobs, tr("Listing revisions"))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *baseLabel = new QLabel(tr("&Base"), this);
    baseLabel->setBuddy(m_base);
    auto *headLabel = new QLabel(tr("&Head"), this);
    headLabel->setBuddy(m_head);
    m_swap->setIcon(icons::icon(u"swap"_s));
    m_swap->setAutoRaise(true);
    m_swap->setAccessibleName(tr("Swap base and head"));
    m_swap->setToolTip(tr("Swap base and head"));
    layout->addWidget(baseLabel);
    layout->addWidget(m_base);
    layout->addWidget(m_swap);
    layout->addWidget(headLabel);
    layout->addWidget(m_head);
    for (const auto &[box, side] : {std::pair(m_base, &services::ReviewStates::base),
                                    std::pair(m_head, &services::ReviewStates::head)}) {
        connect(box, &QComboBox::activated, this, [this, box, side] { pick(box, side); });
        connect(box->lineEdit(), &QLineEdit::returnPressed, this,
                [this, box, side] { typed(box, side); });
    }
    connect(m_swap, &QToolButton::clicked, this, &StatePicker::swap);
    fill();
}

QString StatePicker::baseText() const
{
    if (!m_git.available)
        return tr("Saved files");
    if (m_git.commit.isEmpty())
        return tr("Nothing committed yet");
    //: a branch and its commit
    return m_git.branch.isEmpty() ? m_git.commit : tr("%1 %2").arg(m_git.branch, m_git.commit);
}

QString StatePicker::headText() const
{
    return m_changedFiles > 0 ? tr("Working tree, %n file(s)", nullptr, m_changedFiles)
                              : tr("Working tree");
}

void StatePicker::fill()
{
    for (const auto &[box, own, chosen] : {std::tuple(m_base, baseText(), m_states.base),
                                           std::tuple(m_head, headText(), m_states.head)}) {
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItem(own, QString());
        for (const services::Repository::Revision &revision : m_revisions) {
            //: a commit and its subject
            box->addItem(revision.subject.isEmpty()
                             ? services::visible(revision.name)
                             : tr("%1 %2").arg(revision.name, revision.subject),
                         revision.name);
        }
        int at = box->findData(chosen);
        if (at < 0) {
            box->addItem(services::visible(chosen), chosen);
            at = box->count() - 1;
        }
        box->setCurrentIndex(at);
        box->setEnabled(m_git.available);
        box->setToolTip(box->currentText().toHtmlEscaped());
        box->lineEdit()->setCursorPosition(0);
    }
    m_swap->setEnabled(m_git.available);
}

void StatePicker::refresh(const services::Repository &repository)
{
    m_git = repository.state();
    m_job.start(
        [reader = repository.reader()](const services::JobControl &) { return reader.revisions(); },
        [this](std::vector<services::Repository::Revision> revisions) {
            m_revisions = std::move(revisions);
            fill();
        });
    fill();
}

void StatePicker::setChangedFiles(int files)
{
    if (std::exchange(m_changedFiles, files) != files)
        fill();
}

void StatePicker::setStates(const services::ReviewStates &states)
{
    if (states == m_states)
        return;
    m_states = states;
    fill();
    Q_EMIT statesChanged();
}

void StatePicker::pick(QComboBox *box, QString services::ReviewStates::*side)
{
    services::ReviewStates states = m_states;
    states.*side = box->currentData().toString();
    setStates(states);
}

void StatePicker::typed(QComboBox *box, QString services::ReviewStates::*side)
{
    const int known = box->findText(box->currentText());
    services::ReviewStates states = m_states;
    states.*side = known >= 0 ? box->itemData(known).toString() : box->currentText().trimmed();
    setStates(states);
}

void StatePicker::swap()
{
    // The working tree has no name as a base: its last commit stands there.
    setStates({m_states.head, m_states.base});
}

} // namespace fleetwright::ui
