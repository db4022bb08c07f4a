// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fleetwright::flux {

/// What a glob trims off is found by trying every length.
inline constexpr std::size_t maximumTrimmedBytes = 64u << 10;

/// What an operator of `${name…}` makes of a value (fluxcd/pkg/envsubst/funcs.go). An unknown
/// operator, like none, gives the value or the default. Nothing if the result would be longer than
/// `maximum` bytes, or if a glob had to trim a longer value than maximumTrimmedBytes.
[[nodiscard]] std::optional<std::string> applyShellOperation(std::string_view operation,
                                                             std::string_view value,
                                                             std::span<const std::string> arguments,
                                                             std::size_t maximum);

/// Whether a missing variable is no error in strict mode (isDefaultOp).
[[nodiscard]] bool givesDefault(std::string_view operation);

} // namespace fleetwright::flux
