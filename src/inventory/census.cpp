// SPDX-License-Identifier: Apache-2.0
#include "inventory/census.h"

#include "inventory/winners.h"
#include "inventory/words.h"

#include <algorithm>

namespace fleetwright::inventory {

namespace {

using model::Attribute;
using model::Fact;
using model::Signal;

Fact folderFact(Attribute attribute, std::string_view value, const base::RepoPath &folder)
{
    Fact fact;
    fact.key = model::attributeName(attribute);
    fact.value = value;
    fact.attribute = attribute;
    fact.signal = Signal::Folder;
    fact.place = {folder, 0, 0};
    return fact;
}

/// Environment and region among a folder's segments; the last one only where it does not stand for
/// the whole name.
std::vector<Fact> folderFacts(const std::string &name, const base::RepoPath &folder)
{
    std::vector<Fact> facts;
    const std::vector<std::string_view> segments = split(folder.text(), '/');
    if (!segments.empty() && segments.back() == name)
        facts.push_back(folderFact(Attribute::Name, name, folder));
    for (const std::string_view segment : segments) {
        if (segment == name && segments.size() > 1 && !isEnvironmentWord(segment)
            && !isRegionWord(segment))
            continue;
        if (isEnvironmentWord(segment))
            facts.push_back(folderFact(Attribute::Environment, segment, folder));
        else if (isRegionWord(segment))
            facts.push_back(folderFact(Attribute::Region, segment, folder));
    }
    return facts;
}

/// envs/integration-gpu: below a folder of environments the first words may be one.
std::optional<Fact> environmentOfFolderName(const base::RepoPath &folder)
{
    const std::string parent = lowered(folder.parent().name());
    if (parent != "envs" && parent != "environments" && parent != "env")
        return {};
    std::string_view name = folder.name();
    while (!isEnvironmentWord(name)) {
        const std::size_t dash = name.rfind('-');
        if (dash == std::string_view::npos)
            return {};
        name = name.substr(0, dash);
    }
    return folderFact(Attribute::Environment, name, folder);
}

std::vector<Fact> nameFacts(const model::Cluster &cluster)
{
    const NameWords words = wordsOfName(cluster.name);
    std::vector<Fact> facts;
    const auto add = [&](Attribute attribute, const std::string &value) {
        if (value.empty())
            return;
        Fact fact;
        fact.key = model::attributeName(attribute);
        fact.value = value;
        fact.attribute = attribute;
        fact.signal = Signal::NameWords;
        fact.place = cluster.place;
        facts.push_back(std::move(fact));
    };
    add(Attribute::Environment, words.environment);
    add(Attribute::Region, words.region);
    return facts;
}

} // namespace

Census::Census(const config::FleetConfig &config, std::string repositoryName)
    : m_config(config), m_repositoryName(std::move(repositoryName))
{
    for (const auto &declared : config.clusters) {
        if (declared.absent)
            m_absent.insert(declared.name);
    }
    declare();
}

void Census::declare()
{
    const AttributeKeys keys(m_config);
    for (const auto &declared : m_config.clusters) {
        Claim claim;
        claim.name = declared.name;
        claim.signal = Signal::Declared;
        claim.place = declared.place;
        claim.paths = declared.paths;
        for (const auto &fact : declared.facts) {
            const bool isLabel = fact.kind == config::FleetConfig::DeclaredFact::Kind::Label;
            claim.facts.push_back(
                {fact.key, fact.value, keys.of(fact.key), Signal::Declared, isLabel, fact.place});
        }
        merge(std::move(claim));
    }
}

Census::Entry &Census::entryOf(const std::string &name)
{
    Entry &entry = m_entries[name];
    entry.cluster.name = name;
    m_names.insert(name);
    return entry;
}

void Census::add(std::vector<Claim> claims)
{
    for (Claim &claim : claims) {
        if (claim.name.empty())
            m_unnamed.push_back(std::move(claim));
        else
            merge(std::move(claim));
    }
}

void Census::merge(Claim claim)
{
    if (isAbsent(claim.name))
        return;
    Entry &entry = entryOf(claim.name);
    model::Cluster &cluster = entry.cluster;
    if (!entry.named || claim.signal < cluster.knownFrom) {
        entry.named = true;
        cluster.knownFrom = claim.signal;
        cluster.place = claim.place;
    }
    cluster.facts.insert(cluster.facts.end(), claim.facts.begin(), claim.facts.end());
    for (const base::RepoPath &path : claim.paths)
        m_declaredPaths[path].insert(claim.name);
}

void Census::settle(const std::map<base::RepoPath, std::string> &identityNames)
{
    settleFolders(identityNames);
    settleObjectNames();
    settleServers();
}

void Census::settleFolders(const std::map<base::RepoPath, std::string> &identityNames)
{
    std::vector<base::RepoPath> unknown;
    for (const Claim &claim : m_unnamed) {
        if (!claim.paths.empty() && !matchFolder(claim.paths.front(), m_names))
            unknown.push_back(claim.paths.front());
    }
    const std::map<base::RepoPath, std::string> folderNames =
        nameFolders(unknown, m_repositoryName);
    std::vector<Claim> claims;
    std::swap(claims, m_unnamed);
    for (Claim &claim : claims) {
        if (claim.paths.empty()) {
            m_unnamed.push_back(std::move(claim));
            continue;
        }
        const base::RepoPath &folder = claim.paths.front();
        const auto declared = m_declaredPaths.find(folder);
        const auto identity = identityNames.find(folder);
        if (declared != m_declaredPaths.end())
            claim.name = *declared->second.begin();
        else if (const auto match = matchFolder(folder, m_names))
            claim.name = match->name;
        else if (isStopWord(folder.name()) && identity != identityNames.end())
            claim.name = identity->second;
        else
            claim.name = folderNames.at(folder);
        merge(std::move(claim));
    }
}

void Census::settleObjectNames()
{
    for (Claim &claim : m_unnamed) {
        for (const std::string &name : m_names) {
            const bool isSuffix = claim.objectName.ends_with('-' + name);
            if ((claim.objectName == name || isSuffix) && name.size() > claim.name.size())
                claim.name = name;
        }
    }
    std::vector<Claim> claims;
    std::swap(claims, m_unnamed);
    for (Claim &claim : claims) {
        if (!claim.name.empty())
            merge(std::move(claim));
        else if (claim.objectName.empty())
            m_unnamed.push_back(std::move(claim));
    }
}

void Census::settleServers()
{
    const std::map<std::string, std::string> nameByServer = namesByServer();
    for (Claim &claim : m_unnamed) {
        if (claim.server.empty())
            continue;
        const std::string host = serverHost(claim.server);
        const auto known = nameByServer.find(host);
        claim.name = known == nameByServer.end() ? host.substr(0, host.find(':')) : known->second;
        Fact fact;
        fact.key = "server";
        fact.value = claim.server;
        fact.attribute = Attribute::Server;
        fact.signal = claim.signal;
        fact.place = claim.place;
        claim.facts.push_back(std::move(fact));
        if (!claim.name.empty())
            merge(std::move(claim));
    }
    m_unnamed.clear();
}

std::map<std::string, std::string> Census::namesByServer() const
{
    std::map<std::string, std::string> names;
    for (const auto &[name, entry] : m_entries) {
        for (const Fact &fact : entry.cluster.facts) {
            if (fact.attribute == Attribute::Server)
                names.emplace(serverHost(fact.value), name);
        }
    }
    return names;
}

std::map<std::string, std::string> Census::kubernetesVersions() const
{
    const auto isVersion = [](const Fact &fact) {
        std::string key = fact.key.substr(fact.key.rfind('/') + 1);
        std::erase_if(key, [](char c) { return c == '-' || c == '_'; });
        return lowered(key) == "kubernetesversion";
    };
    std::map<std::string, std::string> versions;
    for (const auto &[name, entry] : m_entries) {
        const Fact *strongest = nullptr;
        for (const Fact &fact : entry.cluster.facts) {
            if (isVersion(fact) && (!strongest || fact.signal < strongest->signal))
                strongest = &fact;
        }
        if (strongest)
            versions.emplace(name, strongest->value);
    }
    return versions;
}

bool Census::isAssumed(const std::string &name) const
{
    const auto entry = m_entries.find(name);
    return entry != m_entries.end() && entry->second.cluster.assumedFromFolder;
}

void Census::remove(const std::string &name)
{
    m_names.erase(name);
    m_entries.erase(name);
}

void Census::addFolder(const std::string &name, const base::RepoPath &folder, Naming naming)
{
    if (isAbsent(name))
        return;
    const bool isNew = !m_names.contains(name);
    Claim claim;
    claim.name = name;
    claim.signal = Signal::Folder;
    claim.place = {folder, 0, 0};
    claim.facts = folderFacts(name, folder);
    if (auto environment = environmentOfFolderName(folder))
        claim.facts.push_back(*std::move(environment));
    merge(std::move(claim));
    if (isNew)
        m_entries[name].cluster.assumedFromFolder = naming == Naming::Assumed;
}

void Census::addFacts(const std::string &name, const std::vector<Fact> &facts)
{
    const auto entry = m_entries.find(name);
    if (entry == m_entries.end())
        return;
    model::Cluster &cluster = entry->second.cluster;
    cluster.facts.insert(cluster.facts.end(), facts.begin(), facts.end());
    for (const Fact &fact : facts) {
        const bool names = fact.signal == Signal::IdentityConfigMap
                           && fact.attribute == Attribute::Name && fact.value == name;
        if (!names || fact.signal >= cluster.knownFrom)
            continue;
        // The cluster says itself what its folder only suggested.
        cluster.knownFrom = fact.signal;
        cluster.place = fact.place;
        cluster.assumedFromFolder = false;
    }
}

std::vector<model::Cluster> Census::clusters() const
{
    std::vector<model::Cluster> clusters;
    for (const auto &[name, entry] : m_entries) {
        model::Cluster cluster = entry.cluster;
        for (Fact &fact : nameFacts(cluster))
            cluster.facts.push_back(std::move(fact));
        std::stable_sort(
            cluster.facts.begin(), cluster.facts.end(),
            [](const Fact &left, const Fact &right) { return left.signal < right.signal; });
        // Several overlays, and several units that render the same map, say the same thing again.
        std::vector<Fact> facts;
        for (Fact &fact : cluster.facts) {
            if (std::find(facts.begin(), facts.end(), fact) == facts.end())
                facts.push_back(std::move(fact));
        }
        cluster.facts = std::move(facts);
        decideWinners(cluster);
        cluster.isHub = isLabelledHub(cluster);
        clusters.push_back(std::move(cluster));
    }
    return clusters;
}

std::string serverHost(std::string_view server)
{
    if (const std::size_t scheme = server.find("://"); scheme != std::string_view::npos)
        server.remove_prefix(scheme + 3);
    return lowered(server.substr(0, server.find('/')));
}

bool isLabelledHub(const model::Cluster &cluster)
{
    for (const auto &[key, value] : cluster.labels) {
        const std::string plain = plainKey(key);
        const std::string word = lowered(value);
        const bool says =
            plain == "role" || plain == "type" || plain == "purpose" || plain == "tier";
        if (says && (word == "hub" || word == "management" || word == "mgmt"))
            return true;
        if (plain == "localcluster" && word == "true")
            return true;
    }
    return false;
}

} // namespace fleetwright::inventory
