// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "diff/placeholders.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

Placeholders make(std::vector<ExpectedValue> values)
{
    Column column;
    column.expected = std::move(values);
    return Placeholders(column);
}

TEST(Placeholders, StrongValuesStandAnywhereAsOwnWords)
{
    const Placeholders own = make({{"prod-eu-1", "name"}, {"eu-1", "region"}});
    EXPECT_EQ(own.replaced("host", "grafana.prod-eu-1.example.com"),
              "grafana.\x01name\x02.example.com");
    EXPECT_EQ(own.replaced("host", "grafana.eu-1.example.com"),
              "grafana.\x01region\x02.example.com");
    EXPECT_EQ(own.replaced("host", "prod-eu-10"), "prod-eu-10");
    EXPECT_EQ(own.replaced("host", "xeu-1"), "xeu-1");
    EXPECT_EQ(own.replaced("host", "prod-eu-1-2"), "prod-eu-1-2");
}

TEST(Placeholders, PlainWordsAreWholeValuesOnly)
{
    const Placeholders own = make({{"staging", "environment"}});
    EXPECT_EQ(own.replaced("env", "staging"), "\x01"
                                              "environment\x02");
    EXPECT_EQ(own.replaced("issuer", "letsencrypt-staging"), "letsencrypt-staging");
}

TEST(Placeholders, NumbersNeedTheirOwnKey)
{
    const Placeholders own = make({{"2", "wave"}});
    EXPECT_FALSE(own.whole("replicas", "2"));
    EXPECT_TRUE(own.whole("platform.example.com/wave", "2"));
}

TEST(Placeholders, TheKeyDecidesBetweenEqualValues)
{
    const Placeholders own = make({{"eu", "geography"}, {"eu", "region"}});
    EXPECT_EQ(own.nameOf(*own.whole("x/region", "eu")), "region");
    const Placeholders longer = make({{"europe", "geography"}, {"europe", "region"}});
    EXPECT_EQ(longer.nameOf(*longer.whole("REGION", "europe")), "region");
    EXPECT_EQ(longer.nameOf(*longer.whole("anything", "europe")), "geography");
}

TEST(Placeholders, GeneratedNamesCountAsTheirStem)
{
    Column left;
    Column right;
    const model::RenderingPtr one =
        renderingOf("kind: ConfigMap\nmetadata: {name: settings-0hashaaaa}\n");
    const model::RenderingPtr two =
        renderingOf("kind: ConfigMap\nmetadata: {name: settings-0hashbbbb}\n");
    left.items.push_back({one->objects.data(), 1});
    right.items.push_back({two->objects.data(), 1});
    const Placeholders a(left);
    const Placeholders b(right);
    EXPECT_EQ(a.hashOf({}, one->objects[0].root).hash, b.hashOf({}, two->objects[0].root).hash);
    EXPECT_FALSE(a.hasValueFor("settings-hash"));
}

TEST(Placeholders, SubtreesWithoutValuesKeepTheirOwnHash)
{
    const Placeholders own = make({{"prod-eu-1", "name"}});
    const model::RenderingPtr rendering =
        renderingOf("kind: A\nmetadata: {name: x}\nspec: {host: a.prod-eu-1.b, port: 1}\n");
    const yaml::Node *root = rendering->objects[0].root;
    PlaceholderFilter filter({own});
    EXPECT_TRUE(filter.scan(root));
    EXPECT_FALSE(filter.mayHold(root->find("metadata")));
    EXPECT_EQ(own.hashOf({}, root->find("metadata")).hash, root->find("metadata")->hash());
    EXPECT_NE(own.hashOf({}, root).hash, root->hash());
    EXPECT_EQ(own.hashOf({}, root).hash, own.hashOf({}, root, &filter).hash);
}

} // namespace
} // namespace fleetwright::diff
