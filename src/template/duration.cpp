// SPDX-License-Identifier: Apache-2.0
#include "template/gotime.h"
#include "template/quoting.h"

#include <array>
#include <optional>
#include <utility>

namespace fleetwright::gotemplate {

namespace {

constexpr std::uint64_t nanosecondsPerSecond = 1'000'000'000;
constexpr std::uint64_t half = std::uint64_t{1} << 63;

bool isDigit(std::string_view text)
{
    return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

std::optional<std::uint64_t> takeInteger(std::string_view &text)
{
    std::uint64_t value = 0;
    for (; isDigit(text); text.remove_prefix(1)) {
        if (value > half / 10)
            return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(text[0] - '0');
        if (value > half)
            return std::nullopt;
    }
    return value;
}

struct Fraction {
    std::uint64_t value = 0;
    double scale = 1;
};

Fraction takeFraction(std::string_view &text)
{
    Fraction fraction;
    bool isFull = false;
    for (; isDigit(text); text.remove_prefix(1)) {
        if (isFull || fraction.value > (half - 1) / 10) {
            isFull = true;
            continue;
        }
        const std::uint64_t next = fraction.value * 10 + static_cast<std::uint64_t>(text[0] - '0');
        if (next > half) {
            isFull = true;
            continue;
        }
        fraction.value = next;
        fraction.scale *= 10;
    }
    return fraction;
}

std::optional<std::uint64_t> unitOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::uint64_t>, 8> units = {{
        {"ns", 1},
        {"us", 1'000},
        {"\u00b5s", 1'000},
        {"\u03bcs", 1'000},
        {"ms", 1'000'000},
        {"s", nanosecondsPerSecond},
        {"m", 60 * nanosecondsPerSecond},
        {"h", 3'600 * nanosecondsPerSecond},
    }};
    for (const auto &[text, unit] : units) {
        if (text == name)
            return unit;
    }
    return std::nullopt;
}

/// One "1.5h" of a duration, added to `sum`; Go's error otherwise.
std::string takeTerm(std::string_view &rest, std::uint64_t &sum)
{
    const std::string invalid = "invalid duration";
    const std::size_t before = rest.size();
    const std::optional<std::uint64_t> whole = takeInteger(rest);
    if (!whole)
        return invalid;
    bool hasDigits = rest.size() != before;
    Fraction fraction;
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        const std::size_t digits = rest.size();
        fraction = takeFraction(rest);
        hasDigits = hasDigits || rest.size() != digits;
    }
    if (!hasDigits)
        return invalid;
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '.' && !isDigit(rest.substr(end)))
        ++end;
    if (end == 0)
        return "missing unit in duration";
    const std::string_view name = rest.substr(0, end);
    rest.remove_prefix(end);
    const std::optional<std::uint64_t> unit = unitOf(name);
    if (!unit)
        return "unknown unit " + goQuoted(name) + " in duration";
    if (*whole > half / *unit)
        return invalid;
    std::uint64_t value = *whole * *unit;
    if (fraction.value > 0) {
        value += static_cast<std::uint64_t>(static_cast<double>(fraction.value)
                                            * (static_cast<double>(*unit) / fraction.scale));
        if (value > half)
            return invalid;
    }
    sum += value;
    return sum > half ? invalid : std::string();
}

std::string fractionText(std::uint64_t &value, int digits)
{
    std::string text;
    for (int digit = 0; digit < digits; ++digit, value /= 10) {
        if (!text.empty() || value % 10 != 0)
            text.insert(text.begin(), static_cast<char>('0' + value % 10));
    }
    return text.empty() ? text : "." + text;
}

} // namespace

ParsedDuration parseDuration(std::string_view text)
{
    std::string_view rest = text;
    const bool isNegative = rest.starts_with('-');
    if (isNegative || rest.starts_with('+'))
        rest.remove_prefix(1);
    if (rest == "0")
        return {};
    const auto fail = [text](const std::string &what) {
        return ParsedDuration{0, "time: " + what + " " + goQuoted(text)};
    };
    if (rest.empty())
        return fail("invalid duration");
    std::uint64_t sum = 0;
    while (!rest.empty()) {
        if (rest[0] != '.' && !isDigit(rest))
            return fail("invalid duration");
        if (const std::string error = takeTerm(rest, sum); !error.empty())
            return fail(error);
    }
    if (isNegative)
        return {static_cast<std::int64_t>(0 - sum), {}};
    if (sum > half - 1)
        return fail("invalid duration");
    return {static_cast<std::int64_t>(sum), {}};
}

std::string durationText(std::int64_t nanoseconds)
{
    std::uint64_t value = static_cast<std::uint64_t>(nanoseconds);
    const bool isNegative = nanoseconds < 0;
    if (isNegative)
        value = 0 - value;
    std::string text;
    if (value == 0)
        return "0s";
    if (value < nanosecondsPerSecond) {
        const int digits = value < 1'000 ? 0 : value < 1'000'000 ? 3 : 6;
        const std::string_view unit = digits == 0 ? "ns" : digits == 3 ? "\u00b5s" : "ms";
        const std::string fraction = fractionText(value, digits);
        text = std::to_string(value) + fraction + std::string(unit);
    } else {
        const std::string fraction = fractionText(value, 9);
        text = std::to_string(value % 60) + fraction + "s";
        value /= 60;
        if (value > 0) {
            text.insert(0, std::to_string(value % 60) + "m");
            value /= 60;
            if (value > 0)
                text.insert(0, std::to_string(value) + "h");
        }
    }
    return isNegative ? "-" + text : text;
}

std::int64_t roundDuration(std::int64_t nanoseconds, std::int64_t unit)
{
    if (unit <= 0)
        return nanoseconds;
    const std::int64_t rest = nanoseconds % unit;
    const std::int64_t magnitude = rest < 0 ? -rest : rest;
    if (magnitude < unit - magnitude)
        return nanoseconds - rest;
    return nanoseconds < 0 ? nanoseconds - rest - unit : nanoseconds - rest + unit;
}

} // namespace fleetwright::gotemplate
