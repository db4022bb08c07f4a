// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/schemas/shape.h"
#include "yaml/node.h"

#include <string>
#include <vector>

namespace fleetwright::analysis::schemas {

/// Something that does not fit its schema.
struct SchemaViolation {
    enum class Kind : std::uint8_t {
        UnknownKey,
        WrongType,
        MissingKey,
        NotAllowed, ///< none of the texts that are allowed, or not of the form
    };
    Kind kind = Kind::UnknownKey;
    const yaml::Node *at =
        nullptr; ///< the key or value; of what is missing the parent's key or item
    const yaml::Node *holder = nullptr; ///< the value concerned; what lacks a key
    const Shape *shape = nullptr;       ///< of the value that is expected; of an unknown key none
    std::string path;                   ///< "spec.template.spec.project"
    std::string expected;               ///< "a boolean"; the nearest key, or ""
};

/// All that is certain. Not looked at: values that hold "${", null, and below free maps.
[[nodiscard]] std::vector<SchemaViolation> violationsOf(const yaml::Node *document,
                                                        const Shape &shape);

} // namespace fleetwright::analysis::schemas
