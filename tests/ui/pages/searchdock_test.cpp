// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/docks.h"
#include "ui/pages/search/searchdock.h"
#include "ui/windowfixture.h"

#include <QDockWidget>
#include <QLineEdit>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class SearchDockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsInFilesAndOutput();
    void equalObjectsAreOneHit();
    void secretsStaySecret();
    void signsAreNoPattern();
};

namespace {

SearchDock *searchOf(const WindowFixture &fixture)
{
    return dynamic_cast<SearchDock *>(fixture.window->docks().find(u"search"_s)->widget());
}

} // namespace

void SearchDockTest::findsInFilesAndOutput()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::SearchEverywhere);
    SearchDock *search = searchOf(fixture);
    QVERIFY(search->isVisible());
    QTest::keyClicks(search->input(), u"REPLICAS: 1"_s);
    QTest::keyClick(search->input(), Qt::Key_Return);
    QVERIFY(fixture.settle());
    const SearchResult &result = search->model().result();
    QCOMPARE(result.sources.size(), std::size_t(2)); // the manifest, and what prod gets
    QCOMPARE(result.sources[0].file, path("base/web.yaml"));
    QCOMPARE(result.sources[0].hits.front().place.line, 6u);
    QVERIFY(result.sources[1].object);
    QCOMPARE(result.sources[1].clusters, QStringList{u"prod"_s});
    QCOMPARE(result.sources[1].hits.front().field, u"spec.replicas"_s);
}

void SearchDockTest::equalObjectsAreOneHit()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"clusters/dev/kustomization.yaml"_s] = "resources:\n- ../../base\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    searchOf(fixture)->search(u"kind: Deployment"_s);
    QVERIFY(fixture.settle());
    const SearchResult &result = searchOf(fixture)->model().result();
    QCOMPARE(result.sources.size(), std::size_t(2));
    QCOMPARE(result.sources[1].clusters, (QStringList{u"dev"_s, u"prod"_s}));
}

void SearchDockTest::secretsStaySecret()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"base/web.yaml"_s] =
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: hunter2\n";
    files[u"clusters/dev/kustomization.yaml"_s] = "resources:\n- ../../base\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    searchOf(fixture)->search(u"hunter2"_s);
    QVERIFY(fixture.settle());
    for (const SearchSource &source : searchOf(fixture)->model().result().sources)
        QVERIFY(!source.object);
}

void SearchDockTest::signsAreNoPattern()
{
    WindowFixture fixture;
    fixture.fleet.write(FleetFolder::twoClusters());
    fixture.fleet.write(u"notes.yaml"_s, "a: x.y[0]\nb: xay0\n");
    QVERIFY(fixture.open(fixture.fleet.folder()));
    searchOf(fixture)->search(u"x.y[0]"_s);
    QVERIFY(fixture.settle());
    QCOMPARE(searchOf(fixture)->model().result().hits, std::size_t(1));
}

QTEST_MAIN(SearchDockTest)
#include "searchdock_test.moc"
