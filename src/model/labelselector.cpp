// SPDX-License-Identifier: Apache-2.0
#include "model/labelselector.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace fleetwright::model {

namespace {

using Operator = LabelSelector::Operator;
using Requirement = LabelSelector::Requirement;

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view specials = "=!(),<>";

/// labels.Lexer: words, operators of one or two characters, and the end (an empty token).
class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) { next(); }

    [[nodiscard]] std::string_view token() const { return m_token; }
    [[nodiscard]] bool atEnd() const { return m_token.empty(); }
    [[nodiscard]] bool isWord() const
    {
        return !atEnd() && specials.find(m_token.front()) == std::string_view::npos;
    }

    std::string_view take()
    {
        const std::string_view taken = m_token;
        next();
        return taken;
    }

private:
    void next()
    {
        m_at = std::min(m_text.find_first_not_of(blanks, m_at), m_text.size());
        std::size_t end = m_at;
        if (m_at < m_text.size() && specials.find(m_text[m_at]) != std::string_view::npos) {
            const std::string_view two = m_text.substr(m_at, 2);
            end = m_at + (two == "==" || two == "!=" ? 2 : 1);
        } else {
            while (end < m_text.size() && specials.find(m_text[end]) == std::string_view::npos
                   && blanks.find(m_text[end]) == std::string_view::npos)
                ++end;
        }
        m_token = m_text.substr(m_at, end - m_at);
        m_at = end;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string_view m_token;
};

base::Error malformed(std::string_view text, std::string_view found, std::string_view expected)
{
    const std::string seen = found.empty() ? "the end" : "\"" + std::string(found) + "\"";
    return {.code = base::ErrorCode::Invalid,
            .detail = "label selector \"" + std::string(text) + "\": found " + seen + ", expected "
                      + std::string(expected),
            .place = {},
            .hint = "write for example environment=production,region in (eu-west,us-east)",
            .causes = {}};
}

base::Result<std::vector<std::string>> parseValues(Lexer &lexer, std::string_view text)
{
    if (lexer.token() != "(")
        return malformed(text, lexer.token(), "'('");
    lexer.take();
    std::vector<std::string> values;
    for (;;) {
        values.emplace_back(lexer.isWord() ? lexer.take() : std::string_view());
        if (lexer.token() == ")")
            break;
        if (lexer.token() != ",")
            return malformed(text, lexer.token(), "',' or ')'");
        lexer.take();
    }
    lexer.take();
    return values;
}

base::Result<Requirement> parseOperator(Lexer &lexer, std::string_view text, std::string key)
{
    const std::string_view op = lexer.take();
    const auto oneValue = [&lexer, &key](Operator wanted) {
        return Requirement{std::move(key),
                           wanted,
                           {std::string(lexer.isWord() ? lexer.take() : std::string_view())}};
    };
    if (op == "=" || op == "==")
        return oneValue(Operator::In);
    if (op == "!=")
        return oneValue(Operator::NotIn);
    if (op == ">")
        return oneValue(Operator::GreaterThan);
    if (op == "<")
        return oneValue(Operator::LessThan);
    if (op == "in" || op == "notin") {
        base::Result<std::vector<std::string>> values = parseValues(lexer, text);
        if (!values)
            return values.error();
        return Requirement{std::move(key), op == "in" ? Operator::In : Operator::NotIn,
                           *std::move(values)};
    }
    return malformed(text, op, "an operator");
}

base::Result<Requirement> parseRequirement(Lexer &lexer, std::string_view text)
{
    const bool negated = lexer.token() == "!";
    if (negated)
        lexer.take();
    if (!lexer.isWord())
        return malformed(text, lexer.token(), "a label key");
    std::string key(lexer.take());
    if (lexer.atEnd() || lexer.token() == ",")
        return Requirement{std::move(key), negated ? Operator::DoesNotExist : Operator::Exists, {}};
    if (negated)
        return malformed(text, lexer.token(), "',' or the end");
    return parseOperator(lexer, text, std::move(key));
}

std::optional<long long> integer(std::string_view text)
{
    long long value = 0;
    const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || stop != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

base::Result<LabelSelector> LabelSelector::parse(std::string_view text)
{
    LabelSelector selector;
    Lexer lexer(text);
    while (!lexer.atEnd()) {
        base::Result<Requirement> requirement = parseRequirement(lexer, text);
        if (!requirement)
            return requirement.error();
        selector.m_requirements.push_back(*std::move(requirement));
        if (lexer.atEnd())
            break;
        if (lexer.token() != ",")
            return malformed(text, lexer.token(), "',' or the end");
        lexer.take();
        if (lexer.atEnd())
            return malformed(text, lexer.token(), "a label key");
    }
    return selector;
}

bool matches(const LabelSelector::Requirement &requirement, const std::optional<std::string> &value)
{
    const auto listed = [&] {
        return std::find(requirement.values.begin(), requirement.values.end(), *value)
               != requirement.values.end();
    };
    switch (requirement.op) {
    case Operator::Exists:
        return value.has_value();
    case Operator::DoesNotExist:
        return !value.has_value();
    case Operator::In:
        return value && listed();
    case Operator::NotIn:
        return !value || !listed();
    case Operator::GreaterThan:
    case Operator::LessThan:
        break;
    }
    const std::optional<long long> left = value ? integer(*value) : std::nullopt;
    const std::optional<long long> right =
        requirement.values.empty() ? std::nullopt : integer(requirement.values.front());
    if (!left || !right)
        return false;
    return requirement.op == Operator::GreaterThan ? *left > *right : *left < *right;
}

bool LabelSelector::matches(const Lookup &lookup) const
{
    return std::all_of(m_requirements.begin(), m_requirements.end(),
                       [&lookup](const Requirement &requirement) {
                           return model::matches(requirement, lookup(requirement.key));
                       });
}

} // namespace fleetwright::model
