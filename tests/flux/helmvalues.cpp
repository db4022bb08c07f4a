// SPDX-License-Identifier: Apache-2.0
#include "flux/helmvalues.h"

#include "flux/table.h"
#include "model/secret.h"
#include "yaml/emitter.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

std::vector<KnownObject> objectsOf(const yaml::ParsedFilePtr &file, const yaml::Node *list)
{
    std::vector<KnownObject> objects;
    for (const yaml::Node *item : list->items()) {
        if (auto object = knownObject(item, file->arena))
            objects.push_back(*object);
    }
    return objects;
}

TEST(HelmValues, AnswerAsTheLibraryDoes)
{
    std::size_t count = 0;
    for (const yaml::ParsedFilePtr &table : testing::tables("helmrelease-values.json")) {
        for (const yaml::Node *test : table->documents.front()->items()) {
            ++count;
            const std::string name(test->find("name")->text());
            const KnownObjects objects(objectsOf(table, test->find("objects")));
            base::Arena arena;
            const auto composed = composeValues(test->find("namespace")->text(),
                                                readValuesReferences(test->find("valuesFrom")),
                                                test->find("values"), objects, {}, arena);
            const yaml::Node *expected = test->find("expected");
            EXPECT_EQ(composed.ok(), expected != nullptr) << name;
            if (!composed.ok()) {
                EXPECT_FALSE(composed.error().detail.empty()) << name;
                continue;
            }
            if (!expected)
                continue;
            const auto got = yaml::toJson(composed->root);
            const auto want = yaml::toJson(expected);
            ASSERT_TRUE(got && want) << name;
            EXPECT_EQ(*got, *want) << name;
        }
    }
    EXPECT_GT(count, 5u);
}

yaml::ParsedFilePtr parsed(const std::string &text)
{
    const auto path = base::RepoPath::fromText("release.yaml");
    return *yaml::readFile(std::make_shared<const base::SourceFile>(*path, text));
}

ValuesReference referenceTo(std::string kind, std::string name)
{
    ValuesReference reference;
    reference.kind = std::move(kind);
    reference.name = std::move(name);
    return reference;
}

TEST(HelmValues, ValuesKnowTheirLine)
{
    const auto file = parsed("kind: ConfigMap\n"
                             "metadata: {name: base, namespace: shop}\n"
                             "data:\n"
                             "  values.yaml: |\n"
                             "    image:\n"
                             "      tag: v1\n");
    const KnownObjects objects({*knownObject(file->documents.front(), file->arena)});
    base::Arena arena;
    const auto composed =
        composeValues("shop", {referenceTo("ConfigMap", "base")}, nullptr, objects, {}, arena);
    ASSERT_TRUE(composed);
    const yaml::Node *tag = composed->root->findPath({"image", "tag"});
    ASSERT_TRUE(tag && tag->span().known());
    EXPECT_EQ(tag->span().place().line, 6u);
    ASSERT_EQ(composed->files.size(), 1u);
    EXPECT_EQ(composed->files.front().text(), "release.yaml");
}

KnownObjects objectsIn(const std::vector<yaml::ParsedFilePtr> &files)
{
    std::vector<KnownObject> objects;
    for (const yaml::ParsedFilePtr &file : files)
        objects.push_back(*knownObject(file->documents.front(), file->arena));
    return KnownObjects(std::move(objects));
}

TEST(HelmValues, EachSecretsValuesNameItsFile)
{
    const auto secret = [](const std::string &name) {
        return *yaml::readFile(std::make_shared<const base::SourceFile>(
            *base::RepoPath::fromText(name + ".yaml"),
            "kind: Secret\nmetadata: {name: " + name
                + ", namespace: shop}\nstringData:\n  values.yaml: |\n    " + name + ": x\n"));
    };
    base::Arena arena;
    const auto composed =
        composeValues("shop", {referenceTo("Secret", "one"), referenceTo("Secret", "two")}, nullptr,
                      objectsIn({secret("one"), secret("two")}), {}, arena);
    ASSERT_TRUE(composed);
    for (const std::string name : {"one", "two"}) {
        const yaml::Change *change = composed->root->find(name)->change();
        ASSERT_TRUE(change) << name;
        EXPECT_EQ(change->step->layer->text(), name + ".yaml");
    }
}

TEST(HelmValues, WhatATargetPathSetsHidesTheValueBelow)
{
    const auto file = parsed("kind: Secret\n"
                             "metadata: {name: creds, namespace: shop}\n"
                             "stringData: {password: hunter2}\n");
    const auto inlineValues = parsed("database: {password: none, port: 1}\n");
    ValuesReference reference = referenceTo("Secret", "creds");
    reference.key = "password";
    reference.targetPath = "database.password";
    base::Arena arena;
    const auto composed = composeValues("shop", {reference}, inlineValues->documents.front(),
                                        objectsIn({file}), {}, arena);
    ASSERT_TRUE(composed);
    const yaml::Node *password = composed->root->findPath({"database", "password"});
    ASSERT_TRUE(password && password->change() && password->change()->previous);
    EXPECT_EQ(password->text(), "hunter2");
    EXPECT_EQ(password->change()->previous->text(), "none");
    EXPECT_TRUE(password->change()->step->field.ends_with(model::fromSecretMark));
}

TEST(HelmValues, AnEncryptedSourceIsUnresolved)
{
    const auto file = parsed("kind: Secret\n"
                             "metadata: {name: creds, namespace: shop}\n"
                             "stringData:\n"
                             "  values.yaml: ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]\n"
                             "sops: {mac: x}\n");
    const KnownObjects objects({*knownObject(file->documents.front(), file->arena)});
    base::Arena arena;
    const auto composed =
        composeValues("shop", {referenceTo("Secret", "creds")}, nullptr, objects, {}, arena);
    ASSERT_TRUE(composed);
    ASSERT_EQ(composed->unresolved.size(), 1u);
    EXPECT_EQ(composed->unresolved.front().code, base::ErrorCode::Unresolved);
}

} // namespace
} // namespace fleetwright::flux
