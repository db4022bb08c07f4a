// SPDX-License-Identifier: Apache-2.0
#include "kustomize/transformers/patches.h"

#include "kustomize/annotations.h"
#include "kustomize/errors.h"
#include "kustomize/resourcemap.h"
#include "kustomize/transformers/patch.h"
#include "kustomize/transformers/patchtext.h"
#include "kustomize/transformers/selector.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::kustomize {
namespace {

struct PatchOptions {
    bool allowNameChange = false;
    bool allowKindChange = false;
};

bool isTrue(const yaml::Node *node)
{
    return node && node->tag() == yaml::Tag::Bool
           && (node->text() == "true" || node->text() == "True" || node->text() == "TRUE");
}

PatchOptions optionsOf(const yaml::Node *entry)
{
    const yaml::Node *options = entry->find("options");
    if (!options)
        return {};
    return {isTrue(options->find("allowNameChange")), isTrue(options->find("allowKindChange"))};
}

/// How a patch object gets at its targets: a selected one is copied, and the copy's labels and
/// annotations are set anew as strings (Resource.CopyMergeMetaDataFieldsFrom), so that a null there
/// does not delete.
enum class Reach : std::uint8_t { ById, Selected };

bool isDirective(const yaml::Node *mapping, std::string_view directive)
{
    const yaml::Node *value = mapping->find("$patch");
    return value && value->text() == directive;
}

/// Whether the field of the object is another one after the patch, nothing of the old in it.
bool replaces(const yaml::Node *patch, std::string_view field)
{
    const yaml::Node *value = patch->find(field);
    return value
           && (!value->isMapping() || isDirective(value, "replace")
               || isDirective(value, "delete"));
}

/// Whether a strategic merge patch leaves nothing of an object's annotations. One that replaces the
/// whole object leaves it as it is.
bool replacesAnnotations(const yaml::Node *patch)
{
    const yaml::Node *metadata = patch->find("metadata");
    return metadata && (replaces(patch, "metadata") || replaces(metadata, "annotations"));
}

/// A strategic merge patch without what it must not change, ready for many objects.
class ObjectPatch {
public:
    /// `key` says where the patch comes from.
    ObjectPatch(const TransformContext &context, const yaml::Step *step, const yaml::Node *patch,
                const PatchOptions &options, Reach reach, StepKey key)
        : m_context(context), m_step(step), m_options(options), m_reach(reach),
          m_kind(idOf(patch).kind),
          m_effects(context.effects, key.add(static_cast<std::uint64_t>(reach)), 1)
    {
        const bool changesId = options.allowNameChange || options.allowKindChange;
        const yaml::NodeBuilder &builder = context.builder;
        if (reach == Reach::Selected)
            patch =
                withMetadataMap(builder, patch, "labels", metadataMap(builder, patch, "labels"));
        if (reach == Reach::Selected || changesId) // AllowNameChange sets all annotations too
            patch = withMetadataMap(builder, patch, "annotations",
                                    metadataMap(builder, patch, "annotations"));
        m_forgetsNotes = replacesAnnotations(patch);
        m_patch = preparedPatch(context, step, withoutIdentity(patch));
    }

    /// Sets `resource.root` to nullptr if the patch deletes the object.
    base::Result<void> apply(Resource &resource)
    {
        if (m_options.allowNameChange || m_options.allowKindChange)
            resource.storePreviousId(m_context.schema);
        base::Result<const yaml::Node *> merged =
            m_effects.of(resource.root, [&] { return mergedInto(resource.root); });
        if (!merged)
            return std::move(merged).error();
        resource.root = merged.value();
        if (m_forgetsNotes)
            resource.forgetNotes();
        return {};
    }

    [[nodiscard]] bool changesId() const
    {
        return m_options.allowNameChange || m_options.allowKindChange;
    }

private:
    [[nodiscard]] base::Result<const yaml::Node *> mergedInto(const yaml::Node *object) const
    {
        const IdView id = idOf(object);
        SchemaNode schema = m_context.schema.ofType(id.apiVersion, id.kind);
        if (!schema.known())
            schema = m_context.schema.ofType(id.apiVersion, m_kind);
        base::Result<std::optional<const yaml::Node *>> merged =
            mergePrepared(m_context, m_step, object, m_patch, schema);
        if (!merged)
            return std::move(merged).error();
        return merged.value() ? withIdentityOf(object, *merged.value()) : nullptr;
    }

    [[nodiscard]] const yaml::Node *withoutIdentity(const yaml::Node *patch) const
    {
        const yaml::NodeBuilder &builder = m_context.builder;
        const yaml::Node *result = builder.withoutField(patch, "apiVersion");
        if (!m_options.allowKindChange)
            result = builder.withoutField(result, "kind");
        const yaml::Node *metadata = result->find("metadata");
        if (!metadata || !metadata->isMapping())
            return result;
        const yaml::Node *kept = builder.withoutField(metadata, "namespace");
        if (!m_options.allowNameChange)
            kept = builder.withoutField(kept, "name");
        return kept == metadata ? result : builder.withField(result, "metadata", kept);
    }

    /// Resource.ApplySmPatch puts back kind, name and namespace, which the patch can still replace
    /// as a whole.
    [[nodiscard]] const yaml::Node *withIdentityOf(const yaml::Node *before,
                                                   const yaml::Node *after) const
    {
        const yaml::NodeBuilder &builder = m_context.builder;
        const yaml::Node *result = restored(after, before, "apiVersion");
        // The copy is given the object's own, which it writes where there is none
        // (Resource.SetGvk).
        if (m_reach == Reach::Selected && !before->find("apiVersion"))
            result =
                builder.withField(result, "apiVersion",
                                  builder.scalar(yaml::Tag::Null, "null", {}, yaml::Style::Plain,
                                                 builder.change(nullptr, m_step)));
        if (!m_options.allowKindChange)
            result = restored(result, before, "kind");
        const yaml::Node *oldMetadata = before->find("metadata");
        const yaml::Node *metadata = result->find("metadata");
        if (!oldMetadata || metadata == oldMetadata)
            return result;
        const yaml::Node *kept = metadata && metadata->isMapping() ? metadata : builder.mapping({});
        if (!m_options.allowNameChange)
            kept = restored(kept, oldMetadata, "name");
        kept = restored(kept, oldMetadata, "namespace");
        return kept == metadata ? result : builder.withField(result, "metadata", kept);
    }

    [[nodiscard]] const yaml::Node *restored(const yaml::Node *mapping, const yaml::Node *before,
                                             std::string_view field) const
    {
        const yaml::Node *value = before->find(field);
        if (mapping->find(field) == value)
            return mapping;
        return value ? m_context.builder.withField(mapping, field, value)
                     : m_context.builder.withoutField(mapping, field);
    }

    const TransformContext &m_context;
    const yaml::Step *m_step;
    PatchOptions m_options;
    Reach m_reach;
    std::string_view m_kind;
    const yaml::Node *m_patch = nullptr;
    bool m_forgetsNotes = false; ///< kustomize keeps what it notes in the object's annotations
    Effects::Step m_effects;
};

void dropDeleted(ResourceMap &resources)
{
    std::erase_if(resources.resources, [](const Resource &resource) { return !resource.root; });
}

/// The end of ResMap.ApplySmPatch: what is left is put into the map again.
base::Result<void> putBack(const TransformContext &context, ResourceMap &resources)
{
    dropDeleted(resources);
    if (!resources.mayRepeatIds)
        return {};
    resources.mayRepeatIds = false;
    return checkUnique(context.schema, resources.resources);
}

/// ResMap.Select.
base::Result<std::vector<Resource *>> selected(ResourceMap &resources, const Selector &selector,
                                               const Schema &schema)
{
    std::vector<Resource *> result;
    for (Resource &resource : resources.resources) {
        switch (selector.matches(resource, schema)) {
        case Selector::Match::Yes:
            result.push_back(&resource);
            break;
        case Selector::Match::Malformed:
            return selector.malformed();
        case Selector::Match::No:
            break;
        }
    }
    return result;
}

base::Result<void> applyToSelected(const TransformContext &context, ResourceMap &resources,
                                   const Selector &selector, ObjectPatch patch)
{
    const base::Result<std::vector<Resource *>> targets =
        selected(resources, selector, context.schema);
    if (!targets)
        return targets.error();
    for (Resource *resource : targets.value()) {
        if (base::Result<void> done = patch.apply(*resource); !done)
            return done;
    }
    if (patch.changesId())
        resources.mayRepeatIds = true;
    return putBack(context, resources);
}

base::Result<void> applyById(const TransformContext &context, ResourceMap &resources,
                             const yaml::Node *object, ObjectPatch patch, const yaml::Node *where)
{
    base::Result<std::size_t> target = findById(context.schema, resources, object);
    if (!target) {
        base::Error error = std::move(target).error();
        error.detail = "no resource matches strategic merge patch \"" + idOf(object).text()
                       + "\": " + error.detail;
        if (!error.place && where->span().known())
            error.place = where->span().place();
        return error;
    }
    return patch.apply(resources.resources[target.value()]);
}

/// True if kustomize has notes on the resource in annotations, so that metadata.annotations exists
/// for a JSON patch.
bool hasNotes(const Resource &resource)
{
    return !resource.previous.empty() || !resource.prefixes.empty() || !resource.suffixes.empty()
           || !resource.refByIds.empty() || resource.needsHash
           || resource.behavior != Behavior::Unspecified;
}

/// After a JSON patch kustomize sets all annotations anew, as strings.
const yaml::Node *withAnnotationsReset(const TransformContext &context, const yaml::Node *object)
{
    const yaml::Node *annotations = object->findPath({"metadata", "annotations"});
    if (!annotations)
        return object;
    const bool isSettled =
        annotations->size() > 0 && annotations->isMapping()
        && std::all_of(annotations->entries().begin(), annotations->entries().end(),
                       [](const yaml::Entry &entry) { return entry.value->isString(); });
    return isSettled ? object
                     : withMetadataMap(context.builder, object, "annotations",
                                       metadataMap(context.builder, object, "annotations"));
}

/// A JSON patch, ready for many objects.
class OperationsPatch {
public:
    /// `key` says where the operations come from.
    OperationsPatch(const TransformContext &context, const yaml::Step *step,
                    const yaml::Node *operations, const StepKey &key)
        : m_context(context), m_step(step), m_operations(operations),
          m_effects(context.effects, key, 1),
          m_effectsWithNotes(context.effects, StepKey(key).add("notes"), 1)
    {}

    base::Result<void> apply(ResourceMap &resources, Resource &resource)
    {
        if (base::Result<void> fits = resources.checkTypes(resource.root); !fits)
            return fits;
        const bool notes = hasNotes(resource);
        base::Result<const yaml::Node *> patched =
            (notes ? m_effectsWithNotes : m_effects).of(resource.root, [&] {
                return patchedObject(notes ? withAnnotations(resource.root) : resource.root);
            });
        if (!patched)
            return std::move(patched).error();
        resources.replace(resource, patched.value());
        return {};
    }

private:
    [[nodiscard]] const yaml::Node *withAnnotations(const yaml::Node *object) const
    {
        const yaml::Node *metadata = object->find("metadata");
        if (!metadata || !metadata->isMapping())
            return object;
        const yaml::Node *annotations = metadata->find("annotations");
        if (annotations && !annotations->isNull())
            return object;
        const yaml::NodeBuilder &builder = m_context.builder;
        return builder.withField(object, "metadata",
                                 builder.withField(metadata, "annotations", builder.mapping({})));
    }

    [[nodiscard]] base::Result<const yaml::Node *> patchedObject(const yaml::Node *object) const
    {
        base::Result<const yaml::Node *> patched =
            jsonPatch(m_context, m_step, object, m_operations);
        if (!patched)
            return patched;
        return withAnnotationsReset(m_context, patched.value());
    }

    const TransformContext &m_context;
    const yaml::Step *m_step;
    const yaml::Node *m_operations;
    Effects::Step m_effects;
    Effects::Step m_effectsWithNotes; ///< of objects of which kustomize has notes
};

/// True if the first thing in a text, after comments and document marks, is an item of a list.
bool beginsAsList(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
        const bool isSkipped =
            line.empty() || line.starts_with('#') || line.starts_with('%')
            || (line.starts_with("---") && line.find_first_not_of("- \t\r") == line.npos);
        if (!isSkipped)
            return line.starts_with('[') || line == "-" || line.starts_with("- ");
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return false;
}

/// True if the first of several documents is empty: as a JSON patch such a text is valid, without
/// operations (jsonPatchFromBytes looks at the first document only).
bool beginsWithNothing(const PatchText &text)
{
    if (text.text().find("---") == std::string_view::npos)
        return false;
    const base::Result<yaml::ParsedFilePtr> parsed = text.documents();
    return parsed && !parsed.value()->documents.empty()
           && parsed.value()->documents.front()->isNull();
}

/// One entry of `patches:`.
class PatchEntry {
public:
    PatchEntry(const TransformContext &context, const yaml::Node *entry)
        : m_context(context), m_step(context.step("patches", entry->span())), m_entry(entry),
          m_key(context.key("patches").addKept(entry))
    {}

    base::Result<void> apply(ResourceMap &resources, const PatchFiles &files)
    {
        base::Result<PatchText> text = textOf(files);
        if (!text)
            return std::move(text).error();
        const yaml::Node *target = m_entry->find("target");
        std::optional<Selector> selector;
        if (target && !target->isNull()) {
            base::Result<Selector> read = Selector::fromNode(target);
            if (!read)
                return std::move(read).error();
            selector = std::move(read).value();
        }
        text.value().addTo(m_key);
        const yaml::Node *where = text.value().where();
        const bool isList = beginsAsList(text.value().text());
        if (!isList) {
            const base::Result<ManifestPtr> objects = text.value().objects();
            if (objects && !objects.value()->objects.empty() && !beginsWithNothing(text.value()))
                return merge(resources, objects.value(), selector, where);
            if (objects && text.value().operations(m_context, m_step))
                return qualifiesAsBoth(where);
            if (objects)
                return refuseNothing(resources, selector, where);
            return wrapped("unable to parse SM or JSON patch", where->span(), objects.error());
        }
        const base::Result<const yaml::Node *> operations =
            text.value().operations(m_context, m_step);
        if (!operations) {
            // An empty list may be the first of several documents.
            const base::Result<ManifestPtr> objects = text.value().objects();
            if (objects && !objects.value()->objects.empty())
                return merge(resources, objects.value(), selector, where);
            return wrapped("unable to parse SM or JSON patch", where->span(), operations.error());
        }
        if (operations.value()->isSequence() && operations.value()->size() == 0)
            return qualifiesAsBoth(where);
        return patch(resources, operations.value(), selector, where);
    }

private:
    base::Result<PatchText> textOf(const PatchFiles &files) const
    {
        const yaml::Node *patch = m_entry->find("patch");
        const yaml::Node *path = m_entry->find("path");
        const bool hasPatch = patch && !PatchText::trimmedText(files, patch).text().empty();
        const bool hasPath = path && !path->text().empty();
        if (hasPatch == hasPath) {
            return errorAt(base::ErrorCode::Invalid,
                           hasPatch ? "patch and path can't be set at the same time"
                                    : "must specify one of patch and path",
                           m_entry, "give the patch inline or in a file");
        }
        return hasPatch ? PatchText::trimmedText(files, patch) : PatchText::ofFile(files, path);
    }

    static base::Error qualifiesAsBoth(const yaml::Node *where)
    {
        return errorAt(base::ErrorCode::Invalid, "illegally qualifies as both an SM and JSON patch",
                       where, "the patch, or its first document, is empty");
    }

    /// A mapping without fields is no JSON patch, but is tried as one where it has targets.
    base::Result<void> refuseNothing(ResourceMap &resources,
                                     const std::optional<Selector> &selector,
                                     const yaml::Node *where) const
    {
        if (!selector)
            return errorAt(base::ErrorCode::Invalid, "must specify a target for JSON patch", where,
                           "the patch is empty: give it content, or remove the entry");
        const base::Result<std::vector<Resource *>> targets =
            selected(resources, *selector, m_context.schema);
        if (!targets)
            return targets.error();
        if (targets.value().empty())
            return {};
        return errorAt(base::ErrorCode::Invalid, "a JSON patch is a list of operations", where,
                       "the patch is empty: give it content, or remove the entry");
    }

    base::Result<void> merge(ResourceMap &resources, const ManifestPtr &manifest,
                             const std::optional<Selector> &selector, const yaml::Node *where)
    {
        m_context.arena.keep(manifest->arena);
        const PatchOptions options = optionsOf(m_entry);
        if (selector) {
            if (manifest->objects.size() > 1)
                return errorAt(
                    base::ErrorCode::Invalid,
                    "Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set "
                    "`patches.target` field",
                    where, "split the patch, or leave the target out");
            return applyToSelected(m_context, resources, *selector,
                                   ObjectPatch(m_context, m_step, manifest->objects.front(),
                                               options, Reach::Selected, m_key));
        }
        for (const yaml::Node *object : manifest->objects) {
            m_key.add("next");
            ObjectPatch patch(m_context, m_step, object, options, Reach::ById, m_key);
            if (base::Result<void> done =
                    applyById(m_context, resources, object, std::move(patch), where);
                !done)
                return done;
            const std::size_t before = resources.resources.size();
            dropDeleted(resources);
            if (resources.resources.size() < before && object != manifest->objects.back())
                return errorAt(base::ErrorCode::Invalid,
                               "kustomize stops (nil pointer dereference) at a document of a patch "
                               "that follows one which deletes an object",
                               object,
                               "make the deletion the last document, or an entry of its own");
        }
        return {};
    }

    base::Result<void> patch(ResourceMap &resources, const yaml::Node *operations,
                             const std::optional<Selector> &selector, const yaml::Node *where)
    {
        if (!selector)
            return errorAt(base::ErrorCode::Invalid, "must specify a target for JSON patch", where,
                           "name the objects with `target:`");
        const base::Result<std::vector<Resource *>> targets =
            selected(resources, *selector, m_context.schema);
        if (!targets)
            return targets.error();
        OperationsPatch patch(m_context, m_step, operations, m_key);
        for (Resource *resource : targets.value()) {
            resource->storePreviousId(m_context.schema);
            if (base::Result<void> done = patch.apply(resources, *resource); !done)
                return done;
        }
        return {};
    }

    const TransformContext &m_context;
    const yaml::Step *m_step;
    const yaml::Node *m_entry;
    StepKey m_key;
};

/// A path has neither of these, and is no object.
bool mayBeObject(std::string_view text)
{
    return text.find_first_of(":\n{") != std::string_view::npos;
}

struct StrategicPatch {
    ManifestPtr manifest;
    StepKey key;
    base::Span span; ///< of the entry
};

base::Result<StrategicPatch> strategicPatch(const TransformContext &context,
                                            const yaml::Node *entry, const PatchFiles &files)
{
    StepKey key = context.key("patchesStrategicMerge");
    if (mayBeObject(entry->text())) {
        const PatchText text = PatchText::inlineText(files, entry);
        if (base::Result<ManifestPtr> objects = text.objects()) {
            text.addTo(key);
            return StrategicPatch{std::move(objects).value(), key, entry->span()};
        }
    }
    base::Result<PatchText> text = PatchText::ofFile(files, entry);
    if (!text)
        return std::move(text).error();
    text.value().addTo(key);
    base::Result<ManifestPtr> objects = text.value().objects();
    if (!objects)
        return std::move(objects).error();
    return StrategicPatch{std::move(objects).value(), key, entry->span()};
}

base::Result<PatchText> jsonTextOf(const yaml::Node *entry, const PatchFiles &files)
{
    const yaml::Node *path = entry->find("path");
    const yaml::Node *patch = entry->find("patch");
    if (!patch || patch->text().empty())
        patch = entry->find("jsonOp");
    const bool hasPath = path && !path->text().empty();
    const bool hasPatch = patch && !patch->text().empty();
    if (hasPath == hasPatch) {
        return errorAt(base::ErrorCode::Invalid,
                       hasPath ? "must specify a file path or jsonOp, not both"
                               : "empty file path and empty jsonOp",
                       entry, "give the patch inline or in a file");
    }
    return hasPath ? PatchText::ofFile(files, path) : PatchText::inlineText(files, patch);
}

base::Result<void> applyJsonEntry(const TransformContext &context, ResourceMap &resources,
                                  const yaml::Node *entry, const PatchFiles &files,
                                  const yaml::Step *step)
{
    const yaml::Node *target = entry->find("target");
    const yaml::Node *name = target ? target->find("name") : nullptr;
    if (!name || name->text().empty())
        return errorAt(base::ErrorCode::Invalid, "must specify the target name",
                       target ? target : entry, "patchesJson6902 wants one; `patches` does not");
    base::Result<Selector> selector = Selector::fromNode(target);
    if (!selector)
        return std::move(selector).error();
    base::Result<PatchText> text = jsonTextOf(entry, files);
    if (!text)
        return std::move(text).error();
    const base::Result<const yaml::Node *> operations = text.value().operations(context, step);
    if (!operations)
        return operations.error();
    if (operations.value()->size() == 0)
        return errorAt(base::ErrorCode::Invalid, "patch appears to be empty", text.value().where(),
                       "give operations, or remove the entry");
    const base::Result<std::vector<Resource *>> targets =
        selected(resources, selector.value(), context.schema);
    if (!targets)
        return targets.error();
    StepKey key = context.key("patchesJson6902").addKept(entry);
    text.value().addTo(key);
    OperationsPatch patch(context, step, operations.value(), key);
    for (Resource *resource : targets.value()) {
        if (base::Result<void> done = patch.apply(resources, *resource); !done)
            return done;
    }
    return {};
}

} // namespace

base::Result<void> transformPatches(const TransformContext &context, ResourceMap &resources,
                                    const yaml::Node *entries, const PatchFiles &files)
{
    for (const yaml::Node *entry : entries->items()) {
        if (base::Result<void> done = PatchEntry(context, entry).apply(resources, files); !done)
            return done;
    }
    return {};
}

base::Result<void> transformPatchesStrategicMerge(const TransformContext &context,
                                                  ResourceMap &resources, const yaml::Node *entries,
                                                  const PatchFiles &files)
{
    // All are read before the first is applied.
    std::vector<StrategicPatch> patches;
    for (const yaml::Node *entry : entries->items()) {
        base::Result<StrategicPatch> patch = strategicPatch(context, entry, files);
        if (!patch)
            return std::move(patch).error();
        patches.push_back(std::move(patch).value());
    }
    const bool isEmpty =
        std::all_of(patches.begin(), patches.end(),
                    [](const StrategicPatch &patch) { return patch.manifest->objects.empty(); });
    if (isEmpty && entries->size() > 0)
        return errorAt(base::ErrorCode::Invalid, "patch appears to be empty",
                       entries->items().front(), "give objects, or remove the entry");
    for (auto &[manifest, key, span] : patches) {
        context.arena.keep(manifest->arena);
        const yaml::Step *step = context.step("patchesStrategicMerge", span);
        for (const yaml::Node *object : manifest->objects) {
            key.add("next");
            ObjectPatch patch(context, step, object, {}, Reach::Selected, key);
            if (base::Result<void> done =
                    applyById(context, resources, object, std::move(patch), entries);
                !done)
                return done;
            if (base::Result<void> done = putBack(context, resources); !done)
                return done;
        }
    }
    return {};
}

base::Result<void> transformPatchesJson6902(const TransformContext &context, ResourceMap &resources,
                                            const yaml::Node *entries, const PatchFiles &files)
{
    for (const yaml::Node *entry : entries->items()) {
        const yaml::Step *step = context.step("patchesJson6902", entry->span());
        if (base::Result<void> done = applyJsonEntry(context, resources, entry, files, step); !done)
            return done;
    }
    return {};
}

} // namespace fleetwright::kustomize
