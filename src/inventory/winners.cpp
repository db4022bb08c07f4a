// SPDX-License-Identifier: Apache-2.0
#include "inventory/winners.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Fact;
using model::Signal;

int tieRank(Signal signal)
{
    switch (signal) {
    case Signal::Declared:
        return 0;
    case Signal::NameWords:
        return 1;
    case Signal::IdentityConfigMap:
        return 2;
    case Signal::InventoryFile:
        return 3;
    case Signal::ClusterApi:
    case Signal::ManagedCluster:
    case Signal::FleetCluster:
        return 4;
    case Signal::ArgoClusterSecret:
        return 5;
    case Signal::Folder:
        return 6;
    case Signal::Substitution:
        return 7;
    case Signal::ArgoDestination:
        return 8;
    case Signal::FluxSync:
        return 9;
    }
    return 10;
}

/// One spelling of a value and who says it.
struct Candidate {
    std::string value;
    int rank = 0; ///< of its best source
    bool isLabel = false;
    std::set<std::pair<Signal, base::RepoPath>> sources;
    std::size_t support = 0; ///< sources that say this or something compatible
};

std::vector<Candidate> candidatesOf(Attribute attribute, const std::vector<Fact> &facts)
{
    std::vector<Candidate> candidates;
    for (const Fact &fact : facts) {
        if (fact.attribute != attribute)
            continue;
        auto known =
            std::find_if(candidates.begin(), candidates.end(),
                         [&](const Candidate &candidate) { return candidate.value == fact.value; });
        if (known == candidates.end())
            known = candidates.insert(candidates.end(),
                                      Candidate{fact.value, tieRank(fact.signal), false, {}, 0});
        known->rank = std::min(known->rank, tieRank(fact.signal));
        known->isLabel |= fact.isLabel;
        known->sources.emplace(fact.signal, fact.place.file);
    }
    for (Candidate &candidate : candidates) {
        std::set<std::pair<Signal, base::RepoPath>> sources;
        for (const Candidate &other : candidates) {
            if (compatible(attribute, candidate.value, other.value))
                sources.insert(other.sources.begin(), other.sources.end());
        }
        candidate.support = sources.size();
    }
    return candidates;
}

} // namespace

std::vector<std::string> winningValues(Attribute attribute, const std::vector<Fact> &facts)
{
    std::vector<Candidate> candidates = candidatesOf(attribute, facts);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &left, const Candidate &right) {
                         const bool leftDeclared = left.rank == 0;
                         const bool rightDeclared = right.rank == 0;
                         if (leftDeclared != rightDeclared)
                             return leftDeclared;
                         if (left.support != right.support)
                             return left.support > right.support;
                         return left.rank < right.rank;
                     });
    std::vector<const Candidate *> winners;
    for (const Candidate &candidate : candidates) {
        const bool fits = std::all_of(winners.begin(), winners.end(), [&](const Candidate *winner) {
            return compatible(attribute, winner->value, candidate.value);
        });
        if (fits)
            winners.push_back(&candidate);
    }
    std::stable_sort(winners.begin(), winners.end(),
                     [](const Candidate *left, const Candidate *right) {
                         return std::tuple(left->rank != 0, !left->isLabel)
                                < std::tuple(right->rank != 0, !right->isLabel);
                     });
    std::vector<std::string> values;
    for (const Candidate *winner : winners)
        values.push_back(winner->value);
    return values;
}

void decideWinners(model::Cluster &cluster)
{
    constexpr std::array attributes{Attribute::Name,    Attribute::Server, Attribute::Environment,
                                    Attribute::Region,  Attribute::Zone,   Attribute::Tier,
                                    Attribute::Account, Attribute::Domain, Attribute::Cidr};
    cluster.identity.clear();
    for (const Attribute attribute : attributes) {
        if (auto values = winningValues(attribute, cluster.facts); !values.empty())
            cluster.identity[attribute] = std::move(values);
    }
    if (!cluster.identity.contains(Attribute::Name))
        cluster.identity[Attribute::Name] = {cluster.name};
    cluster.labels.clear();
    std::map<std::string, bool> decided;
    for (const Fact &fact : cluster.facts) {
        if (!fact.isLabel)
            continue;
        const auto winners = cluster.identity.find(fact.attribute);
        const bool wins = winners != cluster.identity.end()
                          && std::find(winners->second.begin(), winners->second.end(), fact.value)
                                 != winners->second.end();
        // Facts come strongest source first: the first says what the label is, unless a later one
        // agrees with the rest.
        if (!cluster.labels.contains(fact.key) || (wins && !decided[fact.key])) {
            cluster.labels[fact.key] = fact.value;
            decided[fact.key] = wins;
        }
    }
}

} // namespace fleetwright::inventory
