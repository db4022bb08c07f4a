// SPDX-License-Identifier: Apache-2.0
// Expectations follow pkg/engine/validate and pkg/engine/anchor.
#include "kyverno/document.h"
#include "kyverno/validate.h"

namespace fleetwright::kyverno {
namespace {

std::string textOf(const Verdict &verdict)
{
    switch (verdict.status) {
    case Verdict::Status::Pass:
        return "pass";
    case Verdict::Status::Skip:
        return "skip";
    case Verdict::Status::Error:
        return "error";
    default:
        return "fail " + model::FieldPath(verdict.path).text();
    }
}

std::string answer(const std::string &pattern, const std::string &resource)
{
    const Document patternDocument(pattern);
    const Document resourceDocument(resource);
    return textOf(matchPattern(resourceDocument.root(), Pattern::of(patternDocument.root())));
}

TEST(KyvernoValidate, PlainKeys)
{
    EXPECT_EQ(answer("{a: {b: x}}", "{a: {b: x, c: y}}"), "pass");
    EXPECT_EQ(answer("{a: {b: x}}", "{a: {b: y}}"), "fail a.b");
    EXPECT_EQ(answer("{a: {b: x}}", "{a: 1}"), "fail a");
    EXPECT_EQ(answer("{a: {b: x}}", "{}"), "fail a");
    EXPECT_EQ(answer("{a: \"*\"}", "{a: {b: x}}"), "pass");
    EXPECT_EQ(answer("{a: \"*\"}", "{b: x}"), "fail a");
    EXPECT_EQ(answer("{a: \"*\"}", "{a: null}"), "fail a");
}

TEST(KyvernoValidate, EveryItemOfAList)
{
    const std::string pattern = "{c: [{image: \"!*:latest\"}]}";
    EXPECT_EQ(answer(pattern, "{c: [{image: a:1}, {image: b:2}]}"), "pass");
    EXPECT_EQ(answer(pattern, "{c: [{image: a:1}, {image: b:latest}]}"), "fail c[1].image");
    EXPECT_EQ(answer("{c: [\"a*\"]}", "{c: [ab, ac]}"), "pass");
    EXPECT_EQ(answer("{c: [\"a*\"]}", "{c: [ab, x]}"), "fail c[1]");
    EXPECT_EQ(answer("{c: \"!ALL\"}", "{c: [NET, ALL]}"), "fail c[1]");
    EXPECT_EQ(answer("{c: [[a], [b]]}", "{c: [[a], [x]]}"), "fail c[1][0]");
}

TEST(KyvernoValidate, ConditionsSkip)
{
    const std::string pattern = "{c: [{(name): web, image: \"reg/*\"}]}";
    EXPECT_EQ(answer(pattern, "{c: [{name: web, image: reg/a}, {name: x, image: b}]}"), "pass");
    EXPECT_EQ(answer(pattern, "{c: [{name: web, image: b}]}"), "fail c[0].image");
    EXPECT_EQ(answer(pattern, "{c: [{name: x, image: b}]}"), "skip");
    EXPECT_EQ(answer("{(kind): A, b: x}", "{b: y}"), "skip");
    EXPECT_EQ(answer("{<(kind): A, b: x}", "{b: y}"), "fail b");
    EXPECT_EQ(answer("{<(kind): A, b: x}", "{kind: B, b: y}"), "skip");
}

TEST(KyvernoValidate, EqualityHoldsOnlyWherePresent)
{
    const std::string pattern = "{spec: {=(hostNetwork): false}}";
    EXPECT_EQ(answer(pattern, "{spec: {x: y}}"), "pass");
    EXPECT_EQ(answer(pattern, "{spec: {hostNetwork: false}}"), "pass");
    EXPECT_EQ(answer(pattern, "{spec: {hostNetwork: true}}"), "fail spec.hostNetwork");
    EXPECT_EQ(answer("{=(i): [{=(s): {=(p): \"false\"}}]}", "{i: [{s: {p: true}}]}"),
              "fail i[0].s.p");
}

TEST(KyvernoValidate, NegationForbidsTheKey)
{
    EXPECT_EQ(answer("{v: [{X(hostPath): \"null\"}]}", "{v: [{emptyDir: {}}]}"), "pass");
    EXPECT_EQ(answer("{v: [{X(hostPath): \"null\"}]}", "{v: [{hostPath: {path: /}}]}"),
              "fail v[0].hostPath");
}

TEST(KyvernoValidate, ExistenceNeedsOneItem)
{
    const std::string pattern = "{^(c): [{image: \"a:*\"}]}";
    EXPECT_EQ(answer(pattern, "{c: [{image: b:1}, {image: a:1}]}"), "pass");
    EXPECT_EQ(answer(pattern, "{c: [{image: b:1}]}"), "fail c");
    EXPECT_EQ(answer(pattern, "{}"), "pass");
}

TEST(KyvernoValidate, WildcardsInLabelKeys)
{
    const std::string pattern = "{metadata: {labels: {\"app.kubernetes.io/*\": \"?*\"}}}";
    EXPECT_EQ(answer(pattern, "{metadata: {labels: {app.kubernetes.io/name: a}}}"), "pass");
    EXPECT_EQ(answer(pattern, "{metadata: {labels: {other: a}}}"),
              "fail metadata.labels.\"app.kubernetes.io/*\"");
    EXPECT_EQ(answer(pattern, "{metadata: {name: a}}"), "fail metadata.labels");
}

TEST(KyvernoValidate, AnyPattern)
{
    const Document first("{a: x}");
    const Document second("{b: y}");
    const std::vector<Pattern> patterns{Pattern::of(first.root()), Pattern::of(second.root())};
    const Document good("{b: y}");
    const Document bad("{a: z, b: z}");
    EXPECT_EQ(textOf(matchAnyPattern(good.root(), patterns)), "pass");
    EXPECT_EQ(textOf(matchAnyPattern(bad.root(), patterns)), "fail a");
    const Document skipping("{(k): v, a: x}");
    EXPECT_EQ(textOf(matchAnyPattern(bad.root(), {Pattern::of(skipping.root())})), "skip");
}

} // namespace
} // namespace fleetwright::kyverno
