// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"

#include <re2/re2.h>

namespace fleetwright::base {

namespace {

/// Go 1.22 reads (?<name>…) as (?P<name>…); RE2 only since 2023.
std::string withNamedGroups(std::string_view pattern)
{
    std::string out;
    bool isInClass = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\' && at + 1 < pattern.size()) {
            out += c;
            out += pattern[++at];
            continue;
        }
        if (c == '[')
            isInClass = true;
        else if (c == ']')
            isInClass = false;
        out += c;
        const std::string_view rest = pattern.substr(at);
        const bool isName =
            rest.starts_with("(?<") && !rest.starts_with("(?<=") && !rest.starts_with("(?<!");
        if (!isInClass && isName) {
            out += "?P<";
            at += 2;
        }
    }
    return out;
}

/// regexp/syntax's words for RE2's codes.
std::string_view goWords(RE2::ErrorCode code)
{
    switch (code) {
    case RE2::ErrorBadEscape:
        return "invalid escape sequence";
    case RE2::ErrorBadCharClass:
        return "invalid character class";
    case RE2::ErrorBadCharRange:
        return "invalid character class range";
    case RE2::ErrorMissingBracket:
        return "missing closing ]";
    case RE2::ErrorMissingParen:
        return "missing closing )";
    case RE2::ErrorUnexpectedParen:
        return "unexpected )";
    case RE2::ErrorTrailingBackslash:
        return "trailing backslash at end of expression";
    case RE2::ErrorRepeatArgument:
        return "missing argument to repetition operator";
    case RE2::ErrorRepeatSize:
        return "invalid repeat count";
    case RE2::ErrorRepeatOp:
        return "invalid nested repetition operator";
    case RE2::ErrorBadPerlOp:
        return "invalid or unsupported Perl syntax";
    case RE2::ErrorBadUTF8:
        return "invalid UTF-8";
    case RE2::ErrorBadNamedCapture:
        return "invalid named capture";
    case RE2::ErrorPatternTooLarge:
        return "expression too large";
    default:
        return "internal error";
    }
}

} // namespace

struct Regex::Program {
    explicit Program(std::string_view pattern) : re(withNamedGroups(pattern), options()) {}

    static RE2::Options options()
    {
        RE2::Options options;
        options.set_log_errors(false);
        return options;
    }

    RE2 re;
};

Result<Regex> Regex::compile(std::string_view pattern)
{
    auto program = std::make_shared<const Program>(pattern);
    if (!program->re.ok()) {
        return Error{ErrorCode::Syntax,
                     "invalid regular expression '" + std::string(pattern)
                         + "': " + program->re.error(),
                     std::nullopt,
                     "use Go's regular expression syntax",
                     {}};
    }
    return Regex(std::move(program));
}

std::string Regex::goError(std::string_view pattern)
{
    const Program program(pattern);
    if (program.re.ok())
        return {};
    const std::string words(goWords(program.re.error_code()));
    std::string shown(program.re.error_arg());
    switch (program.re.error_code()) {
    case RE2::ErrorMissingParen:
    case RE2::ErrorUnexpectedParen:
        shown = pattern; // Go shows the whole expression
        break;
    case RE2::ErrorTrailingBackslash:
        shown.clear();
        break;
    default:
        break;
    }
    return "error parsing regexp: " + words + ": `" + shown + "`";
}

bool Regex::matchesWhole(std::string_view text) const
{
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), m_program->re);
}

bool Regex::matchesAnywhere(std::string_view text) const
{
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), m_program->re);
}

std::vector<Regex::Group> Regex::match(std::string_view text, std::size_t from) const
{
    const std::size_t count = groupCount() + 1;
    std::vector<re2::StringPiece> found(count);
    // A text of no bytes still has a place; groups that took no part have none.
    const char *data = text.data() ? text.data() : "";
    if (!m_program->re.Match(re2::StringPiece(data, text.size()), from, text.size(),
                             RE2::UNANCHORED, found.data(), static_cast<int>(count)))
        return {};
    std::vector<Group> groups(count);
    for (std::size_t index = 0; index < count; ++index) {
        if (!found[index].data())
            continue;
        const auto begin = static_cast<std::size_t>(found[index].data() - data);
        groups[index] = {begin, begin + found[index].size(), true};
    }
    return groups;
}

std::size_t Regex::groupCount() const
{
    return static_cast<std::size_t>(m_program->re.NumberOfCapturingGroups());
}

std::optional<std::size_t> Regex::groupNumber(const std::string &name) const
{
    const auto &groups = m_program->re.NamedCapturingGroups();
    const auto found = groups.find(name);
    if (found == groups.end())
        return std::nullopt;
    return static_cast<std::size_t>(found->second);
}

} // namespace fleetwright::base
