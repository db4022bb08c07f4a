// SPDX-License-Identifier: Apache-2.0
#include "flux/envsubst.h"

#include "flux/table.h"

#include <gtest/gtest.h>

#include <map>

namespace fleetwright::flux {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

base::Result<std::string> substituted(std::string_view text, const Values &values,
                                      Strictness strictness = Strictness::Lenient,
                                      std::size_t maximum = 1u << 20)
{
    const auto parsed = ShellTemplate::parse(text);
    if (!parsed)
        return parsed.error();
    return parsed->evaluate(
        [&](std::string_view name) -> VariableValue {
            if (name == "unknown")
                return {VariableValue::State::Unknown, {}};
            const auto value = values.find(name);
            if (value == values.end())
                return {};
            return {VariableValue::State::Set, value->second};
        },
        strictness, maximum);
}

TEST(Envsubst, AnswersAsTheLibraryDoes)
{
    std::size_t count = 0;
    for (const yaml::ParsedFilePtr &table : testing::tables("envsubst.json")) {
        for (const yaml::Node *test : table->documents.front()->items()) {
            ++count;
            Values values;
            for (const yaml::Entry &entry : test->find("vars")->entries())
                values[std::string(entry.key->text())] = entry.value->text();
            const auto result = substituted(
                test->find("input")->text(), values,
                test->find("strict")->text() == "true" ? Strictness::Strict : Strictness::Lenient);
            const yaml::Node *expected = test->find("expected");
            const std::string name(test->find("name")->text());
            ASSERT_EQ(result.ok(), expected != nullptr) << name;
            if (expected)
                EXPECT_EQ(*result, expected->text()) << name;
            else
                EXPECT_EQ(result.error().detail, test->find("error")->text()) << name;
        }
    }
    EXPECT_GT(count, 20u);
}

TEST(Envsubst, KeepsAReferenceWhoseValueIsUnknown)
{
    const Values values{{"v", "x"}};
    EXPECT_EQ(*substituted("a ${unknown} ${v} ${unknown:=d}", values),
              "a ${unknown} x ${unknown:=d}");
    EXPECT_EQ(*substituted("${v/x/${unknown}}", values), "${v/x/${unknown}}");
}

TEST(Envsubst, NamesWhatATextRefersTo)
{
    const std::string text = "a ${x:=${y^^}} $${z} ${#w}";
    const auto parsed = ShellTemplate::parse(text);
    ASSERT_TRUE(parsed);
    const auto references = parsed->references();
    ASSERT_EQ(references.size(), 3u);
    EXPECT_EQ(references[0].name, "x");
    EXPECT_EQ(references[0].operation, ":=");
    EXPECT_EQ(text.substr(references[0].begin, references[0].end - references[0].begin),
              "${x:=${y^^}}");
    EXPECT_EQ(references[1].name, "y");
    EXPECT_FALSE(references[1].outermost);
    EXPECT_EQ(references[1].begin, references[0].begin);
    EXPECT_EQ(references[2].name, "w");
    EXPECT_EQ(references[2].operation, "#");
}

TEST(Envsubst, StopsBeforeItPrintsMoreThanItMay)
{
    const Values values{{"big", std::string(1000, 'x')}};
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "${big}";
    for (const std::string &each : {text, "${v:=" + text + "}", std::string("${big//x/${big}}")}) {
        const auto result = substituted(each, values, Strictness::Lenient, 100'000);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, base::ErrorCode::TooLarge);
    }
}

TEST(Envsubst, BoundsNesting)
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "${x:=";
    const auto parsed = ShellTemplate::parse(text);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, base::ErrorCode::TooLarge);
}

TEST(Envsubst, SeesWhetherATextCanChange)
{
    EXPECT_TRUE(mayReference("a ${x}"));
    EXPECT_TRUE(mayReference("price $$5"));
    EXPECT_FALSE(mayReference("$HOME $(date) 5$"));
}

} // namespace
} // namespace fleetwright::flux
