// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/identityuse.h"

#include "analysis/exceptiontext.h"
#include "analysis/leaks/filescan.h"
#include "analysis/leaks/keys.h"
#include "analysis/leaks/layerscan.h"
#include "analysis/leaks/marks.h"
#include "analysis/leaks/survival.h"
#include "inventory/attributes.h"

#include <algorithm>
#include <set>

namespace fleetwright::analysis::leaks {

namespace {

bool isKustomization(const model::Layer &layer)
{
    return layer.kind == model::LayerKind::Kustomization
           || layer.kind == model::LayerKind::Component;
}

/// What a values file's name says: "production" of production.yaml and values-production.yaml.
std::string scopeName(std::string_view name)
{
    name = name.substr(0, name.rfind('.'));
    constexpr std::string_view prefix = "values-";
    if (name.starts_with(prefix))
        name.remove_prefix(prefix.size());
    return std::string(name);
}

/// Clusters, environments, regions and tiers are what folders are named after; other dimensions
/// only where the parent folder says so ("teams/payments").
bool isBinding(const std::string &attribute, const base::RepoPath &folder)
{
    if (inventory::attributeByName(attribute))
        return true;
    const std::string parent = inventory::plainKey(folder.parent().name());
    const std::string dimension = inventory::plainKey(attribute);
    return parent == dimension || parent == dimension + "s";
}

} // namespace

IdentityUses::IdentityUses(const model::Snapshot &snapshot, const config::FleetConfig &config,
                           const TokenTable &table, const base::Cancel &cancel)
    : m_snapshot(snapshot), m_config(config), m_table(table)
{
    std::set<base::RepoPath> visited;
    for (model::LayerIndex index = 0; index < snapshot.layers.size() && !cancel.requested();
         ++index) {
        const model::Layer &layer = snapshot.layers[index];
        if (layer.reach.empty() || !isKustomization(layer))
            continue;
        std::vector<IdentityUse> uses = LayerScan(snapshot, config, m_table, index).run(visited);
        std::move(uses.begin(), uses.end(), std::back_inserter(m_uses));
    }
    for (const auto &[path, reach] : snapshot.reachByFile) {
        if (reach.empty() || cancel.requested() || !visited.insert(path).second)
            continue;
        std::vector<IdentityUse> uses = scanFile(snapshot, config, m_table, path, reach);
        std::move(uses.begin(), uses.end(), std::back_inserter(m_uses));
    }
    findSurvivors(snapshot, m_uses, cancel);
    findScopes();
    readListed();
}

const std::optional<Scope> &IdentityUses::scopeOf(const IdentityUse &use) const
{
    return m_scopes.at({use.layer, use.token});
}

void IdentityUses::findScopes()
{
    std::map<std::pair<std::string, std::string>, bool> named; // by attribute and folder's name
    const auto namesValue = [&](const std::string &attribute, const std::string &name) {
        const auto [entry, isNew] = named.try_emplace({attribute, name});
        if (isNew)
            entry->second = m_table.namesValue(attribute, name);
        return entry->second;
    };
    const auto scopeOf = [&](const IdentityUse &use) -> std::optional<Scope> {
        for (base::RepoPath folder = use.layer; !folder.isRoot(); folder = folder.parent()) {
            const std::string name =
                folder == use.file ? scopeName(folder.name()) : std::string(folder.name());
            for (const std::string &attribute : m_table.token(use.token).attributes) {
                if (namesValue(attribute, name))
                    return Scope{attribute, name, m_table.ownersOf(attribute, name),
                                 isBinding(attribute, folder)};
            }
        }
        return {};
    };
    // A layer is the file itself for all of its uses, or for none.
    for (const IdentityUse &use : m_uses) {
        const auto [entry, isNew] = m_scopes.try_emplace({use.layer, use.token});
        if (isNew)
            entry->second = scopeOf(use);
    }
}

/// allowed_exceptions of clusters.X, environments.X and regions.X.
void IdentityUses::readListed()
{
    const base::Result<std::optional<config::Classification>> read =
        config::readClassification(*m_snapshot.files, m_config);
    if (!read || !read->has_value())
        return;
    for (const auto &[scope, entries] : (*read)->allowedExceptions) {
        const std::size_t dot = scope.find('.');
        if (dot == std::string::npos)
            continue;
        const model::ClusterSet clusters =
            m_table.ownersOf(attributeOfScope(scope.substr(0, dot)), scope.substr(dot + 1));
        for (const config::Classification::Entry &entry : entries)
            m_listed.push_back({clusters, exceptionWords(entry.text + " " + entry.ticket)});
    }
}

bool IdentityUses::isListedException(const IdentityUse &use) const
{
    if (m_listed.empty())
        return false;
    const std::vector<std::string> own = exceptionWords(use.object + " " + use.field + " " + use.key
                                                        + " " + m_table.token(use.token).text);
    model::ClusterSet covered;
    for (const ListedEntry &entry : m_listed) {
        const bool shared =
            std::any_of(entry.words.begin(), entry.words.end(), [&](const std::string &word) {
                return std::find(own.begin(), own.end(), word) != own.end();
            });
        if (shared)
            covered.insertAll(entry.clusters);
    }
    return use.reach.isSubsetOf(covered);
}

} // namespace fleetwright::analysis::leaks
