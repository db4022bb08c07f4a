// SPDX-License-Identifier: Apache-2.0
#include "config/codeowners.h"

#include "base/glob.h"

#include <array>
#include <span>

namespace fleetwright::config {

namespace {

using Path = std::span<const std::string_view>;
using Segments = std::span<const std::string>;

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        if (end != 0)
            parts.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

/// Words of a line up to a comment; "\ " is a blank of a name.
std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '#' && word.empty())
            break;
        if (c == '\\' && i + 1 < line.size()) {
            word += line[++i];
        } else if (c == ' ' || c == '\t' || c == '\r') {
            if (!word.empty())
                words.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

/// A pattern takes a path, or a folder that the path lies in; a last "*" takes no folder.
bool matchesFrom(Segments pattern, Path path)
{
    if (pattern.empty())
        return true;
    if (path.empty())
        return false;
    if (pattern.front() == "**") {
        for (std::size_t skipped = 0; skipped < path.size(); ++skipped) {
            if (matchesFrom(pattern.subspan(1), path.subspan(skipped)))
                return true;
        }
        return false;
    }
    if (!base::globMatches(pattern.front(), path.front()))
        return false;
    if (pattern.size() == 1 && pattern.front() == "*" && path.size() > 1)
        return false;
    return matchesFrom(pattern.subspan(1), path.subspan(1));
}

/// "[Section] @owners", "^[Optional][2] @owners"
bool isSection(std::string_view line)
{
    return line.starts_with('[') || line.starts_with("^[");
}

std::vector<std::string> ownersOfSection(std::string_view line)
{
    const std::size_t end = line.rfind(']');
    return end == std::string_view::npos ? std::vector<std::string>()
                                         : wordsOf(line.substr(end + 1));
}

} // namespace

CodeOwners CodeOwners::fromText(std::string_view text)
{
    CodeOwners owners;
    std::vector<std::string> ofSection;
    for (const std::string_view line : split(text, '\n')) {
        if (isSection(line)) {
            ofSection = ownersOfSection(line);
            continue;
        }
        std::vector<std::string> words = wordsOf(line);
        if (words.empty())
            continue;
        const std::string pattern = std::move(words.front());
        words.erase(words.begin());
        Entry entry;
        const std::size_t slash = pattern.find('/');
        entry.isAnchored = slash != std::string::npos && slash + 1 < pattern.size();
        for (const std::string_view segment : split(pattern, '/'))
            entry.segments.emplace_back(segment);
        entry.owners = words.empty() ? ofSection : std::move(words);
        owners.m_entries.push_back(std::move(entry));
    }
    return owners;
}

CodeOwners CodeOwners::read(const base::FileSource &files)
{
    constexpr std::array<std::string_view, 6> places = {"CODEOWNERS",        ".github/CODEOWNERS",
                                                        "docs/CODEOWNERS",   ".gitlab/CODEOWNERS",
                                                        ".gitea/CODEOWNERS", ".forgejo/CODEOWNERS"};
    for (const std::string_view place : places) {
        const auto path = base::RepoPath::fromText(place);
        if (files.kind(*path) != base::EntryKind::File)
            continue;
        if (const auto file = files.read(*path))
            return fromText((*file)->bytes());
    }
    return {};
}

bool CodeOwners::matches(const Entry &entry, const std::vector<std::string_view> &path)
{
    const Path whole(path);
    if (entry.isAnchored)
        return matchesFrom(entry.segments, whole);
    // "*" alone takes everything.
    if (entry.segments.size() == 1 && entry.segments.front() == "*")
        return true;
    for (std::size_t from = 0; from < whole.size(); ++from) {
        if (matchesFrom(entry.segments, whole.subspan(from)))
            return true;
    }
    return false;
}

std::vector<std::string> CodeOwners::of(const base::RepoPath &file) const
{
    const std::vector<std::string_view> path = split(file.text(), '/');
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (matches(*entry, path))
            return entry->owners;
    }
    return {};
}

} // namespace fleetwright::config
