// SPDX-License-Identifier: Apache-2.0
#include "services/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/commands.h"

#include <QAction>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableIsSound();
    void mnemonicsOfAMenuAreDifferent();
    void nobodysCommandIsHidden();
    void thePageComesBeforeTheWindow();
    void disabledUntilItMay();
    void keysCanBeChanged();
    void aDestroyedPageIsForgotten();

private:
    QTemporaryDir m_folder;
};

void CommandsTest::theTableIsSound()
{
    QSet<QString> ids;
    QMap<QKeySequence, QString> owners;
    const QStringList icons = icons::names();
    for (const CommandInfo &row : commandTable()) {
        QVERIFY2(!ids.contains(row.id), qPrintable(row.id));
        ids.insert(row.id);
        QVERIFY2(!row.text.isEmpty() && !row.menu.isEmpty(), qPrintable(row.id));
        QVERIFY2(row.description.endsWith(u'.') || row.description.endsWith(u'?'),
                 qPrintable(row.id));
        QVERIFY2(row.icon.isEmpty() || icons.contains(row.icon), qPrintable(row.icon));
        for (const QKeySequence &keys : row.keys) {
            QVERIFY2(!owners.contains(keys), qPrintable(keys.toString() + u": "_s + row.id
                                                        + u" and "_s + owners.value(keys)));
            owners.insert(keys, row.id);
        }
    }
}

void CommandsTest::mnemonicsOfAMenuAreDifferent()
{
    QSet<QString> known;
    for (const CommandInfo &row : commandTable()) {
        const qsizetype sign = row.text.indexOf(u'&');
        QVERIFY2(sign >= 0, qPrintable(row.text));
        const QString mnemonic = row.menu + row.text.at(sign + 1).toLower();
        QVERIFY2(!known.contains(mnemonic), qPrintable(mnemonic + u' ' + row.id));
        known.insert(mnemonic);
    }
}

void CommandsTest::nobodysCommandIsHidden()
{
    services::Settings settings(m_folder.filePath(u"a.ini"_s));
    CommandSet commands(settings);
    QVERIFY(!commands.action(Command::Save)->isVisible());
    QVERIFY(!commands.isOffered(Command::Save));
    commands.handle(Command::Save, nullptr, [] {});
    QVERIFY(commands.action(Command::Save)->isVisible());
    QVERIFY(commands.action(Command::Save)->isEnabled());
}

void CommandsTest::thePageComesBeforeTheWindow()
{
    services::Settings settings(m_folder.filePath(u"b.ini"_s));
    CommandSet commands(settings);
    QObject page;
    QStringList ran;
    commands.handle(Command::Find, nullptr, [&] { ran.append(u"window"_s); });
    commands.handle(Command::Find, &page, [&] { ran.append(u"page"_s); });
    commands.handle(Command::Replace, &page, [&] { ran.append(u"replace"_s); });
    commands.action(Command::Find)->trigger();
    QVERIFY(!commands.action(Command::Replace)->isEnabled());
    commands.setContext(&page);
    commands.action(Command::Find)->trigger();
    QVERIFY(commands.action(Command::Replace)->isEnabled());
    QCOMPARE(ran, (QStringList{u"window"_s, u"page"_s}));
}

void CommandsTest::disabledUntilItMay()
{
    services::Settings settings(m_folder.filePath(u"c.ini"_s));
    CommandSet commands(settings);
    bool may = false;
    int runs = 0;
    commands.handle(Command::Undo, nullptr, [&] { ++runs; }, [&] { return may; });
    QVERIFY(!commands.action(Command::Undo)->isEnabled());
    may = true;
    commands.refresh();
    QVERIFY(commands.action(Command::Undo)->isEnabled());
    may = false; // changed without a refresh: the handler is asked again
    commands.action(Command::Undo)->trigger();
    QCOMPARE(runs, 0);
}

void CommandsTest::keysCanBeChanged()
{
    const QString file = m_folder.filePath(u"d.ini"_s);
    const QKeySequence wanted(u"Ctrl+Alt+J"_s);
    {
        services::Settings settings(file);
        CommandSet commands(settings);
        QVERIFY(commands.commandWithKeys(QKeySequence(u"Ctrl+S"_s), Command::Undo)
                == Command::Save);
        QVERIFY(!commands.commandWithKeys(QKeySequence(u"Ctrl+S"_s), Command::Save));
        commands.setKeys(Command::Save, QList<QKeySequence>{wanted});
        QCOMPARE(commands.action(Command::Save)->shortcut(), wanted);
    }
    services::Settings settings(file);
    CommandSet commands(settings);
    QCOMPARE(commands.action(Command::Save)->shortcut(), wanted);
    commands.setKeys(Command::Save, std::nullopt);
    QCOMPARE(commands.action(Command::Save)->shortcut(), QKeySequence(u"Ctrl+S"_s));
    QVERIFY(settings.value(services::setting::shortcuts).isEmpty());
}

void CommandsTest::aDestroyedPageIsForgotten()
{
    services::Settings settings(m_folder.filePath(u"e.ini"_s));
    CommandSet commands(settings);
    auto page = std::make_unique<QObject>();
    commands.handle(Command::Find, page.get(), [] { QFAIL("its page is gone"); });
    commands.setContext(page.get());
    page.reset();
    commands.refresh();
    QVERIFY(!commands.action(Command::Find)->isEnabled());
}

QTEST_MAIN(CommandsTest)
#include "commands_test.moc"
