// SPDX-License-Identifier: Apache-2.0
#include "git/revisions.h"

#include "git/scratchrepository.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace fleetwright;
using tests::ScratchRepository;

namespace {

void write(const ScratchRepository &repository, const std::string &bytes)
{
    std::ofstream(repository.folder().text() + "/file", std::ios::binary) << bytes;
}

std::string contentAt(const base::Revisions &revisions, const std::string &revision)
{
    const auto files = revisions.files(revision);
    if (!files)
        return std::string(base::codeName(files.error().code));
    const auto file = (*files)->read(*base::RepoPath::fromText("file"));
    return file ? std::string((*file)->bytes()) : "unreadable";
}

} // namespace

TEST(Revisions, theOpenedStateStandsForWhatIsCheckedOutAndForTheDefaultBranch)
{
    const ScratchRepository repository;
    write(repository, "one");
    repository.commitAll("one");
    repository.run("git checkout -q -b work && git branch other");
    const auto revisions = git::openRevisions(repository.folder().text());
    ASSERT_NE(revisions, nullptr);
    for (const char *own : {"", "HEAD", "work", "refs/heads/work", "main", "refs/heads/main"})
        EXPECT_TRUE(revisions->isOpened(own)) << own;
    for (const char *foreign : {"other", "refs/heads/other", "v1", "refs/tags/work"})
        EXPECT_FALSE(revisions->isOpened(foreign)) << foreign;
    std::string head = repository.run("git rev-parse HEAD");
    head.pop_back();
    EXPECT_TRUE(revisions->isOpened(head));
}

TEST(Revisions, otherStatesAreReadFromTheRepository)
{
    const ScratchRepository repository;
    write(repository, "one");
    repository.commitAll("one");
    repository.run("git tag v1 && git update-ref refs/remotes/origin/far HEAD && git branch old");
    write(repository, "two");
    repository.commitAll("two");
    const auto revisions = git::openRevisions(repository.folder().text());
    ASSERT_NE(revisions, nullptr);
    EXPECT_EQ(contentAt(*revisions, "v1"), "one");
    EXPECT_EQ(contentAt(*revisions, "refs/tags/v1"), "one");
    EXPECT_EQ(contentAt(*revisions, "old"), "one");
    EXPECT_EQ(contentAt(*revisions, "far"), "one");
    EXPECT_EQ(contentAt(*revisions, "refs/heads/far"), "one");
    EXPECT_EQ(contentAt(*revisions, "gone"), "unresolved");
    EXPECT_EQ(contentAt(*revisions, "refs/tags/old"), "unresolved");
}

TEST(Revisions, remotesAreToldOriginFirst)
{
    const ScratchRepository repository;
    write(repository, "one");
    repository.commitAll("one");
    repository.run("git remote add a https://git.example.com/fork && "
                   "git remote add origin git@git.example.com:up/stream.git");
    const auto revisions = git::openRevisions(repository.folder().text());
    ASSERT_NE(revisions, nullptr);
    EXPECT_EQ(revisions->remoteUrls(),
              (std::vector<std::string>{"git@git.example.com:up/stream.git",
                                        "https://git.example.com/fork"}));
}

TEST(Revisions, aFolderWithoutGitHasNone)
{
    const tests::ScratchFolder folder;
    EXPECT_EQ(git::openRevisions(folder.text()), nullptr);
}
