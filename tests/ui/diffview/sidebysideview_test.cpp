// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "ui/diffview/columnheader.h"
#include "ui/diffview/diffbody.h"
#include "ui/diffview/sidebysideview.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

std::string deployment(const std::string &cluster, const std::string &replicas,
                       const std::string &image)
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  labels:\n    cluster: " + cluster
           + "\n  name: web\n  namespace: shop\nspec:\n  minReadySeconds: 5\n  paused: false\n  "
             "progressDeadlineSeconds: 600\n"
             "  replicas: "
           + replicas
           + "\n  template:\n    spec:\n      containers:\n      - image: registry.example.com/web:"
           + image + "\n        name: web\n";
}

class Fleet {
public:
    Fleet()
    {
        diff::FleetFixture fixture;
        fixture.cluster("east", {{"cluster", "east"}}, deployment("east", "1", "v1"))
            .cluster("north", {{"cluster", "north"}}, deployment("north", "1", "v2"))
            .cluster("west", {{"cluster", "west"}}, deployment("west", "3", "v1"));
        m_snapshot = fixture.snapshot();
        m_columns = diff::clusterColumns(m_snapshot);
    }

    [[nodiscard]] std::shared_ptr<const diff::Alignment> alignment(std::size_t columns) const
    {
        std::vector<diff::RenderedText> texts;
        for (std::size_t i = 0; i < columns; ++i)
            texts.push_back(*diff::renderText(m_columns[i], m_columns[i].items.at(0).object,
                                              diff::Expected::Ignore));
        return std::make_shared<const diff::Alignment>(diff::align(std::move(texts)));
    }

private:
    model::SnapshotPtr m_snapshot;
    std::vector<diff::Column> m_columns;
};

std::vector<ColumnInfo> infos(int count)
{
    std::vector<ColumnInfo> result{{u"east"_s, u"test"_s, false, {}},
                                   {u"north"_s, u"test"_s, true, {}},
                                   {u"west"_s, u"production"_s, false, u"exception"_s}};
    result.resize(static_cast<std::size_t>(count));
    return result;
}

} // namespace

class SideBySideViewTest : public QObject {
    Q_OBJECT

    Fleet m_fleet;

    void fill(SideBySideView &view, int columns = 3)
    {
        view.setAlignment(m_fleet.alignment(static_cast<std::size_t>(columns)));
        view.setColumnInfos(infos(columns));
        view.resize(900, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }

private Q_SLOTS:
    void differencesByKeyboardAndCommand()
    {
        SideBySideView view;
        fill(view);
        QCOMPARE(view.differenceCount(), 2); // replicas, image
        QCOMPARE(view.currentDifference(), -1);
        QSignalSpy difference(&view, &SideBySideView::currentDifferenceChanged);
        QSignalSpy line(&view, &SideBySideView::lineSelected);
        view.nextDifference();
        QCOMPARE(view.currentField(), u"spec.replicas"_s);
        QCOMPARE(view.currentDifference(), 0);
        QCOMPARE(line.last(), (QVariantList{0, u"spec.replicas"_s}));
        view.nextDifference();
        QVERIFY(view.currentField().endsWith(u".image"_s));
        QCOMPARE(view.currentDifference(), 1);
        view.nextDifference(); // the last one stays
        QCOMPARE(view.currentDifference(), 1);
        view.previousDifference();
        QCOMPARE(view.currentField(), u"spec.replicas"_s);
        QCOMPARE(difference.size(), 3);
    }

    void columnsByCommand()
    {
        SideBySideView view;
        fill(view);
        QSignalSpy activated(&view, &SideBySideView::columnActivated);
        view.moveColumn(1);
        view.moveColumn(1);
        view.moveColumn(1); // there are three
        QCOMPARE(view.currentColumn(), 2);
        QCOMPARE(activated.size(), 2);
        view.select(2, u"spec.replicas"_s);
        QVERIFY(view.currentValue());
        QCOMPARE(view.currentValue()->text(), std::string_view("3"));
    }

    void selectOpensFoldsAndFallsBackToTheParent()
    {
        SideBySideView view;
        fill(view);
        const std::size_t hidden = view.hiddenLines();
        QVERIFY(hidden > 0);
        QVERIFY(view.select(1, u"metadata.labels.cluster"_s));
        QCOMPARE(view.currentField(), u"metadata.labels.cluster"_s);
        QVERIFY(view.hiddenLines() < hidden);
        QVERIFY(!view.select(1, u"spec.template.spec.nodeSelector"_s));
        QCOMPARE(view.currentField(), u"spec.template.spec"_s);
    }

    void enterOpensABarAndClickClosesIt()
    {
        SideBySideView view;
        fill(view);
        auto *body = view.findChild<DiffBody *>();
        QVERIFY(body);
        body->setFocus();
        QTest::keyClick(body, Qt::Key_Home);
        QCOMPARE(body->rows().items()[0].kind, DiffLayout::Item::Kind::Fold);
        const std::size_t hidden = view.hiddenLines();
        QTest::keyClick(body, Qt::Key_Return);
        QVERIFY(view.hiddenLines() < hidden);
        QTest::keyClick(body, Qt::Key_Down);
        QCOMPARE(view.currentField(), u"apiVersion"_s);
        QTest::mouseClick(body->viewport(), Qt::LeftButton, {}, body->cellRect(0, 1).center());
        QCOMPARE(view.hiddenLines(), hidden);
    }

    void withoutFoldingTheCaretStays()
    {
        SideBySideView view;
        fill(view);
        view.nextDifference();
        view.setFoldEqual(false);
        QCOMPARE(view.hiddenLines(), std::size_t{0});
        QCOMPARE(view.currentField(), u"spec.replicas"_s);
    }

    void newContentKeepsThePlace()
    {
        SideBySideView view;
        fill(view, 2);
        view.moveColumn(1);
        view.nextDifference();
        const QString field = view.currentField();
        view.setAlignment(m_fleet.alignment(2));
        QCOMPARE(view.currentField(), field);
        QCOMPARE(view.currentColumn(), 1);
    }

    void closeButtonsOnlyWithMoreThanTwoColumns()
    {
        SideBySideView view;
        fill(view, 2);
        for (const auto *header : view.findChildren<ColumnHeader *>())
            QVERIFY(!header->findChild<QToolButton *>()->isVisible());
        fill(view, 3);
        QSignalSpy close(&view, &SideBySideView::columnCloseRequested);
        const auto headers = view.findChildren<ColumnHeader *>();
        QCOMPARE(headers.size(), 3);
        headers[2]->findChild<QToolButton *>()->click();
        QCOMPARE(close.last(), (QVariantList{2}));
        QCOMPARE(headers[1]->accessibleName(), u"north, test, changed by unsaved edits"_s);
    }

    void boundaryIsDragged()
    {
        SideBySideView view;
        fill(view, 2);
        auto *body = view.findChild<DiffBody *>();
        const int middle = body->columnRect(1).left();
        QTest::mousePress(body->viewport(), Qt::LeftButton, {}, {middle, 50});
        QMouseEvent move(QEvent::MouseMove, QPointF(middle + 100, 50),
                         body->viewport()->mapToGlobal(QPointF(middle + 100, 50)), Qt::LeftButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(body->viewport(), &move);
        QTest::mouseRelease(body->viewport(), Qt::LeftButton, {}, {middle + 100, 50});
        QVERIFY(qAbs(body->columnRect(1).left() - middle - 100) <= 2);
    }

    void wrapMakesLongRowsTaller()
    {
        SideBySideView view;
        fill(view);
        view.resize(420, 400);
        auto *body = view.findChild<DiffBody *>();
        QVERIFY(body->horizontalScrollBar()->maximum() > 0);
        const int height = body->rows().totalHeight();
        view.setWrap(true);
        QVERIFY(body->rows().totalHeight() > height);
        QCOMPARE(body->horizontalScrollBar()->maximum(), 0);
    }

    void copiesRowsOrPatches()
    {
        SideBySideView view;
        fill(view);
        QVERIFY(view.textForClipboard(false).contains(u"-  replicas: 1"_s));
        QVERIFY(view.textForClipboard(true).contains(
            u"| spec.replicas | `replicas: 1` | `replicas: 1` | `replicas: 3` |"_s));
        auto *body = view.findChild<DiffBody *>();
        view.nextDifference();
        QTest::keyClick(body, Qt::Key_Down, Qt::ShiftModifier);
        const QString rows = view.textForClipboard(false);
        QCOMPARE(rows.count(u'\n'), 3); // names and two lines
        QVERIFY(rows.startsWith(u"east\tnorth\twest\n"_s));
    }

    void linesSpeakWhole()
    {
        SideBySideView view;
        fill(view);
        view.nextDifference();
        auto *body = view.findChild<DiffBody *>();
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(body);
        QVERIFY(interface);
        QCOMPARE(interface->childCount(), static_cast<int>(body->rows().items().size()) * 3);
        const int cell = static_cast<int>(body->currentItem()) * 3 + 2;
        QCOMPARE(interface->child(cell)->text(QAccessible::Name),
                 u"line 12, replicas: 3, differs"_s);
        QCOMPARE(interface->indexOfChild(interface->child(cell)), cell);
        QVERIFY(interface->child(0)->text(QAccessible::Name).contains(u"hidden"_s));
    }

    void nothingToShow()
    {
        SideBySideView view;
        view.resize(300, 200);
        view.show();
        view.nextDifference();
        view.previousDifference();
        view.moveColumn(1);
        QCOMPARE(view.differenceCount(), 0);
        QCOMPARE(view.currentField(), QString());
        QVERIFY(!view.select(0, u"a"_s));
        QCOMPARE(view.textForClipboard(false), QString());
        QVERIFY(!view.grab().isNull());
    }

    void providersMarkTheGutter()
    {
        SideBySideView view;
        int asked = 0;
        view.setLayerIconProvider([&asked](const yaml::Node *) {
            ++asked;
            return u"globe"_s;
        });
        view.setUnsavedProvider([](const yaml::Node *value) { return value->text() == "3"; });
        fill(view);
        QVERIFY(!view.grab().isNull());
        QVERIFY(asked > 0);
    }
};

QTEST_MAIN(SideBySideViewTest)
#include "sidebysideview_test.moc"
