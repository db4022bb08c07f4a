// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::model {

// k8s.io/apimachinery/pkg/util/validation: what is wrong, nothing if it is valid.
[[nodiscard]] std::optional<std::string> subdomainProblem(std::string_view name);
[[nodiscard]] std::optional<std::string> qualifiedNameProblem(std::string_view name);
[[nodiscard]] std::optional<std::string> labelValueProblem(std::string_view value);

} // namespace fleetwright::model
