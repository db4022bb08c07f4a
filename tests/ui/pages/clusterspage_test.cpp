// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/graphview.h"
#include "ui/pages/clusters/addclusterpanel.h"
#include "ui/pages/clusters/answerview.h"
#include "ui/pages/clusters/clusterfacts.h"
#include "ui/pages/clusters/clusterspage.h"
#include "ui/pages/clusters/deliverytab.h"
#include "ui/pages/clusters/imagestab.h"
#include "ui/pages/clusters/outlineview.h"
#include "ui/pages/clusters/overviewtab.h"
#include "ui/pages/clusters/topologypicture.h"
#include "ui/pages/clusters/topologytab.h"
#include "ui/pages/clusters/wavestab.h"
#include "ui/pages/clusters/windowstab.h"
#include "ui/pages/hierarchy/addclusterform.h"
#include "ui/widgets/patchview.h"
#include "ui/windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
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
constexpr const char *gotkSync = R"(apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  interval: 10m
  path: ./clusters/dev
  prune: true
  dependsOn: [{name: nowhere}]
  sourceRef: {kind: GitRepository, name: flux-system}
)";

constexpr const char *rollingSet = R"(apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: web, namespace: argocd}
spec:
  generators:
  - clusters: {selector: {matchExpressions: [{key: env, operator: Exists}]}}
  strategy:
    type: RollingSync
    rollingSync:
      steps:
      - matchExpressions: [{key: env, operator: In, values: [dev]}]
  template:
    metadata:
      name: '{{name}}-web'
      labels: {env: '{{metadata.labels.env}}'}
    spec:
      project: default
      source: {repoURL: 'https://git.example.com/fleet.git', path: 'clusters/{{name}}'}
      destination: {server: '{{server}}', namespace: web}
)";

QByteArray registered(const QByteArray &name, const QByteArray &environment)
{
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: cluster-" + name
           + "\n  namespace: argocd\n"
             "  labels: {argocd.argoproj.io/secret-type: cluster, env: "
           + environment + "}\nstringData: {name: " + name + ", server: 'https://" + name
           + ".example.com'}\n";
}

constexpr const char *project = R"(apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: default
  namespace: argocd
spec:
  syncWindows:
  - kind: deny
    schedule: '0 18 * * 1-5'
    duration: 12h
    applications: ['prod-*']
    manualSync: true
)";

constexpr const char *imagePolicy = R"(apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImagePolicy
metadata: {name: web, namespace: flux-system}
spec:
  imageRepositoryRef: {name: web}
  policy:
    semver: {range: '>=1.0.0 <2.0.0'}
---
apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImageRepository
metadata: {name: web, namespace: flux-system}
spec: {image: example.com/web}
---
apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImageUpdateAutomation
metadata: {name: all, namespace: flux-system}
spec:
  update: {path: ./base, strategy: Setters}
)";

bool openWithFlux(WindowFixture &fixture)
{
    auto files = FleetFolder::twoClusters();
    files[u"flux/dev/gotk-sync.yaml"_s] = gotkSync;
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
    void wavesOfArgoCdAndFlux();
    void windowsAtAChosenTime();
    void imagesAndWhatAutomationWouldWrite();
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
    page->topology()->askWithout(u"dev"_s);
    QVERIFY(fixture.settle());
    QVERIFY2(page->sentence().startsWith(u"Without dev: 0 receive all changes"_s),
             qPrintable(page->sentence()));
    QCOMPARE(nodeOf(page->topology()->graph()->graph(), u"cluster:dev"_s)->role, Role::Error);
    page->topology()->askWithout(u"mars"_s);
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
    const QAbstractItemModel &units = *page->delivery()->units()->table()->model();
    QCOMPARE(units.rowCount(), 1);
    QCOMPARE(units.index(0, 1).data().toString(), u"Kustomization/flux-system/flux-system"_s);
    const QAbstractItemModel &order = *page->delivery()->order()->model();
    const QModelIndex flux = order.index(0, 0);
    QCOMPARE(flux.data().toString(), u"Flux"_s);
    QCOMPARE(order.index(0, 1, flux).data().toString(),
             u"waits for Kustomization/flux-system/nowhere, which is not there"_s);
    page->delivery()->units()->onlyStandingOut()->setChecked(true);
    QCOMPARE(units.rowCount(), 0);
}

void ClustersPageTest::wavesOfArgoCdAndFlux()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"flux/dev/gotk-sync.yaml"_s] = gotkSync;
    files[u"argocd/set.yaml"_s] = rollingSet;
    files[u"argocd/clusters.yaml"_s] =
        registered("dev", "dev") + "---\n" + registered("prod", "qa");
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    ClustersPage *page = openPage(fixture);
    page->showTab(ClustersPage::Waves);
    QVERIFY(fixture.settle());
    const QAbstractItemModel &waves = *page->waves()->waves()->model();
    QCOMPARE(waves.rowCount(), 2); // the set, Flux on dev
    const QModelIndex set = waves.index(0, 0);
    QCOMPARE(set.data().toString(), u"ApplicationSet/argocd/web"_s);
    const QModelIndex step = waves.index(0, 0, set);
    QCOMPARE(step.data().toString(), u"Step 1: env In (dev)"_s);
    QCOMPARE(waves.index(0, 0, step).data().toString(), u"dev"_s);
    const QModelIndex none = waves.index(1, 0, set);
    QVERIFY(none.data(OutlineModel::WrongRole).toBool());
    QCOMPARE(waves.index(0, 0, none).data().toString(), u"prod"_s);
    QVERIFY2(page->sentence().contains(u"in no step"_s), qPrintable(page->sentence()));
    page->waves()->waves()->setCurrentIndex(waves.index(0, 0, none));
    QCOMPARE(page->context().selection.state().cluster, u"prod"_s);
    page->waves()->filterField()->setText(u"prod"_s);
    QCOMPARE(waves.rowCount(), 1);
    QCOMPARE(waves.rowCount(waves.index(0, 0)), 1); // what is around and below a hit stays
}

void ClustersPageTest::windowsAtAChosenTime()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"argocd/set.yaml"_s] = rollingSet;
    files[u"argocd/clusters.yaml"_s] =
        registered("dev", "dev") + "---\n" + registered("prod", "qa");
    files[u"argocd/project.yaml"_s] = project;
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    ClustersPage *page = openPage(fixture);
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-60);
    page->showTab(ClustersPage::Windows);
    QVERIFY(page->windows()->timeField()->dateTime() > before); // the present, until one is chosen
    const QDateTime friday(QDate(2026, 6, 5), QTime(22, 0), Qt::UTC);
    page->windows()->timeField()->setDateTime(friday);
    QVERIFY(fixture.settle());
    const QAbstractItemModel &units = *page->windows()->units()->table()->model();
    QCOMPARE(units.rowCount(), 2);
    page->windows()->units()->onlyStandingOut()->setChecked(true);
    QCOMPARE(units.rowCount(), 1);
    QStringList cells;
    for (int column = 0; column < units.columnCount(); ++column)
        cells.append(units.index(0, column).data().toString());
    QCOMPARE(cells,
             (QStringList{u"prod"_s, u"Application/argocd/prod-web"_s, u"default"_s, u"no"_s,
                          u"yes"_s, QDir::toNativeSeparators(u"argocd/project.yaml"_s) + u":8"_s,
                          u"2026-06-06T06:00:00Z"_s}));
    QVERIFY2(page->sentence().contains(u"held back"_s), qPrintable(page->sentence()));
    page->windows()->timeField()->setDateTime(friday.addSecs(-10 * 3600));
    QVERIFY(fixture.settle());
    QCOMPARE(units.rowCount(), 0);
    const QAbstractItemModel &windows = *page->windows()->windows()->model();
    const QString state = windows.index(0, 1, windows.index(0, 0)).data().toString();
    QVERIFY2(state.startsWith(u"begins 2026-06-05T18:00:00Z; matches 1 Application"_s),
             qPrintable(state));
    page->windows()->nowButton()->click();
    QVERIFY(page->windows()->timeField()->dateTime() > before);
}

void ClustersPageTest::imagesAndWhatAutomationWouldWrite()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"base/web.yaml"_s] += "  template:\n    spec:\n      containers:\n"
                                 "      - name: web\n"
                                 "        image: example.com/web:1.0 "
                                 "# {\"$imagepolicy\": \"flux-system:web\"}\n";
    files[u"clusters/prod/kustomization.yaml"_s] +=
        "images: [{name: example.com/web, newTag: '1.1'}]\n";
    files[u"flux/images.yaml"_s] = imagePolicy;
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    ClustersPage *page = openPage(fixture);
    page->showTab(ClustersPage::Images);
    QVERIFY(fixture.settle());
    const QAbstractItemModel &versions = *page->images()->versions()->model();
    const QModelIndex image = versions.index(0, 0);
    QCOMPARE(image.data().toString(), u"example.com/web"_s);
    QCOMPARE(versions.index(0, 0, image).data().toString(), u"1.0"_s);
    QCOMPARE(versions.index(1, 0, image).data().toString(), u"1.1"_s);
    QCOMPARE(versions.index(0, 0, versions.index(1, 0, image)).data().toString(), u"prod"_s);
    QVERIFY(page->images()->patch()->toPlainText().isEmpty());
    AnswerView *policies = page->images()->policies();
    policies->table()->setCurrentIndex(policies->table()->model()->index(0, 0));
    QVERIFY(page->images()->tagsField()->isEnabled());
    page->images()->tagsField()->setText(u"1.5.2, 2.0.0"_s);
    QTest::keyClick(page->images()->tagsField(), Qt::Key_Return);
    QVERIFY(fixture.settle());
    QCOMPARE(policies->table()->model()->index(0, 3).data().toString(), u"1.5.2"_s);
    QVERIFY2(
        page->images()->patch()->toPlainText().contains(u"+        image: example.com/web:1.5.2"_s),
        qPrintable(page->images()->patch()->toPlainText()));
    QVERIFY(fixture.workspace->edits().unsaved().empty());
}

QTEST_MAIN(ClustersPageTest)
#include "clusterspage_test.moc"
