// SPDX-License-Identifier: Apache-2.0
#include "git/scratchrepository.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

using namespace fleetwright;
using namespace fleetwright::git;
using base::ErrorCode;
using tests::ScratchRepository;

namespace {

base::RepoPath at(std::string_view text)
{
    return base::RepoPath::fromText(text).value();
}

struct CommitStep : ::testing::Test {
    ScratchRepository scratch;

    void SetUp() override
    {
        scratch.folder().write("a/one.yaml", "1\n");
        scratch.folder().write("a/two.yaml", "2\n");
        scratch.folder().write("b/three.yaml", "3\n");
        scratch.commitAll("first");
    }
};

using SwitchBranch = CommitStep;

} // namespace

TEST_F(CommitStep, changesExactlyTheGivenFiles)
{
    // Unrelated work of the user, staged and not: it stays as it is.
    scratch.folder().write("a/two.yaml", "staged\n");
    scratch.run("git add a/two.yaml");
    scratch.folder().write("b/three.yaml", "unstaged\n");
    scratch.folder().write("untracked", "x\n");
    scratch.folder().write("a/one.yaml", "new\n"); // saved before the commit
    scratch.folder().write("c/d e/ü.yaml", "added\n");
    const Repository repository = scratch.open();
    const auto made = repository.createBranchAndCommit(
        {"topic/change",
         "Change one\n\nBecause.",
         {{at("a/one.yaml"), "new\n"}, {at("c/d e/ü.yaml"), "added\n"}}});
    ASSERT_TRUE(made) << base::describe(made.error());
    EXPECT_EQ(scratch.run("git rev-parse --abbrev-ref HEAD"), "topic/change\n");
    EXPECT_EQ(scratch.run("git rev-parse HEAD"), made->hex + "\n");
    EXPECT_EQ(scratch.run("git -c core.quotepath=off show --stat --format=%s%n%b%n%an"),
              "Change one\nBecause.\n\nA Tester\n\n a/one.yaml   | 2 +-\n c/d e/ü.yaml | 1 +\n"
              " 2 files changed, 2 insertions(+), 1 deletion(-)\n");
    EXPECT_EQ(scratch.run("git status --porcelain"),
              "M  a/two.yaml\n M b/three.yaml\n?? untracked\n");
    EXPECT_EQ(scratch.run("git rev-parse main"), scratch.run("git rev-parse HEAD~1"));
    EXPECT_EQ(scratch.run("git fsck --strict 2>&1 | grep -v dangling || true"), "");
    EXPECT_EQ(scratch.folder().read("b/three.yaml"), "unstaged\n");
}

TEST_F(CommitStep, removesFiles)
{
    scratch.run("rm a/two.yaml");
    const auto made = scratch.open().createBranchAndCommit(
        {"topic", "Remove", {{at("a/two.yaml"), std::nullopt}}});
    ASSERT_TRUE(made) << base::describe(made.error());
    EXPECT_EQ(scratch.run("git show --format= --name-status"), "D\ta/two.yaml\n");
    EXPECT_EQ(scratch.run("git status --porcelain"), "");
}

TEST_F(CommitStep, mayStayOnTheBranch)
{
    scratch.folder().write("a/one.yaml", "new\n");
    CommitRequest request{"topic", "Change", {{at("a/one.yaml"), "new\n"}}};
    request.after = AfterCommit::StayHere;
    ASSERT_TRUE(scratch.open().createBranchAndCommit(request));
    EXPECT_EQ(scratch.run("git rev-parse --abbrev-ref HEAD"), "main\n");
    EXPECT_EQ(scratch.run("git status --porcelain"), " M a/one.yaml\n");
    EXPECT_EQ(scratch.run("git show topic:a/one.yaml"), "new\n");
}

TEST_F(CommitStep, worksFromADetachedHeadAndBeforeTheFirstCommit)
{
    scratch.run("git checkout -q --detach");
    ASSERT_TRUE(
        scratch.open().createBranchAndCommit({"topic", "Change", {{at("a/one.yaml"), "new\n"}}}));
    EXPECT_EQ(scratch.run("git rev-parse --abbrev-ref HEAD"), "topic\n");
    const ScratchRepository fresh;
    fresh.folder().write("x", "1\n");
    const auto made = fresh.open().createBranchAndCommit({"topic", "Begin", {{at("x"), "1\n"}}});
    ASSERT_TRUE(made) << base::describe(made.error());
    EXPECT_EQ(fresh.run("git log --format=%s"), "Begin\n");
    EXPECT_EQ(fresh.run("git status --porcelain"), "");
}

TEST_F(CommitStep, keepsModesAndFollowsLinks)
{
    scratch.folder().write("run.sh", "old\n");
    scratch.run("chmod +x run.sh");
    scratch.folder().link("../run.sh", "links/to");
    scratch.commitAll("second");
    scratch.folder().write("links/to", "new\n"); // through the link
    ASSERT_TRUE(
        scratch.open().createBranchAndCommit({"topic", "Change", {{at("links/to"), "new\n"}}}));
    EXPECT_EQ(scratch.run("git show --format= --name-only"), "run.sh\n");
    EXPECT_EQ(scratch.run("git ls-tree HEAD run.sh | cut -d' ' -f1"), "100755\n");
    EXPECT_EQ(scratch.run("git status --porcelain"), "");
}

TEST_F(CommitStep, storesLineEndingsAsGitDoes)
{
    scratch.folder().write(".gitattributes", "*.yaml text eol=crlf\n");
    scratch.run("git add --renormalize . && git add -A && git commit -q -m attributes");
    scratch.folder().write("a/one.yaml", "new\r\n");
    ASSERT_TRUE(
        scratch.open().createBranchAndCommit({"topic", "Change", {{at("a/one.yaml"), "new\r\n"}}}));
    EXPECT_EQ(scratch.run("git show HEAD:a/one.yaml"), "new\n");
    EXPECT_EQ(scratch.run("git status --porcelain"), "");
}

TEST_F(CommitStep, signsOffOnce)
{
    CommitRequest request{"topic", "Change\n\nBody.", {{at("a/one.yaml"), "2\n"}}};
    request.signOff = SignOff::Yes;
    ASSERT_TRUE(scratch.open().createBranchAndCommit(request));
    const std::string line = "Signed-off-by: A Tester <tester@example.com>\n";
    EXPECT_EQ(scratch.run("git log -1 --format=%B"), "Change\n\nBody.\n\n" + line + "\n");
    request = {
        "topic2", "Change\n\nReviewed-by: B <b@example.com>\n" + line, {{at("a/one.yaml"), "3\n"}}};
    request.signOff = SignOff::Yes;
    ASSERT_TRUE(scratch.open().createBranchAndCommit(request));
    EXPECT_EQ(scratch.run("git log -1 --format=%B"),
              "Change\n\nReviewed-by: B <b@example.com>\n" + line + "\n");
}

TEST_F(CommitStep, refusesAndLeavesEverythingAsItWas)
{
    const Repository repository = scratch.open();
    const auto codeOf = [&](const std::string &branch, const std::string &message,
                            const std::string &bytes) {
        const auto made =
            repository.createBranchAndCommit({branch, message, {{at("a/one.yaml"), bytes}}});
        return made ? std::string("ok") : std::string(base::codeName(made.error().code));
    };
    EXPECT_EQ(codeOf("main", "m", "x\n"), "conflict");
    EXPECT_EQ(codeOf("topic", "", "x\n"), "invalid");
    EXPECT_EQ(codeOf("topic", " \n\n", "x\n"), "invalid");
    EXPECT_EQ(codeOf("topic", "m", "1\n"), "refused"); // as in HEAD
    for (const char *name :
         {"", "-x", "a b", "a..b", "x.lock", "HEAD", "a~1", "refs/", "a//b", "@", "@{1}"})
        EXPECT_EQ(codeOf(name, "m", "x\n"), "invalid") << name;
    EXPECT_EQ(scratch.run("git branch --format='%(refname)'"), "refs/heads/main\n");
    EXPECT_EQ(scratch.run("git status --porcelain"), "");
}

TEST_F(CommitStep, aLockedIndexLeavesNoBranch)
{
    scratch.folder().write("a/one.yaml", "new\n");
    scratch.folder().write(".git/index.lock", "");
    const auto made =
        scratch.open().createBranchAndCommit({"topic", "m", {{at("a/one.yaml"), "new\n"}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::Git);
    EXPECT_FALSE(made.error().hint.empty());
    EXPECT_EQ(scratch.run("git branch --format='%(refname)'"), "refs/heads/main\n");
    EXPECT_EQ(scratch.run("git rev-parse --abbrev-ref HEAD"), "main\n");
}

TEST_F(CommitStep, runsNoHooksAndNoFilters)
{
    for (const char *hook :
         {"pre-commit", "commit-msg", "post-commit", "post-checkout", "reference-transaction"}) {
        scratch.folder().write(std::string(".git/hooks/") + hook,
                               "#!/bin/sh\ntouch ../ran || touch ran\nexit 1\n");
        scratch.run(std::string("chmod +x .git/hooks/") + hook);
    }
    scratch.folder().write(".gitattributes", "*.yaml filter=evil\n");
    scratch.run("git config filter.evil.clean 'touch ran; cat' && git config filter.evil.smudge "
                "'touch ran; cat'");
    scratch.run("git config core.fsmonitor 'touch ran'");
    const Repository repository = scratch.open();
    ASSERT_TRUE(repository.status());
    ASSERT_TRUE(repository.createBranchAndCommit({"topic", "m", {{at("b/three.yaml"), "new\n"}}}));
    scratch.folder().write("b/three.yaml", "new\n");
    ASSERT_TRUE(repository.switchBranch("main"));
    EXPECT_FALSE(std::filesystem::exists(scratch.folder() / "ran"));
    EXPECT_FALSE(std::filesystem::exists(scratch.folder() / ".git/ran"));
}

TEST_F(CommitStep, saysWhenTheAuthorIsUnknown)
{
    scratch.run("git config --unset user.name");
    ::setenv("HOME", scratch.folder().text().c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", scratch.folder().text().c_str(), 1);
    const auto author = scratch.open().author();
    if (author)
        GTEST_SKIP() << "the machine's own configuration names somebody";
    EXPECT_EQ(author.error().code, ErrorCode::Invalid);
    EXPECT_NE(author.error().hint.find("user.name"), std::string::npos);
}

TEST_F(SwitchBranch, checksOutFiles)
{
    scratch.run("git checkout -q -b other");
    scratch.folder().write("a/one.yaml", "other\n");
    scratch.commitAll("second");
    scratch.run("git checkout -q main");
    scratch.folder().write("untracked", "kept\n");
    const Repository repository = scratch.open();
    const auto switched = repository.switchBranch("other");
    ASSERT_TRUE(switched) << base::describe(switched.error());
    EXPECT_EQ(scratch.folder().read("a/one.yaml"), "other\n");
    EXPECT_EQ(repository.state()->branch, "other");
    EXPECT_EQ(scratch.run("git status --porcelain"), "?? untracked\n");
    EXPECT_EQ(repository.switchBranch("nothing").error().code, ErrorCode::NotFound);
}

TEST_F(SwitchBranch, neverOverwritesWork)
{
    scratch.run("git checkout -q -b other");
    scratch.folder().write("a/one.yaml", "other\n");
    scratch.folder().write("new", "other\n");
    scratch.commitAll("second");
    scratch.run("git checkout -q main");
    const Repository repository = scratch.open();
    scratch.folder().write("a/one.yaml", "my work\n");
    const auto changed = repository.switchBranch("other");
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, ErrorCode::Refused);
    EXPECT_NE(changed.error().detail.find("a/one.yaml"), std::string::npos);
    EXPECT_EQ(scratch.folder().read("a/one.yaml"), "my work\n");
    EXPECT_FALSE(std::filesystem::exists(scratch.folder() / "new"));
    scratch.folder().write("a/one.yaml", "1\n");
    scratch.folder().write("new", "mine, untracked\n");
    EXPECT_EQ(repository.switchBranch("other").error().code, ErrorCode::Refused);
    EXPECT_EQ(scratch.folder().read("new"), "mine, untracked\n");
    EXPECT_EQ(repository.state()->branch, "main");
    EXPECT_EQ(scratch.folder().read("a/one.yaml"), "1\n");
}
