// SPDX-License-Identifier: Apache-2.0
#include "fleet/randomfleet.h"
#include "fleet/texts.h"
#include "kustomize/build.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;

TEST(Texts, areThoseOfTheRenderingAfterAnyEdits)
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        RandomFleet fleet(seed);
        fleet::MemoStore store;
        model::SnapshotPtr shown;
        for (int step = 0; step < 12; ++step) {
            shown = open(base::makeMemoryFiles(fleet.files()), store);
            for (const model::Unit &unit : shown->units) {
                const auto text = fleet::textOf(*shown, unit, store);
                ASSERT_EQ(text.ok(), unit.rendering != nullptr);
                if (text) {
                    EXPECT_EQ(**text, *kustomize::toText(*unit.rendering));
                }
            }
            static_cast<void>(fleet.edit());
        }
    }
}

TEST(Texts, areKeptWhileTheRenderingIs)
{
    fleet::MemoStore store;
    const auto snapshot = open(base::makeMemoryFiles(sixClusters()), store);
    const model::Unit &unit = snapshot->units.front();
    const auto first = fleet::textOf(*snapshot, unit, store);
    const auto second = fleet::textOf(*snapshot, unit, store);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ(first->get(), second->get());
}

TEST(Texts, aUnitThatFailedHasItsError)
{
    Files files = sixClusters();
    files["environments/dev/kustomization.yaml"] = "resources: [../../missing]\n";
    fleet::MemoStore store;
    const auto snapshot = open(base::makeMemoryFiles(files), store);
    std::size_t failed = 0;
    for (const model::Unit &unit : snapshot->units) {
        const auto text = fleet::textOf(*snapshot, unit, store);
        EXPECT_EQ(text.ok(), !unit.error);
        failed += text ? 0 : 1;
    }
    EXPECT_GT(failed, 0U);
}
