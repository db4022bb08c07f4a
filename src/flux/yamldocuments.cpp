// SPDX-License-Identifier: Apache-2.0
#include "flux/yamldocuments.h"

#include <algorithm>

namespace fleetwright::flux {

namespace {

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string withoutCarriageReturns(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n')
            result += text[at];
    }
    return result;
}

std::string_view trimmed(std::string_view text, std::string_view blanks)
{
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

} // namespace

base::Result<std::vector<std::string>> splitDocuments(std::string_view text)
{
    const std::string whole = withoutCarriageReturns(text);
    std::vector<std::string> documents;
    std::size_t begin = 0;
    while (true) {
        const std::size_t found = whole.find("\n---", begin);
        const std::size_t end = found == std::string::npos ? found : whole.find('\n', found + 1);
        if (end == std::string::npos)
            break;
        const std::string_view separator =
            trimmed(std::string_view(whole).substr(found + 4, end - found - 4), " \t\r");
        if (!separator.empty() && separator.front() != '#')
            return base::Error{base::ErrorCode::Syntax,
                               "invalid document separator: ---" + std::string(separator),
                               {},
                               {},
                               {}};
        documents.push_back(whole.substr(begin, found - std::min(begin, found)) + "\n");
        begin = end + 1;
    }
    documents.push_back(whole.substr(begin));
    return documents;
}

bool hasWideLists(std::string_view document)
{
    const std::vector<std::string_view> lines = linesOf(document);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t dash = lines[i].find("- ");
        if (dash == std::string_view::npos
            || lines[i].substr(0, dash).find_first_not_of(' ') != std::string_view::npos)
            continue;
        std::string_view key;
        for (std::size_t above = i; above-- > 0;) {
            if (trimmed(lines[above], " ").starts_with('#'))
                continue;
            key = lines[above].substr(0, lines[above].find('#'));
            break;
        }
        const std::string_view name = trimmed(key, " ");
        if (std::ranges::count(name, ':') != 1 || !name.ends_with(':'))
            continue;
        const std::size_t indent = key.find_first_not_of(' ');
        if (dash == indent)
            return false;
        if (dash == indent + 2)
            return true;
    }
    return false;
}

} // namespace fleetwright::flux
