// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "git/repository.h"

#include <mutex>
#include <unordered_map>

struct git_repository;
struct git_odb;
struct git_oid;

namespace fleetwright::git {

/// Content hashes by blob id. A blob never changes, so neither does its entry.
class BlobHashes {
public:
    [[nodiscard]] std::optional<base::Hash128> find(const std::string &blob) const;
    void insert(const std::string &blob, base::Hash128 hash);

private:
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, base::Hash128> m_hashes;
};

/// An opened repository; closed with its last user.
struct Repository::Data {
    Data();
    Data(const Data &) = delete;
    Data &operator=(const Data &) = delete;
    ~Data();

    git_repository *repository = nullptr;
    std::string folder;
    std::shared_ptr<BlobHashes> hashes = std::make_shared<BlobHashes>();
};

/// What libgit2 said last, as an Error. To be called right after the call that failed.
[[nodiscard]] base::Error lastError(int code, std::string_view what);

/// Why git_repository_open_ext failed.
[[nodiscard]] base::Error openError(int code, std::string_view message, const std::string &folder);

[[nodiscard]] std::string toHexId(const git_oid &id);
[[nodiscard]] base::Result<void> parseId(git_oid &into, const CommitId &id);

/// The files of a commit's tree.
[[nodiscard]] base::Result<base::FileSourcePtr>
makeTreeFiles(std::shared_ptr<const Repository::Data> data, const CommitId &commit,
              const base::Limits &limits);

} // namespace fleetwright::git
