// SPDX-License-Identifier: Apache-2.0
#include "fleet/open.h"
#include "services/fleetfolder.h"
#include "ui/models/hierarchymodel.h"
#include "ui/models/hierarchysketch.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;
using test::path;

namespace {

/// The tree as indented lines, so that a failure reads like a difference.
void appendLines(QStringList &lines, const QAbstractItemModel &model, const QModelIndex &parent,
                 int depth)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines.append(QString(depth * 2, u' ') + index.data().toString());
        appendLines(lines, model, index, depth + 1);
    }
}

QStringList asLines(const QAbstractItemModel &model)
{
    QStringList lines;
    appendLines(lines, model, {}, 0);
    return lines;
}

} // namespace

class HierarchyModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unfoldsTheTree();
    void resetsWhileWatched();
    void rowsStayWhereTheTreeHasTheSameShape();
    void filterKeepsParents();
    void marks();
    void movesAreAskedNotMade();
    void forbiddenMovesSayWhy();
    void sketch();

private:
    void fill(HierarchyModel &model) const
    {
        model.setFleet(m_snapshot,
                       fleet::Hierarchy::build(*m_snapshot, fleet::Grouping::Inheritance));
    }

    fleet::MemoStore m_memo;
    model::SnapshotPtr m_snapshot;
};

void HierarchyModelTest::initTestCase()
{
    const std::string overlay = "resources:\n- ../../environments/";
    const std::map<std::string, std::string> files{
        {"clusters.yaml", "clusters:\n- name: dev-1\n  labels:\n    environment: dev\n- name: "
                          "prod-1\n  labels:\n    environment: production\n"},
        {"base/kustomization.yaml", "resources:\n- web.yaml\n"},
        {"base/web.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n"},
        {"environments/dev/kustomization.yaml", "resources:\n- ../../base\n"},
        {"environments/production/kustomization.yaml", "resources:\n- ../../base\n"},
        {"clusters/dev-1/kustomization.yaml", overlay + "dev\n"},
        {"clusters/prod-1/kustomization.yaml", overlay + "production\n"},
    };
    auto snapshot = fleet::openFleet(base::makeMemoryFiles(files), {}, m_memo);
    QVERIFY(snapshot.ok());
    m_snapshot = *snapshot;
}

void HierarchyModelTest::unfoldsTheTree()
{
    HierarchyModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    QCOMPARE(asLines(model), (QStringList{u"base"_s, u"  environments/dev"_s, u"    dev-1"_s,
                                          u"  environments/production"_s, u"    prod-1"_s}));
    const QModelIndex base = model.index(0, 0);
    QCOMPARE(base.siblingAtColumn(HierarchyModel::ReachColumn).data().toInt(), 2);
    QCOMPARE(base.data(HierarchyModel::IconRole).toString(), u"globe"_s);
    QCOMPARE(model.indexOfCluster("prod-1").data(HierarchyModel::ClusterRole).toString(),
             u"prod-1"_s);
    QCOMPARE(model.indexOfLayer(path("environments/dev")).data().toString(), u"environments/dev"_s);
    QVERIFY(!model.indexOfCluster("none").isValid());
}

void HierarchyModelTest::resetsWhileWatched()
{
    HierarchyModel model;
    HierarchyFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(
        &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    model.setFleet(m_snapshot, fleet::Hierarchy::build(*m_snapshot, fleet::Grouping::Folder));
    QVERIFY(filter.rowCount() > 0);
    model.setFleet(nullptr, nullptr);
    QCOMPARE(filter.rowCount(), 0);
    fill(model);
    QCOMPARE(filter.rowCount(), 1);
}

void HierarchyModelTest::rowsStayWhereTheTreeHasTheSameShape()
{
    HierarchyModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    const QPersistentModelIndex cluster = model.indexOfCluster("prod-1");
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QCOMPARE(model.setFleet(m_snapshot,
                            fleet::Hierarchy::build(*m_snapshot, fleet::Grouping::Inheritance)),
             HierarchyModel::Change::Data);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(cluster.data().toString(), u"prod-1"_s);
    QCOMPARE(
        model.setFleet(m_snapshot, fleet::Hierarchy::build(*m_snapshot, fleet::Grouping::Folder)),
        HierarchyModel::Change::Rows);
    QCOMPARE(resets.count(), 1);
}

void HierarchyModelTest::filterKeepsParents()
{
    HierarchyModel model;
    HierarchyFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    filter.setText(u"prod-1"_s);
    QCOMPARE(asLines(filter),
             (QStringList{u"base"_s, u"  environments/production"_s, u"    prod-1"_s}));
    filter.setText({});
    QCOMPARE(asLines(filter).size(), 5);
}

void HierarchyModelTest::marks()
{
    HierarchyModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(model);
    QCOMPARE(asLines(model).size(), 5); // everything is unfolded
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    HierarchyMarks marks;
    marks.unsavedLayers = {path("environments/dev")};
    marks.changedObjects = {{"dev-1", 3}};
    marks.worstFinding = {{path("environments/dev"), static_cast<int>(model::Severity::Error)}};
    model.setMarks(marks);
    QVERIFY(changed.size() > 0);
    const QModelIndex layer = model.indexOfLayer(path("environments/dev"));
    QVERIFY(layer.data(HierarchyModel::UnsavedRole).toBool());
    QCOMPARE(layer.data(HierarchyModel::WorstFindingRole).toInt(),
             static_cast<int>(model::Severity::Error));
    QCOMPARE(layer.data(Qt::AccessibleTextRole).toString(),
             u"environments/dev, reaches 1 cluster(s), unsaved edit, has an error"_s);
    QCOMPARE(model.indexOfCluster("dev-1").data(HierarchyModel::ChangedRole).toInt(), 3);
    QCOMPARE(model.indexOfCluster("prod-1").data(HierarchyModel::ChangedRole).toInt(), 0);
}

void HierarchyModelTest::movesAreAskedNotMade()
{
    HierarchyModel model;
    fill(model);
    const QModelIndex cluster = model.indexOfCluster("dev-1");
    const QModelIndex target = model.indexOfLayer(path("environments/production"));
    const std::unique_ptr<QMimeData> data(model.mimeData({cluster}));
    QVERIFY(data);
    QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, target));
    std::optional<HierarchyPosition> asked;
    base::RepoPath where;
    connect(&model, &HierarchyModel::moveRequested, this,
            [&](const HierarchyPosition &what, const base::RepoPath &parent) {
                asked = what;
                where = parent;
            });
    const QStringList before = asLines(model);
    model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, target);
    QVERIFY(asked);
    QCOMPARE(asked->layer, path("clusters/dev-1"));
    QVERIFY(asked->parent == path("environments/dev"));
    QCOMPARE(where, path("environments/production"));
    QCOMPARE(asLines(model), before);
}

void HierarchyModelTest::forbiddenMovesSayWhy()
{
    HierarchyModel model;
    fill(model);
    const HierarchyPosition dev{path("environments/dev"), path("base")};
    QVERIFY(!model.whyNotMove(dev, path("base")).isEmpty());             // it is there already
    QVERIFY(!model.whyNotMove(dev, path("environments/dev")).isEmpty()); // itself
    QVERIFY(!model.whyNotMove(dev, path("clusters/dev-1")).isEmpty());   // below itself: a cycle
    QVERIFY(!model.whyNotMove({path("base"), std::nullopt}, path("environments/dev")).isEmpty());
    QCOMPARE(model.whyNotMove(dev, path("environments/production")), QString());
}

void HierarchyModelTest::sketch()
{
    const auto hierarchy = fleet::Hierarchy::build(*m_snapshot, fleet::Grouping::Inheritance);
    const HierarchySketch sketch = sketchHierarchy(*m_snapshot, *hierarchy, nullptr);
    QCOMPARE(sketch.boxes.size(), std::size_t(5));
    QCOMPARE(sketch.columns, 3);
    QCOMPARE(sketch.rows, 2);
    QCOMPARE(sketch.boxes[0].row, 0.5); // the base stands in the middle of what hangs under it
    const HierarchySketch small = sketchHierarchy(*m_snapshot, *hierarchy, nullptr, 1);
    QCOMPARE(small.boxes.back().text, u"1 more"_s);
}

QTEST_GUILESS_MAIN(HierarchyModelTest)
#include "hierarchymodel_test.moc"
