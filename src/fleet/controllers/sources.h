// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/repopath.h"
#include "base/revisions.h"
#include "flux/artifact.h"

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace fleetwright::fleet {

/// A URL as it is compared: without scheme, user, ".git" and '/' at the end; host:path as
/// host/path.
[[nodiscard]] std::string comparableUrl(std::string_view url);

/// What stands for the repositories that controllers read. "This repository" are the addresses
/// mapped to the root and its Git remotes. Where the fleet's objects name none of those, it is the
/// address that most of them name: a fork or a mirror. Where no remote is known (a folder without
/// Git), it is every address of a Flux source that is not mapped, and every address of which Argo
/// CD's objects name a path that is here. Anything else is unresolved until it is mapped.
/// Thread-safe.
class Sources final : public flux::Checkouts {
public:
    /// `revisions` may be nullptr: the opened state then stands for any reference.
    Sources(base::FileSourcePtr opened, const std::map<std::string, base::RepoPath> &mapped,
            base::RevisionsPtr revisions);

    /// An address that is this repository whatever its remotes are.
    static constexpr std::string_view thisRepository = "this repository";

    /// The addresses that the fleet's own objects name, as often as they do.
    void setNamed(const std::vector<std::string> &urls);
    /// An object of Argo CD's reads a path of an address.
    void notePath(const std::string &url, const std::string &path);

    [[nodiscard]] base::Result<flux::Checkout> git(const std::string &url,
                                                   const flux::GitReference &reference,
                                                   const yaml::Node *place) const override;
    [[nodiscard]] base::Result<flux::Checkout> other(const std::string &url,
                                                     const yaml::Node *place) const override;

    /// As Argo CD names a revision: a branch, tag or commit; "" and HEAD are the default.
    [[nodiscard]] base::Result<flux::Checkout> at(const std::string &url,
                                                  const std::string &revision) const;

    /// Whether what is read there are files of the opened state.
    [[nodiscard]] bool isOpened(const base::FileSourcePtr &files) const
    {
        return files == m_opened;
    }

private:
    enum class Reader : std::uint8_t { ArgoCd, Flux };

    [[nodiscard]] const base::RepoPath *mappedFolder(const std::string &url) const;
    [[nodiscard]] bool isThisRepository(const std::string &url, Reader reader) const;
    [[nodiscard]] base::Result<flux::Checkout> atRevision(const std::string &revision,
                                                          const std::string &shown) const;

    base::FileSourcePtr m_opened;
    std::map<std::string, base::RepoPath> m_mapped; ///< by comparable URL
    base::RevisionsPtr m_revisions;
    std::set<std::string> m_own; ///< comparable URLs of this repository
    bool m_knowsRemotes = false;
    mutable std::mutex m_mutex;
    std::set<std::string> m_withPath; ///< comparable URLs of which a path is here
};

} // namespace fleetwright::fleet
