// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/jsonvalue.h"
#include "kustomize/transformers/pathmatcher.h"
#include "kustomize/transformers/selector.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

yaml::ParsedFilePtr parsed(const std::string &text)
{
    const auto file =
        std::make_shared<const base::SourceFile>(*base::RepoPath::fromText("f.yaml"), text);
    return yaml::readFile(file).value();
}

constexpr const char *object =
    "apiVersion: apps/v1\nkind: Deployment\n"
    "metadata: {name: web, labels: {app: shop, size: '12'}, annotations: {note: x}}\n";

struct Row {
    std::string target;
    Selector::Match match;
};

TEST(Selector, ComparesEveryPart)
{
    using Match = Selector::Match;
    const Row rows[] = {
        {"{}", Match::Yes},
        {"{kind: Deployment}", Match::Yes},
        {"{kind: Deploy}", Match::No}, // anchored
        {"{kind: 'Deploy.*|Service'}", Match::Yes},
        {"{group: apps, version: v1}", Match::Yes},
        {"{group: app}", Match::No},
        {"{name: 'w.b'}", Match::Yes},
        {"{name: old}", Match::Yes},          // its original name
        {"{namespace: default}", Match::Yes}, // none counts as default
        {"{namespace: kube-system}", Match::No},
        {"{labelSelector: app=shop}", Match::Yes},
        {"{labelSelector: 'app in (a, shop), !tier, size>11'}", Match::Yes},
        {"{labelSelector: 'app notin (shop)'}", Match::No},
        {"{annotationSelector: note}", Match::Yes},
        {"{annotationSelector: other}", Match::No},
        {"{labelSelector: 'a=b=c'}", Match::Malformed},
        {"{labelSelector: 'size > many'}", Match::Malformed},
        {"{labelSelector: 'bad key!=x'}", Match::Malformed},
        {"{labelSelector: '-x'}", Match::Malformed},
        {"{kind: Service, labelSelector: 'a=b=c'}", Match::No}, // nobody gets that far
    };
    const yaml::ParsedFilePtr file = parsed(object);
    Resource resource;
    resource.root = file->documents.front();
    resource.previous.push_back({"Deployment", "old", "default"});
    for (const Row &row : rows) {
        const yaml::ParsedFilePtr target = parsed(row.target);
        const auto selector = Selector::fromNode(target->documents.front());
        ASSERT_TRUE(selector) << row.target;
        EXPECT_EQ(selector->matches(resource, Schema::builtin()), row.match) << row.target;
    }
}

TEST(Selector, RefusesWhatIsNoRegularExpression)
{
    EXPECT_FALSE(Selector::fromNode(parsed("{name: '(unclosed'}")->documents.front()));
}

TEST(Paths, AreSplitAtDotsOutsideBrackets)
{
    using Parts = std::vector<std::string>;
    EXPECT_EQ(smartPath("a.b.0.c"), (Parts{"a", "b", "0", "c"}));
    EXPECT_EQ(smartPath("a.[name=x.y].b"), (Parts{"a", "[name=x.y]", "b"}));
    EXPECT_EQ(smartPath("metadata.annotations.[a.b/c]"),
              (Parts{"metadata", "annotations", "a.b/c"}));
    EXPECT_EQ(smartPath("a\\.b.c"), (Parts{"a.b", "c"}));
    EXPECT_EQ(smartPath("a.*.b"), (Parts{"a", "*", "b"}));
}

TEST(Json, IsToldFromFlowStyle)
{
    for (const char *text :
         {"[]", " [1, -0.5e+3, \"a\\u00e9\\n\", null, true, {\"k\": []}] ", "[{\"op\": \"add\"}]"})
        EXPECT_TRUE(isJson(text)) << text;
    for (const char *text :
         {"[a]", "[1,]", "[01]", "['x']", "[\"\n\"]", "[1] x", "[{a: 1}]", "[\"\\x\"]", "[.5]", ""})
        EXPECT_FALSE(isJson(text)) << text;
}

} // namespace
} // namespace fleetwright::kustomize
