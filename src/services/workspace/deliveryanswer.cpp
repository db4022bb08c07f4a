// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/deliveryanswer.h"

#include "services/text/words.h"
#include "topology/applyorder.h"
#include "topology/rollout.h"
#include "topology/settings.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using topology::DependencyOrder;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Delivery)
};

constexpr std::size_t mostObjects = 500; ///< of one step

QString valueText(const std::string &value)
{
    if (value == "yes")
        return Texts::tr("yes");
    return value == "no" ? Texts::tr("no") : visible(value);
}

/// In the order of topology::settingsOf.
QStringList headings()
{
    return {Texts::tr("Automated"), Texts::tr("Prune"),     Texts::tr("Self-heal"),
            Texts::tr("Wait"),      Texts::tr("Suspended"), Texts::tr("Interval"),
            Texts::tr("Revision")};
}

DeliveryLine lineOf(const model::Snapshot &snapshot, const model::Unit &unit)
{
    DeliveryLine line;
    line.cluster = toQt(snapshot.clusters[unit.cluster].name);
    line.unit = visible(unit.id.text());
    line.place = unit.declaration->place;
    for (const topology::Setting &setting : topology::settingsOf(unit)) {
        line.settings.append(valueText(setting.value));
        line.unlike.append(QString());
    }
    return line;
}

ApplyLine unitLine(const model::Snapshot &snapshot, std::size_t unit)
{
    return {visible(snapshot.units[unit].id.text()),
            {},
            snapshot.units[unit].declaration->place,
            false};
}

ApplyLine unitsLine(const model::Snapshot &snapshot, const QString &text,
                    const std::vector<std::size_t> &units, bool isWrong)
{
    ApplyLine line{text, {}, {}, isWrong};
    for (const std::size_t unit : units)
        line.parts.push_back(unitLine(snapshot, unit));
    return line;
}

ApplyLine orderLine(const model::Snapshot &snapshot, const DependencyOrder &order)
{
    ApplyLine line{u"Flux"_s, {}, {}, !order.cycles.empty() || !order.missing.empty()};
    int number = 0;
    for (const std::vector<std::size_t> &stage : order.stages)
        line.parts.push_back(
            unitsLine(snapshot, Texts::tr("stage %1").arg(++number), stage, false));
    for (const std::vector<std::size_t> &cycle : order.cycles)
        line.parts.push_back(unitsLine(
            snapshot, Texts::tr("cycle: never applied, each waits for the next"), cycle, true));
    for (const DependencyOrder::Missing &missing : order.missing) {
        const model::UnitDependency &dependency = missing.dependency;
        ApplyLine unit = unitLine(snapshot, missing.unit);
        unit.parts.push_back(
            {Texts::tr("waits for %1, which is not there")
                 .arg(visible(
                     model::UnitId{dependency.kind, dependency.nameSpace, dependency.name}.text())),
             {},
             dependency.place,
             true});
        line.parts.push_back(std::move(unit));
    }
    if (!order.blocked.empty())
        line.parts.push_back(
            unitsLine(snapshot, Texts::tr("never applied as it stands"), order.blocked, true));
    return line;
}

ApplyLine applicationLine(const model::Unit &unit)
{
    ApplyLine line{visible(unit.id.text()), {}, unit.declaration->place, false};
    for (const topology::ApplyStep &step : topology::applyOrderOf(*unit.rendering)) {
        ApplyLine part;
        //: a phase of a sync, for example "PreSync", then the number of a wave
        part.text = Texts::tr("%1, wave %2")
                        .arg(toQt(topology::phaseName(step.phase)))
                        .arg(static_cast<qlonglong>(step.wave));
        for (std::size_t i = 0; i < std::min(mostObjects, step.objects.size()); ++i) {
            const model::Object &object = unit.rendering->objects[step.objects[i]];
            part.parts.push_back(
                {visible(object.id.text()), {}, object.root->span().place(), false});
        }
        if (step.objects.size() > mostObjects)
            part.parts.push_back({Texts::tr("and %n more", nullptr,
                                            static_cast<int>(step.objects.size() - mostObjects)),
                                  {},
                                  {},
                                  false});
        line.parts.push_back(std::move(part));
    }
    return line;
}

} // namespace

DeliveryAnswerPtr makeDelivery(const model::SnapshotPtr &snapshot)
{
    auto answer = std::make_shared<DeliveryAnswer>();
    answer->snapshot = snapshot;
    answer->settings = headings();
    std::vector<std::size_t> rows(snapshot->units.size());
    for (std::size_t index = 0; index < snapshot->units.size(); ++index) {
        rows[index] = answer->units.size();
        if (snapshot->units[index].controller != model::Controller::Overlay)
            answer->units.push_back(lineOf(*snapshot, snapshot->units[index]));
    }
    for (const topology::Outlier &outlier : topology::outliersOf(*snapshot)) {
        DeliveryLine &line = answer->units[rows[outlier.unit]];
        const auto settings = topology::settingsOf(snapshot->units[outlier.unit]);
        const auto at = std::ranges::find(settings, outlier.setting, &topology::Setting::name);
        //: the value of a setting, the value of the others, how many of them have it
        line.unlike[static_cast<qsizetype>(std::distance(settings.begin(), at))] =
            Texts::tr("%1, usually %2 (%3 of %4 others)")
                .arg(valueText(outlier.value), valueText(outlier.usual),
                     QString::number(outlier.alike), QString::number(outlier.others));
        line.isUnlike = true;
        ++answer->unlike;
    }
    for (const DependencyOrder &order : topology::dependencyOrdersOf(*snapshot)) {
        for (const std::vector<std::size_t> &cycle : order.cycles)
            answer->waiting += static_cast<int>(cycle.size());
    }
    return answer;
}

QString deliverySentence(const DeliveryAnswer &answer)
{
    QStringList sentences{Texts::tr("%n unit(s).", nullptr, static_cast<int>(answer.units.size()))};
    sentences.append(answer.unlike == 0
                         ? Texts::tr("No unit is delivered unlike its like.")
                         : Texts::tr("%n setting(s) unlike their like.", nullptr, answer.unlike));
    if (answer.waiting > 0)
        sentences.append(Texts::tr("%n unit(s) wait for each other and are never applied.", nullptr,
                                   answer.waiting));
    return sentences.join(u' ');
}

std::vector<ApplyLine> applyLinesOf(const model::Snapshot &snapshot, const QString &cluster)
{
    std::vector<ApplyLine> lines;
    const auto found = snapshot.clusterByName.find(toStd(cluster));
    if (found == snapshot.clusterByName.end())
        return lines;
    for (const DependencyOrder &order : topology::dependencyOrdersOf(snapshot)) {
        if (order.hub == found->second)
            lines.push_back(orderLine(snapshot, order));
    }
    for (const std::size_t index : snapshot.unitsOf(found->second)) {
        const model::Unit &unit = snapshot.units[index];
        if (unit.controller == model::Controller::ArgoCd && unit.rendering)
            lines.push_back(applicationLine(unit));
    }
    return lines;
}

} // namespace fleetwright::services
