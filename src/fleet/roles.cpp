// SPDX-License-Identifier: Apache-2.0
#include "fleet/roles.h"

#include "inventory/foldernames.h"
#include "inventory/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace fleetwright::fleet {

namespace {

using model::Layer;
using model::Role;

Role dimensionRole(std::string dimension, std::string value)
{
    return {Role::Kind::Dimension, std::move(dimension), std::move(value)};
}

/// "global", "app payments", "cluster prod-1", "region eu-west".
Role roleFromText(std::string_view text)
{
    const std::size_t space = text.find(' ');
    const std::string_view kind = text.substr(0, space);
    const std::string value(space == std::string_view::npos ? std::string_view()
                                                            : text.substr(space + 1));
    if (kind == "global")
        return {Role::Kind::Global, {}, {}};
    if (kind == "cluster")
        return {Role::Kind::Cluster, {}, value};
    if (kind == "app")
        return {Role::Kind::App, {}, value};
    return dimensionRole(std::string(kind), value);
}

template<std::size_t size>
bool isOneOf(std::string_view text, const std::array<std::string_view, size> &words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// The app that a folder belongs to: what stands below "apps", or above "base" and "overlays".
std::optional<std::string> appOf(const std::vector<std::string_view> &segments)
{
    constexpr std::array<std::string_view, 4> collections{"apps", "applications", "workloads",
                                                          "services"};
    constexpr std::array<std::string_view, 6> parts{"base",     "bases",    "overlay",
                                                    "overlays", "operator", "instance"};
    constexpr std::array<std::string_view, 4> noApps{"infrastructure", "infra", "platform",
                                                     "tenants"};
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
        if (isOneOf(segments[i], collections)) {
            const auto app = std::find_if_not(segments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                              segments.end(), inventory::isStopWord);
            return app == segments.end() ? std::nullopt : std::optional<std::string>(*app);
        }
        if (isOneOf(segments[i + 1], parts) && !inventory::isStopWord(segments[i])
            && !isOneOf(segments[i], noApps))
            return std::string(segments[i]);
    }
    return {};
}

class RoleFinder {
public:
    RoleFinder(const model::Snapshot &snapshot, const config::FleetConfig &config)
        : m_snapshot(snapshot), m_config(config)
    {
        for (model::ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
            const model::Cluster &cluster = snapshot.clusters[index];
            m_names.insert(cluster.name);
            for (const auto &[dimension, value] : cluster.dimensions)
                m_members[{dimension, value}].insert(index);
            const auto regions = cluster.identity.find(model::Attribute::Region);
            if (regions != cluster.identity.end())
                m_regions.insert(regions->second.begin(), regions->second.end());
        }
    }

    Role find(const Layer &layer) const
    {
        if (const auto declared = m_config.layerRoles.find(layer.path);
            declared != m_config.layerRoles.end())
            return roleFromText(declared->second);
        const bool isValues = layer.kind == model::LayerKind::ValuesFile;
        if (auto role = fromPath(isValues ? valuesFolder(layer.path) : layer.path))
            return *std::move(role);
        return fromReach(layer);
    }

private:
    using Division = std::pair<std::string, std::string>;

    /// "chart/values-prod.yaml" and "chart/prod.yaml" as "chart/prod"; "chart/values.yaml" as
    /// "chart".
    static base::RepoPath valuesFolder(const base::RepoPath &file)
    {
        constexpr std::string_view word = "values";
        std::string_view name = file.name();
        name = name.substr(0, name.rfind('.'));
        const auto isJoint = [](char c) { return c == '-' || c == '_' || c == '.'; };
        if (name == word)
            return file.parent();
        // "valuestore" is a word of its own.
        if (name.starts_with(word) && isJoint(name[word.size()])) {
            name.remove_prefix(word.size());
            while (!name.empty() && isJoint(name.front()))
                name.remove_prefix(1);
        } else if (name.ends_with(word) && isJoint(name[name.size() - word.size() - 1])) {
            name.remove_suffix(word.size());
            while (!name.empty() && isJoint(name.back()))
                name.remove_suffix(1);
        }
        return name.empty() ? file.parent() : file.parent().child(name);
    }

    std::optional<Role> fromPath(const base::RepoPath &path) const
    {
        const std::vector<std::string_view> segments = inventory::split(path.text(), '/');
        base::RepoPath folder = path;
        for (std::size_t i = segments.size(); i-- > 0 && !folder.isRoot();
             folder = folder.parent()) {
            const auto match = inventory::matchFolder(folder, m_names);
            if (match && match->isLastSegment())
                return Role{Role::Kind::Cluster, {}, match->name};
            if (auto role = fromSegment(segments[i]))
                return role;
            if (i > 0) {
                if (auto role = fromParent(segments[i - 1], segments[i]))
                    return role;
            }
        }
        return {};
    }

    /// A segment that is a value of environment, region or tier in use.
    std::optional<Role> fromSegment(std::string_view segment) const
    {
        const std::string word = inventory::lowered(segment);
        for (const auto &[division, members] : m_members) {
            const auto &[dimension, value] = division;
            const bool isEnvironment =
                dimension == "environment"
                && inventory::canonicalEnvironment(word) == inventory::canonicalEnvironment(value);
            if (isEnvironment || (dimension == "tier" && inventory::lowered(value) == word))
                return dimensionRole(dimension, value);
        }
        const bool isRegion =
            std::any_of(m_regions.begin(), m_regions.end(), [&](const std::string &region) {
                return inventory::lowered(region) == word
                       || (inventory::isRegionWord(word)
                           && inventory::compatibleRegions(word, region));
            });
        return isRegion ? std::optional(dimensionRole("region", std::string(segment)))
                        : std::nullopt;
    }

    /// A folder of environments, regions … names the dimension of what stands in it.
    std::optional<Role> fromParent(std::string_view parent, std::string_view segment) const
    {
        if (parent == "environments" || parent == "envs")
            return dimensionRole("environment", std::string(segment));
        if (parent == "regions")
            return dimensionRole("region", std::string(segment));
        if (parent == "tiers")
            return dimensionRole("tier", std::string(segment));
        if (parent != "variants" && parent != "components")
            return {};
        for (const auto &[division, members] : m_members) {
            if (inventory::lowered(division.second) == inventory::lowered(segment))
                return dimensionRole(division.first, division.second);
        }
        return dimensionRole(std::string(parent.substr(0, parent.size() - 1)),
                             std::string(segment));
    }

    Role fromReach(const Layer &layer) const
    {
        if (auto app = appOf(inventory::split(layer.path.text(), '/')))
            return {Role::Kind::App, {}, *std::move(app)};
        // A base stays common though only some of its layers are in use so far.
        const std::string_view name = layer.path.name();
        const std::size_t reached = layer.reach.size();
        if (name == "base" || name == "common" || reached == 0
            || reached == m_snapshot.clusters.size())
            return {Role::Kind::Global, {}, {}};
        if (reached == 1)
            return {
                Role::Kind::Cluster, {}, m_snapshot.clusters[layer.reach.indices().front()].name};
        for (const std::string &dimension : m_snapshot.dimensions) {
            for (const auto &[division, members] : m_members) {
                if (division.first == dimension && members == layer.reach)
                    return dimensionRole(dimension, division.second);
            }
        }
        return {Role::Kind::Global, {}, {}};
    }

    const model::Snapshot &m_snapshot;
    const config::FleetConfig &m_config;
    std::set<std::string> m_names;
    std::set<std::string> m_regions;
    std::map<Division, model::ClusterSet> m_members;
};

} // namespace

void assignRoles(model::Snapshot &snapshot, const config::FleetConfig &config)
{
    const RoleFinder finder(snapshot, config);
    for (Layer &layer : snapshot.layers)
        layer.role = finder.find(layer);
}

std::size_t roleRank(const Role &role, const std::vector<std::string> &dimensions)
{
    switch (role.kind) {
    case Role::Kind::Global:
    case Role::Kind::App:
        return 0;
    case Role::Kind::Cluster:
        return dimensions.size() + 2;
    case Role::Kind::Dimension:
        break;
    }
    // A dimension that no cluster has (a component's) comes after those that they have.
    const auto found = std::find(dimensions.begin(), dimensions.end(), role.dimension);
    return static_cast<std::size_t>(found - dimensions.begin()) + 1;
}

} // namespace fleetwright::fleet
