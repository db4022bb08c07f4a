// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace fleetwright::kustomize {

class Schema;

/// A place in the OpenAPI schema: what a strategic merge asks about a field. Cheap to copy;
/// "unknown" answers nothing.
class SchemaNode {
public:
    SchemaNode() = default;
    [[nodiscard]] bool known() const { return m_index >= 0; }

    [[nodiscard]] SchemaNode field(std::string_view name) const; ///< also additionalProperties
    [[nodiscard]] SchemaNode items() const;

    /// x-kubernetes-patch-strategy, e.g. "merge", "replace", "retainKeys", "merge,retainKeys"; ""
    /// if none.
    [[nodiscard]] std::string_view patchStrategy() const;
    /// True if one of the strategies is "merge": a list's items are merged by key or, without keys,
    /// by value.
    [[nodiscard]] bool mergesItems() const;
    /// x-kubernetes-list-map-keys, or x-kubernetes-patch-merge-key; empty if there is no strategy.
    /// First is the main key.
    [[nodiscard]] std::span<const std::string_view> mergeKeys() const;

    friend bool operator==(const SchemaNode &, const SchemaNode &) = default;

private:
    friend class Schema;
    const Schema *m_schema = nullptr;
    int m_index = -1;
};

/// kustomize's embedded Kubernetes v1.21.2 OpenAPI plus its own kustomization API, from generated
/// tables; or one read from an `openapi:` field. Immutable.
class Schema {
public:
    [[nodiscard]] static const Schema &builtin();
    /// What is left of the built-in types beside those of an `openapi: {path}`.
    enum class BuiltinTypes : std::uint8_t {
        Replaced,  ///< nothing: the usual case, the field is read before any object
        Preferred, ///< all: some object's scope had been asked for before (openapi.go,
                   ///< schemaParseDelayed)
    };
    /// `openapi: {path}`: openapi.SetSchema. The document need not outlive the schema.
    [[nodiscard]] static base::Result<std::shared_ptr<const Schema>>
    fromOpenApi(const yaml::Node *document, BuiltinTypes builtinTypes = BuiltinTypes::Replaced);
    /// `openapi: {version}`: an error unless it is a version that kustomize has built in.
    [[nodiscard]] static base::Result<void> checkVersion(std::string_view version);

    virtual ~Schema() = default;
    Schema(const Schema &) = delete;
    Schema &operator=(const Schema &) = delete;

    [[nodiscard]] virtual SchemaNode ofType(std::string_view apiVersion,
                                            std::string_view kind) const = 0;
    /// Nothing if the type is not known (kustomize then takes it as namespaced).
    [[nodiscard]] virtual std::optional<bool> isNamespaced(std::string_view apiVersion,
                                                           std::string_view kind) const = 0;

protected:
    friend class SchemaNode;
    Schema() = default;
    [[nodiscard]] SchemaNode node(int index) const;
    [[nodiscard]] virtual int fieldOf(int index, std::string_view name) const = 0;
    [[nodiscard]] virtual int itemsOf(int index) const = 0;
    [[nodiscard]] virtual std::string_view strategyOf(int index) const = 0;
    [[nodiscard]] virtual std::span<const std::string_view> keysOf(int index) const = 0;
};

} // namespace fleetwright::kustomize
