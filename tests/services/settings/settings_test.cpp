// SPDX-License-Identifier: Apache-2.0
#include "services/settings/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright::services;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fallbackUntilSet();
    void survivesTheProgram();
    void recentFoldersAreNewestFirstAndFew();
    void aForeignTypeCountsAsUnset();
    void limitsAreTheUsersAlone();
};

void SettingsTest::limitsAreTheUsersAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    QFile written(file);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write("[limits]\nlayerDepth=7\nfileBytes=0\nunits=many\nobjects=12\n");
    written.close();
    const fleetwright::base::Limits standard;
    const fleetwright::base::Limits limits = Settings(file).limits();
    QCOMPARE(limits.layerDepth, std::size_t{7});
    QCOMPARE(limits.objects, std::size_t{12});
    QCOMPARE(limits.fileBytes, standard.fileBytes);
    QCOMPARE(limits.units, standard.units);
}

void SettingsTest::fallbackUntilSet()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    QCOMPARE(settings.value(setting::zoom), 100);
    const QSignalSpy changed(&settings, &Settings::changed);
    settings.set(setting::zoom, 130);
    QCOMPARE(settings.value(setting::zoom), 130);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), QLatin1StringView(setting::zoom.key));
}

void SettingsTest::survivesTheProgram()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    {
        Settings settings(file);
        settings.set(setting::appearance, u"dark"_s);
        settings.set(setting::mappedUrls,
                     QVariantMap{{u"https://example.com/a.git"_s, u"vendor/a"_s}});
    }
    const Settings again(file);
    QCOMPARE(again.value(setting::appearance), u"dark"_s);
    QCOMPARE(again.value(setting::mappedUrls).value(u"https://example.com/a.git"_s).toString(),
             u"vendor/a"_s);
}

void SettingsTest::recentFoldersAreNewestFirstAndFew()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    for (int i = 0; i < 40; ++i)
        settings.addRecentFolder(u"/fleet-%1"_s.arg(i));
    settings.addRecentFolder(u"/fleet-35"_s);
    const QStringList recent = settings.value(setting::recentFolders);
    QCOMPARE(recent.size(), 30);
    QCOMPARE(recent.first(), u"/fleet-35"_s);
    QCOMPARE(recent.count(u"/fleet-35"_s), 1);
    QCOMPARE(settings.value(setting::recentTimes).size(), 30);
    settings.removeRecentFolder(u"/fleet-35"_s);
    QVERIFY(!settings.value(setting::recentFolders).contains(u"/fleet-35"_s));
}

void SettingsTest::aForeignTypeCountsAsUnset()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"s.ini"_s);
    {
        QSettings raw(file, QSettings::IniFormat);
        raw.setValue(QLatin1StringView(setting::windowGeometry.key), QVariantList{1, 2});
    }
    const Settings settings(file);
    QCOMPARE(settings.value(setting::windowGeometry), QByteArray());
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
