// SPDX-License-Identifier: Apache-2.0
#include "inventory/agreement.h"

#include "base/glob.h"
#include "inventory/attributes.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Cluster;
using model::ClusterIndex;
using model::Fact;
using model::Signal;
using model::Snapshot;

constexpr std::array attributes{Attribute::Name,   Attribute::Environment, Attribute::Region,
                                Attribute::Zone,   Attribute::Tier,        Attribute::Account,
                                Attribute::Domain, Attribute::Server,      Attribute::Cidr};

/// The API server as a cluster calls itself: every cluster's own.
bool isLocalServer(std::string_view server)
{
    return server.find("kubernetes.default.svc") != std::string_view::npos;
}

bool fitsAll(Attribute attribute, const std::vector<std::string> &values, const std::string &value)
{
    return std::ranges::all_of(
        values, [&](const std::string &winner) { return compatible(attribute, winner, value); });
}

std::optional<Agreement> agreementOn(const Cluster &cluster, Attribute attribute)
{
    const auto winners = cluster.identity.find(attribute);
    if (winners == cluster.identity.end())
        return std::nullopt;
    Agreement result{std::string(model::attributeName(attribute)), winners->second, {}, {}};
    for (std::size_t i = 0; i < cluster.facts.size(); ++i) {
        const Fact &fact = cluster.facts[i];
        if (fact.attribute != attribute
            || (attribute == Attribute::Server && isLocalServer(fact.value)))
            continue;
        (fitsAll(attribute, result.values, fact.value) ? result.agreeing : result.disagreeing)
            .push_back(i);
    }
    if (result.agreeing.empty() && result.disagreeing.empty())
        return std::nullopt;
    return result;
}

bool isAttribute(const std::string &dimension)
{
    return std::ranges::any_of(attributes, [&](Attribute attribute) {
        return model::attributeName(attribute) == dimension;
    });
}

std::optional<Agreement> agreementOn(const Cluster &cluster, const std::string &dimension,
                                     const std::string &value)
{
    Agreement result{dimension, {value}, {}, {}};
    for (std::size_t i = 0; i < cluster.facts.size(); ++i) {
        const Fact &fact = cluster.facts[i];
        if (fact.attribute != Attribute::None || plainKey(fact.key) != plainKey(dimension))
            continue;
        (compatible(Attribute::None, fact.value, value) ? result.agreeing : result.disagreeing)
            .push_back(i);
    }
    if (result.agreeing.empty() && result.disagreeing.empty())
        return std::nullopt;
    return result;
}

void addAgreements(const Snapshot &snapshot, std::vector<ConsistencyCheck> &checks)
{
    std::map<std::string, std::size_t> known;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        const Cluster &cluster = snapshot.clusters[index];
        for (const Agreement &agreement : agreementsOf(cluster)) {
            const auto [at, isNew] = known.emplace(agreement.name, checks.size());
            if (isNew)
                checks.push_back({ConsistencyCheck::Kind::Agreement, agreement.name, {}, {}});
            ConsistencyCheck &check = checks[at->second];
            check.asked.insert(index);
            for (const std::size_t fact : agreement.disagreeing)
                check.breaches.push_back(
                    {index, cluster.facts[fact].value, cluster.facts[fact].place});
        }
    }
}

/// The first fact with that value: where a name or server is said.
base::Place placeOf(const Cluster &cluster, Attribute attribute, const std::string &value)
{
    for (const Fact &fact : cluster.facts) {
        if (fact.attribute == attribute && fact.value == value)
            return fact.place;
    }
    return cluster.place;
}

void addUniqueness(const Snapshot &snapshot, Attribute attribute,
                   std::vector<ConsistencyCheck> &checks)
{
    ConsistencyCheck check{
        ConsistencyCheck::Kind::Unique, std::string(model::attributeName(attribute)), {}, {}};
    std::map<std::string, std::vector<ClusterIndex>> owners;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        const auto &identity = snapshot.clusters[index].identity;
        const auto values = identity.find(attribute);
        if (values == identity.end())
            continue;
        for (const std::string &value : values->second) {
            if (attribute == Attribute::Server && isLocalServer(value))
                continue;
            check.asked.insert(index);
            owners[lowered(value)].push_back(index);
        }
    }
    for (const auto &[value, clusters] : owners) {
        for (const ClusterIndex index : clusters) {
            if (clusters.size() > 1)
                check.breaches.push_back(
                    {index, value, placeOf(snapshot.clusters[index], attribute, value)});
        }
    }
    if (!check.asked.empty())
        checks.push_back(std::move(check));
}

std::optional<std::string> valueOf(const Cluster &cluster, const std::string &key)
{
    if (key == "name")
        return cluster.name;
    if (const auto label = cluster.labels.find(key); label != cluster.labels.end())
        return label->second;
    if (const auto dimension = cluster.dimensions.find(key); dimension != cluster.dimensions.end())
        return dimension->second;
    for (const auto &[label, value] : cluster.labels) {
        if (plainKey(label) == plainKey(key))
            return value;
    }
    return std::nullopt;
}

bool isMatched(const Cluster &cluster, const config::FleetConfig::LabelRule &rule)
{
    return std::ranges::all_of(rule.match, [&](const auto &condition) {
        const std::optional<std::string> value = valueOf(cluster, condition.first);
        return value && base::globMatches(condition.second, *value);
    });
}

std::string conditionText(const config::FleetConfig::LabelRule &rule)
{
    std::string text;
    for (const auto &[key, pattern] : rule.match)
        text.append(text.empty() ? "" : ", ").append(key).append("=").append(pattern);
    return text.empty() ? "every cluster" : text;
}

void addLabelRules(const Snapshot &snapshot, const config::FleetConfig &config,
                   std::vector<ConsistencyCheck> &checks)
{
    for (const config::FleetConfig::LabelRule &rule : config.labelRules) {
        for (const auto &[key, allowed] : rule.require) {
            std::string wanted;
            for (const std::string &value : allowed)
                wanted.append(wanted.empty() ? "" : "|").append(value);
            ConsistencyCheck check{
                ConsistencyCheck::Kind::LabelRule,
                conditionText(rule).append(": ").append(key).append("=").append(wanted),
                {},
                {}};
            for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
                const Cluster &cluster = snapshot.clusters[index];
                if (!isMatched(cluster, rule))
                    continue;
                check.asked.insert(index);
                const std::optional<std::string> value = valueOf(cluster, key);
                const bool isKept = value && std::ranges::any_of(allowed, [&](const auto &one) {
                                        return one == "*" || one == *value;
                                    });
                if (!isKept)
                    check.breaches.push_back({index, value.value_or(""), cluster.place});
            }
            checks.push_back(std::move(check));
        }
    }
}

std::string sourceName(const KnownSource &source)
{
    if (source.files.size() == 1)
        return source.files.front().text();
    return std::string(model::signalName(source.signal));
}

void addSources(const Snapshot &snapshot, std::vector<ConsistencyCheck> &checks)
{
    model::ClusterSet all;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index)
        all.insert(index);
    for (const KnownSource &source : sourcesOf(snapshot)) {
        ConsistencyCheck check{ConsistencyCheck::Kind::Source, sourceName(source), all, {}};
        for (const ClusterIndex index : all.difference(source.clusters).indices())
            check.breaches.push_back({index, {}, snapshot.clusters[index].place});
        checks.push_back(std::move(check));
    }
}

void addUnits(const Snapshot &snapshot, std::vector<ConsistencyCheck> &checks)
{
    ConsistencyCheck check{ConsistencyCheck::Kind::Unit, {}, {}, {}};
    model::ClusterSet served;
    for (const model::Unit &unit : snapshot.units)
        served.insert(unit.cluster);
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        check.asked.insert(index);
        if (!served.contains(index))
            check.breaches.push_back({index, {}, snapshot.clusters[index].place});
    }
    if (!check.asked.empty())
        checks.push_back(std::move(check));
}

} // namespace

std::vector<Agreement> agreementsOf(const Cluster &cluster)
{
    std::vector<Agreement> agreements;
    for (const Attribute attribute : attributes) {
        if (auto agreement = agreementOn(cluster, attribute))
            agreements.push_back(*std::move(agreement));
    }
    for (const auto &[dimension, value] : cluster.dimensions) {
        if (isAttribute(dimension))
            continue;
        if (auto agreement = agreementOn(cluster, dimension, value))
            agreements.push_back(*std::move(agreement));
    }
    return agreements;
}

std::vector<KnownSource> sourcesOf(const Snapshot &snapshot)
{
    using FilesAndClusters = std::map<base::RepoPath, model::ClusterSet>;
    std::map<Signal, FilesAndClusters> bySignal;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        for (const Fact &fact : snapshot.clusters[index].facts)
            bySignal[fact.signal][fact.place.file].insert(index);
    }
    std::vector<KnownSource> sources;
    for (auto &[signal, files] : bySignal) {
        const bool isListing =
            signal == Signal::InventoryFile
            && std::ranges::any_of(files, [](const auto &file) { return file.second.size() > 1; });
        if (isListing) {
            for (auto &[file, clusters] : files)
                sources.push_back({signal, {file}, std::move(clusters)});
            continue;
        }
        KnownSource source{signal, {}, {}};
        for (const auto &[file, clusters] : files) {
            source.clusters.insertAll(clusters);
            if (signal != Signal::Folder && signal != Signal::NameWords)
                source.files.push_back(file);
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

std::size_t ConsistencyCheck::kept() const
{
    std::set<ClusterIndex> broken;
    for (const Breach &breach : breaches)
        broken.insert(breach.cluster);
    return asked.size() - broken.size();
}

std::vector<ConsistencyCheck> consistencyOf(const Snapshot &snapshot,
                                            const config::FleetConfig &config)
{
    std::vector<ConsistencyCheck> checks;
    addUniqueness(snapshot, Attribute::Name, checks);
    addUniqueness(snapshot, Attribute::Server, checks);
    addAgreements(snapshot, checks);
    addLabelRules(snapshot, config, checks);
    addSources(snapshot, checks);
    addUnits(snapshot, checks);
    return checks;
}

std::string_view consistencyName(ConsistencyCheck::Kind kind)
{
    switch (kind) {
    case ConsistencyCheck::Kind::Unique:
        return "unique";
    case ConsistencyCheck::Kind::Agreement:
        return "agreement";
    case ConsistencyCheck::Kind::LabelRule:
        return "label-rule";
    case ConsistencyCheck::Kind::Source:
        return "source";
    case ConsistencyCheck::Kind::Unit:
        return "unit";
    }
    return "agreement";
}

} // namespace fleetwright::inventory
