// SPDX-License-Identifier: Apache-2.0
#include "inventory/dimensions.h"

#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Cluster;
using model::Fact;
using model::Signal;

constexpr std::array attributeDimensions{Attribute::Environment, Attribute::Region,
                                         Attribute::Tier};

/// Label keys that mean a division of the fleet even where all clusters have one value.
bool isDimensionWord(std::string_view plain)
{
    constexpr std::array<std::string_view, 13> words{
        "cloud",   "provider",  "cloudprovider", "team", "compliance", "tier",    "role",
        "purpose", "residency", "wave",          "ring", "vendor",     "platform"};
    return std::find(words.begin(), words.end(), plain) != words.end();
}

/// What may divide the fleet: labels, and the plain scalars of inventory entries.
bool mayDivide(const Fact &fact)
{
    if (fact.attribute != Attribute::None && fact.attribute != Attribute::Tier)
        return false;
    return fact.isLabel || fact.signal == Signal::InventoryFile || fact.signal == Signal::Declared;
}

struct Division {
    std::map<std::string, std::size_t> values;
    std::size_t clusters = 0;

    /// Values that single out every cluster are names, and one value of all clusters divides
    /// nothing.
    [[nodiscard]] bool divides(std::size_t all) const
    {
        const bool shared = std::any_of(values.begin(), values.end(),
                                        [](const auto &value) { return value.second > 1; });
        return shared && (values.size() > 1 || clusters < all);
    }
};

std::string dimensionName(const Fact &fact, const AttributeKeys &keys)
{
    if (std::string declared = keys.declaredDimension(fact.key); !declared.empty())
        return declared;
    std::string_view key = fact.key;
    if (const std::size_t slash = key.rfind('/'); slash != std::string_view::npos)
        key.remove_prefix(slash + 1);
    return std::string(key);
}

using ValueOf = std::map<std::string, std::string>;

/// The first fact of each name counts: facts come strongest source first.
ValueOf valuesOf(const Cluster &cluster, const AttributeKeys &keys)
{
    ValueOf values;
    for (const Fact &fact : cluster.facts) {
        if (!mayDivide(fact))
            continue;
        const auto label = cluster.labels.find(fact.key);
        values.emplace(dimensionName(fact, keys),
                       label == cluster.labels.end() ? fact.value : label->second);
    }
    return values;
}

std::map<std::string, Division> divisionsOf(const std::vector<ValueOf> &valuesOfClusters)
{
    std::map<std::string, Division> divisions;
    for (const ValueOf &values : valuesOfClusters) {
        for (const auto &[name, value] : values) {
            ++divisions[name].values[value];
            ++divisions[name].clusters;
        }
    }
    return divisions;
}

/// Class of synonyms → the spelling to use: the vocabulary's, else the one of most labels.
std::map<std::string, std::string> environmentSpellings(const std::vector<Cluster> &clusters,
                                                        const config::FleetConfig &config)
{
    std::map<std::string, std::map<std::string, std::size_t>> counts;
    for (const Cluster &cluster : clusters) {
        for (const Fact &fact : cluster.facts) {
            if (fact.attribute == Attribute::Environment && fact.signal != Signal::NameWords)
                counts[canonicalEnvironment(fact.value)][fact.value] +=
                    fact.isLabel ? clusters.size() : 1;
        }
    }
    std::map<std::string, std::string> spellings;
    for (const auto &[environment, spelled] : counts) {
        const auto most = std::max_element(
            spelled.begin(), spelled.end(),
            [](const auto &left, const auto &right) { return left.second < right.second; });
        spellings[environment] = most->first;
    }
    if (const auto vocabulary = config.vocabulary.find("environment");
        vocabulary != config.vocabulary.end()) {
        for (const std::string &word : vocabulary->second)
            spellings[canonicalEnvironment(word)] = word;
    }
    return spellings;
}

void assignAttributes(Cluster &cluster, const std::map<std::string, std::string> &spellings)
{
    for (const Attribute attribute : attributeDimensions) {
        const auto winners = cluster.identity.find(attribute);
        if (winners == cluster.identity.end())
            continue;
        std::string value = winners->second.front();
        if (attribute == Attribute::Environment) {
            const auto spelling = spellings.find(canonicalEnvironment(value));
            if (spelling != spellings.end())
                value = spelling->second;
        }
        cluster.dimensions[std::string(model::attributeName(attribute))] = std::move(value);
    }
}

std::vector<std::string> ordered(const std::set<std::string> &names,
                                 const config::FleetConfig &config)
{
    std::vector<std::string> preferred = config.hierarchyOrder;
    for (const std::string_view usual :
         {"environment", "region", "cloud", "provider", "tier", "team", "compliance"})
        preferred.emplace_back(usual);
    std::vector<std::string> order;
    const auto add = [&](const std::string &name) {
        if (names.contains(name) && std::find(order.begin(), order.end(), name) == order.end())
            order.push_back(name);
    };
    for (const std::string &name : preferred)
        add(name);
    for (const std::string &name : names)
        add(name);
    return order;
}

} // namespace

std::vector<std::string> assignDimensions(std::vector<Cluster> &clusters,
                                          const config::FleetConfig &config)
{
    const AttributeKeys keys(config);
    const auto spellings = environmentSpellings(clusters, config);
    std::vector<ValueOf> values;
    for (const Cluster &cluster : clusters)
        values.push_back(valuesOf(cluster, keys));
    const auto divisions = divisionsOf(values);
    const auto isDimension = [&](const std::string &name) {
        return config.dimensions.contains(name) || isDimensionWord(plainKey(name))
               || divisions.at(name).divides(clusters.size());
    };
    std::set<std::string> names;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        clusters[i].dimensions.clear();
        for (const auto &[name, value] : values[i]) {
            if (isDimension(name))
                clusters[i].dimensions[name] = value;
        }
        assignAttributes(clusters[i], spellings);
        for (const auto &[name, value] : clusters[i].dimensions)
            names.insert(name);
    }
    return ordered(names, config);
}

void sortClusters(std::vector<Cluster> &clusters, const config::FleetConfig &config)
{
    std::map<std::string, std::size_t> declaredRank;
    if (const auto vocabulary = config.vocabulary.find("environment");
        vocabulary != config.vocabulary.end()) {
        for (const std::string &word : vocabulary->second)
            declaredRank.emplace(canonicalEnvironment(word), declaredRank.size());
    }
    using Rank = std::tuple<std::size_t, int, std::string, std::string>;
    std::vector<std::pair<Rank, Cluster>> ranked;
    ranked.reserve(clusters.size());
    for (Cluster &cluster : clusters) {
        const std::string environment = cluster.environment();
        const auto declared = declaredRank.find(canonicalEnvironment(environment));
        const std::size_t known =
            declared == declaredRank.end() ? declaredRank.size() : declared->second;
        Rank rank(known, environmentRank(environment), environment, cluster.name);
        ranked.emplace_back(std::move(rank), std::move(cluster));
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<Rank, Cluster>::first);
    clusters.clear();
    for (auto &[rank, cluster] : ranked)
        clusters.push_back(std::move(cluster));
}

} // namespace fleetwright::inventory
