// SPDX-License-Identifier: Apache-2.0
#include "template/functionsets.h"

#include <gtest/gtest.h>

#include <stop_token>
#include <thread>
#include <vector>

namespace fleetwright::gotemplate {
namespace {

TemplateSetPtr setOf(std::string_view text, Family family = Family::Helm)
{
    auto set = std::make_shared<TemplateSet>(optionsOf(family));
    const base::Result<void> parsed = set->parse("t", text);
    EXPECT_TRUE(parsed.ok()) << (parsed ? "" : parsed.error().detail);
    return set;
}

base::Result<Output> run(std::string_view text, const ExecuteOptions &options = {})
{
    Heap heap;
    return execute(setOf(text), "t", Value::map(heap.newMap()), heap, options);
}

void expectTooLarge(const base::Result<Output> &output, std::string_view limit)
{
    ASSERT_FALSE(output.ok());
    EXPECT_EQ(output.error().code, base::ErrorCode::TooLarge);
    EXPECT_NE(output.error().detail.find(limit), std::string::npos) << output.error().detail;
}

TEST(TemplateLimits, OutputIsBounded)
{
    ExecuteOptions options;
    options.limits.outputBytes = 100;
    EXPECT_TRUE(run("{{ repeat 100 \"a\" }}", options).ok());
    expectTooLarge(run("{{ repeat 101 \"a\" }}", options), "bytes of output: 100");
    expectTooLarge(run("{{ range 1000 }}abc{{ end }}", options), "bytes of output: 100");
}

TEST(TemplateLimits, StepsAreBounded)
{
    ExecuteOptions options;
    options.limits.steps = 1'000;
    EXPECT_TRUE(run("{{ range 100 }}{{ end }}", options).ok());
    expectTooLarge(run("{{ range 100000 }}{{ end }}", options), "steps of a template: 1000");
}

TEST(TemplateLimits, TheUsualStepsEndAnEndlessLoop)
{
    expectTooLarge(run("{{ range 9223372036854775807 }}{{ end }}"), "steps of a template");
}

TEST(TemplateLimits, RecursionIsBounded)
{
    expectTooLarge(run("{{ define \"r\" }}{{ template \"r\" }}{{ end }}{{ template \"r\" }}"),
                   "templates in one another");
    expectTooLarge(run("{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}"),
                   "templates in one another");
}

TEST(TemplateLimits, ValuesAreBounded)
{
    Heap heap(std::size_t{1} << 20);
    const TemplateSetPtr grows =
        setOf("{{ $l := list }}{{ range 100000 }}{{ $l = append $l . }}{{ end }}");
    expectTooLarge(execute(grows, "t", Value(), heap), "bytes of values");
    Heap other(std::size_t{1} << 20);
    const base::Result<Output> atOnce =
        execute(setOf("{{ repeat 2000000000 \"x\" }}"), "t", Value(), other);
    ASSERT_FALSE(atOnce.ok());
    EXPECT_NE(atOnce.error().detail.find("more than the limit of 1048576 bytes of values"),
              std::string::npos);
}

TEST(TemplateLimits, CancelEndsARun)
{
    std::stop_source source;
    source.request_stop();
    ExecuteOptions options;
    options.cancel = base::Cancel(source.get_token());
    const base::Result<Output> output = run("{{ range 100000 }}{{ end }}", options);
    ASSERT_FALSE(output.ok());
    EXPECT_EQ(output.error().code, base::ErrorCode::Cancelled);
}

TEST(TemplateLimits, MapsThatHoldThemselvesEnd)
{
    const base::Result<Output> printed =
        run("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $d | toJson | len }}{{ $d | toYaml }}");
    EXPECT_TRUE(printed.ok());
    EXPECT_TRUE(run("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ print $d | len }}").ok());
}

TEST(TemplateSharing, OneSetServesManyThreads)
{
    const TemplateSetPtr set =
        setOf("{{ define \"n\" }}{{ .name | upper }}{{ end }}{{ range 100 }}{{ include \"n\" $ }}"
              "{{ tpl \"{{ .name }}\" $ }};{{ end }}");
    std::vector<std::string> texts(4);
    {
        std::vector<std::jthread> threads;
        for (std::string &text : texts) {
            threads.emplace_back([&set, &text] {
                Heap heap;
                MapData *data = heap.newMap();
                heap.set(*data, "name", Value::string("web"));
                const base::Result<Output> output = execute(set, "t", Value::map(data), heap);
                text = output ? output->text : output.error().detail;
            });
        }
    }
    for (const std::string &text : texts) {
        EXPECT_EQ(text.size(), 100U * 7);
        EXPECT_TRUE(text.starts_with("WEBweb;WEBweb;")) << text;
    }
}

TEST(TemplateSurroundings, WhatDiffersEachTimeSaysSo)
{
    const base::Result<Output> fixed = run("{{ upper \"a\" }}");
    ASSERT_TRUE(fixed.ok());
    EXPECT_FALSE(fixed->differsEachTime);
    const base::Result<Output> random = run("{{ randInt 1 100 }}");
    ASSERT_TRUE(random.ok());
    EXPECT_TRUE(random->differsEachTime);
    EXPECT_EQ(run("{{ randInt 1 100000 }}")->text, run("{{ randInt 1 100000 }}")->text);
}

} // namespace
} // namespace fleetwright::gotemplate
