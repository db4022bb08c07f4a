// SPDX-License-Identifier: Apache-2.0
#include "argocd/fasttemplate.h"

#include <utility>

namespace fleetwright::argocd {

namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

/// utils.isTemplatedRegex, ".*{{.*}}.*": some line holds both.
bool isTemplated(std::string_view text)
{
    std::size_t begin = text.find(opening);
    while (begin != std::string_view::npos) {
        const std::size_t end = text.find(closing, begin + opening.size());
        if (end == std::string_view::npos)
            return false;
        const std::size_t lineEnd = text.find('\n', begin);
        if (end < lineEnd)
            return true;
        begin = text.find(opening, lineEnd);
    }
    return false;
}

/// strings.TrimSpace.
std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n\v\f\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

} // namespace

base::Result<FastTemplate> FastTemplate::compile(std::string_view text)
{
    FastTemplate result;
    std::string_view rest = text;
    if (!isTemplated(text)) {
        result.m_end = rest;
        return result;
    }
    for (;;) {
        const std::size_t begin = rest.find(opening);
        if (begin == std::string_view::npos)
            break;
        const std::string_view before = rest.substr(0, begin);
        rest.remove_prefix(begin + opening.size());
        const std::size_t end = rest.find(closing);
        if (end == std::string_view::npos)
            return base::Error{.code = base::ErrorCode::Syntax,
                               .detail = "invalid template: cannot find end tag \"}}\" in \""
                                         + std::string(text) + "\" starting from \""
                                         + std::string(rest) + "\"",
                               .place = {},
                               .hint = {},
                               .causes = {}};
        const std::string_view tag = rest.substr(0, end);
        result.m_tags.push_back({std::string(before), std::string(tag), std::string(trimmed(tag))});
        rest.remove_prefix(end + closing.size());
    }
    result.m_end = rest;
    return result;
}

base::Result<std::string> FastTemplate::render(const Value &parameters, std::size_t limit) const
{
    std::string out;
    const auto add = [&out, limit](std::string_view text) {
        if (text.size() > limit - out.size())
            return false;
        out += text;
        return true;
    };
    bool fits = true;
    for (const Tag &tag : m_tags) {
        const Value *value = tag.key.empty() ? nullptr : parameters.find(tag.key);
        fits = fits && add(tag.before);
        if (value && value->isString())
            fits = fits && add(value->text());
        else
            fits = fits && add(opening) && add(tag.written) && add(closing);
    }
    if (!fits || !add(m_end))
        return base::Error{.code = base::ErrorCode::TooLarge,
                           .detail =
                               "the template prints more than " + std::to_string(limit) + " bytes",
                           .place = {},
                           .hint = {},
                           .causes = {}};
    return out;
}

} // namespace fleetwright::argocd
