// SPDX-License-Identifier: Apache-2.0
#include "base/fileowner.h"
#include "git/repositorydata.h"

#include <git2.h>

#include <array>

namespace fleetwright::git {

namespace {

/// libgit2 as long as the process: were it shut down between two repositories, what it keeps for
/// each thread that still lives would be lost (threadstate.c frees it when the thread ends).
class Library {
public:
    Library() { git_libgit2_init(); }
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;
    ~Library() { git_libgit2_shutdown(); }
};

} // namespace

Repository::Data::Data()
{
    static const Library library;
    git_libgit2_init(); // counted: each user ends with its own shutdown
}

Repository::Data::~Data()
{
    git_repository_free(repository);
    git_libgit2_shutdown();
}

std::optional<base::Hash128> BlobHashes::find(const std::string &blob) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hashes.find(blob);
    return found == m_hashes.end() ? std::nullopt : std::optional(found->second);
}

void BlobHashes::insert(const std::string &blob, base::Hash128 hash)
{
    const std::scoped_lock lock(m_mutex);
    m_hashes.insert_or_assign(blob, hash);
}

base::Error lastError(int code, std::string_view what)
{
    const git_error *last = git_error_last();
    std::string detail(what);
    if (last != nullptr && last->message != nullptr)
        detail += std::string(": ") + last->message;
    base::Error error{base::ErrorCode::Git, std::move(detail), std::nullopt, {}, {}};
    if (code == GIT_ENOTFOUND)
        error.code = base::ErrorCode::NotFound;
    if (code == GIT_ELOCKED)
        error.hint = "another Git program is at work, or an old .lock file was left behind";
    return error;
}

base::Error openError(int code, std::string_view message, const std::string &folder)
{
    using base::ErrorCode;
    // libgit2 1.5 answers GIT_ENOTFOUND to a user without a global configuration.
    const bool isForeign =
        code == GIT_EOWNER
        || (code == GIT_ENOTFOUND && base::belongsToAnotherUser(folder + "/.git"));
    if (code == GIT_ENOTFOUND && !isForeign)
        return {ErrorCode::NotFound,
                "'" + folder + "' is not a Git repository",
                std::nullopt,
                "commits and revisions need one: run 'git init' there",
                {}};
    if (isForeign)
        return {ErrorCode::Refused,
                "the repository at '" + folder + "' belongs to another user",
                std::nullopt,
                "if you trust it: git config --global --add safe.directory '" + folder + "'",
                {}};
    if (message.starts_with("unsupported") || message.starts_with("unknown object format"))
        return {ErrorCode::Unsupported,
                "the repository's format is not supported: " + std::string(message),
                std::nullopt,
                "it can be opened as a folder, without commits and revisions",
                {}};
    return {ErrorCode::Git,
            "the repository cannot be opened: " + std::string(message),
            std::nullopt,
            "run 'git status' there to see what Git says",
            {}};
}

std::string toHexId(const git_oid &id)
{
    std::array<char, GIT_OID_HEXSZ + 1> text{};
    git_oid_tostr(text.data(), text.size(), &id);
    return text.data();
}

base::Result<void> parseId(git_oid &into, const CommitId &id)
{
    if (const int code = git_oid_fromstr(&into, id.hex.c_str()); code != 0)
        return lastError(code, "'" + id.hex + "' is no object id");
    return {};
}

} // namespace fleetwright::git
