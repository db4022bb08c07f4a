// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/recovery.h"

#include "services/text/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPrograms = 8; ///< that have one folder open at a time

QString recoveryFolder()
{
    return stateFolder() + u"/unsaved"_s;
}

QJsonValue encode(const std::optional<std::string> &bytes)
{
    if (!bytes)
        return QJsonValue::Null;
    return QString::fromLatin1(QByteArray::fromStdString(*bytes).toBase64());
}

std::optional<std::string> decode(const QJsonValue &value)
{
    if (!value.isString())
        return std::nullopt;
    return QByteArray::fromBase64(value.toString().toLatin1()).toStdString();
}

struct Content {
    QString folder;
    QDateTime time;
    std::vector<Edits::Kept> edits;
};

std::optional<Content> readContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value("version"_L1).toInt() != 1)
        return std::nullopt;
    Content content;
    content.folder = root.value("folder"_L1).toString();
    content.time = QDateTime::fromString(root.value("time"_L1).toString(), Qt::ISODate);
    const QJsonArray files = root.value("files"_L1).toArray();
    for (const auto &entry : files) {
        const QJsonObject object = entry.toObject();
        const auto repoPath = base::RepoPath::fromText(toStd(object.value("path"_L1).toString()));
        if (repoPath && !repoPath->isRoot())
            content.edits.push_back(
                {*repoPath, decode(object.value("bytes"_L1)), decode(object.value("original"_L1))});
    }
    return content;
}

} // namespace

QString stateFolder()
{
#ifdef Q_OS_LINUX
    // QStandardPaths knows the state folder since Qt 6.7 only.
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(state) ? state : QDir::homePath() + u"/.local/state"_s)
           + u"/fleetwright"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
#endif
}

RecoveryFile::RecoveryFile(const QString &folder) : m_folder(folder)
{
    QDir().mkpath(recoveryFolder());
    const QByteArray digest =
        QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    for (int number = 0; number < mostPrograms; ++number) {
        const QString file =
            u"%1/%2-%3.json"_s.arg(recoveryFolder(), QString::fromLatin1(digest)).arg(number);
        auto lock = std::make_unique<QLockFile>(file + u".lock"_s);
        lock->setStaleLockTime(0); // only a dead owner makes it stale
        if (!lock->tryLock(0))
            continue;
        m_lock = std::move(lock);
        m_file = file;
        if (auto content = readContent(file); content && content->folder == folder)
            m_left = std::move(content->edits);
        return;
    }
}

RecoveryFile::~RecoveryFile() = default;

bool RecoveryFile::keep(const std::vector<Edits::Kept> &edits)
{
    if (m_file.isEmpty())
        return false;
    if (edits.empty())
        return !QFile::exists(m_file) || QFile::remove(m_file);
    QJsonArray files;
    for (const Edits::Kept &edit : edits) {
        files.append(QJsonObject{{u"path"_s, toQt(edit.path.text())},
                                 {u"bytes"_s, encode(edit.bytes)},
                                 {u"original"_s, encode(edit.original)}});
    }
    const QJsonObject root{{u"version"_s, 1},
                           {u"folder"_s, m_folder},
                           {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                           {u"files"_s, files}};
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner
                        | QFile::WriteOwner); // a repository's files may be private
    file.write(QJsonDocument(root).toJson(QJsonDocument::Compact));
    return file.commit();
}

std::vector<RecoveryFile::Found> RecoveryFile::findAbandoned()
{
    std::vector<Found> found;
    const QDir folder(recoveryFolder());
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QString &name : files) {
        const QString path = folder.filePath(name);
        QLockFile lock(path + u".lock"_s);
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;
        if (const auto content = readContent(path); content && !content->edits.empty())
            found.push_back(
                {content->folder, static_cast<qsizetype>(content->edits.size()), content->time});
    }
    return found;
}

} // namespace fleetwright::services
