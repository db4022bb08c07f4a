// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/graphview.h"
#include "ui/pages/clusters/addclusterpanel.h"
#include "ui/pages/clusters/clusterfacts.h"
#include "ui/pages/clusters/clusterspage.h"
#include "ui/pages/clusters/deliverytab.h"
#include "ui/pages/clusters/overviewtab.h"
#include "ui/pages/clusters/topologypicture.h"
#include "ui/pages/clusters/topologytab.h"
#include "ui/pages/hierarchy/addclusterform.h"
#include "ui/windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

ClustersPage *openPage(WindowFixture &fixture)
{
    fixture.run(Command::GoClusters);
    return fixture.settle() ? fixture.page<ClustersPage>(PageId::Clusters) : nullptr;
}

/// The text of the row of a check, "" if there is none.
QString consistencyOf(const ClustersPage &page, const QString &subject)
{
    for (int row = 0; row < page.overview()->consistency()->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = page.overview()->consistency()->topLevelItem(row);
        if (item->text(0) == subject)
            return item->text(1) + u' ' + item->text(2);
    }
    return {};
}

QStringList factsOf(const QToolButton &button)
{
    QStringList texts;
    for (const QAction *action : button.menu()->actions())
        texts.append(action->text());
    return texts;
}

QToolButton *factButton(const ClustersPage &page, const QString &beginning)
{
    for (QToolButton *button : page.overview()->facts()->findChildren<QToolButton *>()) {
        if (button->text().startsWith(beginning))
            return button;
    }
    return nullptr;
}

/// dev runs its own Flux, which applies its overlay.
constexpr const char *sync = R"(apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  interval: 10m
  path: ./clusters/dev
  prune: true
  dependsOn: [{name: nowhere}]
  sourceRef: {kind: GitRepository, name: flux-system}
)";

bool openWithFlux(WindowFixture &fixture)
{
    auto files = FleetFolder::twoClusters();
    files[u"flux/dev/gotk-sync.yaml"_s] = sync;
    fixture.fleet.write(files);
    return fixture.open(fixture.fleet.folder());
}

const LayeredGraph::Node *nodeOf(const LayeredGraph &graph, const QString &id)
{
    const auto found = std::ranges::find(graph.nodes, id, &LayeredGraph::Node::id);
    return found == graph.nodes.end() ? nullptr : &*found;
}

} // namespace

class ClustersPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSampleAgrees();
    void aFactThatDisagrees();
    void aSourceLeadsToItsLine();
    void versionsOutOfStep();
    void selectionIsShared();
    void groupedAndFiltered();
    void aClusterIsAddedBehindTheButton();
    void topologyAndWhatIf();
    void aThousandClustersAreAFewBoxes();
    void deliveryAndOrder();
};

void ClustersPageTest::theSampleAgrees()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const ClustersPage *page = openPage(fixture);
    QVERIFY(page);
    QVERIFY2(page->sentence().startsWith(u"6 clusters, identity agrees everywhere."_s)
                 || page->sentence().startsWith(u"6 cluster(s), identity agrees everywhere."_s),
             qPrintable(page->sentence()));
    QCOMPARE(page->overview()->inventory()->model()->rowCount(), 6);
    QCOMPARE(consistencyOf(*page, u"Sources agree on region"_s).trimmed(), u"6 of 6"_s);
    QCOMPARE(consistencyOf(*page, u"Known from clusters.yaml"_s).trimmed(), u"6 of 6"_s);
}

void ClustersPageTest::aFactThatDisagrees()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const ClustersPage *page = openPage(fixture);
    fixture.edit("clusters/dev-us-east-1/kustomization.yaml", "REGION=us-east-1",
                 "REGION=eu-west-1");
    QVERIFY(fixture.settle());
    QVERIFY2(consistencyOf(*page, u"Sources agree on region"_s)
                 .startsWith(u"5 of 6 not in dev-us-east-1 (eu-west-1, clusters/dev-us-east-1/"_s),
             qPrintable(consistencyOf(*page, u"Sources agree on region"_s)));
    page->context().selection.selectCluster(u"dev-us-east-1"_s);
    const QToolButton *region = factButton(*page, u"region"_s);
    QVERIFY(region);
    QVERIFY2(factsOf(*region).first().startsWith(u"REGION = eu-west-1 (ConfigMap, "_s),
             qPrintable(factsOf(*region).first()));
    QVERIFY(region->accessibleName().endsWith(u"its sources disagree"_s));
}

void ClustersPageTest::aSourceLeadsToItsLine()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const ClustersPage *page = openPage(fixture);
    page->context().selection.selectCluster(u"prod-eu-west-1"_s);
    const QToolButton *compliance = factButton(*page, u"compliance"_s);
    QVERIFY(compliance);
    const QList<QAction *> sources = compliance->menu()->actions();
    const auto found = std::ranges::find_if(sources, [](const QAction *action) {
        return action->text().contains(u"clusters.yaml:"_s);
    });
    QVERIFY(found != sources.end());
    (*found)->trigger();
    QVERIFY(fixture.settle());
    QCOMPARE(page->context().navigator.page(), PageId::Source);
    QCOMPARE(page->context().selection.state().place.file, path("clusters.yaml"));
}

void ClustersPageTest::versionsOutOfStep()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"base/web.yaml"_s] += "  template:\n    spec:\n      containers:\n"
                                 "      - {name: web, image: 'web:1.0'}\n"
                                 "      - {name: proxy, image: 'proxy:1.0'}\n";
    files[u"clusters/prod/kustomization.yaml"_s] += "images: [{name: web, newTag: '1.1'}]\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    const ClustersPage *page = openPage(fixture);
    QVERIFY2(page->sentence().contains(u"1 version"_s), qPrintable(page->sentence()));
    const QAbstractItemModel &versions = *page->overview()->versions()->model();
    QCOMPARE(versions.rowCount(), 2);
    page->overview()->onlyUneven()->setChecked(true);
    QCOMPARE(versions.rowCount(), 1);
    QCOMPARE(versions.index(0, 2).data(PromotionModel::StandingRole).toInt(),
             static_cast<int>(diff::VersionStanding::Ahead));
}

void ClustersPageTest::selectionIsShared()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const ClustersPage *page = openPage(fixture);
    page->context().selection.selectCluster(u"staging-us-east-1"_s);
    QTreeView *view = page->overview()->inventory();
    QCOMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), u"staging-us-east-1"_s);
    view->setCurrentIndex(view->model()->index(0, 0));
    QCOMPARE(page->context().selection.state().cluster, u"dev-eu-west-1"_s);
    QVERIFY(page->textForClipboard(false).startsWith(u"dev-eu-west-1\tdev\t"_s));
}

void ClustersPageTest::groupedAndFiltered()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    ClustersPage *page = openPage(fixture);
    page->groupingBox()->setCurrentIndex(page->groupingBox()->findText(u"environment"_s));
    const QAbstractItemModel &rows = *page->overview()->inventory()->model();
    QCOMPARE(rows.rowCount(), 3);
    page->filterField()->setText(u"gdpr staging"_s);
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.index(0, 0, rows.index(0, 0)).data().toString(), u"staging-eu-west-1"_s);
    const QVariantMap state = page->saveState();
    page->filterField()->clear();
    page->groupingBox()->setCurrentIndex(0);
    QCOMPARE(rows.rowCount(), 6);
    page->restoreState(state);
    QCOMPARE(rows.rowCount(), 1);
}

void ClustersPageTest::aClusterIsAddedBehindTheButton()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const ClustersPage *page = openPage(fixture);
    page->context().selection.selectCluster(u"prod-eu-west-1"_s);
    QTest::mouseClick(page->addButton(), Qt::LeftButton);
    QVERIFY(page->addCluster()->isVisible());
    QCOMPARE(page->addCluster()->siblingBox()->currentText(), u"prod-eu-west-1"_s);
    page->addCluster()->form()->nameField()->setText(u"prod-eu-west-2"_s);
    QTest::qWait(0);
    QVERIFY(QTest::qWaitFor([&] { return page->addCluster()->trial().plan() != nullptr; }, 20'000));
    QVERIFY(fixture.workspace->edits().unsaved().empty());
}

void ClustersPageTest::topologyAndWhatIf()
{
    WindowFixture fixture;
    QVERIFY(openWithFlux(fixture));
    ClustersPage *page = openPage(fixture);
    page->showTab(ClustersPage::Topology);
    QVERIFY(fixture.settle());
    QVERIFY2(page->sentence().startsWith(u"Mesh: "_s), qPrintable(page->sentence()));
    const LayeredGraph &graph = page->topology()->graph()->graph();
    QVERIFY(nodeOf(graph, u"cluster:dev"_s));
    QVERIFY(nodeOf(graph, u"cluster:prod"_s)->dashed); // an overlay alone
    page->topology()->ask(u"dev"_s);
    QVERIFY(fixture.settle());
    QVERIFY2(page->sentence().startsWith(u"Without dev: 0 receive all changes"_s),
             qPrintable(page->sentence()));
    QCOMPARE(nodeOf(page->topology()->graph()->graph(), u"cluster:dev"_s)->role, Role::Error);
    page->topology()->ask(u"mars"_s);
    QVERIFY(fixture.settle());
    QVERIFY2(page->sentence().contains(u"mars"_s), qPrintable(page->sentence()));
    fixture.dialogs.saveFiles.push_back(fixture.stateFile(u"topology.svg"_s));
    for (QPushButton *button : page->topology()->findChildren<QPushButton *>()) {
        if (button->text() == u"Save picture…"_s)
            button->click();
    }
    QVERIFY(QFile::exists(fixture.stateFile(u"topology.svg"_s)));
}

void ClustersPageTest::aThousandClustersAreAFewBoxes()
{
    auto snapshot = std::make_shared<model::Snapshot>();
    for (int i = 0; i < 1000; ++i) {
        model::Cluster cluster;
        cluster.name = "c" + std::to_string(i);
        cluster.dimensions["environment"] = i % 2 == 0 ? "dev" : "production";
        snapshot->clusters.push_back(cluster);
        model::Unit unit;
        unit.cluster = static_cast<model::ClusterIndex>(i);
        unit.hub = unit.cluster;
        unit.controller = model::Controller::Flux;
        unit.rendering = std::make_shared<const model::Rendering>();
        auto declaration = std::make_shared<model::UnitDeclaration>();
        declaration->sources.push_back(
            {"https://git.example.com/fleet", "opened state", {}, {}, {}, {}});
        unit.declaration = declaration;
        snapshot->units.push_back(unit);
    }
    const LayeredGraph graph = topologyGraph(*services::makeTopology(snapshot, {}, {}));
    QCOMPARE(graph.nodes.size(),
             std::size_t(5)); // one source, two kinds of controllers, of clusters
    QCOMPARE(graph.edges.size(), std::size_t(4));
}

void ClustersPageTest::deliveryAndOrder()
{
    WindowFixture fixture;
    QVERIFY(openWithFlux(fixture));
    ClustersPage *page = openPage(fixture);
    page->showTab(ClustersPage::Delivery);
    page->context().selection.selectCluster(u"dev"_s);
    QVERIFY(fixture.settle());
    QVERIFY2(page->sentence().contains(u"No unit is delivered unlike its like."_s),
             qPrintable(page->sentence()));
    const QAbstractItemModel &units = *page->delivery()->units()->model();
    QCOMPARE(units.rowCount(), 1);
    QCOMPARE(units.index(0, DeliveryModel::UnitColumn).data().toString(),
             u"Kustomization/flux-system/flux-system"_s);
    const QTreeWidgetItem *flux = page->delivery()->order()->topLevelItem(0);
    QVERIFY(flux);
    QCOMPARE(flux->text(0), u"Flux"_s);
    QCOMPARE(flux->child(0)->child(0)->text(0),
             u"waits for Kustomization/flux-system/nowhere, which is not there"_s);
    page->delivery()->onlyUnlike()->setChecked(true);
    QCOMPARE(units.rowCount(), 0);
}

QTEST_MAIN(ClustersPageTest)
#include "clusterspage_test.moc"
