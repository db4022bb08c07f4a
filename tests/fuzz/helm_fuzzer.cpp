// SPDX-License-Identifier: Apache-2.0
//
// Any tree as a chart, or any bytes as its archive: it loads and renders or fails, within the
// limits, twice the same, and with provenance as without it.
#include "filetree.h"
#include "helm/chartloader.h"
#include "helm/print.h"
#include "helm/valuesoptions.h"
#include "property.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright {
namespace {

helm::RenderOptions smallOptions()
{
    helm::RenderOptions options;
    options.execution.limits.steps = 20'000;
    options.execution.limits.outputBytes = std::size_t{1} << 20;
    options.execution.limits.depth = 50;
    options.outputBytes = std::size_t{4} << 20;
    return options;
}

/// What comes of a rendering, as text.
std::string outcome(const helm::ChartPtr &chart, const yaml::Node *values,
                    const helm::RenderOptions &options)
{
    const auto rendering = helm::render(chart, helm::Release{.name = "demo"}, values, options);
    if (!rendering)
        return rendering.error().detail;
    std::size_t end = 0;
    for (const helm::RenderedFile &file : rendering->files) {
        end = 0;
        for (const helm::OutputPiece &piece : file.pieces) {
            fuzz::require(piece.begin == end && piece.begin <= piece.end,
                          "pieces follow each other");
            end = piece.end;
        }
        fuzz::require(end == file.text.size(), "pieces cover the text");
    }
    return helm::textOf(*rendering).value();
}

void tryChart(const base::FileSource &files, const base::RepoPath &path)
{
    const auto chart = helm::loadChart(files, path);
    if (!chart)
        return;
    base::Arena arena;
    const yaml::NodeBuilder builder(arena);
    const yaml::Node *values = nullptr;
    if (const auto file = files.read(*base::RepoPath::fromText("values.yaml"))) {
        if (const auto read = helm::valuesRead(*file, builder))
            values = *read;
    }
    helm::RenderOptions options = smallOptions();
    const std::string first = outcome(*chart, values, options);
    fuzz::require(first == outcome(*chart, values, options), "a rendering is the same twice");
    options.keepsProvenance = true;
    fuzz::require(first == outcome(*chart, values, options), "provenance changes nothing");
}

} // namespace
} // namespace fleetwright

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    using namespace fleetwright;
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    if (text.starts_with("\x1f\x8b")) {
        const auto files = base::makeMemoryFiles({{"chart.tgz", std::string(text)}});
        tryChart(*files, *base::RepoPath::fromText("chart.tgz"));
        return 0;
    }
    tryChart(*base::makeMemoryFiles(fuzz::treeOf(text)), *base::RepoPath::fromText("chart"));
    return 0;
}
