// SPDX-License-Identifier: Apache-2.0
// Commits opened without a checkout, beside each other.
#include "fleet/describe.h"
#include "fleet/randomfleet.h"
#include "git/scratchrepository.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

void checkOut(const Files &files, const std::filesystem::path &folder)
{
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename() != ".git")
            std::filesystem::remove_all(entry.path());
    }
    for (const auto &[name, bytes] : files) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }
}

model::SnapshotPtr openRevision(const git::Repository &repository, fleet::MemoStore &store)
{
    const auto head = repository.resolveRevision("HEAD");
    EXPECT_TRUE(head.ok());
    return open(*repository.files(*head), store);
}

} // namespace

TEST(Revisions, aCommitRendersAsItsCheckout)
{
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const tests::ScratchRepository scratch;
        RandomFleet fleet(seed);
        fleet::MemoStore shared;
        std::vector<model::SnapshotPtr> revisions;
        for (int step = 0; step < 5; ++step) {
            checkOut(fleet.files(), scratch.folder().text());
            scratch.commitAll("step");
            const git::Repository repository = scratch.open();
            // All earlier revisions stay open beside it and share what is equal.
            revisions.push_back(openRevision(repository, shared));
            fleet::MemoStore fresh;
            const auto disk = base::openDiskFiles(scratch.folder().text());
            ASSERT_TRUE(disk.ok());
            const std::string expected = describe(*open(*disk, fresh));
            ASSERT_TRUE(describe(*revisions.back()) == expected)
                << "seed " << seed << " step " << step;
            EXPECT_TRUE(describe(*open(*disk, shared)) == expected);
            static_cast<void>(fleet.edit());
        }
    }
}

TEST(Revisions, anEarlierRevisionIsNotRenderedAgain)
{
    const tests::ScratchRepository scratch;
    RandomFleet fleet(1);
    checkOut(fleet.files(), scratch.folder().text());
    scratch.commitAll("first");
    fleet::MemoStore store;
    const git::Repository repository = scratch.open();
    const auto first = openRevision(repository, store);
    scratch.commitAll("second, with the same files");
    const auto second = openRevision(repository, store);
    ASSERT_EQ(first->units.size(), second->units.size());
    for (std::size_t i = 0; i < first->units.size(); ++i)
        EXPECT_EQ(first->units[i].rendering, second->units[i].rendering);
}
