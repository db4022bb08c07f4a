// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/identitymaps.h"

#include "flux/knownobjects.h"

#include <algorithm>
#include <span>

namespace fleetwright::analysis::identity {

namespace {

using model::Cluster;
using model::ClusterIndex;
using model::Unit;
using yaml::Node;

bool isFluxKustomization(const Unit &unit)
{
    return unit.controller == model::Controller::Flux && unit.id.kind == "Kustomization";
}

/// Some of its objects are not in Git. Those of charts are no identity.
bool readsElsewhere(const Unit &unit)
{
    const bool isChart =
        std::ranges::any_of(unit.declaration->sources,
                            [](const model::UnitSource &source) { return !source.chart.empty(); });
    return !isChart && (unit.unresolved || (unit.rendering && !unit.rendering->unresolved.empty()));
}

/// A path with one folder's name replaced by another; "" where no folder has it.
std::string withFolder(const std::string &path, const std::string &from, const std::string &to)
{
    const std::string slashed = '/' + path + '/';
    const std::size_t at = slashed.find('/' + from + '/');
    if (at == std::string::npos)
        return {};
    std::string replaced = slashed;
    replaced.replace(at + 1, from.size(), to);
    return replaced.substr(1, replaced.size() - 2);
}

} // namespace

IdentityMaps::IdentityMaps(const RuleInput &input)
    : m_snapshot(input.snapshot()), m_config(input.config()),
      m_identities(input.snapshot().clusters.size())
{
    const model::Snapshot &snapshot = m_snapshot;
    for (ClusterIndex index = 0; index < snapshot.clusters.size(); ++index) {
        const Cluster &cluster = snapshot.clusters[index];
        Identity &identity = m_identities[index];
        identity.isMember = !cluster.isHub;
        for (const model::Fact &fact : cluster.facts) {
            identity.hasMap |= fact.signal == model::Signal::IdentityConfigMap;
            if (fact.signal == model::Signal::Substitution)
                identity.inlineKeys.insert(fact.key);
        }
    }
    for (const Unit &unit : snapshot.units)
        look(unit);
    for (const Identity &identity : m_identities) {
        m_members += identity.isMember ? 1 : 0;
        m_holders += identity.isMember && identity.hasMap ? 1 : 0;
        if (!identity.isMember || !identity.map)
            continue;
        ++m_maps;
        for (const std::string &key : identity.keys)
            ++m_mapsWithKey[key];
    }
    if (m_usualName.empty() && !m_config.identityConfigMaps.empty())
        m_usualName = m_config.identityConfigMaps.front();
}

bool IdentityMaps::isName(std::string_view name) const
{
    return std::ranges::find(m_config.identityConfigMaps, name)
           != m_config.identityConfigMaps.end();
}

void IdentityMaps::look(const Unit &unit)
{
    Identity &identity = m_identities[unit.cluster];
    if (unit.rendering) {
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.kind == "ConfigMap" && object.id.group.empty()
                && isName(object.stableName))
                readMap(unit, object);
        }
    }
    const bool asksForMap = asksFor(unit);
    const bool isMissing = asksForMap && missesMap(unit);
    identity.hasMap |= asksForMap && !isMissing && unit.rendering;
    identity.isKnown &= !unit.error && (isMissing || !readsElsewhere(unit));
}

bool IdentityMaps::asksFor(const Unit &unit) const
{
    const Node *object = unit.declaration->object;
    const Node *from = object ? object->findPath({"spec", "postBuild", "substituteFrom"}) : nullptr;
    const std::span<const Node *const> entries =
        from ? from->items() : std::span<const Node *const>();
    return std::ranges::any_of(entries, [this](const Node *entry) {
        return flux::textAt(entry, {"kind"}) == "ConfigMap" && isName(flux::textAt(entry, {"name"}))
               && !flux::isTrueAt(entry, {"optional"});
    });
}

bool IdentityMaps::missesMap(const Unit &unit) const
{
    return unit.rendering
           && std::ranges::any_of(unit.rendering->unresolved, [this](const base::Error &error) {
                  return std::ranges::any_of(m_config.identityConfigMaps,
                                             [&](const std::string &name) {
                                                 return error.detail.starts_with(
                                                     "substitute from 'ConfigMap/" + name + "'");
                                             });
              });
}

void IdentityMaps::readMap(const Unit &unit, const model::Object &object)
{
    Identity &identity = m_identities[unit.cluster];
    identity.hasMap = true;
    if (!identity.map) {
        identity.map = &object;
        identity.unit = &unit;
    }
    m_usualName = object.stableName;
    if (const Node *data = object.root->find("data")) {
        for (const yaml::Entry &entry : data->entries())
            identity.keys.insert(std::string(entry.key->text()));
    }
}

std::set<std::string> IdentityMaps::keysOfOthers(ClusterIndex cluster) const
{
    const Identity &own = m_identities[cluster];
    const bool counts = own.isMember && own.map;
    const std::size_t others = m_maps - (counts ? 1 : 0);
    std::set<std::string> common;
    for (const auto &[key, maps] : m_mapsWithKey) {
        if (others > 1 && maps - (counts && own.keys.contains(key) ? 1 : 0) == others)
            common.insert(key);
    }
    return common;
}

bool IdentityMaps::lacksMap(ClusterIndex cluster) const
{
    const Identity &identity = m_identities[cluster];
    if (!identity.isMember || !identity.isKnown || identity.hasMap || m_holders < 2
        || 2 * m_holders <= m_members - 1)
        return false;
    const std::set<std::string> common = keysOfOthers(cluster);
    return common.empty() || !std::ranges::includes(identity.inlineKeys, common);
}

const model::Object *IdentityMaps::mapOf(ClusterIndex cluster) const
{
    return m_identities[cluster].map;
}

std::vector<std::string> IdentityMaps::lackingKeys(ClusterIndex cluster) const
{
    const Identity &identity = m_identities[cluster];
    std::vector<std::string> lacking;
    for (const std::string &key : keysOfOthers(cluster)) {
        if (!identity.keys.contains(key) && !identity.inlineKeys.contains(key))
            lacking.push_back(key);
    }
    return lacking;
}

base::Place IdentityMaps::rootOf(ClusterIndex cluster) const
{
    for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
        const Unit &unit = m_snapshot.units[index];
        if (isFluxKustomization(unit) && !unit.parent && unit.declaration->place.line > 0)
            return unit.declaration->place;
    }
    // As the others' maps lie in their overlays.
    const std::string &name = m_snapshot.clusters[cluster].name;
    for (ClusterIndex other = 0; other < m_identities.size(); ++other) {
        const Unit *unit = m_identities[other].unit;
        if (!unit || !unit->root)
            continue;
        const std::string path = withFolder(m_snapshot.layers[*unit->root].path.text(),
                                            m_snapshot.clusters[other].name, name);
        const auto layer = std::ranges::find_if(m_snapshot.layers, [&](const model::Layer &each) {
            return each.path.text() == path && each.reach.contains(cluster);
        });
        if (!path.empty() && layer != m_snapshot.layers.end())
            return {layer->file, 1, 1};
    }
    for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
        const Unit &unit = m_snapshot.units[index];
        if (unit.root && unit.controller == model::Controller::Overlay)
            return {m_snapshot.layers[*unit.root].file, 1, 1};
    }
    return {};
}

} // namespace fleetwright::analysis::identity
