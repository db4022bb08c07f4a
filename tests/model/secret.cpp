// SPDX-License-Identifier: Apache-2.0
#include "model/secret.h"

#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <memory>

using namespace fleetwright;
using namespace fleetwright::model;

namespace {

const ResourceId secret{"", "v1", "Secret", "shop", "token"};

bool isValue(const ResourceId &object, std::string_view field)
{
    return isSecretValue(object, FieldPath::fromText(field)->segments());
}

constexpr const char *lastApplied =
    "metadata.annotations.\"kubectl.kubernetes.io/last-applied-configuration\"";

} // namespace

TEST(Secret, valuesAreDataAndTheCopyThatKubectlKeeps)
{
    for (const char *field : {"data", "data.password", "data.a.b", "stringData.x", "data[0]",
                              "binaryData.k", lastApplied})
        EXPECT_TRUE(isValue(secret, field)) << field;
    for (const char *field : {"", "type", "metadata", "metadata.name", "metadata.annotations",
                              "metadata.annotations.note", "database", "spec.data"})
        EXPECT_FALSE(isValue(secret, field)) << field;
}

TEST(Secret, otherKindsHaveNone)
{
    EXPECT_FALSE(isValue({"", "v1", "ConfigMap", "", "m"}, "data.a"));
    EXPECT_FALSE(isValue({"example.com", "v1", "Secret", "", "s"}, "data.a"));
}

TEST(Secret, aCollectionMayHoldValues)
{
    const auto parsed = yaml::readFile(std::make_shared<base::SourceFile>(
        base::RepoPath(), "metadata:\n  name: s\n  labels: {a: b}\n  annotations:\n"
                          "    kubectl.kubernetes.io/last-applied-configuration: '{}'\n"));
    ASSERT_TRUE(parsed.ok());
    const yaml::Node *root = (*parsed)->documents.front();
    for (const char *field : {"", "metadata", "metadata.annotations"}) {
        const FieldPath path = *FieldPath::fromText(field);
        EXPECT_TRUE(holdsSecretValue(secret, path.segments(), path.find(root))) << field;
    }
    const FieldPath labels = *FieldPath::fromText("metadata.labels");
    EXPECT_FALSE(holdsSecretValue(secret, labels.segments(), labels.find(root)));
    EXPECT_FALSE(holdsSecretValue({"", "v1", "ConfigMap", "", "m"}, {}, root));
    const auto withData = yaml::readFile(std::make_shared<base::SourceFile>(
        base::RepoPath(), "metadata: {name: s}\nstringData: {a: b}\n"));
    EXPECT_TRUE(holdsSecretValue(secret, {}, (*withData)->documents.front()));
}

TEST(Secret, aMaskTellsEqualFromDifferentOnly)
{
    const auto parsed = yaml::readFile(std::make_shared<base::SourceFile>(
        base::RepoPath(), "[first-value, first-value, second-value]\n"));
    const auto items = (*parsed)->documents.front()->items();
    EXPECT_EQ(maskedText(items[0]), maskedText(items[1]));
    EXPECT_NE(maskedText(items[0]), maskedText(items[2]));
    EXPECT_EQ(maskedText(items[0]).find("value"), std::string::npos);
    EXPECT_EQ(maskedText(items[0]).find(base::toHex(items[0]->hash()).substr(0, 6)),
              std::string::npos);
}
