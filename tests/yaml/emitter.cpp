// SPDX-License-Identifier: Apache-2.0
#include "yaml/emitter.h"

#include "yaml/scalar.h"
#include "yaml/yamltext.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace fleetwright;
using namespace fleetwright::yaml;
using fleetwright::yaml::testing::parse;
using fleetwright::yaml::testing::root;

namespace {

std::string contentOf(const std::string &name)
{
    std::ifstream stream(std::string(FLEETWRIGHT_TEST_DATA "/kustomize/") + name, std::ios::binary);
    EXPECT_TRUE(stream.good()) << name;
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string printed(const Node *node)
{
    std::string out;
    const base::Result<void> done = appendYaml(out, node);
    return done ? out : "error: " + done.error().detail;
}

std::string printed(std::string_view text)
{
    return printed(root(parse(text)));
}

std::string jsonOf(std::string_view text)
{
    const base::Result<std::string> json = toJson(root(parse(text)));
    return json ? *json : "error: " + json.error().detail;
}

class Kustomize : public ::testing::TestWithParam<const char *> {};

std::string caseName(const ::testing::TestParamInfo<const char *> &info)
{
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

} // namespace

// What is expected was printed by kustomize 5.6.0.
TEST_P(Kustomize, printsTheSame)
{
    const std::string name = GetParam();
    const ParsedFilePtr file = parse(contentOf(name + ".yaml"));
    const base::Result<const Node *> merged = expandMerges(*file->arena, root(file));
    ASSERT_TRUE(merged.ok());
    const std::string expected = contentOf(name + ".expected.yaml");
    EXPECT_EQ(printed(*merged), expected);

    std::vector<RenderedLine> lines;
    const base::Result<std::string> rendered = renderYaml(*merged, lines);
    ASSERT_TRUE(rendered.ok());
    EXPECT_EQ(*rendered, expected);
    EXPECT_EQ(lines.size(),
              static_cast<std::size_t>(std::count(expected.begin(), expected.end(), '\n')));
    for (const RenderedLine &line : lines)
        EXPECT_NE(line.value, nullptr) << line.path;
}

INSTANTIATE_TEST_SUITE_P(Emitter, Kustomize,
                         ::testing::Values("aliases", "base-sixty", "booleans-and-words",
                                           "collections", "comments", "dates", "floats", "folded",
                                           "folding", "integers", "keys", "literals", "quoting",
                                           "special-characters", "tags"),
                         caseName);

TEST(Emitter, refusesWhatKustomizeRefuses)
{
    EXPECT_EQ(printed("a: .inf\n"), "error: json: unsupported value: +Inf");
    EXPECT_EQ(printed("a: -.inf\n"), "error: json: unsupported value: -Inf");
    EXPECT_EQ(printed("a: .nan\n"), "error: json: unsupported value: NaN");
    EXPECT_EQ(printed("a: {1: x}\n").substr(0, 28), "error: json: unsupported typ");
    EXPECT_EQ(printed("a: \"\\x7f\"\n"), "error: control characters are not allowed");
    EXPECT_EQ(printed("a: !!binary 5\n"), "error: !!binary value contains invalid base64 data");
    std::string out = "before";
    EXPECT_FALSE(appendYaml(out, root(parse("a: 1\nb: .inf\n"))).ok());
    EXPECT_EQ(out, "before") << "nothing is left of a failed document";
}

TEST(Emitter, documentsOfOneScalar)
{
    EXPECT_EQ(printed("x\n"), "x\n");
    EXPECT_EQ(printed("--- |\n  a\n  b\n"), "|\n  a\n  b\n");
    EXPECT_EQ(printed("{}\n"), "{}\n");
    EXPECT_EQ(printed("[]\n"), "[]\n");
    EXPECT_EQ(printed("[[a, b], c]\n"), "- - a\n  - b\n- c\n");
}

TEST(Emitter, linesKnowTheirNodesAndPaths)
{
    const ParsedFilePtr file = parse("spec:\n"
                                     "  containers:\n"
                                     "  - name: web\n"
                                     "    image: nginx\n"
                                     "    args: [a, b]\n"
                                     "  - name: log\n"
                                     "    script: |\n"
                                     "      one\n"
                                     "      two\n"
                                     "metadata:\n"
                                     "  annotations:\n"
                                     "    a.b/c: x\n");
    std::vector<RenderedLine> lines;
    const base::Result<std::string> text = renderYaml(root(file), lines);
    ASSERT_TRUE(text.ok());
    struct Row {
        const char *path;
        const char *key;
    };
    const Row rows[] = {
        {"metadata", "metadata"},
        {"metadata.annotations", "annotations"},
        {"metadata.annotations.\"a.b/c\"", "a.b/c"},
        {"spec", "spec"},
        {"spec.containers", "containers"},
        {"spec.containers[name=web].args", "args"},
        {"spec.containers[name=web].args[0]", nullptr},
        {"spec.containers[name=web].args[1]", nullptr},
        {"spec.containers[name=web].image", "image"},
        {"spec.containers[name=web].name", "name"},
        {"spec.containers[name=log].name", "name"},
        {"spec.containers[name=log].script", "script"},
        {"spec.containers[name=log].script", nullptr},
        {"spec.containers[name=log].script", nullptr},
    };
    ASSERT_EQ(lines.size(), std::size(rows)) << *text;
    for (std::size_t index = 0; index < std::size(rows); ++index) {
        EXPECT_EQ(lines[index].path, rows[index].path) << index;
        const char *key = rows[index].key;
        EXPECT_EQ(lines[index].key ? lines[index].key->text() : "", key ? key : "") << index;
    }
    EXPECT_EQ(lines[8].value->text(), "nginx");
    EXPECT_EQ(lines[13].value->text(), "one\ntwo\n");
}

TEST(Emitter, scalarsForEditsKeepTheirMeaning)
{
    struct Row {
        const char *text;
        const char *written;
    };
    const Row rows[] = {
        {"plain", "plain"},   {"nginx:1.25", "nginx:1.25"},
        {"yes", "\"yes\""},   {"1", "\"1\""},
        {"1e3", "\"1e3\""},   {"12:30", "\"12:30\""},
        {"=", "\"=\""},       {"<<", "\"<<\""},
        {"", "\"\""},         {"a: b", "'a: b'"},
        {"#x", "'#x'"},       {"it's", "it's"},
        {"- x", "'- x'"},     {"a\nb", "\"a\\nb\""},
        {" x", "' x'"},       {"a\tb", "\"a\\tb\""},
        {"null", "\"null\""}, {"2020-01-02", "\"2020-01-02\""},
    };
    for (const Row &row : rows) {
        const std::string written = formatScalar(row.text, Tag::String);
        EXPECT_EQ(written, row.written);
        for (const Schema schema : {Schema::GoYaml3, Schema::Yaml11}) {
            ReadOptions options;
            options.schema = schema;
            const ParsedFilePtr file = parse("a: " + written + "\n", options);
            EXPECT_EQ(root(file)->find("a")->text(), row.text);
            EXPECT_TRUE(root(file)->find("a")->isString()) << row.text;
        }
    }
    EXPECT_EQ(formatScalar("5", Tag::Int), "5");
    EXPECT_EQ(formatScalar("yes", Tag::Bool), "true");
    EXPECT_EQ(formatScalar("", Tag::Null), "null");
    const std::string longText(200, 'x');
    EXPECT_EQ(formatScalar(longText + " " + longText, Tag::String), longText + " " + longText);
}

TEST(Json, isWrittenAsGoWritesIt)
{
    EXPECT_EQ(jsonOf("b: 1\na: [x, 1.50, true, ~, {}]\nB: []\n"),
              R"({"B":[],"a":["x",1.5,true,null,{}],"b":1})");
    // Printed by encoding/json of Go 1.26 for the same string.
    EXPECT_EQ(jsonOf("\"a<b>&\\L\\x7f\\b\\f\\n\\r\\t\\x01\\\"\\\\é😀\"\n"),
              "\"a\\u003cb\\u003e\\u0026\\u2028\x7f\\b\\f\\n\\r\\t\\u0001\\\"\\\\é😀\"");
    EXPECT_EQ(jsonOf("[0x1F, 0644, 1e21, 123456789012.5, 2020-01-02, 18446744073709551615]\n"),
              R"([31,420,1e+21,123456789012.5,"2020-01-02T00:00:00Z",18446744073709551615])");
    EXPECT_EQ(jsonOf("- .inf\n"), "error: json: unsupported value: +Inf");
}
