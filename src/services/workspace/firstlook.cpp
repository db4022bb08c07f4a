// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/firstlook.h"

#include "fleet/open.h"
#include "services/text/words.h"
#include "services/workspace/checks.h"
#include "services/workspace/repository.h"
#include "services/workspace/samplefleet.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>

namespace fleetwright::services {

namespace {

void look(FirstLook &result, const KnownFleet &known, const base::Cancel &cancel)
{
    result.snapshot = known.snapshot;
    result.hierarchy = fleet::Hierarchy::build(*known.snapshot, fleet::Grouping::Inheritance);
    for (const model::Unit &unit : known.snapshot->units) {
        result.objects += unit.rendering ? unit.rendering->objects.size() : 0;
        result.failedUnits += unit.error ? 1 : 0;
    }
    result.findings = known.findings ? known.findings
                                     : runChecks(known.snapshot, known.snapshot, nullptr, cancel);
}

void look(FirstLook &result, base::FileSourcePtr files, const base::Cancel &cancel)
{
    fleet::MemoStore memo;
    fleet::OpenOptions options;
    options.repositoryName = toStd(result.name);
    auto snapshot = fleet::openFleet(std::move(files), options, memo, cancel);
    if (snapshot)
        look(result, KnownFleet{*std::move(snapshot), nullptr}, cancel);
    else
        result.error = snapshot.error();
}

} // namespace

FirstLook takeFirstLook(const QString &folder, const KnownFleet &known, const base::Cancel &cancel)
{
    FirstLook result;
    result.name = QDir(folder).dirName();
    auto files = base::openDiskFiles(QFile::encodeName(folder).toStdString());
    if (!files) {
        result.error = files.error();
        return result;
    }
    const Repository::State git = Repository::stateOf(folder);
    result.branch = git.branch;
    result.commit = git.commit;
    if (known.snapshot)
        look(result, known, cancel);
    else
        look(result, *files, cancel);
    return result;
}

FirstLook takeSampleLook(const base::Cancel &cancel)
{
    FirstLook result;
    result.name = firstSample();
    look(result, base::makeMemoryFiles(sampleFleetFiles(result.name)), cancel);
    return result;
}

QString clusterSources(const model::Snapshot &snapshot)
{
    std::map<model::Signal, std::size_t> counts;
    for (const model::Cluster &cluster : snapshot.clusters)
        ++counts[cluster.knownFrom];
    std::vector<std::pair<std::size_t, model::Signal>> order;
    for (const auto &[signal, count] : counts)
        order.emplace_back(count, signal);
    std::sort(order.rbegin(), order.rend());
    QStringList names;
    for (const auto &[count, signal] : order)
        names.append(toQt(model::signalName(signal)));
    return names.join(QStringLiteral(", "));
}

} // namespace fleetwright::services
