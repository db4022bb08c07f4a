// SPDX-License-Identifier: Apache-2.0
#include "fleet/fixture.h"
#include "fleet/layersearch.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

model::ClusterSet clustersOf(const model::Snapshot &snapshot, const std::vector<std::string> &names)
{
    model::ClusterSet set;
    for (const std::string &name : names)
        set.insert(snapshot.clusterByName.at(name));
    return set;
}

/// "path" of exact layers, "path -missing +beyond" of others.
std::vector<std::string> described(const model::Snapshot &snapshot,
                                   const std::vector<fleet::LayerFit> &fits)
{
    std::vector<std::string> lines;
    for (const fleet::LayerFit &fit : fits) {
        std::string line = snapshot.layers[fit.layer].path.text();
        for (const std::string &name : snapshot.namesOf(fit.missing))
            line += " -" + name;
        for (const std::string &name : snapshot.namesOf(fit.beyond))
            line += " +" + name;
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST(LayerSearch, namesTheLayerOfExactlyTheseClusters)
{
    const auto fleet = open(sixClusters());
    EXPECT_EQ(
        described(*fleet, fleet::layersReaching(
                              *fleet, clustersOf(*fleet, {"prod-eu-west-1", "prod-us-east-1"}))),
        (Lines{"environments/production"}));
}

TEST(LayerSearch, broadLayersComeFirst)
{
    const auto fleet = open(sixClusters());
    const auto fits = fleet::layersReaching(*fleet, clustersOf(*fleet, {"prod-eu-west-1"}));
    EXPECT_EQ(described(*fleet, fits), (Lines{"regions/eu-west", "clusters/prod-eu-west-1"}));
}

TEST(LayerSearch, elseTheNearestWithWhatIsMissingAndTooMuch)
{
    const auto fleet = open(sixClusters());
    const auto fits = fleet::layersReaching(
        *fleet, clustersOf(*fleet, {"prod-eu-west-1", "staging-eu-west-1"}), 2);
    ASSERT_EQ(fits.size(), 2u);
    EXPECT_FALSE(fits.front().isExact());
    EXPECT_EQ(fits.front().distance(), 1u);
}

TEST(LayerSearch, nobodyIsReachedByNothing)
{
    const auto fleet = open(sixClusters());
    EXPECT_TRUE(fleet::layersReaching(*fleet, {}).empty());
}
