// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/clustermatch.h"
#include "argocd/generators/generator.h"
#include "argocd/manifest.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

// generators/cluster.go of Argo CD v3.5.

SetOriginPtr clusterOrigin(const yaml::Node *generator, const RegisteredCluster *cluster)
{
    const yaml::Node *selector = generator->find("selector");
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = cluster ? SetOrigin::Kind::Cluster : SetOrigin::Kind::LocalCluster;
    origin->subject = cluster ? cluster->name : std::string(localClusterName);
    origin->generator = generator->span();
    origin->decidedBy = selector ? selector->span() : generator->span();
    if (cluster)
        origin->source = cluster->place;
    return origin;
}

ValuePtr localParameters()
{
    Value::Fields fields;
    fields.emplace("name", Value::string(std::string(localClusterName)));
    fields.emplace("nameNormalized", Value::string(std::string(localClusterName)));
    fields.emplace("server", Value::string(std::string(localClusterServer)));
    fields.emplace("project", Value::string({}));
    return Value::map(std::move(fields));
}

ParameterSets asOne(const yaml::Node *generator, ParameterSets sets)
{
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = SetOrigin::Kind::ClusterList;
    origin->subject = std::to_string(sets.size()) + " clusters";
    origin->generator = generator->span();
    origin->decidedBy = generator->span();
    Value::Items items;
    for (ParameterSet &set : sets) {
        items.push_back(std::move(set.values));
        origin->parents.push_back(std::move(set.origin));
    }
    Value::Fields fields;
    fields.emplace("clusters", Value::list(std::move(items), Value::Kind::Maps, generator->span()));
    ParameterSets one;
    one.push_back({Value::map(std::move(fields)), std::move(origin)});
    return one;
}

base::Error unknownClusters(const yaml::Node *generator)
{
    base::Error error = invalidAt(generator, "which clusters this selects is unknown: no cluster "
                                             "Secret of Argo CD is in the fleet");
    error.code = base::ErrorCode::Unresolved;
    error.hint = "export the Secrets labelled argocd.argoproj.io/secret-type=cluster without their "
                 "config and name the file with --inventory";
    return error;
}

} // namespace

base::Result<ParameterSets> generateClusters(Generation &generation, const yaml::Node *generator)
{
    const base::Result<ClusterSelection> selection =
        ClusterSelection::read(generator->find("selector"));
    if (!selection)
        return wrapped("error getting cluster secrets", selection.error());
    if (generation.environment().clusterKnowledge == Knowledge::Unknown) {
        // The local cluster is there whatever else is registered.
        if (!selection->takesAll())
            return unknownClusters(generator);
        generation.setIncomplete(unknownClusters(generator));
    }
    const base::Result<bool> isFlatList = booleanField(generator, "flatList");
    if (!isFlatList)
        return isFlatList.error();
    const base::Result<GeneratorValues> values =
        GeneratorValues::read(generator, generation.set().language);
    if (!values)
        return values.error();

    const ClusterRegistry &registry = *generation.environment().clusters;
    const ClusterSelection::Outcome outcome = selection->matchIn(registry);
    if (generation.wantsDecisions())
        explainClusters(generation, generator, *selection, outcome);
    ParameterSets sets;
    sets.reserve(outcome.clusters.size() + 1);
    const auto add = [&](const ValuePtr &parameters,
                         const RegisteredCluster *cluster) -> base::Result<void> {
        base::Result<ValuePtr> appended = values->appendedTo(parameters);
        if (!appended)
            return wrapped("error appending templated values for cluster",
                           std::move(appended).error());
        sets.push_back({*std::move(appended), clusterOrigin(generator, cluster)});
        return {};
    };
    for (const std::uint32_t position : outcome.clusters) {
        const RegisteredCluster &cluster = registry.clusters()[position];
        const base::Result<void> added =
            add(generation.isGo() ? cluster.goParameters : cluster.flatParameters, &cluster);
        if (!added)
            return added.error();
    }
    if (outcome.addsLocal) {
        const base::Result<void> added = add(localParameters(), nullptr);
        if (!added)
            return added.error();
    }
    if (*isFlatList)
        return asOne(generator, std::move(sets));
    return sets;
}

} // namespace fleetwright::argocd
