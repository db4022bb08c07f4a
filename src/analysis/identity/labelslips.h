// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::identity {

/// A label of a cluster that seems to be a slip of the pen, or that a vocabulary does not list.
struct LabelSlip {
    enum class Kind : std::uint8_t {
        Undeclared, ///< `labels.vocabulary` does not list the value
        Value,      ///< near to a value that others have
        Key,        ///< near to a key that others have
    };
    Kind kind = Kind::Value;
    model::ClusterIndex cluster = 0;
    const model::Fact *fact = nullptr; ///< of the snapshot
    std::string nearest;               ///< value or key; "" if none is near
    std::size_t others = 0;            ///< clusters that have the nearest
};

/// docs/rules/label-unknown.md
struct LabelSlips {
    explicit LabelSlips(const RuleInput &input); ///< by RuleInput::once
    std::vector<LabelSlip> all;
};

/// A label's key as all sources' keys are compared: its attribute's name, or the key without prefix
/// and separators.
[[nodiscard]] std::string commonKey(const model::Fact &fact);

/// The part of a label's key after its last '/'.
[[nodiscard]] std::string_view localKey(std::string_view key);

/// A label that says by which rules data is kept: compliance, residency.
[[nodiscard]] bool isComplianceKey(std::string_view commonKey);

} // namespace fleetwright::analysis::identity
