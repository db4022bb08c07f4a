// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/hierarchy/trialpanel.h"

#include "diff/objectdiff.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/patchview.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::TrialPanel)
};

struct KindLook {
    QString word;
    QString icon;
    Role role = Role::Plain;
};

KindLook lookOf(diff::ChangeKind kind)
{
    switch (kind) {
    case diff::ChangeKind::Deleted:
        return {Texts::tr("deleted"), u"minus"_s, Role::Removed};
    case diff::ChangeKind::Renamed:
        return {Texts::tr("renamed: deleted and created"), u"swap"_s, Role::Removed};
    case diff::ChangeKind::Changed:
        return {Texts::tr("changed"), u"pencil"_s, Role::Pending};
    case diff::ChangeKind::Created:
        return {Texts::tr("created"), u"plus"_s, Role::Added};
    }
    return {};
}

void addChange(QTreeWidgetItem *parent, const diff::ObjectChange &change)
{
    const KindLook look = lookOf(change.kind);
    auto *row = new QTreeWidgetItem(parent, {services::visible(change.key.text()), look.word});
    row->setIcon(0, icons::icon(look.icon, look.role));
    for (const diff::FieldChange &field : change.fields) {
        //: a value before and after
        new QTreeWidgetItem(row, {services::visible(field.path),
                                  Texts::tr("%1 → %2").arg(services::visible(field.beforeText),
                                                           services::visible(field.afterText))});
    }
}

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
      m_changes(new QTreeWidget(this)), m_patch(new PatchView(this)),
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
    m_changes->setHeaderLabels({tr("Cluster, object, field"), tr("Change")});
    m_changes->setAccessibleName(tr("What changes in the clusters"));
    m_changes->setUniformRowHeights(true);
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
    m_changes->clear();
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
    m_changes->clear();
    for (const diff::ClusterDiff &cluster : plan.affected.clusters) {
        const QString what = cluster.added     ? tr("new cluster")
                             : cluster.removed ? tr("cluster goes")
                                               : QString();
        auto *row = new QTreeWidgetItem(m_changes, {services::visible(cluster.cluster), what});
        row->setIcon(0, icons::icon(u"server"_s));
        for (const diff::ObjectChange &change : cluster.changes)
            addChange(row, change);
        for (const diff::NotCompared &unit : cluster.notCompared) {
            auto *failed = new QTreeWidgetItem(
                row, {services::visible(unit.unit), services::sentence(unit.error)});
            failed->setIcon(0, icons::icon(u"error"_s, Role::Error));
        }
        row->setExpanded(plan.affected.clusters.size() <= 3);
    }
    m_changes->resizeColumnToContents(0);
}

} // namespace fleetwright::ui
