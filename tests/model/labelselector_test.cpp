// SPDX-License-Identifier: Apache-2.0
#include "model/labelselector.h"

#include <gtest/gtest.h>

#include <map>

namespace fleetwright::model {

namespace {

struct Row {
    const char *name;
    const char *selector;
    bool matches; ///< {environment: production, region: eu-west, wave: "2", empty: ""}
};

const std::map<std::string, std::string, std::less<>> Labels{
    {"environment", "production"}, {"region", "eu-west"}, {"wave", "2"}, {"empty", ""}};

std::optional<std::string> lookup(std::string_view key)
{
    const auto known = Labels.find(key);
    return known == Labels.end() ? std::nullopt : std::optional(known->second);
}

class Matching : public testing::TestWithParam<Row> {};

} // namespace

// Expectations are those of k8s.io/apimachinery's labels package (selector_test.go states the same
// rules).
TEST_P(Matching, followsKubernetes)
{
    const base::Result<LabelSelector> selector = LabelSelector::parse(GetParam().selector);
    ASSERT_TRUE(selector.ok()) << base::describe(selector.error());
    EXPECT_EQ(selector->matches(lookup), GetParam().matches) << GetParam().selector;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Matching,
    testing::Values(
        Row{"empty_matches_all", "", true}, Row{"equal", "environment=production", true},
        Row{"double_equal", "environment==production", true},
        Row{"other_value", "environment=dev", false}, Row{"absent_key_equal", "team=a", false},
        Row{"not_equal", "environment!=dev", true},
        // A label that is absent is unlike every value.
        Row{"absent_key_not_equal", "team!=a", true},
        Row{"in", "region in (us-east, eu-west)", true},
        Row{"in_other", "region in (us-east)", false}, Row{"notin", "region notin (us-east)", true},
        Row{"absent_notin", "team notin (a)", true}, Row{"exists", "region", true},
        Row{"exists_absent", "team", false}, Row{"not_exists", "!team", true},
        Row{"not_exists_present", "!region", false},
        Row{"anded", "environment=production,region=us-east", false},
        Row{"greater", "wave>1", true}, Row{"not_greater", "wave>2", false},
        Row{"less", "wave<3", true}, Row{"greater_of_text", "region>1", false},
        Row{"empty_value", "empty=", true}, Row{"empty_value_against_value", "region=", false},
        Row{"blanks", "  environment = production , region ", true}),
    [](const testing::TestParamInfo<Row> &row) { return std::string(row.param.name); });

TEST(LabelSelector, refusesMalformedText)
{
    for (const char *text : {"a=b,", ",a=b", "a in b", "a in (b", "a b", "!a=b", "=b", "a=b c"}) {
        const base::Result<LabelSelector> selector = LabelSelector::parse(text);
        ASSERT_FALSE(selector.ok()) << text;
        EXPECT_EQ(selector.error().code, base::ErrorCode::Invalid);
        EXPECT_NE(selector.error().detail.find(text), std::string::npos) << selector.error().detail;
    }
}

} // namespace fleetwright::model
