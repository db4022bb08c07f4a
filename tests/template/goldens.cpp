// SPDX-License-Identifier: Apache-2.0
#include "runcase.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fleetwright::gotemplate {
namespace {

std::string readText(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Every case of a cases.json prints what Go printed, or fails with Go's text.
void checkAll(const std::filesystem::path &path)
{
    Heap heap;
    const std::string text = readText(path);
    const JsonValue cases = parseJson(text, heap);
    ASSERT_EQ(cases.error, "") << path;
    ASSERT_GT(cases.value.size(), 0U);
    for (const Value &testCase : cases.value.asSlice()->all()) {
        SCOPED_TRACE(textAt(testCase, "name") + " [" + textAt(testCase, "functions")
                     + "]: " + textAt(testCase, "template"));
        const CaseResult result = runCase(testCase, heap);
        const Value *expected = testCase.asMap()->find("expected");
        if (expected) {
            EXPECT_EQ(result.error, "");
            EXPECT_EQ(result.text, expected->asString());
        } else {
            EXPECT_TRUE(result.failed);
            EXPECT_EQ(result.error, textAt(testCase, "error"));
        }
    }
}

TEST(TemplateGoldens, PrintWhatGoPrinted)
{
    checkAll(std::filesystem::path(FLEETWRIGHT_TESTS) / "corpus" / "gotemplate" / "cases.json");
}

TEST(TemplateGoldens, PrintWhatGoPrintedInConformance)
{
    const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE");
    if (!folder)
        GTEST_SKIP() << "FLEETWRIGHT_CONFORMANCE is not set";
    checkAll(std::filesystem::path(folder) / "gotemplate" / "cases.json");
}

} // namespace
} // namespace fleetwright::gotemplate
