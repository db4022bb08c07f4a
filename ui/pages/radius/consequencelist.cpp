// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/radius/consequencelist.h"

#include "services/text/errortext.h"
#include "services/text/impacttext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QHeaderView>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using Kind = services::RadiusSubject::Kind;

namespace {

constexpr std::size_t mostRows = services::RadiusAnswer::mostNamed;
constexpr std::size_t mostFields = 20;
constexpr qsizetype namedClusters = 4;

} // namespace

ConsequenceList::ConsequenceList(QWidget *parent) : QTreeWidget(parent)
{
    setAccessibleName(tr("Consequences"));
    setHeaderLabels({tr("What"), tr("Clusters")});
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->resizeSection(1, fontMetrics().averageCharWidth() * 20);
    setTextElideMode(Qt::ElideMiddle);
}

void ConsequenceList::setAnswer(const services::RadiusAnswerPtr &answer)
{
    clear();
    if (!answer)
        return;
    if (answer->impact)
        listImpact(*answer);
    else
        listUses(*answer);
    expandAll();
    if (topLevelItemCount() > 0)
        return;
    new QTreeWidgetItem(this, {answer->subject.kind == Kind::Selector
                                   ? tr("A selector alone changes nothing.")
                                   : tr("No object gets a value from it.")});
}

void ConsequenceList::listImpact(const services::RadiusAnswer &answer)
{
    const diff::Impact &impact = *answer.impact;
    QTreeWidgetItem *heading = nullptr;
    QString headingText;
    for (std::size_t at = 0; at < impact.groups.size() && at < mostRows; ++at) {
        const diff::ImpactGroup &group = impact.groups[at];
        if (const QString text = services::impactHeading(group); text != headingText) {
            headingText = text;
            heading = new QTreeWidgetItem(this, {text});
        }
        const QStringList clauses = services::impactConsequences(group);
        QString text = services::impactSubject(group);
        if (group.kind == diff::ImpactGroup::Kind::Changed && !group.fields.empty())
            text = tr("%1: %2").arg(text, services::fieldInShort(*group.fields.front()));
        if (!clauses.isEmpty())
            text = tr("%1 (%2)").arg(text, clauses.join(u", "_s));
        auto *row =
            new QTreeWidgetItem(heading, {text, answer.whose.value(static_cast<qsizetype>(at))});
        const bool serious = group.losesData || !group.immutable.empty();
        row->setIcon(0, icons::icon(serious ? u"error"_s : u"object"_s,
                                    serious ? Role::Error : Role::Plain));
        row->setToolTip(0, text.toHtmlEscaped());
    }
    for (const diff::Withheld &withheld : impact.withheld) {
        auto *row = new QTreeWidgetItem(
            this, {tr("Not compared: %1").arg(services::sentence(withheld.error)),
                   services::nameList(impact.namesOf(withheld.clusters), namedClusters)});
        row->setIcon(0, icons::icon(u"warning"_s, Role::Warning));
    }
    if (impact.groups.empty() && impact.withheld.empty())
        new QTreeWidgetItem(this, {tr("No object changes.")});
}

void ConsequenceList::listUses(const services::RadiusAnswer &answer)
{
    for (std::size_t at = 0; at < answer.uses.size() && at < mostRows; ++at) {
        const diff::SourceUse &use = answer.uses[at];
        auto *row = new QTreeWidgetItem(
            this, {services::visible(use.object.kind) + u'/' + services::visible(use.object.name),
                   answer.whose.value(static_cast<qsizetype>(at))});
        row->setIcon(0, icons::icon(u"object"_s));
        row->setToolTip(0, services::visible(use.object.text()).toHtmlEscaped());
        for (std::size_t field = 0; field < use.fields.size() && field < mostFields; ++field)
            new QTreeWidgetItem(row, {services::visible(use.fields[field])});
        if (use.hashedName)
            new QTreeWidgetItem(row, {tr("Its name follows its content.")});
    }
    if (answer.uses.size() > mostRows)
        new QTreeWidgetItem(
            this, {tr("and %n more", nullptr, static_cast<int>(answer.uses.size() - mostRows))});
}

} // namespace fleetwright::ui
