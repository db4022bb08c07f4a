// SPDX-License-Identifier: Apache-2.0
#include "diff/componentversion.h"
#include "diff/fixture.h"
#include "diff/promotion.h"

#include <gtest/gtest.h>

namespace fleetwright::diff {
namespace {

std::string deployment(const std::string &image)
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n"
           "spec: {template: {spec: {containers: [{name: app, image: '"
           + image + "'}]}}}\n";
}

std::vector<VersionStanding> standings(const Promotion &promotion, std::size_t component = 0)
{
    std::vector<VersionStanding> result;
    for (const VersionCell &cell : promotion.components.at(component).cells)
        result.push_back(cell.standing);
    return result;
}

std::optional<std::strong_ordering> order(std::string_view left, std::string_view right)
{
    return compareVersions(ComponentVersion::read(left).value(),
                           ComponentVersion::read(right).value());
}

// semver.org 2.0.0, 11.4.4: the example of precedence.
TEST(ComponentVersion, PreReleasesComeBeforeTheRelease)
{
    const std::vector<std::string_view> ascending{
        "1.0.0-alpha",  "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
        "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",       "1.0.0"};
    for (std::size_t i = 0; i + 1 < ascending.size(); ++i)
        EXPECT_EQ(order(ascending[i], ascending[i + 1]), std::strong_ordering::less)
            << ascending[i];
}

TEST(ComponentVersion, ShortAndPrefixedOnesAreTheSame)
{
    EXPECT_EQ(order("v1.2", "1.2.0"), std::strong_ordering::equal);
    EXPECT_EQ(order("1.10", "1.9"), std::strong_ordering::greater);
    EXPECT_EQ(order("1.2.0+build.7", "1.2.0"), std::strong_ordering::equal);
}

TEST(ComponentVersion, VariantsHaveNoOrderAmongEachOther)
{
    EXPECT_EQ(order("1.27-alpine", "1.26"), std::nullopt);
    EXPECT_EQ(order("1.27-alpine", "1.26-alpine"), std::strong_ordering::greater);
    for (const char *text : {"latest", "4.x", "", "sha256:00ff", "v", "1..2"})
        EXPECT_FALSE(ComponentVersion::read(text)) << text;
}

TEST(Promotion, StagesThatLackTheComponentArePassedOver)
{
    FleetFixture fixture;
    fixture.cluster("dev-1", {{"environment", "dev"}}, deployment("r.example.com:5000/web:1.2"))
        .cluster("staging-1", {{"environment", "staging"}},
                 "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n")
        .cluster("prod-1", {{"environment", "production"}},
                 deployment("r.example.com:5000/web:1.3"));
    const Promotion promotion = promotionOf(*fixture.snapshot());
    ASSERT_EQ(promotion.components.size(), 1u);
    EXPECT_EQ(promotion.components[0].artifact, "r.example.com:5000/web");
    EXPECT_EQ(standings(promotion), (std::vector{VersionStanding::Even, VersionStanding::Ahead}));
}

TEST(Promotion, WhatHasNoOrderOnlyDiffers)
{
    FleetFixture fixture;
    fixture.cluster("prod-1", {{"environment", "production"}}, deployment("web:latest"))
        .cluster("prod-2", {{"environment", "production"}}, deployment("web:1.3"))
        .cluster("prod-3", {{"environment", "production"}}, deployment("web@sha256:00ff"));
    const Promotion promotion = promotionOf(*fixture.snapshot());
    EXPECT_EQ(standings(promotion), std::vector(3, VersionStanding::Differs));
    EXPECT_EQ(promotion.components[0].cells[2].version, "sha256:00ff");
    EXPECT_FALSE(promotion.components[0].isEven());
}

TEST(Promotion, NamesThatHoldTheClustersAreOneComponent)
{
    FleetFixture fixture;
    for (const char *name : {"prod-1", "prod-2"}) {
        std::string text = deployment("web:1.0");
        text.replace(text.find("name: web"), 9, std::string("name: web-") + name);
        fixture.cluster(name, {{"environment", "production"}}, text);
    }
    const Promotion promotion = promotionOf(*fixture.snapshot());
    ASSERT_EQ(promotion.components.size(), 1u);
    EXPECT_EQ(promotion.components[0].owner, "Deployment.apps/shop/web-*");
    EXPECT_TRUE(promotion.components[0].isEven());
}

TEST(Promotion, ClustersWithoutEnvironmentStandInNoOrder)
{
    FleetFixture fixture;
    fixture.cluster("prod-1", {{"environment", "production"}}, deployment("web:1.0"))
        .cluster("x", {}, deployment("web:2.0"));
    const Promotion promotion = promotionOf(*fixture.snapshot());
    EXPECT_EQ(promotion.environments, (std::vector<std::string>{"production", ""}));
    EXPECT_EQ(standings(promotion), std::vector(2, VersionStanding::Even));
}

} // namespace
} // namespace fleetwright::diff
