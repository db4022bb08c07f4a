// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/findings/findingspage.h"
#include "ui/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

/// A base for two clusters that carries the server name of one of them.
const QByteArray leakingBase =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  peer: prod-eu-west-1\n";

std::map<QString, QByteArray> fleetWith(const QByteArray &base)
{
    return {
        {u"clusters.yaml"_s,
         "clusters:\n- name: prod-eu-west-1\n  labels:\n    environment: production\n    region: "
         "eu-west-1\n"
         "- name: prod-us-east-1\n  labels:\n    environment: production\n    region: us-east-1\n"},
        {u"base/kustomization.yaml"_s, "resources:\n- settings.yaml\n"},
        {u"base/settings.yaml"_s, base},
        {u"clusters/prod-eu-west-1/kustomization.yaml"_s, "resources:\n- ../../base\n"},
        {u"clusters/prod-us-east-1/kustomization.yaml"_s, "resources:\n- ../../base\n"},
    };
}

} // namespace

class FindingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToFixIsSaid();
    void anEditThatLeaksIsSeenAtOnce();
    void filtersAndSteps();
    void copyIsText();
    void whatCannotBeReadIsSaid();
};

void FindingsPageTest::nothingToFixIsSaid()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::GoFindings);
    const auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    QVERIFY(findings->isCurrent());
    QCOMPARE(findings->badge(), 0);
    QVERIFY(findings->sentence().startsWith(u"Nothing to fix"_s));
    QVERIFY(!findings->view()->isVisible());
}

void FindingsPageTest::anEditThatLeaksIsSeenAtOnce()
{
    WindowFixture fixture;
    fixture.fleet.write(
        fleetWith(QByteArray(leakingBase).replace("peer: prod-eu-west-1", "color: blue")));
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    QCOMPARE(findings->badge(), 0);
    fixture.edit("base/settings.yaml", "color: blue", "target: prod-eu-west-1");
    QVERIFY(fixture.settle());
    QCOMPARE(findings->badge(), 1);
    QVERIFY(findings->sentence().startsWith(u"The unsaved edit makes"_s));
    const QModelIndex group = findings->view()->model()->index(0, 0);
    QCOMPARE(group.data().toString(), u"From the unsaved edit"_s);
    QCOMPARE(fixture.workspace->findings()->items.front().finding.rule,
             std::string("leak-identity"));
    // The first finding is chosen: its place is what the other pages stand at.
    QCOMPARE(fixture.window->context().selection.state().place,
             (base::Place{path("base/settings.yaml"), 6,
                          fixture.workspace->findings()->items.front().finding.place.column}));
    fixture.run(Command::Undo);
    QVERIFY(fixture.settle());
    QCOMPARE(findings->badge(), 0);
}

void FindingsPageTest::filtersAndSteps()
{
    WindowFixture fixture;
    fixture.fleet.write(
        fleetWith("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  one: "
                  "prod-eu-west-1\n  two: prod-us-east-1.example.com\n"));
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    const QAbstractItemModelTester tester(findings->view()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(findings->badge() >= 2);
    const QModelIndex first = findings->view()->currentIndex();
    fixture.run(Command::NextDifference);
    QVERIFY(findings->view()->currentIndex() != first);
    fixture.run(Command::PreviousDifference);
    QCOMPARE(findings->view()->currentIndex(), first);
    fixture.run(Command::Find);
    QTest::keyClicks(findings->filterField(), u"settings.yaml:7"_s);
    QCOMPARE(findings->view()->model()->rowCount(findings->view()->model()->index(0, 0)), 1);
    QTest::keyClicks(findings->filterField(), u"nowhere"_s);
    QCOMPARE(findings->view()->model()->rowCount(), 0);
    findings->filterField()->clear();
    fixture.window->context().navigator.showRule(u"leak-identity"_s);
    QCOMPARE(findings->ruleBox()->currentData().toString(), u"leak-identity"_s);
    fixture.run(Command::Back);
    QCOMPARE(findings->ruleBox()->currentData().toString(), QString());
}

void FindingsPageTest::copyIsText()
{
    WindowFixture fixture;
    fixture.fleet.write(fleetWith(QByteArray(leakingBase).replace("peer", "target")));
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    fixture.run(Command::Copy);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text.count(u'\t'), 2);
    QVERIFY(text.contains(u"prod-us-east-1"_s)); // always with cluster names
    fixture.run(Command::CopyAsMarkdown);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"| Severity |"_s));
}

void FindingsPageTest::whatCannotBeReadIsSaid()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::GoFindings);
    auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    QVERIFY(findings->messages().bars().isEmpty());
    fixture.edit("base/web.yaml", "spec:\n  replicas: 1", "spec: [\n  replicas: 1");
    QVERIFY(fixture.settle());
    QCOMPARE(findings->messages().bars().size(), 1);
    const QString text = findings->messages().bars().first()->message().text;
    QVERIFY2(text.contains(u"base/web.yaml:"_s), qPrintable(text));
    QVERIFY2(text.startsWith(u"1 thing"_s),
             qPrintable(text)); // one broken file, although both clusters meet it
    fixture.run(Command::Undo);
    QVERIFY(fixture.settle());
    QVERIFY(findings->messages().bars().isEmpty());
}

QTEST_MAIN(FindingsPageTest)
#include "findingspage_test.moc"
