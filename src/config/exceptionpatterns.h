// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/reading.h"

#include <string>
#include <vector>

namespace fleetwright::config {

/// `exceptions`: how this fleet marks a deliberate departure, beside what is always understood.
struct ExceptionPatterns {
    /// Keys of annotations that are marks: whole keys, or endings that begin with "/". Given keys
    /// replace the default.
    std::vector<std::string> annotations = {"/exception"};
    std::vector<std::string> tickets; ///< regular expressions of further tickets
    /// Regular expressions of further dates of expiry; the first group, else the match, is a date
    /// (2026-05-31, 2026-05, 2026-Q2).
    std::vector<std::string> dates;

    friend bool operator==(const ExceptionPatterns &, const ExceptionPatterns &) = default;
};

/// Patterns that do not compile are errors.
[[nodiscard]] Read readExceptionPatterns(const Value &value, ExceptionPatterns &patterns);

} // namespace fleetwright::config
