// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/repopath.h"

#include <map>
#include <string>
#include <string_view>

namespace fleetwright::fuzz {

/// Path → bytes.
using Files = std::map<std::string, std::string>;

/// A small tree written as one text, as in tests/kustomize/transformers/cases: a line "== PATH"
/// begins a file; lines before the first are for the reader. A path that is no path, or that makes
/// a folder of a file, is passed over with its lines.
inline Files treeOf(std::string_view text)
{
    constexpr std::size_t mostFiles = 24;
    Files files;
    std::string *current = nullptr;
    const auto clashes = [&](const base::RepoPath &path) {
        for (const auto &[name, bytes] : files) {
            const base::RepoPath other = *base::RepoPath::fromText(name);
            if (path != other && (path.isInside(other) || other.isInside(path)))
                return true;
        }
        return false;
    };
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (line.starts_with("== ")) {
            const auto path = base::RepoPath::fromText(line.substr(3));
            const bool isFile =
                path && !path->isRoot() && files.size() < mostFiles && !clashes(*path);
            current = isFile ? &files[path->text()] : nullptr;
        } else if (current) {
            *current += line;
            if (end != std::string_view::npos)
                *current += '\n';
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return files;
}

} // namespace fleetwright::fuzz
