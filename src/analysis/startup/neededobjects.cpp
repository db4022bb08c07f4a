// SPDX-License-Identifier: Apache-2.0
#include "analysis/startup/neededobjects.h"

#include "analysis/places.h"
#include "analysis/unitdependencies.h"
#include "analysis/unitwriting.h"
#include "flux/knownobjects.h"

#include <algorithm>
#include <set>
#include <span>

namespace fleetwright::analysis::startup {

namespace {

using model::ClusterIndex;
using model::Unit;
using yaml::Node;

class Needs {
public:
    explicit Needs(const model::Snapshot &snapshot) : m_snapshot(snapshot) {}

    std::vector<Need> run()
    {
        for (std::size_t index = 0; index < m_snapshot.units.size(); ++index) {
            const Unit &unit = m_snapshot.units[index];
            if (unit.controller != model::Controller::Flux || !unit.declaration->object)
                continue;
            m_index = index;
            const Node &object = *unit.declaration->object;
            if (unit.id.kind == "Kustomization")
                references(object.findPath({"spec", "postBuild", "substituteFrom"}),
                           "substituteFrom");
            else
                references(object.findPath({"spec", "valuesFrom"}), "valuesFrom");
            access(object.findPath({"spec", "decryption", "secretRef", "name"}), "Secret",
                   "decryption.secretRef");
            access(object.findPath({"spec", "kubeConfig", "secretRef", "name"}), "Secret",
                   "kubeConfig.secretRef");
            access(object.findPath({"spec", "serviceAccountName"}), "ServiceAccount",
                   "serviceAccountName");
        }
        return std::move(m_needs);
    }

private:
    void references(const Node *list, const std::string &field)
    {
        for (const Node *entry : list ? list->items() : std::span<const Node *const>()) {
            const std::string kind(flux::textAt(entry, {"kind"}));
            const Node *name = entry->find("name");
            if (!name || flux::isTrueAt(entry, {"optional"})
                || (kind != "ConfigMap" && kind != "Secret"))
                continue;
            add(Need::For::Values, name, kind, field);
        }
    }

    void access(const Node *name, const std::string &kind, const std::string &field)
    {
        if (name && name->isScalar() && !name->text().empty())
            add(Need::For::Access, name, kind, field);
    }

    void add(Need::For use, const Node *name, const std::string &kind, const std::string &field)
    {
        const std::string_view text = name->text();
        if (text.find("${") != std::string_view::npos || text.find("{{") != std::string_view::npos)
            return;
        m_needs.push_back({use, m_index, field, kind, m_snapshot.units[m_index].id.nameSpace,
                           std::string(text), placeOf(name)});
    }

    const model::Snapshot &m_snapshot;
    std::size_t m_index = 0;
    std::vector<Need> m_needs;
};

bool holdsScalar(const Node *node, std::string_view text)
{
    if (node->isScalar())
        return node->text() == text;
    return std::ranges::any_of(
               node->entries(),
               [&](const yaml::Entry &entry) { return holdsScalar(entry.value, text); })
           || std::ranges::any_of(node->items(),
                                  [&](const Node *item) { return holdsScalar(item, text); });
}

/// What copies Secrets and ConfigMaps between namespaces puts its own annotations on them.
bool isReplicated(const Node *object)
{
    const Node *annotations = object->findPath({"metadata", "annotations"});
    if (!annotations)
        return false;
    return std::ranges::any_of(annotations->entries(), [](const yaml::Entry &entry) {
        const std::string_view key = entry.key->text();
        return key.find("reflector") != std::string_view::npos
               || key.find("replicat") != std::string_view::npos
               || key.find("kubed.appscode.com/sync") != std::string_view::npos;
    });
}

} // namespace

std::vector<Need> needsOf(const model::Snapshot &snapshot)
{
    return Needs(snapshot).run();
}

ClusterIndex apiOf(const Unit &unit)
{
    return unit.hub.value_or(unit.cluster);
}

AppliedObjects::AppliedObjects(const model::Snapshot &snapshot) : m_snapshot(snapshot)
{
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        const Unit &unit = snapshot.units[index];
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            const std::string &kind = object.id.kind;
            if (kind == "ConfigMap" || kind == "Secret" || kind == "ServiceAccount"
                || kind == "AppProject")
                m_byKind[{unit.cluster, kind}].push_back({index, &object});
        }
    }
}

const std::vector<AppliedObjects::Applied> &AppliedObjects::ofKind(ClusterIndex cluster,
                                                                   std::string_view kind) const
{
    static const std::vector<Applied> none;
    const auto found = m_byKind.find(Key(cluster, std::string(kind)));
    return found == m_byKind.end() ? none : found->second;
}

std::vector<std::size_t> AppliedObjects::unitsWith(ClusterIndex cluster, std::string_view kind,
                                                   std::string_view nameSpace,
                                                   std::string_view name) const
{
    std::vector<std::size_t> units;
    for (const Applied &applied : ofKind(cluster, kind)) {
        const model::ResourceId &id = applied.object->id;
        if (id.name != name)
            continue;
        const std::string own = id.nameSpace.empty()
                                    ? defaultNamespaceOf(m_snapshot.units[applied.unit])
                                    : id.nameSpace;
        if (own == nameSpace)
            units.push_back(applied.unit);
    }
    return units;
}

bool AppliedObjects::isMade(ClusterIndex cluster, const Need &need) const
{
    std::set<const model::Rendering *> seen;
    for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
        const Unit &unit = m_snapshot.units[index];
        if (!unit.rendering || !seen.insert(unit.rendering.get()).second)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            const bool isSuch = object.id.kind == need.kind && object.id.group.empty();
            if (isSuch ? object.stableName == need.name && isReplicated(object.root)
                       : !isTargetingKind(object.id) && holdsScalar(object.root, need.name))
                return true;
        }
    }
    return false;
}

} // namespace fleetwright::analysis::startup
