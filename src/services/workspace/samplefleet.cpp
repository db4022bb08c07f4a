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
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/fleetwright/samples/six-clusters"_s;
}

std::map<std::string, std::string> sampleFleetFiles()
{
    std::map<std::string, std::string> result;
    QDirIterator files(sampleResource, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            result.emplace(toStd(file.fileName().mid(sampleResource.size() + 1)),
                           file.readAll().toStdString());
    }
    return result;
}

base::Result<void> copySampleFleet(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return writeError(folder);
    git::CommitRequest request;
    request.branch = "main";
    request.message = "Six clusters: a base, three environments, two regions\n";
    for (const auto &[relative, bytes] : sampleFleetFiles()) {
        const QString target = folder + u'/' + toQt(relative);
        QFile copy(target);
        const auto size = static_cast<qint64>(bytes.size());
        if (!QDir().mkpath(QFileInfo(target).path())
            || !copy.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            || copy.write(bytes.data(), size) != size)
            return writeError(target);
        if (const auto path = base::RepoPath::fromText(relative))
            request.files.emplace(*path, bytes);
    }
    const auto repository =
        git::Repository::create(QFile::encodeName(folder).toStdString(),
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
