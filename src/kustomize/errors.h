// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <string>
#include <utility>

namespace fleetwright::kustomize {

/// An error whose place is the first byte of `span`, where that is known.
[[nodiscard]] inline base::Error errorAt(base::ErrorCode code, std::string detail,
                                         const base::Span &span, std::string hint = {})
{
    base::Error error;
    error.code = code;
    error.detail = std::move(detail);
    if (span.known())
        error.place = span.place();
    error.hint = std::move(hint);
    return error;
}

[[nodiscard]] inline base::Error errorAt(base::ErrorCode code, std::string detail,
                                         const yaml::Node *node, std::string hint = {})
{
    return errorAt(code, std::move(detail), node ? node->span() : base::Span{}, std::move(hint));
}

/// `cause` as the reason of what `detail` says; the code and the hint stay those of the cause. At
/// the same place both make one clause.
[[nodiscard]] inline base::Error wrapped(std::string detail, const base::Span &span,
                                         base::Error cause)
{
    base::Error error = errorAt(cause.code, std::move(detail), span, std::move(cause.hint));
    cause.hint.clear();
    if (!error.place || error.place == cause.place) {
        error.place = cause.place;
        error.detail += ": " + cause.detail;
        error.causes = std::move(cause.causes);
    } else {
        error.causes.push_back(std::move(cause));
    }
    return error;
}

} // namespace fleetwright::kustomize
