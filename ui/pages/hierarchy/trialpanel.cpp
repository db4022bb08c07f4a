// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/hierarchy/trialpanel.h"

#include "diff/objectdiff.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/changegroupstree.h"
#include "ui/widgets/patchview.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::TrialPanel)
};

constexpr std::size_t mostClusters = 100; ///< that come, go or fail, named one by one

} // namespace

QString effectSentence(const diff::FleetDiff &diff)
{
    const diff::FleetDiff::Counts counts = diff.counts();
    if (diff.empty())
        return Texts::tr("No cluster's output changes.");
    QStringList parts;
    if (counts.deleted > 0)
        parts.append(Texts::tr("%n object(s) deleted", nullptr, static_cast<int>(counts.deleted)));
    if (counts.renamed > 0)
        parts.append(Texts::tr("%n object(s) renamed", nullptr, static_cast<int>(counts.renamed)));
    if (counts.changed > 0)
        parts.append(Texts::tr("%n object(s) changed", nullptr, static_cast<int>(counts.changed)));
    if (counts.created > 0)
        parts.append(Texts::tr("%n object(s) created", nullptr, static_cast<int>(counts.created)));
    if (counts.notCompared > 0)
        parts.append(
            Texts::tr("%n unit(s) not compared", nullptr, static_cast<int>(counts.notCompared)));
    //: %1 is a list such as "1 object deleted, 2 objects changed"
    return Texts::tr("%n cluster(s) change: %1.", nullptr, static_cast<int>(counts.clusters))
        .arg(parts.join(u", "_s));
}

TrialPanel::TrialPanel(services::Trial &trial, QWidget *parent)
    : QWidget(parent), m_trial(trial), m_title(new QLabel(this)), m_sentence(new QLabel(this)),
      m_changes(new ChangeGroupsTree(this)), m_patch(new PatchView(this)),
      m_apply(new QPushButton(tr("Apply"), this)), m_discard(new QPushButton(tr("Discard"), this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_patch->setAccessibleName(tr("What changes in Git"));
    m_apply->setDefault(true);
    m_discard->setAutoDefault(false);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_changes);
    splitter->addWidget(m_patch);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto *header = new QHBoxLayout;
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_title);
    texts->addWidget(m_sentence);
    header->addLayout(texts, 1);
    header->addWidget(m_discard);
    header->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addLayout(header);
    layout->addWidget(splitter, 1);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (m_trial.apply())
            Q_EMIT applied();
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_trial.discard();
        Q_EMIT discarded();
    });
    connect(&trial, &services::Trial::changed, this, &TrialPanel::refresh);
    refresh();
}

void TrialPanel::refresh()
{
    m_title->setText(m_trial.text());
    m_apply->setEnabled(m_trial.canApply());
    if (const edit::Plan *plan = m_trial.plan()) {
        showPlan(*plan);
        return;
    }
    m_changes->clearGroups();
    m_patch->setPatch({});
    if (m_trial.error())
        m_sentence->setText(
            u"%1 %2"_s.arg(services::sentence(*m_trial.error()), services::advice(*m_trial.error()))
                .trimmed());
    else
        m_sentence->setText(m_trial.isRunning() ? tr("Rendering what would change…") : QString());
}

void TrialPanel::showPlan(const edit::Plan &plan)
{
    QString text = effectSentence(plan.affected);
    if (plan.refusal)
        text = u"%1 %2"_s.arg(services::sentence(*plan.refusal), text);
    if (!plan.newProblems.empty())
        text += u' '
                + tr("%n thing(s) can no longer be rendered: %1", nullptr,
                     static_cast<int>(plan.newProblems.size()))
                      .arg(services::sentence(plan.newProblems.front()));
    m_sentence->setText(text);
    m_patch->setPatch(services::toQt(plan.diff));
    m_changes->setGroups(m_trial.groups());
    addClusterRows(plan.affected);
}

/// Above the groups: clusters that come or go, and what cannot be compared.
void TrialPanel::addClusterRows(const diff::FleetDiff &affected)
{
    QList<QTreeWidgetItem *> rows;
    for (const diff::ClusterDiff &cluster : affected.clusters) {
        if (static_cast<std::size_t>(rows.size()) >= mostClusters)
            break;
        const QString name = services::visible(cluster.cluster);
        if (cluster.added || cluster.removed) {
            rows.append(new QTreeWidgetItem(
                QStringList{name, cluster.added ? tr("new cluster") : tr("cluster goes")}));
            rows.last()->setIcon(0, icons::icon(u"server"_s));
        }
        for (const diff::NotCompared &unit : cluster.notCompared) {
            rows.append(
                new QTreeWidgetItem(QStringList{u"%1: %2"_s.arg(name, services::visible(unit.unit)),
                                                services::sentence(unit.error)}));
            rows.last()->setIcon(0, icons::icon(u"error"_s, Role::Error));
        }
    }
    m_changes->insertTopLevelItems(0, rows);
}

} // namespace fleetwright::ui
