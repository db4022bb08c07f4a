// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/navigator.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class NavigatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wayBackKeepsSelectionAndPageState();
    void goingElsewhereForgetsForward();
    void stayingIsNoStep();
};

void NavigatorTest::wayBackKeepsSelectionAndPageState()
{
    Selection selection;
    Navigator navigator(selection);
    QVariantMap state;
    navigator.setStateReader([&] { return state; });
    std::vector<Location> seen;
    connect(&navigator, &Navigator::located, this,
            [&](const Location &location) { seen.push_back(location); });
    selection.selectCluster(u"prod"_s);
    navigator.go(PageId::Findings);
    state = {{u"scroll"_s, 40}};
    navigator.openPlace({base::RepoPath::fromText("base/web.yaml").value(), 6, 0});
    QCOMPARE(seen.back().page, PageId::Source);
    QCOMPARE(selection.state().place.line, 6u);
    state = {};
    navigator.back();
    QCOMPARE(seen.back().page, PageId::Findings);
    QCOMPARE(seen.back().pageState.value(u"scroll"_s).toInt(), 40);
    QCOMPARE(selection.state().place.line, 0u);
    QCOMPARE(selection.state().cluster, u"prod"_s);
    navigator.forward();
    QCOMPARE(seen.back().page, PageId::Source);
    QCOMPARE(selection.state().place.line, 6u);
    QVERIFY(!navigator.canGoForward());
}

void NavigatorTest::goingElsewhereForgetsForward()
{
    Selection selection;
    Navigator navigator(selection);
    navigator.go(PageId::Findings);
    navigator.go(PageId::Review);
    navigator.back();
    QVERIFY(navigator.canGoForward());
    navigator.go(PageId::Compare);
    QVERIFY(!navigator.canGoForward());
    navigator.forgetAll();
    QVERIFY(!navigator.canGoBack());
}

void NavigatorTest::stayingIsNoStep()
{
    Selection selection;
    Navigator navigator(selection);
    navigator.go(PageId::Findings);
    navigator.go(PageId::Findings);
    navigator.back();
    QCOMPARE(navigator.page(), PageId::Start);
    QVERIFY(!navigator.canGoBack());
}

QTEST_GUILESS_MAIN(NavigatorTest)
#include "navigator_test.moc"
