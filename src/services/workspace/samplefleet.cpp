// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/samplefleet.h"

#include "git/repository.h"
#include "services/text/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

/// The window's program carries the sample in its resources.
const QString sampleResource = u":/fleetwright/samples/six-clusters"_s;

base::Error writeError(const QString &path)
{
    return {base::ErrorCode::WriteFailed, "'" + toStd(path) + "' cannot be written", {}, {}, {}};
}

} // namespace

QString sampleFleetFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/fleetwright/samples/six-clusters"_s;
}

base::Result<void> copySampleFleet(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return writeError(folder);
    git::CommitRequest request;
    request.branch = "main";
    request.message = "Six clusters: a base, three environments, two regions\n";
    QDirIterator files(sampleResource, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile source(files.next());
        const QString relative = source.fileName().mid(sampleResource.size() + 1);
        const QString target = folder + u'/' + relative;
        if (!source.open(QIODevice::ReadOnly) || !QDir().mkpath(QFileInfo(target).path()))
            return writeError(target);
        const QByteArray bytes = source.readAll();
        QFile copy(target);
        if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly) || copy.write(bytes) != bytes.size())
            return writeError(target);
        if (const auto path = base::RepoPath::fromText(toStd(relative)))
            request.files.emplace(*path, bytes.toStdString());
    }
    const auto repository = git::Repository::create(QFile::encodeName(folder).toStdString(),
                                                    {"Fleetwright sample", "sample@fleetwright.invalid"});
    if (!repository)
        return repository.error();
    if (const auto commit = repository->createBranchAndCommit(request); !commit)
        return commit.error();
    return {};
}

base::Result<QString> prepareSampleFleet()
{
    const QString folder = sampleFleetFolder();
    if (QFileInfo::exists(folder))
        return folder;
    // Made beside and renamed, so that a half copy is never taken for the sample.
    const QString draft = folder + u".new"_s;
    QDir(draft).removeRecursively();
    if (auto copied = copySampleFleet(draft); !copied)
        return copied.error();
    if (!QDir().rename(draft, folder))
        return writeError(folder);
    return folder;
}

} // namespace fleetwright::services
