// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/findingdetail.h"

#include "services/text/errortext.h"
#include "services/text/findingtext.h"
#include "services/text/words.h"
#include "ui/models/findingsmodel.h"
#include "ui/pages/findings/fixpanel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/severity.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNames = 12; ///< of clusters, before what to do is out of sight

} // namespace

QString findingAsText(const model::Finding &finding)
{
    QStringList lines{
        u"%1: %2 (%3)"_s.arg(severityText(finding.severity), services::visible(finding.message),
                             services::visible(finding.rule)),
        services::placeText(finding.place), services::toQt(finding.clusters).join(u", "_s)};
    if (!finding.fix.empty())
        lines.append(services::visible(finding.fix));
    lines.removeAll(QString());
    return lines.join(u'\n') + u'\n';
}

FindingDetail::FindingDetail(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_position(new QLabel(this)),
      m_previous(new QToolButton(this)), m_next(new QToolButton(this)), m_body(new QWidget(this)),
      m_icon(new QLabel(m_body)), m_title(makeText(m_body)), m_rule(makeText(m_body)),
      m_place(makeLinks(m_body)), m_hits(makeText(m_body)), m_owners(makeText(m_body)),
      m_ownersName(new QLabel(tr("Belongs to"), m_body)), m_since(makeText(m_body)),
      m_why(makeText(m_body)), m_fix(makeText(m_body)), m_related(makeLinks(m_body)),
      m_relatedName(new QLabel(tr("See also"), m_body)), m_fixes(new FixPanel(context, m_body)),
      m_apply(new QPushButton(tr("Apply fix"), this)),
      m_source(new QPushButton(tr("Show source"), this)),
      m_compare(new QPushButton(tr("Compare"), this)), m_copy(new QPushButton(tr("Copy"), this))
{
    const auto setUpArrow = [](QToolButton *button, const QString &icon, const QString &name) {
        button->setAutoRaise(true);
        button->setIcon(icons::icon(icon));
        button->setToolTip(name);
        button->setAccessibleName(name);
    };
    setUpArrow(m_previous, u"up"_s, tr("Previous finding"));
    setUpArrow(m_next, u"down"_s, tr("Next finding"));
    connect(m_previous, &QToolButton::clicked, this, &FindingDetail::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindingDetail::nextRequested);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextInteractionFlags(Qt::NoTextInteraction); // "Copy" has it without breaks
    m_rule->setProperty("quiet", true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_position, 1);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    auto *headline = new QHBoxLayout;
    auto *titles = new QVBoxLayout;
    titles->addWidget(m_title);
    titles->addWidget(m_rule);
    headline->addWidget(m_icon, 0, Qt::AlignTop);
    headline->addLayout(titles, 1);
    auto *facts = new QFormLayout;
    const auto add = [facts](QLabel *name, QLabel *value) {
        name->setProperty("quiet", true);
        facts->addRow(name, value);
    };
    add(new QLabel(tr("Place"), m_body), m_place);
    add(new QLabel(tr("Hits"), m_body), m_hits);
    add(m_ownersName, m_owners);
    add(new QLabel(tr("Since"), m_body), m_since);
    add(m_relatedName, m_related);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(10);
    body->addLayout(headline);
    body->addLayout(facts);
    body->addWidget(makeHeading(tr("Why"), m_body));
    body->addWidget(m_why);
    body->addWidget(makeHeading(tr("What to do"), m_body));
    body->addWidget(m_fix);
    body->addWidget(m_fixes);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Finding"));
    auto *buttons = new FlowLayout;
    buttons->setSpacing(8);
    m_apply->setIcon(icons::icon(u"bulb"_s, Role::OnAccent));
    m_apply->setDefault(true);
    buttons->addWidget(m_apply);
    m_source->setIcon(icons::icon(u"code"_s));
    m_compare->setIcon(icons::icon(u"columns"_s));
    m_copy->setIcon(icons::icon(u"copy"_s));
    for (QPushButton *button : {m_source, m_compare, m_copy}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->addLayout(top);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    for (QLabel *links : {m_place, m_related})
        connect(links, &QLabel::linkActivated, this, &FindingDetail::openLink);
    connect(m_source, &QPushButton::clicked, this, &FindingDetail::goToSource);
    connect(m_compare, &QPushButton::clicked, this, &FindingDetail::goToCompare);
    connect(m_apply, &QPushButton::clicked, this, &FindingDetail::applyFix);
    connect(m_fixes, &FixPanel::changed, this, &FindingDetail::refreshApply);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_finding)
            QApplication::clipboard()->setText(findingAsText(*m_finding));
    });
    setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    showNothing();
}

void FindingDetail::showNothing()
{
    m_finding.reset();
    m_fixes->showNothing();
    m_position->setText(tr("Choose a finding"));
    m_body->hide();
    for (QPushButton *button : {m_apply, m_source, m_compare, m_copy})
        button->hide();
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
}

void FindingDetail::showFinding(const services::CheckResult::Item &item, int number, int count)
{
    m_finding = item.finding;
    const model::Finding &finding = *m_finding;
    m_position->setText(tr("Finding %1 of %2").arg(number).arg(count));
    m_previous->setEnabled(number > 1);
    m_next->setEnabled(number < count);
    m_body->show();
    m_icon->setAccessibleName(severityText(finding.severity));
    m_title->setText(breakable(services::visible(finding.message)));
    m_rule->setText(
        u"%1: %2"_s.arg(severityText(finding.severity), services::visible(finding.rule)));
    // All of them are in the copied text.
    m_hits->setText(finding.clusters.empty() ? tr("the whole fleet")
                                             : services::nameList(finding.clusters, mostNames));
    m_owners->setText(services::nameList(finding.owners, mostNames));
    m_owners->setVisible(!finding.owners.empty());
    m_ownersName->setVisible(!finding.owners.empty());
    m_since->setText(item.fromUnsavedEdit ? tr("the unsaved edit") : tr("in the fleet already"));
    const QString rule = services::toQt(finding.rule);
    m_why->setText(u"%1. %2"_s.arg(services::ruleTitle(rule), services::ruleWhy(rule)).trimmed());
    m_fix->setText(services::visible(finding.fix));
    m_related->setVisible(!finding.related.empty());
    m_relatedName->setVisible(!finding.related.empty());
    showColoured();
    m_fixes->showFinding(finding);
    m_apply->setVisible(m_fixes->hasChoices());
    refreshApply();
    m_source->setVisible(m_context.commands.isOffered(Command::GoSource));
    m_compare->setVisible(m_context.commands.isOffered(Command::GoCompare)
                          && !finding.clusters.empty());
    m_copy->show();
}

void FindingDetail::showColoured()
{
    const model::Finding &finding = *m_finding;
    const bool hasSource = m_context.commands.isOffered(Command::GoSource);
    const auto linked = [hasSource](int target, const base::Place &place) {
        const QString text = services::placeText(place);
        return hasSource ? linkTo(target, text) : text.toHtmlEscaped();
    };
    m_icon->setPixmap(icons::pixmap(severityIcon(finding.severity), severityRole(finding.severity),
                                    palette(), fontMetrics().height() + 4, devicePixelRatioF()));
    QStringList related;
    for (std::size_t i = 0; i < finding.related.size(); ++i)
        related.append(linked(static_cast<int>(i) + 1, finding.related[i]));
    // A link has the colour that the palette had when its text was set anew.
    for (QLabel *links : {m_place, m_related})
        links->clear();
    m_place->setText(linked(0, finding.place));
    m_related->setText(related.join(u"<br>"_s));
}

void FindingDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_finding)
        showColoured();
}

void FindingDetail::openLink(const QString &target)
{
    const int index = target.toInt();
    if (!m_finding)
        return;
    if (index == 0)
        m_context.navigator.openPlace(m_finding->place);
    else if (index <= static_cast<int>(m_finding->related.size()))
        m_context.navigator.openPlace(m_finding->related[static_cast<std::size_t>(index - 1)]);
}

void FindingDetail::refreshApply()
{
    m_apply->setEnabled(m_fixes->canApply());
    m_context.commands.refresh();
}

void FindingDetail::applyFix()
{
    m_fixes->apply();
}

void FindingDetail::goToSource()
{
    if (m_finding)
        m_context.navigator.openPlace(m_finding->place);
}

void FindingDetail::goToCompare()
{
    if (!m_finding)
        return;
    SelectionState next = m_context.selection.state();
    next.clusters = services::toQt(m_finding->clusters);
    next.cluster = next.clusters.value(0);
    m_context.navigator.go(PageId::Compare, next);
}

} // namespace fleetwright::ui
