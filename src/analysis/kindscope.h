// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace fleetwright::analysis {

/// Whether objects of a kind lie in namespaces.
enum class KindScope : std::uint8_t { Namespaced, Cluster, Unknown };

/// Scopes of Kubernetes' own kinds, of widespread operators' kinds, and of kinds whose
/// CustomResourceDefinition the fleet renders.
class KindScopes {
public:
    explicit KindScopes(const RuleInput &input);

    [[nodiscard]] KindScope of(std::string_view group, std::string_view kind) const;
    [[nodiscard]] KindScope of(const model::ResourceId &id) const { return of(id.group, id.kind); }

private:
    std::map<std::string, KindScope, std::less<>> m_defined; ///< by "Kind.group"
};

} // namespace fleetwright::analysis
