// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "diff/matrix.h"
#include "ui/models/matrixmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

std::string deployment(const std::string &replicas, const std::string &image)
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: "
           "shop\nspec:\n  replicas: "
           + replicas + "\n  image: " + image + "\n";
}

std::string withConfig(const std::string &text, const std::string &cluster)
{
    return text
           + "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: who\n  namespace: "
             "shop\ndata:\n  CLUSTER: "
           + cluster + "\n";
}

model::SnapshotPtr threeClusters(const std::string &devReplicas)
{
    return diff::FleetFixture()
        .cluster("dev-eu-1", {{"environment", "dev"}},
                 withConfig(deployment(devReplicas, "web:1"), "dev-eu-1"))
        .cluster("prod-eu-1", {{"environment", "production"}},
                 withConfig(deployment("3", "web:1"), "prod-eu-1"))
        .cluster("prod-us-1", {{"environment", "production"}},
                 withConfig(deployment("3", "web:2"), "prod-us-1"))
        .snapshot();
}

std::shared_ptr<const diff::Matrix> matrixOf(const model::SnapshotPtr &snapshot)
{
    base::Result<diff::Matrix> matrix = diff::compare(diff::clusterColumns(snapshot));
    return matrix ? std::make_shared<const diff::Matrix>(*std::move(matrix)) : nullptr;
}

/// A row as text: its name, then what each cell shows.
QString rowText(const QAbstractItemModel &model, const QModelIndex &name)
{
    QStringList cells{name.data().toString()};
    for (int column = 1; column < model.columnCount(); ++column) {
        const QModelIndex cell = name.siblingAtColumn(column);
        cells.push_back(
            QString(cell.data(MatrixModel::LetterRole).toString() + u' ' + cell.data().toString())
                .trimmed());
    }
    return cells.join(u" | "_s);
}

QStringList tree(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, 0, parent);
        lines.push_back(rowText(model, name));
        for (const QString &line : tree(model, name))
            lines.push_back(u"  "_s + line);
    }
    return lines;
}

diff::ObjectKey webKey()
{
    return {"apps", "Deployment", "shop", "web"};
}

} // namespace

class MatrixModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsObjectsAndTheirDifferingFields()
    {
        MatrixModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(matrixOf(threeClusters("1")), nullptr);
        QCOMPARE(model.columnCount(), 4);
        const QModelIndex web = model.indexOfObject(webKey());
        QVERIFY(web.isValid());
        QVERIFY(model.hasChildren(web));
        // Each cluster is a group of its own; A is the first of equally common ones.
        const QStringList lines = tree(model, web);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines.contains(u"replicas | 1 | 3 | 3"_s), qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.contains(u"image | web:1 | web:1 | web:2"_s), qPrintable(lines.join(u'\n')));
        // The ConfigMap holds each cluster's own name: expected, no difference.
        const QModelIndex who = model.indexOfObject({"", "ConfigMap", "shop", "who"});
        QCOMPARE(
            who.siblingAtColumn(2).data(MatrixModel::CellKindRole).value<MatrixModel::CellKind>(),
            MatrixModel::CellKind::Same);
    }

    void keepsRowsWhenOnlyCellsChange()
    {
        MatrixModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(matrixOf(threeClusters("1")), nullptr);
        const QPersistentModelIndex web = model.indexOfObject(webKey());
        QCOMPARE(model.rowCount(web), 2);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setMatrix(matrixOf(threeClusters("3")), nullptr);
        QCOMPARE(resets.count(), 0);
        QVERIFY(web.isValid());
        QCOMPARE(tree(model, web), QStringList{u"image | web:1 | web:1 | web:2"_s});
    }

    void aColumnOfSeveralClustersIsPendingWhereAnyOfThemChanged()
    {
        const model::SnapshotPtr now = threeClusters("2");
        const model::SnapshotPtr saved = threeClusters("1");
        std::vector<diff::Column> columns = diff::clusterColumns(now);
        QCOMPARE(columns.size(), std::size_t{3});
        // The first cluster changed; shown behind the second as one column, and the third alone.
        std::swap(columns[0], columns[1]);
        columns[0].label += " +1";
        columns[0].clusters.push_back(columns[1].clusters.front());
        columns.erase(columns.begin() + 1);
        base::Result<diff::Matrix> matrix = diff::compare(columns);
        QVERIFY(matrix.ok());
        const auto pending = PendingCells::find(*matrix, now, saved);
        QVERIFY(pending);
        MatrixModel model;
        model.setMatrix(std::make_shared<const diff::Matrix>(*std::move(matrix)), pending);
        const QModelIndex web = model.indexOfObject(webKey());
        QVERIFY(web.siblingAtColumn(1).data(MatrixModel::PendingRole).toBool());
        QVERIFY(!web.siblingAtColumn(2).data(MatrixModel::PendingRole).toBool());
        QVERIFY(model.index(0, 1).data(MatrixModel::PendingRole).toBool());
        QVERIFY(!model.index(0, 2).data(MatrixModel::PendingRole).toBool());
        QVERIFY(!PendingCells::find(*model.matrix(), now, now));
    }

    void marksWhatAnUnsavedEditChanged()
    {
        MatrixModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const model::SnapshotPtr now = threeClusters("2");
        const auto matrix = matrixOf(now);
        model.setMatrix(matrix, PendingCells::find(*matrix, now, threeClusters("1")));
        const QModelIndex web = model.indexOfObject(webKey());
        QVERIFY(web.siblingAtColumn(1).data(MatrixModel::PendingRole).toBool());
        QVERIFY(!web.siblingAtColumn(2).data(MatrixModel::PendingRole).toBool());
        const QModelIndex replicas = model.indexOfField(webKey(), u"spec.replicas"_s);
        QVERIFY(replicas.siblingAtColumn(1).data(MatrixModel::PendingRole).toBool());
        const QModelIndex image = model.indexOfField(webKey(), u"spec.image"_s);
        QVERIFY(!image.siblingAtColumn(1).data(MatrixModel::PendingRole).toBool());
        QVERIFY(replicas.siblingAtColumn(1)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"unsaved"_s));
    }

    void showsNothingWithoutAFleet()
    {
        MatrixModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(matrixOf(threeClusters("1")), nullptr);
        model.setMatrix(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 1);
    }

    void aFailedUnitIsNotAbsent()
    {
        const model::SnapshotPtr snapshot = diff::FleetFixture()
                                                .cluster("a-1", {}, deployment("1", "web:1"))
                                                .failedCluster("b-1", {}, "broken")
                                                .snapshot();
        MatrixModel model;
        model.setMatrix(matrixOf(snapshot), nullptr);
        const QModelIndex web = model.indexOfObject(webKey());
        QCOMPARE(
            web.siblingAtColumn(2).data(MatrixModel::CellKindRole).value<MatrixModel::CellKind>(),
            MatrixModel::CellKind::NotRendered);
    }

    void findingsStandAtTheirCells()
    {
        const auto matrix = matrixOf(threeClusters("1"));
        services::CheckResult checked;
        model::Finding finding;
        finding.rule = "exception-unmarked";
        finding.severity = model::Severity::Warning;
        finding.clusters = {"dev-eu-1"};
        finding.field = "Deployment.apps/shop/web#spec.replicas";
        finding.message = "departs from its peers";
        checked.items.push_back({finding, false});
        finding.severity = model::Severity::Error;
        finding.field = "Deployment.apps/shop/web";
        finding.message = "is broken";
        checked.items.push_back({finding, false});

        MatrixModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(matrix, nullptr);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFindings(FindingCells::find(*matrix, checked));
        QCOMPARE(changed.size(), 1);
        const QModelIndex web = model.indexOfObject(webKey());
        const QModelIndex inDev = web.siblingAtColumn(1);
        QCOMPARE(inDev.data(MatrixModel::SeverityRole).toInt(),
                 static_cast<int>(model::Severity::Error));
        QCOMPARE(inDev.data(Qt::ToolTipRole).toString(),
                 u"Error: is broken (exception-unmarked), and 1 more"_s);
        QVERIFY(inDev.data(Qt::AccessibleTextRole).toString().contains(u"is broken"_s));
        QVERIFY(!web.siblingAtColumn(2).data(MatrixModel::SeverityRole).isValid());
        const QModelIndex replicas = model.indexOfField(webKey(), u"spec.replicas"_s);
        QVERIFY(replicas.isValid());
        QCOMPARE(replicas.siblingAtColumn(1).data(MatrixModel::SeverityRole).toInt(),
                 static_cast<int>(model::Severity::Warning));
        const QModelIndex image = model.indexOfField(webKey(), u"spec.image"_s);
        QVERIFY(!image.siblingAtColumn(1).data(MatrixModel::SeverityRole).isValid());
        // Another matrix: nothing is known of it yet.
        model.setMatrix(matrixOf(threeClusters("2")), nullptr);
        QVERIFY(!model.indexOfObject(webKey())
                     .siblingAtColumn(1)
                     .data(MatrixModel::SeverityRole)
                     .isValid());
        QVERIFY(!FindingCells::find(*matrix, services::CheckResult{}));
    }
};

} // namespace fleetwright::ui

QTEST_GUILESS_MAIN(fleetwright::ui::MatrixModelTest)
#include "matrixmodel_test.moc"
