// SPDX-License-Identifier: Apache-2.0
#include "argocd/templatepatch.h"

#include "argocd/manifest.h"
#include "argocd/schema.h"
#include "argocd/yamltext.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::argocd {

namespace {

// k8s.io/apimachinery/pkg/util/strategicpatch/patch.go.

constexpr std::string_view patchDirective = "$patch";
constexpr std::string_view retainKeysDirective = "$retainKeys";
constexpr std::string_view deleteFromListPrefix = "$deleteFromPrimitiveList/";
constexpr std::string_view elementOrderPrefix = "$setElementOrder/";

base::Error refused(std::string detail)
{
    return {.code = base::ErrorCode::Invalid,
            .detail = "error while applying templatePatch: " + std::move(detail),
            .place = {},
            .hint = {},
            .causes = {}};
}

bool holds(const yaml::Node *list, const yaml::Node *item)
{
    return std::any_of(list->items().begin(), list->items().end(),
                       [item](const yaml::Node *other) { return yaml::equal(other, item); });
}

/// Everything of a patch stands where the templatePatch stands in the ApplicationSet.
const yaml::Node *placed(const yaml::Node *node, const base::Span &place,
                         const yaml::NodeBuilder &build)
{
    if (node->isScalar())
        return build.scalar(node->tag(), node->text(), place, node->style());
    if (node->isSequence()) {
        std::vector<const yaml::Node *> items;
        for (const yaml::Node *item : node->items())
            items.push_back(placed(item, place, build));
        return build.sequence(items, place);
    }
    std::vector<yaml::Entry> entries;
    for (const yaml::Entry &entry : node->entries())
        entries.push_back(
            {build.string(entry.key->text(), place), placed(entry.value, place, build)});
    return build.mapping(entries, place);
}

class Merger {
public:
    explicit Merger(const yaml::NodeBuilder &build) : m_build(build) {}

    base::Result<const yaml::Node *> mergeMap(const yaml::Node *original, const yaml::Node *patch,
                                              const Type &type) const
    {
        if (const yaml::Node *directive = patch->find(patchDirective))
            return handleDirective(directive, patch);
        const yaml::Node *result = retained(original, patch->find(retainKeysDirective));
        for (const yaml::Entry &entry : patch->entries()) {
            base::Result<const yaml::Node *> merged = mergeEntry(result, entry, type);
            if (!merged)
                return merged.error();
            result = *merged;
        }
        return result;
    }

private:
    base::Result<const yaml::Node *> handleDirective(const yaml::Node *directive,
                                                     const yaml::Node *patch) const
    {
        if (directive->text() == "replace")
            return withoutDirectives(m_build.withoutField(patch, patchDirective));
        if (directive->text() == "delete")
            return m_build.mapping({});
        return refused("unknown patch type " + std::string(directive->text()));
    }

    const yaml::Node *retained(const yaml::Node *original, const yaml::Node *keys) const
    {
        if (!keys || !keys->isSequence())
            return original;
        const yaml::Node *result = original;
        for (const yaml::Entry &entry : original->entries()) {
            if (!holds(keys, entry.key))
                result = m_build.withoutField(result, entry.key->text());
        }
        return result;
    }

    base::Result<const yaml::Node *> mergeEntry(const yaml::Node *result, const yaml::Entry &entry,
                                                const Type &type) const
    {
        const std::string_view key = entry.key->text();
        if (key == retainKeysDirective || key.starts_with(elementOrderPrefix))
            return result;
        if (key.starts_with(deleteFromListPrefix))
            return withoutItems(result, key.substr(deleteFromListPrefix.size()), entry.value);
        if (entry.value->isNull())
            return m_build.withoutField(result, key);
        const yaml::Node *own = result->find(key);
        const bool areMaps = own && own->isMapping() && entry.value->isMapping();
        const bool areLists = own && own->isSequence() && entry.value->isSequence();
        if (!areMaps && !areLists) {
            const yaml::Node *value = withoutDirectives(entry.value);
            return value ? m_build.withField(result, entry.key, value)
                         : m_build.withoutField(result, key);
        }
        if (type.kind != Type::Kind::Struct && type.kind != Type::Kind::Raw)
            return refused("merging an object in json but data type is not struct, instead is: "
                           + std::string(type.name));
        const Field *field = type.find(key);
        if (!field)
            return refused("unable to find api field in struct " + std::string(type.name)
                           + " for the json field \"" + std::string(key) + '"');
        const base::Result<const yaml::Node *> merged =
            areMaps ? mergeMap(own, entry.value, *field->type)
                    : mergeList(own, entry.value, field->patch);
        if (!merged)
            return merged.error();
        return m_build.withField(result, entry.key, *merged);
    }

    base::Result<const yaml::Node *> mergeList(const yaml::Node *own, const yaml::Node *patch,
                                               PatchStrategy strategy) const
    {
        if (strategy == PatchStrategy::Replace)
            return patch;
        std::vector<const yaml::Node *> items;
        const auto add = [&items](const yaml::Node *list) {
            for (const yaml::Node *item : list->items()) {
                if (std::none_of(items.begin(), items.end(), [item](const yaml::Node *other) {
                        return yaml::equal(other, item);
                    }))
                    items.push_back(item);
            }
        };
        add(patch);
        add(own);
        return m_build.sequence(items, own->span());
    }

    const yaml::Node *withoutItems(const yaml::Node *result, std::string_view key,
                                   const yaml::Node *gone) const
    {
        const yaml::Node *own = result->find(key);
        if (!own || !own->isSequence())
            return result;
        std::vector<const yaml::Node *> items;
        for (const yaml::Node *item : own->items()) {
            if (!holds(gone, item))
                items.push_back(item);
        }
        return m_build.withField(result, key, m_build.sequence(items, own->span()));
    }

    /// removeDirectives and discardNullValuesFromPatch; nullptr where "$patch: delete" stands.
    const yaml::Node *withoutDirectives(const yaml::Node *value) const
    {
        if (value->isScalar())
            return value;
        if (value->isSequence()) {
            std::vector<const yaml::Node *> items;
            for (const yaml::Node *item : value->items()) {
                if (const yaml::Node *kept = withoutDirectives(item))
                    items.push_back(kept);
            }
            return m_build.sequence(items, value->span());
        }
        std::vector<yaml::Entry> entries;
        for (const yaml::Entry &entry : value->entries()) {
            const std::string_view key = entry.key->text();
            if (key == patchDirective) {
                if (entry.value->text() == "delete")
                    return nullptr;
                continue;
            }
            if (key == retainKeysDirective || key.starts_with(elementOrderPrefix)
                || key.starts_with(deleteFromListPrefix) || entry.value->isNull())
                continue;
            if (const yaml::Node *kept = withoutDirectives(entry.value))
                entries.push_back({entry.key, kept});
        }
        return m_build.mapping(entries, value->span());
    }

    const yaml::NodeBuilder &m_build;
};

/// nullptr for an empty patch.
base::Result<const yaml::Node *> parsedPatch(std::string_view patch, const base::Span &place,
                                             const yaml::NodeBuilder &build)
{
    const base::Result<TextDocument> document = readFirstDocument(textFile(patch));
    if (!document)
        return refused("the patch is no YAML: " + document.error().detail);
    if (!document->node)
        return nullptr;
    if (!document->node->isMapping())
        return refused("the patch is no map");
    return placed(document->node, place, build);
}

const yaml::Node *withProjectOf(const yaml::Node *result, const yaml::Node *application,
                                const yaml::NodeBuilder &build)
{
    const yaml::Node *project = application->findPath({"spec", "project"});
    const yaml::Node *spec = result->find("spec");
    return build.withField(result, "spec",
                           build.withField(spec, "project", project ? project : build.string("")));
}

} // namespace

base::Result<const yaml::Node *> patched(const yaml::Node *application, std::string_view patch,
                                         const base::Span &place, const yaml::NodeBuilder &build)
{
    const base::Result<const yaml::Node *> document = parsedPatch(patch, place, build);
    if (!document)
        return document.error();
    if (!*document)
        return application;
    const base::Result<const yaml::Node *> checked = decode(*document, types::application, build);
    if (!checked)
        return wrapped("invalid templatePatch", checked.error());
    const base::Result<const yaml::Node *> merged =
        Merger(build).mergeMap(application, *document, types::application);
    if (!merged)
        return merged.error();
    const base::Result<const yaml::Node *> decoded = decode(*merged, types::application, build);
    if (!decoded)
        return wrapped("invalid templatePatch", decoded.error());
    return withProjectOf(*decoded, application, build);
}

} // namespace fleetwright::argocd
