// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/exceptions.h"
#include "quickfix/bench.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::quickfix {

/// "# exception: OPS-4121 load test, until 2026-09-30"
[[nodiscard]] std::string markText(const Note &note);

/// Where the comment of a mark begins on its line; npos where there is none.
[[nodiscard]] std::size_t hashOf(std::string_view line, std::uint32_t column);

/// A comment above a line marks what stands there.
[[nodiscard]] base::Result<void> addMark(Bench &bench, const base::Place &place,
                                         const std::string &comment);

/// A comment's lines go, or what stands of it behind a value. The comment is looked for by its
/// first line's text, since edits before may have moved it; one that is gone is fine.
[[nodiscard]] base::Result<void> removeComment(Bench &bench, const analysis::ExceptionMark &mark);

/// An entry of `allowed_exceptions` of a cluster in the classification file; made where the
/// cluster has none. NotFound without such a file.
[[nodiscard]] base::Result<void> addListed(Bench &bench, const std::string &cluster,
                                           const std::string &name, const Note &note);

} // namespace fleetwright::quickfix
