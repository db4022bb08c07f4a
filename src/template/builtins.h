// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/function.h"

namespace fleetwright::gotemplate {

// text/template's functions (funcs.go) that have files of their own.

Value escapeHtml(CallContext &context, std::span<const Value> arguments);
Value escapeJs(CallContext &context, std::span<const Value> arguments);
Value escapeUrlQuery(CallContext &context, std::span<const Value> arguments);

Value equal(CallContext &context, std::span<const Value> arguments);
Value notEqual(CallContext &context, std::span<const Value> arguments);
Value less(CallContext &context, std::span<const Value> arguments);
Value lessOrEqual(CallContext &context, std::span<const Value> arguments);
Value greater(CallContext &context, std::span<const Value> arguments);
Value notLess(CallContext &context, std::span<const Value> arguments);

} // namespace fleetwright::gotemplate
