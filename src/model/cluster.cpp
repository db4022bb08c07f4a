// SPDX-License-Identifier: Apache-2.0
#include "model/cluster.h"

namespace fleetwright::model {
namespace {

std::string dimensionOr(const Cluster &cluster, const std::string &dimension, Attribute attribute)
{
    if (const auto named = cluster.dimensions.find(dimension); named != cluster.dimensions.end())
        return named->second;
    const auto values = cluster.identity.find(attribute);
    if (values == cluster.identity.end() || values->second.empty())
        return {};
    return values->second.front();
}

} // namespace

std::string_view signalName(Signal signal)
{
    switch (signal) {
    case Signal::Declared:
        return "declared";
    case Signal::FluxSync:
        return "Flux sync";
    case Signal::InventoryFile:
        return "inventory file";
    case Signal::ArgoClusterSecret:
        return "Argo CD cluster secret";
    case Signal::ArgoDestination:
        return "Argo CD destination";
    case Signal::ClusterApi:
        return "Cluster API";
    case Signal::ManagedCluster:
        return "managed cluster";
    case Signal::FleetCluster:
        return "Rancher Fleet cluster";
    case Signal::IdentityConfigMap:
        return "identity ConfigMap";
    case Signal::Substitution:
        return "Flux substitution";
    case Signal::Folder:
        return "folder";
    case Signal::NameWords:
        return "name";
    }
    return {};
}

std::string_view attributeName(Attribute attribute)
{
    switch (attribute) {
    case Attribute::Name:
        return "name";
    case Attribute::Server:
        return "server";
    case Attribute::Environment:
        return "environment";
    case Attribute::Region:
        return "region";
    case Attribute::Zone:
        return "zone";
    case Attribute::Tier:
        return "tier";
    case Attribute::Account:
        return "account";
    case Attribute::Domain:
        return "domain";
    case Attribute::Cidr:
        return "cidr";
    case Attribute::None:
        return "none";
    }
    return {};
}

std::string Cluster::environment() const
{
    return dimensionOr(*this, "environment", Attribute::Environment);
}

std::string Cluster::region() const
{
    return dimensionOr(*this, "region", Attribute::Region);
}

} // namespace fleetwright::model
