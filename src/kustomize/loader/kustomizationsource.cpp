// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/kustomizationsource.h"

#include "kustomize/errors.h"
#include "kustomize/loader/decode.h"
#include "yaml/nodebuilder.h"
#include "yaml/reader.h"

#include <algorithm>
#include <array>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

struct Deprecated {
    std::string_view field;
    std::string_view instead;
};

constexpr std::array<Deprecated, 6> deprecatedFields{{{"bases", "resources"},
                                                      {"commonLabels", "labels"},
                                                      {"imageTags", "images"},
                                                      {"patchesJson6902", "patches"},
                                                      {"patchesStrategicMerge", "patches"},
                                                      {"vars", "replacements"}}};

std::vector<std::string> deprecationWarnings(const Node *root)
{
    std::vector<std::string> warnings;
    for (const Deprecated &deprecated : deprecatedFields) {
        const yaml::Entry *entry = root->findEntry(deprecated.field);
        if (!entry)
            continue;
        const base::Span &span =
            entry->key->span().known() ? entry->key->span() : entry->value->span();
        std::string warning;
        if (span.known()) {
            const base::Place place = span.place();
            warning = place.file.text() + ":" + std::to_string(place.line) + ": ";
        }
        warning += "'" + std::string(deprecated.field) + "' is deprecated. Please use '"
                   + std::string(deprecated.instead) + "' instead.";
        warnings.push_back(std::move(warning));
    }
    return warnings;
}

/// Appends the items of a legacy field to the field that took its place.
const Node *withMoved(const yaml::NodeBuilder &builder, const Node *root, std::string_view legacy,
                      std::string_view field)
{
    const Node *moved = root->find(legacy);
    if (!moved)
        return root;
    root = builder.withoutField(root, legacy);
    if (moved->size() == 0)
        return root;
    const Node *before = root->find(field);
    if (!before)
        return builder.withField(root, field, moved);
    std::vector<const Node *> items(before->items().begin(), before->items().end());
    items.insert(items.end(), moved->items().begin(), moved->items().end());
    return builder.withField(root, field, builder.sequence(items, before->span()));
}

/// helmChartInflationGenerator became helmCharts.
const Node *withCharts(const yaml::NodeBuilder &builder, const Node *root)
{
    const Node *legacy = root->find("helmChartInflationGenerator");
    if (!legacy)
        return root;
    constexpr std::array<std::array<std::string_view, 2>, 7> fields{
        {{"chartName", "name"},
         {"chartVersion", "version"},
         {"chartRepoUrl", "repo"},
         {"values", "valuesFile"},
         {"valuesLocal", "valuesInline"},
         {"valuesMerge", "valuesMerge"},
         {"releaseName", "releaseName"}}};
    std::vector<const Node *> charts;
    const Node *globals = builder.mapping({});
    for (const Node *chart : legacy->items()) {
        std::vector<yaml::Entry> entries;
        for (const auto &[before, after] : fields) {
            if (const Node *value = chart->find(before))
                entries.push_back({builder.string(after), value});
        }
        charts.push_back(builder.mapping(entries, chart->span()));
        const Node *home = chart->find("chartHome");
        if (home && !home->text().empty())
            globals = builder.withField(globals, "chartHome", home);
    }
    if (globals->size() > 0 && !root->find("helmGlobals"))
        root = builder.withField(root, "helmGlobals", globals);
    root = builder.withField(root, "helmChartInflationGenerator", builder.sequence(charts));
    return withMoved(builder, root, "helmChartInflationGenerator", "helmCharts");
}

bool isEmpty(const Node *root)
{
    const auto entries = root->entries();
    return std::all_of(entries.begin(), entries.end(), [](const yaml::Entry &entry) {
        const std::string_view key = entry.key->text();
        return key == "kind" || key == "apiVersion"
               || (entry.value->isScalar() && entry.value->text().empty());
    });
}

std::string_view textOf(const Node *root, std::string_view field)
{
    const Node *node = root->find(field);
    return node ? node->text() : std::string_view{};
}

Result<void> checkType(const Node *root, bool isComponent)
{
    const std::string_view kind = textOf(root, "kind");
    if (!kind.empty() && kind != "Kustomization" && kind != "Component")
        return errorAt(ErrorCode::Invalid, "kind should be Kustomization or Component",
                       root->find("kind"));
    const std::string_view version = textOf(root, "apiVersion");
    const std::string_view required =
        isComponent ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
    if (!version.empty() && version != required)
        return errorAt(ErrorCode::Invalid,
                       "apiVersion for " + std::string(isComponent ? "Component" : "Kustomization")
                           + " should be " + std::string(required),
                       root->find("apiVersion"),
                       "write `apiVersion: " + std::string(required) + "`");
    return {};
}

base::Error atFile(base::Error error, const base::SourceFile &file)
{
    if (!error.place)
        error.place = base::Place{file.path(), 1, 0};
    return error;
}

Result<KustomizationFields> readFields(const base::SourceFilePtr &file, Decoding decoding,
                                       const base::Limits &limits)
{
    // sigs.k8s.io/yaml reads YAML 1.1, the last of repeated keys, and the first document only.
    const yaml::ReadOptions options{yaml::Schema::Yaml11, yaml::DuplicateKeys::LastWins, limits};
    const auto parsed = yaml::readFile(file, options);
    if (!parsed)
        return wrapped("invalid Kustomization", {}, parsed.error());
    const base::ArenaPtr &arena = (*parsed)->arena;
    const yaml::NodeBuilder builder(*arena);
    const Node *document =
        (*parsed)->documents.empty() ? builder.mapping({}) : (*parsed)->documents.front();
    auto expanded = yaml::expandMerges(*arena, document);
    if (!expanded)
        return wrapped("invalid Kustomization", {}, std::move(expanded).error());
    auto decoded = decode(builder, *expanded, kustomizationType(), decoding);
    if (!decoded)
        return wrapped("invalid Kustomization", {}, atFile(std::move(decoded).error(), *file));
    return KustomizationFields{arena, *decoded};
}

Result<KustomizationSourcePtr> makeSource(base::SourceFilePtr file,
                                          const KustomizationFields &fields,
                                          std::vector<base::SourceFilePtr> quoted)
{
    const yaml::NodeBuilder builder(*fields.arena);
    auto source = std::make_shared<KustomizationSource>();
    source->file = std::move(file);
    source->arena = fields.arena;
    source->quoted = std::move(quoted);
    source->warnings = deprecationWarnings(fields.root);
    const Node *root = withMoved(builder, fields.root, "bases", "resources");
    root = withMoved(builder, root, "imageTags", "images");
    source->root = withCharts(builder, root);
    source->isComponent = textOf(source->root, "kind") == "Component";
    if (isEmpty(source->root))
        return atFile(errorAt(ErrorCode::Invalid, "kustomization.yaml is empty", base::Span{},
                              "list what it consists of under `resources:`"),
                      *source->file);
    if (auto good = checkType(source->root, source->isComponent); !good)
        return std::move(good).error();
    return KustomizationSourcePtr(std::move(source));
}

} // namespace

std::span<const Node *const> KustomizationSource::list(std::string_view field) const
{
    const Node *items = root->find(field);
    return items ? items->items() : std::span<const Node *const>{};
}

const Node *KustomizationSource::scalar(std::string_view field) const
{
    const Node *value = root->find(field);
    return value && !value->text().empty() ? value : nullptr;
}

bool KustomizationSource::hasBuildMetadata() const
{
    return !list("buildMetadata").empty();
}

const Node *KustomizationSource::buildMetadata(std::string_view option) const
{
    const auto options = list("buildMetadata");
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const Node *node) { return node->text() == option; });
    return found == options.end() ? nullptr : *found;
}

Result<KustomizationSourcePtr> readKustomizationSource(base::SourceFilePtr file,
                                                       const base::Limits &limits)
{
    const auto fields = readFields(file, Decoding::Strict, limits);
    if (!fields)
        return fields.error();
    return makeSource(std::move(file), *fields, {});
}

Result<KustomizationFields> readKustomizationFields(base::SourceFilePtr file,
                                                    const base::Limits &limits)
{
    return readFields(file, Decoding::Tolerant, limits);
}

Result<KustomizationFields> readStrictKustomizationFields(const base::SourceFilePtr &file,
                                                          const base::Limits &limits)
{
    return readFields(file, Decoding::Strict, limits);
}

Result<KustomizationSourcePtr> editedKustomization(base::SourceFilePtr file,
                                                   const KustomizationFields &fields,
                                                   std::vector<base::SourceFilePtr> quoted)
{
    return makeSource(std::move(file), fields, std::move(quoted));
}

} // namespace fleetwright::kustomize
