// SPDX-License-Identifier: Apache-2.0
#include "helm/charttree.h"
#include "helm/render.h"

#include <algorithm>
#include <vector>

namespace fleetwright::helm {
namespace {

const Release demo{.name = "demo"};

/// A piece as "text «…» FILE:LINE:COLUMN", for values with the places of what was looked at.
std::string shown(const RenderedFile &file, const OutputPiece &piece)
{
    const auto place = [](const base::Place &at) {
        return at.file.text() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    };
    std::string line = (piece.isText ? "text " : "value ")
                       + file.text.substr(piece.begin, piece.end - piece.begin) + " "
                       + place(piece.place.place());
    for (const yaml::Node *node : piece.values) {
        if (!node->isMapping())
            line += " <- " + (node->span().known() ? place(node->span().place()) : "?");
    }
    std::ranges::replace(line, '\n', '|');
    return line;
}

std::vector<std::string> piecesOf(const ChartPtr &chart, const Values &values)
{
    RenderOptions options;
    options.keepsProvenance = true;
    const base::Result<Rendering> rendering = render(chart, demo, values.node(), options);
    EXPECT_TRUE(rendering.ok()) << (rendering ? "" : rendering.error().detail);
    std::vector<std::string> lines;
    for (const RenderedFile &file : rendering ? rendering->files : std::vector<RenderedFile>()) {
        std::size_t end = 0;
        for (const OutputPiece &piece : file.pieces) {
            EXPECT_EQ(piece.begin, end) << "no byte is left out";
            end = piece.end;
            lines.push_back(shown(file, piece));
        }
        EXPECT_EQ(end, file.text.size());
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(HelmProvenance, NamesTheValuesFileThatDecided)
{
    const ChartPtr chart = chartOf({
        {"values.yaml", "replicas: 1\nimage:\n  tag: v1\n"},
        {"templates/a.yaml", "kind: A\nr: {{ .Values.replicas }}\nt: {{ .Values.image.tag }}\n"},
    });
    EXPECT_EQ(piecesOf(chart, Values("image:\n  tag: v2\n")),
              (Lines{"text kind: A|r:  chart/templates/a.yaml:1:1",
                     "value 1 chart/templates/a.yaml:2:7 <- chart/values.yaml:1:11",
                     "text |t:  chart/templates/a.yaml:2:26",
                     "value v2 chart/templates/a.yaml:3:7 <- values-prod.yaml:2:8",
                     "text | chart/templates/a.yaml:3:27"}));
}

TEST(HelmProvenance, FollowsHelpersListsAndCharts)
{
    const ChartPtr chart = chartOf({
        {"Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies:\n"
                       "- {name: db, version: 1.0.0, alias: store}\n"},
        {"values.yaml", "global: {zone: z1}\nstore:\n  port: 5\n"},
        {"charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n"},
        {"charts/db/values.yaml", "host: local\nlist: [a, b]\n"},
        {"charts/db/templates/_h.tpl", "{{ define \"where\" }}{{ .Values.host }}{{ end }}"},
        {"charts/db/templates/x.yaml",
         "kind: {{ include \"where\" . }}\nport: {{ .Values.port }}\n"
         "zone: {{ .Values.global.zone }}\nitem: {{ index .Values.list 1 }}\n"},
    });
    Lines lines = piecesOf(chart, Values(""));
    std::erase_if(lines, [](const std::string &line) { return line.starts_with("text"); });
    EXPECT_EQ(lines,
              (Lines{"value local chart/charts/db/templates/x.yaml:1:10 <- "
                     "chart/charts/db/values.yaml:1:7",
                     "value 5 chart/charts/db/templates/x.yaml:2:10 <- chart/values.yaml:3:9",
                     "value z1 chart/charts/db/templates/x.yaml:3:10 <- chart/values.yaml:1:16",
                     "value b chart/charts/db/templates/x.yaml:4:10 <- "
                     "chart/charts/db/values.yaml:2:7"}));
}

TEST(HelmProvenance, PiecesFitTheTextWithoutNoValue)
{
    const ChartPtr chart =
        chartOf({{"templates/a.yaml", "kind: A\nx: '{{ .Values.none }}'\nw: {{ .Values.w }}\n"}});
    EXPECT_EQ(piecesOf(chart, Values("w: 2\n")).at(3),
              "value 2 chart/templates/a.yaml:3:7 <- values-prod.yaml:1:4");
}

TEST(HelmProvenance, ErrorsKnowTheirTemplate)
{
    const ChartPtr chart = chartOf({{"templates/a.yaml", "kind: A\nx: {{ .Values.a.b.c }}\n"}});
    const base::Result<Rendering> rendering = render(chart, demo, nullptr);
    ASSERT_FALSE(rendering.ok());
    ASSERT_TRUE(rendering.error().place.has_value());
    EXPECT_EQ(rendering.error().place->file.text(), "chart/templates/a.yaml");
    EXPECT_EQ(rendering.error().place->line, 2U);
}

} // namespace
} // namespace fleetwright::helm
