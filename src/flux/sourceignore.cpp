// SPDX-License-Identifier: Apache-2.0
#include "flux/sourceignore.h"

#include "template/shellpattern.h"

#include <algorithm>
#include <array>
#include <span>

namespace fleetwright::flux {

namespace {

constexpr std::string_view ignoreFile = ".sourceignore";

// sourceignore.ExcludeVCS, ExcludeExt, ExcludeCI, ExcludeExtra
constexpr std::array<std::string_view, 4> versionControlLines{".git/", ".gitignore", ".gitmodules",
                                                              ".gitattributes"};
constexpr std::array<std::string_view, 20> defaultLines{"*.jpg",
                                                        "*.jpeg",
                                                        "*.gif",
                                                        "*.png",
                                                        "*.wmv",
                                                        "*.flv",
                                                        "*.tar.gz",
                                                        "*.zip",
                                                        ".github/",
                                                        ".circleci/",
                                                        ".travis.yml",
                                                        ".gitlab-ci.yml",
                                                        "appveyor.yml",
                                                        ".drone.yml",
                                                        "cloudbuild.yaml",
                                                        "codeship-services.yml",
                                                        "codeship-steps.yml",
                                                        "**/.goreleaser.yml",
                                                        "**/.sops.yaml",
                                                        "**/.flux.yaml"};

std::vector<std::string_view> partsOf(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t slash = text.find('/', begin);
        if (slash == std::string_view::npos) {
            parts.push_back(text.substr(begin));
            return parts;
        }
        parts.push_back(text.substr(begin, slash - begin));
        begin = slash + 1;
    }
}

bool nameMatches(std::string_view pattern, std::string_view name)
{
    return gotemplate::shellPatternMatches(pattern, name).value_or(false);
}

/// pattern.simpleNameMatch: any folder on the way counts.
bool anyNameMatches(std::string_view pattern, std::span<const std::string_view> path,
                    bool folderOnly, bool isFolder)
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (nameMatches(pattern, path[i]))
            return !folderOnly || isFolder || i + 1 < path.size();
    }
    return false;
}

/// pattern.globMatch
bool globMatches(std::span<const std::string> parts, std::span<const std::string_view> path,
                 bool folderOnly, bool isFolder)
{
    bool matched = false;
    bool anyDepth = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string &part = parts[i];
        if (part.empty()) {
            anyDepth = false;
            continue;
        }
        if (part == "**") {
            if (i + 1 == parts.size())
                break;
            anyDepth = true;
            continue;
        }
        if (part.find("**") != std::string::npos || path.empty())
            return false;
        if (!anyDepth) {
            if (!nameMatches(part, path.front()))
                return false;
            matched = true;
            path = path.subspan(1);
            continue;
        }
        anyDepth = false;
        while (!path.empty()) {
            const auto match = gotemplate::shellPatternMatches(part, path.front());
            path = path.subspan(1);
            if (!match)
                return false;
            if (*match) {
                matched = true;
                break;
            }
            if (path.empty())
                matched = false;
        }
    }
    return matched && !(folderOnly && !isFolder && path.empty());
}

} // namespace

SourceIgnore::Pattern SourceIgnore::parse(std::string_view line, const base::RepoPath &folder)
{
    Pattern pattern;
    if (!folder.isRoot()) {
        for (const std::string_view part : partsOf(folder.text()))
            pattern.domain.emplace_back(part);
    }
    if (line.starts_with('!')) {
        pattern.inclusion = true;
        line.remove_prefix(1);
    }
    if (!line.ends_with("\\ ")) {
        while (line.ends_with(' '))
            line.remove_suffix(1);
    }
    if (line.ends_with('/')) {
        pattern.folderOnly = true;
        line.remove_suffix(1);
    }
    pattern.isGlob = line.find('/') != std::string_view::npos;
    for (const std::string_view part : partsOf(line))
        pattern.parts.emplace_back(part);
    return pattern;
}

bool SourceIgnore::matches(const Pattern &pattern, const std::vector<std::string_view> &path,
                           bool isFolder)
{
    if (path.size() <= pattern.domain.size()
        || !std::equal(pattern.domain.begin(), pattern.domain.end(), path.begin()))
        return false;
    const std::span<const std::string_view> below = std::span(path).subspan(pattern.domain.size());
    return pattern.isGlob
               ? globMatches(pattern.parts, below, pattern.folderOnly, isFolder)
               : anyNameMatches(pattern.parts.front(), below, pattern.folderOnly, isFolder);
}

const std::vector<SourceIgnore::Pattern> &SourceIgnore::versionControl()
{
    static const std::vector<Pattern> patterns = [] {
        std::vector<Pattern> all;
        for (const std::string_view line : versionControlLines)
            all.push_back(parse(line, {}));
        return all;
    }();
    return patterns;
}

const std::vector<SourceIgnore::Pattern> &SourceIgnore::builtIn()
{
    static const std::vector<Pattern> patterns = [] {
        std::vector<Pattern> all = versionControl();
        for (const std::string_view line : defaultLines)
            all.push_back(parse(line, {}));
        return all;
    }();
    return patterns;
}

void SourceIgnore::add(std::string_view lines, const base::RepoPath &folder)
{
    m_identity = base::combine(m_identity, base::hashBytes(folder.text()));
    m_identity = base::combine(m_identity, base::hashBytes(lines));
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.starts_with('#') && line.find_first_not_of(" \t\v\f") != std::string_view::npos)
            m_patterns.push_back(parse(line, folder));
    }
}

bool SourceIgnore::excludes(const base::RepoPath &path, base::EntryKind kind) const
{
    if (path.isRoot())
        return false;
    const std::vector<std::string_view> parts = partsOf(path.text());
    const bool isFolder = kind == base::EntryKind::Folder;
    // The last pattern that matches decides. Own patterns take the place of the default ones.
    for (const auto *patterns :
         {&m_patterns, m_patterns.empty() ? &builtIn() : &versionControl()}) {
        for (auto pattern = patterns->rbegin(); pattern != patterns->rend(); ++pattern) {
            if (matches(*pattern, parts, isFolder))
                return !pattern->inclusion;
        }
    }
    return false;
}

base::Result<SourceIgnore> readSourceIgnore(const base::FileSource &files,
                                            const base::RepoPath &root, const base::Limits &limits)
{
    const auto listing = base::listFiles(files, root, limits);
    if (!listing)
        return listing.error();
    std::vector<base::RepoPath> found;
    for (const base::RepoPath &file : listing->files) {
        if (file.name() == ignoreFile)
            found.push_back(file);
    }
    // A folder's own patterns come before those of the folders in it, these by name.
    std::ranges::sort(found, {}, [](const base::RepoPath &file) { return file.parent(); });
    SourceIgnore ignore;
    for (const base::RepoPath &file : found) {
        const auto content = files.read(file);
        if (!content)
            return content.error();
        const auto folder =
            base::RepoPath::fromText(file.parent().relativeTo(root)).value_or(base::RepoPath{});
        ignore.add((*content)->bytes(), folder);
    }
    return ignore;
}

} // namespace fleetwright::flux
