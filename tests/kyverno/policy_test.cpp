// SPDX-License-Identifier: Apache-2.0
// Expectations follow pkg/autogen/v1, pkg/engine and the default filters of Kyverno's chart.
#include "kyverno/document.h"
#include "kyverno/policy.h"

namespace fleetwright::kyverno {
namespace {

using Texts = std::vector<std::string>;

const NamespaceLabels unknownNamespaces = [](std::string_view) {
    return std::optional<const yaml::Node *>();
};

std::string policyText(const std::string &match, const std::string &more = "",
                       const std::string &annotations = "{}")
{
    return "metadata: {name: p, annotations: " + annotations
           + "}\nspec:\n  validationFailureAction: "
             "Enforce\n  rules:\n  - name: r\n    match: "
           + match + "\n" + more
           + "    validate: {message: m, pattern: {spec: {containers: [{image: "
             "\"!*:latest\"}]}}}\n";
}

class Held {
public:
    explicit Held(const std::string &text)
        : m_document(text),
          policy(Policy::of({"kyverno.io", "v1", "ClusterPolicy", "", "p"}, m_document.root()))
    {}

private:
    Document m_document;

public:
    Policy policy;
};

Texts namesOf(const Policy &policy)
{
    Texts names;
    for (const Rule &rule : policy.rules)
        names.push_back(rule.name);
    return names;
}

const std::string pods = "{any: [{resources: {kinds: [Pod]}}]}";

TEST(KyvernoAutogen, PodRulesAreMadeForControllers)
{
    EXPECT_EQ(namesOf(Held(policyText(pods)).policy),
              (Texts{"r", "autogen-r", "autogen-cronjob-r"}));
    EXPECT_EQ(namesOf(Held(policyText("{any: [{resources: {kinds: [Service]}}]}")).policy),
              Texts{"r"});
}

TEST(KyvernoAutogen, AnnotationLimits)
{
    const auto with = [](const std::string &controllers) {
        return namesOf(Held(policyText(pods, "",
                                       "{pod-policies.kyverno.io/autogen-controllers: \""
                                           + controllers + "\"}"))
                           .policy);
    };
    EXPECT_EQ(with("none"), Texts{"r"});
    EXPECT_EQ(with("Deployment,StatefulSet"), (Texts{"r", "autogen-r"}));
    EXPECT_EQ(with("CronJob"), (Texts{"r", "autogen-cronjob-r"}));
}

TEST(KyvernoAutogen, NamesAndSelectorsEndIt)
{
    EXPECT_EQ(namesOf(Held(policyText("{any: [{resources: {kinds: [Pod], names: [a]}}]}")).policy),
              Texts{"r"});
    EXPECT_EQ(namesOf(Held(policyText(pods, "    exclude: {any: [{resources: {selector: "
                                            "{matchLabels: {a: b}}}}]}\n"))
                          .policy),
              Texts{"r"});
    // A Pod named with other kinds is not extended either.
    EXPECT_EQ(namesOf(Held(policyText("{any: [{resources: {kinds: [Pod, Deployment]}}]}")).policy),
              Texts{"r"});
    EXPECT_EQ(namesOf(Held(policyText(pods, "    exclude: {any: [{resources: {namespaces: "
                                            "[a]}}]}\n"))
                          .policy),
              (Texts{"r", "autogen-r", "autogen-cronjob-r"}));
}

TEST(KyvernoPolicy, WhatDependsOnTheRequestIsLeftOut)
{
    EXPECT_EQ(namesOf(Held(policyText(pods, "    preconditions: {all: [{key: a}]}\n")).policy),
              Texts{});
    EXPECT_EQ(namesOf(Held(policyText(pods, "    context: [{name: a}]\n")).policy), Texts{});
    EXPECT_EQ(namesOf(Held(policyText("{any: [{resources: {kinds: [Pod]}, roles: [a]}]}")).policy),
              Texts{});
    const Held variable("spec:\n  rules:\n  - name: r\n    match: " + pods
                        + "\n    validate: {pattern: {a: \"{{ request.userInfo }}\"}}\n");
    EXPECT_EQ(namesOf(variable.policy), Texts{});
}

TEST(KyvernoPolicy, OtherLanguagesAreNamed)
{
    const Held held("spec:\n  rules:\n  - name: r\n    match: " + pods
                    + "\n    validate: {deny: {conditions: {}}}\n  - name: s\n    match: " + pods
                    + "\n    validate: {cel: {expressions: []}}\n");
    ASSERT_EQ(held.policy.unsupported.size(), 2u);
    EXPECT_EQ(held.policy.unsupported[0].language, "deny");
    EXPECT_EQ(held.policy.unsupported[0].rule, "r");
    EXPECT_EQ(held.policy.unsupported[1].language, "cel");
    EXPECT_EQ(namesOf(held.policy), Texts{});
}

std::string verdictOf(const Policy &policy, std::size_t rule, const model::ResourceId &id,
                      const std::string &object)
{
    const Document document(object);
    const std::optional<Verdict> verdict =
        evaluate(policy, policy.rules[rule], {id, document.root()}, unknownNamespaces);
    if (!verdict)
        return "not about it";
    return verdict->status == Verdict::Status::Fail ? model::FieldPath(verdict->path).text()
                                                    : "fine";
}

TEST(KyvernoPolicy, GeneratedRulesLookIntoTemplates)
{
    const Held held(policyText(pods));
    const std::string pod = "{spec: {containers: [{image: \"a:latest\"}]}}";
    EXPECT_EQ(verdictOf(held.policy, 0, {"", "v1", "Pod", "web", "a"}, pod),
              "spec.containers[0].image");
    EXPECT_EQ(verdictOf(held.policy, 1, {"apps", "v1", "Deployment", "web", "a"},
                        "{spec: {template: " + pod + "}}"),
              "spec.template.spec.containers[0].image");
    EXPECT_EQ(verdictOf(held.policy, 2, {"batch", "v1", "CronJob", "web", "a"},
                        "{spec: {jobTemplate: {spec: {template: " + pod + "}}}}"),
              "spec.jobTemplate.spec.template.spec.containers[0].image");
    EXPECT_EQ(verdictOf(held.policy, 1, {"batch", "v1", "CronJob", "web", "a"}, pod),
              "not about it");
}

TEST(KyvernoPolicy, SystemNamespacesArePassedOver)
{
    const Held held(policyText(pods));
    const std::string pod = "{spec: {containers: [{image: \"a:latest\"}]}}";
    for (const std::string name : {"kube-system", "kube-public", "kube-node-lease", "kyverno"})
        EXPECT_EQ(verdictOf(held.policy, 0, {"", "v1", "Pod", name, "a"}, pod), "not about it");
}

TEST(KyvernoPolicy, ActionsOfRuleAndNamespace)
{
    const Held held(
        "spec:\n  validationFailureAction: Audit\n  rules:\n  - name: r\n    match: " + pods
        + "\n    validate:\n      failureAction: Enforce\n      failureActionOverrides:\n "
          "     - {action: Audit, namespaces: [\"dev-*\"]}\n      pattern: {a: b}\n");
    const Document object("{}");
    const auto action = [&](const char *nameSpace) {
        return actionFor(held.policy.rules[0], {{"", "v1", "Pod", nameSpace, "a"}, object.root()},
                         unknownNamespaces);
    };
    EXPECT_EQ(action("web"), Action::Enforce);
    EXPECT_EQ(action("dev-1"), Action::Audit);
}

TEST(KyvernoPolicy, Exceptions)
{
    const Held held(policyText(pods));
    const Document object("{}");
    const auto excepted = [&](const std::string &rules, const std::string &names) {
        const Document exception("spec: {exceptions: [{policyName: p, ruleNames: [" + rules
                                 + "]}], match: {any: [{resources: {kinds: [Deployment], names: ["
                                 + names + "]}}]}}");
        return isExcepted(exception.root(), held.policy, held.policy.rules[1],
                          {{"apps", "v1", "Deployment", "web", "shop"}, object.root()},
                          unknownNamespaces);
    };
    EXPECT_TRUE(excepted("autogen-r", "\"sh*\""));
    EXPECT_TRUE(excepted("\"*\"", "shop"));
    EXPECT_FALSE(excepted("r", "shop")); // the generated rule has a name of its own
    EXPECT_FALSE(excepted("autogen-r", "other"));
}

} // namespace
} // namespace fleetwright::kyverno
