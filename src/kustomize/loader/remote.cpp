// SPDX-License-Identifier: Apache-2.0
#include "kustomize/loader/remote.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace fleetwright::kustomize {

namespace {

char lower(char letter)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size()
           && std::equal(prefix.begin(), prefix.end(), text.begin(),
                         [](char left, char right) { return left == lower(right); });
}

std::string_view takePrefix(std::string_view &text, std::string_view prefix)
{
    if (!startsWithIgnoringCase(text, prefix))
        return {};
    text.remove_prefix(prefix.size());
    return prefix;
}

std::string_view takeScheme(std::string_view &text)
{
    static constexpr std::array<std::string_view, 4> schemes{"ssh://", "https://", "http://",
                                                             "file://"};
    for (const std::string_view scheme : schemes) {
        if (const std::string_view taken = takePrefix(text, scheme); !taken.empty())
            return taken;
    }
    return {};
}

/// "user@", where the user is a letter followed by letters, digits and dashes.
std::string_view takeUser(std::string_view &text)
{
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0
        || !std::isalpha(static_cast<unsigned char>(text.front())))
        return {};
    const std::string_view name = text.substr(0, at);
    const bool plain = std::all_of(name.begin(), name.end(), [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) || letter == '-';
    });
    if (!plain)
        return {};
    const std::string_view user = text.substr(0, at + 1);
    text.remove_prefix(at + 1);
    return user;
}

std::size_t hostEnd(std::string_view text, bool scpStyle)
{
    std::size_t end = text.find('/');
    if (scpStyle) {
        const std::size_t colon = text.find(':');
        const bool colonFirst = colon != std::string_view::npos && colon > 0 && colon < end;
        if (end == std::string_view::npos || colonFirst)
            end = colon;
    }
    return end;
}

struct Parts {
    std::string_view repository;
    std::string_view folder;
};

std::optional<Parts> splitAtMarker(std::string_view path)
{
    static constexpr std::string_view azure = "_git/";
    if (const std::size_t at = path.find(azure); at != std::string_view::npos) {
        const std::size_t end = path.find('/', at + azure.size());
        if (end == std::string_view::npos)
            return Parts{path, {}};
        return Parts{path.substr(0, end), path.substr(end + 1)};
    }
    if (const std::size_t at = path.find("//"); at != std::string_view::npos)
        return Parts{path.substr(0, at), path.substr(at + 2)};
    if (const std::size_t at = path.find(".git"); at != std::string_view::npos)
        return Parts{path.substr(0, at + 4), path.substr(at + 4)};
    return std::nullopt;
}

std::optional<Parts> splitRepository(std::string_view path, bool isFile)
{
    if (const auto parts = splitAtMarker(path))
        return parts;
    if (isFile)
        return Parts{path, {}};
    const std::size_t first = path.find('/');
    if (first == std::string_view::npos)
        return std::nullopt;
    const std::size_t second = path.find('/', first + 1);
    if (second == std::string_view::npos)
        return Parts{path, {}};
    return Parts{path.substr(0, second), path.substr(second + 1)};
}

std::string queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    }
    return {};
}

/// "git@Host:org/repo.git", "ssh://git@host/org/repo" and "https://host/org/repo" are one
/// repository: "host/org/repo".
std::string repositoryName(std::string_view text)
{
    const bool isFile = takeScheme(text) == "file://";
    takeUser(text);
    if (text.ends_with(".git"))
        text.remove_suffix(4);
    while (text.ends_with('/'))
        text.remove_suffix(1);
    std::string name(text);
    const std::size_t end = isFile ? std::string::npos : name.find_first_of(":/");
    if (end == std::string::npos)
        return name;
    name[end] = '/';
    std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(end), name.begin(),
                   lower);
    return name;
}

std::optional<base::RepoPath> below(const base::RepoPath &folder, std::string_view rest)
{
    const auto inside = base::RepoPath::fromText(rest);
    return inside ? folder.resolve(inside->text()) : std::nullopt;
}

/// Where `address` lies if `folder` stands for `mapped`.
std::optional<base::RepoPath> placeOf(std::string_view address, std::string_view mapped,
                                      const base::RepoPath &folder)
{
    if (address == mapped)
        return folder;
    const auto spec = parseRemote(address);
    const auto whole = parseRemote(mapped);
    if (spec && whole && repositoryName(spec->repository) == repositoryName(whole->repository)
        && (whole->ref.empty() || whole->ref == spec->ref)) {
        const auto inside = base::RepoPath::fromText(spec->folder);
        const auto above = base::RepoPath::fromText(whole->folder);
        if (inside && above && inside->isInside(*above))
            return folder.resolve(inside->relativeTo(*above));
    }
    const std::string_view path = address.substr(0, address.find('?'));
    const bool isBelow = isHttpAddress(address) && path.size() > mapped.size()
                         && path.starts_with(mapped)
                         && (mapped.ends_with('/') || path[mapped.size()] == '/');
    if (!isBelow)
        return std::nullopt;
    std::string_view rest = path.substr(mapped.size());
    while (rest.starts_with('/'))
        rest.remove_prefix(1);
    return below(folder, rest);
}

} // namespace

std::optional<base::RepoPath> mappedAddress(std::string_view address,
                                            const std::map<std::string, base::RepoPath> &mapped)
{
    if (mapped.empty() || !(isHttpAddress(address) || parseRemote(address)))
        return std::nullopt;
    std::optional<base::RepoPath> best;
    std::size_t length = 0;
    for (const auto &[each, folder] : mapped) {
        if (best && each.size() <= length)
            continue;
        if (auto place = placeOf(address, each, folder)) {
            best = std::move(place);
            length = each.size();
        }
    }
    return best;
}

bool isHttpAddress(std::string_view text)
{
    return startsWithIgnoringCase(text, "http://") || startsWithIgnoringCase(text, "https://");
}

std::optional<RemoteSpec> parseRemote(std::string_view text)
{
    if (text.starts_with('/'))
        return std::nullopt;
    const std::size_t question = text.find('?');
    const std::string_view query =
        question == std::string_view::npos ? std::string_view{} : text.substr(question + 1);
    std::string_view rest = text.substr(0, question);
    takePrefix(rest, "git::");
    const std::string_view scheme = takeScheme(rest);
    const std::string_view user = takeUser(rest);
    const bool github =
        startsWithIgnoringCase(rest, "github.com/") || startsWithIgnoringCase(rest, "github.com:");
    const bool scpStyle = scheme.empty() && (!user.empty() || github);
    if (scheme.empty() && !scpStyle)
        return std::nullopt;

    std::string host(scheme);
    if (scheme != "file://") {
        const std::size_t end = hostEnd(rest, scpStyle);
        if (end == std::string_view::npos)
            return std::nullopt;
        if (github && (scheme == "ssh://" || !user.empty()))
            host = std::string(user) + "github.com:";
        else if (github)
            host = "https://github.com/";
        else
            host += std::string(user) + std::string(rest.substr(0, end + 1));
        rest.remove_prefix(end + 1);
    }
    const auto parts = splitRepository(rest, scheme == "file://");
    if (!parts || parts->repository.empty())
        return std::nullopt;
    std::string_view folder = parts->folder;
    while (folder.starts_with('/'))
        folder.remove_prefix(1);
    if (!base::RepoPath::fromText(folder))
        return std::nullopt; // kustomize: "url path exits repo"
    std::string ref = queryValue(query, "ref");
    if (ref.empty())
        ref = queryValue(query, "version");
    return RemoteSpec{host + std::string(parts->repository), std::string(folder), std::move(ref)};
}

} // namespace fleetwright::kustomize
