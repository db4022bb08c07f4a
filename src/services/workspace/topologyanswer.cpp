// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/topologyanswer.h"

#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QCoreApplication>

#include <set>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using topology::Standing;
using topology::Topology;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Topology)
};

QString shapeSentence(const TopologyAnswer &answer)
{
    const auto served =
        static_cast<int>(answer.snapshot->clusters.size() - answer.topology.unserved.size());
    switch (answer.topology.shape) {
    case Topology::Shape::None:
        return Texts::tr("No controller is known to write to a cluster.");
    case Topology::Shape::HubAndSpokes:
        return Texts::tr("Hub and spokes: %n cluster(s) are written from a hub.", nullptr, served);
    case Topology::Shape::Mesh:
        return Texts::tr("Mesh: %n cluster(s) are each written by controllers of their own.",
                         nullptr, served);
    case Topology::Shape::Hybrid:
        return Texts::tr("Hybrid: %n cluster(s) are written from a hub or by controllers of their "
                         "own.",
                         nullptr, served);
    }
    return {};
}

QString outageSentence(const TopologyAnswer &answer)
{
    const topology::OutageEffect &effect = answer.effect;
    //: numbers of clusters
    return Texts::tr("Without %1: %2 receive all changes, %3 some, %4 freeze, %5 are down; nothing "
                     "that runs is deleted.")
        .arg(visible(answer.without), QString::number(effect.count(Standing::Receives)),
             QString::number(effect.count(Standing::Partly)),
             QString::number(effect.count(Standing::Frozen)),
             QString::number(effect.count(Standing::Unreachable)));
}

} // namespace

TopologyAnswerPtr makeTopology(const model::SnapshotPtr &snapshot, const QString &without,
                               const base::Cancel &cancel)
{
    auto answer = std::make_shared<TopologyAnswer>();
    answer->snapshot = snapshot;
    answer->topology = topology::topologyOf(*snapshot);
    answer->twoWriters = topology::twoWritersOf(*snapshot, cancel);
    answer->further = topology::furtherDecidersOf(*snapshot, cancel);
    answer->without = without;
    if (without.isEmpty())
        return answer;
    base::Result<topology::Outage> outage =
        topology::findOutage(*snapshot, answer->topology, toStd(without));
    if (!outage) {
        answer->error = outage.error();
        return answer;
    }
    answer->effect = topology::effectOf(*snapshot, answer->topology, *outage);
    answer->outage = *std::move(outage);
    return answer;
}

QString topologySentence(const TopologyAnswer &answer)
{
    if (answer.outage)
        return outageSentence(answer);
    QStringList sentences{shapeSentence(answer)};
    if (const auto unserved = static_cast<int>(answer.topology.unserved.size()); unserved > 0)
        sentences.append(Texts::tr("%n cluster(s) without a writer.", nullptr, unserved));
    model::ClusterSet contested;
    for (const topology::TwoWriters &both : answer.twoWriters)
        contested.insert(both.cluster);
    if (!contested.empty())
        sentences.append(Texts::tr("Two write the same objects on %n cluster(s).", nullptr,
                                   static_cast<int>(contested.size())));
    return sentences.join(u' ');
}

QStringList outageChoices(const TopologyAnswer &answer)
{
    QStringList choices;
    const Topology &topology = answer.topology;
    const bool anyHub = std::ranges::any_of(
        topology.writers, [&](const topology::Writer &writer) { return topology.isHub(writer); });
    if (anyHub)
        choices.append(u"hub"_s);
    std::set<QString> values;
    for (const model::Cluster &cluster : answer.snapshot->clusters) {
        for (const auto &[dimension, value] : cluster.dimensions) {
            if (dimension == "region" || dimension == "environment")
                values.insert(toQt(dimension) + u'=' + toQt(value));
        }
    }
    choices.append(QStringList(values.begin(), values.end()));
    std::set<QString> urls;
    for (const topology::Source &source : topology.sources) {
        if (!source.url.empty())
            urls.insert(toQt(source.url));
    }
    choices.append(QStringList(urls.begin(), urls.end()));
    return choices;
}

QString furtherEffectText(const topology::FurtherDecider &decider)
{
    using enum topology::FurtherEffect;
    const QString subject = visible(decider.subject);
    const QString labels = visible(decider.chooses);
    switch (decider.effect) {
    case InstallsChart:
        return labels.isEmpty() ? Texts::tr("Cluster API installs the chart %1").arg(subject)
                                : Texts::tr("Cluster API installs the chart %1 on clusters with %2")
                                      .arg(subject, labels);
    case AppliesToClusters:
        return labels.isEmpty()
                   ? Texts::tr("Cluster API applies %1").arg(subject)
                   : Texts::tr("Cluster API applies %1 on clusters with %2").arg(subject, labels);
    case ChoosesClusters:
        return labels.isEmpty()
                   ? Texts::tr("Open Cluster Management chooses clusters")
                   : Texts::tr("Open Cluster Management chooses clusters with %1").arg(labels);
    case AppliesWork:
        return Texts::tr("Open Cluster Management applies objects on %1").arg(subject);
    case EnforcesPolicy:
        return Texts::tr("Open Cluster Management enforces a policy");
    case DefinesClaims:
        //: a kind of objects
        return Texts::tr("Crossplane composes each %1").arg(subject);
    case ComposesObjects:
        //: a kind of objects
        return Texts::tr("what Crossplane composes for each %1").arg(subject);
    case ClaimsObjects:
        return Texts::tr("Crossplane composes objects for it");
    case MakesSecret:
        return Texts::tr("makes the Secret %1").arg(subject);
    case MakesSecrets:
        return Texts::tr("makes Secrets in chosen namespaces");
    case PushesSecret:
        return Texts::tr("copies the Secret %1 to a store").arg(subject);
    case ReplacesDeployment:
        return subject.isEmpty()
                   ? Texts::tr("Argo Rollouts brings up its pods step by step")
                   : Texts::tr("Argo Rollouts takes over the Deployment %1").arg(subject);
    case ChangesObjects:
        return Texts::tr("Kyverno changes objects when they are applied");
    case GeneratesObjects:
        return Texts::tr("Kyverno generates objects");
    }
    return {};
}

QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::Receives:
        return Texts::tr("receives changes");
    case Standing::Partly:
        return Texts::tr("receives some changes");
    case Standing::Frozen:
        return Texts::tr("freezes");
    case Standing::Unreachable:
        return Texts::tr("is down");
    case Standing::NoWriter:
        return Texts::tr("has no writer at any time");
    }
    return {};
}

QString deliveryText(topology::Delivery delivery)
{
    switch (delivery) {
    case topology::Delivery::Receives:
        return Texts::tr("receives changes");
    case topology::Delivery::DefinitionFrozen:
        return Texts::tr("receives changes, but not those of its own object");
    case topology::Delivery::Frozen:
        return Texts::tr("freezes");
    case topology::Delivery::Unreachable:
        return Texts::tr("is down");
    case topology::Delivery::Stuck:
        return Texts::tr("applies nothing as it stands");
    }
    return {};
}

QString hindranceText(const model::Unit &unit)
{
    if (unit.error)
        return sentence(*unit.error);
    if (unit.unresolved)
        return sentence(*unit.unresolved);
    if (unit.rendering && !unit.rendering->unresolved.empty())
        return sentence(unit.rendering->unresolved.front());
    return unit.declaration->delivery.suspended ? Texts::tr("It is suspended.") : QString();
}

} // namespace fleetwright::services
