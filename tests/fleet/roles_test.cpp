// SPDX-License-Identifier: Apache-2.0
#include "fleet/fixture.h"
#include "fleet/roles.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;
using model::Role;
using Kind = model::Role::Kind;

namespace {

Role roleAt(const model::Snapshot &snapshot, std::string_view layer)
{
    const model::Layer *found = snapshot.findLayer(path(layer));
    EXPECT_TRUE(found) << layer;
    return found ? found->role : Role();
}

} // namespace

TEST(Roles, pathComesBeforeReach)
{
    Files files{{"clusters.yaml",
                 "clusters:\n- name: prod-eu-2\n  labels: {environment: production, region: "
                 "eu-west, tier: gold}\n"
                 "- name: dev-us-1\n  labels: {environment: dev, region: us-east, tier: iron}\n"},
                {"base/kustomization.yaml", including({"map.yaml"})},
                {"base/map.yaml", configMap("a", "b")},
                {"extra/core/kustomization.yaml", including({"map.yaml"})},
                {"extra/core/map.yaml", configMap("c", "d")},
                {"tiers/gold/kustomization.yaml", including({"../../base", "../../extra/core"})},
                {"environments/sandbox/kustomization.yaml", including({"../../base"})},
                {"regions/eu-west/kustomization.yaml", including({"../../tiers/gold"})},
                {"overlays/production/prod-eu-2/kustomization.yaml",
                 including({"../../../regions/eu-west"})},
                {"overlays/dev/dev-us-1/kustomization.yaml", including({"../../../base"})}};
    const auto fleet = open(std::move(files));
    EXPECT_EQ(roleAt(*fleet, "overlays/production/prod-eu-2"),
              (Role{Kind::Cluster, "", "prod-eu-2"}));
    EXPECT_EQ(roleAt(*fleet, "regions/eu-west"), (Role{Kind::Dimension, "region", "eu-west"}))
        << "though it reaches one cluster";
    EXPECT_EQ(roleAt(*fleet, "tiers/gold"), (Role{Kind::Dimension, "tier", "gold"}));
    EXPECT_EQ(roleAt(*fleet, "environments/sandbox"),
              (Role{Kind::Dimension, "environment", "sandbox"}));
    EXPECT_EQ(roleAt(*fleet, "base"), (Role{Kind::Global, "", ""}));
    EXPECT_EQ(roleAt(*fleet, "extra/core"), (Role{Kind::Cluster, "", "prod-eu-2"}))
        << "no word in its path: its reach decides";
}

TEST(Roles, appsAreKnownByTheirFolders)
{
    const auto fleet =
        open({{"apps/base/podinfo/kustomization.yaml", including({"map.yaml"})},
              {"apps/base/podinfo/map.yaml", configMap("a", "b")},
              {"dns/base/kustomization.yaml", including({"map.yaml"})},
              {"dns/base/map.yaml", configMap("c", "d")},
              {"clusters/edge-1/kustomization.yaml",
               including({"../../apps/base/podinfo", "../../dns/base"})},
              {"clusters/edge-2/kustomization.yaml", including({"../../dns/base"})}});
    EXPECT_EQ(roleAt(*fleet, "apps/base/podinfo"), (Role{Kind::App, "", "podinfo"}));
    EXPECT_EQ(roleAt(*fleet, "dns/base"), (Role{Kind::App, "", "dns"}));
}

TEST(Roles, rankGoesFromBroadToNarrow)
{
    const std::vector<std::string> dimensions{"environment", "region"};
    EXPECT_LT(fleet::roleRank({Kind::Global, "", ""}, dimensions),
              fleet::roleRank({Kind::Dimension, "environment", "dev"}, dimensions));
    EXPECT_LT(fleet::roleRank({Kind::Dimension, "environment", "dev"}, dimensions),
              fleet::roleRank({Kind::Dimension, "region", "eu"}, dimensions));
    EXPECT_LT(fleet::roleRank({Kind::Dimension, "component", "ha"}, dimensions),
              fleet::roleRank({Kind::Cluster, "", "a"}, dimensions));
}
