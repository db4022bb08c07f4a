// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resourceid.h"
#include "yaml/node.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kyverno {

/// A resource as rules see it.
struct Resource {
    model::ResourceId id; ///< with the namespace that it lies in
    const yaml::Node *root = nullptr;
};

/// The `metadata.labels` of a Namespace; nothing where they are not known, nullptr for none.
using NamespaceLabels = std::function<std::optional<const yaml::Node *>(std::string_view name)>;

/// Three answers: yes, no, not known (labels of a Namespace, or of who asks).
enum class Answer : std::uint8_t { No, Yes, Unknown };

/// One entry of `any` or `all`, or the fields beside them (api/kyverno/v1 ResourceFilter).
struct Filter {
    std::vector<std::string> kinds;
    std::vector<std::string> names; ///< `name` included
    std::vector<std::string> namespaces;
    const yaml::Node *annotations = nullptr;
    const yaml::Node *selector = nullptr;
    const yaml::Node *namespaceSelector = nullptr;
    std::vector<std::string> operations;
    bool asksWho = false; ///< subjects, roles or clusterRoles

    [[nodiscard]] static Filter of(const yaml::Node *node);
    [[nodiscard]] bool isEmpty() const;
};

/// `match` or `exclude`. Where `any` and `all` are empty, `own` counts.
struct Filters {
    std::vector<Filter> any;
    std::vector<Filter> all;
    Filter own;

    [[nodiscard]] static Filters of(const yaml::Node *node);
    [[nodiscard]] bool isEmpty() const;
    /// All of them, in order.
    [[nodiscard]] std::vector<const Filter *> each() const;
};

/// "Deployment", "apps/v1/Deployment", "v1/Pod", "*/*" … (pkg/utils/kube/kind.go
/// ParseKindSelector).
struct KindSelector {
    std::string group, version, kind, subresource;

    [[nodiscard]] static KindSelector of(std::string_view text);
};

/// pkg/engine/utils/match.go: whether a resource is meant, for its creation.
[[nodiscard]] Answer matches(const Filters &filters, const Resource &resource,
                             const NamespaceLabels &labels);
[[nodiscard]] Answer excludes(const Filters &filters, const Resource &resource,
                              const NamespaceLabels &labels);
[[nodiscard]] Answer selects(const yaml::Node *selector, const yaml::Node *labels);

} // namespace fleetwright::kyverno
