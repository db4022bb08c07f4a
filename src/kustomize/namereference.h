// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/resource.h"
#include "kustomize/schema/fieldspec.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fleetwright::kustomize {

/// A field that may hold the name of an object of another type.
struct ReferenceRule {
    std::string targetGroup, targetVersion, targetKind;
    std::string group, version, kind; ///< of the referrer; empty matches everything
    std::string path;
    std::vector<std::string> segments; ///< of the path, without "[]"
    bool roleRef = false;
};

/// The name references of a configuration, found by the referrer's kind. Immutable.
class ReferenceRules {
public:
    explicit ReferenceRules(const TransformerConfig &config);

    /// Indices into rules(), in the configuration's order; group and version are not compared yet.
    [[nodiscard]] const std::vector<std::size_t> &forKind(std::string_view kind) const;
    [[nodiscard]] const ReferenceRule &rule(std::size_t index) const { return m_rules[index]; }

private:
    std::vector<ReferenceRule> m_rules;
    std::vector<std::size_t> m_forAnyKind;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byKind;
};

/// What all resources are called and were called: all that a name reference, and the order of the
/// output, depend on beside the referring object itself.
[[nodiscard]] base::Hash128 identitiesOf(const ResourceMap &map);

/// ResAccumulator.FixBackReferences: names that were changed are changed where they are referred to
/// (api/filters/nameref/nameref.go). `identities` are those of the map.
[[nodiscard]] base::Result<void> fixNameReferences(const TransformContext &context,
                                                   ResourceMap &map, const ReferenceRules &rules,
                                                   base::Hash128 identities);

} // namespace fleetwright::kustomize
