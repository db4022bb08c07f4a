// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/rawfiles.h"

#include "base/errorat.h"
#include "kustomize/schema/schema.h"
#include "kustomize/transformers/patch.h"
#include "rancherfleet/strategicpatch.h"
#include "yaml/merges.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::Entry;
using yaml::Node;

constexpr std::string_view overlaysFolder = "overlays/";
constexpr std::array<std::string_view, 3> manifestEndings{".yaml", ".json", ".yml"};

Error errorAt(std::string detail, const base::Span &span)
{
    return base::errorAt(base::ErrorCode::Invalid, std::move(detail), span);
}

base::Span beginOf(const base::SourceFilePtr &file)
{
    return {file.get(), 0, 0};
}

Result<std::vector<const Node *>> documentsOf(const base::SourceFilePtr &file, yaml::Schema schema,
                                              const yaml::NodeBuilder &build,
                                              const base::Limits &limits)
{
    yaml::ReadOptions options;
    options.schema = schema;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    options.limits = limits;
    const Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file, options);
    if (!parsed)
        return parsed.error();
    build.arena().keep((*parsed)->arena);
    build.arena().keep(file);
    std::vector<const Node *> documents = (*parsed)->documents;
    if (!(*parsed)->hasMerges)
        return documents;
    for (const Node *&document : documents) {
        const Result<const Node *> expanded =
            schema == yaml::Schema::Yaml11 ? yaml::expandMergesInOrder(build.arena(), document)
                                           : yaml::expandMerges(build.arena(), document);
        if (!expanded)
            return expanded.error();
        document = *expanded;
    }
    return documents;
}

/// jsonpatch.MergePatch (RFC 7386): maps merge, null removes.
const Node *mergedPatch(const Node *target, const Node *patch, const yaml::Step *step,
                        const yaml::NodeBuilder &build)
{
    if (!patch->isMapping())
        return build.withChange(patch, build.change(target, step));
    std::vector<Entry> entries;
    if (target && target->isMapping())
        entries.assign(target->entries().begin(), target->entries().end());
    for (const Entry &entry : patch->entries()) {
        const auto known = std::ranges::find_if(
            entries, [&entry](const Entry &one) { return one.key->text() == entry.key->text(); });
        if (entry.value->isNull()) {
            if (known != entries.end())
                entries.erase(known);
            continue;
        }
        const Node *value =
            mergedPatch(known == entries.end() ? nullptr : known->value, entry.value, step, build);
        if (known == entries.end())
            entries.push_back({entry.key, value});
        else
            known->value = value;
    }
    return build.mapping(entries, target ? target->span() : patch->span());
}

/// "DIR/x_patch.yaml" patches "DIR/x.yaml" (patch.go isPatchFile).
std::optional<std::string> patchedBy(const std::string &name)
{
    const std::size_t base = name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1;
    const std::size_t at = name.find("_patch.", base);
    if (at == std::string::npos)
        return std::nullopt;
    return name.substr(0, at) + name.substr(at + std::string_view("_patch").size());
}

class Overlays {
public:
    Overlays(const Bundle &bundle, const yaml::NodeBuilder &build, const base::Limits &limits)
        : m_bundle(bundle), m_build(build), m_limits(limits)
    {
        for (const BundleResource &resource : bundle.resources)
            m_files.emplace(resource.name, RawFile{resource.name, resource.file, nullptr});
    }

    Result<void> apply(const std::string &overlay)
    {
        const std::string prefix = std::string(overlaysFolder) + overlay + '/';
        std::vector<RawFile> found;
        for (auto file = m_files.lower_bound(prefix);
             file != m_files.end() && file->first.starts_with(prefix); ++file)
            found.push_back(file->second);
        for (RawFile &file : found) {
            file.name.erase(0, prefix.size());
            if (const std::optional<std::string> target = patchedBy(file.name)) {
                if (Result<void> patched = patch(*target, file, overlay); !patched)
                    return patched;
            } else {
                m_files.insert_or_assign(file.name, file);
            }
        }
        return {};
    }

    std::map<std::string, RawFile> take() { return std::move(m_files); }

private:
    Result<void> patch(const std::string &target, const RawFile &patchFile,
                       const std::string &overlay)
    {
        const auto known = m_files.find(target);
        if (known == m_files.end())
            return errorAt("failed to find base file " + target + " to patch",
                           beginOf(patchFile.file));
        const Result<const Node *> original = value(known->second);
        if (!original)
            return within("failed to convert " + target + " to json", original.error());
        const Result<const Node *> change = value(patchFile);
        if (!change)
            return within("failed to convert " + patchFile.name + " to json", change.error());
        const auto *step = m_build.arena().make<yaml::Step>(
            m_build.arena().copy(std::string(overlaysFolder) + overlay), &m_bundle.folder,
            beginOf(patchFile.file));
        const Result<const Node *> patched = patchedValue(*original, *change, step);
        if (!patched)
            return within("failed to patch " + target, patched.error(), beginOf(patchFile.file));
        known->second.patched = *patched;
        return {};
    }

    /// patch.go convertToJSON: the first document, read by go-yaml v3.
    Result<const Node *> value(const RawFile &file) const
    {
        if (file.patched)
            return file.patched;
        const Result<std::vector<const Node *>> documents =
            documentsOf(file.file, yaml::Schema::GoYaml3, m_build, m_limits);
        if (!documents)
            return documents.error();
        const Node *first = documents->empty() ? nullptr : documents->front();
        if (!first || first->isNull())
            return m_build.mapping({}, beginOf(file.file));
        if (first->isScalar())
            return errorAt("it is neither a map nor a list", first->span());
        return first;
    }

    /// wrangler's patch.Apply
    Result<const Node *> patchedValue(const Node *original, const Node *change,
                                      const yaml::Step *step) const
    {
        const kustomize::TransformContext context{m_build.arena(), m_bundle.folder};
        if (change->isSequence())
            return kustomize::jsonPatch(context, step, original, change);
        const std::string version = stringAt(original, "apiVersion");
        const std::string kind = stringAt(original, "kind");
        const kustomize::SchemaNode schema = context.schema.ofType(version, kind);
        if (!schema.known() || kind == "CustomResourceDefinition")
            return mergedPatch(original, change, step, m_build);
        return strategicPatch(original, change, schema, step, m_build);
    }

    const Bundle &m_bundle;
    const yaml::NodeBuilder &m_build;
    const base::Limits &m_limits;
    std::map<std::string, RawFile> m_files;
};

bool isFleetYaml(std::string_view name)
{
    return name == "fleet.yaml" || name == "fleet.yml";
}

/// Folders below that are bundles or charts of their own, with a '/' at the end.
std::vector<std::string> foreignFolders(const std::map<std::string, RawFile> &files)
{
    std::vector<std::string> folders;
    for (const auto &[name, file] : files) {
        const std::size_t slash = name.rfind('/');
        const std::string_view last = slash == std::string::npos
                                          ? std::string_view()
                                          : std::string_view(name).substr(slash + 1);
        if (isFleetYaml(last) || last == "Chart.yaml")
            folders.push_back(name.substr(0, slash + 1));
    }
    return folders;
}

Result<bool> takeObject(const Node *object, const RawFile &file, std::vector<RawObject> &objects)
{
    const Node *kind = object->find("kind");
    if (!kind || kind->isNull() || (kind->isScalar() && kind->text().empty()))
        return false;
    if (!kind->isString())
        return errorAt("kind must be a string", kind->span());
    if (const Node *items = object->find("items")) {
        if (!items->isNull() && !items->isSequence())
            return errorAt("items must be a list", items->span());
        for (const Node *item : items->items()) {
            if (!item->isMapping())
                return errorAt("an item of a list must be an object", item->span());
            if (!stringAt(item, "kind").empty() && !stringAt(item, "apiVersion").empty())
                objects.push_back({item, file.file});
        }
        return true;
    }
    if (!stringAt(object, "apiVersion").empty())
        objects.push_back({object, file.file});
    return true;
}

} // namespace

Result<std::vector<RawFile>> rawFiles(const Bundle &bundle, const Node *options,
                                      const yaml::NodeBuilder &build, const base::Limits &limits)
{
    Overlays overlays(bundle, build, limits);
    for (const std::string &overlay : stringsAt(options->find("yaml"), "overlays")) {
        if (Result<void> applied = overlays.apply(overlay); !applied)
            return std::move(applied).error();
    }
    std::map<std::string, RawFile> files = overlays.take();
    std::erase_if(files, [](const auto &file) { return file.first.starts_with(overlaysFolder); });
    const std::vector<std::string> foreign = foreignFolders(files);
    std::vector<RawFile> manifests;
    for (auto &[name, file] : files) {
        const bool isManifest = std::ranges::any_of(
            manifestEndings, [&name](std::string_view ending) { return name.ends_with(ending); });
        const bool isForeign = std::ranges::any_of(
            foreign, [&name](const std::string &folder) { return name.starts_with(folder); });
        if (isManifest && !isForeign && !isFleetYaml(name)) {
            file.name = name;
            manifests.push_back(std::move(file));
        }
    }
    return manifests;
}

Result<std::vector<RawObject>> objectsOf(const RawFile &file, const yaml::NodeBuilder &build,
                                         const base::Limits &limits)
{
    std::vector<const Node *> documents{file.patched};
    if (!file.patched) {
        Result<std::vector<const Node *>> read =
            documentsOf(file.file, yaml::Schema::Yaml11, build, limits);
        if (!read)
            return std::move(read).error();
        documents = *std::move(read);
    }
    std::vector<RawObject> objects;
    for (const Node *document : documents) {
        if (document->isNull() || (document->isMapping() && document->size() == 0))
            continue;
        if (!document->isMapping())
            return errorAt("a manifest must be a map", document->span());
        const Result<bool> taken = takeObject(document, file, objects);
        if (!taken)
            return taken.error();
        if (!*taken)
            return std::vector<RawObject>();
    }
    return objects;
}

} // namespace fleetwright::rancherfleet
