// SPDX-License-Identifier: Apache-2.0
#include "services/fleetfolder.h"
#include "services/workspace/edits.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>

using namespace fleetwright;
using namespace fleetwright::services;
using namespace fleetwright::test;
using namespace Qt::StringLiterals;

namespace {

/// A disk that is full: every write fails and leaves everything as it was.
class FullDisk final : public base::FileWriter {
public:
    base::Result<void> write(const std::vector<Change> &) override
    {
        return base::Error{base::ErrorCode::WriteFailed, "no space left on device", {}, {}, {}};
    }
};

} // namespace

class EditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void editsTouchTheDiskOnSaveOnly();
    void undoAndRedoRestoreExactBytes();
    void typingJoinsUntilItEnds();
    void anIntentOverSeveralFilesIsOneEntry();
    void editingBackIsNoEdit();
    void addedAndRemovedFiles();
    void undoAfterSaveIsAnUnsavedEdit();
    void revertCanBeUndone();
    void saveRefusesAFileChangedOnDisk();
    void conflictChoices();
    void changesOnDiskAreSeenAndForgetUndo();
    void aFullDiskLosesNothing();
    void aReadOnlyFolderLosesNothing();

private:
    [[nodiscard]] std::string now(const char *file)
    {
        return textOf(m_edits->text(path(file)).value());
    }

    std::unique_ptr<FleetFolder> m_folder;
    std::unique_ptr<Edits> m_edits;
};

void EditsTest::init()
{
    m_folder = std::make_unique<FleetFolder>();
    m_folder->write(u"a.yaml"_s, "one: 1 # keep\r\n");
    m_folder->write(u"b.yaml"_s, "two: 2\n");
    m_edits = std::make_unique<Edits>();
    const std::string folder = m_folder->folder().toStdString();
    m_edits->reset(base::openDiskFiles(folder).value(),
                   std::move(base::openDiskWriter(folder)).value());
}

void EditsTest::editsTouchTheDiskOnSaveOnly()
{
    const QSignalSpy changed(m_edits.get(), &Edits::changed);
    m_edits->apply(u"Set one"_s, {{path("a.yaml"), "one: 5 # keep\r\n"}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(now("a.yaml"), std::string("one: 5 # keep\r\n"));
    QCOMPARE(textOf(m_edits->savedText(path("a.yaml")).value()), std::string("one: 1 # keep\r\n"));
    QCOMPARE(m_folder->read(u"a.yaml"_s), QByteArray("one: 1 # keep\r\n"));
    QCOMPARE(m_edits->unsaved(), std::vector{path("a.yaml")});
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());
    QCOMPARE(m_folder->read(u"a.yaml"_s), QByteArray("one: 5 # keep\r\n"));
    QVERIFY(m_edits->unsaved().empty());
    QCOMPARE(now("a.yaml"), std::string("one: 5 # keep\r\n"));
}

void EditsTest::undoAndRedoRestoreExactBytes()
{
    const std::string before = now("a.yaml");
    m_edits->apply(u"First"_s, {{path("a.yaml"), "one: 2 # keep\r\n"}});
    m_edits->apply(u"Second"_s, {{path("a.yaml"), "one: 3"}});
    QCOMPARE(m_edits->history().undoEntry()->text, u"Second"_s);
    m_edits->undo();
    QCOMPARE(now("a.yaml"), std::string("one: 2 # keep\r\n"));
    m_edits->undo();
    QCOMPARE(now("a.yaml"), before);
    QVERIFY(m_edits->unsaved().empty());
    QVERIFY(!m_edits->history().undoEntry());
    m_edits->redo();
    m_edits->redo();
    QCOMPARE(now("a.yaml"), std::string("one: 3"));
    m_edits->undo();
    m_edits->apply(u"Other way"_s, {{path("a.yaml"), "one: 4"}});
    QVERIFY(!m_edits->history().redoEntry());
}

void EditsTest::typingJoinsUntilItEnds()
{
    for (const char *text : {"one: 1x", "one: 1xy", "one: 1xyz"})
        m_edits->apply(u"Typing"_s, {{path("a.yaml"), text}}, EditKind::Typing);
    m_edits->endTyping();
    m_edits->apply(u"Typing"_s, {{path("a.yaml"), "one: 2"}}, EditKind::Typing);
    m_edits->apply(u"Typing"_s, {{path("b.yaml"), "two: 3"}}, EditKind::Typing);
    QCOMPARE(m_edits->history().entries().size(), std::size_t(3));
    m_edits->undo();
    m_edits->undo();
    QCOMPARE(now("a.yaml"), std::string("one: 1xyz"));
    m_edits->undo();
    QCOMPARE(now("a.yaml"), std::string("one: 1 # keep\r\n"));
}

void EditsTest::anIntentOverSeveralFilesIsOneEntry()
{
    m_edits->apply(u"Both"_s, {{path("a.yaml"), "one: 9\n"}, {path("b.yaml"), "two: 9\n"}});
    QCOMPARE(m_edits->unsaved().size(), std::size_t(2));
    m_edits->undo();
    QVERIFY(m_edits->unsaved().empty());
}

void EditsTest::editingBackIsNoEdit()
{
    m_edits->apply(u"There"_s, {{path("b.yaml"), "two: 3\n"}});
    m_edits->apply(u"And back"_s, {{path("b.yaml"), "two: 2\n"}});
    QVERIFY(m_edits->unsaved().empty());
    const QSignalSpy changed(m_edits.get(), &Edits::changed);
    m_edits->apply(u"Nothing"_s, {{path("b.yaml"), "two: 2\n"}});
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_edits->history().entries().size(), std::size_t(2));
}

void EditsTest::addedAndRemovedFiles()
{
    m_edits->apply(u"Add and remove"_s,
                   {{path("new/c.yaml"), "three: 3\n"}, {path("b.yaml"), std::nullopt}});
    QCOMPARE(m_edits->files()->kind(path("new/c.yaml")), base::EntryKind::File);
    QCOMPARE(m_edits->files()->kind(path("b.yaml")), base::EntryKind::Missing);
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());
    QCOMPARE(m_folder->read(u"new/c.yaml"_s), QByteArray("three: 3\n"));
    QVERIFY(!QFile::exists(m_folder->file(u"b.yaml"_s)));
    m_edits->undo();
    QCOMPARE(now("b.yaml"), std::string("two: 2\n"));
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());
    QVERIFY(!QFile::exists(m_folder->file(u"new/c.yaml"_s)));
    QCOMPARE(m_folder->read(u"b.yaml"_s), QByteArray("two: 2\n"));
}

void EditsTest::undoAfterSaveIsAnUnsavedEdit()
{
    m_edits->apply(u"Set"_s, {{path("b.yaml"), "two: 7\n"}});
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());
    m_edits->undo();
    QCOMPARE(m_edits->unsaved(), std::vector{path("b.yaml")});
    QCOMPARE(now("b.yaml"), std::string("two: 2\n"));
    QCOMPARE(m_folder->read(u"b.yaml"_s), QByteArray("two: 7\n"));
}

void EditsTest::revertCanBeUndone()
{
    m_edits->apply(u"Set"_s, {{path("b.yaml"), "two: 7\n"}});
    m_edits->revert(path("b.yaml"));
    QVERIFY(m_edits->unsaved().empty());
    m_edits->undo();
    QCOMPARE(now("b.yaml"), std::string("two: 7\n"));
}

void EditsTest::saveRefusesAFileChangedOnDisk()
{
    m_edits->apply(u"Both"_s, {{path("a.yaml"), "one: 9\n"}, {path("b.yaml"), "two: 9\n"}});
    m_folder->write(u"b.yaml"_s, "two: theirs\n");
    const auto result = m_edits->save(m_edits->unsaved());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, base::ErrorCode::Conflict);
    // All or nothing: the file without a conflict is not written either.
    QCOMPARE(m_folder->read(u"a.yaml"_s), QByteArray("one: 1 # keep\r\n"));
    QCOMPARE(m_folder->read(u"b.yaml"_s), QByteArray("two: theirs\n"));
    QCOMPARE(now("b.yaml"), std::string("two: 9\n"));
    QCOMPARE(m_edits->conflicts(), std::vector{path("b.yaml")});
}

void EditsTest::conflictChoices()
{
    const QByteArray original = "a: 1\nb: 2\nc: 3\nd: 4\n";
    m_folder->write(u"m.yaml"_s, original);
    const auto makeConflict = [this](const char *mine, const char *theirs) {
        m_edits->apply(u"Mine"_s, {{path("m.yaml"), mine}});
        m_folder->write(u"m.yaml"_s, theirs);
        m_edits->diskChanged({path("m.yaml")});
        QCOMPARE(m_edits->conflicts().size(), std::size_t(1));
    };
    makeConflict("a: mine\nb: 2\nc: 3\nd: 4\n", "a: 1\nb: 2\nc: 3\nd: theirs\n");
    QVERIFY(m_edits->resolve(path("m.yaml"), ConflictChoice::Merge).ok());
    QCOMPARE(now("m.yaml"), std::string("a: mine\nb: 2\nc: 3\nd: theirs\n"));
    QVERIFY(m_edits->conflicts().empty());
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());

    makeConflict("a: mine again\nb: 2\nc: 3\nd: theirs\n",
                 "a: theirs too\nb: 2\nc: 3\nd: theirs\n");
    QVERIFY(!m_edits->resolve(path("m.yaml"), ConflictChoice::Merge).ok());
    QCOMPARE(m_edits->conflicts().size(), std::size_t(1));
    QVERIFY(m_edits->resolve(path("m.yaml"), ConflictChoice::KeepMine).ok());
    QCOMPARE(now("m.yaml"), std::string("a: mine again\nb: 2\nc: 3\nd: theirs\n"));
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());

    makeConflict("a: mine\n", "a: last word\n");
    QVERIFY(m_edits->resolve(path("m.yaml"), ConflictChoice::TakeTheirs).ok());
    QCOMPARE(now("m.yaml"), std::string("a: last word\n"));
    QVERIFY(m_edits->unsaved().empty());
}

void EditsTest::changesOnDiskAreSeenAndForgetUndo()
{
    m_edits->apply(u"A"_s, {{path("a.yaml"), "one: 2\n"}});
    m_edits->apply(u"B"_s, {{path("b.yaml"), "two: 3\n"}});
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());
    m_folder->write(u"b.yaml"_s, "two: outside\n");
    const auto different = Edits::differencesOnDisk(m_edits->savedFiles(), {});
    QVERIFY(different.empty()); // saved, not read again yet
    QCOMPARE(now("b.yaml"), std::string("two: outside\n"));
    m_folder->write(u"b.yaml"_s, "two: outside again\n");
    QCOMPARE(Edits::differencesOnDisk(m_edits->savedFiles(), {}), std::vector{path("b.yaml")});
    m_edits->diskChanged({path("b.yaml")});
    QCOMPARE(now("b.yaml"), std::string("two: outside again\n"));
    // Undoing B would throw away what came from outside.
    QCOMPARE(m_edits->history().undoEntry()->text, u"A"_s);
}

void EditsTest::aFullDiskLosesNothing()
{
    m_edits->reset(base::openDiskFiles(m_folder->folder().toStdString()).value(),
                   std::make_unique<FullDisk>());
    m_edits->apply(u"Set"_s, {{path("b.yaml"), "two: 7\n"}});
    const auto result = m_edits->save(m_edits->unsaved());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, base::ErrorCode::WriteFailed);
    QCOMPARE(now("b.yaml"), std::string("two: 7\n"));
    QCOMPARE(m_folder->read(u"b.yaml"_s), QByteArray("two: 2\n"));
    QCOMPARE(m_edits->unsaved().size(), std::size_t(1));
}

void EditsTest::aReadOnlyFolderLosesNothing()
{
    const std::string folder = m_folder->folder().toStdString();
    m_edits->apply(u"Set"_s, {{path("b.yaml"), "two: 7\n"}});
    QCOMPARE(::chmod(folder.c_str(), 0555), 0);
    const bool canWriteAnyway =
        QFile(m_folder->file(u"probe"_s)).open(QIODevice::WriteOnly); // as root
    const auto result = m_edits->save(m_edits->unsaved());
    QCOMPARE(::chmod(folder.c_str(), 0755), 0);
    if (canWriteAnyway)
        QSKIP("this user may write everywhere");
    QVERIFY(!result.ok());
    QCOMPARE(now("b.yaml"), std::string("two: 7\n"));
    QVERIFY(m_edits->save(m_edits->unsaved()).ok());
}

QTEST_GUILESS_MAIN(EditsTest)
#include "edits_test.moc"
