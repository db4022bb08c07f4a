// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/errorat.h"
#include "yaml/node.h"

#include <string>
#include <utility>

namespace fleetwright::kustomize {

/// An error at a node, whose place may not be known; base::errorAt takes a span.
[[nodiscard]] inline base::Error errorAt(base::ErrorCode code, std::string detail,
                                         const yaml::Node *node, std::string hint = {})
{
    return base::errorAt(code, std::move(detail), node ? node->span() : base::Span{},
                         std::move(hint));
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
