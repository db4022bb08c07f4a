// SPDX-License-Identifier: Apache-2.0
#include "ui/models/selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class SelectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesUpLevelByLevel();
    void aNewClusterKeepsTheField();
    void anotherObjectDropsTheField();
    void tellsOnceAndOnlyNews();
    void textShowsWhatCouldHide();

private:
    const model::ResourceId m_web{"apps", "v1", "Deployment", "", "web"};
};

void SelectionTest::goesUpLevelByLevel()
{
    Selection selection;
    selection.selectField(u"prod"_s, m_web, u"spec.template.spec.containers[name=web].image"_s);
    QCOMPARE(selection.text(), u"prod › Deployment/web › image"_s);
    selection.goUp();
    QCOMPARE(selection.text(), u"prod › Deployment/web"_s);
    selection.goUp();
    QCOMPARE(selection.text(), u"prod"_s);
    selection.goUp();
    QCOMPARE(selection.text(), QString());
}

void SelectionTest::aNewClusterKeepsTheField()
{
    Selection selection;
    selection.selectField(u"prod"_s, m_web, u"spec.replicas"_s);
    selection.selectCluster(u"dev"_s);
    QCOMPARE(selection.text(), u"dev › Deployment/web › replicas"_s);
}

void SelectionTest::anotherObjectDropsTheField()
{
    Selection selection;
    selection.selectField(u"prod"_s, m_web, u"spec.replicas"_s);
    selection.selectObject(u"prod"_s, {"", "v1", "ConfigMap", "", "settings"});
    QCOMPARE(selection.text(), u"prod › ConfigMap/settings"_s);
}

void SelectionTest::tellsOnceAndOnlyNews()
{
    Selection selection;
    const QSignalSpy changed(&selection, &Selection::changed);
    selection.selectCluster(u"prod"_s);
    selection.selectCluster(u"prod"_s);
    selection.tickClusters({u"prod"_s, u"dev"_s});
    selection.tickClusters({u"prod"_s, u"dev"_s});
    QCOMPARE(changed.size(), 2);
}

void SelectionTest::textShowsWhatCouldHide()
{
    Selection selection;
    selection.selectObject(u"prod"_s, {"", "v1", "ConfigMap", "", "a\u202e\nb"});
    QCOMPARE(selection.text(), u"prod › ConfigMap/a[U+202e]\u23ceb"_s);
}

QTEST_GUILESS_MAIN(SelectionTest)
#include "selection_test.moc"
