// SPDX-License-Identifier: Apache-2.0
// Times of one fleet inside one process, as the window feels them. Prints a line of JSON; bench/run
// runs it beside the real kustomize.
//
//     fleetwright_measure edits FLEET BASE-FILE FROM TO CLUSTER-FILE FROM TO
//     fleetwright_measure revisions REPOSITORY FIRST BASE-CHANGE CLUSTER-CHANGE
//     fleetwright_measure memory FLEET
//     fleetwright_measure controllers FLEET (FILE FROM TO){3}
//
// "edits": opened and printed cold; one line of the base changed, one of a cluster (TO is followed
// by a number, another one each time); one cluster alone. "revisions": commits opened from Git,
// beside the first one, and their impact (the comparison alone). "memory": opened and held.
// "controllers": opened; a selector, a label and a line of a base edited: everything known and
// rendered again, and with the impact on top.
// X_ms is the wall clock, X_cpu_ms the processor time of all threads; both are medians.
#include "base/filesource.h"
#include "base/parallel.h"
#include "diff/impact.h"
#include "fleet/open.h"
#include "fleet/texts.h"
#include "git/repository.h"
#include "kustomize/build.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace fleetwright;

constexpr int rounds = 7;

/// Milliseconds.
struct Time {
    double wall = 0;
    double cpu = 0;
};

double cpuMilliseconds()
{
    std::timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

Time timeOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    const double cpu = cpuMilliseconds();
    work();
    return {
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
        cpuMilliseconds() - cpu};
}

Time median(const std::vector<Time> &times)
{
    const auto middle = [&](double Time::*part) {
        std::vector<double> values;
        for (const Time &time : times)
            values.push_back(time.*part);
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    return {middle(&Time::wall), middle(&Time::cpu)};
}

/// A line of the kernel's account of this process, in MiB; 0 where there is no /proc.
double mebibytes(std::string_view line)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == line) {
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

/// The figures, in the order in which they are told.
class Report {
public:
    void add(const std::string &name, double value) { m_figures.emplace_back(name, value); }

    void add(const std::string &name, const Time &time)
    {
        add(name + "_ms", time.wall);
        add(name + "_cpu_ms", time.cpu);
    }

    void print() const
    {
        std::cout.precision(12);
        std::string_view separator = "{";
        for (const auto &[name, value] : m_figures) {
            std::cout << separator << '"' << name << "\": " << value;
            separator = ", ";
        }
        std::cout << "}\n";
    }

private:
    std::vector<std::pair<std::string, double>> m_figures;
};

struct Edit {
    base::RepoPath file;
    std::string from;
    std::string to; ///< a number follows
};

/// The files with an edit, unsaved.
base::FileSourcePtr edited(const base::FileSourcePtr &files, const Edit &edit, int number)
{
    const base::SourceFilePtr before = take(files->read(edit.file));
    std::string bytes(before->bytes());
    const std::size_t at = bytes.find(edit.from);
    if (at == std::string::npos)
        die({base::ErrorCode::NotFound, edit.from, base::Place{edit.file, 0, 0}, {}, {}});
    bytes.replace(at, edit.from.size(), edit.to + std::to_string(number));
    return base::makeOverlayFiles(
        files,
        {{edit.file, std::make_shared<const base::SourceFile>(edit.file, std::move(bytes))}});
}

std::size_t printAll(const model::Snapshot &snapshot, fleet::MemoStore &store)
{
    std::vector<std::size_t> bytes(snapshot.units.size());
    base::parallelFor(snapshot.units.size(), [&](std::size_t unit) {
        bytes[unit] = take(fleet::textOf(snapshot, snapshot.units[unit], store))->size();
    });
    std::size_t all = 0;
    for (const std::size_t each : bytes)
        all += each;
    return all;
}

/// A state of the fleet, opened and held while the next one is.
class Fleet {
public:
    [[nodiscard]] const model::SnapshotPtr &snapshot() const { return m_snapshot; }

    Time open(const base::FileSourcePtr &files)
    {
        model::SnapshotPtr next;
        const Time time = timeOf([&] { next = take(fleet::openFleet(files, {}, m_store)); });
        m_snapshot = std::move(next);
        return time;
    }

    Time print(std::size_t &bytes)
    {
        return timeOf([&] { bytes = printAll(*m_snapshot, m_store); });
    }

    [[nodiscard]] std::size_t objects() const
    {
        std::size_t objects = 0;
        for (const model::Unit &unit : m_snapshot->units)
            objects += unit.rendering ? unit.rendering->objects.size() : 0;
        return objects;
    }

private:
    fleet::MemoStore m_store;
    model::SnapshotPtr m_snapshot;
};

void measureEdit(Fleet &fleet, const base::FileSourcePtr &files, const Edit &edit,
                 const std::string &name, Report &report)
{
    std::vector<Time> opened;
    std::vector<Time> all;
    for (int round = 0; round < rounds; ++round) {
        const base::FileSourcePtr next = edited(files, edit, round);
        const Time open = fleet.open(next);
        std::size_t bytes = 0;
        const Time print = fleet.print(bytes);
        opened.push_back(open);
        all.push_back({open.wall + print.wall, open.cpu + print.cpu});
    }
    report.add(name, median(opened));
    report.add(name + "_and_text", median(all));
}

void measureOneCluster(const base::FileSourcePtr &files, const base::RepoPath &folder,
                       Report &report)
{
    std::vector<Time> cold;
    std::vector<Time> warm;
    const auto render = [&](kustomize::LayerStore &store) {
        return take(kustomize::toText(*take(kustomize::build(*files, folder, {}, store))));
    };
    for (int round = 0; round < rounds; ++round) {
        kustomize::LayerStore store;
        model::RenderingPtr held;
        cold.push_back(timeOf([&] {
            held = take(kustomize::build(*files, folder, {}, store));
            static_cast<void>(take(kustomize::toText(*held)));
        }));
        warm.push_back(timeOf([&] { static_cast<void>(render(store)); }));
    }
    report.add("one_cluster_cold", median(cold));
    report.add("one_cluster_warm", median(warm));
}

void measureEdits(char **arguments, Report &report)
{
    // The saved state is held between edits, as the window does it.
    const base::FileSourcePtr disk = take(base::openDiskFiles(arguments[0]));
    const base::FileSourcePtr files = base::holdFiles(disk);
    Fleet fleet;
    report.add("open", fleet.open(files));
    report.add("clusters", static_cast<double>(fleet.snapshot()->clusters.size()));
    report.add("objects", static_cast<double>(fleet.objects()));
    std::size_t bytes = 0;
    report.add("print", fleet.print(bytes));
    report.add("bytes", static_cast<double>(bytes));
    const Edit base{pathOf(arguments[1]), arguments[2], arguments[3]};
    const Edit cluster{pathOf(arguments[4]), arguments[5], arguments[6]};
    measureEdit(fleet, files, base, "base_edit", report);
    static_cast<void>(fleet.open(files));
    measureEdit(fleet, files, cluster, "cluster_edit", report);
    report.add("edits_peak_mib", mebibytes("VmHWM:"));
    measureOneCluster(disk, cluster.file.parent(), report);
}

void measureMemory(char **arguments, Report &report)
{
    Fleet fleet;
    report.add("open", fleet.open(take(base::openDiskFiles(arguments[0]))));
    report.add("held_mib", mebibytes("VmRSS:"));
    report.add("peak_mib", mebibytes("VmHWM:"));
    report.add("objects", static_cast<double>(fleet.objects()));
}

void measureRevisions(char **arguments, Report &report)
{
    const git::Repository repository = take(git::Repository::open(arguments[0]));
    const auto revision = [&](std::string_view name) {
        return take(repository.files(take(repository.resolveRevision(name))));
    };
    std::vector<Time> first;
    std::vector<Time> base;
    std::vector<Time> cluster;
    std::vector<Time> impacts[2];
    for (int round = 0; round < 3; ++round) {
        Fleet fleet;
        first.push_back(fleet.open(revision(arguments[1])));
        const model::SnapshotPtr held = fleet.snapshot();
        const auto compare = [&] { take(diff::impactOf(held, fleet.snapshot())); };
        base.push_back(timeOf([&] { static_cast<void>(fleet.open(revision(arguments[2]))); }));
        impacts[0].push_back(timeOf(compare));
        cluster.push_back(timeOf([&] { static_cast<void>(fleet.open(revision(arguments[3]))); }));
        impacts[1].push_back(timeOf(compare));
    }
    report.add("first_revision", median(first));
    report.add("base_revision", median(base));
    report.add("cluster_revision", median(cluster));
    report.add("base_impact", median(impacts[0]));
    report.add("cluster_impact", median(impacts[1]));
}

/// An edit over the opened fleet, everything rendered again and compared.
void measureRadius(Fleet &fleet, const base::FileSourcePtr &files, const Edit &edit,
                   const std::string &name, Report &report)
{
    std::vector<Time> opened;
    std::vector<Time> all;
    const model::SnapshotPtr before = fleet.snapshot();
    for (int round = 0; round < 3; ++round) {
        const Time open = fleet.open(edited(files, edit, round));
        const Time compare =
            timeOf([&] { static_cast<void>(take(diff::impactOf(before, fleet.snapshot()))); });
        opened.push_back(open);
        all.push_back({open.wall + compare.wall, open.cpu + compare.cpu});
        static_cast<void>(fleet.open(files));
    }
    report.add(name, median(opened));
    report.add(name + "_radius", median(all));
}

void measureControllers(char **arguments, Report &report)
{
    const base::FileSourcePtr files = base::holdFiles(take(base::openDiskFiles(arguments[0])));
    Fleet fleet;
    report.add("open", fleet.open(files));
    report.add("clusters", static_cast<double>(fleet.snapshot()->clusters.size()));
    report.add("units", static_cast<double>(fleet.snapshot()->units.size()));
    report.add("objects", static_cast<double>(fleet.objects()));
    int argument = 1;
    for (const char *name : {"selector_edit", "label_edit", "base_edit"}) {
        const Edit edit{pathOf(arguments[argument]), arguments[argument + 1],
                        arguments[argument + 2]};
        measureRadius(fleet, files, edit, name, report);
        argument += 3;
    }
    report.add("peak_mib", mebibytes("VmHWM:"));
}

} // namespace

int main(int argumentCount, char **arguments)
{
    struct Measure {
        std::string_view name;
        int arguments;
        void (*run)(char **, Report &);
    };
    constexpr Measure measures[] = {{"edits", 7, measureEdits},
                                    {"memory", 1, measureMemory},
                                    {"controllers", 10, measureControllers},
                                    {"revisions", 4, measureRevisions}};
    for (const Measure &measure : measures) {
        if (argumentCount != measure.arguments + 2 || arguments[1] != measure.name)
            continue;
        Report report;
        measure.run(arguments + 2, report);
        report.print();
        return 0;
    }
    std::cerr
        << "usage: fleetwright_measure edits FLEET BASE-FILE FROM TO CLUSTER-FILE FROM TO\n"
           "       fleetwright_measure memory FLEET\n"
           "       fleetwright_measure controllers FLEET (FILE FROM TO){3}\n"
           "       fleetwright_measure revisions REPOSITORY FIRST BASE-CHANGE CLUSTER-CHANGE\n";
    return 2;
}
