// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// A scalar as a JSON value, which is what kustomize makes of it before it prints it.
struct JsonScalar {
    enum class Kind : std::uint8_t { Null, Bool, Number, String };
    Kind kind = Kind::Null;
    std::string_view text; ///< of a number: as encoding/json prints it
};

/// `storage` backs the text where it is not the node's own. Fails on infinity and NaN, on dates
/// that Go cannot print and on malformed !!binary.
[[nodiscard]] base::Result<JsonScalar> toJsonScalar(const Node *scalar, std::string &storage);

/// A number as encoding/json prints it, read again by goyaml.v2 and printed by it.
[[nodiscard]] std::string_view yamlNumber(std::string_view jsonNumber, std::string &storage);

/// The error of a scalar that cannot be printed.
[[nodiscard]] base::Error scalarError(const Node *scalar, std::string detail);

} // namespace fleetwright::yaml
