// SPDX-License-Identifier: Apache-2.0
#include "yaml/keyorder.h"

#include "yaml/unicodeclass.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace fleetwright::yaml {
namespace {

bool isAsciiLetter(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z';
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

struct DigitRun {
    std::int64_t value = 0;
    std::size_t count = 0; ///< characters
};

/// Overflow wraps, as Go's int64 does.
DigitRun readDigits(std::string_view text, std::size_t at, std::int64_t start)
{
    std::uint64_t value = static_cast<std::uint64_t>(start);
    DigitRun run;
    while (at < text.size()) {
        const CodePoint codePoint = codePointAt(text, at);
        if (!isDecimalDigit(codePoint.value))
            break;
        value = value * 10 + (static_cast<std::uint64_t>(codePoint.value) - U'0');
        at += codePoint.size;
        ++run.count;
    }
    run.value = static_cast<std::int64_t>(value);
    return run;
}

/// Whether a digit other than zero stands in the run of digits just before `at`.
bool followsNonZeroDigit(std::string_view text, std::size_t at)
{
    while (at > 0) {
        --at;
        while (at > 0 && isContinuation(text[at]))
            --at;
        const char32_t codePoint = codePointAt(text, at).value;
        if (!isDecimalDigit(codePoint))
            return false;
        if (codePoint != U'0')
            return true;
    }
    return false;
}

} // namespace

bool naturallyBefore(std::string_view left, std::string_view right)
{
    // Most keys differ in their first letter already.
    if (!left.empty() && !right.empty() && left[0] != right[0] && isAsciiLetter(left[0])
        && isAsciiLetter(right[0]))
        return left[0] < right[0];
    const std::size_t common = std::min(left.size(), right.size());
    std::size_t at = static_cast<std::size_t>(
        std::mismatch(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(common),
                      right.begin())
            .first
        - left.begin());
    if (at == common)
        return left.size() < right.size();
    while (at > 0 && (isContinuation(left[at]) || isContinuation(right[at])))
        --at;
    const char32_t leftPoint = codePointAt(left, at).value;
    const char32_t rightPoint = codePointAt(right, at).value;
    const bool leftLetter = isLetter(leftPoint);
    const bool rightLetter = isLetter(rightPoint);
    if (leftLetter && rightLetter)
        return leftPoint < rightPoint;
    if (leftLetter || rightLetter)
        return rightLetter;
    const bool continues =
        (leftPoint == U'0' || rightPoint == U'0') && followsNonZeroDigit(left, at);
    const DigitRun leftRun = readDigits(left, at, continues ? 1 : 0);
    const DigitRun rightRun = readDigits(right, at, continues ? 1 : 0);
    if (leftRun.value != rightRun.value)
        return leftRun.value < rightRun.value;
    if (leftRun.count != rightRun.count)
        return leftRun.count < rightRun.count;
    return leftPoint < rightPoint;
}

} // namespace fleetwright::yaml
