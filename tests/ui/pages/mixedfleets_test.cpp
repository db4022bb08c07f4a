// SPDX-License-Identifier: Apache-2.0
#include "base/filesbelow.h"
#include "fleet/texts.h"
#include "services/text/words.h"
#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/findings/findingspage.h"
#include "ui/pages/findings/fixpanel.h"
#include "ui/pages/shownpatch.h"
#include "ui/widgets/patchview.h"
#include "ui/windowfixture.h"

#include <QAbstractButton>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>

#include <set>

// Fleets with several faults each, mended finding by finding through the window as a person does
// it. They lie beside the folder that FLEETWRIGHT_CONFORMANCE names; nothing is done without it.

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

using Texts = std::map<std::string, std::string>;

/// Cluster by cluster all that is applied to it, as text.
Texts renderedTexts(const model::Snapshot &snapshot)
{
    fleet::MemoStore store;
    Texts texts;
    for (std::size_t cluster = 0; cluster < snapshot.clusters.size(); ++cluster) {
        std::map<std::string, std::string> units;
        for (const std::size_t index :
             snapshot.unitsOf(static_cast<model::ClusterIndex>(cluster))) {
            const model::Unit &unit = snapshot.units[index];
            const auto text = fleet::textOf(snapshot, unit, store);
            units[unit.id.text()] += text ? **text : std::string("failed\n");
        }
        std::string &text = texts[snapshot.clusters[cluster].name];
        for (const auto &[name, objects] : units)
            text.append("== ").append(name).append("\n").append(objects);
    }
    return texts;
}

std::set<std::string> changedClusters(const Texts &before, const Texts &after)
{
    std::set<std::string> changed;
    for (const auto &[cluster, text] : before) {
        const auto now = after.find(cluster);
        if (now == after.end() || now->second != text)
            changed.insert(cluster);
    }
    for (const auto &[cluster, text] : after) {
        if (!before.contains(cluster))
            changed.insert(cluster);
    }
    return changed;
}

std::map<QString, QString> filesOf(const model::Snapshot &snapshot)
{
    std::map<QString, QString> files;
    const auto listed = base::listFiles(*snapshot.files, {});
    if (!listed)
        return files;
    for (const base::RepoPath &path : listed->files) {
        if (const auto file = snapshot.files->read(path))
            files[services::toQt(path.text())] = services::toQt((*file)->bytes());
    }
    return files;
}

QString mixedFleets()
{
    const QString conformance = qEnvironmentVariable("FLEETWRIGHT_CONFORMANCE");
    return conformance.isEmpty() ? QString()
                                 : QDir::cleanPath(conformance + u"/../fleets/faults"_s);
}

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = to + file.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(file, target)
            || !QFile(target).setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return false;
    }
    return true;
}

const model::Finding *findingOf(const services::Workspace &workspace, const std::string &print)
{
    for (const services::CheckResult::Item &item : workspace.findings()->items) {
        if (item.finding.fingerprint == print)
            return &item.finding;
    }
    return nullptr;
}

/// The row of the list becomes the current one, as by a click.
bool chooseFinding(FindingsPage &page, const std::string &print)
{
    const auto *filter = qobject_cast<const QSortFilterProxyModel *>(page.view()->model());
    const QModelIndex index = filter->mapFromSource(page.model().indexOf(print));
    if (!index.isValid())
        return false;
    page.view()->setCurrentIndex(index);
    return true;
}

void fill(QLineEdit &field, const QString &text)
{
    if (!field.isVisible())
        return;
    field.clear();
    QTest::keyClicks(&field, text);
}

/// The trial of the choice has ended.
bool tryChoice(const FixPanel &panel, qsizetype choice)
{
    panel.choiceButtons()[choice]->click();
    fill(*panel.ticketField(), u"OPS-4711"_s);
    fill(*panel.untilField(), QDate::currentDate().addMonths(3).toString(Qt::ISODate));
    fill(*panel.reasonField(), u"agreed with the team"_s);
    return QTest::qWaitFor(
        [&panel] {
            const services::FixTrial &trial = panel.trial();
            return !trial.isRunning() && (trial.proposal() != nullptr || trial.error());
        },
        120'000);
}

QString nameOf(const model::Finding &finding)
{
    return u"%1 at %2:%3"_s
        .arg(services::toQt(finding.rule), services::toQt(finding.place.file.text()))
        .arg(finding.place.line);
}

} // namespace

class MixedFleetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fixedThroughTheWindow_data();
    void fixedThroughTheWindow();

private:
    /// Whether one of the finding's ways was applied.
    static bool mend(const WindowFixture &fixture, FindingsPage &page, const std::string &print);
    static void press(const WindowFixture &fixture, FindingsPage &page, const std::string &print);
};

void MixedFleetsTest::press(const WindowFixture &fixture, FindingsPage &page,
                            const std::string &print)
{
    const FixPanel &panel = *page.detail()->fixPanel();
    const services::Workspace &workspace = *fixture.workspace;
    const std::vector<std::string> &named = panel.trial().proposal()->clusters;
    const std::set<std::string> promised(named.begin(), named.end());
    if (!named.empty())
        QVERIFY(panel.outcome()->text().contains(services::toQt(named.front())));
    const model::SnapshotPtr before = workspace.snapshot();
    std::map<QString, QString> expected = filesOf(*before);
    QVERIFY2(applyShownPatch(panel.patch()->toPlainText(), expected),
             qPrintable(panel.patch()->toPlainText()));

    QTest::mouseClick(page.detail()->applyButton(), Qt::LeftButton);
    QVERIFY(fixture.settle());

    const model::SnapshotPtr after = workspace.snapshot();
    QVERIFY(after != before);
    const model::Finding *still = findingOf(workspace, print);
    QVERIFY2(!still, still ? qPrintable(nameOf(*still)) : "");
    const std::set<std::string> changed =
        changedClusters(renderedTexts(*before), renderedTexts(*after));
    QCOMPARE(services::toQt({changed.begin(), changed.end()}),
             services::toQt({promised.begin(), promised.end()}));
    const std::map<QString, QString> files = filesOf(*after);
    for (const auto &[file, text] : files) {
        QVERIFY2(expected.contains(file), qPrintable(file));
        QCOMPARE(text, expected[file]);
    }
    QCOMPARE(files.size(), expected.size());
}

bool MixedFleetsTest::mend(const WindowFixture &fixture, FindingsPage &page,
                           const std::string &print)
{
    const QString name = nameOf(*findingOf(*fixture.workspace, print));
    if (!chooseFinding(page, print))
        return false;
    const FixPanel &panel = *page.detail()->fixPanel();
    QStringList whyNot;
    // The last way is to accept the finding, which mends nothing.
    for (qsizetype way = 0; way + 1 < panel.choiceButtons().size(); ++way) {
        const QString title = panel.choiceButtons()[way]->accessibleName();
        if (!tryChoice(panel, way))
            return false;
        if (!panel.canApply()) {
            whyNot.append(title + u": "_s + panel.outcome()->text());
            continue;
        }
        const auto clusters = panel.trial().proposal()->clusters.size();
        press(fixture, page, print);
        qInfo("%s: %s (%zu clusters change)", qPrintable(name), qPrintable(title), clusters);
        return !QTest::currentTestFailed();
    }
    qInfo("%s: NOT MENDED %s", qPrintable(name), qPrintable(whyNot.join(u" | "_s)));
    return false;
}

void MixedFleetsTest::fixedThroughTheWindow_data()
{
    QTest::addColumn<QString>("folder");
    const QDir faults(mixedFleets());
    for (const QString &rule : faults.entryList({u"mixed-*"_s}, QDir::Dirs, QDir::Name)) {
        const QDir cases(faults.filePath(rule));
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            QTest::newRow(qPrintable(rule + u'/' + name)) << cases.filePath(name + u"/fleet"_s);
    }
}

void MixedFleetsTest::fixedThroughTheWindow()
{
    if (mixedFleets().isEmpty() || !QDir(mixedFleets()).exists())
        QSKIP("FLEETWRIGHT_CONFORMANCE does not name a folder with fleets beside it");
    QFETCH(const QString, folder);
    const WindowFixture fixture;
    QVERIFY(copyFolder(folder, fixture.fleet.folder()));
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::GoFindings);
    QVERIFY(fixture.settle());
    auto *page = fixture.page<FindingsPage>(PageId::Findings);

    std::set<std::string> tried;
    int mended = 0;
    int withFix = 0;
    const auto next = [&]() -> std::string {
        for (const services::CheckResult::Item &item : fixture.workspace->findings()->items) {
            if (!tried.contains(item.finding.fingerprint)
                && quickfix::choicesFor(item.finding).size() > 1)
                return item.finding.fingerprint;
        }
        return {};
    };
    for (std::string print = next(); !print.empty(); print = next()) {
        tried.insert(print);
        ++withFix;
        mended += mend(fixture, *page, print) ? 1 : 0;
        if (QTest::currentTestFailed())
            return;
    }
    for (const services::CheckResult::Item &item : fixture.workspace->findings()->items)
        qInfo("left: %s: %s", qPrintable(nameOf(item.finding)), item.finding.message.c_str());
    QCOMPARE(mended, withFix);
}

QTEST_MAIN(MixedFleetsTest)
#include "mixedfleets_test.moc"
