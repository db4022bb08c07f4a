// SPDX-License-Identifier: Apache-2.0
#include "helm/ignorerules.h"

#include "helm/filepattern.h"
#include "template/characters.h"

namespace fleetwright::helm {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

base::Error malformed(std::string detail)
{
    return {base::ErrorCode::Syntax, std::move(detail), {}, {}, {}};
}

} // namespace

base::Result<IgnoreRules> IgnoreRules::parse(std::string_view text)
{
    IgnoreRules rules;
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (const base::Result<void> added = rules.add(text.substr(0, end)); !added)
            return added.error();
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    if (const base::Result<void> added = rules.add("templates/.?*"); !added)
        return added.error();
    return rules;
}

base::Result<void> IgnoreRules::add(std::string_view line)
{
    line = gotemplate::trimSpace(line);
    if (line.empty() || line.front() == '#')
        return {};
    if (line.find("**") != std::string_view::npos)
        return malformed("double-star (**) syntax is not supported");
    if (!filepathMatches(line, "abc"))
        return malformed("syntax error in pattern");
    Rule rule;
    if (line.front() == '!') {
        rule.isNegated = true;
        line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
        rule.isForFolders = true;
        line.remove_suffix(1);
    }
    if (line.find('/') != std::string_view::npos)
        rule.scope = Scope::Path;
    if (line.starts_with('/'))
        line.remove_prefix(1);
    rule.pattern = line;
    m_rules.push_back(std::move(rule));
    return {};
}

bool IgnoreRules::ignores(std::string_view path, base::EntryKind kind) const
{
    const bool isFolder = kind == base::EntryKind::Folder;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (const Rule &rule : m_rules) {
        if (rule.isForFolders && !isFolder) {
            if (rule.isNegated)
                return true;
            continue;
        }
        const bool matches =
            filepathMatches(rule.pattern, rule.scope == Scope::Name ? name : path).value_or(false);
        if (matches != rule.isNegated)
            return true;
    }
    return false;
}

} // namespace fleetwright::helm
