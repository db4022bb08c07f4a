// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/samplefleet.h"

#include "git/repository.h"
#include "services/text/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::SampleFleet)
};

/// The window's program carries the samples in its resources.
QString resourceOf(const QString &name)
{
    return u":/fleetwright/samples/"_s + name;
}

/// Where prepareSampleFleet() puts it.
QString folderOf(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/fleetwright/samples/"_s + name;
}

base::Error writeError(const QString &path)
{
    return {base::ErrorCode::WriteFailed, "'" + toStd(path) + "' cannot be written", {}, {}, {}};
}

} // namespace

std::vector<SampleFleet> sampleFleets()
{
    return {
        {u"six-clusters"_s, Texts::tr("Sample fleet, six clusters"),
         Texts::tr("A base, three environments, two regions")},
        {u"argocd-hub"_s, Texts::tr("Argo CD hub"),
         Texts::tr("ApplicationSets for six clusters from one hub")},
        {u"flux-mesh"_s, Texts::tr("Flux mesh"),
         Texts::tr("Six clusters that each apply themselves")},
        {u"multi-cloud"_s, Texts::tr("Three clouds"),
         Texts::tr("Platform and teams, no controller")},
        {u"rancher-edge"_s, Texts::tr("Rancher Fleet at the edge"),
         Texts::tr("Bundles for eight shops and warehouses")},
        {u"migration"_s, Texts::tr("On the way to Flux"),
         Texts::tr("Argo CD and Flux share five clusters")},
    };
}

QString firstSample()
{
    return sampleFleets().front().name;
}

std::map<std::string, std::string> sampleFleetFiles(const QString &name)
{
    std::map<std::string, std::string> result;
    const QString resource = resourceOf(name);
    QDirIterator files(resource, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            result.emplace(toStd(file.fileName().mid(resource.size() + 1)),
                           file.readAll().toStdString());
    }
    return result;
}

base::Result<void> copySampleFleet(const QString &folder, const QString &name)
{
    if (!QDir().mkpath(folder))
        return writeError(folder);
    git::CommitRequest request;
    request.branch = "main";
    request.message = "Add the sample fleet " + toStd(name) + "\n";
    for (const auto &[relative, bytes] : sampleFleetFiles(name)) {
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

base::Result<QString> prepareSampleFleet(const QString &name)
{
    const QString folder = folderOf(name);
    if (QFileInfo::exists(folder))
        return folder;
    // Made beside and renamed, so that a half copy is never taken for the sample.
    const QString draft = folder + u".new"_s;
    QDir(draft).removeRecursively();
    if (auto copied = copySampleFleet(draft, name); !copied)
        return copied.error();
    if (!QDir().rename(draft, folder))
        return writeError(folder);
    return folder;
}

} // namespace fleetwright::services
