// SPDX-License-Identifier: Apache-2.0
#include "flux/kustomizationunit.h"

#include "base/addresshash.h"
#include "flux/commonmetadata.h"
#include "flux/encryption.h"
#include "kustomize/resource.h"

#include <algorithm>
#include <set>

namespace fleetwright::flux {

namespace {

using base::addressHash;
using base::Error;
using base::ErrorCode;
using base::Hash128;
using base::Result;
using yaml::Node;

/// A variable as it can show in a rendering: its value and its place.
Hash128 identityOf(std::string_view name, const Variables &variables)
{
    const VariableValue value = variables.lookUp(name);
    Hash128 identity = base::combine(base::hashBytes(name), base::hashBytes(value.text));
    identity = base::combine(identity, Hash128{static_cast<std::uint64_t>(value.state), 0});
    const auto variable = variables.byName.find(name);
    if (variable != variables.byName.end())
        identity = base::combine(identity, addressHash(variable->second.node));
    return identity;
}

/// What is done to the objects of a build.
class Finish {
public:
    Finish(const KustomizationSpec &spec, const Variables &variables, const RenderOptions &options,
           Store &store, model::RenderingPtr build)
        : m_spec(spec), m_variables(variables), m_options(options), m_store(store),
          m_build(std::move(build)), m_metadata(spec.field("commonMetadata"))
    {}

    Result<model::RenderingPtr> run()
    {
        // A build that cannot be substituted fails even where no text would change.
        if (auto checked = checkObjects(); !checked)
            return std::move(checked).error();
        prepare();
        if (auto checked = checkVariables(); !checked)
            return std::move(checked).error();
        if (!m_changes && !m_metadata && m_variables.unresolved.empty() && !anyEncrypted())
            return m_build;
        const Hash128 key = identity();
        if (auto known = m_store.findRendering(key))
            return known;
        auto rendering = makeRendering();
        if (!rendering)
            return rendering;
        return m_store.addRendering(key, m_build, *std::move(rendering));
    }

private:
    [[nodiscard]] bool substitutes() const
    {
        return m_spec.postBuild && (m_spec.substituteAlways || !m_variables.empty());
    }

    /// "failed to decode Kubernetes apiVersion, kind and name"
    Result<void> checkObjects() const
    {
        for (const model::Object &object : m_build->objects) {
            if (object.id.version.empty() && object.id.group.empty())
                return errorAt(ErrorCode::Invalid,
                               "failed to decode Kubernetes apiVersion, kind and name from "
                                   + object.id.text(),
                               object.root, "add `apiVersion:`");
        }
        return {};
    }

    /// The objects that substitution touches and the names they use.
    void prepare()
    {
        m_texts.resize(m_build->objects.size());
        if (!substitutes())
            return;
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            auto text = m_store.textOf(m_build->objects[i].root, m_build->arena, m_options.limits);
            m_anyEnabled = m_anyEnabled || !text->isDisabled();
            if (text->isDisabled() || !text->mayChange())
                continue;
            m_changes = true;
            names.insert(text->names().begin(), text->names().end());
            m_texts[i] = std::move(text);
        }
        m_names.assign(names.begin(), names.end());
    }

    /// One bad name fails the build as soon as there is an object to substitute in.
    Result<void> checkVariables() const
    {
        if (!m_anyEnabled)
            return {};
        auto checked = checkNames(m_variables);
        if (checked)
            return checked;
        Error error = std::move(checked).error();
        error.detail = "post build failed: envsubst error: " + error.detail;
        return error;
    }

    [[nodiscard]] bool anyEncrypted() const
    {
        return std::ranges::any_of(m_build->objects, [](const model::Object &object) {
            return isEncryptedObject(object.root);
        });
    }

    [[nodiscard]] Hash128 identity() const
    {
        Hash128 key = addressHash(m_build.get());
        key = base::combine(key, Hash128{m_options.strictness == Strictness::Strict ? 1u : 0u,
                                         m_spec.delivery.decryption.empty() ? 0u : 1u});
        key = base::combine(key, addressHash(m_metadata));
        for (const std::string_view name : m_names)
            key = base::combine(key, identityOf(name, m_variables));
        for (const Error &error : m_variables.unresolved)
            key = base::combine(key, base::hashBytes(base::describe(error)));
        for (const base::RepoPath &file : m_variables.files)
            key = base::combine(key, base::hashBytes(file.text()));
        return key;
    }

    Result<model::RenderingPtr> makeRendering()
    {
        auto arena = std::make_shared<base::Arena>();
        arena->keep(m_build->arena);
        arena->keep(m_spec.keeps);
        auto rendering = std::make_shared<model::Rendering>(*m_build);
        for (std::size_t i = 0; i < rendering->objects.size(); ++i) {
            if (auto done = finish(rendering->objects[i], m_texts[i].get(), *arena, *rendering);
                !done)
                return std::move(done).error();
        }
        if (auto unique = checkUnique(*rendering); !unique)
            return std::move(unique).error();
        rendering->arena = arena;
        rendering->unresolved.insert(rendering->unresolved.end(), m_variables.unresolved.begin(),
                                     m_variables.unresolved.end());
        rendering->warnings.insert(rendering->warnings.end(), m_variables.warnings.begin(),
                                   m_variables.warnings.end());
        for (const base::RepoPath &file : m_variables.files)
            rendering->files.push_back(file);
        std::ranges::sort(rendering->files);
        const auto repeated = std::ranges::unique(rendering->files);
        rendering->files.erase(repeated.begin(), repeated.end());
        return model::RenderingPtr(std::move(rendering));
    }

    Result<void> finish(model::Object &object, const SubstitutionText *text, base::Arena &arena,
                        model::Rendering &rendering) const
    {
        if (isEncryptedObject(object.root))
            rendering.warnings.push_back(
                object.id.text()
                + (m_spec.delivery.decryption.empty()
                       ? " is encrypted, and the Kustomization has no decryption: it is applied "
                         "encrypted"
                       : " is encrypted: its values are shown as they are in Git"));
        if (text) {
            auto substituted = text->substitute(m_variables, m_options.strictness, arena);
            if (!substituted)
                return std::move(substituted).error();
            if (*substituted != object.root)
                rename(object, *substituted);
        }
        if (m_metadata)
            object.root = withCommonMetadata(object.root, m_metadata, arena);
        return {};
    }

    void rename(model::Object &object, const Node *root) const
    {
        const std::string before = object.id.name;
        object.root = root;
        if (auto known = knownObject(root, nullptr))
            object.id = std::move(known->id);
        if (object.stableName == before) {
            object.stableName = object.id.name;
            return;
        }
        const auto stable = ShellTemplate::parse(object.stableName);
        auto text =
            stable
                ? stable->evaluate([&](std::string_view name) { return m_variables.lookUp(name); },
                                   Strictness::Lenient, 1024)
                : Result<std::string>(Error{});
        if (text)
            object.stableName = *std::move(text);
    }

    /// ResMap.Replace: no two objects may have one id when one of them has been substituted.
    Result<void> checkUnique(const model::Rendering &rendering) const
    {
        if (!m_changes)
            return {};
        const kustomize::Schema &schema = kustomize::Schema::builtin();
        std::set<std::string> seen;
        for (const model::Object &object : rendering.objects) {
            const kustomize::IdView id = kustomize::idOf(object.root);
            std::string key(id.apiVersion);
            for (const std::string_view part :
                 {id.kind, kustomize::effectiveNamespace(schema, id), id.name})
                key.append("\n").append(part);
            if (!seen.insert(std::move(key)).second)
                return errorAt(ErrorCode::Conflict,
                               "id " + id.text() + " matched 2 resources after substitution",
                               object.root->findPath({"metadata", "name"}),
                               "give the objects names that stay different");
        }
        return {};
    }

    const KustomizationSpec &m_spec;
    const Variables &m_variables;
    const RenderOptions &m_options;
    Store &m_store;
    model::RenderingPtr m_build;
    const Node *m_metadata;
    std::vector<std::shared_ptr<const SubstitutionText>> m_texts;
    std::vector<std::string_view> m_names;
    bool m_changes = false;
    bool m_anyEnabled = false;
};

} // namespace

std::shared_ptr<const SubstitutionText>
Store::textOf(const Node *object, const std::shared_ptr<const base::Arena> &arena,
              const base::Limits &limits)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_texts.find(object); known != m_texts.end())
            return known->second.text;
    }
    auto text = std::make_shared<const SubstitutionText>(object, limits);
    const std::scoped_lock lock(m_mutex);
    return m_texts.try_emplace(object, Text{arena, std::move(text)}).first->second.text;
}

model::RenderingPtr Store::findRendering(Hash128 key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto known = m_renderings.find(key);
    return known == m_renderings.end() ? nullptr : known->second.rendering;
}

model::RenderingPtr Store::addRendering(Hash128 key, model::RenderingPtr build,
                                        model::RenderingPtr rendering)
{
    const std::scoped_lock lock(m_mutex);
    return m_renderings.try_emplace(key, Rendered{std::move(build), std::move(rendering)})
        .first->second.rendering;
}

void Store::trim()
{
    m_artifacts.trim();
    m_edited.trim();
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_renderings,
                  [](const auto &each) { return each.second.rendering.use_count() == 1; });
    m_texts.clear();
}

base::RepoPath folderOf(const Artifact &artifact, std::string_view path)
{
    // securejoin: ".." above the root stays at the root, a leading slash means nothing.
    base::RepoPath folder;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        if (part == "..")
            folder = folder.parent();
        else if (!part.empty() && part != ".")
            folder = folder.resolve(part).value_or(folder);
        begin = end + 1;
    }
    return artifact.root.resolve(folder.text().empty() ? "." : folder.text())
        .value_or(artifact.root);
}

Result<RenderedKustomization> renderKustomization(const KustomizationSpec &spec,
                                                  const KnownObjects &objects,
                                                  const Checkouts &checkouts,
                                                  const RenderOptions &options, Store &store,
                                                  const base::Cancel &cancel)
{
    auto artifact = store.artifacts().find(spec.source, spec.id.nameSpace, placeOf(spec.root),
                                           objects, checkouts, options.limits);
    if (!artifact)
        return std::move(artifact).error();
    RenderedKustomization rendered;
    rendered.artifact = *std::move(artifact);
    rendered.folder = folderOf(*rendered.artifact, spec.path);
    const base::FileSource &files = *rendered.artifact->files;
    if (!rendered.folder.isRoot() && rendered.folder != rendered.artifact->root
        && files.kind(rendered.folder) != base::EntryKind::Folder)
        return errorAt(ErrorCode::NotFound,
                       "kustomization path not found: '" + spec.path + "' is no folder of "
                           + spec.source.kind + " " + spec.source.name,
                       spec.field("path"), "correct spec.path");
    const auto edited = store.edited().edit(spec, files, rendered.folder, options.limits);
    if (!edited)
        return edited.error();
    kustomize::BuildOptions build;
    build.reorder = kustomize::Reorder::None;
    build.loadRestriction = kustomize::LoadRestriction::None;
    build.mappedUrls = options.mappedUrls;
    build.limits = options.limits;
    auto built = kustomize::build(files, *edited, build, store.layers(), cancel);
    if (!built) {
        Error error = std::move(built).error();
        if (error.code != ErrorCode::Cancelled)
            error.detail = "kustomize build failed: " + error.detail;
        return error;
    }
    auto variables = gatherVariables(spec, objects);
    if (!variables)
        return std::move(variables).error();
    rendered.variables = *std::move(variables);
    auto rendering = Finish(spec, rendered.variables, options, store, *std::move(built)).run();
    if (!rendering)
        return std::move(rendering).error();
    rendered.rendering = *std::move(rendering);
    return rendered;
}

} // namespace fleetwright::flux
