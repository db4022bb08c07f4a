// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/fieldspec.h"

#include "kustomize/extent.h"
#include "kustomize/schema/defaultspecs.h"
#include "kustomize/schema/gvkorder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::kustomize {
namespace {

std::vector<FieldSpec> specsOf(const defaults::Range &range)
{
    std::vector<FieldSpec> specs;
    specs.reserve(range.count);
    for (const defaults::SpecRow &row : std::span(defaults::specs + range.first, range.count)) {
        specs.push_back({std::string(row.group), std::string(row.version), std::string(row.kind),
                         std::string(row.path), row.create});
    }
    return specs;
}

TransformerConfig makeDefaults()
{
    TransformerConfig config;
    config.namePrefix = specsOf(defaults::namePrefix);
    config.nameSuffix = specsOf(defaults::nameSuffix);
    config.nameSpace = specsOf(defaults::nameSpace);
    config.commonLabels = specsOf(defaults::commonLabels);
    config.labels = specsOf(defaults::labels);
    config.templateLabels = specsOf(defaults::templateLabels);
    config.commonAnnotations = specsOf(defaults::commonAnnotations);
    config.varReference = specsOf(defaults::varReference);
    config.images = specsOf(defaults::images);
    config.replicas = specsOf(defaults::replicas);
    for (const defaults::ReferenceRow &row :
         std::span(defaults::nameReference, defaults::nameReferenceCount)) {
        config.nameReference.push_back({std::string(row.group), std::string(row.version),
                                        std::string(row.kind), specsOf(row.referrers)});
    }
    return config;
}

/// FieldSpec.effectivelyEquals: `other`'s type, where given, is the spec's, and the paths are the
/// same.
bool effectivelyEquals(const FieldSpec &spec, const FieldSpec &other)
{
    return (other.group.empty() || other.group == spec.group)
           && (other.version.empty() || other.version == spec.version)
           && (other.kind.empty() || other.kind == spec.kind) && spec.path == other.path;
}

GvkKey gvkOf(const auto &typed)
{
    return {typed.group, typed.version, typed.kind};
}

template<typename Typed>
void sortByType(std::vector<Typed> &rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const Typed &left, const Typed &right) {
        return sortsBefore(gvkOf(left), gvkOf(right));
    });
}

using SpecList = std::vector<FieldSpec> TransformerConfig::*;

struct ListField {
    std::string_view name;
    SpecList list;
};

constexpr std::array<ListField, 10> listFields{{
    {"namePrefix", &TransformerConfig::namePrefix},
    {"nameSuffix", &TransformerConfig::nameSuffix},
    {"namespace", &TransformerConfig::nameSpace},
    {"commonLabels", &TransformerConfig::commonLabels},
    {"labels", &TransformerConfig::labels},
    {"templateLabels", &TransformerConfig::templateLabels},
    {"commonAnnotations", &TransformerConfig::commonAnnotations},
    {"varReference", &TransformerConfig::varReference},
    {"images", &TransformerConfig::images},
    {"replicas", &TransformerConfig::replicas},
}};

void sortLists(TransformerConfig &config)
{
    for (const ListField &field : listFields)
        sortByType(config.*field.list);
    sortByType(config.nameReference);
}

/// encoding/json, which reads configurations in kustomize, takes field names in any case.
bool sameName(std::string_view field, std::string_view written)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(field.begin(), field.end(), written.begin(), written.end(),
                      [&](char left, char right) { return lower(left) == lower(right); });
}

base::Error invalid(std::string detail, const yaml::Node *node)
{
    return {base::ErrorCode::Invalid,
            std::move(detail),
            node && node->span().known() ? std::optional(node->span().place()) : std::nullopt,
            "see kustomize's transformer configurations",
            {}};
}

/// Sets a text field of a spec. JSON decoding takes strings only.
base::Result<void> readText(std::string &target, const yaml::Entry &entry)
{
    if (entry.value->isNull())
        return {};
    if (!entry.value->isString())
        return invalid("field '" + std::string(entry.key->text())
                           + "' of a field spec is no string",
                       entry.value);
    target = entry.value->text();
    return {};
}

base::Result<void> readPath(std::string &target, const yaml::Entry &entry)
{
    if (base::Result<void> read = readText(target, entry); !read)
        return read;
    const auto slashes = std::count(target.begin(), target.end(), '/');
    return checkDepth({}, static_cast<std::size_t>(slashes) + 1, entry.value);
}

base::Result<FieldSpec> readSpec(const yaml::Node *node)
{
    if (!node->isMapping())
        return invalid("a field spec is no mapping", node);
    FieldSpec spec;
    for (const yaml::Entry &entry : node->entries()) {
        const std::string_view key = entry.key->text();
        base::Result<void> read;
        if (sameName("group", key))
            read = readText(spec.group, entry);
        else if (sameName("version", key))
            read = readText(spec.version, entry);
        else if (sameName("kind", key))
            read = readText(spec.kind, entry);
        else if (sameName("path", key))
            read = readPath(spec.path, entry);
        else if (sameName("create", key)
                 && (entry.value->tag() == yaml::Tag::Bool || entry.value->isNull()))
            spec.create = entry.value->text() == "true" || entry.value->text() == "True"
                          || entry.value->text() == "TRUE";
        else
            return invalid("unknown or malformed field \"" + std::string(key)
                               + "\" in a field spec",
                           entry.key);
        if (!read)
            return read.error();
    }
    return spec;
}

base::Result<NameBackReferences> readReferences(const yaml::Node *node)
{
    if (!node->isMapping())
        return invalid("an entry of nameReference is no mapping", node);
    NameBackReferences references;
    for (const yaml::Entry &entry : node->entries()) {
        const std::string_view key = entry.key->text();
        base::Result<void> read;
        if (sameName("group", key))
            read = readText(references.group, entry);
        else if (sameName("version", key))
            read = readText(references.version, entry);
        else if (sameName("kind", key))
            read = readText(references.kind, entry);
        else if (sameName("fieldSpecs", key)) {
            base::Result<std::vector<FieldSpec>> specs = fieldSpecsFromNode(entry.value);
            if (!specs)
                return std::move(specs).error();
            references.referrers = std::move(specs).value();
        } else {
            return invalid("unknown field \"" + std::string(key) + "\" in nameReference",
                           entry.key);
        }
        if (!read)
            return read.error();
    }
    return references;
}

/// nbrSlice.mergeOne.
base::Result<void> mergeReferences(std::vector<NameBackReferences> &rows,
                                   const NameBackReferences &other)
{
    bool found = false;
    for (NameBackReferences &row : rows) {
        if (row.group != other.group || row.version != other.version || row.kind != other.kind)
            continue;
        base::Result<std::vector<FieldSpec>> specs = mergedSpecs(row.referrers, other.referrers);
        if (!specs)
            return std::move(specs).error();
        row.referrers = std::move(specs).value();
        found = true;
    }
    if (!found)
        rows.push_back(other);
    return {};
}

base::Result<void> readReferenceList(TransformerConfig &config, const yaml::Node *sequence)
{
    if (!sequence->isSequence() && !sequence->isNull())
        return invalid("nameReference is no sequence", sequence);
    for (const yaml::Node *item : sequence->items()) {
        base::Result<NameBackReferences> references = readReferences(item);
        if (!references)
            return std::move(references).error();
        config.nameReference.push_back(std::move(references).value());
    }
    return {};
}

} // namespace

const TransformerConfig &TransformerConfig::defaults()
{
    static const TransformerConfig config = makeDefaults();
    return config;
}

base::Result<TransformerConfig> TransformerConfig::fromConfiguration(const yaml::Node *document)
{
    TransformerConfig config;
    if (document->isNull())
        return config;
    if (!document->isMapping())
        return invalid("a transformer configuration is no mapping", document);
    for (const yaml::Entry &entry : document->entries()) {
        const std::string_view key = entry.key->text();
        if (sameName("nameReference", key)) {
            if (base::Result<void> read = readReferenceList(config, entry.value); !read)
                return read.error();
            continue;
        }
        const auto field =
            std::find_if(listFields.begin(), listFields.end(),
                         [&](const ListField &candidate) { return sameName(candidate.name, key); });
        if (field == listFields.end())
            return invalid("unknown field \"" + std::string(key)
                               + "\" in a transformer configuration",
                           entry.key);
        base::Result<std::vector<FieldSpec>> specs = fieldSpecsFromNode(entry.value);
        if (!specs)
            return std::move(specs).error();
        config.*field->list = std::move(specs).value();
    }
    sortLists(config);
    return config;
}

base::Result<TransformerConfig> TransformerConfig::merged(const TransformerConfig &other) const
{
    TransformerConfig result = *this;
    for (const ListField &field : listFields) {
        base::Result<std::vector<FieldSpec>> specs =
            mergedSpecs(this->*field.list, other.*field.list);
        if (!specs) {
            base::Error error = std::move(specs).error();
            error.detail =
                "failed to merge " + std::string(field.name) + " fieldSpec: " + error.detail;
            return error;
        }
        result.*field.list = std::move(specs).value();
    }
    for (const NameBackReferences &references : other.nameReference) {
        if (base::Result<void> done = mergeReferences(result.nameReference, references); !done) {
            base::Error error = done.error();
            error.detail = "failed to merge NameReference fieldSpec: " + error.detail;
            return error;
        }
    }
    sortLists(result);
    return result;
}

base::Result<std::vector<FieldSpec>> fieldSpecsFromNode(const yaml::Node *sequence)
{
    if (!sequence->isSequence() && !sequence->isNull())
        return invalid("field specs are no sequence", sequence);
    std::vector<FieldSpec> specs;
    specs.reserve(sequence->items().size());
    for (const yaml::Node *item : sequence->items()) {
        base::Result<FieldSpec> spec = readSpec(item);
        if (!spec)
            return std::move(spec).error();
        specs.push_back(std::move(spec).value());
    }
    return specs;
}

base::Result<std::vector<FieldSpec>> mergedSpecs(std::vector<FieldSpec> specs,
                                                 std::span<const FieldSpec> incoming)
{
    for (const FieldSpec &spec : incoming) {
        const auto same = std::find_if(specs.begin(), specs.end(), [&](const FieldSpec &candidate) {
            return effectivelyEquals(candidate, spec);
        });
        if (same == specs.end())
            specs.push_back(spec);
        else if (same->create != spec.create)
            return base::Error{base::ErrorCode::Conflict,
                               "conflicting fieldspecs",
                               std::nullopt,
                               "the path " + spec.path + " is given with and without create",
                               {}};
    }
    return specs;
}

} // namespace fleetwright::kustomize
