// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// What Go's encoding/json makes of a text in an interface {}: float64, string, bool, nil,
/// []interface {}, map[string]interface {}.
struct JsonValue {
    Value value;
    std::string error; ///< Go's text; "" if it was read
};
[[nodiscard]] JsonValue parseJson(std::string_view text, Heap &heap);

enum class JsonEscapes { Html, Raw }; ///< <, > and & as \u003c …, or as they are

/// json.Marshal; nothing and `error` for what JSON cannot hold.
[[nodiscard]] std::optional<std::string> toJson(const Value &value, JsonEscapes escapes,
                                                std::string &error);
/// json.MarshalIndent(value, "", "  ") of what toJson made.
[[nodiscard]] std::string indentJson(std::string_view json);

/// "object", "array", "string", "number", "bool": what Go calls a JSON value in its errors.
[[nodiscard]] std::string_view jsonKindName(const Value &value);

} // namespace fleetwright::gotemplate
