// SPDX-License-Identifier: Apache-2.0
#include "yaml/byteedits.h"

#include <algorithm>
#include <utility>

namespace fleetwright::yaml {
namespace {

/// Text may be inserted where a replaced range begins or ends, and several times at one place.
bool overlap(const ByteEdits::Replacement &left, const ByteEdits::Replacement &right)
{
    return left.begin < right.end && right.begin < left.end;
}

} // namespace

base::Result<void> ByteEdits::replace(std::uint32_t begin, std::uint32_t end, std::string text)
{
    Replacement added{begin, end, std::move(text)};
    const auto refuse = [this, begin](std::string detail) {
        return base::Error{
            base::ErrorCode::Refused, std::move(detail), m_file->placeOf(begin), {}, {}};
    };
    if (begin > end || end > m_file->bytes().size())
        return refuse("an edit lies outside of the file");
    for (const Replacement &other : m_replacements) {
        if (overlap(added, other))
            return refuse("two edits change the same bytes");
    }
    // What is inserted at one place keeps the order in which it was added, before what is replaced
    // there.
    const bool inserts = begin == end;
    const auto place =
        std::find_if(m_replacements.begin(), m_replacements.end(), [&](const Replacement &other) {
            return other.begin > begin || (inserts && other.begin == begin && other.end > begin);
        });
    m_replacements.insert(place, std::move(added));
    return {};
}

std::string ByteEdits::apply() const
{
    const std::string_view bytes = m_file->bytes();
    std::string result;
    std::size_t at = 0;
    for (const Replacement &replacement : m_replacements) {
        result += bytes.substr(at, replacement.begin - at);
        result += replacement.text;
        at = replacement.end;
    }
    result += bytes.substr(at);
    return result;
}

} // namespace fleetwright::yaml
