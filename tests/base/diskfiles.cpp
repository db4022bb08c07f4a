// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"
#include "base/rawdisk.h"
#include "base/scratchfolder.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace fleetwright::base;
using fleetwright::tests::ScratchFolder;

namespace {

RepoPath at(std::string_view text)
{
    return RepoPath::fromText(text).value();
}

/// Both ways of refusing links must answer alike.
struct DiskLinks : ::testing::TestWithParam<LinkGuard> {
    static FileSourcePtr open(const ScratchFolder &folder)
    {
        return makeDiskFiles(openRawDisk(folder.text(), GetParam()).value());
    }
};

} // namespace

TEST(DiskFiles, readsAndLists)
{
    const ScratchFolder folder;
    folder.write("b.yaml", "two\n");
    folder.write("a/c.yaml", "one\n");
    folder.write(".git/HEAD", "ref");
    folder.write("a/.git/HEAD", "ref");
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    EXPECT_EQ((*files->read(at("a/c.yaml")))->bytes(), "one\n");
    EXPECT_EQ((*files->read(at("a/c.yaml")))->path().text(), "a/c.yaml");
    const std::vector<FolderEntry> expected = {{"a", EntryKind::Folder},
                                               {"b.yaml", EntryKind::File}};
    EXPECT_EQ(files->list(at("")).value(), expected);
    const std::vector<RepoPath> all = {at("a/c.yaml"), at("b.yaml")};
    EXPECT_EQ(listAllFiles(*files, at("")).value(), all);
    EXPECT_EQ(files->kind(at("a/x")), EntryKind::Missing);
    EXPECT_EQ(files->kind(at("b.yaml/x")), EntryKind::Missing);
    EXPECT_EQ(files->read(at("a")).error().code, ErrorCode::NotAFile);
    EXPECT_EQ(files->list(at("b.yaml")).error().code, ErrorCode::NotAFile);
    EXPECT_EQ(files->read(at("nothing")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(files->contentHash(at("nothing")).error().code, ErrorCode::NotFound);
}

TEST(DiskFiles, refusesWhatIsNoFolder)
{
    const ScratchFolder folder;
    folder.write("file", "");
    EXPECT_EQ(openDiskFiles((folder / "missing").string()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(openDiskFiles((folder / "file").string()).error().code, ErrorCode::NotAFile);
}

TEST(DiskFiles, anEmptyFolderIsEmpty)
{
    const ScratchFolder folder;
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    EXPECT_TRUE(files->list(RepoPath())->empty());
    EXPECT_TRUE(listAllFiles(*files, RepoPath())->empty());
}

TEST(DiskFiles, readsNamesOfAllKinds)
{
    const ScratchFolder folder;
    const std::vector<std::string> names = {
        "two words", "it's \"quoted\"", "Zürich/日本", "\u202Etxt.lmay",
        "-dash",     "new\nline",       "*",           "\xff\xfe is no UTF-8"};
    for (const std::string &name : names)
        folder.write(name, name);
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    for (const std::string &name : names)
        EXPECT_EQ((*files->read(at(name)))->bytes(), name);
    EXPECT_EQ(listAllFiles(*files, RepoPath())->size(), names.size());
}

TEST_P(DiskLinks, followsLinksInside)
{
    const ScratchFolder folder;
    folder.write("base/app/x.yaml", "x");
    folder.link("../base/app", "clusters/app");
    folder.link("x.yaml", "base/app/y.yaml");
    folder.link(folder.text() + "/base", "absolute");
    const FileSourcePtr files = open(folder);
    EXPECT_EQ((*files->read(at("clusters/app/y.yaml")))->bytes(), "x");
    EXPECT_EQ(files->canonical(at("clusters/app/y.yaml"))->text(), "base/app/x.yaml");
    EXPECT_EQ(files->kind(at("clusters/app")), EntryKind::Folder);
    EXPECT_EQ(files->kind(at("absolute/app/x.yaml")), EntryKind::File);
    const std::vector<FolderEntry> expected = {{"x.yaml", EntryKind::File},
                                               {"y.yaml", EntryKind::File}};
    EXPECT_EQ(files->list(at("clusters/app")).value(), expected);
    const std::vector<RepoPath> all = {at("base/app/x.yaml"), at("base/app/y.yaml")};
    EXPECT_EQ(listAllFiles(*files, RepoPath()).value(), all); // folder links are not descended
}

TEST_P(DiskLinks, neverLeavesTheRoot)
{
    const ScratchFolder outside;
    outside.write("secret", "s");
    const ScratchFolder folder;
    folder.write("a", "");
    folder.link(outside.text(), "folder");
    folder.link(outside.text() + "/secret", "file");
    folder.link("../" + outside.path().filename().string() + "/secret", "up");
    folder.link("../../../../../../../../etc/passwd", "d/e/passwd");
    folder.link(folder.text() + "-other/x", "prefix"); // begins like the root and is not in it
    const FileSourcePtr files = open(folder);
    for (const char *path : {"folder", "folder/secret", "file", "up", "d/e/passwd", "prefix"}) {
        EXPECT_EQ(files->kind(at(path)), EntryKind::Missing) << path;
        EXPECT_EQ(files->read(at(path)).error().code, ErrorCode::OutsideRoot) << path;
        EXPECT_EQ(files->canonical(at(path)).error().code, ErrorCode::OutsideRoot) << path;
        EXPECT_EQ(files->list(at(path)).error().code, ErrorCode::OutsideRoot) << path;
    }
}

TEST_P(DiskLinks, endsLinksInACircle)
{
    const ScratchFolder folder;
    folder.link("b", "a");
    folder.link("a", "b");
    folder.link("nowhere", "dangling");
    const FileSourcePtr files = open(folder);
    EXPECT_EQ(files->read(at("a")).error().code, ErrorCode::Cycle);
    EXPECT_EQ(files->kind(at("a")), EntryKind::Missing);
    EXPECT_EQ(files->read(at("dangling")).error().code, ErrorCode::NotFound);
}

INSTANTIATE_TEST_SUITE_P(Guards, DiskLinks, ::testing::Values(LinkGuard::Kernel, LinkGuard::Walk),
                         [](const auto &one) {
                             return std::string(one.param == LinkGuard::Kernel ? "kernel" : "walk");
                         });

TEST(DiskFiles, aPipeIsNoFileAndDoesNotBlock)
{
    const ScratchFolder folder;
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    EXPECT_EQ(files->kind(at("pipe")), EntryKind::Missing);
    EXPECT_EQ(files->read(at("pipe")).error().code, ErrorCode::NotAFile);
}

TEST(DiskFiles, aSocketIsNoFile)
{
    const ScratchFolder folder;
    const std::string path = (folder / "socket").string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    ASSERT_LT(path.size(), sizeof(address.sun_path));
    path.copy(address.sun_path, path.size());
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    EXPECT_EQ(files->kind(at("socket")), EntryKind::Missing);
    EXPECT_EQ(files->read(at("socket")).error().code, ErrorCode::NotAFile);
    ::close(socket);
}

TEST(DiskFiles, aDeviceIsNoFile)
{
    const FileSourcePtr files = openDiskFiles("/dev").value();
    EXPECT_EQ(files->kind(at("zero")), EntryKind::Missing);
    EXPECT_EQ(files->read(at("zero")).error().code, ErrorCode::NotAFile);
}

TEST(DiskFiles, namesTheLimitOfAHugeFile)
{
    const ScratchFolder folder;
    folder.write("big", std::string(2000, 'x'));
    Limits limits;
    limits.fileBytes = 1000;
    const FileSourcePtr files = openDiskFiles(folder.text(), limits).value();
    const auto read = files->read(at("big"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::TooLarge);
    EXPECT_NE(read.error().detail.find("fileBytes"), std::string::npos);
    limits.folderEntries = 0;
    EXPECT_EQ(openDiskFiles(folder.text(), limits).value()->list(RepoPath()).error().code,
              ErrorCode::TooLarge);
}

TEST(DiskFiles, tellsAnUnreadableFile)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root reads everything";
    const ScratchFolder folder;
    folder.write("closed", "x");
    folder.write("room/x", "x");
    ::chmod((folder / "closed").c_str(), 0);
    ::chmod((folder / "room").c_str(), 0);
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    EXPECT_EQ(files->read(at("closed")).error().code, ErrorCode::Unreadable);
    const auto listing = listFiles(*files, RepoPath());
    ASSERT_TRUE(listing);
    ASSERT_EQ(listing->problems.size(), 1u);
    EXPECT_EQ(listing->problems[0].place->file, at("room"));
    ::chmod((folder / "room").c_str(), 0700);
}

TEST(DiskFiles, noticesEveryChange)
{
    const ScratchFolder folder;
    const FileSourcePtr files = openDiskFiles(folder.text()).value();
    // Same size and, on coarse clocks, the same time stamp.
    for (int round = 0; round < 50; ++round) {
        const std::string bytes = std::to_string(1000 + round);
        folder.write("a", bytes);
        ASSERT_EQ(files->contentHash(at("a")).value(), hashBytes(bytes));
        ASSERT_EQ((*files->read(at("a")))->bytes(), bytes);
    }
    const SourceFilePtr held = files->read(at("a")).value();
    EXPECT_EQ(files->read(at("a")).value(), held);
}
