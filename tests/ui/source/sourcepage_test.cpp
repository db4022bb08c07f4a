// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/codeeditor.h"
#include "ui/editor/completionlist.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotolinebar.h"
#include "ui/pages/findings/findingdetail.h"
#include "ui/pages/findings/fixpanel.h"
#include "ui/pages/source/breadcrumb.h"
#include "ui/pages/source/caretfixes.h"
#include "ui/pages/source/editorgroup.h"
#include "ui/pages/source/openfilelist.h"
#include "ui/pages/source/problemspanel.h"
#include "ui/pages/source/renderedpanel.h"
#include "ui/pages/source/sourcepage.h"
#include "ui/windowfixture.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolTip>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

const char *const WebFile = "base/web.yaml";
const char *const DevFile = "clusters/dev/kustomization.yaml";

} // namespace

/// What one does in Source: read what a line decides, type, undo, save, find, complete, look at the
/// output.
class SourcePageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::WindowFixture> m_fixture;

    [[nodiscard]] SourcePage &page() const { return *m_fixture->page<SourcePage>(PageId::Source); }
    [[nodiscard]] CodeEditor &editor() const { return page().current()->editor(); }
    [[nodiscard]] services::Workspace &workspace() const { return *m_fixture->workspace; }

    void openFile(const char *file, std::uint32_t line, std::uint32_t column = 1) const
    {
        m_fixture->window->context().navigator.openPlace({test::path(file), line, column});
        QTRY_VERIFY(page().factsAreCurrent());
        QVERIFY(m_fixture->settle());
    }

    [[nodiscard]] std::string bytes(const char *file) const
    {
        return test::textOf(workspace().edits().text(test::path(file)).value());
    }

    /// In the editor, the file's line decides for n of m clusters: "n/m", "" for a line without a
    /// value.
    [[nodiscard]] QString decides(int line) const
    {
        const auto found = editor().reach().find(line);
        return found == editor().reach().end()
                   ? QString()
                   : u"%1/%2"_s.arg(found->second.decides).arg(found->second.reach);
    }

    [[nodiscard]] QString replicasOf(const char *cluster) const
    {
        const model::SnapshotPtr &snapshot = workspace().snapshot();
        for (const std::size_t unit : snapshot->unitsOf(snapshot->clusterByName.at(cluster))) {
            const auto &rendering = snapshot->units[unit].rendering;
            for (std::size_t i = 0; rendering && i < rendering->objects.size(); ++i) {
                if (const yaml::Node *node =
                        rendering->objects[i].root->findPath({"spec", "replicas"}))
                    return QString::fromStdString(std::string(node->text()));
            }
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->openTwoClusters());
    }

    void cleanup() { m_fixture.reset(); }

    void opensAtAPlaceAndSaysWhatTheLineDecides()
    {
        openFile(WebFile, 6, 13);
        QCOMPARE(page().current()->file(), test::path(WebFile));
        QCOMPARE(editor().caretLine(), 6);
        QCOMPARE(editor().caretColumn(), 13);
        QCOMPARE(decides(6), u"1/2"_s); // dev sets its own count
        QCOMPARE(decides(4), u"2/2"_s);
        QCOMPARE(decides(5), QString()); // "spec:" holds no value
        QVERIFY2(page().sentence().contains(u"Line 6 decides for 1"_s),
                 qPrintable(page().sentence()));
        QVERIFY(page().group(0).breadcrumb().text().endsWith(u"web.yaml › spec › replicas"_s));
        m_fixture->run(Command::ShowDecides);
        QVERIFY2(QToolTip::text().contains(u"Hidden for dev by its own layer"_s),
                 qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void fieldOfCompareLeadsToItsLine()
    {
        m_fixture->window->context().selection.selectField(
            u"dev"_s, {"apps", "v1", "Deployment", "", "web"}, u"spec.replicas"_s);
        m_fixture->run(Command::GoSource);
        QVERIFY(page().current());
        QCOMPARE(page().current()->file(), test::path(DevFile));
        QCOMPARE(editor().caretLine(), 5);
    }

    void typingFollowsSavesAndUndoes()
    {
        openFile(WebFile, 6, 13);
        const QByteArray before = m_fixture->fleet.read(QLatin1StringView(WebFile));
        QTest::keyClick(&editor(), Qt::Key_Delete);
        QTest::keyClicks(&editor(), u"7"_s);
        QTRY_COMPARE(bytes(WebFile),
                     std::string("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: "
                                 "web\nspec:\n  replicas: 7 # few\n"));
        QTRY_COMPARE(replicasOf("prod"), u"7"_s);
        QCOMPARE(replicasOf("dev"), u"2"_s);
        QCOMPARE(editor().changedLines(), std::set<int>{6});
        QVERIFY(m_fixture->can(Command::Save));
        QCOMPARE(m_fixture->fleet.read(QLatin1StringView(WebFile)),
                 before); // only Save touches the disk

        m_fixture->run(Command::Save);
        QCOMPARE(m_fixture->fleet.read(QLatin1StringView(WebFile)),
                 QByteArray(before).replace("replicas: 1", "replicas: 7"));
        QVERIFY(editor().changedLines().empty());
        QVERIFY(!m_fixture->can(Command::Save));

        m_fixture->run(Command::Undo);
        QVERIFY(editor().content().contains(u"replicas: 1 # few"_s));
        QTRY_COMPARE(replicasOf("prod"), u"1"_s);
        QCOMPARE(editor().caretLine(), 6);
        m_fixture->run(Command::Redo);
        QVERIFY(editor().content().contains(u"replicas: 7 # few"_s));
    }

    void saveTakesWhatWasTypedThisMoment()
    {
        openFile(WebFile, 6, 13);
        QTest::keyClicks(&editor(), u"4"_s);
        m_fixture->run(Command::Save); // before the pause in which typing is taken over
        QVERIFY(m_fixture->fleet.read(QLatin1StringView(WebFile)).contains("replicas: 41 # few"));
    }

    void typingElsewhereIsAnotherStep()
    {
        openFile(WebFile, 4, 12);
        QTest::keyClicks(&editor(), u"ab"_s);
        editor().goTo(6, 13);
        QTest::keyClicks(&editor(), u"3"_s);
        m_fixture->run(Command::Undo);
        QVERIFY(editor().content().contains(u"name: webab\nspec:\n  replicas: 1"_s));
        m_fixture->run(Command::Undo);
        QVERIFY(editor().content().contains(u"name: web\n"_s));
        QVERIFY(workspace().edits().unsaved().empty());
    }

    void windowsLineEndsAndAMissingLastOneStay()
    {
        m_fixture->fleet.write(u"odd.yaml"_s, "\xEF\xBB\xBF"
                                              "a: 1\r\nb: 2\r\nc: 3");
        workspace().reload();
        QVERIFY(m_fixture->settle());
        openFile("odd.yaml", 2, 4);
        QVERIFY(page().current()->formatText().contains(u"CRLF"_s));
        QTest::keyClicks(&editor(), u"9"_s);
        QTest::keyClick(&editor(), Qt::Key_Return);
        QTest::keyClicks(&editor(), u"x: "_s);
        m_fixture->run(Command::Save);
        QCOMPARE(m_fixture->fleet.read(u"odd.yaml"_s), QByteArray("\xEF\xBB\xBF"
                                                                  "a: 1\r\nb: 9\r\nx: 2\r\nc: 3"));
    }

    void anEditFromElsewhereArrivesWithoutLosingTheCaret()
    {
        openFile(WebFile, 6, 5);
        m_fixture->edit(WebFile, "kind: Deployment\n", "kind: Deployment\n# new\n");
        QVERIFY(editor().content().contains(u"# new"_s));
        QCOMPARE(editor().caretLine(), 7);
        QCOMPARE(editor().caretColumn(), 5);
    }

    void typingAndAnEditFromElsewhereMeet()
    {
        openFile(WebFile, 6, 13);
        QTest::keyClicks(&editor(), u"5"_s); // not taken over yet
        m_fixture->edit(WebFile, "apiVersion: apps/v1\n", "# top\napiVersion: apps/v1\n");
        const QString both =
            u"# top\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 51 # few\n"_s;
        QTRY_COMPARE(editor().content(), both);
        QCOMPARE(bytes(WebFile), both.toStdString());
    }

    void aLineThatCannotBeReadGreysTheMargin()
    {
        openFile(WebFile, 6, 13);
        QTest::keyClicks(&editor(), u"[ "_s);
        QTRY_VERIFY(page().current()->parseError().has_value());
        QVERIFY(m_fixture->settle());
        QCOMPARE(editor().reachFreshness(), CodeEditor::Freshness::Stale);
        QCOMPARE(decides(4), u"2/2"_s); // the last good one
        QVERIFY(!editor().problems().empty());
        QVERIFY(page().problems().model().rowCount() > 0);
        m_fixture->run(Command::Undo);
        QTRY_VERIFY(!page().current()->parseError().has_value());
        QTRY_COMPARE(editor().reachFreshness(), CodeEditor::Freshness::Current);
    }

    void whatIsNoTextHasAReasonInsteadOfAnEditor()
    {
        m_fixture->fleet.write(u"picture.yaml"_s, QByteArray("\x89PNG\0\1", 6));
        workspace().reload();
        QVERIFY(m_fixture->settle());
        openFile("picture.yaml", 1);
        QVERIFY(!page().current()->isEditable());
        QVERIFY(page().current()->obstacle().contains(u"picture.yaml"_s));
        QVERIFY(!m_fixture->can(Command::Find));
        openFile("gone.yaml", 1);
        QVERIFY(!page().current()->isEditable());
        QVERIFY(!page().current()->obstacle().isEmpty());
        QVERIFY(!m_fixture->window->grab().isNull());
    }

    void findReplaceAndGoToLine()
    {
        openFile(DevFile, 1);
        m_fixture->run(Command::Replace);
        FindBar &bar = page().group(0).findBar();
        QVERIFY(bar.isVisible());
        for (QLineEdit *edit : bar.findChildren<QLineEdit *>())
            edit->setText(edit->accessibleName() == u"Find"_s ? u"web"_s : u"site"_s);
        bar.replaceAll();
        QTRY_VERIFY(bytes(DevFile).find("- name: site\n") != std::string::npos);
        m_fixture->run(Command::Undo); // replacing is one step
        QTRY_VERIFY(workspace().edits().unsaved().empty());
        m_fixture->run(Command::GoToLine);
        auto *line = page().group(0).lineBar().findChild<QLineEdit *>();
        QVERIFY(line->isVisible());
        line->setText(u"3"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(editor().caretLine(), 3);
    }

    void completesByKeyboard()
    {
        openFile(DevFile, 2, 3);
        editor().goTo(2, 3);
        editor().setFocus();
        QTest::keyClick(&editor(), Qt::Key_End);
        QTest::keyClick(&editor(), Qt::Key_Return);
        QTest::keyClicks(&editor(), u"- ../pr"_s);
        m_fixture->run(Command::Complete);
        QCOMPARE(editor().content(),
                 u"resources:\n- ../../base\n- ../prod\nreplicas:\n- name: web\n  count: 2\n"_s);
    }

    void splitShowsTwoViewsOfOneText()
    {
        openFile(WebFile, 6, 13);
        m_fixture->run(Command::SplitView);
        QVERIFY(page().isSplit());
        FileView *left = page().group(0).current();
        FileView *right = page().group(1).current();
        QVERIFY(right);
        QCOMPARE(right->file(), left->file());
        QCOMPARE(right->editor().caretLine(), 6);
        QTest::keyClicks(&right->editor(), u"8"_s);
        QTRY_VERIFY(left->editor().content().contains(u"replicas: 81"_s));
        m_fixture->run(Command::SplitView);
        QVERIFY(!page().isSplit());
        QVERIFY(page().current());
    }

    void renderedBesideFollowsTheCaretAndMasksSecrets()
    {
        m_fixture->fleet.write(u"base/secret.yaml"_s, "apiVersion: v1\nkind: Secret\nmetadata:\n  "
                                                      "name: key\nstringData:\n  token: hunter2\n");
        m_fixture->fleet.write(u"base/kustomization.yaml"_s,
                               "resources:\n- web.yaml\n- secret.yaml\n");
        workspace().reload();
        QVERIFY(m_fixture->settle());
        openFile(WebFile, 6);
        m_fixture->window->context().selection.selectCluster(u"dev"_s);
        page().setRenderedShown(true);
        QVERIFY(page().rendered().title().contains(u"Deployment/web in dev"_s));
        QVERIFY(page().rendered().editor().content().contains(u"replicas: 2"_s));
        m_fixture->window->context().selection.selectCluster(u"prod"_s);
        QVERIFY(page().rendered().editor().content().contains(u"replicas: 1"_s));
        openFile("base/secret.yaml", 6);
        QTRY_VERIFY(page().rendered().title().contains(u"Secret/key"_s));
        QVERIFY(!page().rendered().editor().content().contains(u"hunter2"_s));
        openFile("clusters.yaml", 1);
        QTRY_VERIFY(page().rendered().editor().content().isEmpty());
    }

    void fileListWhileNothingIsOpen()
    {
        m_fixture->run(Command::GoSource);
        QVERIFY(!page().current());
        OpenFileList &list = page().fileList();
        QTRY_COMPARE(list.shown().size(), std::size_t{5});
        auto *text = list.findChild<QLineEdit *>();
        QTest::keyClicks(text, u"webyaml"_s);
        QTRY_COMPARE(list.shown().front(), test::path(WebFile));
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(page().current());
        QCOMPARE(page().current()->file(), test::path(WebFile));
        m_fixture->run(Command::CloseTab);
        QVERIFY(!page().current());
        // The same place can be asked for again.
        openFile(WebFile, 6);
        QVERIFY(page().current());
    }

    void tabsRememberFilesOnTheWayBack()
    {
        openFile(WebFile, 4);
        openFile(DevFile, 2);
        QCOMPARE(page().group(0).tabs().count(), 2);
        m_fixture->run(Command::Back);
        QCOMPARE(page().current()->file(), test::path(WebFile));
        QCOMPARE(editor().caretLine(), 4);
        m_fixture->run(Command::Forward);
        QCOMPARE(page().current()->file(), test::path(DevFile));
    }

    void aChangeOnDiskBesideUnsavedEditsAsks()
    {
        openFile(WebFile, 6, 13);
        QTest::keyClicks(&editor(), u"6"_s);
        QTRY_VERIFY(!workspace().edits().unsaved().empty());
        m_fixture->fleet.write(QLatin1StringView(WebFile),
                               "# theirs\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  "
                               "name: web\nspec:\n  replicas: 1 # few\n");
        workspace().lookAtDisk();
        QTRY_VERIFY(!workspace().edits().conflicts().empty());
        QTRY_VERIFY(!page().messages().bars().isEmpty());
        QPushButton *merge = nullptr;
        for (QPushButton *button : page().messages().findChildren<QPushButton *>()) {
            if (button->text() == u"Merge"_s)
                merge = button;
        }
        QVERIFY(merge);
        merge->click();
        QVERIFY(editor().content().startsWith(u"# theirs\n"_s));
        QVERIFY(editor().content().contains(u"replicas: 61"_s));
        QVERIFY(workspace().edits().conflicts().empty());
    }

    void aFindingIsMendedAtTheCaret()
    {
        // The base's own count once more: the line is redundant.
        m_fixture->edit(DevFile, "replicas:\n- name: web\n  count: 2\n", "");
        m_fixture->edit("clusters/prod/kustomization.yaml", "resources:\n- ../../base\n",
                        "resources:\n- ../../base\nreplicas:\n- name: web\n  count: 1\n");
        QVERIFY(m_fixture->settle());
        constexpr const char *prod = "clusters/prod/kustomization.yaml";
        openFile(prod, 2);
        m_fixture->run(Command::QuickFix);
        QVERIFY(!page().fixes().detail()->isVisible());
        QCOMPARE(page().messages().bars().size(), 1); // nothing was found on that line
        const auto &items = workspace().findings()->items;
        const auto redundant =
            std::ranges::find_if(items, [](const services::CheckResult::Item &item) {
                return item.finding.rule == "redundant-override";
            });
        QVERIFY(redundant != items.end());
        openFile(prod, static_cast<int>(redundant->finding.place.line));
        m_fixture->run(Command::QuickFix);
        QVERIFY(page().messages().bars().isEmpty());
        const FixPanel *panel = page().fixes().detail()->fixPanel();
        QVERIFY(panel->isVisible());
        QTRY_VERIFY(panel->canApply());
        QVERIFY(editor().content().contains(u"count: 1"_s)); // shown, not applied
        m_fixture->run(Command::QuickFix);
        QVERIFY(m_fixture->settle());
        QCOMPARE(editor().content(), u"resources:\n- ../../base\n"_s);
        QVERIFY(std::ranges::none_of(workspace().findings()->items,
                                     [](const services::CheckResult::Item &item) {
                                         return item.finding.rule == "redundant-override";
                                     }));
    }

    void closingTheFleetClosesItsFiles()
    {
        openFile(WebFile, 1);
        workspace().close();
        QVERIFY(!page().current());
    }
};

} // namespace fleetwright::ui

QTEST_MAIN(fleetwright::ui::SourcePageTest)
#include "sourcepage_test.moc"
