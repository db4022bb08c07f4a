// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/folderfiles.h"

#include "template/shellpattern.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::EntryKind;
using base::Error;
using base::RepoPath;
using base::Result;

constexpr std::array<std::string_view, 2> fleetYamlNames{"fleet.yaml", "fleet.yml"};
constexpr int deepestFolder = 1'000;

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// loaddirectory.go readFleetIgnore
std::vector<std::string> ignoreLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        // Trailing space goes, unless a backslash stands before it or nothing does.
        std::size_t kept = line.size();
        while (kept > 0 && isSpace(line[kept - 1]))
            --kept;
        if (kept > 0 && kept < line.size())
            line = line.substr(0, line[kept - 1] == '\\' ? std::min(kept + 1, line.size()) : kept);
        if (!line.empty() && !line.starts_with('#'))
            lines.emplace_back(line);
    }
    return lines;
}

/// loaddirectory.go ignoreTree, with its oddity that a folder's rules also reach its siblings whose
/// names begin as its own does. Paths begin with '/', the root is "".
class IgnoreTree {
public:
    explicit IgnoreTree(std::string path) : m_path(std::move(path)) {}

    Result<bool> isIgnored(const std::string &path, std::string_view name, bool isFolder) const
    {
        std::vector<const IgnoreTree *> steps;
        collect(path, steps);
        for (const IgnoreTree *step : steps) {
            for (const std::string &pattern : step->m_patterns) {
                const Result<bool> ignored = isNamed(pattern, name, isFolder);
                if (!ignored || *ignored)
                    return ignored;
            }
        }
        return false;
    }

    void addFolder(const std::string &path, std::vector<std::string> patterns)
    {
        IgnoreTree *node = this;
        while (node->m_path != path) {
            const auto below = std::ranges::find_if(node->m_children, [&](const auto &child) {
                return path.starts_with(child->m_path);
            });
            if (below == node->m_children.end())
                node = node->m_children.emplace_back(std::make_unique<IgnoreTree>(path)).get();
            else
                node = below->get();
        }
        node->m_patterns = std::move(patterns);
    }

private:
    void collect(const std::string &path, std::vector<const IgnoreTree *> &steps) const
    {
        steps.push_back(this);
        for (const auto &child : m_children) {
            if (path.starts_with(child->m_path))
                return child->collect(path, steps);
        }
    }

    /// A pattern that ends in a slash and a star names folders; "^.+/\*" is looked for without an
    /// end.
    static Result<bool> isNamed(const std::string &pattern, std::string_view name, bool isFolder)
    {
        const std::size_t all = pattern.find("/*", 1);
        if (all != std::string::npos) {
            const std::string_view folder =
                pattern.ends_with("/*") ? std::string_view(pattern).substr(0, pattern.size() - 2)
                                        : std::string_view(pattern);
            return isFolder && folder == name;
        }
        const std::optional<bool> matches = gotemplate::shellPatternMatches(pattern, name);
        if (!matches) {
            Error error;
            error.code = base::ErrorCode::Syntax;
            error.detail = "syntax error in pattern \"" + pattern + '"';
            return error;
        }
        return *matches;
    }

    std::string m_path;
    std::vector<std::string> m_patterns;
    std::vector<std::unique_ptr<IgnoreTree>> m_children;
};

class FolderReader {
public:
    FolderReader(const base::FileSource &files, RepoPath folder,
                 std::span<const std::string> ignored, const base::Limits &limits)
        : m_files(files), m_folder(std::move(folder)), m_ignored(ignored), m_limits(limits),
          m_tree("")
    {}

    Result<std::vector<BundleResource>> run()
    {
        // filepath.WalkDir skips a hidden root as well.
        if (!m_folder.name().starts_with('.')) {
            if (auto walked = walk(m_folder, "", 0); !walked)
                return std::move(walked).error();
        }
        std::ranges::sort(m_resources, {}, &BundleResource::name);
        return std::move(m_resources);
    }

private:
    Result<void> walk(const RepoPath &folder, const std::string &below, int depth)
    {
        if (depth > deepestFolder)
            return tooMany(folder, "nested folders");
        if (auto read = readIgnore(folder, below); !read)
            return read;
        const Result<std::vector<base::FolderEntry>> entries = m_files.list(folder);
        if (!entries)
            return entries.error();
        for (const base::FolderEntry &entry : *entries) {
            if (++m_seen > m_limits.folderEntries)
                return tooMany(folder, "entries of folders");
            if (auto visited = visit(folder.child(entry.name), entry, below, depth); !visited)
                return visited;
        }
        return {};
    }

    Result<void> visit(const RepoPath &path, const base::FolderEntry &entry,
                       const std::string &below, int depth)
    {
        const std::string place = below + '/' + entry.name;
        const bool isFolder = entry.kind == EntryKind::Folder;
        Result<bool> ignored = m_tree.isIgnored(place, entry.name, isFolder);
        if (!ignored)
            return within(m_folder.child(".fleetignore").text(), std::move(ignored).error());
        const std::string name = place.substr(1);
        if (std::ranges::find(m_ignored, name) != m_ignored.end())
            return {};
        if (*ignored || entry.name.starts_with('.'))
            return {};
        if (isFolder)
            return walk(path, place, depth + 1);
        Result<base::SourceFilePtr> file = m_files.read(path);
        if (!file)
            return std::move(file).error();
        m_resources.push_back({name, *std::move(file)});
        return {};
    }

    Result<void> readIgnore(const RepoPath &folder, const std::string &below)
    {
        const RepoPath path = folder.child(".fleetignore");
        if (m_files.kind(path) != EntryKind::File)
            return {};
        const Result<base::SourceFilePtr> file = m_files.read(path);
        if (!file)
            return file.error();
        std::vector<std::string> patterns = ignoreLines((*file)->bytes());
        if (!patterns.empty())
            m_tree.addFolder(below, std::move(patterns));
        return {};
    }

    static Error tooMany(const RepoPath &folder, const std::string &what)
    {
        Error error;
        error.code = base::ErrorCode::TooLarge;
        error.detail = "too many " + what;
        error.place = base::Place{folder};
        return error;
    }

    const base::FileSource &m_files;
    RepoPath m_folder;
    std::span<const std::string> m_ignored;
    const base::Limits &m_limits;
    IgnoreTree m_tree;
    std::size_t m_seen = 0;
    std::vector<BundleResource> m_resources;
};

bool hasMeta(std::string_view segment)
{
    return segment.find_first_of("*?[\\") != std::string_view::npos;
}

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end > 0)
            segments.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

/// hasSubDirectoryWithResourcesAndWithoutFleetYaml
Result<bool> hasManifests(const base::FileSource &files, const RepoPath &folder, int depth)
{
    if (fleetYamlIn(files, folder) || depth > deepestFolder)
        return false;
    const Result<std::vector<base::FolderEntry>> entries = files.list(folder);
    if (!entries)
        return entries.error();
    for (const base::FolderEntry &entry : *entries) {
        if (entry.kind == EntryKind::Folder) {
            const Result<bool> below = hasManifests(files, folder.child(entry.name), depth + 1);
            if (!below || *below)
                return below;
        } else if (entry.name.ends_with(".yaml") || entry.name.ends_with(".yml")) {
            return true;
        }
    }
    return false;
}

Result<void> addFoldersBelow(const base::FileSource &files, const RepoPath &folder,
                             std::size_t most, std::vector<RepoPath> &found)
{
    const Result<base::FileListing> listing = base::listFiles(files, folder);
    if (!listing)
        return listing.error();
    for (const RepoPath &file : listing->files) {
        const bool isFleetYaml =
            std::ranges::find(fleetYamlNames, file.name()) != fleetYamlNames.end();
        if (isFleetYaml && found.size() < most)
            found.push_back(file.parent());
    }
    return {};
}

} // namespace

Result<std::vector<BundleResource>> readFolder(const base::FileSource &files,
                                               const RepoPath &folder,
                                               std::span<const std::string> ignored,
                                               const base::Limits &limits)
{
    return FolderReader(files, folder, ignored, limits).run();
}

Result<std::vector<RepoPath>> foldersAt(const Checkout &checkout, std::string_view pattern)
{
    std::vector<RepoPath> folders{checkout.root};
    for (const std::string_view segment : segmentsOf(pattern)) {
        std::vector<RepoPath> next;
        for (const RepoPath &folder : folders) {
            if (!hasMeta(segment)) {
                const std::optional<RepoPath> path = folder.resolve(segment);
                if (path && path->isInside(checkout.root)
                    && checkout.files->kind(*path) == EntryKind::Folder)
                    next.push_back(*path);
                continue;
            }
            if (!gotemplate::shellPatternMatches(segment, "")) {
                Error error;
                error.code = base::ErrorCode::Syntax;
                error.detail =
                    "invalid path glob " + std::string(pattern) + ": syntax error in pattern";
                return error;
            }
            const Result<std::vector<base::FolderEntry>> entries = checkout.files->list(folder);
            if (!entries)
                continue;
            for (const base::FolderEntry &entry : *entries) {
                if (entry.kind == EntryKind::Folder
                    && gotemplate::shellPatternMatches(segment, entry.name).value_or(false))
                    next.push_back(folder.child(entry.name));
            }
        }
        folders = std::move(next);
    }
    return folders;
}

Result<std::vector<RepoPath>> bundleFolders(const base::FileSource &files, const RepoPath &folder,
                                            const base::Limits &limits)
{
    std::vector<RepoPath> found;
    if (auto added = addFoldersBelow(files, folder, limits.units, found); !added)
        return std::move(added).error();
    if (!fleetYamlIn(files, folder)) {
        const Result<bool> manifests = hasManifests(files, folder, 0);
        if (!manifests)
            return manifests.error();
        if (*manifests)
            found.push_back(folder);
    }
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    return found;
}

std::optional<RepoPath> fleetYamlIn(const base::FileSource &files, const RepoPath &folder)
{
    for (const std::string_view name : fleetYamlNames) {
        if (files.kind(folder.child(name)) == EntryKind::File)
            return folder.child(name);
    }
    return std::nullopt;
}

} // namespace fleetwright::rancherfleet
