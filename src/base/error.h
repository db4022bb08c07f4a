// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::base {

enum class ErrorCode : std::uint8_t {
    NotFound,    ///< a file, folder, ref or object does not exist
    NotAFile,    ///< a folder where a file is expected, or the other way round
    OutsideRoot, ///< a path or link leaves the repository root
    Unreadable,  ///< the operating system refuses (permission, I/O error)
    TooLarge,    ///< a limit of base/limits.h was met; the detail names it
    Binary,      ///< bytes that are no text
    Syntax,      ///< malformed YAML, JSON, patch …
    Invalid,     ///< well-formed but wrong: unknown field, wrong type, missing name …
    Conflict,    ///< two things claim the same identity; or a file changed on disk meanwhile
    Cycle,       ///< a layer that includes itself
    NoMatch,     ///< a patch or replacement target that is not there
    Unresolved,  ///< needs the network, a plugin or a program, which are never used
    Unsupported, ///< known to Fleetwright, not done by it
    Refused,     ///< an edit that could not be verified, an unsafe request
    Git,         ///< libgit2 reported a failure
    WriteFailed, ///< disk full, read-only folder …; nothing was lost
    Cancelled,   ///< its own outcome, never shown as a failure
};

/// The code's stable name as used in JSON output, for example "not-found".
[[nodiscard]] std::string_view codeName(ErrorCode code);

/// A place in a file. Line and column count from 1; 0 means unknown. Columns count bytes.
struct Place {
    RepoPath file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend auto operator<=>(const Place &, const Place &) = default;
};

/// Engine errors are English and technical; services/text makes sentences for people.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    std::string detail;         ///< what is wrong, one clause without a final stop
    std::optional<Place> place; ///< where
    std::string hint;           ///< what to do, may be empty
    std::vector<Error> causes;  ///< the chain below, nearest first

    friend bool operator==(const Error &, const Error &) = default;
};

/// "file:line:column: detail: cause: …" (hint not included).
[[nodiscard]] std::string describe(const Error &error);

} // namespace fleetwright::base
