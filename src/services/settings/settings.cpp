// SPDX-License-Identifier: Apache-2.0
#include "services/settings/settings.h"

#include <QDateTime>

#include <utility>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecentFolders = 30;

} // namespace

Settings::Settings(QObject *parent)
    : QObject(parent),
      m_store(std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                          u"fleetwright"_s, u"fleetwright"_s))
{}

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent), m_store(std::make_unique<QSettings>(file, QSettings::IniFormat))
{}

void Settings::addRecentFolder(const QString &folder)
{
    QStringList folders = value(setting::recentFolders);
    folders.removeAll(folder);
    folders.prepend(folder);
    QVariantMap times = value(setting::recentTimes);
    times.insert(folder, QDateTime::currentDateTimeUtc());
    while (folders.size() > mostRecentFolders)
        times.remove(folders.takeLast());
    set(setting::recentTimes, times);
    set(setting::recentFolders, folders);
}

void Settings::removeRecentFolder(const QString &folder)
{
    QStringList folders = value(setting::recentFolders);
    QVariantMap times = value(setting::recentTimes);
    folders.removeAll(folder);
    times.remove(folder);
    set(setting::recentTimes, times);
    set(setting::recentFolders, folders);
}

base::Limits Settings::limits() const
{
    base::Limits limits;
    const std::pair<const char *, std::size_t *> names[] = {
        {"limits/fileBytes", &limits.fileBytes},
        {"limits/scalarBytes", &limits.scalarBytes},
        {"limits/documentNesting", &limits.documentNesting},
        {"limits/aliasNodes", &limits.aliasNodes},
        {"limits/aliasFactor", &limits.aliasFactor},
        {"limits/layerDepth", &limits.layerDepth},
        {"limits/objects", &limits.objects},
        {"limits/objectNodes", &limits.objectNodes},
        {"limits/outputBytes", &limits.outputBytes},
        {"limits/fixpointRounds", &limits.fixpointRounds},
        {"limits/units", &limits.units},
        {"limits/folderEntries", &limits.folderEntries},
    };
    for (const auto &[name, limit] : names) {
        bool isNumber = false;
        const qulonglong number = read(name).toULongLong(&isNumber);
        if (isNumber && number > 0)
            *limit = number;
    }
    return limits;
}

QVariant Settings::read(const char *key) const
{
    return m_store->value(QLatin1StringView(key));
}

void Settings::write(const char *key, const QVariant &value, bool isFallback)
{
    const QString name = QLatin1StringView(key);
    if (isFallback)
        m_store->remove(name);
    else
        m_store->setValue(name, value);
    Q_EMIT changed(name);
}

} // namespace fleetwright::services
