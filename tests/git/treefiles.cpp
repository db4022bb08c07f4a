// SPDX-License-Identifier: Apache-2.0
#include "git/scratchrepository.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::base;
using tests::ScratchRepository;

namespace {

base::RepoPath at(std::string_view text)
{
    return base::RepoPath::fromText(text).value();
}

struct TreeFiles : ::testing::Test {
    ScratchRepository scratch;

    FileSourcePtr head() const
    {
        const git::Repository repository = scratch.open();
        return repository.files(repository.resolveRevision("HEAD").value()).value();
    }
};

} // namespace

TEST_F(TreeFiles, areTheFilesOfTheDisk)
{
    scratch.folder().write("a/b/c.yaml", "x: 1\r\n");
    scratch.folder().write("a/b-d", std::string("bin\0ary", 7));
    scratch.folder().write("two words/Zürich \u202E.yaml", "");
    scratch.folder().link("../a/b", "l/folder");
    scratch.folder().link("c.yaml", "a/b/link");
    scratch.commitAll("first");
    const FileSourcePtr tree = head();
    const FileSourcePtr disk = openDiskFiles(scratch.folder().text()).value();
    const std::vector<RepoPath> all = listAllFiles(*disk, RepoPath()).value();
    EXPECT_EQ(all.size(), 4u);
    EXPECT_EQ(listAllFiles(*tree, RepoPath()).value(), all);
    for (const RepoPath &path : all) {
        EXPECT_EQ((*tree->read(path))->bytes(), (*disk->read(path))->bytes());
        EXPECT_EQ(tree->contentHash(path).value(), disk->contentHash(path).value());
    }
    for (const char *path :
         {"", "a", "a/b", "l", "l/folder", "l/folder/link", "a/x", "a/b/c.yaml/x"}) {
        EXPECT_EQ(tree->kind(at(path)), disk->kind(at(path))) << path;
        const auto place = disk->canonical(at(path));
        EXPECT_EQ(tree->canonical(at(path)).ok(), place.ok()) << path;
        if (place) {
            EXPECT_EQ(tree->canonical(at(path)).value(), *place) << path;
        }
        const auto entries = disk->list(at(path));
        EXPECT_EQ(tree->list(at(path)).ok(), entries.ok()) << path;
        if (entries) {
            EXPECT_EQ(tree->list(at(path)).value(), *entries) << path;
        }
    }
}

TEST_F(TreeFiles, showTheCommitNotTheDisk)
{
    scratch.folder().write("a", "committed");
    scratch.commitAll("first");
    scratch.folder().write("a", "changed");
    scratch.folder().write("b", "new");
    const FileSourcePtr tree = head();
    EXPECT_EQ((*tree->read(at("a")))->bytes(), "committed");
    EXPECT_EQ(tree->kind(at("b")), EntryKind::Missing);
    EXPECT_EQ(tree->read(at("b")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(tree->read(at("")).error().code, ErrorCode::NotAFile);
}

TEST_F(TreeFiles, neverLeaveTheRepository)
{
    scratch.folder().link("/etc/passwd", "absolute");
    scratch.folder().link("../../etc", "up");
    scratch.folder().link("b", "a");
    scratch.folder().link("a", "b");
    scratch.commitAll("first");
    const FileSourcePtr tree = head();
    EXPECT_EQ(tree->read(at("absolute")).error().code, ErrorCode::OutsideRoot);
    EXPECT_EQ(tree->read(at("up/passwd")).error().code, ErrorCode::OutsideRoot);
    EXPECT_EQ(tree->read(at("a")).error().code, ErrorCode::Cycle);
    EXPECT_EQ(tree->kind(at("absolute")), EntryKind::Missing);
}

TEST_F(TreeFiles, keepTheLimits)
{
    scratch.folder().write("big", std::string(100, 'x'));
    scratch.commitAll("first");
    const git::Repository repository = scratch.open();
    const git::CommitId commit = repository.resolveRevision("HEAD").value();
    Limits limits;
    limits.fileBytes = 10;
    EXPECT_EQ(repository.files(commit, limits).value()->read(at("big")).error().code,
              ErrorCode::TooLarge);
    limits.folderEntries = 0;
    EXPECT_EQ(repository.files(commit, limits).error().code, ErrorCode::TooLarge);
}

TEST_F(TreeFiles, outliveTheRepository)
{
    scratch.folder().write("a", "bytes");
    scratch.commitAll("first");
    const FileSourcePtr tree = head(); // its Repository is gone
    EXPECT_EQ((*tree->read(at("a")))->bytes(), "bytes");
    EXPECT_EQ(
        scratch.open().readBlob(scratch.open().resolveRevision("HEAD").value(), at("a")).value(),
        "bytes");
}
