// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "yaml/node.h"

#include <cstdint>
#include <memory>

namespace fleetwright::kustomize {

/// types.Selector as patches use it: anchored regular expressions on group, version and kind
/// (current) and on name and namespace (original or current id), and label and annotation selectors
/// (k8s.io/apimachinery labels.Parse syntax).
class Selector {
public:
    [[nodiscard]] static base::Result<Selector> fromNode(const yaml::Node *target);

    /// A malformed label or annotation selector is an error only if a resource fits everything
    /// else, as in kustomize.
    enum class Match : std::uint8_t { No, Yes, Malformed };
    [[nodiscard]] Match matches(const Resource &resource, const Schema &schema) const;
    /// Why matches() gives Malformed.
    [[nodiscard]] const base::Error &malformed() const;

private:
    struct Compiled;
    explicit Selector(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled)) {}
    std::shared_ptr<const Compiled> m_compiled;
};

/// The label and annotation part alone, as the targets of replacements use it.
class MetadataSelector {
public:
    /// Reads labelSelector and annotationSelector of `target`.
    [[nodiscard]] static base::Result<MetadataSelector> fromNode(const yaml::Node *target);
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool matches(const yaml::Node *object) const;

private:
    struct Compiled;
    explicit MetadataSelector(std::shared_ptr<const Compiled> compiled)
        : m_compiled(std::move(compiled))
    {}
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace fleetwright::kustomize
