// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace fleetwright::diff {

/// A quantity of Kubernetes ("10Gi", "500m", "1e3") in its unit; nothing if the text is none
/// (apimachinery/pkg/api/resource/quantity.go, ParseQuantity).
[[nodiscard]] std::optional<long double> quantityOf(std::string_view text);

/// False where one of them is no quantity.
[[nodiscard]] bool isLessQuantity(std::string_view left, std::string_view right);

} // namespace fleetwright::diff
