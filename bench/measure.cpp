// SPDX-License-Identifier: Apache-2.0
// Times of one fleet inside one process, as the window feels them: opening, one line changed in the
// base, one in a cluster. Prints a line of JSON. bench/run runs it beside the real kustomize.
#include "base/filesource.h"
#include "fleet/open.h"
#include "kustomize/build.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

namespace {

using namespace fleetwright;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Peak resident memory in MiB, as the kernel counts it; 0 where there is no /proc.
double peakMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == "VmHWM:") {
            double kibibytes = 0;
            status >> kibibytes;
            return kibibytes / 1024;
        }
    }
    return 0;
}

[[noreturn]] void die(const base::Error &error)
{
    std::cerr << "fleetwright_measure: " << base::describe(error) << '\n';
    std::exit(2);
}

template<typename T>
T take(base::Result<T> result)
{
    if (!result)
        die(result.error());
    return *std::move(result);
}

base::RepoPath pathOf(std::string_view text)
{
    const std::optional<base::RepoPath> path = base::RepoPath::fromText(text);
    return path ? *path : base::RepoPath();
}

/// The files with `from` replaced by `to` in one of them, as an unsaved edit.
base::FileSourcePtr edited(const base::FileSourcePtr &files, const base::RepoPath &path,
                           std::string_view from, std::string_view to)
{
    const base::SourceFilePtr before = take(files->read(path));
    std::string bytes(before->bytes());
    const std::size_t at = bytes.find(from);
    if (at == std::string::npos)
        die({base::ErrorCode::NotFound, std::string(from), base::Place{path, 0, 0}, {}, {}});
    bytes.replace(at, from.size(), to);
    return base::makeOverlayFiles(
        files, {{path, std::make_shared<const base::SourceFile>(path, std::move(bytes))}});
}

std::size_t printedBytes(const model::Snapshot &snapshot)
{
    std::size_t bytes = 0;
    for (const model::Unit &unit : snapshot.units) {
        if (unit.rendering)
            bytes += take(kustomize::toText(*unit.rendering)).size();
    }
    return bytes;
}

} // namespace

int main(int argumentCount, char **arguments)
{
    if (argumentCount != 8) {
        std::cerr << "usage: fleetwright_measure FLEET BASE-FILE FROM TO CLUSTER-FILE FROM TO\n";
        return 2;
    }
    const base::FileSourcePtr files = take(base::openDiskFiles(arguments[1]));
    fleet::MemoStore store;
    Clock::time_point start = Clock::now();
    const model::SnapshotPtr first = take(fleet::openFleet(files, {}, store));
    const double open = millisecondsSince(start);

    start = Clock::now();
    const std::size_t bytes = printedBytes(*first);
    const double print = millisecondsSince(start);

    const base::FileSourcePtr withBase =
        edited(files, pathOf(arguments[2]), arguments[3], arguments[4]);
    start = Clock::now();
    const model::SnapshotPtr second = take(fleet::openFleet(withBase, {}, store));
    const double baseEdit = millisecondsSince(start);

    const base::FileSourcePtr withCluster =
        edited(files, pathOf(arguments[5]), arguments[6], arguments[7]);
    start = Clock::now();
    const model::SnapshotPtr third = take(fleet::openFleet(withCluster, {}, store));
    const double clusterEdit = millisecondsSince(start);

    std::size_t objects = 0;
    for (const model::Unit &unit : first->units)
        objects += unit.rendering ? unit.rendering->objects.size() : 0;
    std::cout << "{\"clusters\": " << first->clusters.size()
              << ", \"units\": " << first->units.size() << ", \"objects\": " << objects
              << ", \"bytes\": " << bytes << ", \"open_ms\": " << open
              << ", \"print_ms\": " << print << ", \"base_edit_ms\": " << baseEdit
              << ", \"cluster_edit_ms\": " << clusterEdit << ", \"peak_mib\": " << peakMebibytes()
              << "}\n";
    return second->units.size() == first->units.size() && third->units.size() == first->units.size()
               ? 0
               : 1;
}
