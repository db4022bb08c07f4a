// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/labelslips.h"

#include "base/ascii.h"
#include "base/nearest.h"
#include "inventory/attributes.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace fleetwright::analysis::identity {

namespace {

using model::Attribute;
using model::ClusterIndex;
using model::ClusterSet;
using model::Fact;

constexpr std::size_t shortWord = 5; ///< letters; one slip in it, two in a longer one
constexpr std::size_t longestWord = 64;

bool isSeparator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == '/';
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (isSeparator(c))
            words.emplace_back();
        else
            words.back() += c;
    }
    return words;
}

bool isCompassWord(std::string_view word)
{
    constexpr std::array<std::string_view, 10> words{
        "east",      "west",      "north",     "south",     "central",
        "northeast", "northwest", "southeast", "southwest", "middle"};
    return std::ranges::find(words, inventory::lowered(word)) != words.end();
}

/// A word that stands for itself, however near another one is.
bool isPlaceOrEnvironment(const std::string &word)
{
    return isCompassWord(word) || inventory::isGeography(word)
           || inventory::isEnvironmentWord(word);
}

bool hasDigit(std::string_view text)
{
    return std::ranges::any_of(text, base::isDigit);
}

/// Whether what one text has and the other has not holds a digit.
bool differsInDigits(std::string_view left, std::string_view right)
{
    while (!left.empty() && !right.empty() && left.front() == right.front()) {
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    return hasDigit(left) || hasDigit(right);
}

bool differsInKnownWords(std::string_view left, std::string_view right)
{
    const std::vector<std::string> first = wordsOf(left);
    const std::vector<std::string> second = wordsOf(right);
    if (first.size() != second.size())
        return false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] != second[i]
            && !(isPlaceOrEnvironment(first[i]) && isPlaceOrEnvironment(second[i])))
            return false;
    }
    return true;
}

std::size_t distanceOf(std::string_view left, std::string_view right)
{
    const std::size_t distance = base::editDistance(left, right);
    if (distance > 0 || left.size() != right.size())
        return distance;
    // Selectors tell upper case from lower.
    std::size_t different = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        different += left[i] != right[i] ? 1 : 0;
    return different;
}

bool isSlip(std::string_view text, std::string_view meant)
{
    if (text == meant || text.size() > longestWord || meant.size() > longestWord)
        return false;
    const std::size_t most = text.size() <= shortWord ? 1 : 2;
    return distanceOf(text, meant) <= most && !differsInDigits(text, meant)
           && !differsInKnownWords(text, meant);
}

/// What is said in which clusters.
using Users = std::map<std::string, ClusterSet, std::less<>>;

struct Near {
    std::string text;
    std::size_t clusters = 0;
};

/// What two or more clusters have and one other nearly has.
std::optional<Near> nearestOf(const Users &users, const std::string &text)
{
    const auto own = users.find(text);
    if (own == users.end() || own->second.size() != 1)
        return std::nullopt;
    std::optional<Near> best;
    for (const auto &[other, clusters] : users) {
        if (clusters.size() < 2 || !isSlip(text, other))
            continue;
        if (!best || clusters.size() > best->clusters)
            best = Near{other, clusters.size()};
    }
    return best;
}

bool isLearnedKey(const Fact &fact)
{
    switch (fact.attribute) {
    case Attribute::Name:
    case Attribute::Server:
    case Attribute::Cidr:
        return false;
    case Attribute::None: {
        const std::string key = commonKey(fact);
        return isComplianceKey(key) || key == "wave" || key == "ring";
    }
    case Attribute::Environment:
    case Attribute::Region:
    case Attribute::Zone:
    case Attribute::Tier:
    case Attribute::Account:
    case Attribute::Domain:
        return true;
    }
    return false;
}

class Slips {
public:
    Slips(const model::Snapshot &snapshot, const config::FleetConfig &config)
        : m_snapshot(snapshot), m_config(config)
    {}

    std::vector<LabelSlip> run()
    {
        each([&](ClusterIndex index, const Fact &fact) {
            m_keys[fact.key].insert(index);
            if (isLearnedKey(fact))
                m_values[commonKey(fact)][fact.value].insert(index);
        });
        each([&](ClusterIndex index, const Fact &fact) { look(index, fact); });
        return std::move(m_slips);
    }

private:
    template<typename Visit>
    void each(const Visit &visit) const
    {
        for (ClusterIndex index = 0; index < m_snapshot.clusters.size(); ++index) {
            for (const Fact &fact : m_snapshot.clusters[index].facts) {
                const bool isLabel = fact.isLabel
                                     || (fact.signal == model::Signal::InventoryFile
                                         && fact.attribute != Attribute::Name
                                         && fact.attribute != Attribute::Server);
                if (isLabel && fact.place.line > 0 && !fact.value.empty())
                    visit(index, fact);
            }
        }
    }

    void look(ClusterIndex index, const Fact &fact)
    {
        if (const std::vector<std::string> *listed = vocabularyOf(fact)) {
            if (std::ranges::find(*listed, fact.value) == listed->end())
                m_slips.push_back({LabelSlip::Kind::Undeclared, index, &fact,
                                   nearestListed(*listed, fact.value), 0});
            return;
        }
        if (isLearnedKey(fact)) {
            if (const auto near = nearestOf(m_values[commonKey(fact)], fact.value)) {
                m_slips.push_back(
                    {LabelSlip::Kind::Value, index, &fact, near->text, near->clusters});
                return;
            }
        }
        const auto near = nearestOf(m_keys, fact.key);
        if (near && !m_keys[near->text].contains(index))
            m_slips.push_back({LabelSlip::Kind::Key, index, &fact, near->text, near->clusters});
    }

    [[nodiscard]] const std::vector<std::string> *vocabularyOf(const Fact &fact) const
    {
        const std::string attribute(model::attributeName(fact.attribute));
        for (const auto &[key, values] : m_config.vocabulary) {
            const auto dimension = m_config.dimensions.find(key);
            const bool isDimension =
                dimension != m_config.dimensions.end() && dimension->second == fact.key;
            if (fact.key == key || localKey(fact.key) == key || isDimension
                || (fact.attribute != Attribute::None && attribute == key))
                return &values;
        }
        return nullptr;
    }

    static std::string nearestListed(const std::vector<std::string> &listed,
                                     const std::string &value)
    {
        const std::vector<std::string_view> names(listed.begin(), listed.end());
        return std::string(base::nearestName(value, names));
    }

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    Users m_keys;
    std::map<std::string, Users, std::less<>> m_values; ///< by common key
    std::vector<LabelSlip> m_slips;
};

} // namespace

std::string commonKey(const Fact &fact)
{
    if (fact.attribute != Attribute::None)
        return std::string(model::attributeName(fact.attribute));
    return inventory::plainKey(fact.key);
}

std::string_view localKey(std::string_view key)
{
    const std::size_t slash = key.rfind('/');
    return slash == std::string_view::npos ? key : key.substr(slash + 1);
}

bool isComplianceKey(std::string_view commonKey)
{
    return commonKey == "compliance" || commonKey == "residency" || commonKey == "dataresidency";
}

LabelSlips::LabelSlips(const RuleInput &input) : all(Slips(input.snapshot(), input.config()).run())
{}

} // namespace fleetwright::analysis::identity
