// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kyverno/pattern.h"
#include "model/fieldpath.h"

#include <cstdint>
#include <vector>

namespace fleetwright::kyverno {

/// What a pattern says of a resource.
struct Verdict {
    enum class Status : std::uint8_t {
        Pass,
        Fail,
        Skip,  ///< a condition does not hold: the rule is not about this resource
        Error, ///< Kyverno reports an error instead: an anchor's key is nowhere in the resource
    };
    Status status = Status::Pass;
    /// Fail: to the value that does not satisfy the pattern; it need not be there.
    std::vector<model::FieldPath::Segment> path;
};

/// pkg/engine/validate MatchPattern.
[[nodiscard]] Verdict matchPattern(const yaml::Node *resource, const Pattern &pattern);

/// `anyPattern`: one must pass (validate_resource.go validatePatterns). The path is that of the
/// first that fails.
[[nodiscard]] Verdict matchAnyPattern(const yaml::Node *resource,
                                      const std::vector<Pattern> &patterns);

} // namespace fleetwright::kyverno
