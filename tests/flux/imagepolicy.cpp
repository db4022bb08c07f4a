// SPDX-License-Identifier: Apache-2.0
#include "flux/imagepolicy.h"

#include "yaml/reader.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

/// "" for none, "error" where the controller refuses the policy.
std::string chosen(std::string_view spec, const std::vector<std::string> &tags)
{
    const auto file = std::make_shared<base::SourceFile>(*base::RepoPath::fromText("policy.yaml"),
                                                         "spec: " + std::string(spec) + "\n");
    const auto parsed = yaml::readFile(file).value();
    const auto tag = chooseTag(parsed->documents.front(), tags);
    return tag ? tag->value_or("") : "error";
}

TEST(ImagePolicy, SemverTakesTheNewestInRange)
{
    constexpr const char *range = "{policy: {semver: {range: '>=1.0.0 <2.0.0'}}}";
    EXPECT_EQ(chosen(range, {"1.4.0", "1.10.0", "1.9.9", "2.0.0"}), "1.10.0");
    EXPECT_EQ(chosen(range, {"2.0.0"}), "");
    EXPECT_EQ(chosen(range, {}), "");
    // version.ParseVersion: strict but for a leading v.
    EXPECT_EQ(chosen(range, {"1.5", "v1.4.0", "latest"}), "v1.4.0");
    // Pre-releases only where the range names one.
    EXPECT_EQ(chosen(range, {"1.5.0-rc.1"}), "");
    EXPECT_EQ(chosen("{policy: {semver: {range: '>=1.0.0-0'}}}", {"1.5.0-rc.1"}), "1.5.0-rc.1");
    EXPECT_EQ(chosen("{policy: {semver: {range: 'what'}}}", {"1.5.0"}), "error");
}

TEST(ImagePolicy, FilterExtractsWhatIsCompared)
{
    constexpr const char *policy =
        "{filterTags: {pattern: '^main-[a-f0-9]+-(?P<ts>[0-9]+)$', extract: '$ts'}, "
        "policy: {numerical: {order: asc}}}";
    EXPECT_EQ(chosen(policy, {"main-aa-9", "main-bb-10", "dev-cc-11"}), "main-bb-10");
    constexpr const char *braced = "{filterTags: {pattern: '^v(?P<v>.*)-app$', extract: '${v}'}, "
                                   "policy: {semver: {range: '1.x'}}}";
    EXPECT_EQ(chosen(braced, {"v1.2.3-app", "v1.3.0-app", "v2.0.0-app", "1.9.0"}), "v1.3.0-app");
    EXPECT_EQ(chosen("{filterTags: {pattern: '('}, policy: {alphabetical: {}}}", {"a"}), "error");
}

TEST(ImagePolicy, LettersAndNumbersBothWays)
{
    EXPECT_EQ(chosen("{policy: {alphabetical: {}}}", {"a", "c", "b"}), "c");
    EXPECT_EQ(chosen("{policy: {alphabetical: {order: desc}}}", {"b", "a"}), "a");
    EXPECT_EQ(chosen("{policy: {numerical: {order: desc}}}", {"10", "9"}), "9");
    EXPECT_EQ(chosen("{policy: {numerical: {}}}", {"9", "ten"}), "error");
    EXPECT_EQ(chosen("{policy: {alphabetical: {order: up}}}", {"a"}), "error");
    EXPECT_EQ(chosen("{policy: {}}", {"a"}), "error");
}

} // namespace
} // namespace fleetwright::flux
