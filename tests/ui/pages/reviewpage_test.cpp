// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review/publishpanel.h"
#include "ui/pages/review/reviewpage.h"
#include "ui/pages/review/statepicker.h"
#include "ui/widgets/counttile.h"
#include "ui/widgets/patchview.h"
#include "ui/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeView>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class ReviewPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToReview();
    void theCanaryIsCommittedOnABranch();
    void anUntickedFileStaysOut();
    void namesThatGitRefuses();
    void withoutGitItSaysWhy();
    void aDetachedHeadCanBeCommittedFrom();
    void aMergeInProgressStopsTheCommit();
    void branchNames_data();
    void branchNames();
    void groupsAreTickedOffByKeys();
    void twoRevisionsAreCompared();
    void anUnknownRevisionSaysSo();
    void valuesOfSecretsAreMasked();
    void tilesFilter();
};

void ReviewPageTest::nothingToReview()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    const auto *review = fixture.page<ReviewPage>(PageId::Review);
    QCOMPARE(review->sentence(), u"Nothing differs from the last commit."_s);
    QVERIFY(!review->publish()->commitButton()->isEnabled());
}

void ReviewPageTest::theCanaryIsCommittedOnABranch()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const char *file = "environments/staging/kustomization.yaml";
    const std::string before = textOf(fixture.workspace->edits().text(path(file)).value());
    fixture.workspace->edits().apply(
        u"Set image in environments/staging"_s,
        {{path(file),
          before + "images:\n- name: quay.io/prometheus/prometheus\n  newTag: v2.56.0\n"}});
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    const QAbstractItemModelTester tester(&review->files(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(review->files().rowCount(), 1);
    QCOMPARE(review->files().files().front().linesAdded, 3);
    QCOMPARE(review->files().files().front().linesRemoved, 0);
    PublishPanel *publish = review->publish();
    QCOMPARE(publish->branchField()->text(), u"set-image-in-environments-staging"_s);
    QCOMPARE(publish->titleField()->text(), u"Set image in environments/staging"_s);
    // staging-us-east-1 has this tag already: only the other cluster changes.
    QVERIFY(publish->messageField()->toPlainText().contains(
        u"staging-eu-west-1: Deployment/prometheus image v2.55.1 to v2.56.0"_s));
    QVERIFY(!publish->messageField()->toPlainText().contains(u"staging-us-east-1"_s));
    publish->branchField()->clear();
    QTest::keyClicks(publish->branchField(), u"prometheus-canary"_s);
    publish->signOffBox()->setChecked(true);
    QVERIFY2(publish->commitButton()->isEnabled(), qPrintable(publish->problem()));
    QTest::mouseClick(publish->commitButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.workspace->repository().state().branch, u"prometheus-canary"_s);
    QVERIFY(fixture.workspace->edits().unsaved().empty());
    QCOMPARE(review->files().rowCount(), 0);
    QVERIFY(!review->messages().bars().isEmpty());
    QCOMPARE(review->messages().bars().first()->message().key, u"committed"_s);
    const auto repository = git::Repository::open(fixture.workspace->folder().toStdString());
    QVERIFY(repository.ok());
    const auto commit = repository->commit(*repository->state()->head);
    QVERIFY(commit.ok());
    QCOMPARE(commit->summary, std::string("Set image in environments/staging"));
    QVERIFY(commit->message.find("Signed-off-by: ") != std::string::npos);
    QCOMPARE(repository->readBlob(commit->id, path(file)).value(),
             before + "images:\n- name: quay.io/prometheus/prometheus\n  newTag: v2.56.0\n");
}

void ReviewPageTest::anUntickedFileStaysOut()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit("environments/dev/kustomization.yaml", "environment: dev",
                 "environment: dev # one");
    fixture.edit("environments/staging/kustomization.yaml", "environment: staging",
                 "environment: staging # two");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    QCOMPARE(review->files().rowCount(), 2);
    review->view()->setCurrentIndex(review->files().index(0));
    review->view()->setFocus();
    QTest::keyClick(review->view(), Qt::Key_Space);
    QCOMPARE(review->files().chosen(),
             std::vector{path("environments/staging/kustomization.yaml")});
    fixture.run(Command::CommitBranch);
    QVERIFY(fixture.settle());
    // Only what was committed has been saved.
    QCOMPARE(fixture.workspace->edits().unsaved(),
             std::vector{path("environments/dev/kustomization.yaml")});
    QCOMPARE(review->files().rowCount(), 1);
}

void ReviewPageTest::namesThatGitRefuses()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit("environments/dev/kustomization.yaml", "environment: dev",
                 "environment: dev # one");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    const auto *publish = fixture.page<ReviewPage>(PageId::Review)->publish();
    for (const QString &name : {u"main"_s, u"has space"_s, u"-dash"_s, u"a..b"_s, QString()}) {
        publish->branchField()->setText(name);
        QVERIFY2(!publish->commitButton()->isEnabled(), qPrintable(name));
        QVERIFY2(!publish->problem().isEmpty(), qPrintable(name));
    }
    publish->branchField()->setText(u"fine"_s);
    QVERIFY(publish->commitButton()->isEnabled());
    publish->titleField()->clear();
    QVERIFY(!publish->commitButton()->isEnabled());
}

void ReviewPageTest::withoutGitItSaysWhy()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.edit("base/web.yaml", "replicas: 1", "replicas: 3");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    QCOMPARE(review->files().rowCount(), 1);
    QVERIFY(review->textForClipboard(false).contains(u"+  replicas: 3 # few"_s));
    QVERIFY(!review->publish()->commitButton()->isEnabled());
    QCOMPARE(review->publish()->problem(), fixture.workspace->repository().state().whyNot);
    QVERIFY(!review->publish()->problem().isEmpty());
}

void ReviewPageTest::aDetachedHeadCanBeCommittedFrom()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const QString folder = fixture.workspace->folder();
    const auto head = git::Repository::open(folder.toStdString())->state()->head;
    QFile headFile(folder + u"/.git/HEAD"_s);
    QVERIFY(headFile.open(QIODevice::WriteOnly));
    headFile.write(QByteArray::fromStdString(head->hex) + QByteArray("\n"));
    headFile.close();
    fixture.workspace->repository().refresh();
    QVERIFY(fixture.workspace->repository().state().detached);
    fixture.edit("environments/dev/kustomization.yaml", "environment: dev",
                 "environment: dev # one");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    fixture.run(Command::CommitBranch);
    QVERIFY(fixture.settle());
    QVERIFY(!fixture.workspace->repository().state().detached);
}

void ReviewPageTest::aMergeInProgressStopsTheCommit()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    const QString folder = fixture.workspace->folder();
    const auto head = git::Repository::open(folder.toStdString())->state()->head;
    QFile mergeHead(folder + u"/.git/MERGE_HEAD"_s);
    QVERIFY(mergeHead.open(QIODevice::WriteOnly));
    mergeHead.write(QByteArray::fromStdString(head->hex) + QByteArray("\n"));
    mergeHead.close();
    fixture.workspace->repository().refresh();
    fixture.edit("environments/dev/kustomization.yaml", "environment: dev",
                 "environment: dev # one");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    const auto *publish = fixture.page<ReviewPage>(PageId::Review)->publish();
    QVERIFY(!publish->commitButton()->isEnabled());
    QVERIFY2(publish->problem().contains(u"merge"_s), qPrintable(publish->problem()));
}

void ReviewPageTest::branchNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("branch");
    QTest::newRow("a path") << u"Set image in environments/staging"_s
                            << u"set-image-in-environments-staging"_s;
    QTest::newRow("ends") << u"  Fix it!  "_s << u"fix-it"_s;
    QTest::newRow("version") << u"Use v2.56.0"_s << u"use-v2.56.0"_s;
    QTest::newRow("no letter that Git takes plainly") << u"集群"_s << QString();
    QTest::newRow("long") << QString(200, u'a') << QString(48, u'a');
}

void ReviewPageTest::branchNames()
{
    QFETCH(QString, title);
    QTEST(branchNameFor(title), "branch");
}

void ReviewPageTest::groupsAreTickedOffByKeys()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit("base/monitoring/prometheus.yaml", "retention.time=15d", "retention.time=30d");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    const QAbstractItemModelTester tester(&review->impact(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(review->impact().rowCount(), 1);
    QVERIFY2(review->sentence().startsWith(u"6 cluster(s) change, 2 of production."_s),
             qPrintable(review->sentence()));
    // What changes in the output, and the line in Git.
    QVERIFY(review->groups()->currentIndex().isValid());
    QVERIFY2(review->outputPatch()->toPlainText().contains(u"--storage.tsdb.retention.time=30d"_s),
             qPrintable(review->outputPatch()->toPlainText()));
    QVERIFY(review->filePatch()->toPlainText().contains(u"base/monitoring/prometheus.yaml"_s));
    review->groups()->setFocus();
    QTest::keyClick(review->groups(), Qt::Key_X);
    QCOMPARE(review->impact().tickedCount(), 1);
    QTest::keyClick(review->groups(), Qt::Key_Space);
    QCOMPARE(review->impact().tickedCount(), 0);
    QVERIFY(review->textForClipboard(true).startsWith(u"## 6 of 6 clusters change"_s));
}

void ReviewPageTest::twoRevisionsAreCompared()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit("base/monitoring/prometheus.yaml", "retention.time=15d", "retention.time=30d");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    review->publish()->branchField()->setText(u"longer-retention"_s);
    fixture.run(Command::CommitBranch);
    QVERIFY(fixture.settle());
    QVERIFY(review->picker()->baseBox()->findData(u"longer-retention"_s) >= 0);
    review->picker()->setStates({u"longer-retention"_s, u"main"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(review->files().rowCount(), 1);
    QVERIFY(review->outputPatch()->toPlainText().contains(u"-"_s));
    QVERIFY2(review->outputPatch()->toPlainText().contains(u"retention.time=15d"_s),
             qPrintable(review->outputPatch()->toPlainText()));
    QVERIFY(!review->publish()->commitButton()->isEnabled());
    QVERIFY(!review->publish()->problem().isEmpty());
    review->picker()->setStates({u"main"_s, u"main"_s});
    QVERIFY(fixture.settle());
    QCOMPARE(review->sentence(), u"The two states do not differ."_s);
    review->picker()->setStates({});
    QVERIFY(fixture.settle());
    QCOMPARE(review->sentence(), u"Nothing differs from the last commit."_s);
}

void ReviewPageTest::anUnknownRevisionSaysSo()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    QLineEdit *typed = review->picker()->baseBox()->lineEdit();
    typed->setText(u"no-such-branch"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(fixture.settle());
    QCOMPARE(review->picker()->states().base, u"no-such-branch"_s);
    QVERIFY(!review->messages().bars().isEmpty());
    QVERIFY(review->impact().impact() == nullptr);
}

void ReviewPageTest::valuesOfSecretsAreMasked()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    const std::string secret =
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\nstringData:\n"
        "  password: planted-secret-value\n";
    const std::string base =
        textOf(fixture.workspace->edits().text(path("base/kustomization.yaml")).value());
    fixture.workspace->edits().apply(u"Add a Secret"_s,
                                     {{path("base/secret.yaml"), secret},
                                      {path("base/kustomization.yaml"), base + "- secret.yaml\n"}});
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    const QString output = review->outputPatch()->toPlainText();
    QVERIFY2(output.contains(u"password"_s), qPrintable(output + review->sentence()));
    QVERIFY(!output.contains(u"planted"_s));
    QVERIFY(!review->textForClipboard(true).contains(u"planted"_s));
}

void ReviewPageTest::tilesFilter()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit("base/monitoring/prometheus.yaml", "retention.time=15d", "retention.time=30d");
    QVERIFY(fixture.settle());
    fixture.run(Command::GoReview);
    QVERIFY(fixture.settle());
    auto *review = fixture.page<ReviewPage>(PageId::Review);
    CountTile *created = review->tiles()[1];
    QTest::mouseClick(created, Qt::LeftButton);
    QVERIFY(created->isChecked());
    QCOMPARE(review->impact().rowCount(), 0);
    QTest::mouseClick(review->tiles()[2], Qt::LeftButton);
    QVERIFY(!created->isChecked());
    QCOMPARE(review->impact().rowCount(), 1);
    QTest::mouseClick(review->tiles()[2], Qt::LeftButton);
    QCOMPARE(review->impact().filter(), ImpactModel::Filter::All);
}

QTEST_MAIN(ReviewPageTest)
#include "reviewpage_test.moc"
