// SPDX-License-Identifier: Apache-2.0
//
// Renders releases of one chart, loaded once, as a fleet does it: each with a name of its own.
// Prints a line of JSON; bench/run runs it beside Helm's engine.
//
//     fleetwright_measure_charts CHART RELEASES
//
// Milliseconds for each release, by the clock (X_ms) and of processor time (X_cpu_ms), on one core:
// "release" as texts, "provenance" as texts that know their lines, "objects" as a fleet has them.
// "together": all releases as objects, on all cores.
#include "base/filesource.h"
#include "base/parallel.h"
#include "helm/chartloader.h"
#include "helm/releaseobjects.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using namespace fleetwright;

double cpuMilliseconds()
{
    std::timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Prints how long one of a number of equal pieces of work takes.
void tell(std::string_view name, std::size_t pieces, const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    const double cpu = cpuMilliseconds();
    work();
    const double all =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    const auto each = static_cast<double>(pieces);
    std::cout << '"' << name << "_ms\": " << all / each << ", \"" << name
              << "_cpu_ms\": " << (cpuMilliseconds() - cpu) / each << ", ";
}

[[noreturn]] void fail(const base::Error &error)
{
    std::cerr << error.detail << '\n';
    std::exit(1);
}

helm::Rendering renderingOf(const helm::ChartPtr &chart, std::size_t number, bool keepsProvenance)
{
    helm::RenderOptions options;
    options.keepsProvenance = keepsProvenance;
    const helm::Release release{.name = "release-" + std::to_string(number)};
    auto rendering = helm::render(chart, release, nullptr, options);
    if (!rendering)
        fail(rendering.error());
    return *std::move(rendering);
}

std::size_t rendered(const helm::ChartPtr &chart, std::size_t number, bool keepsProvenance)
{
    std::size_t bytes = 0;
    for (const helm::Manifest &object : renderingOf(chart, number, keepsProvenance).objects)
        bytes += object.text.size();
    return bytes;
}

/// As a fleet has it: objects whose every value knows its line.
std::size_t objectsOf(const helm::ChartPtr &chart, std::size_t number)
{
    const auto objects = helm::releaseObjects(chart, renderingOf(chart, number, true), {}, {},
                                              std::make_shared<base::Arena>());
    if (!objects)
        fail(objects.error());
    return (*objects)->objects.size();
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
    const auto chart =
        files ? helm::loadChart(**files, *base::RepoPath::fromText(path.filename().string()))
              : base::Result<helm::ChartPtr>(files.error());
    if (!chart) {
        std::cerr << chart.error().detail << '\n';
        return 1;
    }
    std::cout << "{\"bytes\": " << rendered(*chart, 0, false)
              << ", \"objects\": " << objectsOf(*chart, 0) << ", ";
    tell("release", releases, [&] {
        for (std::size_t number = 0; number < releases; ++number)
            rendered(*chart, number, false);
    });
    tell("provenance", releases, [&] {
        for (std::size_t number = 0; number < releases; ++number)
            rendered(*chart, number, true);
    });
    tell("objects", releases, [&] {
        for (std::size_t number = 0; number < releases; ++number)
            objectsOf(*chart, number);
    });
    tell("together", 1, [&] {
        base::parallelFor(releases, [&](std::size_t number) { objectsOf(*chart, number); });
    });
    std::cout << "\"releases\": " << releases << "}\n";
    return 0;
}
