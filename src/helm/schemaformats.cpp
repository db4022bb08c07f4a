// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"
#include "helm/schemadocument.h"

#include <array>
#include <utility>

namespace fleetwright::helm {

namespace {

/// format.go, as far as a regular expression says it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> formats = {{
    {"ipv4", R"((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})"},
    {"ipv6", R"([0-9A-Fa-f:]*:[0-9A-Fa-f:]*(\d+\.\d+\.\d+\.\d+)?)"},
    {"hostname",
     R"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\.?)"},
    {"email", R"(.{1,64}@.{1,255})"},
    {"date", R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))"},
    {"time", R"(([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([zZ]|[+-]([01]\d|2[0-3]):[0-5]\d))"},
    {"date-time",
     R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[tT]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([zZ]|[+-]([01]\d|2[0-3]):[0-5]\d))"},
    {"uuid", R"([0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12})"},
    {"uri", R"([A-Za-z][A-Za-z0-9+.-]*:\S*)"},
    {"json-pointer", R"((/([^~/]|~[01])*)*)"},
}};

} // namespace

bool hasFormat(std::string_view text, std::string_view format)
{
    if (format == "regex")
        return base::Regex::compile(text).ok();
    for (const auto &[name, pattern] : formats) {
        if (name != format)
            continue;
        const base::Result<base::Regex> compiled = base::Regex::compile(pattern);
        return !compiled || compiled->matchesWhole(text);
    }
    return true;
}

} // namespace fleetwright::helm
