// SPDX-License-Identifier: Apache-2.0
#include "analysis/identity/unitvariables.h"

#include "flux/kustomizationspec.h"
#include "yaml/reader.h"

#include <algorithm>

namespace fleetwright::analysis::identity {

namespace {

/// What variables come from, or what makes it.
bool isSource(const model::ResourceId &id)
{
    return id.kind == "ConfigMap" || id.kind == "Secret" || id.kind == "ExternalSecret"
           || id.kind == "SealedSecret";
}

} // namespace

std::optional<flux::Variables> UnitVariables::of(const model::Unit &unit)
{
    const yaml::Node *object = unit.declaration->object;
    if (!object || !unit.rendering || !object->findPath({"spec", "postBuild"}))
        return std::nullopt;
    const auto known = flux::knownObject(object, unit.declaration->keeps);
    const auto spec = known && flux::isFluxKustomization(known->id)
                          ? flux::readKustomizationSpec(*known)
                          : base::Result<flux::KustomizationSpec>(base::Error{});
    if (!spec || !spec->postBuild)
        return std::nullopt;
    const KnownObjectsPtr &applied = appliedTo(unit.hub.value_or(unit.cluster));
    auto variables = flux::gatherVariables(*spec, *applied);
    if (variables && variables->openEnded) {
        const flux::KnownObjects all(
            applied->all(), std::make_shared<const flux::KnownObjects>(writtenIn(*unit.rendering)));
        variables = flux::gatherVariables(*spec, all);
    }
    if (!variables)
        return std::nullopt;
    return *std::move(variables);
}

const UnitVariables::KnownObjectsPtr &UnitVariables::appliedTo(model::ClusterIndex cluster)
{
    KnownObjectsPtr &known = m_applied[cluster];
    if (known)
        return known;
    std::vector<flux::KnownObject> objects;
    for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
        const model::RenderingPtr &rendering = m_snapshot.units[index].rendering;
        if (!rendering)
            continue;
        for (const model::Object &object : rendering->objects) {
            if (isSource(object.id))
                objects.push_back({object.id, object.root, rendering});
        }
    }
    known = std::make_shared<const flux::KnownObjects>(std::move(objects));
    return known;
}

std::vector<flux::KnownObject> UnitVariables::writtenIn(const model::Rendering &rendering)
{
    std::vector<flux::KnownObject> objects;
    for (const base::RepoPath &path : rendering.files) {
        const auto [entry, isNew] = m_written.try_emplace(path);
        if (isNew) {
            const auto file = m_snapshot.files->read(path);
            const auto parsed =
                file ? yaml::readFile(*file) : base::Result<yaml::ParsedFilePtr>(file.error());
            for (const yaml::Node *document :
                 parsed ? (*parsed)->documents : std::vector<const yaml::Node *>()) {
                auto object = flux::knownObject(document, *parsed);
                if (object && isSource(object->id))
                    entry->second.push_back(*std::move(object));
            }
        }
        objects.insert(objects.end(), entry->second.begin(), entry->second.end());
    }
    return objects;
}

} // namespace fleetwright::analysis::identity
