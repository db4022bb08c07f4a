// SPDX-License-Identifier: Apache-2.0
#include "argocd/fasttemplate.h"
#include "argocd/names.h"
#include "argocd/parameters.h"
#include "argocd/wildcard.h"
#include "fixture.h"

#include <gtest/gtest.h>

namespace fleetwright::argocd {
namespace {

std::string flat(std::string_view text, const std::string &parameters)
{
    const base::Result<FastTemplate> compiled = FastTemplate::compile(text);
    if (!compiled)
        return "error: " + compiled.error().detail;
    return *compiled->render(*fromNode(Documents(parameters).first()), 1000);
}

ValuePtr value(const std::string &text)
{
    // The text's nodes die with the documents: only what is no span is looked at.
    return fromNode(Documents(text).first());
}

TEST(FastTemplate, ReplacesStringsThatAreThere)
{
    EXPECT_EQ(flat("{{a}}-{{ b.c }}", "{a: x, b.c: y}"), "x-y");
    EXPECT_EQ(flat("{{ a }} {{none}} {{}}", "{a: x}"), "x {{none}} {{}}");
    EXPECT_EQ(flat("{{ n }}", "{n: 4}"), "{{ n }}");
    EXPECT_EQ(flat("{{a}}", "{a: '{{b}}', b: x}"), "{{b}}");
}

TEST(FastTemplate, AnUnclosedTagIsAnErrorOnlyBesideAClosedOne)
{
    EXPECT_EQ(flat("{{ name", "{name: x}"), "{{ name");
    EXPECT_EQ(flat("{{\nname}}", "{name: x}"), "{{\nname}}");
    EXPECT_EQ(flat("{{a}}\n{{\nname}}", "{name: x, a: y}"), "y\nx");
    EXPECT_EQ(flat("{{a}} {{b", "{a: x}").substr(0, 6), "error:");
}

TEST(FastTemplate, PrintsNoMoreThanItMay)
{
    const base::Result<FastTemplate> compiled = FastTemplate::compile("{{a}}{{a}}");
    const ValuePtr parameters = value("{a: '0123456789'}");
    EXPECT_TRUE(compiled->render(*parameters, 20).ok());
    EXPECT_EQ(compiled->render(*parameters, 19).error().code, base::ErrorCode::TooLarge);
}

TEST(Wildcards, GoPathMatch)
{
    EXPECT_TRUE(pathMatches("apps/*", "apps/web"));
    EXPECT_FALSE(pathMatches("apps/*", "apps/web/x"));
    EXPECT_FALSE(pathMatches("apps/**", "apps/web/x"));
    EXPECT_TRUE(pathMatches("a[^b]?", "axy"));
    EXPECT_TRUE(pathMatches("a[!b]", "a!"));
    EXPECT_FALSE(pathMatches("a[!b]", "ax"));
    EXPECT_TRUE(pathMatches("a\\*", "a*"));
    for (const char *malformed : {"a[", "a[]b]", "a[x-]", "a\\"})
        EXPECT_FALSE(pathMatches(malformed, "a")) << malformed;
}

TEST(Wildcards, GitPathspec)
{
    const auto matches = [](const char *pattern, const char *path) {
        return Pathspec::parse(pattern)->matches(path);
    };
    EXPECT_TRUE(matches("c/*.yaml", "c/eu/one.yaml"));
    EXPECT_TRUE(matches("c", "c/eu/one.yaml"));
    EXPECT_TRUE(matches("c/", "c/one.yaml"));
    EXPECT_FALSE(matches("c", "cc/one.yaml"));
    EXPECT_FALSE(matches("**/x.yaml", "x.yaml"));
    EXPECT_TRUE(matches("**/x.yaml", "a/b/x.yaml"));
    EXPECT_FALSE(matches("{a,b}.yaml", "a.yaml"));
    EXPECT_TRUE(matches("./c/*.yaml", "c/one.yaml"));
    EXPECT_TRUE(matches("", "any/thing"));
    EXPECT_FALSE(Pathspec::parse("../other"));
}

TEST(Wildcards, DoubleStar)
{
    const auto matches = [](const char *pattern, const char *path) {
        return DoubleStar::parse(pattern)->matches(path);
    };
    EXPECT_FALSE(matches("c/*.yaml", "c/eu/one.yaml"));
    EXPECT_TRUE(matches("c/**/*.yaml", "c/eu/x/one.yaml"));
    EXPECT_TRUE(matches("c/**/*.yaml", "c/one.yaml"));
    EXPECT_TRUE(matches("{a,b/{c,d}}/x", "b/d/x"));
    EXPECT_TRUE(matches("c/**", "c"));
    EXPECT_FALSE(DoubleStar::parse("{a"));
}

TEST(Names, SanitizedAsArgoCdDoes)
{
    EXPECT_EQ(sanitizedName("EU_West.1"), "eu-west.1");
    EXPECT_EQ(sanitizedName("--a.b-."), "a.b");
    EXPECT_EQ(sanitizedName("é"), "");
    EXPECT_EQ(sanitizedName("aéb"), "a-b");
    EXPECT_EQ(sanitizedName(std::string(300, 'a')).size(), 253U);
}

TEST(Parameters, FlattenedForSelectors)
{
    const auto flatText = flattened(*value("{a: {b: [x, {c: 1000000}]}, e: {}, n: null, t: true}"));
    EXPECT_EQ(flatText.at("a.b.0"), "x");
    EXPECT_EQ(flatText.at("a.b.1.c"), "1e+06");
    EXPECT_EQ(flatText.at("n"), "<nil>");
    EXPECT_EQ(flatText.at("t"), "true");
    EXPECT_FALSE(flatText.contains("e"));
}

TEST(Parameters, OverriddenByMergoRules)
{
    const base::Result<ValuePtr> merged =
        overridden(value("{a: x, m: {k: 1, l: 2}, s: [1, 2], e: {k: 1}, z: {q: 1}}"),
                   value("{a: '', m: {k: null, n: 3}, s: [], e: {}, z: text}"));
    ASSERT_TRUE(merged.ok());
    EXPECT_EQ(toJson(**merged),
              R"({"a":"","e":{"k":1},"m":{"k":null,"l":2,"n":3},"s":[],"z":"text"})");
}

TEST(Parameters, AMapOverAMapOfStringsPanics)
{
    Value::Fields strings;
    strings.emplace("k", Value::string("v"));
    const ValuePtr typed =
        Value::map({{"values", Value::map(std::move(strings), Value::Kind::StringMap)}});
    EXPECT_FALSE(overridden(typed, value("{values: {k: x}}")).ok());
    EXPECT_TRUE(overridden(typed, value("{values: {}}")).ok());
    EXPECT_TRUE(overridden(value("{values: {k: x}}"), typed).ok());
}

TEST(Parameters, FlatMapsCombineUnlessTheyDisagree)
{
    EXPECT_EQ(toJson(**combined(*value("{a: x, n: 4}"), *value("{b: y, n: '4'}"))),
              R"({"a":"x","b":"y","n":"4"})");
    EXPECT_FALSE(combined(*value("{a: x}"), *value("{a: y}")).ok());
}

} // namespace
} // namespace fleetwright::argocd
