// SPDX-License-Identifier: Apache-2.0
#include "kustomize/errors.h"
#include "kustomize/loader/decode.h"
#include "kustomize/resourcemap.h"
#include "kustomize/target.h"
#include "kustomize/transformers/transformers.h"
#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <algorithm>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

bool isTrue(const Node *node, std::string_view field)
{
    const Node *value = node->find(field);
    return value && yaml::parseBool(value->text()).value_or(false);
}

/// Where one entry of `labels:` sets its pairs (transformerConfigurators[LabelTransformer]).
Result<std::vector<FieldSpec>> labelSpecs(const Node *label, const TransformerConfig &config)
{
    std::vector<FieldSpec> specs;
    if (const Node *fields = label->find("fields")) {
        auto own = fieldSpecsFromNode(fields);
        if (!own)
            return own;
        specs = *std::move(own);
    }
    auto merged = mergedSpecs(std::move(specs), config.labels);
    if (!merged)
        return merged;
    if (isTrue(label, "includeSelectors"))
        return mergedSpecs(*std::move(merged), config.commonLabels);
    if (isTrue(label, "includeTemplates")) {
        merged = mergedSpecs(*std::move(merged), config.templateLabels);
        if (!merged)
            return merged;
    }
    FieldSpec metadata;
    metadata.path = "metadata/labels";
    metadata.create = true;
    return mergedSpecs(*std::move(merged), std::span(&metadata, 1));
}

bool isGone(const Resource &resource)
{
    return !resource.root || resource.root->isNull()
           || (!resource.root->isScalar() && resource.root->size() == 0);
}

} // namespace

Result<void> Target::afterTransformer(const std::optional<Origin> &origin)
{
    ResourceMap &map = m_work.all.map;
    if (origin) {
        if (auto noted = annotateTransformation(context(), map, *origin); !noted)
            return noted;
    }
    std::erase_if(map.resources, isGone);
    m_work.all.forgetIds();
    return {};
}

template<typename Transform>
Result<void> Target::runEntries(std::string_view field, std::string_view kind,
                                const Transform &transform)
{
    const Node *entries = m_source->root->find(field);
    if (!entries || entries->size() == 0)
        return {};
    if (!m_work.tracksOrigin) {
        if (auto done = transform(entries); !done)
            return done;
        return afterTransformer(std::nullopt);
    }
    for (const Node *entry : entries->items()) {
        if (auto done = transform(m_builder.sequence(std::span(&entry, 1), entries->span())); !done)
            return done;
        if (auto noted = afterTransformer(builtinOrigin(kind)); !noted)
            return noted;
    }
    return {};
}

Result<void> Target::runTransformers()
{
    if (auto done = runPatchFields(); !done)
        return done;
    if (auto done = runNameFields(); !done)
        return done;
    if (auto done = runLabelFields(); !done)
        return done;
    if (auto done = runValueFields(); !done)
        return done;
    const auto entries = m_source->list("transformers");
    if (entries.empty())
        return {};
    const auto plugins = loadPlugins(entries);
    if (!plugins)
        return plugins.error();
    for (const Resource &plugin : plugins->map.resources) {
        if (auto done = runTransformerPlugin(plugin); !done)
            return done;
        if (auto noted = afterTransformer(originOfPlugin(plugin.root)); !noted)
            return noted;
    }
    return {};
}

PatchFiles Target::patchFiles(base::SourceFilePtr within)
{
    LayerStore::Impl &store = m_work.scope.store;
    PatchFiles files;
    files.within = std::move(within);
    files.fileOf = [this](const Node *scalar) { return m_work.sourceOf(scalar); };
    files.load = [this](std::string_view path, const base::Span &where) {
        return m_loader.load(path, where);
    };
    files.manifest = [this, &store](const base::SourceFilePtr &file) {
        auto manifest = store.manifest(file);
        if (manifest)
            m_builder.arena().keep((*manifest)->arena);
        return manifest;
    };
    files.parse = [this, &store](const base::SourceFilePtr &file) {
        auto parsed = store.parsed(file);
        if (parsed)
            m_builder.arena().keep((*parsed)->arena);
        return parsed;
    };
    return files;
}

Result<void> Target::runPatchFields()
{
    const TransformContext where = context();
    const PatchFiles files = patchFiles(m_source->file);
    const Node *merges = m_source->root->find("patchesStrategicMerge");
    if (merges && merges->size() > 0) {
        auto done = transformPatchesStrategicMerge(where, m_work.all.map, merges, files);
        if (!done)
            return done;
        if (auto noted = afterTransformer(builtinOrigin("PatchStrategicMergeTransformer")); !noted)
            return noted;
    }
    return runEntries("patches", "PatchTransformer", [&](const Node *entries) {
        return transformPatches(where, m_work.all.map, entries, files);
    });
}

Result<void> Target::runJsonPatchField()
{
    const TransformContext where = context();
    const PatchFiles files = patchFiles(m_source->file);
    return runEntries("patchesJson6902", "PatchJson6902Transformer", [&](const Node *entries) {
        return transformPatchesJson6902(where, m_work.all.map, entries, files);
    });
}

Result<void> Target::runNameFields()
{
    const TransformContext where = context();
    const TransformerConfig &config = m_work.all.configuration->specs;
    ResourceMap &map = m_work.all.map;
    if (const Node *nameSpace = m_source->scalar("namespace")) {
        auto done = transformNamespace(where, map, nameSpace, config.nameSpace, {}, where.schema);
        if (!done)
            return done;
        if (auto noted = afterTransformer(builtinOrigin("NamespaceTransformer")); !noted)
            return noted;
    }
    if (const Node *prefix = m_source->scalar("namePrefix")) {
        if (auto done = transformPrefix(where, map, prefix, config.namePrefix); !done)
            return done;
        if (auto noted = afterTransformer(builtinOrigin("PrefixTransformer")); !noted)
            return noted;
    }
    if (const Node *suffix = m_source->scalar("nameSuffix")) {
        if (auto done = transformSuffix(where, map, suffix, config.nameSuffix); !done)
            return done;
        if (auto noted = afterTransformer(builtinOrigin("SuffixTransformer")); !noted)
            return noted;
    }
    return {};
}

Result<void> Target::runLabelFields()
{
    const TransformContext where = context();
    const TransformerConfig &config = m_work.all.configuration->specs;
    ResourceMap &map = m_work.all.map;
    const auto labels = m_source->list("labels");
    for (const Node *label : labels) {
        const auto specs = labelSpecs(label, config);
        if (!specs)
            return wrapped("failed to merge labels", label->span(), specs.error());
        const Node *pairs = label->find("pairs");
        if (pairs && pairs->size() > 0) {
            if (auto done = transformLabels(where, map, "labels", pairs, *specs); !done)
                return done;
        }
        if (auto noted = afterTransformer(builtinOrigin("LabelTransformer")); !noted)
            return noted;
    }
    const Node *common = m_source->root->find("commonLabels");
    const bool hasCommon = common && common->size() > 0;
    if (hasCommon) {
        if (auto done = transformLabels(where, map, "commonLabels", common, config.commonLabels);
            !done)
            return done;
    }
    if (hasCommon || !labels.empty()) {
        if (auto noted = afterTransformer(builtinOrigin("LabelTransformer")); !noted)
            return noted;
    }
    const Node *annotations = m_source->root->find("commonAnnotations");
    if (annotations && annotations->size() > 0) {
        auto done = transformAnnotations(where, map, "commonAnnotations", annotations,
                                         config.commonAnnotations);
        if (!done)
            return done;
        if (auto noted = afterTransformer(builtinOrigin("AnnotationsTransformer")); !noted)
            return noted;
    }
    return {};
}

Result<void> Target::runValueFields()
{
    const TransformContext where = context();
    const TransformerConfig &config = m_work.all.configuration->specs;
    ResourceMap &map = m_work.all.map;
    if (auto done = runJsonPatchField(); !done)
        return done;
    auto replicas = runEntries("replicas", "ReplicaCountTransformer", [&](const Node *entries) {
        return transformReplicas(where, map, entries, config.replicas);
    });
    if (!replicas)
        return replicas;
    auto images = runEntries("images", "ImageTagTransformer", [&](const Node *entries) {
        return transformImages(where, map, entries, config.images);
    });
    if (!images)
        return images;
    const auto replacements = m_source->list("replacements");
    if (replacements.empty())
        return {};
    const auto entries = loadReplacements(replacements);
    if (!entries)
        return entries.error();
    if (auto done = transformReplacements(where, map, *entries); !done)
        return done;
    return afterTransformer(builtinOrigin("ReplacementTransformer"));
}

/// ReplacementTransformerPlugin.Config: the replacements themselves in the place of files that hold
/// them.
Result<const Node *> Target::loadReplacements(Nodes entries)
{
    std::vector<const Node *> all;
    for (const Node *entry : entries) {
        const Node *path = entry->find("path");
        if (!path || path->text().empty()) {
            all.push_back(entry);
            continue;
        }
        const Node *targets = entry->find("targets");
        if (entry->find("source") || (targets && targets->size() > 0))
            return errorAt(ErrorCode::Invalid, "cannot specify both path and inline replacement",
                           entry, "keep one of them");
        const auto file = m_loader.load(path->text(), path->span());
        if (!file)
            return file.error();
        const auto parsed =
            yaml::readFile(*file, {yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins,
                                   m_work.scope.options.limits});
        if (!parsed)
            return parsed.error();
        m_builder.arena().keep((*parsed)->arena);
        const Node *document =
            (*parsed)->documents.empty() ? nullptr : (*parsed)->documents.front();
        if (!document || document->isScalar())
            return errorAt(ErrorCode::Invalid,
                           "unsupported replacement type encountered within replacement path", path,
                           "the file holds a replacement or a list of them");
        auto expanded = yaml::expandMerges(m_builder.arena(), document);
        if (!expanded)
            return expanded;
        const std::vector<const Node *> items =
            document->isSequence() ? std::vector<const Node *>((*expanded)->items().begin(),
                                                               (*expanded)->items().end())
                                   : std::vector<const Node *>{*expanded};
        for (const Node *item : items) {
            auto decoded = decode(m_builder, item, replacementType(), Decoding::Lenient);
            if (!decoded)
                return decoded;
            all.push_back(*decoded);
        }
    }
    return m_builder.sequence(all);
}

Result<void> Target::runValidators()
{
    const auto entries = m_source->list("validators");
    if (entries.empty())
        return {};
    const auto plugins = loadPlugins(entries);
    if (!plugins)
        return plugins.error();
    for (const Resource &plugin : plugins->map.resources) {
        const ResourceMap before = m_work.all.map;
        if (auto done = runTransformerPlugin(plugin); !done)
            return done;
        // ErrorIfNotEqualSets finds the same object by its id.
        if (auto unique = checkUnique(m_work.schema.schema(), m_work.all.map.resources); !unique)
            return unique;
        const auto &after = m_work.all.map.resources;
        const bool same =
            std::equal(before.resources.begin(), before.resources.end(), after.begin(), after.end(),
                       [](const Resource &left, const Resource &right) {
                           return yaml::equal(left.root, right.root);
                       });
        if (!same)
            return errorAt(ErrorCode::Invalid, "validator shouldn't modify the resource map",
                           plugin.root, "list it under `transformers:`");
    }
    return {};
}

} // namespace fleetwright::kustomize
