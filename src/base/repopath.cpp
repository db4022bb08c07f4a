// SPDX-License-Identifier: Apache-2.0
#include "base/repopath.h"

namespace fleetwright::base {

namespace {

/// Appends the segments of `relative` to `path`, normalised; false if it leaves the root.
bool appendSegments(std::string &path, std::string_view relative)
{
    while (!relative.empty()) {
        const std::size_t slash = relative.find('/');
        const std::string_view segment = relative.substr(0, slash);
        relative =
            slash == std::string_view::npos ? std::string_view() : relative.substr(slash + 1);
        if (segment.empty() || segment == ".")
            continue;
        if (segment == "..") {
            if (path.empty())
                return false;
            const std::size_t last = path.rfind('/');
            path.resize(last == std::string::npos ? 0 : last);
            continue;
        }
        if (!path.empty())
            path += '/';
        path += segment;
    }
    return true;
}

} // namespace

std::optional<RepoPath> RepoPath::fromText(std::string_view text)
{
    return RepoPath().resolve(text);
}

std::optional<RepoPath> RepoPath::resolve(std::string_view relative) const
{
    if (relative.starts_with('/') || relative.find('\0') != std::string_view::npos)
        return std::nullopt;
    RepoPath path = *this;
    if (!appendSegments(path.m_text, relative))
        return std::nullopt;
    return path;
}

RepoPath RepoPath::child(std::string_view name) const
{
    RepoPath path;
    path.m_text.reserve(m_text.size() + 1 + name.size());
    path.m_text = m_text;
    if (!path.m_text.empty())
        path.m_text += '/';
    path.m_text += name;
    return path;
}

RepoPath RepoPath::parent() const
{
    RepoPath path;
    const std::size_t last = m_text.rfind('/');
    if (last != std::string::npos)
        path.m_text = m_text.substr(0, last);
    return path;
}

std::string_view RepoPath::name() const
{
    const std::size_t last = m_text.rfind('/');
    return last == std::string::npos ? std::string_view(m_text)
                                     : std::string_view(m_text).substr(last + 1);
}

std::string_view RepoPath::extension() const
{
    const std::string_view last = name();
    const std::size_t dot = last.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view() : last.substr(dot + 1);
}

bool RepoPath::isInside(const RepoPath &folder) const
{
    if (folder.isRoot() || m_text == folder.m_text)
        return true;
    return m_text.size() > folder.m_text.size() && m_text[folder.m_text.size()] == '/'
           && m_text.starts_with(folder.m_text);
}

std::string RepoPath::relativeTo(const RepoPath &folder) const
{
    RepoPath common = folder;
    std::string text;
    while (!isInside(common)) {
        text += text.empty() ? ".." : "/..";
        common = common.parent();
    }
    std::string_view rest = std::string_view(m_text).substr(common.m_text.size());
    if (rest.starts_with('/'))
        rest.remove_prefix(1);
    if (rest.empty())
        return text.empty() ? "." : text;
    if (!text.empty())
        text += '/';
    return text.append(rest);
}

} // namespace fleetwright::base
