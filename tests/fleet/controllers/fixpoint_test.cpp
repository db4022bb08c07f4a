// SPDX-License-Identifier: Apache-2.0
// Rounds until nothing new appears, and what happens where that does not come.
#include "fleet/controllers/fleets.h"
#include "fleet/describe.h"
#include "git/revisions.h"
#include "git/scratchrepository.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

void writeAll(const Files &files, const std::filesystem::path &folder)
{
    for (const auto &[name, bytes] : files) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }
}

bool tells(const model::Snapshot &fleet, base::ErrorCode code, std::string_view text)
{
    return std::ranges::any_of(fleet.problems, [&](const base::Error &problem) {
        return problem.code == code && problem.detail.find(text) != std::string::npos;
    });
}

} // namespace

TEST(Fixpoint, unitsThatApplyEachOtherAreACycle)
{
    const auto fleet = open({
        {"a/b.yaml", application("b", "b", "name: in-cluster")},
        {"b/a.yaml", application("a", "a", "name: in-cluster")},
    });
    EXPECT_EQ(unitList(*fleet),
              "in-cluster Application/argocd/a\nin-cluster Application/argocd/b\n");
    EXPECT_TRUE(tells(*fleet, base::ErrorCode::Cycle, "is applied by"));
}

TEST(Fixpoint, aUnitThatAppliesItsOwnObjectIsNoCycle)
{
    const auto fleet = open({
        {"argocd/self.yaml", application("self", "argocd", "name: in-cluster")},
    });
    EXPECT_EQ(unitList(*fleet), "in-cluster Application/argocd/self\n");
    EXPECT_FALSE(fleet->units.front().parent);
    EXPECT_TRUE(fleet->problems.empty());
}

TEST(Fixpoint, unitsUnderEverOtherNamesMeetTheLimit)
{
    fleet::OpenOptions options;
    options.limits.fixpointRounds = 6;
    const auto fleet = open(
        {
            {"clusters/dev/flux-system/gotk-sync.yaml", fluxSync("./clusters/dev")},
            {"clusters/dev/grow.yaml", fluxKustomization("grow", "./grow", "  namePrefix: x-\n")},
            {"grow/grow.yaml", fluxKustomization("grow", "./grow",
                                                 "  namePrefix: x-\n  patches:\n"
                                                 "  - target: {kind: "
                                                 "Kustomization}\n    patch: |\n"
                                                 "      - {op: replace, path: "
                                                 "/spec/namePrefix, value: xx-}\n")},
        },
        options);
    EXPECT_NE(findUnit(*fleet, "Kustomization/flux-system/grow"), nullptr);
    EXPECT_LT(fleet->units.size(), 20u);
}

TEST(Fixpoint, overlaysAreUnitsOnlyWhereNoControllerBuildsThem)
{
    const auto fleet = open({
        {"clusters/eu/kustomization.yaml", including({"cm.yaml"})},
        {"clusters/eu/cm.yaml", configMap("eu", "1")},
        {"clusters/us/kustomization.yaml", including({"cm.yaml"})},
        {"clusters/us/cm.yaml", configMap("us", "1")},
        {"app.yaml", application("eu", "clusters/eu", "name: eu")},
    });
    EXPECT_EQ(unitList(*fleet), "eu Application/argocd/eu\nus Overlay/clusters/us\n");
}

TEST(Fixpoint, aKustomizationThatNobodyIncludesIsAppliedByHand)
{
    const auto fleet = open({
        {"clusters.yaml", "clusters:\n- name: hub\n  labels: {role: hub}\n- name: eu\n"},
        {"bootstrap/kustomization.yaml", including({"web.yaml", "registered.yaml"})},
        {"bootstrap/web.yaml", clusterSet("web", "env: prod", "apps/web")},
        {"bootstrap/registered.yaml", clusterSecret("eu", "https://eu.example.com", "env: prod")},
        {"apps/web/kustomization.yaml", including({"web.yaml"})},
        {"apps/web/web.yaml", configMap("web", "1")},
    });
    EXPECT_EQ(unitList(*fleet), "eu Application/argocd/eu-web\n");
    ASSERT_TRUE(fleet->units.front().hub);
    EXPECT_EQ(fleet->clusters[*fleet->units.front().hub].name, "hub");
}

TEST(Fixpoint, whatAFileIsPatchedToCountsAndNotTheFile)
{
    const auto fleet = open({
        {"clusters.yaml", "clusters:\n- name: hub\n  labels: {role: hub}\n"},
        {"clusters/hub/kustomization.yaml",
         including({"../../argocd"},
                   "patches:\n- target: {kind: Application}\n  patch: |\n    - {op: replace, path: "
                   "/spec/source/path, value: apps/patched}\n")},
        {"argocd/kustomization.yaml", including({"web.yaml"})},
        {"argocd/web.yaml", application("web", "apps/written", "name: in-cluster")},
        {"apps/patched/kustomization.yaml", including({"web.yaml"})},
        {"apps/patched/web.yaml", configMap("web", "1")},
    });
    const model::Unit *unit = findUnit(*fleet, "Application/argocd/web");
    ASSERT_NE(unit, nullptr);
    EXPECT_EQ(unit->declaration->sources.front().path, "apps/patched");
    EXPECT_EQ(unitList(*fleet), "hub Application/argocd/web\nhub Overlay/clusters/hub\n");
}

TEST(Fixpoint, whatFollowsAnotherBranchIsRenderedFromThere)
{
    const tests::ScratchRepository repository;
    const std::filesystem::path folder = repository.folder().text();
    writeAll({{"apps/web/kustomization.yaml", including({"web.yaml"})},
              {"apps/web/web.yaml", configMap("web", "next")}},
             folder);
    repository.commitAll("next");
    repository.run("git branch next && git tag v1");
    std::string next = application("next", "apps/web", "name: dev");
    next.replace(next.find("HEAD"), 4, "next");
    std::string lost = application("lost", "apps/web", "name: dev");
    lost.replace(lost.find("HEAD"), 4, "gone");
    writeAll({{"apps/web/web.yaml", configMap("web", "main")},
              {"argocd/main.yaml", application("main", "apps/web", "name: prod")},
              {"argocd/next.yaml", next},
              {"argocd/lost.yaml", lost}},
             folder);
    repository.commitAll("main");
    fleet::OpenOptions options;
    options.revisions = git::openRevisions(repository.folder().text());
    fleet::MemoStore store;
    const auto opened =
        fleet::openFleet(*base::openDiskFiles(repository.folder().text()), options, store);
    ASSERT_TRUE(opened.ok());
    const model::Snapshot &fleet = **opened;
    const auto valueOf = [&](const std::string &id) {
        const model::Unit *unit = findUnit(fleet, id);
        return unit && unit->rendering
                   ? std::string(
                         unit->rendering->objects.front().root->findPath({"data", "value"})->text())
                   : std::string("-");
    };
    EXPECT_EQ(valueOf("Application/argocd/main"), "main");
    EXPECT_EQ(valueOf("Application/argocd/next"), "next");
    EXPECT_EQ(findUnit(fleet, "Application/argocd/next")->declaration->sources.front().revision,
              "revision next");
    const model::Unit *gone = findUnit(fleet, "Application/argocd/lost");
    ASSERT_NE(gone, nullptr);
    EXPECT_FALSE(gone->error);
    EXPECT_TRUE(gone->unresolved);
    // Files of another branch are none of the opened state's.
    EXPECT_EQ(reachOf(fleet, "apps/web"), "prod");
}

TEST(Fixpoint, openingAgainAfterAnEditGivesWhatAFreshOpeningDoes)
{
    Files files{
        {"clusters/hub/kustomization.yaml", including({"../../argocd"})},
        {"argocd/kustomization.yaml", including({"web.yaml", "r.yaml"})},
        {"clusters.yaml", "clusters:\n- name: hub\n  labels: {role: hub}\n"},
        {"argocd/web.yaml", clusterSet("web", "env: prod", "apps/web")},
        {"argocd/r.yaml", clusterSecret("eu", "https://eu.example.com", "env: prod") + "---\n"
                              + clusterSecret("us", "https://us.example.com", "env: dev")},
        {"apps/web/kustomization.yaml", including({"web.yaml"})},
        {"apps/web/web.yaml", configMap("web", "1")},
    };
    fleet::MemoStore store;
    const auto first = open(base::makeMemoryFiles(files), store);
    EXPECT_EQ(unitList(*first), "eu Application/argocd/eu-web\nhub Overlay/clusters/hub\n");
    files["argocd/web.yaml"] = clusterSet("web", "env: dev", "apps/web");
    const auto second = open(base::makeMemoryFiles(files), store);
    EXPECT_EQ(unitList(*second), "us Application/argocd/us-web\nhub Overlay/clusters/hub\n");
    EXPECT_EQ(describe(*second), describe(*open(files)));
}
