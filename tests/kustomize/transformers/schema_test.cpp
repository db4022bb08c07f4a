// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/fieldspec.h"
#include "kustomize/schema/gvkorder.h"
#include "kustomize/schema/schema.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace fleetwright::kustomize {
namespace {

yaml::ParsedFilePtr parsed(const std::string &text)
{
    const auto file =
        std::make_shared<const base::SourceFile>(*base::RepoPath::fromText("f.yaml"), text);
    return yaml::readFile(file).value();
}

std::string keysOf(SchemaNode node)
{
    std::string text;
    for (const std::string_view key : node.mergeKeys())
        text += (text.empty() ? "" : " ") + std::string(key);
    return text;
}

TEST(Schema, ListsOfBuiltinTypesHaveMergeKeys)
{
    const SchemaNode pod = Schema::builtin()
                               .ofType("apps/v1", "Deployment")
                               .field("spec")
                               .field("template")
                               .field("spec");
    ASSERT_TRUE(pod.known());
    EXPECT_EQ(keysOf(pod.field("containers")), "name");
    EXPECT_EQ(keysOf(pod.field("containers").items().field("ports")), "containerPort protocol");
    EXPECT_EQ(keysOf(pod.field("containers").items().field("volumeMounts")), "mountPath");
    EXPECT_EQ(pod.field("volumes").patchStrategy(), "merge,retainKeys");
    EXPECT_TRUE(pod.field("volumes").mergesItems());
    EXPECT_FALSE(pod.field("tolerations").mergesItems());
    EXPECT_FALSE(pod.field("containers").items().field("args").mergesItems());
}

TEST(Schema, FinalizersAreUnitedByValue)
{
    const SchemaNode list =
        Schema::builtin().ofType("v1", "ConfigMap").field("metadata").field("finalizers");
    EXPECT_TRUE(list.mergesItems());
    EXPECT_EQ(keysOf(list), "");
}

TEST(Schema, WhatIsUnknownAnswersNothing)
{
    EXPECT_FALSE(Schema::builtin().ofType("example.com/v1", "Widget").known());
    EXPECT_FALSE(Schema::builtin().ofType("v1", "ConfigMap").field("nope").known());
    EXPECT_FALSE(SchemaNode().field("a").items().mergesItems());
    // A map's values have its additionalProperties' type, whatever the key.
    EXPECT_TRUE(Schema::builtin().ofType("v1", "ConfigMap").field("data").field("any").known());
}

TEST(Schema, ScopesAreThePrecomputedOnes)
{
    EXPECT_EQ(Schema::builtin().isNamespaced("v1", "ConfigMap"), true);
    EXPECT_EQ(Schema::builtin().isNamespaced("v1", "Namespace"), false);
    EXPECT_EQ(Schema::builtin().isNamespaced("rbac.authorization.k8s.io/v1", "ClusterRole"), false);
    EXPECT_EQ(Schema::builtin().isNamespaced("example.com/v1", "Widget"), std::nullopt);
}

constexpr const char *openApi = R"({"definitions": {
 "Widget": {"properties": {"spec": {"$ref": "#/definitions/Spec"}},
            "x-kubernetes-group-version-kind": [{"group": "example.com", "version": "v1", "kind": "Widget"}]},
 "Spec": {"properties": {"self": {"$ref": "#/definitions/Spec"},
                         "pod": {"$ref": "#/definitions/io.k8s.api.core.v1.PodSpec"},
                         "items": {"type": "array", "items": {"type": "object"},
                                   "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "id"}}}},
 "paths": {"/apis/example.com/v1/widgets": {"get": {"x-kubernetes-group-version-kind":
             {"group": "example.com", "version": "v1", "kind": "Widget"}}}}})";

TEST(Schema, ACustomOneReplacesTheBuiltinTypes)
{
    const auto schema = Schema::fromOpenApi(parsed(openApi)->documents.front());
    ASSERT_TRUE(schema);
    const SchemaNode spec = (*schema)->ofType("example.com/v1", "Widget").field("spec");
    EXPECT_EQ(keysOf(spec.field("self").field("self").field("items")), "id");
    EXPECT_FALSE(spec.field("pod").known());
    EXPECT_FALSE((*schema)->ofType("v1", "Pod").known());
    EXPECT_EQ((*schema)->isNamespaced("example.com/v1", "Widget"), false);
    EXPECT_EQ((*schema)->isNamespaced("v1", "Pod"), true);
}

TEST(Schema, ACustomOneMayStandBesideTheBuiltinTypes)
{
    const auto schema =
        Schema::fromOpenApi(parsed(openApi)->documents.front(), Schema::BuiltinTypes::Preferred);
    ASSERT_TRUE(schema);
    const SchemaNode spec = (*schema)->ofType("example.com/v1", "Widget").field("spec");
    EXPECT_EQ(keysOf(spec.field("pod").field("containers").items().field("env")), "name");
    EXPECT_TRUE((*schema)->ofType("v1", "Pod").known());
}

TEST(Schema, OneVersionIsBuiltIn)
{
    EXPECT_TRUE(Schema::checkVersion("v1.21.2"));
    EXPECT_FALSE(Schema::checkVersion("v1.30.0"));
}

TEST(FieldSpecs, TheDefaultsAreComplete)
{
    const TransformerConfig &config = TransformerConfig::defaults();
    EXPECT_EQ(config.commonLabels.size(), 32U);
    EXPECT_EQ(config.commonAnnotations.size(), 9U);
    EXPECT_EQ(config.images.size(), 4U);
    EXPECT_EQ(config.nameSpace.size(), 3U);
    EXPECT_TRUE(config.labels.empty());
    ASSERT_FALSE(config.nameReference.empty());
}

TEST(FieldSpecs, MergingIgnoresWhatIsThereAndRefusesContradictions)
{
    const std::vector<FieldSpec> specs{{"", "", "A", "x/y", true}};
    const auto same = mergedSpecs(specs, specs);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->size(), 1U);
    const std::vector<FieldSpec> other{{"", "", "B", "x/y", false}};
    EXPECT_EQ(mergedSpecs(specs, other)->size(), 2U);
    // A spec without a kind is the same as any that has one.
    const std::vector<FieldSpec> wider{{"", "", "", "x/y", false}};
    EXPECT_FALSE(mergedSpecs(specs, wider));
}

TEST(FieldSpecs, ConfigurationsAreReadStrictly)
{
    const auto config = TransformerConfig::fromConfiguration(
        parsed("NAMEPREFIX: [{path: a/b, kind: K}]\nnameReference:\n- {kind: C, fieldSpecs: "
               "[{path: r}]}\n")
            ->documents.front());
    ASSERT_TRUE(config);
    EXPECT_EQ(config->namePrefix, (std::vector<FieldSpec>{{"", "", "K", "a/b", false}}));
    EXPECT_EQ(config->nameReference.front().kind, "C");
    EXPECT_FALSE(TransformerConfig::fromConfiguration(parsed("colour: []\n")->documents.front()));
    EXPECT_FALSE(
        TransformerConfig::fromConfiguration(parsed("images: [{paths: x}]\n")->documents.front()));
}

TEST(GvkOrder, SomeKindsComeFirstAndSomeLast)
{
    EXPECT_TRUE(sortsBefore({"", "v1", "Namespace"}, {"apps", "v1", "Deployment"}));
    EXPECT_TRUE(sortsBefore({"apps", "v1", "Deployment"}, {"", "v1", "Pod"}));
    EXPECT_TRUE(sortsBefore({"", "v1", "Pod"}, {"x", "v1", "ValidatingWebhookConfiguration"}));
    // No group is written "~G", which sorts behind all letters.
    EXPECT_TRUE(sortsBefore({"example.com", "v1", "Z"}, {"", "v1", "A"}));
}

} // namespace
} // namespace fleetwright::kustomize
