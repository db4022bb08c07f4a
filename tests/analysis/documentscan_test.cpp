// SPDX-License-Identifier: Apache-2.0
#include "analysis/fixture.h"
#include "analysis/leaks/documentscan.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis::leaks {
namespace {

/// Uses of a manifest as "line token field".
std::vector<std::string> scan(std::string text, const model::Snapshot &snapshot = threeClusters())
{
    const config::FleetConfig config;
    const TokenTable table(snapshot, config);
    const auto file =
        std::make_shared<base::SourceFile>(*base::RepoPath::fromText("m.yaml"), std::move(text));
    const base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file);
    EXPECT_TRUE(parsed.ok());
    DocumentScan documents(table, config, file);
    for (const yaml::Node *document : (*parsed)->documents)
        documents.document(document, {});
    std::vector<std::string> result;
    for (const IdentityUse &use : documents.take())
        result.push_back(std::to_string(use.line) + " " + table.token(use.token).text + " "
                         + use.field + (use.marked ? " marked" : ""));
    return result;
}

using Texts = std::vector<std::string>;

TEST(DocumentScan, FindsTokensAnywhereInScalars)
{
    EXPECT_EQ(scan("kind: A\nmetadata: {name: x}\nspec:\n  config:\n    region: us-east-1\n    "
                   "url: \"https://a.prod-us-east-1.org\"\n"),
              (Texts{"5 us-east-1 spec.config.region", "6 prod-us-east-1 spec.config.url"}));
}

TEST(DocumentScan, CommentsAreNotScanned)
{
    EXPECT_EQ(scan("# like prod-us-east-1\nkind: A\nx: y # as in us-east-1\n"), Texts{});
}

TEST(DocumentScan, ImagesAndPathsAreNotScanned)
{
    EXPECT_EQ(scan("kind: A\nspec:\n  image: r.us-east-1.org/a:v1\n  path: "
                   "clusters/prod-us-east-1\n  repository: us-east-1.org/b\n"),
              Texts{});
    EXPECT_EQ(scan("kind: A\nenv:\n- name: REGISTRY\n  value: r.us-east-1.org\n"), Texts{});
}

TEST(DocumentScan, ConditionsAreNotScannedButNodeSelectorsAre)
{
    EXPECT_EQ(scan("kind: A\nspec:\n  match: {any: [us-east-1]}\n  selector: {region: us-east-1}\n"
                   "  namespaceSelector: {matchLabels: {region: us-east-1}}\n  nodeSelector:\n    "
                   "region: us-east-1\n"),
              Texts{"7 us-east-1 spec.nodeSelector.region"});
}

TEST(DocumentScan, TargetingAndClusterObjectsAreNotScanned)
{
    EXPECT_EQ(scan("apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {destination: "
                   "{name: prod-us-east-1}}\n"),
              Texts{});
    EXPECT_EQ(scan("apiVersion: v1\nkind: Secret\nmetadata: {labels: "
                   "{argocd.argoproj.io/secret-type: cluster}}\n"
                   "stringData: {name: prod-us-east-1}\n"),
              Texts{});
    EXPECT_EQ(scan("apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: "
                   "prod-us-east-1}\n"),
              Texts{});
}

TEST(DocumentScan, RelationsMeanAnotherClusterOnPurpose)
{
    EXPECT_EQ(scan("kind: A\nenv:\n- name: FAILOVER_REGION\n  value: us-east-1\n- name: REGION\n  "
                   "value: us-east-1\n"
                   "failover:\n  region: us-east-1\nargs: [--peer=prod-us-east-1]\n"),
              Texts{"6 us-east-1 env[1].REGION"});
}

TEST(DocumentScan, EnumerationInOneScalar)
{
    EXPECT_EQ(scan("kind: A\nmessage: us-east-1 or eu-west-1\nother: us-east, that is us-east-1\n"),
              (Texts{"3 us-east other", "3 us-east-1 other"}));
}

TEST(DocumentScan, EnumerationInSiblingItems)
{
    EXPECT_EQ(scan("kind: A\nregions: [us-east-1, eu-west-1]\n"), Texts{});
    EXPECT_EQ(scan("kind: A\ntable:\n- {region: us-east-1, n: 1}\n- {region: eu-west-1, n: 2}\n"),
              Texts{});
    EXPECT_EQ(scan("kind: A\nregions: [us-east-1, us-east-1]\n").size(), 2u);
}

TEST(DocumentScan, PlainNamesInAnEnumeration)
{
    const model::Snapshot snapshot =
        snapshotOf({clusterWith("atlas", {}), clusterWith("site-hermes-1", {})});
    EXPECT_EQ(scan("kind: A\nmessage: site-hermes-1 or atlas\n", snapshot), Texts{});
    EXPECT_EQ(scan("kind: A\nboards:\n- {title: Cores (site-hermes-1)}\n- {title: Cores "
                   "(site-atlas)}\n",
                   snapshot),
              Texts{});
    // A plain name alone is a word like others, and part of no other.
    EXPECT_EQ(scan("kind: A\na: site-hermes-1, an atlases\nb: atlas\n", snapshot),
              Texts{"2 site-hermes-1 a"});
}

TEST(DocumentScan, VariablesAreNoSiblings)
{
    EXPECT_EQ(scan("kind: A\nenv:\n- name: REGION\n  value: us-east-1\n- name: BUCKET\n  value: "
                   "b-eu-west-1\n")
                  .size(),
              2u);
    EXPECT_EQ(scan("kind: A\nargs:\n- --region=us-east-1\n- --bucket=b-eu-west-1\n").size(), 2u);
}

TEST(DocumentScan, EnumerationByKeysOfAMapping)
{
    EXPECT_EQ(scan("kind: A\ndata:\n  us-east-1: https://router.us-east-1.org\n  eu-west-1: "
                   "https://router.eu-west-1.org\n"
                   "other: us-east-1\n"),
              Texts{"5 us-east-1 other"});
}

TEST(DocumentScan, PlainWordsUnderTheirKey)
{
    EXPECT_EQ(scan("kind: A\nmetadata: {labels: {platform.example.com/environment: "
                   "production}}\nenv:\n- name: NODE_ENV\n  value: production\n"
                   "- name: ENVIRONMENT\n  value: prod\nname: letsencrypt-production\n"),
              (Texts{"2 production metadata.labels.platform.example.com/environment",
                     "7 production env[1].ENVIRONMENT"}));
}

TEST(DocumentScan, LinesOfABlock)
{
    EXPECT_EQ(scan("kind: A\ndata:\n  c: |\n    # us-east-1\n    global:\n      cluster: "
                   "prod-us-east-1\n      environment: production\n"
                   "    peers:\n      url: https://prod-us-east-1.org\n    remote_write:\n    - "
                   "url: https://us-east-1.org\n"),
              (Texts{"6 prod-us-east-1 data.c", "7 production data.c", "11 us-east-1 data.c"}));
}

TEST(DocumentScan, ExceptionAnnotationMarksItsObject)
{
    EXPECT_EQ(scan("kind: A\nmetadata:\n  annotations: {x.org/exception: OPS-1 as "
                   "prod-us-east-1}\nregion: us-east-1\n"),
              Texts{"4 us-east-1 region marked"});
}

TEST(DocumentScan, JsonPatchOperations)
{
    EXPECT_EQ(scan("- op: add\n  path: /metadata/annotations/x.org~1target\n  value: "
                   "s3://b-prod-us-east-1\n"
                   "- op: replace\n  path: /spec/containers/0/image\n  value: r.us-east-1.org/a\n"
                   "- op: test\n  path: /spec/region\n  value: us-east-1\n"
                   "- op: add\n  path: /spec/env/-\n  value: {name: REGION, value: us-east-1}\n"),
              (Texts{"3 prod-us-east-1 metadata.annotations.x.org/target",
                     "12 us-east-1 spec.env[-].REGION"}));
}

TEST(DocumentScan, SecretDataIsNotScanned)
{
    EXPECT_EQ(scan("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: "
                   "us-east-1}\nstringData: {b: us-east-1}\n"),
              Texts{"5 us-east-1 stringData.b"});
}

} // namespace
} // namespace fleetwright::analysis::leaks
