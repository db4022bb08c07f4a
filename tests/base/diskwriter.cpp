// SPDX-License-Identifier: Apache-2.0
#include "base/rawdisk.h"
#include "base/scratchfolder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <set>

using namespace fleetwright::base;
using fleetwright::tests::ScratchFolder;

namespace {

RepoPath at(std::string_view text)
{
    return RepoPath::fromText(text).value();
}

/// Passes everything on until the given writing operation, which fails as a full disk does.
class FailingDisk final : public RawDisk {
public:
    FailingDisk(RawDiskPtr below, int failAt) : m_below(std::move(below)), m_failAt(failAt) {}

    int operations = 0;
    bool failForever = false;

    Result<Status> status(const RepoPath &path) const override { return m_below->status(path); }
    Result<std::string> readLink(const RepoPath &path) const override
    {
        return m_below->readLink(path);
    }
    Result<std::string> read(const RepoPath &path, std::size_t limit) const override
    {
        return m_below->read(path, limit);
    }
    Result<std::vector<Entry>> list(const RepoPath &folder) const override
    {
        return m_below->list(folder);
    }
    Result<void> create(const RepoPath &path, std::string_view bytes, std::uint32_t mode,
                        Sync sync) override
    {
        return unlessFull([&] { return m_below->create(path, bytes, mode, sync); });
    }
    Result<void> rename(const RepoPath &from, const RepoPath &to) override
    {
        return unlessFull([&] { return m_below->rename(from, to); });
    }
    Result<void> remove(const RepoPath &file) override { return m_below->remove(file); }
    Result<void> createFolder(const RepoPath &folder) override
    {
        return unlessFull([&] { return m_below->createFolder(folder); });
    }
    Result<void> removeFolder(const RepoPath &folder) override
    {
        return m_below->removeFolder(folder);
    }
    Result<void> syncFolder(const RepoPath &folder) override
    {
        return unlessFull([&] { return m_below->syncFolder(folder); });
    }
    const std::string &absoluteRoot() const override { return m_below->absoluteRoot(); }

private:
    Result<void> unlessFull(const std::function<Result<void>()> &work)
    {
        const int number = operations++;
        if (number == m_failAt || (failForever && number > m_failAt))
            return Error{ErrorCode::WriteFailed,
                         "cannot be written: No space left on device",
                         std::nullopt,
                         {},
                         {}};
        return work();
    }

    RawDiskPtr m_below;
    int m_failAt;
};

/// All files below, temporary ones included.
std::map<std::string, std::string> contents(const ScratchFolder &folder)
{
    std::map<std::string, std::string> found;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        const std::string name = std::filesystem::relative(entry.path(), folder.path()).string();
        found[name] = entry.is_regular_file() ? folder.read(name) : "(folder)";
    }
    return found;
}

struct Fixture : ::testing::Test {
    ScratchFolder folder;

    SourceFilePtr expected(const std::string &name) const
    {
        return std::make_shared<const SourceFile>(at(name), folder.read(name));
    }

    FileWriter::Change change(const std::string &name, const std::string &bytes) const
    {
        return {at(name), std::filesystem::exists(folder / name) ? expected(name) : nullptr, bytes};
    }
};

using DiskWriter = Fixture;

} // namespace

TEST_F(DiskWriter, replacesAddsAndRemoves)
{
    folder.write("a", "old a");
    folder.write("b", "old b");
    const std::unique_ptr<FileWriter> writer = openDiskWriter(folder.text()).value();
    const auto done = writer->write({change("a", "new a"),
                                     {at("b"), expected("b"), std::nullopt},
                                     change("deep/er/c", "new c")});
    ASSERT_TRUE(done) << describe(done.error());
    const std::map<std::string, std::string> wanted = {
        {"a", "new a"}, {"deep", "(folder)"}, {"deep/er", "(folder)"}, {"deep/er/c", "new c"}};
    EXPECT_EQ(contents(folder), wanted);
}

TEST_F(DiskWriter, everyFailureLeavesEverythingAsItWas)
{
    folder.write("a", "old a");
    folder.write("b", "old b");
    folder.write("c", "old c");
    const auto before = contents(folder);
    const std::vector<FileWriter::Change> changes = {change("a", "new a"),
                                                     {at("b"), expected("b"), std::nullopt},
                                                     change("c", "new c"),
                                                     change("n/d", "new")};
    int failAt = 0;
    for (;; ++failAt) {
        const auto disk = std::make_shared<FailingDisk>(openRawDisk(folder.text()).value(), failAt);
        const auto done = makeDiskWriter(disk)->write(changes);
        if (done)
            break;
        EXPECT_EQ(done.error().code, ErrorCode::WriteFailed);
        EXPECT_NE(done.error().hint.find("nothing was changed"), std::string::npos);
        ASSERT_EQ(contents(folder), before) << "operation " << failAt;
    }
    // 4 new files and 3 copies, 1 folder, 3 renames, 2 folder syncs at the least.
    EXPECT_GE(failAt, 12);
    EXPECT_EQ(folder.read("a"), "new a");
    EXPECT_FALSE(std::filesystem::exists(folder / "b"));
}

TEST_F(DiskWriter, aDiskThatStaysFullLosesNoContent)
{
    folder.write("a", "old a");
    folder.write("b", "old b");
    const auto disk = std::make_shared<FailingDisk>(openRawDisk(folder.text()).value(), 5);
    disk->failForever = true; // the second rename fails, and so does moving the first file back
    const auto done = makeDiskWriter(disk)->write({change("a", "new a"), change("b", "new b")});
    ASSERT_FALSE(done);
    ASSERT_EQ(done.error().causes.size(), 1u);
    EXPECT_EQ(folder.read("b"), "old b");
    std::set<std::string> kept;
    for (const auto &[name, bytes] : contents(folder))
        kept.insert(bytes);
    EXPECT_TRUE(kept.contains("old a"));
    EXPECT_NE(done.error().causes[0].hint.find("the former content lies in"), std::string::npos);
}

TEST_F(DiskWriter, refusesAFileThatChangedMeanwhile)
{
    folder.write("a", "old");
    folder.write("b", "old");
    const auto changeA = change("a", "new");
    const auto changeB = change("b", "new");
    folder.write("b", "by another program");
    const auto before = contents(folder);
    const auto done = openDiskWriter(folder.text()).value()->write({changeA, changeB});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Conflict);
    EXPECT_EQ(done.error().place->file, at("b"));
    EXPECT_EQ(contents(folder), before);
}

TEST_F(DiskWriter, refusesAFileThatAppearedOrVanished)
{
    const auto added = change("new", "bytes");
    folder.write("gone", "x");
    const auto changed = change("gone", "y");
    folder.write("new", "by another program");
    std::filesystem::remove(folder / "gone");
    const auto writer = openDiskWriter(folder.text());
    EXPECT_EQ((*writer)->write({added}).error().code, ErrorCode::Conflict);
    EXPECT_EQ((*writer)->write({changed}).error().code, ErrorCode::Conflict);
    EXPECT_EQ(folder.read("new"), "by another program");
}

TEST_F(DiskWriter, keepsModesAndLinks)
{
    folder.write("run.sh", "old");
    ::chmod((folder / "run.sh").c_str(), 0750);
    folder.link("../run.sh", "links/to");
    const auto done = openDiskWriter(folder.text()).value()->write({change("links/to", "new")});
    ASSERT_TRUE(done) << describe(done.error());
    EXPECT_EQ(folder.read("run.sh"), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "links/to"));
    struct stat status{};
    ASSERT_EQ(::stat((folder / "run.sh").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0750u);
}

TEST_F(DiskWriter, neverWritesOutside)
{
    const ScratchFolder outside;
    outside.write("file", "untouched");
    folder.link(outside.text(), "folder");
    folder.link(outside.text() + "/file", "file");
    const auto writer = openDiskWriter(folder.text());
    EXPECT_EQ((*writer)->write({change("file", "x")}).error().code, ErrorCode::OutsideRoot);
    EXPECT_EQ((*writer)->write({{at("folder/new"), nullptr, "x"}}).error().code,
              ErrorCode::OutsideRoot);
    EXPECT_EQ((*writer)->write({{at(".git/hooks/pre-commit"), nullptr, "x"}}).error().code,
              ErrorCode::Refused);
    EXPECT_EQ(contents(outside).size(), 1u);
    EXPECT_EQ(outside.read("file"), "untouched");
}

TEST_F(DiskWriter, refusesReadOnlyFilesAndFolders)
{
    folder.write("a", "old");
    ::chmod((folder / "a").c_str(), 0444);
    const auto writer = openDiskWriter(folder.text());
    const auto done = (*writer)->write({change("a", "new")});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(folder.read("a"), "old");
    if (::geteuid() == 0)
        GTEST_SKIP() << "root writes everywhere";
    folder.write("closed/b", "old");
    ::chmod((folder / "closed").c_str(), 0555);
    EXPECT_EQ((*writer)->write({change("closed/b", "new")}).error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(folder.read("closed/b"), "old");
    ::chmod((folder / "closed").c_str(), 0755);
}

TEST_F(DiskWriter, twoChangesOfOneFileAreAConflict)
{
    folder.write("a", "old");
    folder.link("a", "b");
    const auto done =
        openDiskWriter(folder.text()).value()->write({change("a", "1"), change("b", "2")});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Conflict);
    EXPECT_EQ(folder.read("a"), "old");
}

TEST_F(DiskWriter, writesNamesOfAllKinds)
{
    const std::vector<std::string> names = {"two words", "it's \"quoted\"", "Zürich/日本",
                                            "\u202Etxt.lmay", "-dash"};
    std::vector<FileWriter::Change> changes;
    for (const std::string &name : names)
        changes.push_back(change(name, name));
    ASSERT_TRUE(openDiskWriter(folder.text()).value()->write(changes));
    for (const std::string &name : names)
        EXPECT_EQ(folder.read(name), name);
}
