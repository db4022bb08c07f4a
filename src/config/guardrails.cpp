// SPDX-License-Identifier: Apache-2.0
#include "config/guardrails.h"

namespace fleetwright::config {

namespace {

Read readLimit(const Value &value, std::string_view what, std::optional<ClusterLimit> &limit)
{
    Value number = value;
    ClusterLimit read;
    if (number.isScalar() && number.text.ends_with('%')) {
        read.isPercent = true;
        number.text.pop_back();
    }
    if (!readCount(number, what, read.number) || (read.isPercent && read.number > 100))
        return invalid(value, std::string(what) + " must be a number or a percentage",
                       "write 4 or \"25%\"");
    limit = read;
    return {};
}

} // namespace

Read readGuardrails(const Value &value, Guardrails &guardrails)
{
    return readMap(
        value, "guardrails",
        {{"clusters",
          [&](const Value &v) { return readLimit(v, "guardrails.clusters", guardrails.clusters); }},
         {"production", [&](const Value &v) {
              return readLimit(v, "guardrails.production", guardrails.production);
          }}});
}

} // namespace fleetwright::config
