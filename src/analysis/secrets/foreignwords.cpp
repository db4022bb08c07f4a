// SPDX-License-Identifier: Apache-2.0
#include "analysis/secrets/foreignwords.h"

#include "base/ascii.h"
#include "inventory/words.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::secrets {

namespace {

using Texts = std::vector<std::string>;

Texts wordsOf(std::string_view text)
{
    Texts words;
    std::string word;
    for (const char c : inventory::lowered(text) + " ") {
        if (base::isAlphanumeric(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// As a word of its own: no letter or digit touches it, and no "-1" follows.
bool holdsWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !base::isAlphanumeric(text[at - 1]);
        const bool ends = end == text.size() || !base::isAlphanumeric(text[end]);
        const bool goesOn =
            end + 1 < text.size() && text[end] == '-' && base::isDigit(text[end + 1]);
        if (begins && ends && !goesOn)
            return true;
    }
    return false;
}

/// "ca" and "sa" also mean certificate authority and service account.
bool isPlainGeography(std::string_view word)
{
    return word == "eu" || word == "us" || word == "ap";
}

Texts regionsOf(const model::Cluster &cluster)
{
    const auto found = cluster.identity.find(model::Attribute::Region);
    return found == cluster.identity.end() ? Texts() : found->second;
}

bool isCompatible(const Texts &own, std::string_view region)
{
    return std::any_of(own.begin(), own.end(), [&](const std::string &value) {
        return inventory::compatibleRegions(inventory::lowered(value), region);
    });
}

} // namespace

ForeignWords::ForeignWords(const model::Snapshot &snapshot) : m_snapshot(snapshot)
{
    std::set<std::string> environments;
    std::set<std::string> regions;
    for (const model::Cluster &cluster : snapshot.clusters) {
        if (const std::string environment = cluster.environment(); !environment.empty())
            environments.insert(inventory::canonicalEnvironment(environment));
        for (const std::string &region : regionsOf(cluster))
            regions.insert(inventory::lowered(region));
    }
    m_environments.assign(environments.begin(), environments.end());
    m_regions.assign(regions.begin(), regions.end());
    std::stable_sort(m_regions.begin(), m_regions.end(),
                     [](const std::string &left, const std::string &right) {
                         return left.size() > right.size();
                     });
}

Texts ForeignWords::regionsIn(std::string_view text) const
{
    const std::string lower = inventory::lowered(text);
    Texts found;
    for (const std::string &region : m_regions) {
        const bool hidden = std::any_of(found.begin(), found.end(), [&](const std::string &longer) {
            return longer.find(region) != std::string::npos;
        });
        if (!hidden && holdsWord(lower, region))
            found.push_back(region);
    }
    if (!found.empty())
        return found;
    for (const std::string &word : wordsOf(text)) {
        if (isPlainGeography(word) && isCompatible(m_regions, word))
            found.push_back(word);
    }
    return found;
}

Texts ForeignWords::environmentsIn(std::string_view text) const
{
    Texts found;
    for (const std::string &word : wordsOf(text)) {
        const std::string environment = inventory::canonicalEnvironment(word);
        if (std::binary_search(m_environments.begin(), m_environments.end(), environment))
            found.push_back(environment);
    }
    return found;
}

bool ForeignWords::isNeutral(std::string_view text) const
{
    return environmentsIn(text).empty() && regionsIn(text).empty();
}

bool ForeignWords::namesRegion(std::string_view text, std::string_view region) const
{
    const Texts found = regionsIn(text);
    return std::any_of(found.begin(), found.end(), [&](const std::string &named) {
        return inventory::compatibleRegions(named, region);
    });
}

std::optional<ForeignWord> ForeignWords::in(std::string_view text, model::ClusterIndex index) const
{
    const model::Cluster &cluster = m_snapshot.clusters[index];
    const std::string own = inventory::canonicalEnvironment(cluster.environment());
    const Texts environments = environmentsIn(text);
    if (!own.empty() && !environments.empty()
        && std::find(environments.begin(), environments.end(), own) == environments.end()) {
        ForeignWord word{environments.front(), false, {}};
        for (const model::Cluster &other : m_snapshot.clusters) {
            if (inventory::canonicalEnvironment(other.environment()) == word.text)
                word.owners.push_back(other.name);
        }
        return word;
    }
    const Texts regions = regionsIn(text);
    const Texts ownRegions = regionsOf(cluster);
    const bool namesOwn =
        std::any_of(regions.begin(), regions.end(),
                    [&](const std::string &region) { return isCompatible(ownRegions, region); });
    if (ownRegions.empty() || regions.empty() || namesOwn)
        return {};
    ForeignWord word{regions.front(), true, {}};
    for (const model::Cluster &other : m_snapshot.clusters) {
        if (isCompatible(regionsOf(other), word.text))
            word.owners.push_back(other.name);
    }
    return word;
}

} // namespace fleetwright::analysis::secrets
