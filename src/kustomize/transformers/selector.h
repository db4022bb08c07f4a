// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/regex.h"
#include "base/result.h"
#include "kustomize/resource.h"
#include "yaml/node.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::kustomize {

/// types.Selector: anchored regular expressions on group, version, kind, name, namespace (current or any previous id), and label and
/// annotation selectors (k8s.io/apimachinery labels.Parse syntax).
class Selector {
public:
    [[nodiscard]] static base::Result<Selector> fromNode(const yaml::Node *target);
    [[nodiscard]] bool matches(const Resource &resource) const;

private:
    struct Compiled;
    explicit Selector(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled)) {}
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace fleetwright::kustomize
