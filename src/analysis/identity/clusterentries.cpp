// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/clusterentries.h"

namespace fleetwright::analysis::identity {

namespace {

using yaml::Node;

bool isObject(const Node *node)
{
    const Node *name = node->findPath({"metadata", "name"});
    return node->find("kind") && name && name->isScalar();
}

} // namespace

bool isRegistration(model::Signal signal)
{
    switch (signal) {
    case model::Signal::Declared:
    case model::Signal::InventoryFile:
    case model::Signal::ArgoClusterSecret:
    case model::Signal::ClusterApi:
    case model::Signal::ManagedCluster:
    case model::Signal::FleetCluster:
        return true;
    case model::Signal::FluxSync:
    case model::Signal::ArgoDestination:
    case model::Signal::IdentityConfigMap:
    case model::Signal::Substitution:
    case model::Signal::Folder:
    case model::Signal::NameWords:
        return false;
    }
    return false;
}

const Node *ClusterEntries::objectOf(const model::Fact &fact) const
{
    const WrittenFiles::Chain chain = m_files.around(fact.place);
    for (auto node = chain.rbegin(); node != chain.rend(); ++node) {
        if (isObject(*node))
            return *node;
    }
    return nullptr;
}

base::Place ClusterEntries::nameBeside(const model::Fact &fact) const
{
    if (const Node *object = objectOf(fact))
        return object->findPath({"metadata", "name"})->span().place();
    const WrittenFiles::Chain chain = m_files.around(fact.place);
    for (auto node = chain.rbegin(); node != chain.rend(); ++node) {
        const Node *name = (*node)->find("name");
        if (name && name->isScalar())
            return name->span().place();
    }
    return fact.place;
}

base::Place ClusterEntries::nameOf(const model::Cluster &cluster) const
{
    for (const bool labels : {true, false}) {
        for (const model::Fact &fact : cluster.facts) {
            const bool counts = labels ? fact.isLabel : fact.attribute == model::Attribute::Name;
            if (counts && isRegistration(fact.signal) && fact.place.line > 0)
                return nameBeside(fact);
        }
    }
    if (isRegistration(cluster.knownFrom) && cluster.place.line > 0)
        return cluster.place;
    return {};
}

} // namespace fleetwright::analysis::identity
