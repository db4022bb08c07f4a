// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/sources.h"

#include <algorithm>

namespace fleetwright::fleet {

namespace {

base::Error unresolved(std::string detail, const yaml::Node *place, std::string hint)
{
    base::Error error;
    error.code = base::ErrorCode::Unresolved;
    error.detail = std::move(detail);
    if (place && place->span().known())
        error.place = place->span().place();
    error.hint = std::move(hint);
    return error;
}

base::Error notAtHand(const std::string &url, const yaml::Node *place)
{
    return unresolved("the repository " + url + " is not at hand", place,
                      "name a folder for it: --map " + url
                          + "=DIR, or repositories in .fleetwright.yaml");
}

/// A Flux reference as Git resolves it; "" for a range of versions.
std::string revisionOf(const flux::GitReference &reference)
{
    if (!reference.commit.empty())
        return reference.commit;
    if (!reference.name.empty())
        return reference.name;
    if (!reference.semver.empty())
        return {};
    return !reference.tag.empty() ? "refs/tags/" + reference.tag : "refs/heads/" + reference.branch;
}

} // namespace

std::string comparableUrl(std::string_view url)
{
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    const std::size_t slash = url.find('/');
    if (const std::size_t user = url.find('@'); user < slash)
        url.remove_prefix(user + 1);
    while (url.ends_with('/'))
        url.remove_suffix(1);
    if (url.ends_with(".git"))
        url.remove_suffix(4);
    std::string result(url);
    // scp's form: host:path
    const std::size_t colon = result.find(':');
    const bool isPort = colon != std::string::npos && colon + 1 < result.size()
                        && result[colon + 1] >= '0' && result[colon + 1] <= '9';
    if (colon < result.find('/') && !isPort)
        result[colon] = '/';
    return result;
}

Sources::Sources(base::FileSourcePtr opened, const std::map<std::string, base::RepoPath> &mapped,
                 base::RevisionsPtr revisions)
    : m_opened(std::move(opened)), m_revisions(std::move(revisions)),
      m_own{std::string(thisRepository)}
{
    for (const auto &[url, folder] : mapped) {
        m_mapped.emplace(comparableUrl(url), folder);
        if (folder.isRoot())
            m_own.insert(comparableUrl(url));
    }
    if (!m_revisions)
        return;
    for (const std::string &url : m_revisions->remoteUrls())
        m_own.insert(comparableUrl(url));
    m_knowsRemotes = !m_revisions->remoteUrls().empty();
}

void Sources::setNamed(const std::vector<std::string> &urls)
{
    if (!m_knowsRemotes)
        return;
    std::map<std::string, std::size_t> count;
    for (const std::string &url : urls)
        ++count[comparableUrl(url)];
    const auto isOwn = [this](const auto &each) { return m_own.contains(each.first); };
    if (count.empty() || std::any_of(count.begin(), count.end(), isOwn))
        return;
    const auto most =
        std::max_element(count.begin(), count.end(), [](const auto &left, const auto &right) {
            return left.second < right.second;
        });
    if (!m_mapped.contains(most->first))
        m_own.insert(most->first);
}

void Sources::notePath(const std::string &url, const std::string &path)
{
    const std::optional<base::RepoPath> inside = base::RepoPath::fromText(path);
    if (m_knowsRemotes || !inside || m_opened->kind(*inside) == base::EntryKind::Missing)
        return;
    const std::scoped_lock lock(m_mutex);
    m_withPath.insert(comparableUrl(url));
}

const base::RepoPath *Sources::mappedFolder(const std::string &url) const
{
    const auto found = m_mapped.find(comparableUrl(url));
    return found == m_mapped.end() || found->second.isRoot() ? nullptr : &found->second;
}

bool Sources::isThisRepository(const std::string &url, Reader reader) const
{
    const std::string plain = comparableUrl(url);
    if (m_own.contains(plain))
        return true;
    if (m_knowsRemotes)
        return false;
    const std::scoped_lock lock(m_mutex);
    return reader == Reader::Flux || m_withPath.contains(plain);
}

base::Result<flux::Checkout> Sources::atRevision(const std::string &revision,
                                                 const std::string &shown) const
{
    if (!m_revisions || m_revisions->isOpened(revision))
        return flux::Checkout{m_opened, {}, "opened state"};
    base::Result<base::FileSourcePtr> files = m_revisions->files(revision);
    if (!files)
        return std::move(files).error();
    return flux::Checkout{*std::move(files), {}, shown};
}

base::Result<flux::Checkout> Sources::git(const std::string &url,
                                          const flux::GitReference &reference,
                                          const yaml::Node *place) const
{
    if (const base::RepoPath *folder = mappedFolder(url))
        return flux::Checkout{m_opened, *folder, "mapped folder"};
    if (!isThisRepository(url, Reader::Flux))
        return notAtHand(url, place);
    if (!m_revisions || reference.isDefault())
        return flux::Checkout{m_opened, {}, "opened state"};
    const std::string revision = revisionOf(reference);
    if (revision.empty())
        return unresolved(reference.text() + " is not in this repository", place,
                          "a range of versions is not looked up; name a tag");
    base::Result<flux::Checkout> checkout = atRevision(revision, reference.text());
    if (!checkout)
        return unresolved(reference.text() + " is not in this repository", place,
                          "fetch it, or correct spec.ref");
    return checkout;
}

base::Result<flux::Checkout> Sources::other(const std::string &url, const yaml::Node *place) const
{
    const auto found = m_mapped.find(comparableUrl(url));
    if (found != m_mapped.end())
        return flux::Checkout{m_opened, found->second, "mapped folder"};
    return unresolved("'" + url + "' is not in Git, the network is never used", place,
                      "map the address to a folder of this repository (--map, or "
                      "`repositories` in .fleetwright.yaml)");
}

base::Result<flux::Checkout> Sources::at(const std::string &url, const std::string &revision) const
{
    if (const base::RepoPath *folder = mappedFolder(url))
        return flux::Checkout{m_opened, *folder, "mapped folder"};
    if (!isThisRepository(url, Reader::ArgoCd))
        return notAtHand(url, nullptr);
    return atRevision(revision, "revision " + revision);
}

} // namespace fleetwright::fleet
