// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

namespace fleetwright::base {

std::string_view codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::NotAFile:
        return "not-a-file";
    case ErrorCode::OutsideRoot:
        return "outside-root";
    case ErrorCode::Unreadable:
        return "unreadable";
    case ErrorCode::TooLarge:
        return "too-large";
    case ErrorCode::Binary:
        return "binary";
    case ErrorCode::Syntax:
        return "syntax";
    case ErrorCode::Invalid:
        return "invalid";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::Cycle:
        return "cycle";
    case ErrorCode::NoMatch:
        return "no-match";
    case ErrorCode::Unresolved:
        return "unresolved";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::Refused:
        return "refused";
    case ErrorCode::Git:
        return "git";
    case ErrorCode::WriteFailed:
        return "write-failed";
    case ErrorCode::Cancelled:
        return "cancelled";
    }
    return "invalid";
}

std::string describe(const Error &error)
{
    std::string text;
    if (error.place) {
        const Place &place = *error.place;
        text += place.file.isRoot() ? "." : place.file.text();
        if (place.line != 0)
            text += ':' + std::to_string(place.line);
        if (place.line != 0 && place.column != 0)
            text += ':' + std::to_string(place.column);
        text += ": ";
    }
    text += error.detail;
    for (const Error &cause : error.causes)
        text += ": " + describe(cause);
    return text;
}

} // namespace fleetwright::base
