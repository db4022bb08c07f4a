// SPDX-License-Identifier: Apache-2.0
#include "analysis/schemas/rules.h"

#include "analysis/schemas/schemaviolation.h"

#include <array>

namespace fleetwright::analysis::schemas {

std::span<const Rule> rules()
{
    static constexpr std::array table = {
        Rule{{"schema-violation", "schemas", model::Severity::Error,
              "an object does not fit the schema of its kind"},
             schemaViolation},
    };
    return table;
}

} // namespace fleetwright::analysis::schemas
