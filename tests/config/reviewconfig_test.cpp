// SPDX-License-Identifier: Apache-2.0
// The sections of `.fleetwright.yaml` that checks and the review read.
#include "config/fleetconfig.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using config::Expectation;
using config::FleetConfig;

namespace {

base::Result<FleetConfig> read(std::string text)
{
    return config::readFleetConfig(
        *base::makeMemoryFiles({{".fleetwright.yaml", std::move(text)}}));
}

/// One expectation with these lines behind its name.
base::Result<FleetConfig> readExpectation(const std::string &lines)
{
    return read("expect:\n- name: x\n" + lines);
}

} // namespace

TEST(ReviewConfig, readsGuardrailsAsNumbersAndShares)
{
    const auto config = read("guardrails: {clusters: 25%, production: 1}\n");
    ASSERT_TRUE(config.ok()) << base::describe(config.error());
    ASSERT_TRUE(config->guardrails.clusters && config->guardrails.production);
    EXPECT_EQ(config->guardrails.clusters->of(7), 1U);
    EXPECT_EQ(config->guardrails.production->of(7), 1U);
    for (const char *text : {"guardrails: {clusters: many}\n", "guardrails: {clusters: -1}\n",
                             "guardrails: {clusters: 120%}\n", "guardrails: {cluster: 1}\n"})
        EXPECT_FALSE(read(text).ok()) << text;
}

TEST(ReviewConfig, readsWavesInOrder)
{
    const auto config = read(R"(waves:
- name: first
  clusters: [staging-eu]
- name: rest
  selector:
    matchLabels: {env: production}
    matchExpressions:
    - {key: canary, operator: DoesNotExist}
)");
    ASSERT_TRUE(config.ok()) << base::describe(config.error());
    ASSERT_EQ(config->waves.size(), 2U);
    EXPECT_EQ(config->waves[0].clusters, std::vector<std::string>{"staging-eu"});
    EXPECT_FALSE(config->waves[0].selector);
    EXPECT_EQ(config->waves[1].place.line, 4U);
    ASSERT_TRUE(config->waves[1].selector);
    EXPECT_EQ((*config->waves[1].selector)[0],
              (config::LabelRequirement{"env", "In", {"production"}}));
    EXPECT_EQ((*config->waves[1].selector)[1].op, "DoesNotExist");
}

TEST(ReviewConfig, refusesWavesThatSayTooMuchOrTooLittle)
{
    for (const char *text :
         {"waves: [{name: a}]\n", "waves: [{clusters: [x]}]\n",
          "waves: [{name: a, clusters: [x], selector: {}}]\n",
          "waves: [{name: a, clusters: [x]}, {name: a, clusters: [y]}]\n",
          "waves: [{name: a, selector: {matchExpressions: [{key: k, operator: Near}]}}]\n",
          "waves: [{name: a, selector: {matchExpressions: [{key: k, operator: In}]}}]\n"})
        EXPECT_FALSE(read(text).ok()) << text;
}

TEST(ReviewConfig, readsThresholdsOfTheRulesThatHaveThem)
{
    const auto config =
        read("rules: {version-skew: {minor: 3}, data-loss: {kinds: [Database], severity: info}}\n");
    ASSERT_TRUE(config.ok()) << base::describe(config.error());
    EXPECT_EQ(config->rules.at("version-skew").numbers.at("minor"), 3U);
    EXPECT_EQ(config->rules.at("data-loss").texts.at("kinds"),
              std::vector<std::string>{"Database"});
    EXPECT_EQ(config->rules.at("data-loss").severity, "info");
    const auto wrong = read("rules: {version-skew: {minr: 3}}\n");
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().hint, "did you mean \"minor\"?");
    EXPECT_FALSE(read("rules: {version-skew: {minor: 0}}\n").ok());
}

TEST(ReviewConfig, readsHowExceptionsAreMarked)
{
    const auto config = read("exceptions: {annotations: [example.com/waiver], tickets: 'OPS/\\d+', "
                             "dates: ['bis (.*)']}\n");
    ASSERT_TRUE(config.ok()) << base::describe(config.error());
    EXPECT_EQ(config->exceptions.annotations, std::vector<std::string>{"example.com/waiver"});
    EXPECT_EQ(config->exceptions.tickets, std::vector<std::string>{"OPS/\\d+"});
    EXPECT_EQ(config->exceptions.dates.size(), 1U);
    const auto broken = read("exceptions: {tickets: ['[a']}\n");
    ASSERT_FALSE(broken.ok());
    EXPECT_EQ(broken.error().hint, "error parsing regexp: missing closing ]: `[a`");
}

TEST(ReviewConfig, readsExpectationsOfObjects)
{
    const auto config = read(R"(expect:
- name: gdpr
  why: DPA-12
  severity: warning
  clusters:
    names: ["*-eu-*"]
    labels: {environment: production, tier: [gold, "sil*"]}
    except: [lab]
  object: Deployment.apps//payments#metadata.labels.example.com/compliance
  must: only
  equals: gdpr
-
  name: second
  object: Pod/*/debug*
  must: absent
)");
    ASSERT_TRUE(config.ok()) << base::describe(config.error());
    ASSERT_EQ(config->expectations.size(), 2U);
    const Expectation &first = config->expectations[0];
    EXPECT_EQ(first.place.line, 2U);
    EXPECT_EQ(first.severity, "warning");
    EXPECT_EQ(first.clusters->labels.at("tier").size(), 2U);
    EXPECT_EQ(first.object->group, "apps");
    EXPECT_EQ(first.object->nameSpace, "");
    EXPECT_EQ(first.object->path, "metadata.labels.example.com/compliance");
    EXPECT_EQ(first.must, Expectation::Must::Only);
    EXPECT_EQ(first.equals->text, "gdpr");
    EXPECT_EQ(config->expectations[1].place.line, 12U);
}

TEST(ReviewConfig, readsExpectationsOfSelectors)
{
    const auto names = readExpectation(
        "  selector: ApplicationSet/argocd/web#spec.generators[0]\n  exactly: [a, b]\n");
    ASSERT_TRUE(names.ok()) << base::describe(names.error());
    EXPECT_TRUE(names->expectations[0].exactlyNames);
    EXPECT_EQ(names->expectations[0].exactly->names.size(), 2U);
    const auto choice =
        readExpectation("  selector: GitRepo/fleet-default/web\n  exactly: {names: ['*-eu']}\n");
    ASSERT_TRUE(choice.ok()) << base::describe(choice.error());
    EXPECT_FALSE(choice->expectations[0].exactlyNames);
}

TEST(ReviewConfig, refusesEveryOtherExpectation)
{
    for (const char *lines : {
             "",
             "  object: Pod/a\n",
             "  object: Pod/a/b/c\n",
             "  object: Pod//\n",
             "  object: Pod/a/b#\n",
             "  object: Pod/a/b#spec.\n",
             "  object: Pod/a/b#spec[\n",
             "  object: Pod/a/b#spec[x]\n",
             "  object: Pod/a/b\n  must: exist\n",
             "  object: Pod/a/b\n  must: unique\n",
             "  object: Pod/a/b\n  equals: 1\n",
             "  object: Pod/a/b#spec\n  must: equal\n  equals: 1\n",
             "  object: Pod/a/b\n  severity: fatal\n",
             "  object: Pod/a/b\n  clusters: [a]\n",
             "  object: Pod/a/b\n  clusters: {name: [a]}\n",
             "  object: Pod/a/b\n  exactly: [a]\n",
             "  object: Pod/a/b\n  selector: GitRepo/a/b\n  exactly: [a]\n",
             "  selector: GitRepo/a/b\n",
             "  selector: Deployment/a/b\n  exactly: [a]\n",
             "  selector: GitRepo/a/b\n  exactly: a\n",
             "  selector: GitRepo/a/b\n  exactly: [a]\n  must: present\n",
             "  object: Pod/a/b\n  cluster: {}\n",
         })
        EXPECT_FALSE(readExpectation(lines).ok()) << lines;
    EXPECT_FALSE(read("expect: [{object: Pod/a/b}]\n").ok());
    EXPECT_FALSE(read("expect: [{name: a, object: P/a/b}, {name: a, object: P/a/b}]\n").ok());
    EXPECT_TRUE(readExpectation("  object: Pod/a/b\n").ok());
}

TEST(ReviewConfig, readsTheBaselineBelowTheRoot)
{
    const auto config = read("baseline: checks/accepted.json\n");
    ASSERT_TRUE(config.ok());
    EXPECT_EQ(config->baseline->text(), "checks/accepted.json");
    EXPECT_FALSE(read("baseline: ../accepted.json\n").ok());
}
