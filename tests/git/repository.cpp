// SPDX-License-Identifier: Apache-2.0
#include "git/repository.h"

#include "git/scratchrepository.h"

#include <gtest/gtest.h>
#include <unistd.h>

using namespace fleetwright;
using namespace fleetwright::git;
using base::ErrorCode;
using tests::ScratchFolder;
using tests::ScratchRepository;

namespace {

base::RepoPath at(std::string_view text)
{
    return base::RepoPath::fromText(text).value();
}

std::string trimmed(std::string text)
{
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

} // namespace

TEST(Repository, opensExactlyItsFolder)
{
    const ScratchRepository scratch;
    scratch.folder().write("sub/a", "x");
    EXPECT_EQ(scratch.open().folder(), scratch.folder().text());
    const auto below = Repository::open((scratch.folder() / "sub").string());
    ASSERT_FALSE(below);
    EXPECT_EQ(below.error().code, ErrorCode::NotFound);
    EXPECT_EQ(Repository::discover((scratch.folder() / "sub").string()).value(),
              scratch.folder().text());
    const ScratchFolder plain;
    EXPECT_EQ(Repository::open(plain.text()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(Repository::discover(plain.text()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(Repository::open((plain / "missing").string()).error().code, ErrorCode::NotFound);
}

TEST(Repository, isCreatedOnceAndWithoutHooks)
{
    const ScratchFolder folder;
    folder.write("a", "1\n");
    const auto made = Repository::create(folder.text(), {"Somebody", "somebody@example.com"});
    ASSERT_TRUE(made) << base::describe(made.error());
    EXPECT_EQ(made->state()->branch, "main");
    EXPECT_FALSE(made->author()->name.empty());
    ASSERT_TRUE(made->createBranchAndCommit({"first", "Begin", {{at("a"), "1\n"}}}));
    EXPECT_EQ(made->status()->size(), 0u);
    EXPECT_FALSE(std::filesystem::exists(folder / ".git/hooks/pre-commit.sample"));
    EXPECT_FALSE(Repository::create(folder.text(), {"Other", "other@example.com"}));
}

TEST(Repository, refusesWhatIsNoWorkingTreeHere)
{
    const ScratchFolder bare;
    ScratchRepository scratch;
    scratch.run("git init -q --bare '" + bare.text() + "'");
    EXPECT_EQ(Repository::open(bare.text()).error().code, ErrorCode::Unsupported);
    const ScratchFolder elsewhere;
    scratch.run("git config core.worktree '" + elsewhere.text() + "'");
    EXPECT_EQ(Repository::open(scratch.folder().text()).error().code, ErrorCode::Refused);
}

TEST(Repository, refusesAnUnknownFormat)
{
    const ScratchRepository scratch;
    scratch.run("git config core.repositoryformatversion 99");
    const auto opened = Repository::open(scratch.folder().text());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Unsupported);
    const ScratchRepository extended;
    extended.run(
        "git config core.repositoryformatversion 1 && git config extensions.unheardof true");
    EXPECT_EQ(Repository::open(extended.folder().text()).error().code, ErrorCode::Unsupported);
}

TEST(Repository, refusesAnotherOwner)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can give a folder to another user";
    const ScratchRepository scratch;
    scratch.run("chown -R nobody .");
    const auto opened = Repository::open(scratch.folder().text());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Refused);
}

TEST(Repository, aBrokenRepositoryIsAnError)
{
    const ScratchRepository scratch;
    scratch.folder().write(".git/config", "[core\nbroken");
    EXPECT_FALSE(Repository::open(scratch.folder().text()));
}

TEST(Repository, opensALinkedWorktree)
{
    const ScratchRepository scratch;
    scratch.commitAll("first");
    const ScratchFolder other;
    scratch.run("git worktree add -q -b second '" + (other / "tree").string() + "'");
    const auto opened = Repository::open((other / "tree").string());
    ASSERT_TRUE(opened) << base::describe(opened.error());
    EXPECT_EQ(opened->state()->branch, "second");
}

TEST(Repository, knowsItsState)
{
    const ScratchRepository scratch;
    const Repository repository = scratch.open();
    EXPECT_EQ(repository.state()->branch, "main");
    EXPECT_FALSE(repository.state()->head);
    scratch.folder().write("a", "1\n");
    scratch.commitAll("first");
    EXPECT_EQ(repository.state()->head->hex, trimmed(scratch.run("git rev-parse HEAD")));
    scratch.run("git checkout -q --detach");
    EXPECT_TRUE(repository.state()->detached());
    EXPECT_EQ(repository.state()->head->hex, trimmed(scratch.run("git rev-parse HEAD")));
}

TEST(Repository, noticesAConflict)
{
    const ScratchRepository scratch;
    scratch.folder().write("a", "1\n");
    scratch.commitAll("first");
    scratch.run("git checkout -q -b other");
    scratch.folder().write("a", "2\n");
    scratch.commitAll("second");
    scratch.run("git checkout -q main");
    scratch.folder().write("a", "3\n");
    scratch.commitAll("third");
    const Repository repository = scratch.open();
    EXPECT_FALSE(repository.state()->conflicts);
    scratch.run("git merge other", 1);
    EXPECT_TRUE(repository.state()->conflicts);
    EXPECT_EQ(repository.state()->operation, Operation::Merge);
    const std::vector<FileStatus> status = repository.status().value();
    ASSERT_EQ(status.size(), 1u);
    EXPECT_EQ(status[0].worktree, FileState::Conflicted);
    const auto refused = repository.createBranchAndCommit({"topic", "m", {{at("a"), "4\n"}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
    EXPECT_EQ(repository.switchBranch("other").error().code, ErrorCode::Refused);
    scratch.run("git merge --abort");
    EXPECT_FALSE(repository.state()->conflicts);
}

TEST(Repository, statusIsGits)
{
    const ScratchRepository scratch;
    for (const char *name : {"kept", "changed", "deleted", "staged", "two words/ünï \u202Ecode"})
        scratch.folder().write(name, "old\n");
    scratch.folder().write(".gitignore", "*.tmp\n");
    scratch.commitAll("first");
    scratch.folder().write("changed", "new!\n");
    scratch.folder().write("staged", "new!\n");
    scratch.run("git add staged && rm deleted");
    scratch.folder().write("staged", "newer!\n");
    scratch.folder().write("new/file", "x");
    scratch.folder().write("x.tmp", "x");
    scratch.folder().write("two words/ünï \u202Ecode", "changed\n");
    const std::vector<FileStatus> expected = {
        {at("changed"), FileState::Unchanged, FileState::Modified},
        {at("deleted"), FileState::Unchanged, FileState::Deleted},
        {at("new/file"), FileState::Unchanged, FileState::Untracked},
        {at("staged"), FileState::Modified, FileState::Modified},
        {at("two words/ünï \u202Ecode"), FileState::Unchanged, FileState::Modified},
    };
    EXPECT_EQ(scratch.open().status().value(), expected);
    EXPECT_EQ(scratch.run("git status --porcelain -uall | wc -l"), "5\n");
}

TEST(Repository, resolvesRevisionsAsGitDoes)
{
    const ScratchRepository scratch;
    scratch.commitAll("first");
    scratch.run("git tag -m annotated v1");
    scratch.commitAll("second");
    scratch.run("git branch topic/one");
    const Repository repository = scratch.open();
    for (const std::string revision : {"main", "HEAD", "HEAD~1", "v1", "topic/one", "HEAD^"}) {
        const auto resolved = repository.resolveRevision(revision);
        ASSERT_TRUE(resolved) << revision;
        EXPECT_EQ(resolved->hex, trimmed(scratch.run("git rev-parse '" + revision + "^{commit}'")))
            << revision;
    }
    const std::string head = trimmed(scratch.run("git rev-parse HEAD"));
    EXPECT_EQ(repository.resolveRevision(head.substr(0, 8))->hex, head);
    for (const std::string_view revision :
         {"", "-q", "--all", "HEAD:a", ":/first", "main..topic/one", "nothing", "HEAD~9"})
        EXPECT_FALSE(repository.resolveRevision(revision)) << revision;
}

TEST(Repository, listsBranchesAndHistory)
{
    const ScratchRepository scratch;
    scratch.folder().write("a", "1");
    scratch.commitAll("first");
    scratch.run("git branch another");
    scratch.run("git commit -q --allow-empty -m 'second' -m 'with a body'");
    const Repository repository = scratch.open();
    const std::vector<Branch> branches = repository.branches().value();
    ASSERT_EQ(branches.size(), 2u);
    EXPECT_EQ(branches[0].name, "another");
    EXPECT_FALSE(branches[0].current);
    EXPECT_TRUE(branches[1].current);
    const std::vector<Commit> log = repository.log(branches[1].tip, 10).value();
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(log[0].summary, "second");
    EXPECT_EQ(log[0].message, "second\n\nwith a body\n");
    EXPECT_EQ(log[0].authorName, "A Tester");
    EXPECT_EQ(log[0].parents, std::vector{log[1].id});
    EXPECT_EQ(log[1].id, branches[0].tip);
    EXPECT_EQ(repository.log(branches[1].tip, 1)->size(), 1u);
}

TEST(Repository, diffsAgainstHead)
{
    const ScratchRepository scratch;
    scratch.folder().write("a.yaml", "one\ntwo\nthree\n");
    scratch.commitAll("first");
    const Repository repository = scratch.open();
    EXPECT_EQ(repository.diffAgainstHead(at("a.yaml"), "one\ntwo\nthree\n").value(), "");
    const std::string patch = repository.diffAgainstHead(at("a.yaml"), "one\n2\nthree\n").value();
    EXPECT_NE(patch.find("-two\n+2\n"), std::string::npos);
    scratch.folder().write("patch", patch);
    scratch.run("git apply --check patch");
    EXPECT_NE(repository.diffAgainstHead(at("new"), "x\n")->find("+x"), std::string::npos);
    EXPECT_NE(repository.diffAgainstHead(at("a.yaml"), std::nullopt)->find("-two"),
              std::string::npos);
}
