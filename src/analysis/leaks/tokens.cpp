// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/tokens.h"

#include "analysis/leaks/keys.h"
#include "base/ascii.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>

namespace fleetwright::analysis::leaks {

namespace {

using base::isDigit;

constexpr std::size_t shortestStrong = 4;

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || static_cast<unsigned char>(c) >= 0x80;
}

bool isNeverToken(std::string_view value)
{
    static constexpr std::array<std::string_view, 8> never = {
        "in-cluster",    "kubernetes.default.svc",
        "cluster.local", "localhost",
        "default",       "base",
        "common",        ""};
    return std::find(never.begin(), never.end(), value) != never.end()
           || value == "kubernetes.default.svc.cluster.local";
}

bool isStrong(std::string_view attribute, std::string_view value)
{
    static constexpr std::array<std::string_view, 7> strong = {
        "name", "server", "region", "zone", "account", "domain", "cidr"};
    if (std::find(strong.begin(), strong.end(), attribute) == strong.end()
        || value.size() < shortestStrong)
        return false;
    if (attribute == "account") {
        constexpr std::ptrdiff_t fewestDigits = 8;
        return std::count_if(value.begin(), value.end(), isDigit) >= fewestDigits;
    }
    if (value.find_first_of("0123456789-.") != std::string_view::npos)
        return true;
    constexpr std::size_t longRegion = 8;
    return (attribute == "region" || attribute == "zone") && value.size() >= longRegion;
}

/// The first four bytes as one number: what candidates are looked up by.
std::uint32_t beginning(std::string_view text, std::size_t at)
{
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < shortestStrong; ++i)
        result = result << 8 | static_cast<unsigned char>(text[at + i]);
    return result;
}

bool standsAlone(std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin > 0 && isWordByte(text[begin - 1]))
        return false;
    if (end < text.size() && isWordByte(text[end]))
        return false;
    return !(end + 1 < text.size() && text[end] == '-' && isDigit(text[end + 1]));
}

} // namespace

std::string hostOf(std::string_view server)
{
    if (const std::size_t scheme = server.find("://"); scheme != std::string_view::npos)
        server.remove_prefix(scheme + 3);
    server = server.substr(0, server.find('/'));
    if (const std::size_t user = server.find('@'); user != std::string_view::npos)
        server.remove_prefix(user + 1);
    if (server.starts_with('[')) // an IPv6 address
        return inventory::lowered(server.substr(1, server.find(']') - 1));
    return inventory::lowered(server.substr(0, server.find(':')));
}

bool Token::has(std::string_view attribute) const
{
    return std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
}

TokenTable::TokenTable(const model::Snapshot &snapshot, const config::FleetConfig &config)
    : m_keys(config)
{
    collectValues(snapshot, config);
    makeTokens(snapshot, config);
}

void TokenTable::collectValues(const model::Snapshot &snapshot, const config::FleetConfig &config)
{
    m_values.resize(snapshot.clusters.size());
    for (std::size_t index = 0; index < snapshot.clusters.size(); ++index) {
        const model::Cluster &cluster = snapshot.clusters[index];
        const auto add = [&](const std::string &attribute, std::string value) {
            std::vector<std::string> &values = m_values[index][attribute];
            if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(std::move(value));
        };
        for (const auto &[attribute, values] : cluster.identity) {
            for (const std::string &value : values) {
                const bool server = attribute == model::Attribute::Server;
                add(std::string(model::attributeName(attribute)),
                    server ? hostOf(value) : inventory::lowered(value));
            }
        }
        add("name", inventory::lowered(cluster.name));
        for (const auto &[dimension, value] : cluster.dimensions) {
            if (!inventory::attributeByName(dimension)) {
                add(dimension, inventory::lowered(value));
                m_dimensionOfKey.emplace(inventory::plainKey(dimension), dimension);
            } else if (!m_values[index].contains(dimension)) {
                add(dimension, inventory::lowered(value));
            }
        }
    }
    for (const auto &[dimension, key] : config.dimensions)
        m_dimensionOfKey.emplace(inventory::plainKey(key), dimension);
    for (const auto &[key, meaning] : config.identityKeys)
        m_dimensionOfKey.emplace(inventory::plainKey(key), meaning);
    for (std::size_t index = 0; index < m_values.size(); ++index) {
        for (const auto &[attribute, values] : m_values[index]) {
            for (const std::string &value : values)
                m_holders[attribute][value].insert(static_cast<model::ClusterIndex>(index));
        }
    }
    for (const auto &[attribute, holders] : m_holders) {
        for (const auto &[value, clusters] : holders)
            m_valuesInUse[attribute].push_back(value);
    }
}

void TokenTable::makeTokens(const model::Snapshot &snapshot, const config::FleetConfig &config)
{
    for (const auto &[attribute, values] : m_valuesInUse) {
        for (const std::string &value : values) {
            if (!isNeverToken(value))
                add(attribute, value);
        }
    }
    for (Token &token : m_tokens)
        judge(token, snapshot, config);
    for (TokenIndex index = 0; index < m_tokens.size(); ++index) {
        if (m_tokens[index].strong)
            m_byBeginning[beginning(m_tokens[index].text, 0)].push_back(index);
        else if (m_tokens[index].has("name"))
            m_plainNames.push_back(index);
    }
    for (auto &[start, candidates] : m_byBeginning) {
        std::sort(candidates.begin(), candidates.end(), [this](TokenIndex left, TokenIndex right) {
            return m_tokens[left].text.size() > m_tokens[right].text.size();
        });
    }
}

TokenIndex TokenTable::add(const std::string &attribute, const std::string &value)
{
    const auto [entry, isNew] =
        m_byText.try_emplace(value, static_cast<TokenIndex>(m_tokens.size()));
    if (isNew) {
        m_tokens.emplace_back();
        m_tokens.back().text = value;
    }
    Token &token = m_tokens[entry->second];
    if (!token.has(attribute))
        token.attributes.push_back(attribute);
    token.strong = token.strong || isStrong(attribute, value);
    token.owners.insertAll(ownersOf(attribute, value));
    return entry->second;
}

void TokenTable::judge(Token &token, const model::Snapshot &snapshot,
                       const config::FleetConfig &config) const
{
    const bool shared = std::any_of(
        config.sharedIdentity.begin(), config.sharedIdentity.end(),
        [&](const std::string &value) { return inventory::lowered(value) == token.text; });
    const std::vector<model::ClusterIndex> owners = token.owners.indices();
    const bool onlyHubs =
        !owners.empty()
        && std::all_of(owners.begin(), owners.end(),
                       [&](model::ClusterIndex index) { return snapshot.clusters[index].isHub; });
    token.silent = shared || onlyHubs || owners.size() == snapshot.clusters.size();
}

std::vector<TokenTable::Match> TokenTable::find(std::string_view text) const
{
    std::vector<Match> matches;
    if (text.size() < shortestStrong || m_byBeginning.empty())
        return matches;
    const std::string folded = inventory::lowered(text);
    for (std::size_t at = 0; at + shortestStrong <= folded.size();) {
        const auto candidates = m_byBeginning.find(beginning(folded, at));
        bool found = false;
        if (candidates != m_byBeginning.end()) {
            for (const TokenIndex index : candidates->second) {
                const std::string &token = m_tokens[index].text;
                const std::size_t end = at + token.size();
                if (folded.compare(at, token.size(), token) != 0 || !standsAlone(folded, at, end))
                    continue;
                matches.push_back({at, end, index});
                at = end;
                found = true;
                break;
            }
        }
        if (!found)
            ++at;
    }
    return matches;
}

std::vector<TokenTable::Match> TokenTable::findPlainNames(std::string_view text) const
{
    std::vector<Match> matches;
    if (m_plainNames.empty())
        return matches;
    const std::string folded = inventory::lowered(text);
    for (const TokenIndex index : m_plainNames) {
        const std::string &name = m_tokens[index].text;
        for (std::size_t at = folded.find(name); at != std::string::npos;
             at = folded.find(name, at + 1)) {
            if (standsAlone(folded, at, at + name.size()))
                matches.push_back({at, at + name.size(), index});
        }
    }
    return matches;
}

std::optional<TokenIndex> TokenTable::findKeyed(std::string_view key, std::string_view text) const
{
    const std::optional<std::string> attribute = attributeOf(key);
    if (!attribute)
        return {};
    const std::string value = inventory::lowered(text);
    if (const auto exact = m_byText.find(value); exact != m_byText.end()) {
        if (m_tokens[exact->second].has(*attribute))
            return exact->second;
    }
    if (*attribute != "environment")
        return {};
    // A synonym of an environment in use is that environment.
    const auto inUse = m_valuesInUse.find(*attribute);
    if (inUse == m_valuesInUse.end())
        return {};
    for (const std::string &known : inUse->second) {
        if (!compatible(*attribute, known, value))
            continue;
        if (const auto token = m_byText.find(known); token != m_byText.end())
            return token->second;
    }
    return {};
}

std::optional<std::string> TokenTable::attributeOf(std::string_view key) const
{
    const std::string plain = inventory::plainKey(key);
    if (plain == "name")
        return {}; // a cluster's in an inventory only; everything has a name
    if (const model::Attribute attribute = m_keys.of(key); attribute != model::Attribute::None)
        return std::string(model::attributeName(attribute));
    const auto dimension = m_dimensionOfKey.find(plain);
    if (dimension == m_dimensionOfKey.end())
        return {};
    return dimension->second;
}

const std::vector<std::string> &TokenTable::valuesOf(model::ClusterIndex cluster,
                                                     std::string_view attribute) const
{
    static const std::vector<std::string> none;
    const auto values = m_values[cluster].find(attribute);
    return values == m_values[cluster].end() ? none : values->second;
}

model::ClusterSet TokenTable::ownersOf(std::string_view attribute, std::string_view value) const
{
    if (attribute != "region" && attribute != "zone" && attribute != "environment") {
        const auto holders = m_holders.find(attribute);
        if (holders == m_holders.end())
            return {};
        const auto clusters = holders->second.find(inventory::lowered(value));
        return clusters == holders->second.end() ? model::ClusterSet() : clusters->second;
    }
    model::ClusterSet owners;
    for (std::size_t index = 0; index < m_values.size(); ++index) {
        const auto cluster = static_cast<model::ClusterIndex>(index);
        const std::vector<std::string> &values = valuesOf(cluster, attribute);
        const bool all = std::all_of(values.begin(), values.end(), [&](const std::string &own) {
            return compatible(attribute, own, value);
        });
        if (!values.empty() && all)
            owners.insert(cluster);
    }
    return owners;
}

model::ClusterSet TokenTable::knownFor(std::string_view attribute) const
{
    model::ClusterSet known;
    for (std::size_t index = 0; index < m_values.size(); ++index) {
        const auto cluster = static_cast<model::ClusterIndex>(index);
        if (!valuesOf(cluster, attribute).empty())
            known.insert(cluster);
    }
    return known;
}

bool TokenTable::contradict(TokenIndex left, TokenIndex right) const
{
    if (left == right)
        return false;
    const Token &one = m_tokens[left];
    const Token &other = m_tokens[right];
    return std::any_of(
        one.attributes.begin(), one.attributes.end(), [&](const std::string &attribute) {
            // A cluster may have several address ranges, but two of them in one place are a list
            // all the same.
            const bool same = attribute == "cidr" ? one.text == other.text
                                                  : compatible(attribute, one.text, other.text);
            return other.has(attribute) && !same;
        });
}

bool TokenTable::namesValue(std::string_view attribute, std::string_view folder) const
{
    const auto inUse = m_valuesInUse.find(attribute);
    if (inUse == m_valuesInUse.end() || isNeverToken(inventory::lowered(folder)))
        return false;
    return std::any_of(inUse->second.begin(), inUse->second.end(), [&](const std::string &value) {
        return compatible(attribute, value, folder);
    });
}

std::string_view attributeOfScope(std::string_view group)
{
    if (group == "clusters")
        return "name";
    if (group == "environments")
        return "environment";
    return group == "regions" ? "region" : "tier";
}

} // namespace fleetwright::analysis::leaks
