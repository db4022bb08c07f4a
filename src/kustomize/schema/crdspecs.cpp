// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/fieldspec.h"

#include <algorithm>
#include <utility>

namespace fleetwright::kustomize {
namespace {

/// Definitions may refer to themselves; kustomize would never end.
constexpr std::size_t maximalDepth = 64;

std::string_view nameOf(const yaml::Node *property, std::string_view extension)
{
    const yaml::Node *value = property->find(extension);
    return value && value->isString() ? value->text() : std::string_view();
}

bool hasMark(const yaml::Node *property, std::string_view extension)
{
    const yaml::Node *value = property->find(extension);
    return value && value->isString();
}

/// accumulator/loadconfigfromcrds.go: what the marked properties of one custom resource mean to the
/// transformers.
class CrdReader {
public:
    CrdReader(const yaml::Node *definitions, std::string_view kind)
        : m_definitions(definitions), m_kind(kind)
    {}

    base::Result<TransformerConfig> read(std::string_view definition)
    {
        if (base::Result<void> done = readDefinition(definition, {}, 0); !done)
            return done.error();
        return m_config;
    }

private:
    static const yaml::Node *propertiesOf(const yaml::Node *definition)
    {
        const yaml::Node *schema = definition ? definition->find("Schema") : nullptr;
        return schema ? schema->find("properties") : nullptr;
    }

    base::Result<void> readDefinition(std::string_view name, const std::string &path,
                                      std::size_t depth)
    {
        const yaml::Node *properties = propertiesOf(m_definitions->find(name));
        if (!properties)
            return {};
        if (depth > maximalDepth)
            return base::Error{base::ErrorCode::Cycle,
                               "the definition " + std::string(name) + " contains itself",
                               std::nullopt,
                               "",
                               {}};
        for (const yaml::Entry &property : properties->entries()) {
            const std::string field = path.empty() ? std::string(property.key->text())
                                                   : path + "/" + std::string(property.key->text());
            if (base::Result<void> done = readMarks(property.value, field); !done)
                return done;
            const std::string_view reference = nameOf(property.value, "$ref");
            if (reference.empty())
                continue;
            if (base::Result<void> done = readDefinition(reference, field, depth + 1); !done)
                return done;
        }
        return {};
    }

    base::Result<void> readMarks(const yaml::Node *property, const std::string &field)
    {
        TransformerConfig found;
        const FieldSpec spec{"", "", m_kind, field, false};
        if (hasMark(property, "x-kubernetes-annotation"))
            found.commonAnnotations.push_back(spec);
        if (hasMark(property, "x-kubernetes-label-selector"))
            found.commonLabels.push_back(spec);
        if (hasMark(property, "x-kubernetes-identity"))
            found.namePrefix.push_back(spec);
        if (hasMark(property, "x-kubernetes-object-ref-api-version")
            && hasMark(property, "x-kubernetes-object-ref-kind")) {
            const std::string_view key = nameOf(property, "x-kubernetes-object-ref-name-key");
            FieldSpec referrer = spec;
            referrer.path += "/" + std::string(key.empty() ? "name" : key);
            found.nameReference.push_back(
                {"",
                 std::string(nameOf(property, "x-kubernetes-object-ref-api-version")),
                 std::string(nameOf(property, "x-kubernetes-object-ref-kind")),
                 {std::move(referrer)}});
        }
        base::Result<TransformerConfig> merged = m_config.merged(found);
        if (!merged)
            return std::move(merged).error();
        m_config = std::move(merged).value();
        return {};
    }

    const yaml::Node *m_definitions;
    std::string m_kind;
    TransformerConfig m_config;
};

bool looksLikeObject(const yaml::Node *definition)
{
    const yaml::Node *schema = definition->find("Schema");
    const yaml::Node *properties = schema ? schema->find("properties") : nullptr;
    return properties && properties->find("kind") && properties->find("apiVersion")
           && properties->find("metadata");
}

} // namespace

base::Result<TransformerConfig> TransformerConfig::fromCrds(const yaml::Node *document)
{
    TransformerConfig config;
    if (!document->isMapping()) {
        return base::Error{base::ErrorCode::Invalid,
                           "unable to parse open API definition",
                           document->span().known() ? std::optional(document->span().place())
                                                    : std::nullopt,
                           "a file of `crds` maps type names to their schemas",
                           {}};
    }
    for (const yaml::Entry &definition : document->entries()) {
        if (!looksLikeObject(definition.value))
            continue;
        const std::string_view name = definition.key->text();
        base::Result<TransformerConfig> read =
            CrdReader(document, name.substr(name.rfind('.') + 1)).read(name);
        if (!read)
            return read;
        base::Result<TransformerConfig> merged = config.merged(read.value());
        if (!merged)
            return merged;
        config = std::move(merged).value();
    }
    return config;
}

} // namespace fleetwright::kustomize
