// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::argocd {
namespace {

const std::string twoClusters =
    clusterSecret("eu-1", "env: prod, region: eu") + clusterSecret("us-1", "env: dev");

const Decision *decisionOn(const MemberSets &members, Decision::Rule rule, std::string_view subject)
{
    const auto found =
        std::find_if(members.decisions.begin(), members.decisions.end(), [&](const Decision &one) {
            return one.rule == rule && one.subject == subject;
        });
    return found == members.decisions.end() ? nullptr : &*found;
}

TEST(ClusterGenerator, ImplicitLocalClusterComesLast)
{
    Hub hub(twoClusters + applicationSet("  - clusters: {}\n"));
    EXPECT_EQ(hub.members().parts.front().part.sets.back().origin->subject, "in-cluster");
    EXPECT_EQ(hub.created(), "eu-1-web in-cluster-web us-1-web");
}

TEST(ClusterGenerator, SaysForEachClusterWhy)
{
    Hub hub(twoClusters
            + applicationSet("  - clusters:\n      selector:\n        matchLabels: {env: prod}\n"
                             "        matchExpressions: [{key: region, operator: Exists}]\n"));
    const MemberSets members = hub.members(Detail::Decisions);
    const Decision *in = decisionOn(members, Decision::Rule::ClusterSelector, "eu-1");
    const Decision *out = decisionOn(members, Decision::Rule::ClusterSelector, "us-1");
    const Decision *local = decisionOn(members, Decision::Rule::LocalCluster, "in-cluster");
    ASSERT_TRUE(in && out && local);
    EXPECT_TRUE(in->isIn);
    EXPECT_FALSE(out->isIn);
    EXPECT_FALSE(local->isIn);
    ASSERT_EQ(out->requirements.size(), 2U);
    EXPECT_EQ(out->requirements[0].requirement, "env = prod");
    EXPECT_EQ(out->requirements[0].found, "dev");
    EXPECT_FALSE(out->requirements[0].holds);
    EXPECT_EQ(out->requirements[1].requirement, "region exists");
    EXPECT_FALSE(out->requirements[1].found);
    // The value of matchLabels.env, in the text's own lines.
    EXPECT_EQ(out->requirements[0].place.text(), "prod");
    EXPECT_EQ(in->place.place().column, 9U);
}

TEST(ClusterGenerator, TwoSecretsOfOneNameCountOnce)
{
    Hub hub(clusterSecret("a", "env: prod")
            + "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: z\n  labels: "
              "{argocd.argoproj.io/secret-type: cluster, env: prod}\nstringData: {name: a, server: "
              "'https://z.example.com'}\n"
            + applicationSet("  - clusters: {selector: {matchLabels: {env: prod}}}\n"));
    const MemberSets members = hub.members(Detail::Decisions);
    EXPECT_EQ(members.count(), 1U);
    EXPECT_TRUE(decisionOn(members, Decision::Rule::SameName, "a"));
}

TEST(ClusterGenerator, WithoutRegistryAnythingAskedForIsUnknown)
{
    Hub hub(applicationSet("  - clusters: {selector: {matchLabels: {env: prod}}}\n"));
    hub.environment.clusterKnowledge = Knowledge::Unknown;
    const GeneratedSet generated = hub.generate();
    EXPECT_TRUE(generated.errors.empty());
    ASSERT_TRUE(generated.unknown);
    EXPECT_EQ(generated.unknown->code, base::ErrorCode::Unresolved);
    EXPECT_TRUE(generated.applications.empty());
}

TEST(ClusterGenerator, ParametersKnowTheirPlace)
{
    Hub hub(twoClusters
            + applicationSet("  - clusters:\n      selector: {matchLabels: {env: prod}}\n"
                             "      values: {tier: 'gold-{{name}}'}\n"));
    const MemberSets members = hub.members();
    const Value &values = *members.parts.front().part.sets.front().values;
    EXPECT_EQ(values.find("metadata.labels.region")->span().text(), "eu");
    EXPECT_EQ(values.find("values.tier")->text(), "gold-eu-1");
    EXPECT_EQ(values.find("values.tier")->span().text(), "'gold-{{name}}'");
    EXPECT_EQ(values.find("name")->span().text(), "eu-1");
}

TEST(GitGenerator, DirectoriesWithReasons)
{
    Hub hub(applicationSet("  - git:\n      repoURL: https://git.example.com/fleet.git\n"
                           "      revision: HEAD\n      directories:\n"
                           "      - path: apps/*\n      - {path: apps/x, exclude: true}\n",
                           "  template:\n    metadata: {name: '{{path.basename}}'}\n"
                           "    spec: {project: default, destination: {name: in-cluster}}\n"),
            {{"apps/x/a.yaml", ""}, {"apps/y/z/a.yaml", ""}, {"apps/.h/a.yaml", ""}});
    EXPECT_EQ(hub.created(), "y");
    const MemberSets members = hub.members(Detail::Decisions);
    const Decision *out = decisionOn(members, Decision::Rule::GitDirectory, "apps/x");
    ASSERT_TRUE(out);
    EXPECT_FALSE(out->isIn);
    EXPECT_EQ(out->place.text(), "apps/x");
    const ParameterSet &set = members.parts.front().part.sets.front();
    EXPECT_EQ(set.origin->subject, "apps/y");
    EXPECT_EQ(set.origin->decidedBy.text(), "apps/*");
}

TEST(GitGenerator, FilesGiveTheirKeysAndPlaces)
{
    Hub hub(applicationSet("  - git:\n      repoURL: https://git.example.com/fleet.git\n"
                           "      revision: HEAD\n      files: [{path: 'c/*.yaml'}]\n"),
            {{"c/eu/one.yaml", "name: one\nsize: {cpu: 4}\nempty: {}\n"}});
    const MemberSets members = hub.members();
    ASSERT_EQ(members.count(), 1U);
    const Value &values = *members.parts.front().part.sets.front().values;
    EXPECT_EQ(values.find("size.cpu")->text(), "4");
    EXPECT_EQ(values.find("size.cpu")->span().place().file.text(), "c/eu/one.yaml");
    EXPECT_EQ(values.find("size.cpu")->span().place().line, 2U);
    EXPECT_EQ(values.find("path")->text(), "c/eu");
    EXPECT_EQ(values.find("path[1]")->text(), "eu");
    EXPECT_EQ(values.find("path.filename")->text(), "one.yaml");
    EXPECT_EQ(values.find("empty"), nullptr);
}

TEST(GitGenerator, OtherRepositoriesAreUnknown)
{
    Hub hub(applicationSet("  - git: {repoURL: 'https://git.example.com/other.git', revision: "
                           "HEAD, directories: [{path: '*'}]}\n"));
    EXPECT_EQ(hub.generate().unknown->code, base::ErrorCode::Unresolved);
    EXPECT_TRUE(hub.generate().errors.empty());
}

TEST(MatrixGenerator, SecondChildSeesTheFirst)
{
    Hub hub(twoClusters
            + applicationSet("  - matrix:\n      generators:\n"
                             "      - list: {elements: [{stage: prod}, {stage: dev}]}\n"
                             "      - clusters: {selector: {matchLabels: {env: '{{stage}}'}}}\n"));
    EXPECT_EQ(hub.created(), "eu-1-web us-1-web");
    const MemberSets members = hub.members();
    const SetOrigin &origin = *members.parts.front().part.sets.front().origin;
    ASSERT_EQ(origin.parents.size(), 2U);
    EXPECT_EQ(origin.parents[0]->subject, "element 1");
    EXPECT_EQ(origin.parents[1]->subject, "eu-1");
    EXPECT_EQ(clustersOf(origin), std::vector<std::string>{"eu-1"});
}

TEST(MatrixGenerator, CombinationsGoTwoLevelsDeep)
{
    const std::string inner = "list: {elements: [{name: a}]}";
    Hub allowed(applicationSet("  - matrix:\n      generators:\n      - " + inner
                               + "\n      - matrix: {generators: [{list: {elements: [{b: x}]}}, "
                                 "{list: {elements: [{c: y}]}}]}\n"));
    EXPECT_EQ(allowed.created(), "a-web");
    Hub tooDeep(applicationSet(
        "  - matrix:\n      generators:\n      - " + inner
        + "\n      - matrix: {generators: [{list: {elements: [{b: x}]}}, {matrix: {generators: "
          "[{list: {elements: [{c: y}]}}, {list: {elements: [{d: z}]}}]}}]}\n"));
    EXPECT_NE(tooDeep.errors().find("child generator generated no parameters"), std::string::npos);
}

TEST(MergeGenerator, OverridesBasesByKey)
{
    Hub hub(
        twoClusters
        + applicationSet("  - merge:\n      mergeKeys: [name]\n      generators:\n"
                         "      - clusters: {selector: {matchExpressions: [{key: env, operator: "
                         "Exists}]}}\n      - list: {elements: [{name: eu-1, extra: big}, {name: "
                         "gone, extra: no}]}\n"));
    const MemberSets members = hub.members(Detail::Decisions);
    ASSERT_EQ(members.count(), 2U);
    const ParameterSet &first = members.parts.front().part.sets.front();
    EXPECT_EQ(first.values->find("extra")->text(), "big");
    EXPECT_EQ(first.origin->parents.size(), 2U);
    EXPECT_TRUE(decisionOn(members, Decision::Rule::MergeBase, "element 2"));
}

TEST(PostSelector, FiltersAndExplains)
{
    Hub hub(twoClusters
            + applicationSet("  - clusters: {}\n    selector: {matchExpressions: [{key: "
                             "metadata.labels.env, operator: NotIn, values: [dev]}]}\n"));
    EXPECT_EQ(hub.created(), "eu-1-web in-cluster-web");
    const MemberSets members = hub.members(Detail::Decisions);
    const Decision *out = decisionOn(members, Decision::Rule::PostSelector, "us-1");
    ASSERT_TRUE(out);
    EXPECT_FALSE(out->isIn);
    EXPECT_EQ(out->requirements.front().requirement, "metadata.labels.env not in (dev)");
}

TEST(RecordedGenerators, AreUnknownUntilSomebodyRecordsThem)
{
    const std::string set = applicationSet("  - pullRequest: {github: {owner: a, repo: b}}\n");
    Hub unknown(set);
    EXPECT_EQ(unknown.generate().unknown->code, base::ErrorCode::Unresolved);
    Hub recorded(set
                 + "---\napiVersion: fleetwright/v1\nkind: RecordedGenerator\napplicationSet: "
                   "argocd/web\ngenerator: pullRequest\nparameterSets: [{name: pr-7, head_sha: "
                   "0a23456789abcdef}]\n");
    EXPECT_EQ(recorded.created(), "pr-7-web");
    const MemberSets members = recorded.members();
    const Value &values = *members.parts.front().part.sets.front().values;
    EXPECT_EQ(values.find("head_short_sha")->text(), "0a234567");
    EXPECT_EQ(values.find("head_short_sha_7")->text(), "0a23456");
}

TEST(GoTemplates, SeeTypedParameters)
{
    Hub hub(twoClusters
            + applicationSet(
                "  - clusters: {selector: {matchLabels: {env: prod}}, values: {tier: gold}}\n",
                "  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  template:\n"
                "    metadata: {name: '{{ .name }}-{{ index .metadata.labels \"region\" }}-{{ "
                ".values.tier | upper | lower }}'}\n    spec: {project: default, destination: "
                "{server: '{{ .server }}'}}\n"));
    EXPECT_EQ(hub.created(), "eu-1-eu-gold");
}

TEST(GoTemplates, AMissingKeyStopsTheSet)
{
    Hub hub(twoClusters
            + applicationSet("  - clusters: {}\n",
                             "  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n"
                             "  template:\n    metadata: {name: '{{ .name }}-{{ .nothing }}'}\n"
                             "    spec: {project: default, destination: {server: '{{ .server "
                             "}}'}}\n"));
    EXPECT_EQ(hub.created(), "");
    EXPECT_NE(hub.errors().find("map has no entry for key \"nothing\""), std::string::npos);
}

TEST(Limits, NotMoreThanTwentyThousandASet)
{
    std::string elements;
    for (int at = 0; at < 150; ++at)
        elements += "{k: 'v" + std::to_string(at) + "'},";
    std::string others;
    for (int at = 0; at < 150; ++at)
        others += "{name: 'n" + std::to_string(at) + "'},";
    Hub hub(applicationSet("  - matrix:\n      generators:\n      - list: {elements: [" + elements
                           + "]}\n      - list: {elements: [" + others + "]}\n"));
    EXPECT_NE(hub.errors().find("20000"), std::string::npos);
}

TEST(Limits, ATemplateThatPrintsTooMuch)
{
    std::string text;
    for (int at = 0; at < 3000; ++at)
        text += "{{big}}";
    Hub hub(
        applicationSet("  - list: {elements: [{name: a, big: '" + std::string(2000, 'x') + "'}]}\n",
                       "  template:\n    metadata: {name: '{{name}}', annotations: {a: '" + text
                           + "'}}\n    spec: {project: default, destination: {name: "
                             "in-cluster}}\n"));
    EXPECT_EQ(hub.generate().errors.front().code, base::ErrorCode::TooLarge);
}

} // namespace
} // namespace fleetwright::argocd
