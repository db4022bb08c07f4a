// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.h"
#include "kustomize/memorybuild.h"

#include <atomic>
#include <random>

namespace fleetwright::kustomize {
namespace {

const std::string service =
    "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ClusterIP\n";

std::map<std::string, std::string> fleet(int clusters)
{
    std::map<std::string, std::string> files{
        {"base/kustomization.yaml", "resources:\n- service.yaml\n"},
        {"base/service.yaml", service},
        {"component/kustomization.yaml",
         "kind: Component\ncommonAnnotations:\n  component: one\n"}};
    for (int index = 0; index < clusters; ++index) {
        const std::string name = "c" + std::to_string(index);
        files[name + "/kustomization.yaml"] =
            "resources:\n- ../base\ncomponents:\n- ../component\nnamePrefix: " + name + "-\n";
    }
    return files;
}

/// Counts how often a file is read.
class Counting final : public base::FileSource {
public:
    explicit Counting(base::FileSourcePtr below) : m_below(std::move(below)) {}
    base::EntryKind kind(const base::RepoPath &file) const override { return m_below->kind(file); }
    base::Result<base::SourceFilePtr> read(const base::RepoPath &file) const override
    {
        ++reads[file.text()];
        return m_below->read(file);
    }
    base::Result<std::vector<base::FolderEntry>> list(const base::RepoPath &folder) const override
    {
        return m_below->list(folder);
    }
    base::Result<base::RepoPath> canonical(const base::RepoPath &file) const override
    {
        return m_below->canonical(file);
    }
    base::Result<base::Hash128> contentHash(const base::RepoPath &file) const override
    {
        return m_below->contentHash(file);
    }

    mutable std::map<std::string, int> reads;

private:
    base::FileSourcePtr m_below;
};

TEST(LayerStore, ABaseIsReadOnceForAllOverlays)
{
    const Counting files(base::makeMemoryFiles(fleet(10)));
    LayerStore store;
    for (int index = 0; index < 10; ++index)
        ASSERT_TRUE(build(files, path("c" + std::to_string(index)), {}, store).ok());
    EXPECT_EQ(files.reads["base/service.yaml"], 1);
    EXPECT_EQ(files.reads["base/kustomization.yaml"], 1);
}

TEST(LayerStore, TheSameBuildIsTheSameRendering)
{
    MemoryBuild repository(fleet(2));
    EXPECT_EQ(*repository.build("c0"), *repository.build("c0"));
    EXPECT_NE(*repository.build("c0"), *repository.build("c1"));
}

TEST(LayerStore, ARenderingIsReusedForAnotherSourceWithEqualFiles)
{
    LayerStore store;
    const auto first = build(*base::makeMemoryFiles(fleet(2)), path("c0"), {}, store);
    const auto second = build(*base::makeMemoryFiles(fleet(2)), path("c0"), {}, store);
    EXPECT_EQ(*first, *second);
}

TEST(LayerStore, AChangeBelowIsSeen)
{
    LayerStore store;
    auto files = fleet(2);
    const auto first = build(*base::makeMemoryFiles(files), path("c0"), {}, store);
    files["base/service.yaml"] = "apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n";
    const auto second = build(*base::makeMemoryFiles(files), path("c0"), {}, store);
    EXPECT_EQ((*first)->objects.front().id.name, "c0-web");
    EXPECT_EQ((*second)->objects.front().id.name, "c0-api");
}

TEST(LayerStore, AChangedComponentIsSeen)
{
    LayerStore store;
    auto files = fleet(1);
    const auto first = build(*base::makeMemoryFiles(files), path("c0"), {}, store);
    files["component/kustomization.yaml"] =
        "kind: Component\ncommonAnnotations:\n  component: two\n";
    const auto second = build(*base::makeMemoryFiles(files), path("c0"), {}, store);
    EXPECT_NE(*toText(**first), *toText(**second));
}

TEST(LayerStore, AFileThatAppearsIsSeen)
{
    LayerStore store;
    auto files = fleet(1);
    ASSERT_TRUE(build(*base::makeMemoryFiles(files), path("c0"), {}, store).ok());
    files["base/kustomization.yml"] = "resources: []\n";
    const auto second = build(*base::makeMemoryFiles(files), path("c0"), {}, store);
    ASSERT_FALSE(second.ok());
    EXPECT_NE(base::describe(second.error()).find("Found multiple kustomization files"),
              std::string::npos);
}

TEST(LayerStore, AMissingFileThatAppearsIsSeen)
{
    LayerStore store;
    auto files = fleet(1);
    files.erase("base/service.yaml");
    EXPECT_FALSE(build(*base::makeMemoryFiles(files), path("c0"), {}, store).ok());
    files["base/service.yaml"] = service;
    EXPECT_TRUE(build(*base::makeMemoryFiles(files), path("c0"), {}, store).ok());
}

TEST(LayerStore, OptionsCount)
{
    LayerStore store;
    const auto files = base::makeMemoryFiles(
        {{"a/kustomization.yaml", "resources: [../x.yaml]\n"}, {"x.yaml", service}});
    EXPECT_FALSE(build(*files, path("a"), {}, store).ok());
    BuildOptions open;
    open.loadRestriction = LoadRestriction::None;
    EXPECT_TRUE(build(*files, path("a"), open, store).ok());
    EXPECT_FALSE(build(*files, path("a"), {}, store).ok());
}

TEST(LayerStore, TrimDropsWhatNobodyHolds)
{
    const Counting files(base::makeMemoryFiles(fleet(1)));
    LayerStore store;
    auto rendering = build(files, path("c0"), {}, store);
    store.trim();
    EXPECT_EQ(*build(files, path("c0"), {}, store), *rendering);
    const std::string text = *toText(**rendering);
    rendering = base::Error{};
    store.trim();
    rendering = build(files, path("c0"), {}, store);
    EXPECT_EQ(files.reads["base/service.yaml"], 2);
    EXPECT_EQ(*toText(**rendering), text);
}

TEST(LayerStore, ManyThreadsAgree)
{
    const auto files = base::makeMemoryFiles(fleet(64));
    LayerStore store;
    std::atomic<int> wrong = 0;
    base::parallelFor(256, [&](std::size_t index) {
        const std::string name = "c" + std::to_string(index % 64);
        const auto rendering = build(*files, path(name), {}, store);
        if (!rendering.ok() || (*rendering)->objects.front().id.name != name + "-web")
            ++wrong;
    });
    EXPECT_EQ(wrong, 0);
}

TEST(LayerStore, CyclesOfManyThreadsEnd)
{
    const auto files = base::makeMemoryFiles({{"a/kustomization.yaml", "resources: [../b]\n"},
                                              {"b/kustomization.yaml", "resources: [../c]\n"},
                                              {"c/kustomization.yaml", "resources: [../a]\n"}});
    LayerStore store;
    std::atomic<int> cycles = 0;
    base::parallelFor(60, [&](std::size_t index) {
        const auto rendering =
            build(*files, path(std::string(1, static_cast<char>('a' + index % 3))), {}, store);
        if (!rendering.ok() && rendering.error().code == base::ErrorCode::Cycle)
            ++cycles;
    });
    EXPECT_EQ(cycles, 60);
}

/// After any edits the store gives what a new store gives.
TEST(LayerStore, IncrementalEqualsFromScratch)
{
    auto files = fleet(4);
    LayerStore store;
    std::mt19937 random(7);
    const std::vector<std::string> types{"ClusterIP", "NodePort", "LoadBalancer"};
    for (int round = 0; round < 40; ++round) {
        switch (random() % 4) {
        case 0:
            files["base/service.yaml"] =
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: "
                + types[random() % 3] + "\n";
            break;
        case 1:
            files["component/kustomization.yaml"] =
                "kind: Component\ncommonAnnotations:\n  component: \""
                + std::to_string(random() % 3) + "\"\n";
            break;
        case 2:
            files["c1/kustomization.yaml"] =
                "resources:\n- ../base\nnameSuffix: -" + std::to_string(random() % 3) + "\n";
            break;
        default:
            if (files.erase("base/service.yaml") == 0)
                files["base/service.yaml"] = service;
        }
        const auto source = base::makeMemoryFiles(files);
        for (int index = 0; index < 4; ++index) {
            const base::RepoPath folder = path("c" + std::to_string(index));
            LayerStore fresh;
            const auto incremental = build(*source, folder, {}, store);
            const auto scratch = build(*source, folder, {}, fresh);
            ASSERT_EQ(incremental.ok(), scratch.ok());
            if (incremental.ok())
                EXPECT_EQ(*toText(**incremental), *toText(**scratch));
            else
                EXPECT_EQ(base::describe(incremental.error()), base::describe(scratch.error()));
        }
    }
}

} // namespace
} // namespace fleetwright::kustomize
