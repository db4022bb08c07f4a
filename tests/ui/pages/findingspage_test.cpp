// SPDX-License-Identifier: Apache-2.0
#include "services/text/words.h"
#include "ui/diffview/sidebysideview.h"
#include "ui/pages/findings/evidencepanel.h"
#include "ui/pages/findings/exceptionspanel.h"
#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/findings/findingspage.h"
#include "ui/pages/findings/fixpanel.h"
#include "ui/widgets/patchview.h"
#include "ui/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QTreeWidget>

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
    void exceptionsAreListedWithWhatDeparts();
    void aFixIsPreviewedAppliedAndTakenBack();
    void anExceptionIsMarkedWithTicketAndDate();
    void whatCannotBeReadIsSaid();
    void theEvidenceStandsBesideTheOwner();
    void theEvidenceOfADepartureIsAPeer();
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

void FindingsPageTest::aFixIsPreviewedAppliedAndTakenBack()
{
    WindowFixture fixture;
    std::map<QString, QByteArray> files = FleetFolder::twoClusters();
    files[u"clusters/dev/kustomization.yaml"_s] = "resources:\n- ../../base\n";
    const QByteArray before = files[u"clusters/prod/kustomization.yaml"_s];
    files[u"clusters/prod/kustomization.yaml"_s] += "replicas:\n- name: web\n  count: 1\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    fixture.window->context().navigator.showRule(u"redundant-override"_s);
    QVERIFY(fixture.settle());
    const FixPanel *panel = findings->detail()->fixPanel();
    QTRY_VERIFY(panel->canApply());
    QCOMPARE(panel->choiceButtons().size(), 2); // to remove it, or to accept it
    QVERIFY(panel->patch()->toPlainText().contains(u"-  count: 1"_s));
    QVERIFY2(panel->outcome()->text().startsWith(u"Checked: No cluster's output changes."_s),
             qPrintable(panel->outcome()->text()));
    QVERIFY(fixture.workspace->edits().unsaved().empty()); // nothing before it is asked for
    QTest::mouseClick(findings->detail()->applyButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());
    const auto textNow = [&] {
        return textOf(
            fixture.workspace->edits().text(path("clusters/prod/kustomization.yaml")).value());
    };
    QCOMPARE(textNow(), before.toStdString());
    QCOMPARE(fixture.workspace->findings()->fixedByUnsavedEdit, std::size_t{1});
    fixture.run(Command::Undo);
    QVERIFY(fixture.settle());
    QCOMPARE(textNow(), files[u"clusters/prod/kustomization.yaml"_s].toStdString());
    QVERIFY(fixture.workspace->edits().unsaved().empty());
}

void FindingsPageTest::anExceptionIsMarkedWithTicketAndDate()
{
    WindowFixture fixture;
    std::map<QString, QByteArray> files = FleetFolder::twoClusters();
    files[u"clusters.yaml"_s] = "clusters:\n";
    for (const QByteArray name : {"a", "b", "c"}) {
        files[u"clusters.yaml"_s] +=
            "- name: prod-" + name + "\n  labels:\n    environment: production\n";
        files[u"clusters/prod-%1/kustomization.yaml"_s.arg(QString::fromLatin1(name))] =
            "resources:\n- ../../base\n";
    }
    files[u"clusters/prod-a/kustomization.yaml"_s] += "replicas:\n- name: web\n  count: 4\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    fixture.window->context().navigator.showRule(u"exception-unmarked"_s);
    QVERIFY(fixture.settle());
    const FixPanel *panel = findings->detail()->fixPanel();
    QVERIFY(panel->ticketField()->isVisible());
    QTRY_VERIFY(!panel->outcome()->text().isEmpty());
    QVERIFY(!panel->canApply()); // no ticket yet
    QTest::keyClicks(panel->ticketField(), u"OPS-7"_s);
    QTest::keyClicks(panel->untilField(), u"2031-03-31"_s);
    QTest::keyClicks(panel->reasonField(), u"load test"_s);
    QTRY_VERIFY2(panel->canApply(), qPrintable(panel->outcome()->text()));
    QTest::mouseClick(findings->detail()->applyButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());
    const std::string text =
        textOf(fixture.workspace->edits().text(path("clusters/prod-a/kustomization.yaml")).value());
    QVERIFY2(text.find("  # exception: OPS-7 load test, until 2031-03-31\n  count: 4\n")
                 != std::string::npos,
             text.c_str());
}

void FindingsPageTest::exceptionsAreListedWithWhatDeparts()
{
    WindowFixture fixture;
    std::map<QString, QByteArray> files = FleetFolder::twoClusters();
    files[u"clusters.yaml"_s] = "clusters:\n";
    for (const QByteArray name : {"a", "b", "c"}) {
        files[u"clusters.yaml"_s] +=
            "- name: prod-" + name + "\n  labels:\n    environment: production\n";
        files[u"clusters/prod-%1/kustomization.yaml"_s.arg(QString::fromLatin1(name))] =
            "resources:\n- ../../base\n";
    }
    files[u"clusters/prod-a/kustomization.yaml"_s] +=
        "replicas:\n- name: web\n  count: 4 # exception: OPS-7 load until 2020-03-31\n";
    files[u"CODEOWNERS"_s] = "clusters/ @sre\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    auto *findings = fixture.page<FindingsPage>(PageId::Findings);
    findings->showTab(FindingsPage::Exceptions);
    QVERIFY(fixture.settle());
    QVERIFY2(findings->sentence().startsWith(u"1 exception needs somebody"_s)
                 || findings->sentence().startsWith(u"1 exception(s)"_s),
             qPrintable(findings->sentence()));
    QTreeWidget *view = findings->exceptions()->view();
    QCOMPARE(view->topLevelItemCount(), 1);
    QTreeWidgetItem *entry = view->topLevelItem(0);
    const auto row = [](const QTreeWidgetItem &item) {
        QStringList cells;
        for (int column = 0; column < 5; ++column)
            cells.append(item.text(column));
        return cells;
    };
    QCOMPARE(row(*entry),
             (QStringList{u"Expired"_s, u"2020-03-31"_s, u"OPS-7"_s, u"prod-a"_s, u"@sre"_s}));
    QCOMPARE(entry->childCount(), 1);
    QVERIFY2(entry->child(0)->text(5).contains(u"spec.replicas = 4, peers have 1"_s),
             qPrintable(entry->child(0)->text(5)));
    view->selectAll();
    QVERIFY(findings->textForClipboard(true).startsWith(u"| State | Until |"_s));
    findings->showTab(FindingsPage::Findings);
    QVERIFY(!findings->sentence().contains(u"exception"_s));
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

void FindingsPageTest::theEvidenceStandsBesideTheOwner()
{
    WindowFixture fixture;
    std::map<QString, QByteArray> files =
        fleetWith(QByteArray(leakingBase).replace("peer", "target"));
    files[u"clusters/prod-eu-west-1/kustomization.yaml"_s] +=
        "patches:\n- patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata:\n"
        "      name: settings\n    data:\n      target: prod-eu-west-1.example.com\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    fixture.window->context().navigator.showRule(u"leak-identity"_s);
    QVERIFY(fixture.settle());
    const EvidencePanel *panel = fixture.page<FindingsPage>(PageId::Findings)->evidence();
    const services::EvidencePtr &evidence = panel->evidence();
    QVERIFY(evidence);
    QCOMPARE(evidence->object, u"ConfigMap/settings"_s);
    QCOMPARE(evidence->field, u"data.target"_s);
    QCOMPARE(evidence->columns.size(), std::size_t{2});
    const model::Snapshot &snapshot = *evidence->snapshot;
    const services::EvidenceColumn &hit = evidence->columns[0];
    QCOMPARE(snapshot.clusters[hit.cluster].name, std::string("prod-us-east-1"));
    QCOMPARE(hit.value, u"prod-eu-west-1"_s);
    QCOMPARE(hit.place.file, path("base/settings.yaml"));
    QCOMPARE(hit.place.line, 6u);
    const services::EvidenceColumn &owner = evidence->columns[1];
    QCOMPARE(snapshot.clusters[owner.cluster].name, std::string("prod-eu-west-1"));
    QCOMPARE(owner.standing, services::EvidenceColumn::Standing::Owner);
    QCOMPARE(owner.value, u"prod-eu-west-1.example.com"_s);
    QCOMPARE(owner.place.file, path("clusters/prod-eu-west-1/kustomization.yaml"));
    QVERIFY(panel->view()->isVisible());
    QCOMPARE(panel->view()->currentField(), u"data.target"_s);
    // A place is a link to its line.
    Q_EMIT panel->summary()->linkActivated(u"1"_s);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.window->context().selection.state().place.file,
             path("clusters/prod-eu-west-1/kustomization.yaml"));
}

void FindingsPageTest::theEvidenceOfADepartureIsAPeer()
{
    WindowFixture fixture;
    std::map<QString, QByteArray> files = FleetFolder::twoClusters();
    files[u"clusters.yaml"_s] = "clusters:\n";
    for (const QByteArray name : {"a", "b", "c"}) {
        files[u"clusters.yaml"_s] +=
            "- name: prod-" + name + "\n  labels:\n    environment: production\n";
        files[u"clusters/prod-%1/kustomization.yaml"_s.arg(QString::fromLatin1(name))] =
            "resources:\n- ../../base\n";
    }
    files.erase(u"clusters/dev/kustomization.yaml"_s);
    files.erase(u"clusters/prod/kustomization.yaml"_s);
    files[u"clusters/prod-b/kustomization.yaml"_s] += "replicas:\n- name: web\n  count: 4\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    fixture.window->context().navigator.showRule(u"exception-unmarked"_s);
    QVERIFY(fixture.settle());
    const FindingsPage *page = fixture.page<FindingsPage>(PageId::Findings);
    const services::EvidencePtr &evidence = page->evidence()->evidence();
    QVERIFY(evidence);
    QCOMPARE(evidence->field, u"spec.replicas"_s);
    QStringList values;
    for (const services::EvidenceColumn &column : evidence->columns)
        values.append(services::toQt(evidence->snapshot->clusters[column.cluster].name) + u'='
                      + column.value);
    // Of the peers the nearest: they are alike, so the first.
    QCOMPARE(values, (QStringList{u"prod-b=4"_s, u"prod-a=1"_s}));
    QCOMPARE(evidence->columns[1].standing, services::EvidenceColumn::Standing::Peer);
    QCOMPARE(evidence->columns[1].place.file, path("base/web.yaml"));
}

QTEST_MAIN(FindingsPageTest)
#include "findingspage_test.moc"
