// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/fixpanel.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/patchview.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QDate>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::FixPanel)
};

constexpr int mostLines = 16;   ///< of the patch before it scrolls
constexpr int patientFor = 250; ///< milliseconds: findings are stepped through, dates are typed

/// The lines of a unified patch without Git's headers, by file: "FILE" above its hunks.
QString shortPatch(const std::string &diff)
{
    QStringList lines;
    for (const QString &line : services::toQt(diff).split(u'\n')) {
        if (line.startsWith(u"diff --git ") || line.startsWith(u"index ")
            || line.startsWith(u"new file mode ") || line.startsWith(u"deleted file mode "))
            continue;
        lines.append(line);
    }
    return lines.join(u'\n').trimmed();
}

QString counted(model::Severity severity, int count)
{
    switch (severity) {
    case model::Severity::Error:
        return Texts::tr("%n error(s)", nullptr, count);
    case model::Severity::Warning:
        return Texts::tr("%n warning(s)", nullptr, count);
    case model::Severity::Info:
        break;
    }
    return Texts::tr("%n hint(s)", nullptr, count);
}

/// "−1 error", "+2 hints": one for each severity that there is.
QStringList countsOf(const std::vector<model::Finding> &findings, QChar sign)
{
    QStringList parts;
    for (const model::Severity severity :
         {model::Severity::Error, model::Severity::Warning, model::Severity::Info}) {
        const auto count =
            static_cast<int>(std::ranges::count(findings, severity, &model::Finding::severity));
        if (count > 0)
            parts.append(sign + counted(severity, count));
    }
    return parts;
}

} // namespace

QString fixSentence(const quickfix::Proposal &proposal)
{
    const QStringList counts = countsOf(proposal.gone, u'−') + countsOf(proposal.appearing, u'+');
    const QString clusters = proposal.clusters.empty()
                                 ? Texts::tr("No cluster's output changes.")
                                 : Texts::tr("%n cluster(s) change: %1.", nullptr,
                                             static_cast<int>(proposal.clusters.size()))
                                       .arg(services::nameList(proposal.clusters, 4));
    //: %1 is a list such as "−1 error, −1 warning"
    return clusters + u' ' + Texts::tr("Findings: %1.").arg(counts.join(u", "_s));
}

FixPanel::FixPanel(PageContext &context, QWidget *parent)
    : QWidget(parent), m_trial(context.workspace, context.jobs), m_group(new QButtonGroup(this)),
      m_buttons(new QVBoxLayout), m_note(new QWidget(this)), m_ticket(new QLineEdit(m_note)),
      m_ticketName(new QLabel(tr("Ticket"), m_note)), m_until(new QLineEdit(m_note)),
      m_untilName(new QLabel(tr("Until"), m_note)), m_reason(new QLineEdit(m_note)),
      m_reasonName(new QLabel(tr("Reason"), m_note)), m_patch(new PatchView(this)),
      m_box(new QWidget(this)), m_icon(new QLabel(m_box)), m_outcome(makeText(m_box))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_buttons->setSpacing(4);
    layout->addLayout(m_buttons);
    buildNote(layout);
    m_patch->setAccessibleName(tr("Lines that the fix changes"));
    layout->addWidget(m_patch);
    buildOutcome(layout);
    m_soon.setSingleShot(true);
    m_soon.setInterval(patientFor);
    connect(&m_soon, &QTimer::timeout, this, &FixPanel::tryNow);
    connect(&m_trial, &services::FixTrial::changed, this, &FixPanel::refresh);
    connect(m_group, &QButtonGroup::idClicked, this, &FixPanel::choose);
    showNothing();
}

void FixPanel::buildNote(QVBoxLayout *layout)
{
    auto *form = new QFormLayout(m_note);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(m_ticketName, m_ticket);
    form->addRow(m_untilName, m_until);
    form->addRow(m_reasonName, m_reason);
    m_ticket->setPlaceholderText(tr("for example OPS-4121"));
    m_until->setPlaceholderText(QDate::currentDate().addMonths(3).toString(Qt::ISODate));
    m_reason->setPlaceholderText(tr("a few words"));
    m_ticketName->setBuddy(m_ticket);
    m_untilName->setBuddy(m_until);
    m_reasonName->setBuddy(m_reason);
    m_ticket->setAccessibleName(tr("Ticket of the exception"));
    m_until->setAccessibleName(tr("Last day of the exception"));
    m_reason->setAccessibleName(tr("Reason of the exception"));
    for (QLineEdit *field : {m_ticket, m_until, m_reason})
        connect(field, &QLineEdit::textEdited, this, &FixPanel::tryLater);
    layout->addWidget(m_note);
}

void FixPanel::buildOutcome(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout(m_box);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_outcome, 1);
    m_box->setAutoFillBackground(true);
    layout->addWidget(m_box);
}

QList<QAbstractButton *> FixPanel::choiceButtons() const
{
    return m_group->buttons();
}

void FixPanel::showNothing()
{
    m_soon.stop();
    m_finding.reset();
    m_choices.clear();
    makeButtons();
    m_trial.discard();
    hide();
}

void FixPanel::showFinding(const model::Finding &finding)
{
    const bool isSame = m_finding && m_finding->fingerprint == finding.fingerprint;
    const int before = isSame ? m_group->checkedId() : 0;
    m_finding = finding;
    m_choices = quickfix::choicesFor(finding);
    m_trial.discard();
    makeButtons();
    setVisible(hasChoices());
    if (!hasChoices())
        return;
    QAbstractButton *button = m_group->button(before);
    (button != nullptr ? button : m_group->buttons().first())->setChecked(true);
    choose();
}

void FixPanel::makeButtons()
{
    for (QAbstractButton *button : m_group->buttons())
        m_group->removeButton(button);
    for (QWidget *row : m_rows) {
        m_buttons->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        // A button's own text does not wrap.
        auto *button = new QRadioButton(row);
        const QString title = services::visible(m_choices[i].title);
        auto *words = new QLabel(breakable(title), row);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setBuddy(button);
        words->installEventFilter(this);
        button->setAccessibleName(title);
        layout->addWidget(button, 0, Qt::AlignTop);
        layout->addWidget(words, 1);
        m_group->addButton(button, static_cast<int>(i));
        m_buttons->addWidget(row);
        m_rows.append(row);
    }
}

/// The words beside a choice's button are as good as the button.
bool FixPanel::eventFilter(QObject *watched, QEvent *event)
{
    const auto *words = qobject_cast<QLabel *>(watched);
    auto *button = words != nullptr ? qobject_cast<QAbstractButton *>(words->buddy()) : nullptr;
    if (button != nullptr && event->type() == QEvent::MouseButtonRelease) {
        button->setFocus();
        button->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FixPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_outcome != nullptr && hasChoices())
        refresh();
}

const quickfix::Choice *FixPanel::chosen() const
{
    const int id = m_group->checkedId();
    const bool isThere = id >= 0 && static_cast<std::size_t>(id) < m_choices.size();
    return isThere ? &m_choices[static_cast<std::size_t>(id)] : nullptr;
}

quickfix::Note FixPanel::note() const
{
    return {services::toStd(m_ticket->text().trimmed()), services::toStd(m_until->text().trimmed()),
            services::toStd(m_reason->text().trimmed())};
}

void FixPanel::choose()
{
    const quickfix::Choice *choice = chosen();
    const quickfix::Needs needs = choice ? choice->needs : quickfix::Needs::Nothing;
    const bool needsAll = needs == quickfix::Needs::Note;
    for (QWidget *part : {static_cast<QWidget *>(m_ticket), static_cast<QWidget *>(m_ticketName)})
        part->setVisible(needsAll || needs == quickfix::Needs::Ticket);
    for (QWidget *part : {static_cast<QWidget *>(m_until), static_cast<QWidget *>(m_untilName)})
        part->setVisible(needsAll || needs == quickfix::Needs::Date);
    for (QWidget *part : {static_cast<QWidget *>(m_reason), static_cast<QWidget *>(m_reasonName)})
        part->setVisible(needsAll);
    m_note->setVisible(needs != quickfix::Needs::Nothing);
    tryLater();
}

void FixPanel::tryLater()
{
    m_trial.discard();
    m_soon.start();
}

void FixPanel::tryNow()
{
    const quickfix::Choice *choice = chosen();
    if (m_finding && choice != nullptr)
        m_trial.start(*m_finding, *choice, note());
}

bool FixPanel::apply()
{
    return m_trial.apply();
}

void FixPanel::refresh()
{
    const quickfix::Proposal *proposal = m_trial.proposal();
    m_patch->setVisible(proposal != nullptr && !proposal->plan.diff.empty());
    if (proposal != nullptr)
        showProposal(*proposal);
    else if (m_trial.error())
        showOutcome(
            m_trial.error()->code == base::ErrorCode::Invalid ? Role::Info : Role::Warning,
            u"%1 %2"_s.arg(services::sentence(*m_trial.error()), services::advice(*m_trial.error()))
                .trimmed());
    else
        showOutcome(Role::Quiet, tr("Rendering and checking what the fix would do…"));
    Q_EMIT changed();
}

void FixPanel::showProposal(const quickfix::Proposal &proposal)
{
    const QString patch = shortPatch(proposal.plan.diff);
    m_patch->setPatch(patch);
    const auto lines = std::clamp<qsizetype>(patch.count(u'\n') + 2, 4, mostLines);
    m_patch->setFixedHeight(static_cast<int>(lines) * m_patch->fontMetrics().lineSpacing() + 12);
    if (proposal.refusal)
        showOutcome(Role::Warning,
                    tr("No exact fix: %1 %2")
                        .arg(services::sentence(*proposal.refusal), fixSentence(proposal)));
    else
        showOutcome(Role::Fine, tr("Checked: %1").arg(fixSentence(proposal)));
}

void FixPanel::showOutcome(Role role, const QString &text)
{
    const RoleColors colors = theme::colors(role, palette());
    QPalette box = palette();
    if (colors.fill.alpha() > 0)
        box.setColor(QPalette::Window, colors.fill);
    box.setColor(QPalette::WindowText, colors.text);
    box.setColor(QPalette::Text, colors.text);
    m_box->setPalette(box);
    m_outcome->setText(text);
    m_icon->setVisible(role != Role::Quiet);
    m_icon->setPixmap(icons::pixmap(role == Role::Fine   ? u"fine"_s
                                    : role == Role::Info ? u"info"_s
                                                         : u"warning"_s,
                                    role, palette(), fontMetrics().height(), devicePixelRatioF()));
}

} // namespace fleetwright::ui
