// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/value.h"

#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// github.com/BurntSushi/toml v1.5.0, Encoder; for what it cannot encode, its error text.
[[nodiscard]] std::string toToml(const Value &value);

/// toml.Unmarshal into a map[string]interface {}.
struct TomlValue {
    Value value;
    std::string error; ///< Go's text; "" if it was read
};
[[nodiscard]] TomlValue parseToml(std::string_view text, Heap &heap);

} // namespace fleetwright::gotemplate
