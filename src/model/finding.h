// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::model {

enum class Severity : std::uint8_t { Info, Warning, Error };

/// The state of the fleet that a finding's place lies in.
enum class Side : std::uint8_t {
    After, ///< the state that is checked
    Base,  ///< the state before the change: the line is gone
};

[[nodiscard]] std::string_view severityName(Severity severity);

/// One result of a check.
struct Finding {
    std::string rule;
    Severity severity = Severity::Warning;
    base::Place place;
    Side side = Side::After;
    std::vector<std::string> clusters; ///< names, sorted; may be empty
    std::string field;                 ///< field path or variable, may be empty
    std::string layer;                 ///< path of the layer concerned
    std::string value;                 ///< the value concerned; never a Secret's
    std::vector<std::string> owners;   ///< clusters that own the value, where that is the point
    std::string message;               ///< one English sentence: layer, value, clusters, reason
    std::string fix;                   ///< what to do
    std::string fingerprint;           ///< survives moved lines
    std::vector<base::Place> related;

    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace fleetwright::model
