// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/reading.h"

#include <cstddef>
#include <optional>

namespace fleetwright::config {

/// How many clusters one change may reach: a number, or a share of all.
struct ClusterLimit {
    std::size_t number = 0;
    bool isPercent = false;

    /// Of a fleet of so many clusters; a share is rounded down.
    [[nodiscard]] std::size_t of(std::size_t clusters) const
    {
        return isPercent ? clusters * number / 100 : number;
    }

    friend bool operator==(const ClusterLimit &, const ClusterLimit &) = default;
};

/// `guardrails`. What is not set is not limited.
struct Guardrails {
    std::optional<ClusterLimit> clusters;
    std::optional<ClusterLimit> production;

    friend bool operator==(const Guardrails &, const Guardrails &) = default;
};

[[nodiscard]] Read readGuardrails(const Value &value, Guardrails &guardrails);

} // namespace fleetwright::config
