// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/function.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::gotemplate {

// Sprig v3.3.0 (github.com/Masterminds/sprig), one file of its sources each.

[[nodiscard]] std::span<const Function> sprigStrings();
[[nodiscard]] std::span<const Function> sprigWords();
[[nodiscard]] std::span<const Function> sprigLists();
[[nodiscard]] std::span<const Function> sprigDicts();
[[nodiscard]] std::span<const Function> sprigDefaults();
[[nodiscard]] std::span<const Function> sprigNumbers();
[[nodiscard]] std::span<const Function> sprigDates();
[[nodiscard]] std::span<const Function> sprigRegex();
[[nodiscard]] std::span<const Function> sprigSemver();
[[nodiscard]] std::span<const Function> sprigUrls();
[[nodiscard]] std::span<const Function> sprigPaths();
[[nodiscard]] std::span<const Function> sprigCrypto();
[[nodiscard]] std::span<const Function> sprigCertificates();

/// reflect's IsEmpty as Sprig has it: nothing, zero, false, and what holds nothing.
[[nodiscard]] bool isEmptyValue(const Value &value);
/// cast.ToInt64, cast.ToFloat64: 0 for what is no number.
[[nodiscard]] std::int64_t castToInt64(const Value &value);
[[nodiscard]] double castToReal(const Value &value);
/// A []string.
[[nodiscard]] Value stringList(CallContext &context, const std::vector<std::string> &texts);
/// Sprig's strslice: the texts of a list's elements, or of one value.
[[nodiscard]] std::vector<std::string> textsOf(const Value &value);

} // namespace fleetwright::gotemplate
