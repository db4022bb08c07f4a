// SPDX-License-Identifier: Apache-2.0
#include "git/repository.h"

#include "git/handle.h"
#include "git/repositorydata.h"

#include <git2.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace fleetwright::git {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

using Reference = Handle<git_reference, git_reference_free>;
using Object = Handle<git_object, git_object_free>;
using CommitHandle = Handle<git_commit, git_commit_free>;

std::string withoutFinalSlash(std::string path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    return path;
}

std::string realPath(const std::string &path)
{
    std::error_code failed;
    const auto real = std::filesystem::canonical(path, failed);
    return failed ? path : real.string();
}

std::string lastMessage()
{
    const git_error *last = git_error_last();
    return last != nullptr && last->message != nullptr ? last->message : "unknown reason";
}

Operation operationOf(int state)
{
    switch (state) {
    case GIT_REPOSITORY_STATE_MERGE:
        return Operation::Merge;
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
        return Operation::Revert;
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
        return Operation::CherryPick;
    case GIT_REPOSITORY_STATE_BISECT:
        return Operation::Bisect;
    case GIT_REPOSITORY_STATE_REBASE:
    case GIT_REPOSITORY_STATE_REBASE_INTERACTIVE:
    case GIT_REPOSITORY_STATE_REBASE_MERGE:
        return Operation::Rebase;
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE:
        return Operation::ApplyMailbox;
    default:
        return Operation::None;
    }
}

FileState stagedState(unsigned int flags)
{
    if (flags & GIT_STATUS_INDEX_NEW)
        return FileState::Added;
    if (flags & GIT_STATUS_INDEX_DELETED)
        return FileState::Deleted;
    if (flags & GIT_STATUS_INDEX_RENAMED)
        return FileState::Renamed;
    if (flags & GIT_STATUS_INDEX_TYPECHANGE)
        return FileState::TypeChanged;
    return flags & GIT_STATUS_INDEX_MODIFIED ? FileState::Modified : FileState::Unchanged;
}

FileState worktreeState(unsigned int flags)
{
    if (flags & GIT_STATUS_CONFLICTED)
        return FileState::Conflicted;
    if (flags & GIT_STATUS_WT_NEW)
        return FileState::Untracked;
    if (flags & GIT_STATUS_WT_DELETED)
        return FileState::Deleted;
    if (flags & GIT_STATUS_WT_RENAMED)
        return FileState::Renamed;
    if (flags & GIT_STATUS_WT_TYPECHANGE)
        return FileState::TypeChanged;
    // A file that cannot be read cannot be known to be unchanged.
    return flags & (GIT_STATUS_WT_MODIFIED | GIT_STATUS_WT_UNREADABLE) ? FileState::Modified
                                                                       : FileState::Unchanged;
}

std::string orEmpty(const char *text)
{
    return text != nullptr ? text : "";
}

Commit toCommit(const git_commit *commit)
{
    Commit result;
    result.id = {toHexId(*git_commit_id(commit))};
    result.message = orEmpty(git_commit_message(commit));
    result.summary = result.message.substr(0, result.message.find('\n'));
    if (const git_signature *author = git_commit_author(commit)) {
        result.authorName = orEmpty(author->name);
        result.authorEmail = orEmpty(author->email);
        result.time = author->when.time;
    }
    for (unsigned int index = 0; index < git_commit_parentcount(commit); ++index)
        result.parents.push_back({toHexId(*git_commit_parent_id(commit, index))});
    return result;
}

} // namespace

std::string_view operationName(Operation operation)
{
    switch (operation) {
    case Operation::None:
        return "";
    case Operation::Merge:
        return "merge";
    case Operation::Rebase:
        return "rebase";
    case Operation::CherryPick:
        return "cherry-pick";
    case Operation::Revert:
        return "revert";
    case Operation::Bisect:
        return "bisect";
    case Operation::ApplyMailbox:
        return "apply-mailbox";
    }
    return "";
}

Result<Repository> Repository::open(const std::string &folder)
{
    auto data = std::make_shared<Data>();
    const int code = git_repository_open_ext(&data->repository, folder.c_str(),
                                             GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    if (code != 0)
        return openError(code, lastMessage(), folder);
    const char *workdir = git_repository_workdir(data->repository);
    if (workdir == nullptr)
        return Error{ErrorCode::Unsupported,
                     "'" + folder + "' is a bare repository: it has no working tree",
                     std::nullopt,
                     "clone it and open the clone",
                     {}};
    data->folder = withoutFinalSlash(realPath(workdir));
    // core.worktree of an untrusted repository could name any folder of the user.
    if (data->folder != withoutFinalSlash(realPath(folder)))
        return Error{
            ErrorCode::Refused,
            "the repository's files lie elsewhere, in '" + data->folder + "'",
            std::nullopt,
            "open that folder, or remove core.worktree from the repository's configuration",
            {}};
    return Repository(std::move(data));
}

Result<std::string> Repository::discover(const std::string &folder)
{
    const Data library;
    git_buf found = GIT_BUF_INIT;
    const int code = git_repository_discover(&found, folder.c_str(), 0, nullptr);
    if (code != 0)
        return openError(code, lastMessage(), folder);
    const std::string gitFolder(found.ptr, found.size);
    git_buf_dispose(&found);
    Data opened;
    if (const int openCode = git_repository_open(&opened.repository, gitFolder.c_str());
        openCode != 0)
        return openError(openCode, lastMessage(), folder);
    const char *workdir = git_repository_workdir(opened.repository);
    if (workdir == nullptr)
        return openError(GIT_ENOTFOUND, {}, folder);
    return withoutFinalSlash(realPath(workdir));
}

const std::string &Repository::folder() const
{
    return m_data->folder;
}

Result<State> Repository::state() const
{
    git_repository *repository = m_data->repository;
    State state;
    state.operation = operationOf(git_repository_state(repository));
    Reference head;
    if (const int code = git_reference_lookup(into(head), repository, "HEAD"); code != 0)
        return lastError(code, "HEAD cannot be read");
    if (git_reference_type(head.get()) == GIT_REFERENCE_SYMBOLIC) {
        const std::string target = git_reference_symbolic_target(head.get());
        constexpr std::string_view prefix = "refs/heads/";
        state.branch = target.starts_with(prefix) ? target.substr(prefix.size()) : target;
    }
    git_oid id;
    if (git_reference_name_to_id(&id, repository, "HEAD") == 0)
        state.head = CommitId{toHexId(id)};
    Handle<git_index, git_index_free> index;
    if (const int code = git_repository_index(into(index), repository); code != 0)
        return lastError(code, "the index cannot be read");
    static_cast<void>(git_index_read(index.get(), 0)); // another program may have written it
    state.conflicts = git_index_has_conflicts(index.get()) == 1;
    return state;
}

Result<std::vector<FileStatus>> Repository::status() const
{
    git_status_options options{};
    git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS
                    | GIT_STATUS_OPT_EXCLUDE_SUBMODULES | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
    Handle<git_status_list, git_status_list_free> list;
    if (const int code = git_status_list_new(into(list), m_data->repository, &options); code != 0)
        return lastError(code, "the status cannot be read");
    std::vector<FileStatus> result;
    const std::size_t count = git_status_list_entrycount(list.get());
    for (std::size_t index = 0; index < count; ++index) {
        const git_status_entry *entry = git_status_byindex(list.get(), index);
        const git_diff_delta *delta =
            entry->index_to_workdir != nullptr ? entry->index_to_workdir : entry->head_to_index;
        if (delta == nullptr)
            continue;
        const char *name =
            delta->new_file.path != nullptr ? delta->new_file.path : delta->old_file.path;
        const auto path = base::RepoPath::fromText(name);
        const FileStatus file{path.value_or(base::RepoPath()), stagedState(entry->status),
                              worktreeState(entry->status)};
        if (path && (file.staged != FileState::Unchanged || file.worktree != FileState::Unchanged))
            result.push_back(file);
    }
    std::ranges::sort(result, {}, &FileStatus::path);
    return result;
}

Result<std::vector<Branch>> Repository::branches() const
{
    Handle<git_branch_iterator, git_branch_iterator_free> iterator;
    if (const int code =
            git_branch_iterator_new(into(iterator), m_data->repository, GIT_BRANCH_ALL);
        code != 0)
        return lastError(code, "the branches cannot be listed");
    std::vector<Branch> result;
    while (true) {
        Reference reference;
        git_branch_t type = GIT_BRANCH_LOCAL;
        const int code = git_branch_next(into(reference), &type, iterator.get());
        if (code == GIT_ITEROVER)
            break;
        if (code != 0)
            return lastError(code, "the branches cannot be listed");
        const char *name = nullptr;
        Object tip;
        // origin/HEAD and branches whose commit is lost are no places to go to.
        if (git_branch_name(&name, reference.get()) != 0
            || (type == GIT_BRANCH_REMOTE
                && git_reference_type(reference.get()) == GIT_REFERENCE_SYMBOLIC)
            || git_reference_peel(into(tip), reference.get(), GIT_OBJECT_COMMIT) != 0)
            continue;
        result.push_back({name, type == GIT_BRANCH_REMOTE, git_branch_is_head(reference.get()) == 1,
                          CommitId{toHexId(*git_object_id(tip.get()))}});
    }
    std::ranges::sort(result, [](const Branch &left, const Branch &right) {
        return std::tie(left.remote, left.name) < std::tie(right.remote, right.name);
    });
    return result;
}

Result<std::vector<std::string>> Repository::tags() const
{
    git_strarray names{};
    if (const int code = git_tag_list(&names, m_data->repository); code != 0)
        return lastError(code, "the tags cannot be listed");
    std::vector<std::string> result(names.strings, names.strings + names.count);
    git_strarray_dispose(&names);
    std::ranges::sort(result);
    return result;
}

Result<std::vector<Commit>> Repository::log(const CommitId &from, std::size_t count) const
{
    git_oid id;
    if (auto parsed = parseId(id, from); !parsed)
        return std::move(parsed).error();
    Handle<git_revwalk, git_revwalk_free> walk;
    int code = git_revwalk_new(into(walk), m_data->repository);
    if (code == 0)
        code = git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
    if (code == 0)
        code = git_revwalk_push(walk.get(), &id);
    if (code != 0)
        return lastError(code, "the history cannot be read");
    std::vector<Commit> result;
    while (result.size() < count && git_revwalk_next(&id, walk.get()) == 0) {
        auto next = commit({toHexId(id)});
        if (!next)
            return std::move(next).error();
        result.push_back(std::move(next).value());
    }
    return result;
}

Result<Commit> Repository::commit(const CommitId &id) const
{
    git_oid oid;
    if (auto parsed = parseId(oid, id); !parsed)
        return std::move(parsed).error();
    CommitHandle found;
    if (const int code = git_commit_lookup(into(found), m_data->repository, &oid); code != 0)
        return lastError(code, "commit " + id.abbreviated() + " cannot be read");
    return toCommit(found.get());
}

Result<CommitId> Repository::resolveRevision(std::string_view text) const
{
    if (text.empty() || text.starts_with('-') || text.find(':') != std::string_view::npos
        || text.find('\0') != std::string_view::npos)
        return Error{ErrorCode::Invalid,
                     "'" + std::string(text) + "' is no revision",
                     std::nullopt,
                     "name a branch, a tag or a commit, for example main or HEAD~1",
                     {}};
    Object found;
    int code = git_revparse_single(into(found), m_data->repository, std::string(text).c_str());
    Object commit;
    if (code == 0)
        code = git_object_peel(into(commit), found.get(), GIT_OBJECT_COMMIT);
    if (code != 0)
        return Error{ErrorCode::NotFound,
                     "there is no revision '" + std::string(text) + "'",
                     std::nullopt,
                     "name a branch, a tag or a commit, for example main or HEAD~1",
                     {lastError(code, "Git says")}};
    return CommitId{toHexId(*git_object_id(commit.get()))};
}

Result<base::FileSourcePtr> Repository::files(const CommitId &commit,
                                              const base::Limits &limits) const
{
    return makeTreeFiles(m_data, commit, limits);
}

Result<std::string> Repository::readBlob(const CommitId &commit, const base::RepoPath &path) const
{
    const auto tree = files(commit);
    if (!tree)
        return tree.error();
    const auto file = (*tree)->read(path);
    if (!file)
        return file.error();
    return std::string((*file)->bytes());
}

Result<std::string> Repository::diffAgainstHead(const base::RepoPath &path,
                                                std::optional<std::string_view> bytes) const
{
    const auto current = state();
    if (!current)
        return current.error();
    std::optional<std::string> before;
    if (current->head) {
        auto read = readBlob(*current->head, path);
        if (read)
            before = std::move(read).value();
        else if (read.error().code != ErrorCode::NotFound)
            return std::move(read).error();
    }
    if (before.has_value() == bytes.has_value() && (!before || *before == *bytes))
        return std::string();
    git_diff_options options{};
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    Handle<git_patch, git_patch_free> patch;
    const std::string_view old = before ? std::string_view(*before) : std::string_view();
    const int code = git_patch_from_buffers(
        into(patch), before ? old.data() : nullptr, old.size(), path.text().c_str(),
        bytes ? bytes->data() : nullptr, bytes ? bytes->size() : 0, path.text().c_str(), &options);
    if (code != 0)
        return lastError(code, "the difference cannot be computed");
    git_buf text = GIT_BUF_INIT;
    if (const int printed = git_patch_to_buf(&text, patch.get()); printed != 0)
        return lastError(printed, "the difference cannot be printed");
    std::string result(text.ptr, text.size);
    git_buf_dispose(&text);
    return result;
}

} // namespace fleetwright::git
