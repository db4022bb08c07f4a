// SPDX-License-Identifier: Apache-2.0
#include "analysis/settings.h"

#include "analysis/leaks/documentscan.h"
#include "analysis/settingswalk.h"

#include <unordered_map>

namespace fleetwright::analysis {

namespace {

/// Objects of all units by key and root, each root once.
class ObjectCollection {
public:
    ObjectCollection(const IdentityValues &values, const config::FleetConfig &config,
                     std::vector<SettingObject> &objects)
        : m_values(values), m_config(config), m_objects(objects)
    {}

    void add(const model::Unit &unit)
    {
        for (const model::Object &object : unit.rendering->objects) {
            diff::ObjectKey key = diff::keyOf(object);
            key.name = m_values.replaced(unit.cluster, "name", key.name);
            key.nameSpace = m_values.replaced(unit.cluster, "namespace", key.nameSpace);
            const auto [entry, isNew] =
                m_objectOf.try_emplace(key, static_cast<std::uint32_t>(m_objects.size()));
            if (isNew)
                m_objects.push_back(made(object));
            SettingObject &own = m_objects[entry->second];
            own.clusters.insert(unit.cluster);
            const auto [variant, first] = m_variantOf.try_emplace(
                {entry->second, object.root}, static_cast<std::uint32_t>(own.variants.size()));
            if (first)
                own.variants.push_back({{}, &object});
            own.variants[variant->second].clusters.insert(unit.cluster);
        }
    }

private:
    SettingObject made(const model::Object &object) const
    {
        SettingObject result;
        result.key = diff::keyOf(object);
        result.isSecret = object.id.group.empty() && object.id.kind == "Secret";
        result.isIdentityMap = object.id.group.empty() && object.id.kind == "ConfigMap"
                               && leaks::DocumentScan::isIdentityMap(object.stableName, m_config);
        return result;
    }

    struct PairHash {
        std::size_t operator()(const std::pair<std::uint32_t, const yaml::Node *> &pair) const
        {
            return std::hash<const void *>{}(pair.second) * 31 + pair.first;
        }
    };

    const IdentityValues &m_values;
    const config::FleetConfig &m_config;
    std::vector<SettingObject> &m_objects;
    std::unordered_map<diff::ObjectKey, std::uint32_t> m_objectOf;
    std::unordered_map<std::pair<std::uint32_t, const yaml::Node *>, std::uint32_t, PairHash>
        m_variantOf;
};

} // namespace

Settings::Settings(const model::Snapshot &snapshot, const config::FleetConfig &config,
                   const leaks::TokenTable &tokens, const base::Cancel &cancel)
    : m_values(snapshot), m_stacks(snapshot)
{
    ObjectCollection collection(m_values, config, m_tables.objects);
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering || !unit.rendering->unresolved.empty())
            m_incomplete.insert(unit.cluster);
        if (unit.rendering)
            collection.add(unit);
    }
    SettingsWalk walk(snapshot, tokens, m_stacks, m_tables);
    for (std::uint32_t index = 0; index < m_tables.objects.size() && !cancel.requested(); ++index)
        walk.object(index);
}

bool Settings::isEffective(const base::RepoPath &file, std::uint32_t begin) const
{
    const auto entries = m_tables.effective.find(file);
    return entries != m_tables.effective.end() && entries->second.contains(begin);
}

bool isOwnSetting(const model::Snapshot &snapshot, const SettingPlace &place)
{
    if (place.reach.size() != 1)
        return false;
    if (!place.layer)
        return true;
    const model::Role::Kind kind = snapshot.layers[*place.layer].role.kind;
    return kind == model::Role::Kind::Cluster || kind == model::Role::Kind::App;
}

} // namespace fleetwright::analysis
