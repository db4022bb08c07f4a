// SPDX-License-Identifier: Apache-2.0
#include "ui/graphview/graphview.h"
#include "ui/graphview/heatmapview.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

LayeredGraph::Node node(const QString &id, int column)
{
    LayeredGraph::Node result;
    result.id = id;
    result.title = id;
    result.detail = u"reaches 2"_s;
    result.column = column;
    result.spoken = id + u" spoken"_s;
    return result;
}

/// base → dev, prod → a, b, c; c hangs on both.
LayeredGraph graph()
{
    LayeredGraph result;
    result.columns = {u"Global"_s, u"Environment"_s, u"Cluster"_s};
    for (const auto &[id, column] :
         {std::pair("base", 0), std::pair("dev", 1), std::pair("prod", 1), std::pair("a", 2),
          std::pair("b", 2), std::pair("c", 2)})
        result.nodes.push_back(node(QString::fromLatin1(id), column));
    result.edges = {{0, 1}, {0, 2}, {1, 3}, {2, 4}, {1, 5}, {2, 5}};
    result.legend = {{u"reached (3)"_s, Role::Pending, false}};
    return result;
}

GraphMetrics metrics()
{
    GraphMetrics result;
    result.textWidth = [](const QString &text) { return 8.0 * static_cast<qreal>(text.size()); };
    return result;
}

} // namespace

class LayeredGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsGoRightAndNothingOverlaps();
    void parentsStandBesideTheirChildren();
    void manyClustersStayApart();
    void outline();
    void keysWalkAlongEdges();
    void theListSaysTheSame();
    void picturesAreWritten();
    void heatMapByKeys();
};

void LayeredGraphTest::columnsGoRightAndNothingOverlaps()
{
    const GraphLayout layout = layOut(graph(), metrics());
    QCOMPARE(layout.boxes.size(), std::size_t(6));
    QVERIFY(layout.boxes[0].right() < layout.boxes[1].left());
    QVERIFY(layout.boxes[1].right() < layout.boxes[3].left());
    for (std::size_t left = 0; left < layout.boxes.size(); ++left) {
        for (std::size_t right = left + 1; right < layout.boxes.size(); ++right)
            QVERIFY(!layout.boxes[left].intersects(layout.boxes[right]));
    }
    for (const QRectF &box : layout.boxes)
        QVERIFY(QRectF(QPointF(), layout.size).contains(box));
}

void LayeredGraphTest::parentsStandBesideTheirChildren()
{
    const GraphLayout layout = layOut(graph(), metrics());
    const qreal middle = (layout.boxes[1].center().y() + layout.boxes[2].center().y()) / 2;
    QVERIFY(qAbs(layout.boxes[0].center().y() - middle) < 1);
    // c hangs on both: it stands between the others.
    const qreal c = layout.boxes[5].center().y();
    QVERIFY(c > std::min(layout.boxes[3].center().y(), layout.boxes[4].center().y()));
    QVERIFY(c < std::max(layout.boxes[3].center().y(), layout.boxes[4].center().y()));
}

void LayeredGraphTest::manyClustersStayApart()
{
    LayeredGraph many;
    many.nodes.push_back(node(u"base"_s, 0));
    for (int at = 0; at < 300; ++at) {
        many.nodes.push_back(node(QString::number(at), 1));
        many.edges.push_back({0, at + 1});
    }
    const GraphLayout layout = layOut(many, metrics());
    std::vector<qreal> tops;
    for (std::size_t at = 1; at < layout.boxes.size(); ++at)
        tops.push_back(layout.boxes[at].top());
    std::sort(tops.begin(), tops.end());
    for (std::size_t at = 1; at < tops.size(); ++at)
        QVERIFY(tops[at] - tops[at - 1] >= layout.boxes[1].height());
}

void LayeredGraphTest::outline()
{
    QCOMPARE(outlineOf(graph()).split(u'\n').first(5),
             (QStringList{u"base: reaches 2"_s, u"  dev: reaches 2"_s, u"    a: reaches 2"_s,
                          u"    c: reaches 2"_s, u"  prod: reaches 2"_s}));
}

void LayeredGraphTest::keysWalkAlongEdges()
{
    GraphView view;
    view.setAccessibleName(u"Layers"_s);
    view.resize(800, 500);
    view.show();
    view.setGraph(graph());
    const QSignalSpy selected(&view, &GraphView::nodeSelected);
    const QSignalSpy activated(&view, &GraphView::nodeActivated);
    view.select(u"base"_s);
    QTest::keyClick(view.canvas(), Qt::Key_Right);
    QVERIFY(view.selected() == u"dev"_s || view.selected() == u"prod"_s);
    QTest::keyClick(view.canvas(), Qt::Key_Left);
    QCOMPARE(view.selected(), u"base"_s);
    view.select(u"dev"_s);
    const QString down = [&] {
        QTest::keyClick(view.canvas(), Qt::Key_Down);
        return view.selected();
    }();
    QTest::keyClick(view.canvas(), Qt::Key_Up);
    QVERIFY(down == u"prod"_s ? view.selected() == u"dev"_s : down == u"dev"_s);
    QVERIFY(selected.count() >= 3);
    QTest::keyClick(view.canvas(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QVERIFY(view.canvas()->accessibleDescription().endsWith(u" spoken"_s));
}

void LayeredGraphTest::theListSaysTheSame()
{
    GraphView view;
    view.setAccessibleName(u"Layers"_s);
    view.setGraph(graph());
    view.show();
    QTest::keyClick(view.canvas(), Qt::Key_T);
    QVERIFY(view.isList());
    QCOMPARE(view.list()->topLevelItemCount(), 1);
    QCOMPARE(view.list()->topLevelItem(0)->text(0), u"base"_s);
    QCOMPARE(view.list()->topLevelItem(0)->childCount(), 2);
    view.list()->setCurrentItem(view.list()->topLevelItem(0)->child(1));
    QCOMPARE(view.selected(), u"prod"_s);
    QTest::keyClick(view.list(), Qt::Key_T);
    QVERIFY(!view.isList());
}

void LayeredGraphTest::picturesAreWritten()
{
    const QTemporaryDir folder;
    GraphView view;
    view.setGraph(graph());
    QVERIFY(view.savePicture(folder.filePath(u"graph.svg"_s)));
    QFile svg(folder.filePath(u"graph.svg"_s));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(text.contains("<svg"));
    QVERIFY(text.contains("prod"));
    QVERIFY(view.savePicture(folder.filePath(u"graph.png"_s)));
    QVERIFY(QImage(folder.filePath(u"graph.png"_s)).width() > 200);
    QVERIFY(!view.savePicture(folder.filePath(u"missing/graph.svg"_s)));
    QVERIFY(!view.savePicture(folder.filePath(u"missing/graph.png"_s)));
}

void LayeredGraphTest::heatMapByKeys()
{
    HeatMapView view;
    HeatMap map;
    map.rows = {u"dev"_s, u"production"_s};
    map.columns = {u"eu-west"_s, u"us-east"_s};
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            HeatMap::Cell cell;
            cell.row = row;
            cell.column = column;
            cell.number = u"1 field"_s;
            cell.ids = {u"%1-%2"_s.arg(row).arg(column)};
            map.cells.push_back(cell);
        }
    }
    view.resize(400, 200);
    view.show();
    view.setMap(map);
    const QSignalSpy selected(&view, &HeatMapView::cellSelected);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(selected.last().first().toStringList(), QStringList{u"1-1"_s});
    view.select(u"0-1"_s);
    QCOMPARE(view.selected(), 1);
    const QTemporaryDir folder;
    QVERIFY(view.savePicture(folder.filePath(u"map.svg"_s)));
    QVERIFY(view.savePicture(folder.filePath(u"map.png"_s)));
}

QTEST_MAIN(LayeredGraphTest)
#include "layeredgraph_test.moc"
