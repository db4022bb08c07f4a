// SPDX-License-Identifier: Apache-2.0
#include "helm/chartstore.h"

#include "helm/charttree.h"
#include "helm/render.h"
#include "helm/setvalues.h"
#include "helm/valuelayers.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <map>
#include <string>

namespace fleetwright::helm {
namespace {

using Files = std::map<std::string, std::string>;

const base::RepoPath web = *base::RepoPath::fromText("charts/web");

Files webChart(const std::string &dependency)
{
    return {{"charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n" + dependency},
            {"charts/web/templates/a.yaml", "kind: A\nmetadata: {name: a}\n"},
            {"charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 2.1.0\n"},
            {"charts/db/templates/b.yaml", "kind: B\nmetadata: {name: b}\n"}};
}

std::size_t objectsOf(const base::Result<LoadedChartPtr> &loaded)
{
    if (!loaded)
        return 0;
    const auto rendering = render((*loaded)->chart, {.name = "r"}, nullptr);
    return rendering ? rendering->objects.size() : 0;
}

TEST(HelmChartStore, EqualContentIsOneChart)
{
    ChartStore store;
    const auto first = store.load(*base::holdFiles(base::makeMemoryFiles(webChart({}))), web, {});
    const auto again = store.load(*base::makeMemoryFiles(webChart({})), web, {});
    Files changed = webChart({});
    changed["charts/web/templates/a.yaml"] += "x: 1\n";
    const auto other = store.load(*base::makeMemoryFiles(changed), web, {});
    ASSERT_TRUE(first && again && other);
    EXPECT_EQ(*first, *again);
    EXPECT_NE(*first, *other);
    const std::vector<base::RepoPath> &files = (*first)->files;
    EXPECT_EQ(files.size(), 2U);
    EXPECT_TRUE(std::ranges::is_sorted(files));
}

TEST(HelmChartStore, ReleasesKeepTheirChart)
{
    ChartStore store;
    const auto files = base::makeMemoryFiles(webChart({}));
    auto loaded = store.load(*files, web, {});
    ASSERT_TRUE(loaded);
    const ChartPtr kept = (*loaded)->chart;
    loaded = base::Error{};
    store.trim();
    const auto again = store.load(*files, web, {});
    ASSERT_TRUE(again);
    EXPECT_EQ((*again)->chart, kept);
}

TEST(HelmChartStore, DependenciesAreBuiltWhereTheyAreHere)
{
    ChartStore store;
    const std::string local =
        "dependencies:\n- {name: db, version: 2.x, repository: 'file://../db'}\n";
    const auto files = base::makeMemoryFiles(webChart(local));
    EXPECT_EQ(objectsOf(store.load(*files, web, {})), 0U) << "as helm template has it";
    EXPECT_EQ(objectsOf(store.loadBuilt(*files, web, {}, {})), 2U);
    const std::string remote =
        "dependencies:\n- {name: db, version: 2.x, repository: 'https://charts.example.com'}\n";
    const auto others = base::makeMemoryFiles(webChart(remote));
    EXPECT_EQ(objectsOf(store.loadBuilt(*others, web, {}, {})), 0U);
    const FindDependency find = [](const Dependency &dependency) {
        EXPECT_EQ(dependency.repository, "https://charts.example.com");
        return base::RepoPath::fromText("charts/db");
    };
    EXPECT_EQ(objectsOf(store.loadBuilt(*base::makeMemoryFiles(webChart(remote)), web, find, {})),
              2U);
    const std::string away =
        "dependencies:\n- {name: db, version: 1, repository: 'file://../../..'}\n";
    EXPECT_EQ(objectsOf(store.loadBuilt(*base::makeMemoryFiles(webChart(away)), web, {}, {})), 0U);
}

/// Files of one state that count how often a file is read.
class CountingFiles final : public base::FileSource {
public:
    explicit CountingFiles(Files files) : m_files(base::makeMemoryFiles(std::move(files))) {}

    [[nodiscard]] base::EntryKind kind(const base::RepoPath &path) const override
    {
        return m_files->kind(path);
    }
    [[nodiscard]] base::Result<base::SourceFilePtr> read(const base::RepoPath &path) const override
    {
        ++m_reads;
        return m_files->read(path);
    }
    [[nodiscard]] base::Result<std::vector<base::FolderEntry>>
    list(const base::RepoPath &folder) const override
    {
        return m_files->list(folder);
    }
    [[nodiscard]] base::Result<base::RepoPath> canonical(const base::RepoPath &path) const override
    {
        return m_files->canonical(path);
    }
    [[nodiscard]] std::uint64_t stateId() const override { return m_state; }
    [[nodiscard]] int reads() const { return m_reads; }

private:
    base::FileSourcePtr m_files;
    std::uint64_t m_state = newStateId();
    mutable int m_reads = 0;
};

TEST(HelmChartStore, AChartThatFailsIsReadOnce)
{
    ChartStore store;
    Files files = webChart({});
    files["charts/web/Chart.yaml"] = "name: web\n";
    const CountingFiles source(std::move(files));
    const auto first = store.load(source, web, {});
    ASSERT_FALSE(first);
    const int reads = source.reads();
    const auto second = store.load(source, web, {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().detail, first.error().detail);
    EXPECT_GT(reads, 0);
    EXPECT_EQ(source.reads(), reads);
}

TEST(HelmChartStore, OwnValuesCanBeLeftOut)
{
    ChartStore store;
    Files files = webChart({});
    files["charts/web/values.yaml"] = "a: 1\n";
    const auto source = base::makeMemoryFiles(files);
    const auto kept = store.loadBuilt(*source, web, {}, {});
    const auto leftOut = store.loadBuilt(*source, web, {}, {}, OwnValues::LeftOut);
    ASSERT_TRUE(kept && leftOut);
    EXPECT_TRUE((*kept)->chart->valuesFile);
    EXPECT_FALSE((*leftOut)->chart->valuesFile);
}

TEST(HelmSetValues, WhatIsSetHidesWhatWasThere)
{
    base::Arena arena;
    const yaml::NodeBuilder builder(arena);
    const Values below("image: {tag: v1}\nhosts: [a, b]\n");
    const Values above("tag: v2\n");
    ValueLayers layers(builder);
    const Value values = valueOf(below.node());
    const base::Span place = above.node()->find("tag")->span();
    for (const std::string line : {"image.tag=v2", "hosts[1]=c", "other=x"})
        ASSERT_TRUE(setValues(*values.map(), line, SetMode::Typed, layers, place));
    const yaml::Node *set = nodeOf(values, builder);
    const auto hidden = [](const yaml::Node *node) {
        const yaml::Change *change = node->change();
        return change && change->previous ? std::string(change->previous->text()) : "nothing";
    };
    EXPECT_EQ(set->findPath({"image", "tag"})->text(), "v2");
    EXPECT_EQ(hidden(set->findPath({"image", "tag"})), "v1");
    EXPECT_EQ(hidden(set->find("hosts")->items()[1]), "b");
    EXPECT_EQ(hidden(set->find("hosts")->items()[0]), "nothing");
    EXPECT_EQ(hidden(set->find("other")), "nothing");
}

TEST(HelmValueLayers, WhatWinsHidesTheRest)
{
    base::Arena arena;
    const yaml::NodeBuilder builder(arena);
    // All are files of one name: what stands at one place is one value.
    const Values low("a: 1\nmap: {x: 1, w: 1}\nlist: [1]\n");
    const Values middle("# middle\na: 2\nmap: {x: 2}\n");
    const Values high("# the highest\na: null\nmap: {z: 3}\nlist: [2, 3]\n");
    ValueLayers layers(builder);
    const yaml::Node *merged = layers.merged(
        layers.merged(layers.merged(nullptr, low.node()), middle.node()), high.node());
    std::string text;
    ASSERT_TRUE(yaml::appendYaml(text, merged));
    EXPECT_EQ(text, "a: null\nlist:\n- 2\n- 3\nmap:\n  w: 1\n  x: 2\n  z: 3\n");
    const yaml::Change *change = merged->find("a")->change();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->step->field, "values");
    EXPECT_EQ(change->step->layer->text(), "values-prod.yaml");
    EXPECT_EQ(change->previous->text(), "2");
    ASSERT_TRUE(change->previous->change());
    EXPECT_EQ(change->previous->change()->previous->text(), "1");
    EXPECT_EQ(merged->findPath({"map", "w"})->change(), nullptr);
}

} // namespace
} // namespace fleetwright::helm
