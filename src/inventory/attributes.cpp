// SPDX-License-Identifier: Apache-2.0
#include "inventory/attributes.h"

#include "inventory/words.h"

#include <array>

namespace fleetwright::inventory {

namespace {

using model::Attribute;

struct KnownKey {
    std::string_view plain;
    Attribute attribute;
};

constexpr std::array<KnownKey, 31> knownKeys{{
    {"environment", Attribute::Environment},
    {"env", Attribute::Environment},
    {"stage", Attribute::Environment},
    {"region", Attribute::Region},
    {"awsregion", Attribute::Region},
    {"gcpregion", Attribute::Region},
    {"location", Attribute::Region},
    {"zone", Attribute::Zone},
    {"availabilityzone", Attribute::Zone},
    {"tier", Attribute::Tier},
    {"cluster", Attribute::Name},
    {"clustername", Attribute::Name},
    {"clusterid", Attribute::Name},
    {"account", Attribute::Account},
    {"accountid", Attribute::Account},
    {"awsaccountid", Attribute::Account},
    {"subscriptionid", Attribute::Account},
    {"projectid", Attribute::Account},
    {"domain", Attribute::Domain},
    {"dnsdomain", Attribute::Domain},
    {"basedomain", Attribute::Domain},
    {"clusterdomain", Attribute::Domain},
    {"dnszone", Attribute::Domain},
    {"podcidr", Attribute::Cidr},
    {"servicecidr", Attribute::Cidr},
    {"vpccidr", Attribute::Cidr},
    {"nodecidr", Attribute::Cidr},
    {"cidr", Attribute::Cidr},
    {"server", Attribute::Server},
    {"endpoint", Attribute::Server},
    {"apiserver", Attribute::Server},
}};

constexpr std::array<Attribute, 9> allAttributes{
    Attribute::Name, Attribute::Server,  Attribute::Environment, Attribute::Region, Attribute::Zone,
    Attribute::Tier, Attribute::Account, Attribute::Domain,      Attribute::Cidr};

} // namespace

std::string plainKey(std::string_view key)
{
    if (const std::size_t slash = key.rfind('/'); slash != std::string_view::npos)
        key.remove_prefix(slash + 1);
    std::string plain;
    for (const char c : lowered(key)) {
        if (c != '-' && c != '_' && c != '.')
            plain += c;
    }
    return plain;
}

std::optional<Attribute> attributeByName(std::string_view name)
{
    for (const Attribute attribute : allAttributes) {
        if (model::attributeName(attribute) == name)
            return attribute;
    }
    return {};
}

AttributeKeys::AttributeKeys(const config::FleetConfig &config)
{
    for (const KnownKey &known : knownKeys)
        m_byPlainKey.emplace(known.plain, known.attribute);
    const auto declare = [this](const std::string &key, const std::string &meaning) {
        if (const auto attribute = attributeByName(meaning))
            m_byPlainKey[plainKey(key)] = *attribute;
    };
    for (const auto &[name, key] : config.dimensions) {
        declare(key, name);
        m_dimensionByKey[key] = name;
    }
    for (const auto &[key, meaning] : config.identityKeys)
        declare(key, meaning);
}

Attribute AttributeKeys::of(std::string_view key) const
{
    const auto found = m_byPlainKey.find(plainKey(key));
    return found == m_byPlainKey.end() ? Attribute::None : found->second;
}

std::string AttributeKeys::declaredDimension(std::string_view key) const
{
    if (const auto whole = m_dimensionByKey.find(key); whole != m_dimensionByKey.end())
        return whole->second;
    const auto plain = m_dimensionByKey.find(plainKey(key));
    return plain == m_dimensionByKey.end() ? std::string() : plain->second;
}

bool compatible(Attribute attribute, std::string_view left, std::string_view right)
{
    switch (attribute) {
    case Attribute::Environment:
        return canonicalEnvironment(left) == canonicalEnvironment(right);
    case Attribute::Region:
        return compatibleRegions(left, right);
    case Attribute::Zone:
    case Attribute::Tier:
    case Attribute::Name:
    case Attribute::Domain:
    case Attribute::Server:
    case Attribute::Account:
    case Attribute::None:
        return equalIgnoringCase(left, right);
    case Attribute::Cidr:
        // A cluster has several networks: its pods', its services', its nodes'.
        return true;
    }
    return left == right;
}

} // namespace fleetwright::inventory
