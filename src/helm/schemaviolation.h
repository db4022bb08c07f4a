// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::helm {

/// Where values do not follow their schema (jsonschema's ValidationError).
struct Violation {
    std::vector<std::string> location; ///< of the value
    std::string message;
    std::vector<Violation> causes;
    bool isGroup = false; ///< several violations of one schema, with no message of their own
};

/// "- at '/replicas': got string, want integer", one line each, causes indented.
[[nodiscard]] std::string violationText(const std::vector<Violation> &violations);

/// As the library shows texts, names and values.
[[nodiscard]] std::string quotedText(std::string_view text);
[[nodiscard]] std::string joined(const std::vector<std::string> &names);
[[nodiscard]] std::string shown(const gotemplate::Value &value);
[[nodiscard]] std::string shownNumber(double number);

} // namespace fleetwright::helm
