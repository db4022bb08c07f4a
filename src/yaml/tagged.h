// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/node.h"
#include "yaml/reader.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::yaml {

/// How a scalar is written: what its type depends on.
struct ScalarForm {
    std::string_view text;
    std::string_view tag; ///< long form, "!" or "" as libyaml reports it
    bool quoted = false;
};

struct ScalarType {
    std::optional<Tag> tag; ///< nothing: `problem` tells why
    std::string problem;
};

/// go-yaml's answer for a scalar with its tag (decode.go scalar(), resolve.go resolve()). Unknown
/// tags make strings.
[[nodiscard]] ScalarType typeOf(const ScalarForm &form, Schema schema);

} // namespace fleetwright::yaml
