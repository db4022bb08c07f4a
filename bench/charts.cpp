// SPDX-License-Identifier: Apache-2.0
//
// Renders releases of one chart, loaded once, as a fleet does it: each with a name of its own.
// Prints milliseconds for each release on one core and on all, as text and as objects that know
// their lines. The same in Helm: `helm template` once.
#include "base/filesource.h"
#include "base/parallel.h"
#include "helm/chartloader.h"
#include "helm/print.h"
#include "helm/releaseobjects.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>

namespace {

using namespace fleetwright;

double milliseconds(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

std::size_t rendered(const helm::ChartPtr &chart, std::size_t number, bool keepsProvenance)
{
    helm::RenderOptions options;
    options.keepsProvenance = keepsProvenance;
    const helm::Release release{.name = "release-" + std::to_string(number)};
    const auto rendering = helm::render(chart, release, nullptr, options);
    if (!rendering) {
        std::cerr << rendering.error().detail << '\n';
        return 0;
    }
    std::size_t bytes = 0;
    for (const helm::Manifest &object : rendering->objects)
        bytes += object.text.size();
    return bytes;
}

/// As a fleet has it: objects whose every value knows its line.
std::size_t objectsOf(const helm::ChartPtr &chart, std::size_t number)
{
    helm::RenderOptions options;
    options.keepsProvenance = true;
    const helm::Release release{.name = "release-" + std::to_string(number)};
    const auto rendering = helm::render(chart, release, nullptr, options);
    const auto arena = std::make_shared<base::Arena>();
    const auto objects = rendering
                             ? helm::releaseObjects(chart, *rendering, {}, {}, arena)
                             : base::Result<std::shared_ptr<model::Rendering>>(rendering.error());
    return objects ? (*objects)->objects.size() : 0;
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 3) {
        std::cerr << "fleetwright_measure_charts CHART RELEASES\n";
        return 2;
    }
    const std::filesystem::path path = std::filesystem::canonical(arguments[1]);
    const auto files = base::openDiskFiles(path.parent_path().string());
    const std::size_t releases = std::stoul(arguments[2]);
    const auto begin = std::chrono::steady_clock::now();
    const auto chart =
        files ? helm::loadChart(**files, *base::RepoPath::fromText(path.filename().string()))
              : base::Result<helm::ChartPtr>(files.error());
    if (!chart) {
        std::cerr << chart.error().detail << '\n';
        return 1;
    }
    std::cout << "loading: " << milliseconds(begin) << " ms\n";
    const std::size_t bytes = rendered(*chart, 0, false);
    for (const bool keepsProvenance : {false, true}) {
        const auto alone = std::chrono::steady_clock::now();
        for (std::size_t number = 0; number < releases; ++number)
            rendered(*chart, number, keepsProvenance);
        std::cout << (keepsProvenance ? "with provenance" : "one core") << ": "
                  << milliseconds(alone) / static_cast<double>(releases) << " ms a release, "
                  << bytes << " bytes\n";
    }
    const auto alone = std::chrono::steady_clock::now();
    std::size_t objects = 0;
    for (std::size_t number = 0; number < releases; ++number)
        objects = objectsOf(*chart, number);
    std::cout << "as objects: " << milliseconds(alone) / static_cast<double>(releases)
              << " ms a release, " << objects << " objects\n";
    const auto together = std::chrono::steady_clock::now();
    base::parallelFor(releases, [&](std::size_t number) { rendered(*chart, number, false); });
    std::cout << "all cores: " << milliseconds(together) << " ms for " << releases << " releases\n";
    const auto fleet = std::chrono::steady_clock::now();
    base::parallelFor(releases, [&](std::size_t number) { objectsOf(*chart, number); });
    std::cout << "all cores, as objects: " << milliseconds(fleet) << " ms for " << releases
              << " releases\n";
    return 0;
}
