// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/repository.h"

#include "git/repository.h"
#include "git/revisions.h"
#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QFile>

#include <algorithm>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t recentCommits = 20;
constexpr std::size_t mostTags = 200; ///< the last by name

base::Error noGit()
{
    return {base::ErrorCode::Git,
            "the folder has no Git repository",
            {},
            "create one with git init",
            {}};
}

Repository::ChangedFile::Kind kindOf(const git::FileStatus &status)
{
    using Kind = Repository::ChangedFile::Kind;
    const auto has = [&status](git::FileState state) {
        return status.staged == state || status.worktree == state;
    };
    if (has(git::FileState::Conflicted))
        return Kind::Conflicted;
    if (has(git::FileState::Untracked))
        return Kind::Untracked;
    if (has(git::FileState::Deleted))
        return Kind::Deleted;
    return has(git::FileState::Added) ? Kind::Added : Kind::Modified;
}

Repository::State failedState(const base::Error &error)
{
    Repository::State state;
    if (error.code == base::ErrorCode::NotFound) {
        state.whyNot = Repository::tr("This folder is not the root of a Git repository.");
        return state;
    }
    state.whyNot = sentence(error);
    if (const QString hint = advice(error); !hint.isEmpty())
        state.whyNot += u' ' + hint;
    return state;
}

Repository::State readState(const git::Repository &repository)
{
    const auto state = repository.state();
    if (!state)
        return failedState(state.error());
    Repository::State result;
    result.available = true;
    result.branch = visible(state->branch);
    result.detached = state->detached();
    if (state->head)
        result.commit = toQt(state->head->hex.substr(0, 7));
    result.inProgress = toQt(git::operationName(state->operation));
    result.conflicts = state->conflicts;
    return result;
}

} // namespace

class Repository::Impl {
public:
    std::optional<git::Repository> git;
};

class Repository::Reader::Impl {
public:
    git::Repository git;
};

Repository::Repository(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}

Repository::~Repository() = default;

Repository::State Repository::stateOf(const QString &folder)
{
    const auto opened = git::Repository::open(QFile::encodeName(folder).toStdString());
    return opened ? readState(*opened) : failedState(opened.error());
}

void Repository::open(const QString &folder)
{
    m_impl->git.reset();
    m_state = {};
    m_revisions.reset();
    auto opened = git::Repository::open(QFile::encodeName(folder).toStdString());
    if (opened) {
        m_impl->git = *opened;
        m_state = readState(*opened);
        m_revisions = git::revisionsOf(*opened);
    } else {
        m_state = failedState(opened.error());
    }
    Q_EMIT changed();
}

void Repository::close()
{
    m_impl->git.reset();
    m_state = {};
    m_revisions.reset();
    Q_EMIT changed();
}

void Repository::refresh()
{
    if (!m_impl->git)
        return;
    const State next = readState(*m_impl->git);
    if (next == m_state)
        return;
    m_state = next;
    m_revisions = git::revisionsOf(*m_impl->git);
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

Repository::Reader Repository::reader() const
{
    Reader reader;
    if (m_impl->git)
        reader.m_impl = std::make_shared<const Reader::Impl>(Reader::Impl{*m_impl->git});
    return reader;
}

base::Result<std::vector<Repository::ChangedFile>> Repository::Reader::changedFiles() const
{
    if (!m_impl)
        return noGit();
    const auto status = m_impl->git.status();
    if (!status)
        return status.error();
    std::vector<ChangedFile> files;
    for (const git::FileStatus &file : *status)
        files.push_back({file.path, kindOf(file)});
    return files;
}

std::vector<Repository::Revision> Repository::Reader::revisions() const
{
    std::vector<Revision> revisions;
    if (!m_impl)
        return revisions;
    if (const auto branches = m_impl->git.branches()) {
        for (const git::Branch &branch : *branches)
            revisions.push_back({toQt(branch.name), {}});
    }
    if (const auto tags = m_impl->git.tags()) {
        const std::size_t first = tags->size() > mostTags ? tags->size() - mostTags : 0;
        for (std::size_t at = tags->size(); at > first; --at)
            revisions.push_back({toQt((*tags)[at - 1]), {}});
    }
    const auto state = m_impl->git.state();
    if (!state || !state->head)
        return revisions;
    if (const auto log = m_impl->git.log(*state->head, recentCommits)) {
        for (const git::Commit &commit : *log)
            revisions.push_back({toQt(commit.id.hex.substr(0, 7)), visible(commit.summary)});
    }
    return revisions;
}

base::Result<QString>
Repository::Reader::diffAgainstHead(const base::RepoPath &path,
                                    const std::optional<std::string> &bytes) const
{
    if (!m_impl)
        return noGit();
    const auto text = m_impl->git.diffAgainstHead(path, bytes);
    if (!text)
        return text.error();
    return toQt(*text);
}

base::Result<base::FileSourcePtr> Repository::Reader::headFiles() const
{
    if (!m_impl)
        return noGit();
    const auto state = m_impl->git.state();
    if (!state)
        return state.error();
    if (!state->head)
        return base::makeMemoryFiles({});
    return m_impl->git.files(*state->head);
}

base::Result<base::FileSourcePtr> Repository::Reader::filesAt(const QString &revision) const
{
    if (!m_impl)
        return noGit();
    const auto id = m_impl->git.resolveRevision(toStd(revision));
    if (!id)
        return id.error();
    return m_impl->git.files(*id);
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
