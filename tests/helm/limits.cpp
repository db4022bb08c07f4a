// SPDX-License-Identifier: Apache-2.0
#include "helm/charttree.h"
#include "helm/filepattern.h"
#include "helm/render.h"

namespace fleetwright::helm {
namespace {

const Release demo{.name = "demo"};

base::Error errorOf(const base::Result<Rendering> &rendering)
{
    EXPECT_FALSE(rendering.ok());
    return rendering ? base::Error() : rendering.error();
}

TEST(HelmLimits, LoopsAndRecursionEnd)
{
    RenderOptions options;
    options.execution.limits.steps = 100'000;
    const ChartPtr loop = chartOf({{"templates/a.yaml", "{{ range 1000000000 }}x{{ end }}"}});
    EXPECT_EQ(errorOf(render(loop, demo, nullptr, options)).code, base::ErrorCode::TooLarge);
    const ChartPtr recursion =
        chartOf({{"templates/a.yaml",
                  R"({{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }})"}});
    EXPECT_FALSE(render(recursion, demo, nullptr, options).ok());
    const ChartPtr itself =
        chartOf({{"templates/a.yaml",
                  R"({{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }})"}});
    EXPECT_EQ(errorOf(render(itself, demo, nullptr, options)).code, base::ErrorCode::TooLarge);
    const ChartPtr tpl = chartOf({{"templates/a.yaml", "{{ tpl .Values.t . }}"},
                                  {"values.yaml", "t: '{{ tpl .Values.t . }}'"}});
    EXPECT_FALSE(render(tpl, demo, nullptr, options).ok());
}

TEST(HelmLimits, OutputIsBoundedForAllTemplatesTogether)
{
    RenderOptions options;
    options.outputBytes = 1'000;
    const std::string text = "kind: A\nx: {{ repeat 600 \"y\" }}\n";
    EXPECT_TRUE(render(chartOf({{"templates/a.yaml", text}}), demo, nullptr, options).ok());
    const base::Error error = errorOf(render(
        chartOf({{"templates/a.yaml", text}, {"templates/b.yaml", text}}), demo, nullptr, options));
    EXPECT_EQ(error.code, base::ErrorCode::TooLarge);
    EXPECT_EQ(error.detail, "bytes of a release: 1000");
    const ChartPtr one = chartOf({{"templates/a.yaml", "{{ repeat 1000000000 \"y\" }}"}});
    EXPECT_FALSE(render(one, demo, nullptr).ok());
}

TEST(HelmLimits, CancellingEndsARendering)
{
    std::stop_source source;
    source.request_stop();
    RenderOptions options;
    options.execution.cancel = base::Cancel(source.get_token());
    const ChartPtr chart = chartOf({{"templates/a.yaml", "{{ range 100000 }}{{ end }}"}});
    EXPECT_EQ(errorOf(render(chart, demo, nullptr, options)).code, base::ErrorCode::Cancelled);
}

TEST(HelmLimits, FilesOfAChartAreBounded)
{
    const base::Result<ChartPtr> chart = loadTree({{"big.bin", std::string((5u << 20) + 1, 'x')}});
    ASSERT_FALSE(chart.ok());
    EXPECT_EQ(chart.error().code, base::ErrorCode::TooLarge);
    EXPECT_EQ(chart.error().detail,
              "chart file \"big.bin\" is larger than the maximum file size 5242880");
}

TEST(HelmLimits, ChartsInOneAnotherAreBounded)
{
    std::map<std::string, std::string> files;
    std::string folder;
    for (int depth = 0; depth < 40; ++depth) {
        files[folder + "Chart.yaml"] = "apiVersion: v2\nname: c\nversion: 1.0.0\n";
        folder += "charts/c/";
    }
    const base::Result<ChartPtr> chart = loadTree(std::move(files));
    ASSERT_FALSE(chart.ok());
    EXPECT_EQ(chart.error().code, base::ErrorCode::TooLarge);
}

/// Helm dies of a stack overflow here: a table that is imported into itself.
TEST(HelmLimits, ImportsThatHoldThemselvesAreRefused)
{
    const ChartPtr chart = chartOf({
        {"Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies:\n- name: db\n"
                       "  version: 1.0.0\n  import-values:\n  - {child: data.b, parent: p}\n"
                       "  - {child: data, parent: p}\n"},
        {"charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n"},
        {"charts/db/values.yaml", "data: {b: {c: 1}}\n"},
    });
    EXPECT_EQ(errorOf(render(chart, demo, nullptr)).code, base::ErrorCode::TooLarge);
}

TEST(HelmLimits, PatternsTakeNoExponentialTime)
{
    const std::string name(2'000, 'a');
    EXPECT_EQ(filepathMatches("*a*a*a*a*a*a*a*a*a*a*b", name), false);
    EXPECT_FALSE(FileGlob("**a**a**a**a**a**a**a**b").matches(name));
    EXPECT_TRUE(FileGlob("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}").matches("x"))
        << "too many alternatives match everything, as a malformed pattern does";
}

} // namespace
} // namespace fleetwright::helm
