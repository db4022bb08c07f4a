// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fleetwright::model {

/// Where a fact about a cluster is known from, in the order of product.md 2 and real-fleets.md.
enum class Signal : std::uint8_t {
    Declared,      ///< .fleetwright.yaml
    FluxSync,      ///< gotk-sync.yaml, FluxInstance
    InventoryFile, ///< clusters.yaml, one cluster.yaml a cluster
    ArgoClusterSecret,
    ArgoDestination,
    ClusterApi,        ///< cluster.x-k8s.io Cluster
    ManagedCluster,    ///< Open Cluster Management
    FleetCluster,      ///< Rancher Fleet Cluster
    IdentityConfigMap, ///< cluster-identity, cluster-info, cluster-vars
    Substitution,      ///< inline Flux substitute
    Folder,            ///< its path's segments
    NameWords,         ///< words of its name
};

[[nodiscard]] std::string_view
signalName(Signal signal); ///< "inventory file" … stable English name

enum class Attribute : std::uint8_t {
    Name,
    Server,
    Environment,
    Region,
    Zone,
    Tier,
    Account,
    Domain,
    Cidr,
    None
};

[[nodiscard]] std::string_view attributeName(Attribute attribute);

/// One thing that one source says about a cluster.
struct Fact {
    std::string key; ///< as written, for example platform.example.com/region or CLUSTER_NAME
    std::string value;
    Attribute attribute = Attribute::None; ///< rules-hierarchy.md 1, by normalised key
    Signal signal = Signal::Folder;
    bool isLabel = false; ///< a label of the cluster (selectors see it)
    base::Place place;

    friend bool operator==(const Fact &, const Fact &) = default;
};

struct Cluster {
    std::string name;
    Signal knownFrom = Signal::Folder;         ///< the strongest signal that names it
    base::Place place;                         ///< there
    std::vector<Fact> facts;                   ///< all sources, also those that disagree
    std::map<std::string, std::string> labels; ///< winners
    std::map<Attribute, std::vector<std::string>> identity; ///< winning, mutually compatible values
    std::map<std::string, std::string>
        dimensions; ///< dimension name → value, e.g. environment → staging
    bool assumedFromFolder = false;
    bool isHub = false;

    [[nodiscard]] std::string environment() const; ///< "" if unknown
    [[nodiscard]] std::string region() const;
};

} // namespace fleetwright::model
