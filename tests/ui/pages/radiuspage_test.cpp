// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/graphview.h"
#include "ui/pages/radius/consequencelist.h"
#include "ui/pages/radius/radiuspage.h"
#include "ui/pages/radius/radiuspictures.h"
#include "ui/pages/radius/whatifpanel.h"
#include "ui/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;
using Kind = services::RadiusSubject::Kind;
using State = services::RadiusCluster::State;

namespace {

/// Names of the clusters in a state, in the table's order.
QStringList clustersIn(const RadiusPage &page, State state)
{
    QStringList names;
    auto &model = const_cast<RadiusPage &>(page).model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.cluster(row)->state == state)
            names.append(model.cluster(row)->name);
    }
    return names;
}

RadiusPage *openPage(WindowFixture &fixture)
{
    fixture.run(Command::GoBlastRadius);
    return fixture.settle() ? fixture.page<RadiusPage>(PageId::BlastRadius) : nullptr;
}

} // namespace

class RadiusPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLayer();
    void aLineThatIsHidden();
    void aSelectorRuleByRule();
    void aLabelIsTriedAndMadeAnEdit();
    void theWhatIfPanelAsks();
    void aClusterThatIsGone();
    void pendingEdits();
    void whatIsNotThereSaysSo();
    void selectionIsShared();
    void theSelectedLayerIsAskedByACommand();
    void theGraphStaysSmall();
    void nothingIsWrittenByATrial();
};

void RadiusPageTest::aLayer()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    RadiusPage *page = openPage(fixture);
    QVERIFY(page);
    const QAbstractItemModelTester tester(&page->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    page->ask({Kind::Layer, u"environments/staging"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(clustersIn(*page, State::Reached),
             (QStringList{u"staging-eu-west-1"_s, u"staging-us-east-1"_s}));
    QVERIFY2(page->sentence().startsWith(u"Reaches 2 of 6 cluster(s)."_s),
             qPrintable(page->sentence()));
    QVERIFY(page->model().cluster(0)->why.first().contains(
        u"clusters/staging-eu-west-1 → environments/staging"_s));
    QCOMPARE(page->layersLabel()->text(), u"environments/staging: exactly these."_s);
    QVERIFY(page->consequences()->topLevelItemCount() > 0);
    QVERIFY(!page->graph()->graph().nodes.empty());
    QVERIFY(page->textForClipboard(false).contains(u"staging-eu-west-1\treached"_s));
}

void RadiusPageTest::aLineThatIsHidden()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    RadiusPage *page = openPage(fixture);
    page->ask({Kind::File, u"base/web.yaml:6"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(clustersIn(*page, State::Reached), QStringList{u"prod"_s});
    QCOMPARE(clustersIn(*page, State::Hidden), QStringList{u"dev"_s}); // it sets its own replicas
    QVERIFY2(page->sentence().contains(u"It decides in 1, hidden in 1."_s),
             qPrintable(page->sentence()));
    QCOMPARE(page->consequences()->topLevelItem(0)->child(0)->text(0), u"spec.replicas"_s);
}

void RadiusPageTest::aSelectorRuleByRule()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    RadiusPage *page = openPage(fixture);
    page->ask({Kind::Selector, u"environment in (staging,production),region=us-east"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(clustersIn(*page, State::Reached),
             (QStringList{u"staging-us-east-1"_s, u"prod-us-east-1"_s}));
    QCOMPARE(page->model().columnCount(), 4);
    const int row = page->model().rowOf(u"staging-eu-west-1"_s);
    QVERIFY(page->model().index(row, 1).data(RadiusModel::HoldsRole).toBool());
    QVERIFY(!page->model().index(row, 2).data(RadiusModel::HoldsRole).toBool());
    QVERIFY(page->layersLabel()->text().startsWith(u"None. The nearest:"_s));
    page->ask({Kind::Selector, u"region=moon"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(page->sentence(), u"This selector matches nothing."_s);
    QVERIFY(!page->messages().bars().isEmpty());
    page->ask({Kind::Selector, u"region in ("_s});
    QVERIFY(fixture.settle());
    QVERIFY(!page->messages().bars().isEmpty());
    QCOMPARE(page->model().rowCount(), 0);
}

void RadiusPageTest::aLabelIsTriedAndMadeAnEdit()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    RadiusPage *page = openPage(fixture);
    QVERIFY(!page->applyButton()->isEnabled());
    page->ask({Kind::Label, u"dev:environment=staging"_s});
    QVERIFY(fixture.settle());
    QVERIFY2(page->model().rowCount() == 2, qPrintable(page->sentence()));
    const int row = page->model().rowOf(u"dev"_s);
    QVERIFY(page->model().cluster(row)->why.contains(u"environment: dev → staging"_s));
    QVERIFY(fixture.workspace->edits().unsaved().empty());
    QVERIFY(page->applyButton()->isEnabled());
    QTest::mouseClick(page->applyButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.workspace->edits().unsaved(), std::vector{path("clusters.yaml")});
    QCOMPARE(page->subject().kind, Kind::Pending);
}

void RadiusPageTest::theWhatIfPanelAsks()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    RadiusPage *page = openPage(fixture);
    page->context().selection.selectCluster(u"prod"_s);
    QCOMPARE(page->whatIf()->clusterBox()->currentText(), u"prod"_s);
    page->whatIf()->keyBox()->setCurrentText(u"environment"_s);
    page->whatIf()->valueField()->setText(u"staging"_s);
    QTest::keyClick(page->whatIf()->valueField(), Qt::Key_Return);
    QVERIFY(fixture.settle());
    QCOMPARE(page->subject(),
             (services::RadiusSubject{Kind::Label, u"prod:environment=staging"_s}));
    QCOMPARE(page->model().rowCount(), 2);
}

void RadiusPageTest::aClusterThatIsGone()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    RadiusPage *page = openPage(fixture);
    page->ask({Kind::Without, u"dev"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(clustersIn(*page, State::Lost), QStringList{u"dev"_s});
    QVERIFY(page->consequences()->topLevelItemCount() > 0);
}

void RadiusPageTest::pendingEdits()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.edit("base/web.yaml", "replicas: 1", "replicas: 3");
    QVERIFY(fixture.settle());
    RadiusPage *page = openPage(fixture); // asks for them by itself
    QCOMPARE(page->subject().kind, Kind::Pending);
    QCOMPARE(clustersIn(*page, State::Reached), QStringList{u"prod"_s});
    QCOMPARE(page->heatMap()->map().cells.size(), std::size_t(2));
}

void RadiusPageTest::whatIsNotThereSaysSo()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    RadiusPage *page = openPage(fixture);
    for (const services::RadiusSubject &subject :
         {services::RadiusSubject{Kind::Layer, u"nowhere"_s},
          {Kind::File, u"gone.yaml"_s},
          {Kind::File, u"../outside.yaml"_s},
          {Kind::Label, u"dev"_s},
          {Kind::Label, u":a=b"_s},
          {Kind::Without, u"nobody"_s}}) {
        page->ask(subject);
        QVERIFY(fixture.settle());
        QVERIFY2(!page->messages().bars().isEmpty(), qPrintable(subject.text));
        QVERIFY(page->graph()->graph().nodes.empty());
    }
}

void RadiusPageTest::selectionIsShared()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    RadiusPage *page = openPage(fixture);
    page->ask({Kind::Layer, u"base"_s});
    QVERIFY(fixture.settle());
    PageContext &context = page->context();
    context.selection.selectCluster(u"prod-eu-west-1"_s);
    QCOMPARE(page->table()->currentIndex().data(RadiusModel::NameRole).toString(),
             u"prod-eu-west-1"_s);
    QCOMPARE(page->graph()->selected(), u"cluster:prod-eu-west-1"_s);
    page->table()->setCurrentIndex(page->model().index(page->model().rowOf(u"dev-us-east-1"_s), 0));
    QCOMPARE(context.selection.state().cluster, u"dev-us-east-1"_s);
}

void RadiusPageTest::theSelectedLayerIsAskedByACommand()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    RadiusPage *page = openPage(fixture);
    page->context().selection.selectLayer(path("regions/eu-west"));
    fixture.run(Command::GoStart);
    fixture.run(Command::ShowBlastRadius);
    QVERIFY(fixture.settle());
    QCOMPARE(page->subject(), (services::RadiusSubject{Kind::Layer, u"regions/eu-west"_s}));
    QCOMPARE(page->context().navigator.page(), PageId::BlastRadius);
    QCOMPARE(clustersIn(*page, State::Reached), QStringList{u"prod-eu-west-1"_s});
}

void RadiusPageTest::theGraphStaysSmall()
{
    // Five hundred clusters under one base: boxes stand for many.
    auto snapshot = std::make_shared<model::Snapshot>();
    model::Layer base;
    base.path = path("base");
    base.file = path("base/kustomization.yaml");
    services::RadiusAnswer answer;
    for (model::ClusterIndex index = 0; index < 500; ++index) {
        model::Cluster cluster;
        cluster.name = "cluster-" + std::to_string(index);
        snapshot->clusters.push_back(cluster);
        base.reach.insert(index);
        services::RadiusCluster row;
        row.name = QString::fromStdString(cluster.name);
        row.state = index % 3 == 0 ? State::Reached : State::Outside;
        answer.clusters.push_back(row);
        model::Unit unit;
        unit.cluster = index;
        unit.root = 0;
        snapshot->units.push_back(unit);
    }
    snapshot->layerByPath.emplace(base.path, 0);
    snapshot->layers.push_back(base);
    answer.snapshot = snapshot;
    answer.subject = {Kind::Layer, u"base"_s};
    const LayeredGraph graph = radiusGraph(answer);
    QCOMPARE(graph.nodes.size(), std::size_t(3));
    QCOMPARE(graph.edges.size(), std::size_t(2));
    const HeatMap map = radiusHeatMap(answer);
    QCOMPARE(map.cells.size(), std::size_t(1));
    QCOMPARE(map.cells.front().ids.size(), 500);
}

void RadiusPageTest::nothingIsWrittenByATrial()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    RadiusPage *page = openPage(fixture);
    const auto before = fixture.workspace->edits().savedText(path("clusters.yaml"));
    page->ask({Kind::Label, u"dev:environment=staging"_s});
    QVERIFY(fixture.settle());
    page->ask({Kind::Without, u"prod"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(textOf(*fixture.workspace->edits().savedText(path("clusters.yaml"))), textOf(*before));
    QVERIFY(fixture.workspace->edits().unsaved().empty());
}

QTEST_MAIN(RadiusPageTest)
#include "radiuspage_test.moc"
