// SPDX-License-Identifier: Apache-2.0
// Whatever a repository holds, opening it ends, and the parts that are whole are shown.
#include "base/cancel.h"
#include "fleet/fixture.h"
#include "fleet/hierarchy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stop_token>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

Files withGoodCluster(Files files)
{
    files["clusters/good-1/kustomization.yaml"] = including({"map.yaml"});
    files["clusters/good-1/map.yaml"] = configMap("a", "b");
    return files;
}

const model::Unit *unitOf(const model::Snapshot &snapshot, std::string_view cluster)
{
    for (const model::Unit &unit : snapshot.units) {
        if (snapshot.clusters[unit.cluster].name == cluster)
            return &unit;
    }
    return nullptr;
}

void expectGoodCluster(const model::Snapshot &snapshot)
{
    const model::Unit *unit = unitOf(snapshot, "good-1");
    ASSERT_TRUE(unit);
    ASSERT_TRUE(unit->rendering);
    EXPECT_EQ(unit->rendering->objects.size(), 1U);
    for (const fleet::Grouping grouping : {fleet::Grouping::Inheritance, fleet::Grouping::Folder})
        EXPECT_FALSE(fleet::Hierarchy::build(snapshot, grouping)->roots.empty());
}

bool mentions(const std::vector<base::Error> &problems, std::string_view file)
{
    for (const base::Error &problem : problems) {
        if (problem.place && problem.place->file.text() == file)
            return true;
    }
    return false;
}

/// A folder that goes away with the test.
class Scratch {
public:
    Scratch()
    {
        m_folder =
            std::filesystem::temp_directory_path()
            / ("fleetwright-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed())
               + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
        std::filesystem::create_directories(m_folder / "fleet");
    }
    ~Scratch() { std::filesystem::remove_all(m_folder); }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;

    void write(const std::string &file, const std::string &text) const
    {
        std::filesystem::create_directories((m_folder / file).parent_path());
        std::ofstream(m_folder / file) << text;
    }
    void link(const std::string &file, const std::string &target) const
    {
        std::filesystem::create_directories((m_folder / file).parent_path());
        std::filesystem::create_symlink(target, m_folder / file);
    }
    [[nodiscard]] std::string fleet() const { return (m_folder / "fleet").string(); }

private:
    std::filesystem::path m_folder;
};

} // namespace

TEST(BadInput, emptyFolder)
{
    const auto fleet = open(Files{});
    EXPECT_TRUE(fleet->clusters.empty());
    EXPECT_TRUE(fleet->layers.empty());
    EXPECT_TRUE(fleet::Hierarchy::build(*fleet, fleet::Grouping::Inheritance)->roots.empty());
}

TEST(BadInput, missingFolder)
{
    EXPECT_FALSE(base::openDiskFiles("/no/such/folder/at/all").ok());
}

TEST(BadInput, brokenYamlKeepsItsPlace)
{
    const auto fleet =
        open(withGoodCluster({{"clusters/bad-1/kustomization.yaml", "resources:\n- a\n  b: [\n"},
                              {"clusters.yaml", "clusters:\n- name: 'x\n"}}));
    expectGoodCluster(*fleet);
    EXPECT_TRUE(mentions(fleet->problems, "clusters/bad-1/kustomization.yaml"));
    EXPECT_TRUE(mentions(fleet->problems, "clusters.yaml"));
    const model::Layer *layer = fleet->findLayer(path("clusters/bad-1"));
    ASSERT_TRUE(layer);
    ASSERT_TRUE(layer->error);
    EXPECT_EQ(layer->error->code, base::ErrorCode::Syntax);
    EXPECT_GE(layer->error->place->line, 2U);
    const model::Unit *unit = unitOf(*fleet, "bad-1");
    ASSERT_TRUE(unit);
    EXPECT_TRUE(unit->error);
    EXPECT_FALSE(unit->rendering);
}

TEST(BadInput, brokenManifestFailsOnlyItsUnit)
{
    const auto fleet = open(withGoodCluster(
        {{"clusters/bad-1/kustomization.yaml", including({"../../shared", "map.yaml"})},
         {"shared/kustomization.yaml", including({"map.yaml"})},
         {"shared/map.yaml", configMap("s", "t")},
         {"clusters/bad-1/map.yaml", "a: b: c\n"}}));
    expectGoodCluster(*fleet);
    const model::Unit *unit = unitOf(*fleet, "bad-1");
    ASSERT_TRUE(unit && unit->error);
    EXPECT_EQ(reachOf(*fleet, "shared"), "bad-1") << "what it would read is known from the files";
    EXPECT_TRUE(fleet->reachByFile.at(path("clusters/bad-1/map.yaml")).size() == 1);
}

TEST(BadInput, brokenConfigurationLeavesDefaults)
{
    const auto fleet = open(withGoodCluster({{".fleetwright.yaml", "clustres: []\n"}}));
    expectGoodCluster(*fleet);
    ASSERT_TRUE(mentions(fleet->problems, ".fleetwright.yaml"));
    EXPECT_EQ(fleet->problems.front().hint, "did you mean \"clusters\"?");
}

TEST(BadInput, cyclicBases)
{
    const auto fleet =
        open(withGoodCluster({{"clusters/loop-1/kustomization.yaml", including({"../../a"})},
                              {"a/kustomization.yaml", including({"../b"})},
                              {"b/kustomization.yaml", including({"../a"})},
                              {"self/kustomization.yaml", including({"../self"})},
                              {"x/kustomization.yaml", including({"../y"})},
                              {"y/kustomization.yaml", including({"../x"})}}));
    expectGoodCluster(*fleet);
    const model::Unit *unit = unitOf(*fleet, "loop-1");
    ASSERT_TRUE(unit);
    ASSERT_TRUE(unit->error);
    EXPECT_EQ(reachOf(*fleet, "b"), "loop-1");
    // Every layer stands somewhere, though the circle has no top.
    const auto hierarchy = fleet::Hierarchy::build(*fleet, fleet::Grouping::Inheritance);
    for (model::LayerIndex layer = 0; layer < fleet->layers.size(); ++layer)
        EXPECT_FALSE(hierarchy->pathToLayer(layer).empty()) << fleet->layers[layer].path.text();
}

TEST(BadInput, missingFilesAndEmptyKustomizations)
{
    const auto fleet =
        open(withGoodCluster({{"clusters/bad-1/kustomization.yaml", including({"../../gone"})},
                              {"clusters/bad-2/kustomization.yaml", ""},
                              {"clusters/bad-3/kustomization.yaml", "- a list\n"},
                              {"clusters/bad-4/kustomization.yaml", "just text\n"}}));
    expectGoodCluster(*fleet);
    const model::Layer *layer = fleet->findLayer(path("clusters/bad-1"));
    ASSERT_TRUE(layer && layer->error);
    EXPECT_EQ(layer->error->code, base::ErrorCode::NotFound);
    EXPECT_EQ(layer->error->place->line, 4U);
    for (const char *name : {"bad-1", "bad-2", "bad-3", "bad-4"}) {
        const model::Unit *unit = unitOf(*fleet, name);
        ASSERT_TRUE(unit) << name;
        EXPECT_TRUE(unit->error) << name;
    }
}

TEST(BadInput, twoKustomizationsInOneFolder)
{
    const auto fleet =
        open(withGoodCluster({{"clusters/bad-1/kustomization.yaml", including({"map.yaml"})},
                              {"clusters/bad-1/kustomization.yml", including({"map.yaml"})},
                              {"clusters/bad-1/map.yaml", configMap("a", "b")}}));
    expectGoodCluster(*fleet);
    EXPECT_EQ(fleet->findLayer(path("clusters/bad-1"))->error->code, base::ErrorCode::Conflict);
    EXPECT_TRUE(unitOf(*fleet, "bad-1")->error);
}

TEST(BadInput, binaryAndOddFiles)
{
    const auto fleet = open(withGoodCluster(
        {{"clusters/bin-1/kustomization.yaml", std::string("\x00\x01\xff\xfe", 4)},
         {"logo.yaml", std::string("\xff\xd8\x00ManagedCluster cluster.x-k8s.io/", 34)},
         {"deep.yaml", std::string(100'000, '[') + "cluster.x-k8s.io/"},
         {"empty.yaml", ""}}));
    expectGoodCluster(*fleet);
}

TEST(BadInput, namesWithSpacesQuotesAndOtherScripts)
{
    for (const std::string name :
         {"north sea", "o'brien \"quoted\"", "żółć-1", "عربي", "# hash", "- dash", "a: b", "été"}) {
        const auto fleet = open(withGoodCluster(
            {{"clusters/" + name + "/kustomization.yaml", including({"'map file.yaml'"})},
             {"clusters/" + name + "/map file.yaml", configMap("x", "y")},
             {"flux/" + name + "/flux-system/gotk-sync.yaml", "# later\n"},
             {"flux/" + name + "/" + name + ".yaml", configMap("from-flux", "y")}}));
        expectGoodCluster(*fleet);
        std::size_t rendered = 0;
        for (const model::Unit &unit : fleet->units) {
            if (fleet->clusters[unit.cluster].name != name)
                continue;
            EXPECT_TRUE(unit.rendering)
                << unit.id.text() << (unit.error ? base::describe(*unit.error) : "");
            ++rendered;
        }
        EXPECT_EQ(rendered, 2U) << name;
    }
}

TEST(BadInput, linksThatLeaveTheRootAreNotFollowed)
{
    const Scratch scratch;
    scratch.write("outside/map.yaml", configMap("secret", "value"));
    scratch.write("outside/kustomization.yaml", including({"map.yaml"}));
    scratch.write("fleet/clusters/good-1/kustomization.yaml", including({"map.yaml"}));
    scratch.write("fleet/clusters/good-1/map.yaml", configMap("a", "b"));
    scratch.link("fleet/clusters/bad-1", "../../outside");
    scratch.write("fleet/clusters/bad-2/kustomization.yaml", including({"map.yaml"}));
    scratch.link("fleet/clusters/bad-2/map.yaml", "../../../outside/map.yaml");
    scratch.write("fleet/clusters/bad-3/kustomization.yaml", including({"../../../outside"}));
    scratch.link("fleet/loop", ".");
    const auto files = base::openDiskFiles(scratch.fleet());
    ASSERT_TRUE(files.ok());
    fleet::MemoStore store;
    const auto fleet = open(*files, store);
    expectGoodCluster(*fleet);
    EXPECT_FALSE(unitOf(*fleet, "bad-1"));
    EXPECT_TRUE(unitOf(*fleet, "bad-2")->error);
    EXPECT_TRUE(unitOf(*fleet, "bad-3")->error);
    for (const auto &[file, reach] : fleet->reachByFile)
        EXPECT_EQ(file.text().find("outside"), std::string::npos);
}

TEST(BadInput, linksInsideTheRootAreTheSameLayer)
{
    const Scratch scratch;
    scratch.write("fleet/library/app/kustomization.yaml", including({"map.yaml"}));
    scratch.write("fleet/library/app/map.yaml", configMap("a", "b"));
    scratch.link("fleet/clusters/edge-1/app", "../../library/app");
    scratch.write("fleet/clusters/edge-1/kustomization.yaml", including({"app"}));
    const auto files = base::openDiskFiles(scratch.fleet());
    fleet::MemoStore store;
    const auto fleet = open(*files, store);
    ASSERT_EQ(fleet->units.size(), 1U);
    EXPECT_TRUE(fleet->units[0].rendering) << base::describe(*fleet->units[0].error);
    EXPECT_EQ(reachOf(*fleet, "library/app"), "edge-1");
    EXPECT_EQ(fleet->layers.size(), 2U);
}

TEST(BadInput, cancelledOpeningSaysSo)
{
    std::stop_source stop;
    stop.request_stop();
    fleet::MemoStore store;
    const auto fleet = fleet::openFleet(base::makeMemoryFiles(withGoodCluster({})), {}, store,
                                        base::Cancel(stop.get_token()));
    ASSERT_FALSE(fleet.ok());
    EXPECT_EQ(fleet.error().code, base::ErrorCode::Cancelled);
}

TEST(BadInput, progressCountsEveryUnit)
{
    std::size_t last = 0;
    std::size_t total = 0;
    fleet::MemoStore store;
    const auto fleet =
        fleet::openFleet(base::makeMemoryFiles(sixClusters()), {}, store, {},
                         [&](std::size_t done, std::size_t all, std::string_view what) {
                             EXPECT_EQ(done, last + 1);
                             EXPECT_TRUE(what.starts_with("Rendering clusters/"));
                             last = done;
                             total = all;
                         });
    ASSERT_TRUE(fleet.ok());
    EXPECT_EQ(last, 6U);
    EXPECT_EQ(total, 6U);
}
