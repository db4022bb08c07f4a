// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/clusterspage.h"

#include "ui/pages/clusters/addclusterpanel.h"
#include "ui/pages/clusters/deliverytab.h"
#include "ui/pages/clusters/imagestab.h"
#include "ui/pages/clusters/overviewtab.h"
#include "ui/pages/clusters/topologytab.h"
#include "ui/pages/clusters/wavestab.h"
#include "ui/pages/clusters/windowstab.h"
#include "ui/theme/icons.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/flowlayout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

/// Larger fleets open grouped by their first dimension, which is environment where there is one.
constexpr std::size_t mostUngrouped = 40;

} // namespace

ClustersPage::ClustersPage(PageContext &context, QWidget *parent)
    : Page(PageId::Clusters, context, parent), m_tabs(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_overviewTools(new QWidget(this)),
      m_filter(new FilterField(tr("Filter clusters"), this)), m_grouping(new QComboBox(this)),
      m_add(new QPushButton(tr("Add a cluster…"), this)),
      m_overview(new OverviewTab(context, this)), m_topology(new TopologyTab(context, this)),
      m_delivery(new DeliveryTab(context, this)), m_waves(new WavesTab(context, this)),
      m_windows(new WindowsTab(context, this)), m_images(new ImagesTab(context, this)),
      m_addCluster(new AddClusterPanel(context, this)),
      m_job(context.jobs, tr("Looking at the clusters"))
{
    buildTools();
    m_stack->addWidget(m_overview);
    addTab(m_topology);
    addTab(m_delivery);
    addTab(m_waves);
    addTab(m_windows);
    addTab(m_images);
    content()->addWidget(m_stack, 1);
    const auto noteChange = [this] {
        m_stale = true;
        if (isCurrent())
            collect();
    };
    connect(&context.workspace, &services::Workspace::snapshotChanged, this, noteChange);
    connect(&context.workspace, &services::Workspace::findingsChanged, this, noteChange);
    connect(&context.workspace, &services::Workspace::closed, this, [this] {
        m_answer.reset();
        m_overview->setOverview(nullptr);
        setSentence({});
    });
    connect(&context.selection, &Selection::changed, this, [this] {
        if (!isCurrent())
            return;
        m_overview->followSelection();
        if (ClustersTab *tab = askingTab())
            tab->followSelection();
    });
    connect(m_topology, &TopologyTab::pictureSaved, this,
            [this](const QString &file, bool written) {
                messages().show(
                    {u"picture"_s,
                     written ? Role::Fine : Role::Error,
                     written ? tr("Saved %1.").arg(file) : tr("%1 cannot be written.").arg(file),
                     {}});
            });
    connect(m_tabs, &QTabBar::currentChanged, this, &ClustersPage::tabChanged);
    connect(m_overview, &OverviewTab::addClusterRequested, this, &ClustersPage::startAddCluster);
    connect(m_add, &QPushButton::clicked, this,
            [this] { startAddCluster(this->context().selection.state().cluster); });
    context.commands.handle(Command::Find, this, [this] {
        m_filter->setFocus();
        m_filter->selectAll();
    });
}

QString ClustersPage::title() const
{
    return tr("Clusters");
}

QString ClustersPage::iconName() const
{
    return u"servers"_s;
}

std::vector<PageDock> ClustersPage::docks()
{
    return {{u"add-cluster"_s, tr("Add a cluster"), m_addCluster, Qt::RightDockWidgetArea, false}};
}

void ClustersPage::buildTools()
{
    m_tabs->addTab(tr("&Overview"));
    m_tabs->addTab(tr("&Topology"));
    m_tabs->addTab(tr("&Delivery"));
    m_tabs->addTab(tr("&Waves"));
    m_tabs->addTab(tr("Sync win&dows"));
    m_tabs->addTab(tr("&Images"));
    m_tabs->setAccessibleName(tr("Views of the clusters"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    auto *bar = new QWidget(this);
    auto *tools = new FlowLayout(bar);
    tools->setContentsMargins(12, 0, 12, 6);
    tools->addWidget(m_tabs);
    tools->addGrowing(m_overviewTools);
    auto *row = new QHBoxLayout(m_overviewTools);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Group by"), m_overviewTools);
    label->setBuddy(m_grouping);
    m_grouping->setAccessibleName(tr("Group clusters by a label"));
    m_grouping->addItem(tr("nothing"), -1);
    row->addWidget(label);
    row->addWidget(m_grouping);
    row->addWidget(m_filter, 1);
    content()->addWidget(bar);
    m_add->setIcon(icons::icon(u"plus"_s, Role::OnAccent));
    m_add->setDefault(true);
    headerTools()->addWidget(m_add);
    connect(m_filter, &QLineEdit::textChanged, m_overview, &OverviewTab::setFilter);
    connect(m_grouping, &QComboBox::currentIndexChanged, this,
            [this] { m_overview->groupBy(m_grouping->currentData().toInt()); });
}

void ClustersPage::addTab(ClustersTab *tab)
{
    m_stack->addWidget(tab);
    services::Workspace &workspace = context().workspace;
    connect(&workspace, &services::Workspace::snapshotChanged, tab, &ClustersTab::setStale);
    connect(&workspace, &services::Workspace::closed, tab, &ClustersTab::forget);
    connect(tab, &ClustersTab::answered, this, &ClustersPage::refreshSentence);
}

ClustersTab *ClustersPage::askingTab() const
{
    return qobject_cast<ClustersTab *>(m_stack->currentWidget());
}

void ClustersPage::shown()
{
    if (m_stale)
        collect();
    m_overview->followSelection();
    showTabContent();
}

void ClustersPage::showTabContent()
{
    if (ClustersTab *tab = askingTab())
        tab->showCurrent();
}

void ClustersPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

ClustersPage::Tab ClustersPage::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void ClustersPage::tabChanged()
{
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    m_overviewTools->setVisible(tab() == Overview);
    if (isCurrent())
        showTabContent();
    refreshSentence();
}

void ClustersPage::refreshSentence()
{
    if (const ClustersTab *tab = askingTab())
        setSentence(tab->sentence());
    else
        setSentence(m_answer ? services::overviewSentence(*m_answer) : QString());
}

void ClustersPage::collect()
{
    services::Workspace &workspace = context().workspace;
    if (!workspace.snapshot())
        return;
    m_stale = false;
    const services::ClusterOverviewInput input{workspace.snapshot(), workspace.findings(),
                                               m_answer};
    m_job.start(
        [input, free = context().jobs.freeOnPool()](const services::JobControl &control) {
            return free(services::makeClusterOverview(input, control.cancel()));
        },
        [this](services::ClusterOverviewPtr overview) { take(std::move(overview)); });
}

void ClustersPage::take(services::ClusterOverviewPtr overview)
{
    const bool isFirst = !m_answer;
    m_answer = std::move(overview);
    m_overview->setOverview(m_answer);
    refreshGroupings(*m_answer);
    if (isFirst && m_answer->clusters.size() > mostUngrouped && m_grouping->count() > 1)
        m_grouping->setCurrentIndex(1);
    refreshSentence();
}

void ClustersPage::refreshGroupings(const services::ClusterOverview &overview)
{
    QStringList names;
    for (int index = 1; index < m_grouping->count(); ++index)
        names.append(m_grouping->itemText(index));
    if (names == overview.dimensions)
        return;
    const QString current = m_grouping->currentText();
    {
        const QSignalBlocker blocker(m_grouping);
        while (m_grouping->count() > 1)
            m_grouping->removeItem(m_grouping->count() - 1);
        for (int index = 0; index < overview.dimensions.size(); ++index)
            m_grouping->addItem(overview.dimensions[index], index);
        m_grouping->setCurrentIndex(std::max(0, m_grouping->findText(current)));
    }
    m_overview->groupBy(m_grouping->currentData().toInt());
}

void ClustersPage::startAddCluster(const QString &sibling)
{
    Q_EMIT dockRequested(u"add-cluster"_s);
    m_addCluster->start(sibling);
}

QVariantMap ClustersPage::saveState() const
{
    return {{u"tab"_s, m_tabs->currentIndex()},
            {u"filter"_s, m_filter->text()},
            {u"grouping"_s, m_grouping->currentText()}};
}

void ClustersPage::restoreState(const QVariantMap &state)
{
    m_tabs->setCurrentIndex(state.value(u"tab"_s).toInt());
    m_filter->setText(state.value(u"filter"_s).toString());
    m_grouping->setCurrentIndex(
        std::max(0, m_grouping->findText(state.value(u"grouping"_s).toString())));
}

QString ClustersPage::textForClipboard(bool asMarkdown) const
{
    const ClustersTab *tab = askingTab();
    return tab ? tab->textForClipboard(asMarkdown) : m_overview->textForClipboard(asMarkdown);
}

} // namespace fleetwright::ui
