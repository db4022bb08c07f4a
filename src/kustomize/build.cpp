// SPDX-License-Identifier: Apache-2.0
#include "kustomize/build.h"

#include "kustomize/accumulate.h"
#include "kustomize/annotations.h"
#include "kustomize/errors.h"
#include "kustomize/generators/namehash.h"
#include "kustomize/layerstore.h"
#include "kustomize/loader/reads.h"
#include "kustomize/order.h"
#include "kustomize/resourcemap.h"
#include "kustomize/transformers/transformers.h"
#include "yaml/emitter.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Hash128;
using base::Result;
using yaml::Node;

/// provenance.Semver of a kustomize that was not built by its release process.
constexpr std::string_view managedBy = "kustomize-(devel)";

/// What the top of a build does with its layer (Kustomizer.Run, KustTarget.makeCustomizedResMap).
class Finisher {
public:
    /// Takes the layer's resources.
    Finisher(Layer &layer, const BuildOptions &options)
        : m_layer(layer), m_source(*layer.source), m_options(options),
          m_folder(std::make_shared<const base::RepoPath>(layer.folders.front())),
          m_map(std::move(layer.map))
    {
        m_layer.arena->keep(m_folder);
    }

    Result<model::RenderingPtr> run()
    {
        const TransformContext context{.arena = *m_layer.arena,
                                       .layer = *m_folder,
                                       .schema = m_layer.schema.schema(),
                                       .limits = m_options.limits,
                                       .effects = m_layer.effects.get()};
        auto rendering = std::make_shared<model::Rendering>();
        rendering->warnings = m_layer.warnings;
        rendering->releases = m_layer.releases;
        if (auto done = addNameHashes(context, m_map); !done)
            return std::move(done).error();
        static_cast<void>(rememberIds());
        const Hash128 identities = identitiesOf(m_map);
        if (auto done =
                fixNameReferences(context, m_map, m_layer.configuration->references, identities);
            !done)
            return std::move(done).error();
        auto resolved =
            resolveVariables(context, m_map, m_layer.variables,
                             m_layer.configuration->specs.varReference, rendering->warnings);
        if (!resolved)
            return std::move(resolved).error();
        const auto order =
            rememberIds() ? settledOrder(context, identities) : unsettledOrder(context.schema);
        if (!order)
            return order.error();
        if (auto done = addManagedByLabel(context); !done)
            return std::move(done).error();
        for (const std::uint32_t place : *order) {
            if (auto fits = m_map.checkTypes(m_map.resources[place].root); !fits)
                return std::move(fits).error();
        }
        fill(*rendering, context, *order);
        return model::RenderingPtr(std::move(rendering));
    }

private:
    /// False if an object has another id than was remembered before.
    bool rememberIds()
    {
        bool same = true;
        for (Resource &resource : m_map.resources)
            same = resource.rememberId() && same;
        return same;
    }

    Result<std::vector<std::uint32_t>> unsettledOrder(const Schema &schema)
    {
        static_cast<void>(dropLocal());
        if (auto done = checkIds(schema); !done)
            return std::move(done).error();
        return outputOrder(m_map, m_source.root->find("sortOptions"), m_options.reorder);
    }

    /// Drops what is not for the cluster, and tells in which order the rest is put out. Checks and
    /// order depend on the identities alone.
    Result<std::vector<std::uint32_t>> settledOrder(const TransformContext &context,
                                                    Hash128 identities)
    {
        const Node *sortOptions = m_source.root->find("sortOptions");
        const StepKey key = context.key("order")
                                .add(identities)
                                .add(dropLocal())
                                .addKept(sortOptions)
                                .add(static_cast<std::uint64_t>(m_options.reorder));
        if (const auto *known = context.effects->orderOf(key.hash())) {
            context.effects->noteOrder(key.hash(), *known);
            return *known;
        }
        if (auto done = checkIds(context.schema); !done)
            return std::move(done).error();
        auto order = outputOrder(m_map, sortOptions, m_options.reorder);
        if (order)
            context.effects->noteOrder(key.hash(), *order);
        return order;
    }

    /// resource.Factory.DropLocalNodes. Which ones were dropped, as text.
    std::string dropLocal()
    {
        std::string dropped;
        std::size_t place = 0;
        std::erase_if(m_map.resources, [&](const Resource &resource) {
            const auto local = annotation(resource.root, "config.kubernetes.io/local-config");
            const bool isDropped = local && *local != "false" && isNamed(resource.view());
            if (isDropped)
                dropped += std::to_string(place) + ' ';
            ++place;
            return isDropped;
        });
        return dropped;
    }

    static bool isNamed(const IdView &id)
    {
        return !id.kind.empty() && (!id.name.empty() || id.kind.ends_with("List"));
    }

    Result<void> checkIds(const Schema &schema)
    {
        for (const Resource &resource : m_map.resources) {
            const IdView id = resource.view();
            if (!isNamed(id))
                return errorAt(ErrorCode::Invalid,
                               id.kind.empty() ? "missing kind in object"
                                               : "missing metadata.name in object of kind "
                                                     + std::string(id.kind),
                               resource.root, "a patch took it away");
        }
        return checkUnique(schema, m_map.resources);
    }

    Result<void> addManagedByLabel(const TransformContext &context)
    {
        if (!m_options.managedByLabel && !m_source.buildMetadata("managedByLabel"))
            return {};
        const yaml::NodeBuilder &builder = context.builder;
        const yaml::Entry label{builder.string("app.kubernetes.io/managed-by"),
                                builder.string(managedBy)};
        const yaml::Node *option = m_source.buildMetadata("managedByLabel");
        const base::Span span = option ? option->span() : base::Span{};
        FieldSpec spec;
        spec.path = "metadata/labels";
        spec.create = true;
        return transformLabels(context, m_map, "buildMetadata",
                               builder.mapping(std::span(&label, 1), span), std::span(&spec, 1));
    }

    /// Notes on the annotations that buildMetadata asks for which of its options did.
    class MetadataNotes {
    public:
        MetadataNotes(const TransformContext &context, const KustomizationSource &source)
            : m_builder(context.builder)
        {
            add(context, originAnnotation, source.buildMetadata("originAnnotations"));
            add(context, transformationsAnnotation, source.buildMetadata("transformerAnnotations"));
        }

        [[nodiscard]] const yaml::Node *noted(const yaml::Node *object) const
        {
            for (const auto &[key, change] : m_changes) {
                const yaml::Node *metadata = object->find("metadata");
                const yaml::Node *annotations = metadata ? metadata->find("annotations") : nullptr;
                const yaml::Node *value = annotations ? annotations->find(key) : nullptr;
                if (!value || value->span().known())
                    continue;
                annotations =
                    m_builder.withField(annotations, key, m_builder.withChange(value, change));
                object = m_builder.withField(
                    object, "metadata", m_builder.withField(metadata, "annotations", annotations));
            }
            return object;
        }

    private:
        void add(const TransformContext &context, std::string_view key, const yaml::Node *option)
        {
            if (option)
                m_changes.emplace_back(
                    key, m_builder.change(nullptr, context.step("buildMetadata", option->span())));
        }

        const yaml::NodeBuilder &m_builder;
        std::vector<std::pair<std::string_view, const yaml::Change *>> m_changes;
    };

    void fill(model::Rendering &rendering, const TransformContext &context,
              const std::vector<std::uint32_t> &order)
    {
        const Node *origin = m_source.buildMetadata("originAnnotations");
        const Node *transformations = m_source.buildMetadata("transformerAnnotations");
        const KeepNotes keep{origin != nullptr, transformations != nullptr};
        const MetadataNotes notes(context, m_source);
        Effects::Step effects(context.effects,
                              context.key("annotations").addKept(origin).addKept(transformations),
                              m_map.resources.size());
        rendering.objects.reserve(m_map.resources.size());
        for (const std::uint32_t place : order) {
            Resource &resource = m_map.resources[place];
            model::Object object;
            object.root = *effects.of(resource.root, [&]() -> Result<const Node *> {
                return notes.noted(withCleanAnnotations(context.builder, resource.root, keep));
            });
            object.id = resource.id();
            object.stableName = resource.needsHash ? resource.previous.back().name : object.id.name;
            object.layer = std::move(resource.layer);
            rendering.objects.push_back(std::move(object));
        }
        rendering.arena = m_layer.arena;
        rendering.layers = m_layer.folders;
        rendering.files = allFiles(m_layer);
        rendering.unresolved = m_layer.unresolved;
    }

    const Layer &m_layer;
    const KustomizationSource &m_source;
    const BuildOptions &m_options;
    std::shared_ptr<const base::RepoPath> m_folder;
    ResourceMap m_map;
};

Hash128 renderingKey(const LayerPtr &layer, const BuildOptions &options)
{
    const Hash128 place{reinterpret_cast<std::uintptr_t>(layer.get()), 0};
    return base::combine(place, Hash128{static_cast<std::uint64_t>(options.reorder),
                                        options.managedByLabel ? 1u : 0u});
}

} // namespace

namespace {

/// A rendering of what the store has, or of what is computed now. Of the built layer itself the
/// store keeps all but the resources: they are in the rendering.
Result<model::RenderingPtr> renderTop(const BuildScope &scope, const LayerEntry &entry)
{
    const Hash128 key = layerKey(scope, entry);
    if (const LayerPtr stored = scope.store.find(key, scope.files, entry.schema)) {
        if (stored->error)
            return *stored->error;
        if (auto known = scope.store.findRendering(stored, renderingKey(stored, scope.options)))
            return known;
    }
    std::vector<base::RepoPath> chain;
    const LayerPtr earlier = scope.store.earlier(key);
    const auto layer = computeLayer(scope, entry, chain, earlier);
    if (!layer)
        return layer.error();
    Result<model::RenderingPtr> rendering = base::Error{};
    if (!(*layer)->error) {
        rendering = Finisher(**layer, scope.options).run();
        if (rendering) {
            (*layer)->settle(earlier);
        } else {
            (*layer)->error = rendering.error();
            (*layer)->effects.reset();
        }
    }
    (*layer)->noteValidity(scope.files.stateId(), true);
    const LayerPtr added = scope.store.add(key, *layer);
    if (added->error)
        return *added->error;
    return scope.store.addRendering(added, renderingKey(added, scope.options),
                                    *std::move(rendering));
}

} // namespace

namespace {

Result<model::RenderingPtr> buildTop(const BuildScope &scope, const base::RepoPath &folder,
                                     LayerEntry entry)
{
    if (scope.cancel.requested())
        return base::Error{ErrorCode::Cancelled, "cancelled", {}, {}, {}};
    ReadLog log(scope.files);
    const auto canonical = log.canonical(folder);
    if (!canonical || log.kind(*canonical) != base::EntryKind::Folder)
        return base::Error{canonical ? ErrorCode::NotAFile : canonical.error().code,
                           "must build at directory: '" + folder.text() + "' is not a folder",
                           base::Place{folder, 0, 0},
                           "name the folder of a kustomization",
                           {}};
    entry.folder = *canonical;
    return renderTop(scope, entry);
}

} // namespace

Result<model::RenderingPtr> build(const base::FileSource &files, const base::RepoPath &folder,
                                  const BuildOptions &options, LayerStore &store,
                                  const base::Cancel &cancel)
{
    return buildTop(BuildScope{files, options, store.impl(), cancel}, folder, {});
}

Result<model::RenderingPtr> build(const base::FileSource &files, const EditedFolder &edited,
                                  const BuildOptions &options, LayerStore &store,
                                  const base::Cancel &cancel)
{
    LayerEntry entry;
    entry.edited = edited.kustomization;
    entry.editedIdentity = edited.identity;
    return buildTop(BuildScope{files, options, store.impl(), cancel}, edited.folder,
                    std::move(entry));
}

Result<std::string> toText(const model::Rendering &rendering, const base::Limits &limits)
{
    std::string text;
    for (const model::Object &object : rendering.objects) {
        if (!text.empty())
            text += "---\n";
        if (auto added = yaml::appendYaml(text, object.root); !added)
            return std::move(added).error();
        if (text.size() > limits.outputBytes)
            return errorAt(ErrorCode::TooLarge,
                           "the output is larger than the limit outputBytes ("
                               + std::to_string(limits.outputBytes) + ")",
                           object.root, "split the kustomization");
    }
    return text;
}

} // namespace fleetwright::kustomize
