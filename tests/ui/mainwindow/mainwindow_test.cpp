// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/sidebysideview.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/docks.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagebar.h"
#include "ui/mainwindow/windowcommands.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/matrixview.h"
#include "ui/pages/compare/sidebysidepanel.h"
#include "ui/pages/source/editorgroup.h"
#include "ui/pages/source/sourcepage.h"
#include "ui/windowfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QToolButton>
#include <QTranslator>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

/// Every text 35 % longer, as a translation may be.
class LongTranslator final : public QTranslator {
public:
    [[nodiscard]] QString translate(const char *, const char *text, const char *,
                                    int) const override
    {
        const QString source = QString::fromUtf8(text);
        return source + QString(source.size() * 35 / 100 + 1, u'~');
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

bool needsName(const QWidget &widget)
{
    if (widget.focusPolicy() == Qt::NoFocus || !widget.isEnabled()
        || qobject_cast<const QScrollBar *>(&widget))
        return false;
    // A view's viewport, a spin box's line: spoken for by the widget around it.
    const QString name = widget.objectName();
    return !name.startsWith(u"qt_"_s);
}

/// Which visible widgets want too much room, for the failure's message.
QString wideWidgets(const QWidget &window)
{
    QStringList lines;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const int width = std::max(widget->minimumSizeHint().width(), widget->minimumWidth());
        if (width > 250)
            lines.append(u"%1 %2 %3 %4"_s
                             .arg(QString::fromLatin1(widget->metaObject()->className()),
                                  widget->objectName(), widget->property("text").toString())
                             .arg(width));
    }
    return lines.join(u'\n');
}

/// What a screen reader has to say about the widget.
QString spokenName(const QWidget &widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const QVariant text = widget.property("text"); !text.toString().isEmpty())
        return text.toString();
    for (const QLabel *label : widget.window()->findChildren<QLabel *>()) {
        if (label->buddy() == &widget)
            return label->text();
    }
    return {};
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesKeepTheirNumbers();
    void keysLeadToPages();
    void paletteFindsAndRuns();
    void paletteShowsAHitBeside();
    void sideBySideHasDocksOfItsOwn();
    void backAndForward();
    void undoNamesTheEdit();
    void aFolderIsDropped();
    void unsavedEditsAreAskedAbout();
    void conflictsAreAskedAbout();
    void renderedOutputIsSaved();
    void diagnosticsHoldNoContent();
    void narrowWindow();
    void theSessionComesBack();
    void switchingBranchWaitsForUnsavedEdits();
    void everyControlHasAName();
    void longTextsAndRightToLeft();
    void aFailedOpeningIsSaid();
};

void MainWindowTest::pagesKeepTheirNumbers()
{
    WindowFixture fixture;
    const CommandSet &commands = fixture.window->context().commands;
    QCOMPARE(commands.action(Command::GoStart)->shortcut(), QKeySequence(u"Alt+1"_s));
    QCOMPARE(commands.action(Command::GoFindings)->shortcut(), QKeySequence(u"Alt+4"_s));
    QCOMPARE(commands.action(Command::GoReview)->shortcut(), QKeySequence(u"Alt+7"_s));
    // Pages that do not exist yet are left out.
    const auto *bar = fixture.window->findChild<PageBar *>();
    QVERIFY(!bar->button(PageId::Workshop));
    QVERIFY(!commands.action(Command::GoWorkshop)->isVisible());
    QVERIFY(bar->button(PageId::Findings));
    QVERIFY(!bar->button(PageId::Findings)->isEnabled()); // no fleet is open
}

void MainWindowTest::keysLeadToPages()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.window->activateWindow();
    QTest::keyClick(fixture.window.get(), Qt::Key_7, Qt::AltModifier);
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Review);
    QTest::keyClick(fixture.window.get(), Qt::Key_4, Qt::AltModifier);
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Findings);
    QTest::keyClick(fixture.window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Review);
    QVERIFY(fixture.window->windowTitle().contains(u"Review"_s));
}

void MainWindowTest::paletteFindsAndRuns()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::Palette);
    CommandPalette &palette = fixture.window->palettePopup();
    QVERIFY(palette.isVisible());
    QTest::keyClicks(&palette.input(), u"keyb short"_s);
    QTest::keyClick(&palette.input(), Qt::Key_Return);
    QVERIFY(!palette.isVisible());
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Shortcuts);
    fixture.run(Command::GoToCluster);
    QVERIFY(fixture.settle());
    QTest::keyClicks(&palette.input(), u"prod"_s);
    QCOMPARE(palette.model().rowCount(), 1);
    QTest::keyClick(&palette.input(), Qt::Key_Return);
    QCOMPARE(fixture.window->context().selection.state().cluster, u"prod"_s);
    fixture.run(Command::Palette);
    QTest::keyClick(&palette.input(), Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
}

void MainWindowTest::paletteShowsAHitBeside()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    const base::RepoPath first = path("base/kustomization.yaml");
    fixture.window->context().navigator.openPlace({first, 1, 1});
    fixture.run(Command::GoToFile);
    QVERIFY(fixture.settle());
    CommandPalette &palette = fixture.window->palettePopup();
    QTest::keyClicks(&palette.input(), u"clusters/dev/kust"_s);
    QTest::keyClick(&palette.input(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!palette.isVisible());
    auto *source = fixture.page<SourcePage>(PageId::Source);
    QVERIFY(source->isSplit());
    QCOMPARE(source->group(0).current()->file(), first);
    QCOMPARE(source->group(1).current()->file(), path("clusters/dev/kustomization.yaml"));
    // A cluster stands beside the chosen one.
    fixture.window->context().selection.selectCluster(u"dev"_s);
    fixture.run(Command::GoToCluster);
    QVERIFY(fixture.settle());
    QTest::keyClicks(&palette.input(), u"prod"_s);
    QTest::keyClick(&palette.input(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(fixture.settle());
    auto *compare = fixture.page<ComparePage>(PageId::Compare);
    QVERIFY(compare->isCurrent());
    QVERIFY(compare->isSideBySide());
    QCOMPARE(compare->matrixView().ticked(), (QStringList{u"dev"_s, u"prod"_s}));
    QCOMPARE(compare->sideBySide().view().columnCount(), 2);
}

void MainWindowTest::sideBySideHasDocksOfItsOwn()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::GoCompare);
    auto *compare = fixture.page<ComparePage>(PageId::Compare);
    const Docks &docks = fixture.window->docks();
    const auto isOpen = [&docks](const QString &id) { return !docks.find(id)->isHidden(); };
    QVERIFY(isOpen(u"hierarchy"_s));
    QVERIFY(!isOpen(u"origin"_s));
    compare->showSideBySide(true);
    QVERIFY(!isOpen(u"hierarchy"_s));
    QVERIFY(isOpen(u"origin"_s));
    compare->showSideBySide(false);
    QVERIFY(isOpen(u"hierarchy"_s));
    QVERIFY(!isOpen(u"origin"_s));
    // What a person opens there is remembered there.
    compare->showSideBySide(true);
    docks.find(u"hierarchy"_s)->show();
    compare->showSideBySide(false);
    compare->showSideBySide(true);
    QVERIFY(isOpen(u"hierarchy"_s));
}

void MainWindowTest::backAndForward()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::GoFindings);
    fixture.run(Command::GoReview);
    fixture.window->context().selection.selectCluster(u"dev"_s);
    fixture.run(Command::Back);
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Findings);
    fixture.run(Command::Forward);
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Review);
    QCOMPARE(fixture.window->context().selection.state().cluster, u"dev"_s);
    QTest::mouseClick(fixture.window.get(), Qt::BackButton);
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Findings);
}

void MainWindowTest::undoNamesTheEdit()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    QVERIFY(!fixture.can(Command::Undo));
    QVERIFY(!fixture.can(Command::SaveAll));
    fixture.edit("base/web.yaml", "replicas: 1", "replicas: 4");
    QVERIFY(fixture.can(Command::Undo));
    QVERIFY(fixture.window->context()
                .commands.action(Command::Undo)
                ->text()
                .contains(u"Edit base/web.yaml"_s));
    fixture.run(Command::SaveAll);
    QVERIFY(fixture.fleet.read(u"base/web.yaml"_s).contains("replicas: 4 # few"));
    fixture.run(Command::Undo);
    QVERIFY(fixture.can(Command::Redo));
    QVERIFY(fixture.can(Command::SaveAll)); // what was undone is not on disk
    fixture.run(Command::RevertFile);
    QVERIFY(!fixture.can(Command::SaveAll));
}

void MainWindowTest::aFolderIsDropped()
{
    WindowFixture fixture;
    fixture.fleet.write(FleetFolder::twoClusters());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fixture.fleet.folder())});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fixture.window.get(), &drop);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.workspace->folder(), fixture.fleet.folder());
}

void MainWindowTest::unsavedEditsAreAskedAbout()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.edit("base/web.yaml", "replicas: 1", "replicas: 4");
    fixture.dialogs.buttons.push_back(3); // do not quit
    QVERIFY(!fixture.window->close());
    QCOMPARE(fixture.dialogs.asked.size(), std::size_t(1));
    const Dialogs::Question question = fixture.dialogs.asked.front();
    QVERIFY(question.details.contains(u"base/web.yaml"_s));
    for (const QString &button : question.buttons)
        QVERIFY2(button != u"OK"_s && button != u"Yes"_s,
                 qPrintable(button));     // a button says what it does
    fixture.dialogs.buttons.push_back(0); // save
    QVERIFY(fixture.window->close());
    QVERIFY(fixture.fleet.read(u"base/web.yaml"_s).contains("replicas: 4"));
}

void MainWindowTest::conflictsAreAskedAbout()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.edit("base/web.yaml", "replicas: 1", "replicas: 4");
    fixture.fleet.write(u"base/web.yaml"_s,
                        fixture.fleet.read(u"base/web.yaml"_s).replace("name: web", "name: shop"));
    fixture.workspace->lookAtDisk();
    QTRY_COMPARE(fixture.workspace->edits().conflicts().size(), std::size_t(1));
    const auto bars = fixture.window->currentPage()->messages().bars();
    const auto bar = std::find_if(bars.begin(), bars.end(), [](const MessageBar *one) {
        return one->message().key == u"conflict"_s;
    });
    QVERIFY(bar != bars.end());
    (*bar)->message().actions.front().run(); // merge
    QVERIFY(fixture.workspace->edits().conflicts().empty());
    fixture.run(Command::SaveAll);
    const QByteArray merged = fixture.fleet.read(u"base/web.yaml"_s);
    QVERIFY(merged.contains("replicas: 4"));
    QVERIFY(merged.contains("name: shop"));
}

void MainWindowTest::renderedOutputIsSaved()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.window->context().selection.clear();
    QVERIFY(!fixture.can(Command::SaveRenderedOutput));
    fixture.window->context().selection.selectCluster(u"dev"_s);
    QVERIFY(fixture.can(Command::SaveRenderedOutput));
    const QString file = fixture.stateFile(u"dev.yaml"_s);
    fixture.dialogs.saveFiles.push_back(file);
    fixture.run(Command::SaveRenderedOutput);
    QFile output(file);
    QVERIFY(output.open(QIODevice::ReadOnly));
    QCOMPARE(output.readAll(), QByteArray("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  "
                                          "name: web\nspec:\n  replicas: 2\n"));
}

void MainWindowTest::diagnosticsHoldNoContent()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u"clusters.yaml"_s].replace("prod", "top-secret-cluster");
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::CopyDiagnostics);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.contains(u"Qt "_s));
    QVERIFY(text.contains(u"clusters"_s));
    QVERIFY(!text.contains(u"top-secret"_s));
    QVERIFY(!text.contains(fixture.fleet.folder()));
}

void MainWindowTest::narrowWindow()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::GoReview);
    const auto *bar = fixture.window->findChild<PageBar *>();
    const int wide = bar->width();
    fixture.window->resize(1024, 700);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.window->size(), QSize(1024, 700));
    QVERIFY(bar->isCompact());
    QVERIFY(bar->width() < wide);
    QVERIFY(!bar->button(PageId::Review)->toolTip().isEmpty());
    fixture.window->resize(1440, 900);
    QVERIFY(!bar->isCompact());
}

void MainWindowTest::theSessionComesBack()
{
    WindowFixture fixture;
    QVERIFY(fixture.openTwoClusters());
    fixture.run(Command::GoReview);
    fixture.window->context().selection.selectCluster(u"dev"_s);
    QVERIFY(fixture.window->close());
    fixture.window = std::make_unique<MainWindow>(*fixture.workspace, *fixture.jobs,
                                                  *fixture.settings, fixture.dialogs);
    fixture.window->show();
    QVERIFY(fixture.open(fixture.fleet.folder()));
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Review);
    QCOMPARE(fixture.window->context().selection.state().cluster, u"dev"_s);
}

void MainWindowTest::switchingBranchWaitsForUnsavedEdits()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    QVERIFY(fixture.can(Command::SwitchBranch));
    const auto *button = fixture.window->findChild<QToolBar *>(u"tools"_s);
    QVERIFY(button);
    QCOMPARE(fixture.workspace->repository().branches(), QStringList{u"main"_s});
}

void MainWindowTest::everyControlHasAName()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit("environments/staging/kustomization.yaml", "environment: staging",
                 "environment: staging # x");
    QVERIFY(fixture.settle());
    QStringList nameless;
    for (Page *page : fixture.window->pages()) {
        fixture.window->context().navigator.go(page->id());
        QVERIFY(fixture.settle());
        for (const QWidget *widget : fixture.window->findChildren<QWidget *>()) {
            if (widget->isVisible() && needsName(*widget) && spokenName(*widget).isEmpty())
                nameless.append(u"%1: %2 %3"_s.arg(
                    page->title(), QString::fromLatin1(widget->metaObject()->className()),
                    widget->objectName()));
        }
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void MainWindowTest::longTextsAndRightToLeft()
{
    LongTranslator translator;
    QApplication::installTranslator(&translator);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        WindowFixture fixture;
        QVERIFY(fixture.openSample());
        fixture.window->resize(1024, 700);
        for (Page *page : fixture.window->pages()) {
            fixture.window->context().navigator.go(page->id());
            QVERIFY(fixture.settle());
            // Longer texts must not push the window beyond the least size that people have.
            QVERIFY2(fixture.window->width() <= 1024,
                     qPrintable(page->title() + QString::number(fixture.window->width())));
            QVERIFY2(fixture.window->minimumSizeHint().width() <= 1024,
                     qPrintable(wideWidgets(*fixture.window)));
        }
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::removeTranslator(&translator);
}

void MainWindowTest::aFailedOpeningIsSaid()
{
    WindowFixture fixture;
    fixture.window->openFolder(fixture.stateFile(u"no/such folder"_s));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.window->currentPage()->id(), PageId::Start);
    QCOMPARE(fixture.window->currentPage()->messages().bars().size(), 1);
    QCOMPARE(fixture.window->currentPage()->messages().bars().first()->message().role, Role::Error);
}

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
