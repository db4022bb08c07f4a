// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/sourcefile.h"

#include <string>
#include <utility>

namespace fleetwright::base {

/// An error whose place is the first byte of `span`, where that is known.
[[nodiscard]] inline Error errorAt(ErrorCode code, std::string detail, const Span &span,
                                   std::string hint = {})
{
    Error error;
    error.code = code;
    error.detail = std::move(detail);
    if (span.known())
        error.place = span.place();
    error.hint = std::move(hint);
    return error;
}

} // namespace fleetwright::base
