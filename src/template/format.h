// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <span>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// Go's fmt over values. Arguments are interfaces: unboxed values, nothing for nil.

/// fmt.Sprint, appended.
void appendPrint(std::string &out, std::span<const Value> arguments);
/// fmt.Sprintln, appended.
void appendPrintLine(std::string &out, std::span<const Value> arguments);
/// fmt.Sprintf, appended: all flags, widths, indexes and verbs.
void appendFormat(std::string &out, std::string_view format, std::span<const Value> arguments);

/// One value with %v; fast for the usual ones.
void appendValue(std::string &out, const Value &value);
[[nodiscard]] std::string valueText(const Value &value);
/// %v of a reflect.Value in an error text: nothing is "<invalid reflect.Value>".
[[nodiscard]] std::string reflectText(const Value &value);
/// Sprig's strval: text as it is, errors and Stringers by their text, the rest with %v.
[[nodiscard]] std::string stringOf(const Value &value);
/// %T.
[[nodiscard]] std::string_view typeName(const Value &value);

} // namespace fleetwright::gotemplate
