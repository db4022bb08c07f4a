// SPDX-License-Identifier: Apache-2.0
#include "inventory/foldernames.h"

#include "inventory/words.h"

#include <algorithm>
#include <array>

namespace fleetwright::inventory {

namespace {

constexpr std::size_t mostJoined = 3;

bool isNumber(std::string_view text)
{
    return !text.empty()
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// v1.4, 4.12, release-2.5: operators publish by channels named after versions.
bool isVersion(std::string_view text)
{
    for (const std::string_view prefix : {"release-", "stable-", "fast-", "v"}) {
        if (text.starts_with(prefix)) {
            text.remove_prefix(prefix.size());
            break;
        }
    }
    return !text.empty() && text.front() >= '0' && text.front() <= '9'
           && std::all_of(text.begin(), text.end(),
                          [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == 'x'; });
}

std::string joined(const std::vector<std::string_view> &segments, std::size_t first,
                   std::size_t last)
{
    std::string text(segments[first]);
    for (std::size_t i = first + 1; i <= last; ++i)
        text += '-' + std::string(segments[i]);
    return text;
}

bool looksLikeName(std::string_view segment)
{
    return segment.find_first_of("-0123456789") != std::string_view::npos;
}

/// The segments that make a folder's name, and the environments and regions above it.
struct Naming {
    std::string name;
    std::vector<std::string> qualifiers;
};

Naming nameOf(const base::RepoPath &folder, const std::string &repositoryName)
{
    const std::vector<std::string_view> segments = split(folder.text(), '/');
    std::size_t at = folder.isRoot() ? 0 : segments.size();
    while (at > 0 && isStopWord(segments[at - 1]))
        --at;
    if (at == 0)
        return {repositoryName.empty() ? std::string("fleet") : repositoryName, {}};
    const std::size_t last = at - 1;
    Naming naming{std::string(segments[last]), {}};
    // clusters/dev/01: the number alone is no name, with its environment it is.
    if (at < segments.size() && isNumber(segments[at]) && at + 1 == segments.size())
        naming.name = joined(segments, last, at);
    for (std::size_t i = 0; i < last; ++i) {
        if (isEnvironmentWord(segments[i]) || isRegionWord(segments[i]))
            naming.qualifiers.emplace_back(segments[i]);
    }
    return naming;
}

} // namespace

bool isStopWord(std::string_view segment)
{
    constexpr std::array<std::string_view, 48> words{
        "base",          "bases",       "common",       "shared",       "global",
        "default",       "overlay",     "overlays",     "clusters",     "cluster",
        "env",           "envs",        "environment",  "environments", "app",
        "apps",          "application", "applications", "rbac",         "kustomize",
        "kustomization", "manifests",   "deploy",       "deployment",   "deployments",
        "k8s",           "kubernetes",  "gitops",       "config",       "configs",
        "resources",     "instance",    "operator",     "aggregate",    "components",
        "variants",      "stages",      "regions",      "tiers",        "flux-system",
        "stable",        "alpha",       "beta",         "candidate",    "fast",
        "latest",        "targets",     "argocd"};
    const std::string word = lowered(segment);
    return std::find(words.begin(), words.end(), word) != words.end() || isNumber(word)
           || isVersion(word);
}

std::optional<FolderMatch> matchFolder(const base::RepoPath &folder,
                                       const std::set<std::string> &names)
{
    if (folder.isRoot())
        return {};
    const std::vector<std::string_view> segments = split(folder.text(), '/');
    for (std::size_t last = segments.size(); last-- > 0;) {
        for (std::size_t count = std::min(mostJoined, last + 1); count > 0; --count) {
            const std::size_t first = last + 1 - count;
            if (first == 0 && count == 1 && segments.size() > 1 && !looksLikeName(segments[0]))
                continue;
            std::string name = joined(segments, first, last);
            if (!names.contains(name) && count == 2)
                name = std::string(segments[last]) + '-' + std::string(segments[first]);
            if (names.contains(name))
                return FolderMatch{std::move(name), first, last, segments.size()};
        }
    }
    return {};
}

std::map<base::RepoPath, std::string> nameFolders(const std::vector<base::RepoPath> &folders,
                                                  const std::string &repositoryName)
{
    std::map<base::RepoPath, Naming> namings;
    std::map<std::string, std::set<std::vector<std::string>>> qualifiersOf;
    for (const base::RepoPath &folder : folders) {
        Naming naming = nameOf(folder, repositoryName);
        if (!naming.qualifiers.empty())
            qualifiersOf[naming.name].insert(naming.qualifiers);
        namings.emplace(folder, std::move(naming));
    }
    const bool anySplit = std::any_of(qualifiersOf.begin(), qualifiersOf.end(),
                                      [](const auto &entry) { return entry.second.size() > 1; });
    std::map<base::RepoPath, std::string> names;
    for (auto &[folder, naming] : namings) {
        // Once regions stand below several environments, a region that has only one is named like
        // the others.
        const bool ambiguous =
            qualifiersOf[naming.name].size() > 1 || (anySplit && isRegionWord(naming.name));
        std::string name;
        for (const std::string &qualifier : naming.qualifiers) {
            if (ambiguous)
                name += qualifier + '-';
        }
        names[folder] = name + naming.name;
    }
    return names;
}

bool isForShow(const base::RepoPath &path)
{
    constexpr std::array<std::string_view, 12> words{
        "template", "templates", "example", "examples", "sample",  "samples",
        "skeleton", "skeletons", "tests",   "testdata", "archive", "docs"};
    std::string_view above;
    for (const std::string_view segment : split(path.text(), '/')) {
        if (segment.starts_with('_') || segment.starts_with('.'))
            return true;
        const std::string word = lowered(segment);
        if (std::find(words.begin(), words.end(), word) != words.end())
            return true;
        // clusters/test and overlays/test are an environment, test and src/test are not.
        if (word == "test" && !isStopWord(above))
            return true;
        above = segment;
    }
    return false;
}

} // namespace fleetwright::inventory
