// SPDX-License-Identifier: Apache-2.0
#include "helm/charttree.h"
#include "helm/print.h"

#include <string>
#include <thread>
#include <vector>

namespace fleetwright::helm {
namespace {

std::string rendered(const ChartPtr &chart, const std::string &name, const std::string &values)
{
    const Values given(values);
    const base::Result<Rendering> rendering = render(chart, Release{.name = name}, given.node());
    EXPECT_TRUE(rendering.ok()) << (rendering ? "" : rendering.error().detail);
    return rendering ? textOf(*rendering).value() : std::string();
}

ChartPtr changingChart()
{
    return chartOf({
        {"Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies:\n"
                       "- {name: db, version: 1.0.0, condition: db.enabled}\n"},
        {"values.yaml", "map: {k: v}\nlist: [1]\ndb: {enabled: false}\n"},
        {"templates/b.yaml", "{{ $_ := set .Values.map \"k\" .Release.Name }}kind: B\n"},
        {"templates/a.yaml", "kind: A\nv: {{ .Values | toJson }}\n"},
        {"charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n"},
        {"charts/db/templates/x.yaml", "kind: Db\n"},
    });
}

TEST(HelmSharing, AReleaseChangesNoOther)
{
    const ChartPtr chart = changingChart();
    const std::string first = rendered(chart, "one", "");
    EXPECT_EQ(first.find("kind: Db"), std::string::npos);
    EXPECT_NE(first.find("\"k\":\"one\""), std::string::npos);
    EXPECT_NE(rendered(chart, "two", "db: {enabled: true}").find("kind: Db"), std::string::npos);
    EXPECT_EQ(rendered(chart, "one", ""), first);
}

TEST(HelmSharing, ManyThreadsRenderOneChart)
{
    const ChartPtr chart = changingChart();
    std::vector<std::string> texts(8);
    std::vector<std::jthread> threads;
    for (std::size_t which = 0; which < texts.size(); ++which) {
        threads.emplace_back([&, which] {
            for (int round = 0; round < 50; ++round)
                texts[which] = rendered(chart, "r" + std::to_string(which),
                                        which % 2 == 0 ? "db: {enabled: true}" : "list: [2]");
        });
    }
    threads.clear();
    for (std::size_t which = 0; which < texts.size(); ++which) {
        EXPECT_NE(texts[which].find("\"k\":\"r" + std::to_string(which) + "\""), std::string::npos);
        EXPECT_EQ(texts[which].find("kind: Db") != std::string::npos, which % 2 == 0);
    }
}

TEST(HelmSharing, RandomValuesAreTold)
{
    const ChartPtr chart = chartOf({{"templates/a.yaml", "kind: A\nx: {{ randAlphaNum 5 }}\n"}});
    const base::Result<Rendering> rendering = render(chart, Release{.name = "demo"}, nullptr);
    ASSERT_TRUE(rendering.ok());
    EXPECT_TRUE(rendering->differsEachTime);
}

} // namespace
} // namespace fleetwright::helm
