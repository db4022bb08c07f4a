// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/gotime.h"
#include "template/value.h"

namespace fleetwright::gotemplate {

/// time.Time, with the methods that templates may call.
[[nodiscard]] const Type &timeType();

[[nodiscard]] Value timeValue(Heap &heap, const GoTime &time);
[[nodiscard]] GoTime timeFrom(const Value &value);

/// Time.Add and Time.Sub.
[[nodiscard]] GoTime added(GoTime time, std::int64_t nanoseconds);
[[nodiscard]] std::int64_t between(const GoTime &later, const GoTime &earlier);

/// strconv.ParseInt(text, 10, 64) without its error.
[[nodiscard]] std::int64_t castSeconds(std::string_view text);

} // namespace fleetwright::gotemplate
