// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/wavesanswer.h"

#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using topology::BundlePartition;
using topology::BundleRollout;
using topology::DependencyOrder;
using topology::Rollout;
using topology::RolloutStep;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Waves)
};

QString unitCount(std::size_t count)
{
    return Texts::tr("%n unit(s)", nullptr, static_cast<int>(count));
}

QString clusterCount(std::size_t count)
{
    return Texts::tr("%n cluster(s)", nullptr, static_cast<int>(count));
}

void addUnits(Outline &outline, int parent, const model::Snapshot &snapshot,
              const std::vector<std::size_t> &units)
{
    for (const std::size_t index : units) {
        const model::Unit &unit = snapshot.units[index];
        const std::string &cluster = snapshot.clusters[unit.cluster].name;
        outline.add(parent, {visible(cluster), visible(unit.id.text()), unit.declaration->place,
                             toQt(cluster), false});
    }
}

void addClusters(Outline &outline, int parent, const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        outline.add(parent, {visible(name), {}, {}, toQt(name), false});
}

void addRollout(Outline &outline, const model::Snapshot &snapshot, const Rollout &rollout)
{
    QString detail =
        Texts::tr("RollingSync in %n step(s)", nullptr, static_cast<int>(rollout.steps.size()));
    if (!rollout.uncovered.empty())
        detail = Texts::tr("%1, %n unit(s) in no step", nullptr,
                           static_cast<int>(rollout.uncovered.size()))
                     .arg(detail);
    const int set = outline.add(
        Outline::top, {visible(rollout.id), detail, rollout.place, {}, !rollout.uncovered.empty()});
    int number = 0;
    for (const RolloutStep &step : rollout.steps) {
        //: a step's number, then the labels that it selects: "env In (dev)"
        const QString text =
            Texts::tr("Step %1: %2")
                .arg(++number)
                .arg(step.selects.empty() ? Texts::tr("all") : visible(step.selects));
        const QString count = unitCount(step.units.size());
        const int part = outline.add(
            set, {text,
                  step.maxUpdate.empty()
                      ? count
                      //: how many units, then a number or percentage
                      : Texts::tr("%1, at most %2 at once").arg(count, visible(step.maxUpdate)),
                  step.place,
                  {},
                  false});
        addUnits(outline, part, snapshot, step.units);
    }
    if (!rollout.uncovered.empty()) {
        const int part = outline.add(set, {Texts::tr("In no step: never synced by itself"),
                                           unitCount(rollout.uncovered.size()),
                                           rollout.place,
                                           {},
                                           true});
        addUnits(outline, part, snapshot, rollout.uncovered);
    }
}

QString bundleDetail(const BundleRollout &rollout)
{
    if (rollout.error)
        return sentence(*rollout.error);
    const QString text =
        Texts::tr("%n partition(s)", nullptr, static_cast<int>(rollout.partitions.size()));
    if (rollout.maxUnavailablePartitions == 0)
        //: how many partitions, how many clusters
        return Texts::tr("%1, at most %2 unavailable; the next waits until all before are ready")
            .arg(text, clusterCount(rollout.maxUnavailable));
    //: how many partitions, how many clusters, then how many partitions
    return Texts::tr("%1, at most %2 unavailable; the next waits while more than %3 are not ready")
        .arg(text, clusterCount(rollout.maxUnavailable),
             Texts::tr("%n partition(s)", nullptr,
                       static_cast<int>(rollout.maxUnavailablePartitions)));
}

void addBundle(Outline &outline, const BundleRollout &rollout)
{
    const int bundle = outline.add(Outline::top, {visible(rollout.id),
                                                  bundleDetail(rollout),
                                                  rollout.place,
                                                  {},
                                                  rollout.error || !rollout.uncovered.empty()});
    int number = 0;
    for (const BundlePartition &partition : rollout.partitions) {
        const int part =
            //: a partition's number, then its name
            outline.add(bundle,
                        {Texts::tr("Partition %1: %2").arg(++number).arg(visible(partition.name)),
                         //: how many clusters, then a number of them
                         Texts::tr("%1, at most %2 unavailable")
                             .arg(clusterCount(partition.clusters.size()),
                                  QString::number(partition.maxUnavailable)),
                         partition.place.line != 0 ? partition.place : rollout.place,
                         {},
                         false});
        addClusters(outline, part, partition.clusters);
    }
    if (!rollout.uncovered.empty()) {
        const int part = outline.add(bundle, {Texts::tr("In no partition: never rolled out"),
                                              clusterCount(rollout.uncovered.size()),
                                              rollout.place,
                                              {},
                                              true});
        addClusters(outline, part, rollout.uncovered);
    }
}

void addStage(Outline &outline, int parent, const model::Snapshot &snapshot, const QString &text,
              const std::vector<std::size_t> &units, bool isWrong)
{
    const int stage = outline.add(parent, {text, unitCount(units.size()), {}, {}, isWrong});
    addUnits(outline, stage, snapshot, units);
}

} // namespace

void addDependencyOrder(Outline &outline, const model::Snapshot &snapshot,
                        const DependencyOrder &order, const QString &title)
{
    const int flux = outline.add(Outline::top, {title,
                                                Texts::tr("dependsOn in %n stage(s)", nullptr,
                                                          static_cast<int>(order.stages.size())),
                                                {},
                                                toQt(snapshot.clusters[order.hub].name),
                                                !order.cycles.empty() || !order.missing.empty()});
    int number = 0;
    for (const std::vector<std::size_t> &stage : order.stages)
        addStage(outline, flux, snapshot, Texts::tr("Stage %1").arg(++number), stage, false);
    for (const std::vector<std::size_t> &cycle : order.cycles)
        addStage(outline, flux, snapshot,
                 Texts::tr("Cycle: never applied, each waits for the next"), cycle, true);
    for (const DependencyOrder::Missing &missing : order.missing) {
        const model::UnitDependency &dependency = missing.dependency;
        outline.add(
            flux,
            {visible(snapshot.units[missing.unit].id.text()),
             Texts::tr("waits for %1, which is not there")
                 .arg(visible(
                     model::UnitId{dependency.kind, dependency.nameSpace, dependency.name}.text())),
             dependency.place,
             {},
             true});
    }
    if (!order.blocked.empty())
        addStage(outline, flux, snapshot, Texts::tr("Never applied as it stands"), order.blocked,
                 true);
}

WavesAnswerPtr makeWaves(const model::SnapshotPtr &snapshot, const base::Cancel &cancel)
{
    auto answer = std::make_shared<WavesAnswer>();
    answer->snapshot = snapshot;
    answer->waves = topology::wavesOf(*snapshot, cancel);
    for (const Rollout &rollout : answer->waves.rollouts)
        addRollout(answer->outline, *snapshot, rollout);
    for (const BundleRollout &rollout : answer->waves.bundles)
        addBundle(answer->outline, rollout);
    for (const DependencyOrder &order : answer->waves.dependencies) {
        const QString cluster = visible(snapshot->clusters[order.hub].name);
        //: a cluster's name
        addDependencyOrder(answer->outline, *snapshot, order, Texts::tr("Flux on %1").arg(cluster));
    }
    return answer;
}

QString wavesSentence(const WavesAnswer &answer)
{
    if (answer.waves.isEmpty())
        return Texts::tr("Nothing is rolled out in steps. No ApplicationSet has a RollingSync "
                         "strategy, no bundle partitions, no Flux unit dependsOn.");
    std::size_t uncovered = 0;
    for (const Rollout &rollout : answer.waves.rollouts)
        uncovered += rollout.uncovered.size();
    for (const BundleRollout &rollout : answer.waves.bundles)
        uncovered += rollout.uncovered.size();
    std::size_t never = 0;
    for (const DependencyOrder &order : answer.waves.dependencies) {
        never += order.blocked.size();
        for (const std::vector<std::size_t> &cycle : order.cycles)
            never += cycle.size();
    }
    const auto count = answer.waves.rollouts.size() + answer.waves.bundles.size()
                       + answer.waves.dependencies.size();
    QStringList sentences{Texts::tr("%n rollout(s) in steps.", nullptr, static_cast<int>(count))};
    if (uncovered > 0)
        sentences.append(Texts::tr("%n unit(s) in no step: never rolled out.", nullptr,
                                   static_cast<int>(uncovered)));
    if (never > 0)
        sentences.append(
            Texts::tr("%n unit(s) waiting forever.", nullptr, static_cast<int>(never)));
    return sentences.join(u' ');
}

} // namespace fleetwright::services
