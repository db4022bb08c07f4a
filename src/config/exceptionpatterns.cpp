// SPDX-License-Identifier: Apache-2.0
#include "config/exceptionpatterns.h"

#include "base/regex.h"

namespace fleetwright::config {

namespace {

Read readPatterns(const Value &value, std::string_view what, std::vector<std::string> &patterns)
{
    if (auto done = readTextOrTexts(value, what, patterns); !done)
        return done;
    for (const std::string &pattern : patterns) {
        if (!base::Regex::compile(pattern))
            return invalid(value, std::string(what) + " is no regular expression: " + pattern,
                           base::Regex::goError(pattern));
    }
    return {};
}

} // namespace

Read readExceptionPatterns(const Value &value, ExceptionPatterns &patterns)
{
    return readMap(
        value, "exceptions",
        {{"annotations",
          [&](const Value &v) {
              return readTextOrTexts(v, "exceptions.annotations", patterns.annotations);
          }},
         {"tickets",
          [&](const Value &v) { return readPatterns(v, "exceptions.tickets", patterns.tickets); }},
         {"dates",
          [&](const Value &v) { return readPatterns(v, "exceptions.dates", patterns.dates); }}});
}

} // namespace fleetwright::config
