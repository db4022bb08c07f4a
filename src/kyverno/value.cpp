// SPDX-License-Identifier: Apache-2.0
#include "kyverno/value.h"

#include "base/regex.h"
#include "diff/quantity.h"
#include "kyverno/wildcard.h"
#include "template/gotime.h"
#include "template/numbers.h"
#include "yaml/scalar.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace fleetwright::kyverno {

namespace {

enum class Operator : std::uint8_t {
    Equal,
    MoreEqual,
    LessEqual,
    NotEqual,
    More,
    Less,
    InRange,
    NotInRange
};

/// A resource's value as JSON has it.
struct Value {
    enum class Type : std::uint8_t { Nil, Bool, Int, Float, Text, Collection };
    Type type = Type::Nil;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0;
    std::string_view text;
};

std::optional<std::int64_t> int64Of(const yaml::Integer &integer)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (integer.magnitude > most)
        return {};
    const auto value = static_cast<std::int64_t>(integer.magnitude);
    return integer.negative ? -value : value;
}

Value numberOf(const yaml::Node *node)
{
    Value value;
    const std::optional<yaml::Integer> integer = yaml::parseInteger(node->text());
    const std::optional<std::int64_t> fits = integer ? int64Of(*integer) : std::nullopt;
    if (node->tag() == yaml::Tag::Int && fits) {
        value.type = Value::Type::Int;
        value.integer = *fits;
        return value;
    }
    value.type = Value::Type::Float;
    value.number = yaml::parseFloat(node->text()).value_or(0);
    return value;
}

Value valueOf(const yaml::Node *node)
{
    Value value;
    if (!node || node->isNull())
        return value;
    if (!node->isScalar()) {
        value.type = Value::Type::Collection;
        return value;
    }
    switch (node->tag()) {
    case yaml::Tag::Bool:
        value.type = Value::Type::Bool;
        value.boolean = yaml::parseBool(node->text()).value_or(false);
        return value;
    case yaml::Tag::Int:
    case yaml::Tag::Float:
        return numberOf(node);
    default:
        value.type = Value::Type::Text;
        value.text = node->text();
        return value;
    }
}

bool isWhole(double number)
{
    return number == std::trunc(number);
}

bool intMatches(const Value &value, std::int64_t pattern)
{
    switch (value.type) {
    case Value::Type::Int:
        return value.integer == pattern;
    case Value::Type::Float:
        return isWhole(value.number) && gotemplate::toInt64(value.number) == pattern;
    case Value::Type::Text: {
        constexpr int decimal = 10;
        const auto parsed = gotemplate::parseInt(value.text, decimal);
        return parsed.ok() && parsed.value == pattern;
    }
    default:
        return false;
    }
}

bool floatMatches(const Value &value, double pattern)
{
    switch (value.type) {
    case Value::Type::Int:
        return isWhole(pattern) && gotemplate::toInt64(pattern) == value.integer;
    case Value::Type::Float:
        return value.number == pattern;
    case Value::Type::Text: {
        const auto parsed = gotemplate::parseFloat(value.text);
        return parsed.ok() && parsed.value == pattern;
    }
    default:
        return false;
    }
}

bool nilMatches(const Value &value)
{
    switch (value.type) {
    case Value::Type::Nil:
        return true;
    case Value::Type::Bool:
        return !value.boolean;
    case Value::Type::Int:
        return value.integer == 0;
    case Value::Type::Float:
        return value.number == 0;
    case Value::Type::Text:
        return value.text.empty();
    default:
        return false;
    }
}

std::string_view trimmed(std::string_view text, std::string_view blanks)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

const base::Regex &rangeRegex(bool isInside)
{
    // pkg/engine/operator/operator.go
    static const base::Regex inside =
        base::Regex::compile(R"(^([-|\+]?\d+(?:\.\d+)?[A-Za-z]*)-([-|\+]?\d+(?:\.\d+)?[A-Za-z]*)$)")
            .value();
    static const base::Regex outside =
        base::Regex::compile(
            R"(^([-|\+]?\d+(?:\.\d+)?[A-Za-z]*)!-([-|\+]?\d+(?:\.\d+)?[A-Za-z]*)$)")
            .value();
    return isInside ? inside : outside;
}

struct Signed {
    Operator op = Operator::Equal;
    std::string_view operand;
};

/// GetOperatorFromStringPattern
Signed operatorOf(std::string_view pattern)
{
    if (pattern.size() < 2)
        return {Operator::Equal, pattern};
    if (pattern.starts_with(">="))
        return {Operator::MoreEqual, pattern.substr(2)};
    if (pattern.starts_with("<="))
        return {Operator::LessEqual, pattern.substr(2)};
    if (pattern.front() == '>')
        return {Operator::More, pattern.substr(1)};
    if (pattern.front() == '<')
        return {Operator::Less, pattern.substr(1)};
    if (pattern.front() == '!')
        return {Operator::NotEqual, pattern.substr(1)};
    if (rangeRegex(false).matchesAnywhere(pattern))
        return {Operator::NotInRange, pattern};
    if (rangeRegex(true).matchesAnywhere(pattern))
        return {Operator::InRange, pattern};
    return {Operator::Equal, pattern};
}

/// convertNumberToString; nothing for booleans and collections.
std::optional<std::string> comparableText(const Value &value)
{
    constexpr int decimals = 6;
    switch (value.type) {
    case Value::Type::Nil:
        return "0";
    case Value::Type::Text:
        return std::string(value.text);
    case Value::Type::Int:
        return std::to_string(value.integer);
    case Value::Type::Float:
        return gotemplate::formatFloat(value.number, 'f', decimals);
    default:
        return {};
    }
}

bool holds(Operator op, int order)
{
    switch (op) {
    case Operator::Equal:
        return order == 0;
    case Operator::NotEqual:
        return order != 0;
    case Operator::More:
        return order > 0;
    case Operator::Less:
        return order < 0;
    case Operator::MoreEqual:
        return order >= 0;
    case Operator::LessEqual:
        return order <= 0;
    default:
        return false;
    }
}

/// As durations, else as quantities; nothing where one of them is neither.
std::optional<int> orderOf(const Value &value, std::string_view operand)
{
    const std::optional<std::string> text = comparableText(value);
    if (!text)
        return {};
    const gotemplate::ParsedDuration limit = gotemplate::parseDuration(operand);
    const gotemplate::ParsedDuration duration = gotemplate::parseDuration(*text);
    if (limit.error.empty() && duration.error.empty()) {
        if (duration.nanoseconds == limit.nanoseconds)
            return 0;
        return duration.nanoseconds < limit.nanoseconds ? -1 : 1;
    }
    const std::optional<long double> most = diff::quantityOf(operand);
    const std::optional<long double> quantity = diff::quantityOf(*text);
    if (!most || !quantity)
        return {};
    // "100m" and "0.1" are one quantity, though not one binary fraction.
    constexpr long double precision = 1e-15L;
    const long double gap = *quantity - *most;
    if (std::fabs(gap) <= precision * std::fabs(*most))
        return 0;
    return gap < 0 ? -1 : 1;
}

/// compareString
bool textMatches(const Value &value, std::string_view operand, Operator op)
{
    if (op != Operator::Equal && op != Operator::NotEqual)
        return false;
    std::string text;
    switch (value.type) {
    case Value::Type::Nil:
    case Value::Type::Collection:
        return false;
    case Value::Type::Bool:
        text = value.boolean ? "true" : "false";
        break;
    case Value::Type::Int:
        text = std::to_string(value.integer);
        break;
    case Value::Type::Float:
        text = gotemplate::formatFloat(value.number, 'E', -1);
        break;
    case Value::Type::Text:
        text = value.text;
        break;
    }
    return wildcardMatches(operand, text) == (op == Operator::Equal);
}

bool comparisonMatches(const Value &value, std::string_view operand, Operator op)
{
    operand = trimmed(operand, " \t\r\n");
    if (const std::optional<int> order = orderOf(value, operand))
        return holds(op, *order);
    return textMatches(value, operand, op);
}

/// validateStringPattern
bool conditionMatches(const Value &value, std::string_view pattern)
{
    const Signed signedPattern = operatorOf(pattern);
    const bool inside = signedPattern.op == Operator::InRange;
    if (!inside && signedPattern.op != Operator::NotInRange)
        return comparisonMatches(value, signedPattern.operand, signedPattern.op);
    const std::vector<base::Regex::Group> groups = rangeRegex(inside).match(pattern);
    const std::string_view left = pattern.substr(groups[1].begin, groups[1].end - groups[1].begin);
    const std::string_view right = pattern.substr(groups[2].begin, groups[2].end - groups[2].begin);
    if (inside)
        return comparisonMatches(value, left, Operator::MoreEqual)
               && comparisonMatches(value, right, Operator::LessEqual);
    return comparisonMatches(value, left, Operator::Less)
           || comparisonMatches(value, right, Operator::More);
}

template<typename Check>
bool anyPart(std::string_view text, char separator, const Check &check)
{
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        if (check(trimmed(text.substr(begin, end - begin), " ")))
            return true;
        if (end == std::string_view::npos)
            return false;
        begin = end + 1;
    }
}

/// validateStringPatterns: "|" separates alternatives, "&" what must hold together.
bool textPatternMatches(const Value &value, std::string_view pattern)
{
    if (value.type == Value::Type::Text && value.text == pattern)
        return true;
    return anyPart(pattern, '|', [&](std::string_view alternative) {
        return !anyPart(alternative, '&', [&](std::string_view condition) {
            return !conditionMatches(value, condition);
        });
    });
}

} // namespace

bool valueMatches(const yaml::Node *node, const yaml::Node *pattern)
{
    const Value value = valueOf(node);
    const Value wanted = valueOf(pattern);
    switch (wanted.type) {
    case Value::Type::Bool:
        return value.type == Value::Type::Bool && value.boolean == wanted.boolean;
    case Value::Type::Int:
        return intMatches(value, wanted.integer);
    case Value::Type::Float:
        return floatMatches(value, wanted.number);
    case Value::Type::Nil:
        return nilMatches(value);
    case Value::Type::Text:
        return textPatternMatches(value, wanted.text);
    default:
        return false;
    }
}

} // namespace fleetwright::kyverno
