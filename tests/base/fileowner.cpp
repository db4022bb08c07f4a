// SPDX-License-Identifier: Apache-2.0
#include "base/fileowner.h"

#include "base/scratchfolder.h"

#include <gtest/gtest.h>

namespace fleetwright::base {

TEST(FileOwner, knowsWhatIsOnesOwn)
{
    const tests::ScratchFolder folder;
    EXPECT_FALSE(belongsToAnotherUser(folder.text()));
}

TEST(FileOwner, nothingBelongsToNobodyElse)
{
    EXPECT_FALSE(belongsToAnotherUser("/no/such/file"));
}

} // namespace fleetwright::base
