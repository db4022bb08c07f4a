// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/recovery.h"
#include "ui/pages/start/firstlookpanel.h"
#include "ui/pages/start/startpage.h"
#include "ui/widgets/cardbutton.h"
#include "ui/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class StartPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstStartShowsTheSample();
    void everySampleOpensFromItsButton();
    void aRecentFolderOpensByEnter();
    void aGoneFolderIsSaidAndLocated();
    void editsOfACrashAreAnnounced();
    void openFolderAsksWhere();
};

void StartPageTest::firstStartShowsTheSample()
{
    WindowFixture fixture;
    QVERIFY(fixture.settle());
    const auto *start = fixture.page<StartPage>(PageId::Start);
    QCOMPARE(start->recentView()->model()->rowCount(), 0);
    QVERIFY(start->firstLook()->openButton()->isVisible());
    QTest::mouseClick(start->firstLook()->openButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.workspace->snapshot());
    QCOMPARE(fixture.workspace->snapshot()->clusters.size(), std::size_t(6));
    // A copy of the user's own, to edit and commit in.
    QVERIFY(fixture.workspace->folder().startsWith(fixture.stateFile(u"data"_s)));
    QVERIFY(fixture.workspace->repository().state().available);
    QCOMPARE(fixture.workspace->repository().state().branch, u"main"_s);
}

void StartPageTest::everySampleOpensFromItsButton()
{
    for (const services::SampleFleet &sample : services::sampleFleets()) {
        WindowFixture fixture;
        QVERIFY(fixture.settle());
        const auto *start = fixture.page<StartPage>(PageId::Start);
        auto *button = start->findChild<CardButton *>(u"sample-"_s + sample.name);
        if (sample.name == services::firstSample()) {
            QVERIFY(!button); // it has a command
            continue;
        }
        QVERIFY2(button, qUtf8Printable(sample.name));
        QVERIFY(!button->accessibleName().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(fixture.settle());
        const model::SnapshotPtr snapshot = fixture.workspace->snapshot();
        QVERIFY2(snapshot, qUtf8Printable(sample.name));
        QVERIFY(snapshot->clusters.size() > 4);
        QVERIFY(!snapshot->units.empty());
        QCOMPARE(fixture.workspace->repository().state().branch, u"main"_s);
    }
}

void StartPageTest::aRecentFolderOpensByEnter()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::CloseFleet);
    QVERIFY(fixture.settle());
    auto *start = fixture.page<StartPage>(PageId::Start);
    const QAbstractItemModelTester tester(start->recentView()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(start->isCurrent());
    QCOMPARE(start->recentView()->model()->rowCount(), 1);
    QVERIFY(!fixture.workspace->isOpen());
    start->recentView()->setFocus();
    QTest::keyClick(start->recentView(), Qt::Key_Return);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.workspace->folder(), fixture.fleet.folder());
}

void StartPageTest::aGoneFolderIsSaidAndLocated()
{
    WindowFixture fixture;
    fixture.fleet.write(FleetFolder::twoClusters());
    fixture.settings->addRecentFolder(fixture.stateFile(u"moved-away"_s));
    QVERIFY(fixture.settle());
    auto *start = fixture.page<StartPage>(PageId::Start);
    QTRY_COMPARE(start->recent().rowCount(), 1);
    QVERIFY(fixture.settle());
    QVERIFY(start->recent().folder(0)->gone);
    QVERIFY(start->firstLook()->locateButton()->isVisible());
    QVERIFY(!start->firstLook()->openButton()->isVisible());
    fixture.dialogs.folders.push_back(fixture.fleet.folder());
    QTest::mouseClick(start->firstLook()->locateButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.workspace->folder(), fixture.fleet.folder());
    QCOMPARE(fixture.settings->value(services::setting::recentFolders),
             QStringList{fixture.fleet.folder()});
}

void StartPageTest::editsOfACrashAreAnnounced()
{
    WindowFixture fixture;
    fixture.fleet.write(FleetFolder::twoClusters());
    {
        services::RecoveryFile kept(fixture.fleet.folder());
        QVERIFY(kept.keep({{path("base/web.yaml"), "kind: ConfigMap\n",
                            fixture.fleet.read(u"base/web.yaml"_s).toStdString()}}));
    }
    auto *start = fixture.page<StartPage>(PageId::Start);
    QVERIFY(fixture.settle());
    start->setCurrent(false);
    start->setCurrent(true); // as when coming back to the page
    QVERIFY(fixture.settle());
    QCOMPARE(start->recent().rowCount(), 1);
    QCOMPARE(start->recent().folder(0)->unsavedFiles, 1);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    QCOMPARE(fixture.workspace->edits().unsaved().size(), std::size_t(1));
    bool announced = false;
    for (const MessageBar *bar : fixture.window->currentPage()->messages().bars())
        announced = announced || bar->message().key == u"recovered"_s;
    for (Page *page : fixture.window->pages()) {
        for (const MessageBar *bar : page->messages().bars())
            announced = announced || bar->message().key == u"recovered"_s;
    }
    QVERIFY(announced);
}

void StartPageTest::openFolderAsksWhere()
{
    WindowFixture fixture;
    fixture.fleet.write(FleetFolder::twoClusters());
    fixture.run(Command::OpenFolder); // dismissed
    QVERIFY(!fixture.workspace->isOpen());
    fixture.dialogs.folders.push_back(fixture.fleet.folder());
    fixture.run(Command::OpenFolder);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.workspace->snapshot());
    QVERIFY(!fixture.page<StartPage>(PageId::Start)->isCurrent());
}

QTEST_MAIN(StartPageTest)
#include "startpage_test.moc"
