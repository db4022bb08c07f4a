// SPDX-License-Identifier: Apache-2.0
#include "cli/fluxfleet.h"

#include "base/parallel.h"
#include "cli/checkouts.h"
#include "cli/invocation.h"
#include "cli/session.h"
#include "kustomize/layerstore.h"

#include <set>

namespace fleetwright::cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using flux::KnownObject;

void addObjects(std::vector<KnownObject> &objects, const yaml::Node *root,
                const std::shared_ptr<const void> &keeps)
{
    if (root->isMapping() && root->find("kind") && root->find("kind")->text() == "List") {
        const yaml::Node *items = root->find("items");
        for (const yaml::Node *item : items ? items->items() : std::span<const yaml::Node *const>{})
            addObjects(objects, item, keeps);
        return;
    }
    if (auto object = flux::knownObject(root, keeps))
        objects.push_back(*std::move(object));
}

/// Whether a file can matter: most of a fleet's files hold neither Flux objects nor variables.
bool mayMatter(const base::SourceFile &file)
{
    for (const std::string_view word : {"fluxcd", "ConfigMap", "Secret"}) {
        if (file.bytes().find(word) != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

Result<FluxFleet> FluxFleet::open(Invocation &invocation, flux::RenderOptions options)
{
    auto files = openFiles(invocation);
    if (!files)
        return std::move(files).error();
    FluxFleet fleet;
    fleet.m_files = base::holdFiles(*std::move(files));
    auto checkouts = openCheckouts(invocation, fleet.m_files);
    if (!checkouts)
        return std::move(checkouts).error();
    fleet.m_checkouts = *std::move(checkouts);
    fleet.m_layers = std::make_unique<kustomize::LayerStore>();
    fleet.m_store = std::make_unique<flux::Store>(*fleet.m_layers);
    fleet.m_options = std::move(options);
    const auto listed = base::listFiles(*fleet.m_files, {}, fleet.m_options.limits);
    if (!listed)
        return listed.error();
    fleet.readFiles();
    return fleet;
}

void FluxFleet::readFiles()
{
    const auto listed = base::listAllFiles(*m_files, {});
    if (!listed)
        return;
    std::vector<base::RepoPath> paths;
    for (const base::RepoPath &path : *listed) {
        if (path.extension() == "yaml" || path.extension() == "yml")
            paths.push_back(path);
    }
    std::vector<std::vector<KnownObject>> read(paths.size());
    base::parallelFor(paths.size(), [&](std::size_t i) {
        const auto file = m_files->read(paths[i]);
        if (!file || !mayMatter(**file))
            return;
        const auto parsed = m_layers->impl().parsed(*file);
        if (!parsed)
            return;
        for (const yaml::Node *document : (*parsed)->documents)
            addObjects(read[i], document, (*parsed)->arena);
    });
    for (std::vector<KnownObject> &objects : read)
        m_written.insert(m_written.end(), objects.begin(), objects.end());
    m_objects = std::make_unique<flux::KnownObjects>(m_written);
}

bool FluxFleet::applyOnce()
{
    std::vector<const KnownObject *> units;
    std::set<std::string> seen;
    for (const KnownObject &object : m_objects->all()) {
        if (flux::isFluxKustomization(object.id)
            && seen.insert(object.id.text() + base::toHex(object.root->hash())).second)
            units.push_back(&object);
    }
    std::vector<std::vector<KnownObject>> applied(units.size());
    base::parallelFor(units.size(), [&](std::size_t i) {
        const auto spec = flux::readKustomizationSpec(*units[i]);
        if (!spec)
            return;
        const auto rendered =
            flux::renderKustomization(*spec, *m_objects, *m_checkouts, m_options, *m_store);
        if (!rendered)
            return;
        for (const model::Object &object : rendered->rendering->objects)
            addObjects(applied[i], object.root, rendered->rendering->arena);
    });
    std::vector<KnownObject> all;
    std::set<std::string> known;
    base::Hash128 hash;
    for (const std::vector<KnownObject> &objects : applied) {
        for (const KnownObject &object : objects) {
            if (!known.insert(object.id.text() + base::toHex(object.root->hash())).second)
                continue;
            all.push_back(object);
        }
    }
    for (const std::string &each : known)
        hash = base::combine(hash, base::hashBytes(each));
    if (hash == m_applied)
        return false;
    m_applied = hash;
    // What is applied counts more than what is written.
    all.insert(all.end(), m_written.begin(), m_written.end());
    m_objects = std::make_unique<flux::KnownObjects>(std::move(all));
    return true;
}

Result<model::RenderingPtr> FluxFleet::render(const model::UnitId &unit)
{
    for (std::size_t round = 0; round < m_options.limits.fixpointRounds && applyOnce(); ++round) {
    }
    const KnownObject *object =
        m_objects->find({"kustomize.toolkit.fluxcd.io", unit.kind, unit.nameSpace, unit.name});
    if (!object)
        return Error{ErrorCode::NotFound, "no unit " + unit.text(), {}, {}, {}};
    const auto spec = flux::readKustomizationSpec(*object);
    if (!spec)
        return spec.error();
    auto rendered = flux::renderKustomization(*spec, *m_objects, *m_checkouts, m_options, *m_store);
    if (!rendered)
        return std::move(rendered).error();
    return std::move(rendered->rendering);
}

} // namespace fleetwright::cli
