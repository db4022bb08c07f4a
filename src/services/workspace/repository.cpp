// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/repository.h"

#include "git/repository.h"
#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QFile>

#include <algorithm>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t recentCommits = 20;

base::Error noGit()
{
    return {base::ErrorCode::Git, "the folder has no Git repository", {}, "create one with git init", {}};
}

Repository::ChangedFile::Kind kindOf(const git::FileStatus &status)
{
    using Kind = Repository::ChangedFile::Kind;
    const auto has = [&status](git::FileState state) { return status.staged == state || status.worktree == state; };
    if (has(git::FileState::Conflicted))
        return Kind::Conflicted;
    if (has(git::FileState::Untracked))
        return Kind::Untracked;
    if (has(git::FileState::Deleted))
        return Kind::Deleted;
    return has(git::FileState::Added) ? Kind::Added : Kind::Modified;
}

} // namespace

class Repository::Impl {
public:
    std::optional<git::Repository> git;
};

Repository::Repository(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}

Repository::~Repository() = default;

void Repository::open(const QString &folder)
{
    m_impl->git.reset();
    m_state = {};
    auto opened = git::Repository::open(QFile::encodeName(folder).toStdString());
    if (opened) {
        m_impl->git = *opened;
        refresh();
        return;
    }
    const base::Error &error = opened.error();
    if (error.code == base::ErrorCode::NotFound) {
        m_state.whyNot = tr("This folder is not the root of a Git repository.");
    } else {
        m_state.whyNot = sentence(error);
        if (const QString hint = advice(error); !hint.isEmpty())
            m_state.whyNot += u' ' + hint;
    }
    Q_EMIT changed();
}

void Repository::close()
{
    m_impl->git.reset();
    m_state = {};
    Q_EMIT changed();
}

void Repository::refresh()
{
    if (!m_impl->git)
        return;
    State next;
    if (const auto state = m_impl->git->state()) {
        next.available = true;
        next.branch = visible(state->branch);
        next.detached = state->detached();
        if (state->head)
            next.commit = toQt(state->head->hex.substr(0, 7));
        next.inProgress = toQt(git::operationName(state->operation));
        next.conflicts = state->conflicts;
    } else {
        next.whyNot = sentence(state.error());
    }
    if (next == m_state)
        return;
    m_state = next;
    Q_EMIT changed();
}

QStringList Repository::branches() const
{
    QStringList names;
    if (!m_impl->git)
        return names;
    const auto branches = m_impl->git->branches();
    if (!branches)
        return names;
    for (const git::Branch &branch : *branches) {
        if (!branch.remote)
            names.append(toQt(branch.name));
    }
    return names;
}

std::vector<Repository::Revision> Repository::revisions() const
{
    std::vector<Revision> revisions;
    if (!m_impl->git)
        return revisions;
    if (const auto branches = m_impl->git->branches()) {
        for (const git::Branch &branch : *branches)
            revisions.push_back({toQt(branch.name), {}});
    }
    const auto state = m_impl->git->state();
    if (!state || !state->head)
        return revisions;
    if (const auto log = m_impl->git->log(*state->head, recentCommits)) {
        for (const git::Commit &commit : *log)
            revisions.push_back({toQt(commit.id.hex.substr(0, 7)), visible(commit.summary)});
    }
    return revisions;
}

base::Result<std::vector<Repository::ChangedFile>> Repository::changedFiles() const
{
    if (!m_impl->git)
        return noGit();
    const auto status = m_impl->git->status();
    if (!status)
        return status.error();
    std::vector<ChangedFile> files;
    for (const git::FileStatus &file : *status)
        files.push_back({file.path, kindOf(file)});
    return files;
}

base::Result<base::FileSourcePtr> Repository::filesAt(const QString &revision) const
{
    if (!m_impl->git)
        return noGit();
    const auto id = m_impl->git->resolveRevision(toStd(revision));
    if (!id)
        return id.error();
    return m_impl->git->files(*id);
}

base::Result<QString> Repository::diffAgainstHead(const base::RepoPath &path,
                                                  const std::optional<std::string> &bytes) const
{
    if (!m_impl->git)
        return noGit();
    const auto text = m_impl->git->diffAgainstHead(path, bytes);
    if (!text)
        return text.error();
    return toQt(*text);
}

QString Repository::author() const
{
    if (!m_impl->git)
        return {};
    const auto author = m_impl->git->author();
    return author ? visible(author->name) + u" <"_s + visible(author->email) + u'>' : QString();
}

base::Result<void> Repository::switchTo(const QString &branch)
{
    if (!m_impl->git)
        return noGit();
    auto result = m_impl->git->switchBranch(toStd(branch));
    refresh();
    return result;
}

QString Repository::whyNotBranch(const QString &name) const
{
    if (name.trimmed().isEmpty())
        return tr("Give the branch a name.");
    if (!m_impl->git)
        return sentence(noGit());
    const auto result = m_impl->git->checkNewBranch(toStd(name));
    return result ? QString() : sentence(result.error());
}

base::Result<Repository::CommitDone> Repository::commit(const CommitRequest &request)
{
    if (!m_impl->git)
        return noGit();
    git::CommitRequest wanted;
    wanted.branch = toStd(request.newBranch);
    wanted.message = toStd(request.title.trimmed());
    if (const QString body = request.message.trimmed(); !body.isEmpty())
        wanted.message += "\n\n" + toStd(body);
    wanted.message += '\n';
    wanted.files = request.files;
    wanted.signOff = request.signOff ? git::SignOff::Yes : git::SignOff::No;
    const auto id = m_impl->git->createBranchAndCommit(wanted);
    if (!id)
        return id.error();
    refresh();
    return CommitDone{toQt(id->hex), request.newBranch};
}

} // namespace fleetwright::services
