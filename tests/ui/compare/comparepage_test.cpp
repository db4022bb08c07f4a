// SPDX-License-Identifier: Apache-2.0
#include "services/fleetfolder.h"
#include "services/text/words.h"
#include "ui/diffview/sidebysideview.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/origincard.h"
#include "ui/pages/compare/originpanel.h"
#include "ui/pages/compare/sidebysidepanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

const char *const DevFile = "clusters/dev/kustomization.yaml";

diff::ObjectKey web()
{
    return {"apps", "Deployment", "", "web"};
}

} // namespace

/// What an architect does on Compare: read the matrix, ask for an origin, change a value, look at
/// two clusters side by side.
class ComparePageTest : public QObject {
    Q_OBJECT

private:
    struct Window {
        explicit Window(const QString &folder)
            : settings(folder + u"/settings.ini"_s), workspace(jobs, settings),
              navigator(selection), commands(settings),
              context{workspace, jobs, settings, selection, navigator, commands, dialogs},
              page(context)
        {}

        services::Settings settings;
        services::Jobs jobs;
        services::Workspace workspace;
        Selection selection;
        Navigator navigator;
        CommandSet commands;
        PreparedDialogs dialogs;
        PageContext context;
        ComparePage page;
    };

    std::unique_ptr<test::FleetFolder> m_fleet;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<Window> m_window;

    [[nodiscard]] MatrixModel &model() const { return m_window->page.matrixView().model(); }

    [[nodiscard]] QString replicas(int column) const
    {
        return model()
            .indexOfField(web(), u"spec.replicas"_s)
            .siblingAtColumn(column)
            .data()
            .toString();
    }

private Q_SLOTS:
    void init()
    {
        m_fleet = std::make_unique<test::FleetFolder>();
        m_state = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_state->path()));
        m_fleet->write(test::FleetFolder::twoClusters());
        m_window = std::make_unique<Window>(m_state->path());
        m_window->page.resize(1200, 800);
        m_window->page.show();
        m_window->page.setCurrent(true);
        m_window->workspace.open(m_fleet->folder());
        QTRY_VERIFY(m_window->workspace.snapshot() != nullptr);
        QTRY_COMPARE(model().columnCount(), 3);
    }

    void cleanup()
    {
        m_window.reset();
        m_state.reset();
        m_fleet.reset();
    }

    void matrixShowsWhereTheClustersDiffer()
    {
        QCOMPARE(replicas(1), u"2"_s);
        QCOMPARE(replicas(2), u"1"_s);
        QVERIFY2(m_window->page.sentence().contains(u"2"_s), qPrintable(m_window->page.sentence()));
    }

    void aChosenCellShowsItsOrigin()
    {
        m_window->page.matrixView().select(web(), u"spec.replicas"_s, u"dev"_s);
        QCOMPARE(m_window->selection.state().cluster, u"dev"_s);
        QCOMPARE(m_window->selection.state().field, u"spec.replicas"_s);
        const std::vector<OriginCard *> &cards = m_window->page.origin().cards();
        QCOMPARE(cards.size(), std::size_t{2});
        QCOMPARE(services::toQt(cards[0]->content().step.place.file.text()), u"base/web.yaml"_s);
        QCOMPARE(cards[0]->content().step.place.line, 6u);
        QVERIFY(!cards[0]->content().step.supplies);
        QCOMPARE(services::toQt(cards[1]->content().step.place.file.text()),
                 QString::fromLatin1(DevFile));
        QVERIFY(cards[1]->content().step.supplies);
    }

    void editHereChangesOneLineAndTheMatrixFollows()
    {
        m_window->page.matrixView().select(web(), u"spec.replicas"_s, u"dev"_s);
        m_window->page.origin().editSupplying();
        auto *editor = m_window->page.origin().findChild<QLineEdit *>();
        QVERIFY(editor);
        auto *card = m_window->page.origin().cards()[1];
        editor = card->findChild<QLineEdit *>();
        QTRY_VERIFY(editor->isVisibleTo(card));
        QTest::keyClicks(editor, u"5"_s);
        QTRY_VERIFY(m_window->jobs.running().isEmpty());
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(replicas(1), u"5"_s);
        QCOMPARE(replicas(2), u"1"_s);
        QVERIFY(model()
                    .indexOfObject(web())
                    .siblingAtColumn(1)
                    .data(MatrixModel::PendingRole)
                    .toBool());
        // Nothing is written before a save.
        QVERIFY(m_fleet->read(QString::fromLatin1(DevFile)).contains("count: 2"));
        QVERIFY(m_window->workspace.saveAll());
        QCOMPARE(m_fleet->read(QString::fromLatin1(DevFile)),
                 QByteArray("resources:\n- ../../base\nreplicas:\n- name: web\n  count: 5\n"));
    }

    void undoTakesTheEditBack()
    {
        const auto path = test::path(DevFile);
        m_window->workspace.edits().apply(
            u"Set replicas"_s,
            {{path, "resources:\n- ../../base\nreplicas:\n- name: web\n  count: 9\n"}});
        QTRY_COMPARE(replicas(1), u"9"_s);
        m_window->workspace.edits().undo();
        QTRY_COMPARE(replicas(1), u"2"_s);
    }

    void sideBySideAlignsTwoClusters()
    {
        m_window->page.matrixView().select(web(), u"spec.replicas"_s, u"dev"_s);
        m_window->page.showSideBySide(true);
        QTRY_COMPARE(m_window->page.sideBySide().view().columnCount(), 2);
        QTRY_COMPARE(m_window->page.sideBySide().view().differenceCount(), 1);
        QVERIFY(m_window->page.textForClipboard(false).contains(u"replicas: 2"_s));
    }

    void nextDifferenceGoesToTheCellThatDeparts()
    {
        m_window->page.goToDifference(MatrixView::Direction::Forward);
        QCOMPARE(m_window->selection.state().field, u"spec.replicas"_s);
    }

    void aLayerBuiltAloneIsAColumn()
    {
        m_window->page.setSubject({CompareSubject::Kind::Layers, {u"base"_s}, {}, {}});
        QTRY_COMPARE(model().columnCount(), 2);
        QCOMPARE(model().headerData(1, Qt::Horizontal).toString(), u"base"_s);
    }

    void copiesTheTableAsTextAndMarkdown()
    {
        const QString text = m_window->page.textForClipboard(false);
        QVERIFY2(text.contains(u"Deployment web\t"_s), qPrintable(text));
        QVERIFY(m_window->page.textForClipboard(true).contains(u"| --- |"_s));
    }
};

} // namespace fleetwright::ui

QTEST_MAIN(fleetwright::ui::ComparePageTest)
#include "comparepage_test.moc"
