// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// A place in the OpenAPI schema: what a strategic merge asks about a field. Cheap to copy; "unknown" answers nothing.
class SchemaNode {
public:
    SchemaNode() = default;
    [[nodiscard]] bool known() const { return m_index >= 0; }

    [[nodiscard]] SchemaNode field(std::string_view name) const; ///< also additionalProperties
    [[nodiscard]] SchemaNode items() const;

    /// x-kubernetes-patch-strategy, e.g. "merge", "replace", "retainKeys", "merge,retainKeys"; "" if none.
    [[nodiscard]] std::string_view patchStrategy() const;
    /// x-kubernetes-patch-merge-key, or x-kubernetes-list-map-keys; empty if none. First is the main key.
    [[nodiscard]] std::vector<std::string_view> mergeKeys() const;

private:
    friend class Schema;
    const class Schema *m_schema = nullptr;
    int m_index = -1;
};

/// kustomize's embedded Kubernetes v1.21.2 OpenAPI plus its own kustomization API, from generated tables; or one read from an `openapi:` field.
class Schema {
public:
    [[nodiscard]] static const Schema &builtin();
    /// `openapi: {path}`: replaces or extends as kustomize does. Shared by the layers below.
    [[nodiscard]] static base::Result<std::shared_ptr<const Schema>> fromOpenApi(const yaml::Node *document);
    virtual ~Schema();

    [[nodiscard]] virtual SchemaNode ofType(std::string_view apiVersion, std::string_view kind) const = 0;
    /// Nothing if the type is not known (kustomize then takes it as namespaced).
    [[nodiscard]] virtual std::optional<bool> isNamespaced(std::string_view apiVersion, std::string_view kind) const = 0;

protected:
    friend class SchemaNode;
    Schema() = default;
    [[nodiscard]] SchemaNode node(int index) const;
    [[nodiscard]] virtual int fieldOf(int index, std::string_view name) const = 0;
    [[nodiscard]] virtual int itemsOf(int index) const = 0;
    [[nodiscard]] virtual std::string_view strategyOf(int index) const = 0;
    [[nodiscard]] virtual std::vector<std::string_view> keysOf(int index) const = 0;
};

} // namespace fleetwright::kustomize
