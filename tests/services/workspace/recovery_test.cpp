// SPDX-License-Identifier: Apache-2.0
#include "services/fleetfolder.h"
#include "services/workspace/recovery.h"

#include <QTest>

using namespace fleetwright::services;
using namespace fleetwright::test;
using namespace Qt::StringLiterals;

class RecoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsBytesAsTheyAre();
    void aSecondProgramGetsAFileOfItsOwn();
    void nothingToKeepLeavesNothing();
    void abandonedEditsAreFound();
    void aBrokenFileIsNoReasonToFail();

private:
    std::unique_ptr<FleetFolder> m_state;
};

void RecoveryTest::init()
{
    m_state = std::make_unique<FleetFolder>();
    qputenv("XDG_STATE_HOME", m_state->folder().toLocal8Bit());
}

void RecoveryTest::keepsBytesAsTheyAre()
{
    const std::string odd("\xef\xbb\xbf"
                          "a: \"\\0\"\r\nb: \xff\0x",
                          19);
    {
        RecoveryFile file(u"/fleets/one"_s);
        QVERIFY(file.left().empty());
        QVERIFY(file.keep({{path("dir/a b.yaml"), odd, "before"},
                           {path("gone.yaml"), std::nullopt, "x"},
                           {path("new.yaml"), "n", std::nullopt}}));
    }
    const RecoveryFile again(u"/fleets/one"_s);
    QCOMPARE(again.left().size(), std::size_t(3));
    QCOMPARE(again.left()[0].path, path("dir/a b.yaml"));
    QVERIFY(again.left()[0].bytes == odd);
    QVERIFY(again.left()[0].original == "before");
    QVERIFY(!again.left()[1].bytes);
    QVERIFY(!again.left()[2].original);
}

void RecoveryTest::aSecondProgramGetsAFileOfItsOwn()
{
    RecoveryFile first(u"/fleets/one"_s);
    QVERIFY(first.keep({{path("a"), "first", "x"}}));
    RecoveryFile second(u"/fleets/one"_s);
    QVERIFY(second.left().empty());
    QVERIFY(second.keep({{path("a"), "second", "x"}}));
    QVERIFY(RecoveryFile::findAbandoned().empty()); // both are held
}

void RecoveryTest::nothingToKeepLeavesNothing()
{
    RecoveryFile file(u"/fleets/one"_s);
    QVERIFY(file.keep({{path("a"), "1", "x"}}));
    QVERIFY(file.keep({}));
    QVERIFY(QDir(stateFolder() + u"/unsaved"_s).entryList({u"*.json"_s}, QDir::Files).isEmpty());
}

void RecoveryTest::abandonedEditsAreFound()
{
    {
        RecoveryFile file(u"/fleets/crashed"_s);
        QVERIFY(file.keep({{path("a"), "1", "x"}, {path("b"), "2", "y"}}));
    }
    const auto found = RecoveryFile::findAbandoned();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().folder, u"/fleets/crashed"_s);
    QCOMPARE(found.front().files, 2);
    QVERIFY(found.front().time.isValid());
}

void RecoveryTest::aBrokenFileIsNoReasonToFail()
{
    {
        RecoveryFile file(u"/fleets/one"_s);
        QVERIFY(file.keep({{path("a"), "1", "x"}}));
    }
    const QDir folder(stateFolder() + u"/unsaved"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
        QFile broken(folder.filePath(name));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"version\": 1, \"folder\": \"/fleets/one\", \"files\": [{\"path\": "
                     "\"../../etc/passwd\", \"bytes\": \"eA==\"}, 7");
    }
    const RecoveryFile again(u"/fleets/one"_s);
    QVERIFY(again.left().empty());
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
