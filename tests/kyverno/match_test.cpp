// SPDX-License-Identifier: Apache-2.0
// Expectations follow pkg/engine/utils/match.go and pkg/utils/kube/kind.go.
#include "kyverno/document.h"
#include "kyverno/match.h"

namespace fleetwright::kyverno {
namespace {

const NamespaceLabels unknownNamespaces = [](std::string_view) {
    return std::optional<const yaml::Node *>();
};

struct Case {
    std::string kind = "Deployment";
    std::string group = "apps";
    std::string nameSpace = "web";
    std::string name = "shop";
    std::string metadata = "{}";
};

Answer answer(const std::string &block, const Case &subject = {},
              const NamespaceLabels &labels = unknownNamespaces)
{
    const Document document(block);
    const Document object("{metadata: " + subject.metadata + "}");
    const Resource resource{{subject.group, "v1", subject.kind, subject.nameSpace, subject.name},
                            object.root()};
    return matches(Filters::of(document.root()), resource, labels);
}

TEST(KyvernoMatch, KindSelectors)
{
    const auto text = [](const char *selector) {
        const KindSelector kind = KindSelector::of(selector);
        return kind.group + "|" + kind.version + "|" + kind.kind + "|" + kind.subresource;
    };
    EXPECT_EQ(text("Pod"), "*|*|Pod|");
    EXPECT_EQ(text("v1/Pod"), "*|v1|Pod|");
    EXPECT_EQ(text("apps/v1/Deployment"), "apps|v1|Deployment|");
    EXPECT_EQ(text("*/Deployment"), "*|*|Deployment|");
    EXPECT_EQ(text("apps/*/*"), "apps|*|*|");
    EXPECT_EQ(text("Pod/exec"), "*|*|Pod|exec");
    EXPECT_EQ(text("Pod.exec"), "*|*|Pod|exec");
    EXPECT_EQ(text("*/exec"), "*|*|*|exec");
    EXPECT_EQ(text("v1beta1/Pod/exec"), "*|v1beta1|Pod|exec");
}

TEST(KyvernoMatch, AnyAndAll)
{
    EXPECT_EQ(answer("any: [{resources: {kinds: [Pod]}}, {resources: {kinds: [Deployment]}}]"),
              Answer::Yes);
    EXPECT_EQ(answer("all: [{resources: {kinds: [Deployment]}}, {resources: {names: [\"x*\"]}}]"),
              Answer::No);
    EXPECT_EQ(answer("resources: {kinds: [Deployment], namespaces: [\"we?\"], names: [\"sh*\"]}"),
              Answer::Yes);
    EXPECT_EQ(answer("{}"), Answer::No);
    EXPECT_EQ(answer("resources: {kinds: [Deployment], operations: [DELETE]}"), Answer::No);
    EXPECT_EQ(answer("any: [{resources: {kinds: [Deployment]}, subjects: [{kind: User}]}]"),
              Answer::Unknown);
}

TEST(KyvernoMatch, NamespacesAreMatchedByTheirName)
{
    Case space{"Namespace", "", "", "web", "{}"};
    EXPECT_EQ(answer("resources: {kinds: [Namespace], namespaces: [web]}", space), Answer::Yes);
    EXPECT_EQ(answer("resources: {namespaceSelector: {matchLabels: {a: b}}}", space), Answer::No);
}

TEST(KyvernoMatch, LabelsAndAnnotations)
{
    Case labelled;
    labelled.metadata = "{labels: {app: shop, tier: web}, annotations: {a/b: c}}";
    EXPECT_EQ(answer("resources: {selector: {matchLabels: {app: \"sh*\"}}}", labelled),
              Answer::Yes);
    EXPECT_EQ(answer("resources: {selector: {matchLabels: {\"t*\": \"*\"}}}", labelled),
              Answer::Yes);
    EXPECT_EQ(answer("resources: {selector: {matchExpressions: [{key: tier, operator: NotIn, "
                     "values: [web]}]}}",
                     labelled),
              Answer::No);
    EXPECT_EQ(answer("resources: {annotations: {\"a/*\": c}}", labelled), Answer::Yes);
    EXPECT_EQ(answer("resources: {annotations: {\"a/*\": d}}", labelled), Answer::No);
}

TEST(KyvernoMatch, LabelsOfTheNamespace)
{
    const std::string block = "resources: {namespaceSelector: {matchLabels: {team: a}}}";
    const Document labels("{team: a}");
    const NamespaceLabels known = [&](std::string_view name) {
        return name == "web" ? std::optional<const yaml::Node *>(labels.root()) : std::nullopt;
    };
    EXPECT_EQ(answer(block), Answer::Unknown);
    EXPECT_EQ(answer(block, {}, known), Answer::Yes);
    const NamespaceLabels none = [](std::string_view) {
        return std::optional<const yaml::Node *>(nullptr);
    };
    EXPECT_EQ(answer(block, {}, none), Answer::No);
}

} // namespace
} // namespace fleetwright::kyverno
