// SPDX-License-Identifier: Apache-2.0
#include "analysis/exceptiontext.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

using Texts = std::vector<std::string>;

TEST(ExceptionText, TheDateAfterUntilCounts)
{
    EXPECT_EQ(lastDayOf("created 2026-01-15, runs until 2026-06-01"), "2026-06-01");
    EXPECT_EQ(lastDayOf("remove by 2026-08-31"), "2026-08-31");
    EXPECT_EQ(lastDayOf("expires on 2026-08-31, seen 2026-09-01"), "2026-08-31");
    EXPECT_EQ(lastDayOf("prometheus-canary-until-2026-05-20"), "2026-05-20");
}

TEST(ExceptionText, ElseTheLastDateThatIsNoBeginning)
{
    EXPECT_EQ(lastDayOf("NET-1 2026-03-01 2026-04-01"), "2026-04-01");
    EXPECT_EQ(lastDayOf("NET-1 created 2026-03-02"), std::nullopt);
    EXPECT_EQ(lastDayOf("added 2026-03-02, 2026-04-01"), "2026-04-01");
    EXPECT_EQ(lastDayOf("no date"), std::nullopt);
    EXPECT_EQ(lastDayOf("2026-13-01 and 12026-01-01"), std::nullopt);
}

TEST(ExceptionText, MonthsAndQuartersMeanTheirLastDay)
{
    EXPECT_EQ(lastDayOf("until 2026-02"), "2026-02-28");
    EXPECT_EQ(lastDayOf("until 2028-02"), "2028-02-29");
    EXPECT_EQ(lastDayOf("2026-Q3"), "2026-09-30");
}

TEST(ExceptionText, DatesOfPolicyExceptions)
{
    EXPECT_EQ(lastDayOf("SEC-77 approved 2025-11-03, until 2027-01-31"), "2027-01-31");
    EXPECT_EQ(lastDayOf("approved 2025-11-03"), std::nullopt);
    EXPECT_EQ(lastDayOf("expires: 2026-Q2"), "2026-06-30");
    EXPECT_EQ(lastDayOf("2026-02"), "2026-02-28");
}

TEST(ExceptionText, Tickets)
{
    EXPECT_EQ(ticketsIn("OPS-4121, #418 and UTF-8"), (Texts{"ops-4121", "#418"}));
    EXPECT_EQ(ticketsIn("TLS-13, SHA-256, CVE-2024-1"), Texts{});
    EXPECT_EQ(ticketsIn("https://git.example.com/platform/fleet/issues/418 now"),
              Texts{"https://git.example.com/platform/fleet/issues/418"});
    EXPECT_EQ(ticketsIn("https://git.example.com/platform/fleet/tree/418"), Texts{});
}

TEST(ExceptionText, WordsLieOutsideTicketsAndDates)
{
    EXPECT_EQ(exceptionWords("https://git.example.com/a/issues/4 sale until 2026-05-20"),
              (Texts{"https://git.example.com/a/issues/4", "sale"}));
}

} // namespace
} // namespace fleetwright::analysis
