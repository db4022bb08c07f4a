// SPDX-License-Identifier: Apache-2.0
#include "flux/commonmetadata.h"

#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

/// The labels of an object with labels, once a Kustomization sets the label "team".
std::string labelled(const std::string &labels)
{
    const auto read = [](const std::string &text) {
        return *yaml::readFile(
            std::make_shared<const base::SourceFile>(*base::RepoPath::fromText("a.yaml"), text));
    };
    const auto object = read("metadata: {labels: " + labels + "}\n");
    const auto metadata = read("labels: {team: a}\n");
    base::Arena arena;
    const yaml::Node *result =
        withCommonMetadata(object->documents.front(), metadata->documents.front(), arena);
    return yaml::toJson(result->findPath({"metadata", "labels"})).value();
}

// As Flux's library has it (tests/differential/flux).
TEST(CommonMetadata, NullsBecomeEmptyAndDatesStay)
{
    EXPECT_EQ(labelled("{env: , day: 2020-01-02}"),
              R"({"day":"2020-01-02T00:00:00Z","env":"","team":"a"})");
}

TEST(CommonMetadata, ANumberTakesAllOthersWithIt)
{
    EXPECT_EQ(labelled("{n: 1, env: prod}"), R"({"team":"a"})");
}

} // namespace
} // namespace fleetwright::flux
