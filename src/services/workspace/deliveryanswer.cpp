// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/deliveryanswer.h"

#include "services/text/words.h"
#include "services/workspace/wavesanswer.h"
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

QString valueText(const std::string &value)
{
    if (value == "yes")
        return Texts::tr("yes");
    return value == "no" ? Texts::tr("no") : visible(value);
}

constexpr qsizetype firstSetting = 2; ///< column

/// Settings in the order of topology::settingsOf.
QStringList headings()
{
    return {Texts::tr("Cluster"),   Texts::tr("Unit"),      Texts::tr("Automated"),
            Texts::tr("Prune"),     Texts::tr("Self-heal"), Texts::tr("Wait"),
            Texts::tr("Suspended"), Texts::tr("Interval"),  Texts::tr("Revision")};
}

TableLine lineOf(const model::Snapshot &snapshot, const model::Unit &unit)
{
    TableLine line;
    line.cluster = toQt(snapshot.clusters[unit.cluster].name);
    line.cells = {visible(line.cluster), visible(unit.id.text())};
    line.place = unit.declaration->place;
    for (const topology::Setting &setting : topology::settingsOf(unit))
        line.cells.append(valueText(setting.value));
    return line;
}

void addApplication(Outline &outline, const model::Unit &unit)
{
    const int parent = outline.add(
        Outline::top, {visible(unit.id.text()), {}, unit.declaration->place, {}, false});
    for (const topology::ApplyStep &step : topology::applyOrderOf(*unit.rendering)) {
        //: a phase of a sync, for example "PreSync", then the number of a wave
        const QString text = Texts::tr("%1, wave %2")
                                 .arg(toQt(topology::phaseName(step.phase)))
                                 .arg(static_cast<qlonglong>(step.wave));
        const int part = outline.add(
            parent, {text,
                     Texts::tr("%n object(s)", nullptr, static_cast<int>(step.objects.size())),
                     {},
                     {},
                     false});
        for (const std::size_t index : step.objects) {
            const model::Object &object = unit.rendering->objects[index];
            outline.add(part,
                        {visible(object.id.text()), {}, object.root->span().place(), {}, false});
        }
    }
}

} // namespace

DeliveryAnswerPtr makeDelivery(const model::SnapshotPtr &snapshot)
{
    auto answer = std::make_shared<DeliveryAnswer>();
    answer->snapshot = snapshot;
    answer->units.headings = headings();
    std::vector<TableLine> &lines = answer->units.lines;
    std::vector<std::size_t> rows(snapshot->units.size());
    for (std::size_t index = 0; index < snapshot->units.size(); ++index) {
        rows[index] = lines.size();
        if (snapshot->units[index].controller != model::Controller::Overlay)
            lines.push_back(lineOf(*snapshot, snapshot->units[index]));
    }
    for (const topology::Outlier &outlier : topology::outliersOf(*snapshot)) {
        TableLine &line = lines[rows[outlier.unit]];
        const auto settings = topology::settingsOf(snapshot->units[outlier.unit]);
        const auto at = std::ranges::find(settings, outlier.setting, &topology::Setting::name);
        line.notes.resize(line.cells.size());
        //: the value of a setting, the value of the others, how many of them have it
        line.notes[firstSetting + static_cast<qsizetype>(std::distance(settings.begin(), at))] =
            Texts::tr("%1, usually %2 (%3 of %4 others)")
                .arg(valueText(outlier.value), valueText(outlier.usual),
                     QString::number(outlier.alike), QString::number(outlier.others));
        line.standsOut = true;
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
    QStringList sentences{
        Texts::tr("%n unit(s).", nullptr, static_cast<int>(answer.units.lines.size()))};
    sentences.append(answer.unlike == 0
                         ? Texts::tr("No unit is delivered unlike its like.")
                         : Texts::tr("%n setting(s) unlike their like.", nullptr, answer.unlike));
    if (answer.waiting > 0)
        sentences.append(Texts::tr("%n unit(s) wait for each other and are never applied.", nullptr,
                                   answer.waiting));
    return sentences.join(u' ');
}

Outline applyOrderOf(const model::Snapshot &snapshot, const QString &cluster)
{
    Outline outline;
    const auto found = snapshot.clusterByName.find(toStd(cluster));
    if (found == snapshot.clusterByName.end())
        return outline;
    for (const DependencyOrder &order : topology::dependencyOrdersOf(snapshot)) {
        if (order.hub == found->second)
            addDependencyOrder(outline, snapshot, order, u"Flux"_s);
    }
    for (const std::size_t index : snapshot.unitsOf(found->second)) {
        const model::Unit &unit = snapshot.units[index];
        if (unit.controller == model::Controller::ArgoCd && unit.rendering)
            addApplication(outline, unit);
    }
    return outline;
}

} // namespace fleetwright::services
