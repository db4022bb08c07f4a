// SPDX-License-Identifier: Apache-2.0
#include "git/handle.h"
#include "git/repositorydata.h"

#include <git2.h>

#include <algorithm>
#include <sstream>

namespace fleetwright::git {

namespace {

using base::Error;
using base::ErrorCode;
using base::RepoPath;
using base::Result;

using CommitHandle = Handle<git_commit, git_commit_free>;
using Index = Handle<git_index, git_index_free>;
using Reference = Handle<git_reference, git_reference_free>;
using Signature = Handle<git_signature, git_signature_free>;
using Tree = Handle<git_tree, git_tree_free>;

Error refused(std::string detail, std::string hint)
{
    return Error{ErrorCode::Refused, std::move(detail), std::nullopt, std::move(hint), {}};
}

Result<Signature> defaultSignature(git_repository *repository)
{
    Signature signature;
    const int code = git_signature_default(into(signature), repository);
    if (code == GIT_ENOTFOUND)
        return Error{
            ErrorCode::Invalid,
            "Git does not know who you are: user.name or user.email is missing",
            std::nullopt,
            "run: git config --global user.name \"Your Name\" and git config --global user.email "
            "you@example.com",
            {}};
    if (code != 0)
        return lastError(code, "the author cannot be read from Git's configuration");
    return signature;
}

/// "Key: value", as the lines at the end of a message that other programs read.
bool isTrailer(std::string_view line)
{
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos || colon == 0)
        return false;
    return std::ranges::all_of(line.substr(0, colon), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
               || letter == '-';
    });
}

/// Joins the paragraph of trailers if the message ends with one, as `git commit --signoff` does.
std::string withSignOff(std::string message, const git_signature &author)
{
    const std::string line =
        std::string("Signed-off-by: ") + author.name + " <" + author.email + ">";
    std::istringstream lines(message);
    std::size_t paragraphs = 1;
    bool trailers = true;
    bool present = false;
    for (std::string text; std::getline(lines, text);) {
        if (text.empty()) {
            ++paragraphs;
            trailers = true;
            continue;
        }
        trailers = trailers && isTrailer(text);
        present = present || text == line;
    }
    if (present)
        return message;
    if (paragraphs < 2 || !trailers)
        message += '\n';
    return message + line + '\n';
}

Result<std::string> preparedMessage(const CommitRequest &request, const git_signature &author)
{
    git_buf clean = GIT_BUF_INIT;
    if (const int code = git_message_prettify(&clean, request.message.c_str(), 0, '#'); code != 0)
        return lastError(code, "the message cannot be prepared");
    std::string message(clean.ptr, clean.size);
    git_buf_dispose(&clean);
    if (message.empty())
        return Error{ErrorCode::Invalid,
                     "the commit message is empty",
                     std::nullopt,
                     "say what the change does",
                     {}};
    if (request.signOff == SignOff::Yes)
        message = withSignOff(std::move(message), author);
    return message;
}

/// A file's new entry in trees and index; no id: removed.
struct NewEntry {
    std::string path;
    std::uint32_t mode = GIT_FILEMODE_BLOB;
    std::optional<git_oid> id;
};

/// Stores bytes as `git add` would: line endings by .gitattributes and core.autocrlf. libgit2 knows
/// no filters but its own.
Result<git_oid> storeBlob(git_repository *repository, const std::string &path,
                          const std::string &bytes)
{
    Handle<git_filter_list, git_filter_list_free> filters;
    int code = git_filter_list_load(into(filters), repository, nullptr, path.c_str(),
                                    GIT_FILTER_TO_ODB, GIT_FILTER_ALLOW_UNSAFE);
    git_buf filtered = GIT_BUF_INIT;
    if (code == 0)
        code =
            git_filter_list_apply_to_buffer(&filtered, filters.get(), bytes.data(), bytes.size());
    git_oid id;
    if (code == 0)
        code = git_blob_create_from_buffer(&id, repository, filtered.ptr, filtered.size);
    git_buf_dispose(&filtered);
    if (code != 0)
        return lastError(code, path + " cannot be stored");
    return id;
}

/// One createBranchAndCommit.
class NewCommit {
public:
    NewCommit(git_repository *repository, const CommitRequest &request)
        : m_repository(repository), m_request(request)
    {}

    [[nodiscard]] Result<CommitId> run(const std::optional<CommitId> &head,
                                       const base::FileSource *headFiles)
    {
        auto signature = defaultSignature(m_repository);
        if (!signature)
            return std::move(signature).error();
        auto message = preparedMessage(m_request, **signature);
        if (!message)
            return std::move(message).error();
        for (const auto step :
             {&NewCommit::readHead, &NewCommit::makeEntries, &NewCommit::makeTree}) {
            if (auto done = (this->*step)(head, headFiles); !done)
                return std::move(done).error();
        }
        const git_commit *parents[] = {m_parent.get()};
        git_oid id;
        const int code =
            git_commit_create(&id, m_repository, nullptr, signature->get(), signature->get(),
                              nullptr, message->c_str(), m_tree.get(), m_parent ? 1 : 0, parents);
        if (code != 0)
            return lastError(code, "the commit cannot be created");
        if (auto placed = place(id); !placed)
            return std::move(placed).error();
        return CommitId{toHexId(id)};
    }

private:
    [[nodiscard]] Result<void> readHead(const std::optional<CommitId> &head,
                                        const base::FileSource *)
    {
        if (const int code = git_index_new(into(m_changed)); code != 0)
            return lastError(code, "no index");
        if (!head)
            return {};
        git_oid id;
        if (auto parsed = parseId(id, *head); !parsed)
            return parsed;
        int code = git_commit_lookup(into(m_parent), m_repository, &id);
        if (code == 0)
            code = git_commit_tree(into(m_headTree), m_parent.get());
        if (code == 0)
            code = git_index_read_tree(m_changed.get(), m_headTree.get());
        if (code != 0)
            return lastError(code, "HEAD's files cannot be read");
        return {};
    }

    [[nodiscard]] Result<void> makeEntries(const std::optional<CommitId> &,
                                           const base::FileSource *headFiles)
    {
        for (const auto &[asked, bytes] : m_request.files) {
            RepoPath path = asked;
            // What was saved through a link is committed where it leads.
            if (headFiles != nullptr) {
                if (const auto place = headFiles->canonical(asked))
                    path = *place;
            }
            NewEntry entry{path.text(), GIT_FILEMODE_BLOB, std::nullopt};
            if (const git_index_entry *present =
                    git_index_get_bypath(m_changed.get(), entry.path.c_str(), 0))
                entry.mode = present->mode;
            if (bytes) {
                auto id = storeBlob(m_repository, entry.path, *bytes);
                if (!id)
                    return std::move(id).error();
                entry.id = *id;
            }
            m_entries.push_back(std::move(entry));
        }
        return {};
    }

    [[nodiscard]] Result<void> makeTree(const std::optional<CommitId> &, const base::FileSource *)
    {
        for (const NewEntry &entry : m_entries) {
            if (auto done = putEntry(m_changed.get(), entry); !done)
                return done;
        }
        git_oid id;
        int code = git_index_write_tree_to(&id, m_changed.get(), m_repository);
        if (code == 0 && m_headTree && git_oid_equal(&id, git_tree_id(m_headTree.get())))
            return refused("nothing to commit: the files are as in HEAD", "make a change first");
        if (code == 0)
            code = git_tree_lookup(into(m_tree), m_repository, &id);
        if (code != 0)
            return lastError(code, "the commit's files cannot be stored");
        return {};
    }

    [[nodiscard]] static Result<void> putEntry(git_index *index, const NewEntry &entry)
    {
        int code = 0;
        if (entry.id) {
            git_index_entry raw{};
            raw.mode = entry.mode;
            raw.id = *entry.id;
            raw.path = entry.path.c_str();
            code = git_index_add(index, &raw);
        } else {
            code = git_index_remove(index, entry.path.c_str(), 0);
            if (code == GIT_ENOTFOUND)
                code = 0; // was never committed
        }
        if (code != 0)
            return lastError(code, entry.path + " cannot be put into the index");
        return {};
    }

    /// Branch, then index, then HEAD; whatever fails, the branch goes again.
    [[nodiscard]] Result<void> place(const git_oid &id)
    {
        CommitHandle commit;
        int code = git_commit_lookup(into(commit), m_repository, &id);
        Reference branch;
        if (code == 0)
            code = git_branch_create(into(branch), m_repository, m_request.branch.c_str(),
                                     commit.get(), 0);
        if (code != 0)
            return lastError(code, "the branch cannot be created");
        if (m_request.after == AfterCommit::StayHere)
            return {};
        auto done = updateIndex();
        if (done) {
            if (const int moved =
                    git_repository_set_head(m_repository, git_reference_name(branch.get()));
                moved != 0)
                done = lastError(moved, "HEAD cannot be moved to the branch");
        }
        if (!done)
            static_cast<void>(git_branch_delete(branch.get()));
        return done;
    }

    [[nodiscard]] Result<void> updateIndex()
    {
        Index index;
        int code = git_repository_index(into(index), m_repository);
        if (code == 0)
            code = git_index_read(index.get(), 1);
        if (code != 0)
            return lastError(code, "the index cannot be read");
        for (const NewEntry &entry : m_entries) {
            if (entry.id && worktreeHolds(entry)) {
                // With the file's time stamps, so that Git need not read it again.
                code = git_index_add_bypath(index.get(), entry.path.c_str());
                if (code != 0)
                    return lastError(code, entry.path + " cannot be put into the index");
            } else if (auto put = putEntry(index.get(), entry); !put) {
                return put;
            }
        }
        if (code = git_index_write(index.get()); code != 0)
            return lastError(code, "the index cannot be written");
        return {};
    }

    [[nodiscard]] bool worktreeHolds(const NewEntry &entry) const
    {
        git_oid id;
        return git_repository_hashfile(&id, m_repository, entry.path.c_str(), GIT_OBJECT_BLOB,
                                       nullptr)
                   == 0
               && git_oid_equal(&id, &*entry.id);
    }

    git_repository *m_repository;
    const CommitRequest &m_request;
    CommitHandle m_parent;
    Tree m_headTree;
    Tree m_tree;
    Index m_changed; ///< in memory: HEAD's tree with the changes
    std::vector<NewEntry> m_entries;
};

int collectConflict(git_checkout_notify_t, const char *path, const git_diff_file *,
                    const git_diff_file *, const git_diff_file *, void *files)
{
    static_cast<std::vector<std::string> *>(files)->push_back(path != nullptr ? path : "");
    return 0;
}

Error wouldOverwrite(const std::vector<std::string> &files)
{
    constexpr std::size_t shown = 5;
    std::string names;
    for (std::size_t index = 0; index < std::min(shown, files.size()); ++index)
        names += (index == 0 ? "" : ", ") + files[index];
    if (files.size() > shown)
        names += " and " + std::to_string(files.size() - shown) + " more";
    return refused("switching would overwrite changed files: " + names,
                   "commit, revert or move them away first");
}

Result<void> refuseInProgress(const State &state)
{
    if (state.conflicts)
        return refused("a merge has left conflicts in the repository",
                       "resolve them with Git first");
    if (state.operation != Operation::None)
        return refused("a " + std::string(operationName(state.operation))
                           + " is in progress in the repository",
                       "finish or abort it with Git first");
    return {};
}

} // namespace

Result<Author> Repository::author() const
{
    const auto signature = defaultSignature(m_data->repository);
    if (!signature)
        return signature.error();
    return Author{signature->get()->name, signature->get()->email};
}

Result<void> Repository::checkNewBranch(std::string_view name) const
{
    const std::string text(name);
    int valid = 0;
    if (name.find('\0') == std::string_view::npos
        && git_branch_name_is_valid(&valid, text.c_str()) != 0)
        valid = 0;
    if (valid == 0 || name.starts_with('-') || name == "HEAD" || name == "@")
        return Error{ErrorCode::Invalid,
                     "'" + text + "' is no name for a branch",
                     std::nullopt,
                     "use letters, digits, '-', '_' and '/', for example staging/prometheus-2.56",
                     {}};
    Reference existing;
    if (git_branch_lookup(into(existing), m_data->repository, text.c_str(), GIT_BRANCH_LOCAL) == 0)
        return Error{ErrorCode::Conflict,
                     "the branch '" + text + "' exists already",
                     std::nullopt,
                     "choose another name",
                     {}};
    return {};
}

Result<CommitId> Repository::createBranchAndCommit(const CommitRequest &request) const
{
    const auto current = state();
    if (!current)
        return current.error();
    if (auto calm = refuseInProgress(*current); !calm)
        return std::move(calm).error();
    if (auto free = checkNewBranch(request.branch); !free)
        return std::move(free).error();
    base::FileSourcePtr headFiles;
    if (current->head) {
        auto files = this->files(*current->head);
        if (!files)
            return std::move(files).error();
        headFiles = std::move(files).value();
    }
    return NewCommit(m_data->repository, request).run(current->head, headFiles.get());
}

Result<void> Repository::switchBranch(std::string_view name) const
{
    const auto current = state();
    if (!current)
        return current.error();
    if (auto calm = refuseInProgress(*current); !calm)
        return calm;
    Reference branch;
    if (git_branch_lookup(into(branch), m_data->repository, std::string(name).c_str(),
                          GIT_BRANCH_LOCAL)
        != 0)
        return Error{ErrorCode::NotFound,
                     "there is no branch '" + std::string(name) + "'",
                     std::nullopt,
                     {},
                     {}};
    Handle<git_object, git_object_free> commit;
    if (const int code = git_reference_peel(into(commit), branch.get(), GIT_OBJECT_COMMIT);
        code != 0)
        return lastError(code, "the branch cannot be read");
    // SAFE examines everything before it writes the first file. libgit2's own filters (line
    // endings) stay on: without them the files would not be as Git writes them. External filters it
    // does not know.
    std::vector<std::string> conflicts;
    git_checkout_options options{};
    git_checkout_options_init(&options, GIT_CHECKOUT_OPTIONS_VERSION);
    options.checkout_strategy = GIT_CHECKOUT_SAFE;
    options.notify_flags = GIT_CHECKOUT_NOTIFY_CONFLICT;
    options.notify_cb = collectConflict;
    options.notify_payload = &conflicts;
    const int code = git_checkout_tree(m_data->repository, commit.get(), &options);
    if (code == GIT_ECONFLICT)
        return wouldOverwrite(conflicts);
    if (code != 0)
        return lastError(code, "the branch cannot be checked out");
    if (const int moved =
            git_repository_set_head(m_data->repository, git_reference_name(branch.get()));
        moved != 0)
        return lastError(moved, "HEAD cannot be moved to the branch");
    return {};
}

} // namespace fleetwright::git
