// SPDX-License-Identifier: Apache-2.0
#include "kustomize/schema/builtintables.h"
#include "kustomize/schema/schema.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fleetwright::kustomize {
namespace {

constexpr std::string_view gvkExtension = "x-kubernetes-group-version-kind";
constexpr std::string_view definitionPrefix = "#/definitions/";
/// A chain of $ref longer than this is taken as a circle.
constexpr int maximalReferences = 32;
/// Numbers of built-in nodes in a custom schema begin here.
constexpr int firstBuiltin = 1 << 20;

std::string_view textAt(const yaml::Node *node, std::string_view key)
{
    const yaml::Node *value = node->find(key);
    return value ? value->text() : std::string_view();
}

using TypeName = std::pair<std::string, std::string>; ///< apiVersion, kind

TypeName typeNameOf(const yaml::Node *extension)
{
    std::string apiVersion(textAt(extension, "version"));
    const std::string_view group = textAt(extension, "group");
    if (!group.empty())
        apiVersion = std::string(group) + "/" + apiVersion;
    return {std::move(apiVersion), std::string(textAt(extension, "kind"))};
}

/// The schema of an `openapi: {path}` document, in place of the built-in Kubernetes one
/// (openapi.go, initSchema). The types of the kustomization API stay known, as in kustomize; they
/// are none that a fleet deploys, so they are left out.
class CustomSchema final : public Schema {
public:
    CustomSchema(const yaml::Node *document, BuiltinTypes builtinTypes)
        : m_hasBuiltin(builtinTypes == BuiltinTypes::Preferred)
    {
        m_definitions = document->find("definitions");
        if (m_definitions) {
            for (const yaml::Entry &definition : m_definitions->entries())
                addDefinition(definition.value);
        }
        if (const yaml::Node *paths = document->find("paths")) {
            for (const yaml::Entry &path : paths->entries())
                addPath(path.key->text(), path.value);
        }
        m_known.clear(); // the document need not outlive this
        m_definitions = nullptr;
    }

    [[nodiscard]] SchemaNode ofType(std::string_view apiVersion,
                                    std::string_view kind) const override
    {
        if (m_hasBuiltin && builtin::nodeOfType(apiVersion, kind) >= 0)
            return node(firstBuiltin + builtin::nodeOfType(apiVersion, kind));
        const auto type = m_types.find({std::string(apiVersion), std::string(kind)});
        return type == m_types.end() ? SchemaNode() : node(type->second);
    }

    [[nodiscard]] std::optional<bool> isNamespaced(std::string_view apiVersion,
                                                   std::string_view kind) const override
    {
        // openapi.IsNamespaceScoped asks the precomputed table of the built-in types first,
        // whatever the schema.
        if (const std::optional<bool> builtinAnswer =
                Schema::builtin().isNamespaced(apiVersion, kind))
            return builtinAnswer;
        const auto scope = m_scopes.find({std::string(apiVersion), std::string(kind)});
        return scope == m_scopes.end() ? std::nullopt : std::optional(scope->second);
    }

protected:
    [[nodiscard]] int fieldOf(int index, std::string_view name) const override
    {
        if (index >= firstBuiltin)
            return shifted(builtin::fieldOf(index - firstBuiltin, name));
        const Place &place = m_places[static_cast<std::size_t>(index)];
        const auto field =
            std::find_if(place.fields.begin(), place.fields.end(),
                         [&](const auto &candidate) { return candidate.first == name; });
        return field == place.fields.end() ? place.additional : field->second;
    }

    [[nodiscard]] int itemsOf(int index) const override
    {
        return index >= firstBuiltin ? shifted(builtin::itemsOf(index - firstBuiltin))
                                     : m_places[static_cast<std::size_t>(index)].items;
    }

    [[nodiscard]] std::string_view strategyOf(int index) const override
    {
        return index >= firstBuiltin ? builtin::strategyOf(index - firstBuiltin)
                                     : m_places[static_cast<std::size_t>(index)].strategy;
    }

    [[nodiscard]] std::span<const std::string_view> keysOf(int index) const override
    {
        return index >= firstBuiltin ? builtin::keysOf(index - firstBuiltin)
                                     : m_places[static_cast<std::size_t>(index)].keys;
    }

private:
    struct Place {
        std::vector<std::pair<std::string_view, int>> fields;
        int additional = -1;
        int items = -1;
        std::string_view strategy;
        std::vector<std::string_view> keys;
    };

    static int shifted(int builtinNode)
    {
        return builtinNode < 0 ? -1 : firstBuiltin + builtinNode;
    }

    /// The built-in definition that a schema's $ref names; -1 if it is none or they are not in use.
    [[nodiscard]] int builtinOf(const yaml::Node *schema) const
    {
        const std::string_view reference = textAt(schema, "$ref");
        if (!m_hasBuiltin || !reference.starts_with(definitionPrefix))
            return -1;
        return shifted(builtin::nodeOfDefinition(reference.substr(definitionPrefix.size())));
    }

    [[nodiscard]] const yaml::Node *resolve(const yaml::Node *schema) const
    {
        for (int step = 0; schema && step < maximalReferences; ++step) {
            const yaml::Node *reference = schema->find("$ref");
            if (!reference || reference->text().empty())
                return schema;
            const std::string_view text = reference->text();
            schema = m_definitions && text.starts_with(definitionPrefix)
                         ? m_definitions->find(text.substr(definitionPrefix.size()))
                         : nullptr;
        }
        return nullptr;
    }

    /// The place of a schema object; -1 for what does not resolve. Definitions may contain
    /// themselves.
    int placeOf(const yaml::Node *unresolved)
    {
        if (unresolved && builtinOf(unresolved) >= 0)
            return builtinOf(unresolved);
        const yaml::Node *schema = unresolved ? resolve(unresolved) : nullptr;
        if (!schema || !schema->isMapping())
            return -1;
        const auto [known, added] = m_known.try_emplace(schema, static_cast<int>(m_places.size()));
        if (!added)
            return known->second;
        const int index = known->second;
        m_places.emplace_back();
        Place place = read(schema);
        m_places[static_cast<std::size_t>(index)] = std::move(place);
        return index;
    }

    Place read(const yaml::Node *schema)
    {
        Place place;
        if (const yaml::Node *properties = schema->find("properties")) {
            for (const yaml::Entry &property : properties->entries())
                place.fields.emplace_back(kept(property.key->text()), placeOf(property.value));
        }
        place.additional = placeOf(schema->find("additionalProperties"));
        if (textAt(schema, "type") == "array")
            place.items = placeOf(schema->find("items"));
        const yaml::Node *strategy = schema->find("x-kubernetes-patch-strategy");
        if (!strategy)
            return place;
        place.strategy = kept(strategy->text());
        if (const yaml::Node *keys = schema->find("x-kubernetes-list-map-keys")) {
            for (const yaml::Node *key : keys->items())
                place.keys.push_back(kept(key->text()));
        } else if (const yaml::Node *key = schema->find("x-kubernetes-patch-merge-key")) {
            place.keys.push_back(kept(key->text()));
        }
        return place;
    }

    std::string_view kept(std::string_view text) { return m_texts.emplace_back(text); }

    void addDefinition(const yaml::Node *definition)
    {
        const yaml::Node *types = definition->find(gvkExtension);
        if (!types)
            return;
        const int place = placeOf(definition);
        for (const yaml::Node *type : types->items())
            m_types.insert_or_assign(typeNameOf(type), place);
    }

    /// openapi.go findNamespaceability.
    void addPath(std::string_view path, const yaml::Node *operations)
    {
        const yaml::Node *type = operations->findPath({"get", gvkExtension});
        if (!type || !type->isMapping())
            return;
        if (path.find("namespaces/{namespace}") != std::string_view::npos)
            m_scopes.insert_or_assign(typeNameOf(type), true);
        else
            m_scopes.try_emplace(typeNameOf(type), false);
    }

    bool m_hasBuiltin;
    const yaml::Node *m_definitions = nullptr;
    std::deque<std::string> m_texts; ///< what the places' views point to
    std::vector<Place> m_places;
    std::unordered_map<const yaml::Node *, int> m_known;
    std::map<TypeName, int> m_types;
    std::map<TypeName, bool> m_scopes;
};

} // namespace

base::Result<std::shared_ptr<const Schema>> Schema::fromOpenApi(const yaml::Node *document,
                                                                BuiltinTypes builtinTypes)
{
    if (!document || !document->isMapping()) {
        return base::Error{base::ErrorCode::Invalid,
                           "invalid schema file: expected a mapping",
                           document && document->span().known()
                               ? std::optional(document->span().place())
                               : std::nullopt,
                           "give an OpenAPI v2 document with `definitions`",
                           {}};
    }
    return std::shared_ptr<const Schema>(
        std::make_shared<const CustomSchema>(document, builtinTypes));
}

} // namespace fleetwright::kustomize
