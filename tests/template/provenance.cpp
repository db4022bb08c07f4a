// SPDX-License-Identifier: Apache-2.0
#include "template/functionsets.h"
#include "template/json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace fleetwright::gotemplate {
namespace {

/// A chunk as "LINE:COLUMN KIND «text» keys".
class Recorder : public OutputSink {
public:
    void wrote(const Chunk &chunk) override
    {
        const Source::Place place = chunk.tree->source->placeOf(chunk.position);
        std::string line = std::to_string(place.line) + ":" + std::to_string(place.column)
                           + (chunk.isText ? " text " : " value ") + std::to_string(chunk.begin)
                           + "-" + std::to_string(chunk.end);
        for (const Read &read : chunk.reads)
            line += " " + std::string(read.key);
        lines.push_back(line);
    }
    std::vector<std::string> lines;
};

std::vector<std::string> chunksOf(std::string_view text, std::string_view json)
{
    auto set = std::make_shared<TemplateSet>(optionsOf(Family::Helm));
    EXPECT_TRUE(set->parse("t", text).ok());
    Heap heap;
    const JsonValue data = parseJson(json, heap);
    Recorder recorder;
    ExecuteOptions options;
    options.sink = &recorder;
    EXPECT_TRUE(execute(set, "t", data.value, heap, options).ok());
    return recorder.lines;
}

using Lines = std::vector<std::string>;

TEST(TemplateProvenance, NamesTextAndTheFieldsRead)
{
    EXPECT_EQ(chunksOf("a: {{ .x.y }}\nb: {{ .z }}", R"({"x":{"y":1},"z":"w"})"),
              (Lines{"1:0 text 0-3", "1:6 value 3-4 x y", "1:13 text 4-8", "2:6 value 8-9 z"}));
}

TEST(TemplateProvenance, FollowsVariablesAndDot)
{
    EXPECT_EQ(chunksOf("{{ $v := .x.y }}{{ with .z }}{{ . }}{{ end }}{{ $v }}",
                       R"({"x":{"y":1},"z":"w"})"),
              (Lines{"1:32 value 0-1 z", "1:48 value 1-2 x y"}));
}

TEST(TemplateProvenance, FollowsIncludes)
{
    EXPECT_EQ(chunksOf("{{ define \"n\" }}[{{ .y }}]{{ end }}{{ include \"n\" .x | upper }}",
                       R"({"x":{"y":"a"}})"),
              (Lines{"1:38 value 0-3 x y"}));
}

TEST(TemplateProvenance, FollowsLoops)
{
    EXPECT_EQ(chunksOf("{{ range $i, $e := .l }}{{ $e }}{{ end }}", R"({"l":["a","b"]})"),
              (Lines{"1:27 value 0-1 l", "1:27 value 1-2 l"}));
}

} // namespace
} // namespace fleetwright::gotemplate
