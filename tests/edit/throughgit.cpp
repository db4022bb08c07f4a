// SPDX-License-Identifier: Apache-2.0
#include "diff/objectdiff.h"
#include "edit/editfixture.h"
#include "git/scratchrepository.h"

// The whole way of an edit: planned, saved to the disk, committed on a branch, and seen again by
// Git.

using namespace fleetwright;
using fleetwright::tests::EditedFleet;
using fleetwright::tests::sampleFiles;
using fleetwright::tests::ScratchRepository;
using fleetwright::tests::setPrometheus;

namespace {

struct ThroughGit : ::testing::Test {
    ScratchRepository scratch;

    void SetUp() override
    {
        const base::FileSourcePtr sample = sampleFiles();
        const auto paths = base::listAllFiles(*sample, {});
        ASSERT_TRUE(paths);
        for (const base::RepoPath &path : *paths)
            scratch.folder().write(path.text(), std::string((*sample->read(path))->bytes()));
        scratch.commitAll("The fleet");
    }
};

} // namespace

TEST_F(ThroughGit, theCommitHoldsExactlyThePlannedLines)
{
    EditedFleet fleet(base::openDiskFiles(scratch.folder().text()).value());
    const edit::Plan plan =
        fleet.planned(setPrometheus(edit::Scope::ofCluster("staging-us-east-1"), "v2.57.0"));
    std::vector<base::FileWriter::Change> writes;
    for (const auto &[path, bytes] : plan.changes)
        writes.push_back({path, fleet.snapshot()->files->read(path).value(), bytes});
    ASSERT_TRUE(base::openDiskWriter(scratch.folder().text()).value()->write(writes));

    const git::Repository repository = scratch.open();
    const auto made = repository.createBranchAndCommit(
        {"staging/canary", "Try 2.57 in one cluster", plan.changes});
    ASSERT_TRUE(made) << base::describe(made.error());
    EXPECT_EQ(scratch.run("git show --format= --unified=0 | grep '^[-+] '"),
              "-  newTag: v2.56.0\n+  newTag: v2.57.0\n");
    EXPECT_EQ(scratch.run("git show --format= --numstat"),
              "1\t1\tclusters/staging-us-east-1/kustomization.yaml\n");
    EXPECT_EQ(scratch.run("git status --porcelain"), "");

    // Rendered from the commit, from the disk and in the plan: the same.
    fleet::MemoStore store;
    const auto committed = fleet::openFleet(repository.files(*made).value(), {}, store);
    const auto saved =
        fleet::openFleet(base::openDiskFiles(scratch.folder().text()).value(), {}, store);
    ASSERT_TRUE(committed && saved);
    EXPECT_TRUE(diff::compareSnapshots(*committed, *saved)->empty());
    EXPECT_TRUE(diff::compareSnapshots(*committed, plan.after)->empty());
    EXPECT_FALSE(diff::compareSnapshots(fleet.snapshot(), *committed)->empty());
}

TEST_F(ThroughGit, thePatchIsOneThatGitApplies)
{
    EditedFleet fleet(base::openDiskFiles(scratch.folder().text()).value());
    const edit::Plan plan = fleet.planned(
        edit::AddCluster{"prod-ap-south-1", "prod-eu-west-1", {{"eu-west-1", "ap-south-1"}}});
    scratch.folder().write(".git/plan.patch", plan.diff);
    scratch.run("git apply --index .git/plan.patch");
    for (const auto &[path, bytes] : plan.changes)
        EXPECT_EQ(scratch.folder().read(path.text()), bytes.value_or("(removed)"));
}
