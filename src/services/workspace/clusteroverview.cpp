// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/clusteroverview.h"

#include "config/fleetconfig.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using inventory::ConsistencyCheck;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::ClusterOverview)
};

/// The file where several clusters are listed in one, else the kind of source.
QString knownFromText(const model::Cluster &cluster)
{
    QStringList texts;
    for (const model::Fact &fact : cluster.facts) {
        const QString text = fact.signal == model::Signal::InventoryFile
                                 ? visible(fact.place.file.name())
                                 : signalText(fact.signal);
        if (!texts.contains(text))
            texts.append(text);
    }
    return texts.join(u", "_s);
}

void countFindings(const CheckResult &findings, const model::Snapshot &snapshot,
                   std::vector<ClusterLine> &lines)
{
    for (const CheckResult::Item &item : findings.items) {
        for (const std::string &name : item.finding.clusters) {
            const auto found = snapshot.clusterByName.find(name);
            if (found == snapshot.clusterByName.end())
                continue;
            ClusterLine &line = lines[found->second];
            switch (item.finding.severity) {
            case model::Severity::Error:
                ++line.errors;
                break;
            case model::Severity::Warning:
                ++line.warnings;
                break;
            case model::Severity::Info:
                ++line.hints;
                break;
            }
        }
    }
}

ClusterLine lineOf(const model::Cluster &cluster, const std::vector<std::string> &dimensions)
{
    ClusterLine line;
    line.name = toQt(cluster.name);
    for (const std::string &dimension : dimensions) {
        const auto value = cluster.dimensions.find(dimension);
        line.dimensions.append(value == cluster.dimensions.end() ? QString()
                                                                 : visible(value->second));
    }
    const std::vector<inventory::Agreement> agreements = inventory::agreementsOf(cluster);
    line.asked = static_cast<int>(agreements.size());
    line.agreeing =
        static_cast<int>(std::ranges::count_if(agreements, &inventory::Agreement::agrees));
    line.knownFrom = knownFromText(cluster);
    line.isHub = cluster.isHub;
    line.isAssumed = cluster.assumedFromFolder;
    return line;
}

void addUnits(const model::Snapshot &snapshot, std::vector<ClusterLine> &lines)
{
    std::vector<std::set<model::Controller>> controllers(lines.size());
    for (const model::Unit &unit : snapshot.units) {
        ++lines[unit.cluster].units;
        controllers[unit.cluster].insert(unit.controller);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QStringList texts;
        for (const model::Controller controller : controllers[i])
            texts.append(controllerText(controller));
        lines[i].controllers = texts.join(u", "_s);
    }
}

QString subjectText(const ConsistencyCheck &check)
{
    switch (check.kind) {
    case ConsistencyCheck::Kind::Unique:
        //: a cluster's attribute, for example "server"
        return Texts::tr("Each has its own %1").arg(visible(check.subject));
    case ConsistencyCheck::Kind::Agreement:
        //: an attribute such as "region"
        return Texts::tr("Sources agree on %1").arg(visible(check.subject));
    case ConsistencyCheck::Kind::LabelRule:
        return visible(check.subject);
    case ConsistencyCheck::Kind::Source:
        //: a file or a kind of source
        return Texts::tr("Known from %1").arg(visible(check.subject));
    case ConsistencyCheck::Kind::Unit:
        return Texts::tr("Something is applied");
    }
    return {};
}

ConsistencyLine consistencyLine(const model::Snapshot &snapshot, const ConsistencyCheck &check)
{
    ConsistencyLine line;
    line.subject = subjectText(check);
    line.count = Texts::tr("%1 of %2").arg(check.kept()).arg(check.asked.size());
    if (check.breaches.empty())
        return line;
    const bool isWrong = check.kind != ConsistencyCheck::Kind::Source;
    line.state = isWrong ? ConsistencyLine::State::Broken : ConsistencyLine::State::Note;
    QStringList told;
    for (const ConsistencyCheck::Breach &breach : check.breaches) {
        const QString name = visible(snapshot.clusters[breach.cluster].name);
        if (!line.clusters.contains(name))
            line.clusters.append(name);
        if (told.size() > 3)
            continue;
        if (breach.what.empty())
            told.append(name);
        else
            //: a cluster, the value that it has instead, file and line
            told.append(Texts::tr("%1 (%2, %3:%4)")
                            .arg(name, visible(breach.what), visible(breach.place.file.text()),
                                 QString::number(breach.place.line)));
    }
    //: names of clusters
    line.detail = Texts::tr("not in %1").arg(nameList(told));
    line.place = check.breaches.front().place;
    return line;
}

bool isSkewed(const diff::VersionedComponent &component)
{
    return std::ranges::any_of(component.cells, [](const diff::VersionCell &cell) {
        return cell.standing > diff::VersionStanding::Leading;
    });
}

} // namespace

ClusterOverviewPtr makeClusterOverview(const ClusterOverviewInput &input,
                                       const base::Cancel &cancel)
{
    const model::Snapshot &snapshot = *input.snapshot;
    auto overview = std::make_shared<ClusterOverview>();
    overview->snapshot = input.snapshot;
    overview->dimensions = toQt(snapshot.dimensions);
    for (const model::Cluster &cluster : snapshot.clusters)
        overview->clusters.push_back(lineOf(cluster, snapshot.dimensions));
    addUnits(snapshot, overview->clusters);
    if (input.findings)
        countFindings(*input.findings, snapshot, overview->clusters);
    if (input.previous && input.previous->snapshot == input.snapshot) {
        overview->consistency = input.previous->consistency;
        overview->promotion = input.previous->promotion;
        return overview;
    }
    // A settings file that cannot be read counts as absent; it is a problem of its own.
    const base::Result<config::FleetConfig> config = config::readFleetConfig(*snapshot.files);
    const config::FleetConfig settings = config ? *config : config::FleetConfig();
    for (const ConsistencyCheck &check : inventory::consistencyOf(snapshot, settings))
        overview->consistency.push_back(consistencyLine(snapshot, check));
    overview->promotion =
        std::make_shared<const diff::Promotion>(diff::promotionOf(snapshot, cancel));
    return overview;
}

QString overviewSentence(const ClusterOverview &overview)
{
    const auto all = static_cast<int>(overview.clusters.size());
    const auto wrong = static_cast<int>(std::ranges::count_if(
        overview.clusters, [](const ClusterLine &line) { return line.agreeing < line.asked; }));
    QStringList sentences;
    if (all == 0)
        return Texts::tr("No clusters are known. Declare them in an inventory file or in "
                         ".fleetwright.yaml.");
    sentences.append(
        wrong == 0 ? Texts::tr("%n cluster(s), identity agrees everywhere.", nullptr, all)
                   : Texts::tr("%n cluster(s), sources disagree about %1 of them.", nullptr, all)
                         .arg(wrong));
    const auto skewed =
        static_cast<int>(std::ranges::count_if(overview.promotion->components, isSkewed));
    sentences.append(skewed == 0 ? Texts::tr("No version is out of step.")
                                 : Texts::tr("%n version(s) out of step.", nullptr, skewed));
    return sentences.join(u' ');
}

QString signalText(model::Signal signal)
{
    using model::Signal;
    switch (signal) {
    case Signal::Declared:
        return u".fleetwright.yaml"_s;
    case Signal::FluxSync:
        return Texts::tr("Flux sync");
    case Signal::InventoryFile:
        return Texts::tr("inventory file");
    case Signal::ArgoClusterSecret:
        return Texts::tr("Argo CD Secret");
    case Signal::ArgoDestination:
        return Texts::tr("Argo CD destination");
    case Signal::ClusterApi:
        return u"Cluster API"_s;
    case Signal::ManagedCluster:
        return u"ManagedCluster"_s;
    case Signal::FleetCluster:
        return Texts::tr("Fleet cluster");
    case Signal::IdentityConfigMap:
        return u"ConfigMap"_s;
    case Signal::Substitution:
        return Texts::tr("substitution");
    case Signal::Folder:
        return Texts::tr("folder");
    case Signal::NameWords:
        return Texts::tr("name");
    }
    return {};
}

QString controllerText(model::Controller controller)
{
    switch (controller) {
    case model::Controller::Overlay:
        return Texts::tr("overlay");
    case model::Controller::ArgoCd:
        return u"Argo CD"_s;
    case model::Controller::Flux:
        return u"Flux"_s;
    case model::Controller::RancherFleet:
        return u"Rancher Fleet"_s;
    case model::Controller::ClusterApi:
        return u"Cluster API"_s;
    }
    return {};
}

QString standingText(diff::VersionStanding standing)
{
    switch (standing) {
    case diff::VersionStanding::Even:
        return {};
    case diff::VersionStanding::Leading:
        return Texts::tr("newer than the next environment");
    case diff::VersionStanding::Differs:
        return Texts::tr("differs in its environment");
    case diff::VersionStanding::Behind:
        return Texts::tr("far behind its environment");
    case diff::VersionStanding::Ahead:
        return Texts::tr("ahead of the environment before");
    }
    return {};
}

} // namespace fleetwright::services
