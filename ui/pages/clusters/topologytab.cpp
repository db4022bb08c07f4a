// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/topologytab.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "ui/graphview/graphview.h"
#include "ui/pages/clusters/placeitem.h"
#include "ui/pages/clusters/topologypicture.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using topology::Standing;

namespace {

constexpr std::size_t mostListed = 200; ///< conflicts, and objects of one
constexpr qsizetype mostUnits = 60;

} // namespace

TopologyTab::TopologyTab(PageContext &context, QWidget *parent)
    : ClustersTab(context, parent), m_without(new QComboBox(this)), m_graph(new GraphView(this)),
      m_details(new QTreeWidget(this)), m_units(makeText(this)),
      m_job(context.jobs, tr("Drawing the topology"))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildTools();
    m_graph->setAccessibleName(tr("Sources, controllers and the clusters that they write to"));
    m_graph->setEmptyText(tr("No clusters are known."));
    m_details->setColumnCount(2);
    m_details->setHeaderLabels({tr("What"), tr("Detail")});
    m_details->setAccessibleName(tr("Clusters and objects with two writers"));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setUniformRowHeights(true);
    m_details->setColumnWidth(0, fontMetrics().averageCharWidth() * 64);
    m_units->setAccessibleName(tr("Units of the chosen cluster"));
    m_units->setMargin(8);
    m_units->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *units = new QScrollArea(this);
    units->setAccessibleName(tr("Units of the chosen cluster"));
    units->setWidget(m_units);
    units->setWidgetResizable(true);
    auto *lower = new QSplitter(Qt::Horizontal, this);
    lower->addWidget(m_details);
    lower->addWidget(units);
    lower->setChildrenCollapsible(false);
    lower->setSizes({700, 350});
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(m_graph);
    parts->addWidget(lower);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    connect(m_details, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const auto place = placeOfItem(*item))
            this->context().navigator.openPlace(*place);
    });
    connect(m_details, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && !item->data(0, ItemClusterRole).toString().isEmpty())
            this->context().selection.selectCluster(item->data(0, ItemClusterRole).toString());
    });
    connect(m_graph, &GraphView::nodeSelected, this, [this](const QString &id) {
        if (id.startsWith(u"cluster:"))
            this->context().selection.selectCluster(id.section(u':', 1));
    });
}

void TopologyTab::buildTools()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    auto *label = new QLabel(tr("What if this &fails?"), bar);
    label->setBuddy(m_without);
    m_without->setEditable(true);
    m_without->setInsertPolicy(QComboBox::NoInsert);
    m_without->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_without->setMinimumContentsLength(28);
    m_without->setAccessibleName(tr("What fails: hub, a cluster, a source, a region"));
    m_without->lineEdit()->setPlaceholderText(tr("hub, a cluster, a source, a region"));
    m_without->completer()->setFilterMode(Qt::MatchContains);
    row->addWidget(label);
    row->addWidget(m_without);
    const auto addButton = [&](const QString &text, const QString &icon, auto run) {
        auto *button = new QPushButton(text, this);
        button->setIcon(icons::icon(icon));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
    };
    addButton(tr("All works"), u"close"_s, [this] { askWithout({}); });
    addButton(tr("Save picture…"), u"image"_s, [this] { savePicture(); });
    layout()->addWidget(bar);
    connect(m_without, &QComboBox::activated, this,
            [this] { askWithout(m_without->currentText().trimmed()); });
    connect(m_without->lineEdit(), &QLineEdit::returnPressed, this,
            [this] { askWithout(m_without->currentText().trimmed()); });
}

void TopologyTab::clear()
{
    m_answer.reset();
    m_asked.clear();
    m_graph->setGraph({});
    m_details->clear();
    m_units->clear();
    m_without->setEditText({});
}

void TopologyTab::askWithout(const QString &without)
{
    m_asked = without;
    m_without->setEditText(without);
    ask();
}

void TopologyTab::collect(const model::SnapshotPtr &snapshot)
{
    m_job.start(
        [snapshot, without = m_asked,
         free = context().jobs.freeOnPool()](const services::JobControl &control) {
            Shown shown;
            shown.answer = free(services::makeTopology(snapshot, without, control.cancel()));
            shown.graph = topologyGraph(*shown.answer);
            return shown;
        },
        [this](Shown shown) { take(std::move(shown)); });
}

void TopologyTab::take(Shown shown)
{
    m_answer = std::move(shown.answer);
    m_graph->setGraph(std::move(shown.graph));
    refreshChoices();
    refreshDetails();
    followSelection();
    Q_EMIT answered();
}

void TopologyTab::refreshChoices()
{
    QStringList choices = services::outageChoices(*m_answer);
    for (const model::Cluster &cluster : m_answer->snapshot->clusters)
        choices.append(services::toQt(cluster.name));
    QStringList known;
    for (int index = 0; index < m_without->count(); ++index)
        known.append(m_without->itemText(index));
    if (known == choices)
        return;
    const QSignalBlocker blocker(m_without);
    m_without->clear();
    m_without->addItems(choices);
    m_without->setEditText(m_asked);
}

void TopologyTab::refreshDetails()
{
    const QSignalBlocker blocker(m_details);
    m_details->clear();
    if (m_answer->outage)
        listClusters();
    listTwoWriters();
    listFurtherDeciders();
    m_details->expandToDepth(0);
}

void TopologyTab::listClusters()
{
    const model::Snapshot &snapshot = *m_answer->snapshot;
    for (const Standing standing : {Standing::Unreachable, Standing::Frozen, Standing::Partly,
                                    Standing::Receives, Standing::NoWriter}) {
        const auto count = static_cast<int>(m_answer->effect.count(standing));
        if (count == 0)
            continue;
        auto *group = new QTreeWidgetItem(m_details);
        group->setText(0, services::standingText(standing));
        group->setText(1, tr("%n cluster(s)", nullptr, count));
        for (std::size_t i = 0; i < snapshot.clusters.size(); ++i) {
            if (m_answer->effect.clusters[i] != standing)
                continue;
            auto *item = new QTreeWidgetItem(group);
            item->setText(0, services::visible(snapshot.clusters[i].name));
            item->setText(1, services::visible(snapshot.clusters[i].environment()));
            item->setData(0, ItemClusterRole, services::toQt(snapshot.clusters[i].name));
        }
    }
}

void TopologyTab::listTwoWriters()
{
    const model::Snapshot &snapshot = *m_answer->snapshot;
    std::size_t listed = 0;
    for (const topology::TwoWriters &both : m_answer->twoWriters) {
        if (++listed > mostListed)
            break;
        auto *group = new QTreeWidgetItem(m_details);
        group->setIcon(0, icons::icon(u"warning"_s, Role::Warning));
        const QString cluster = services::visible(snapshot.clusters[both.cluster].name);
        //: a cluster's name
        group->setText(0, both.notYet ? tr("Two writers on %1, not yet").arg(cluster)
                                      : tr("Two writers on %1").arg(cluster));
        group->setText(1, both.objects.empty()
                              ? tr("the same layer")
                              : tr("%n object(s)", nullptr, static_cast<int>(both.objects.size())));
        group->setData(0, ItemClusterRole, services::toQt(snapshot.clusters[both.cluster].name));
        for (const std::size_t index : both.units) {
            const model::Unit &unit = snapshot.units[index];
            auto *item = new QTreeWidgetItem(group);
            item->setText(0, services::visible(unit.id.text()));
            item->setText(1, services::hindranceText(unit));
            item->setIcon(0, icons::icon(u"refresh"_s));
            setItemPlace(*item, unit.declaration->place);
        }
        for (std::size_t i = 0; i < std::min(mostListed, both.objects.size()); ++i) {
            auto *item = new QTreeWidgetItem(group);
            item->setText(0, services::visible(both.objects[i].text()));
            item->setIcon(0, icons::icon(u"object"_s));
        }
    }
}

void TopologyTab::listFurtherDeciders()
{
    const std::vector<topology::FurtherDecider> &all = m_answer->further;
    if (all.empty() || m_answer->outage)
        return;
    auto *group = new QTreeWidgetItem(m_details);
    group->setText(0, tr("Acts in the cluster, not rendered"));
    group->setText(1, tr("%n object(s)", nullptr, static_cast<int>(all.size())));
    group->setIcon(0, icons::icon(u"object"_s));
    for (std::size_t i = 0; i < std::min(mostListed, all.size()); ++i) {
        const topology::FurtherDecider &decider = all[i];
        auto *item = new QTreeWidgetItem(group);
        item->setText(0, services::visible(decider.id.text()));
        const QString effect = services::furtherEffectText(decider);
        item->setText(1, effect);
        item->setToolTip(1, effect);
        setItemPlace(*item, decider.place);
    }
}

void TopologyTab::followSelection()
{
    listUnits();
    const QString name = context().selection.state().cluster;
    if (!name.isEmpty() && m_answer)
        m_graph->select(u"cluster:"_s + name);
}

void TopologyTab::listUnits()
{
    const std::string name = services::toStd(context().selection.state().cluster);
    if (!m_answer || !m_answer->snapshot->clusterByName.contains(name)) {
        m_units->setText(tr("Choose a cluster to see its units."));
        return;
    }
    const model::Snapshot &snapshot = *m_answer->snapshot;
    QStringList lines{services::visible(name)};
    for (const std::size_t index : snapshot.unitsOf(snapshot.clusterByName.at(name))) {
        const model::Unit &unit = snapshot.units[index];
        if (lines.size() > mostUnits) {
            lines.append(u"…"_s);
            break;
        }
        QString line = services::visible(unit.id.text());
        if (unit.controller == model::Controller::Overlay)
            line += u": "_s + tr("an overlay; who applies it is not in Git");
        else if (m_answer->outage)
            line += u": "_s + services::deliveryText(m_answer->effect.units[index]);
        if (const QString why = services::hindranceText(unit); !why.isEmpty())
            line += u" ("_s + why + u')';
        lines.append(line);
    }
    m_units->setText(lines.join(u'\n'));
}

QString TopologyTab::sentence() const
{
    if (!m_answer)
        return {};
    return m_answer->error ? services::sentence(*m_answer->error)
                           : services::topologySentence(*m_answer);
}

QString TopologyTab::textForClipboard(bool asMarkdown) const
{
    Q_UNUSED(asMarkdown);
    return m_answer ? outlineOf(m_graph->graph()) : QString();
}

void TopologyTab::savePicture()
{
    const QString file = context().dialogs.askSaveFile(this, tr("Save picture"), u"topology.svg"_s,
                                                       tr("Pictures (*.svg *.png)"));
    if (!file.isEmpty())
        Q_EMIT pictureSaved(file, m_graph->savePicture(file));
}

} // namespace fleetwright::ui
