// SPDX-License-Identifier: Apache-2.0
#include "ui/models/clustersmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;
using Column = ClustersModel::Column;

namespace {

services::ClusterLine line(const QString &name, const QString &environment, int errors = 0)
{
    services::ClusterLine result;
    result.name = name;
    result.dimensions = {environment};
    result.asked = 3;
    result.agreeing = errors > 0 ? 2 : 3;
    result.errors = errors;
    result.units = 1;
    return result;
}

services::ClusterOverviewPtr overview()
{
    auto result = std::make_shared<services::ClusterOverview>();
    result->dimensions = {u"environment"_s};
    result->clusters = {line(u"dev-1"_s, u"dev"_s), line(u"prod-1"_s, u"production"_s, 2),
                        line(u"prod-2"_s, u"production"_s), line(u"lost"_s, {})};
    return result;
}

QStringList names(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row)
        result.append(model.index(row, 0, parent).data().toString());
    return result;
}

} // namespace

class ClustersModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneList();
    void underTheirValues();
    void whatIsTypedFilters();
    void sorting();
};

void ClustersModelTest::oneList()
{
    ClustersModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setOverview(overview());
    QCOMPARE(names(model), (QStringList{u"dev-1"_s, u"prod-1"_s, u"prod-2"_s, u"lost"_s}));
    QCOMPARE(model.columnKind(1), Column::Dimension);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"environment"_s);
    QCOMPARE(model.columnKind(2), Column::Identity);
    QCOMPARE(model.index(1, 2).data().toString(), u"2 of 3 agree"_s);
    QVERIFY(!model.index(1, 2).data(ClustersModel::AgreesRole).toBool());
    QCOMPARE(model.columnKind(6), Column::Findings);
    QCOMPARE(model.index(1, 6).data(ClustersModel::SeverityRole).toInt(),
             static_cast<int>(model::Severity::Error));
    QCOMPARE(model.index(0, 6).data(ClustersModel::SeverityRole).toInt(), -1);
    QCOMPARE(model.indexOf(u"prod-2"_s).row(), 2);
    QVERIFY(!model.indexOf(u"nobody"_s).isValid());
    model.setOverview(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void ClustersModelTest::underTheirValues()
{
    ClustersModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOverview(overview());
    model.groupBy(0);
    QCOMPARE(names(model).size(), 3);
    QVERIFY(names(model).at(1).startsWith(u"production: 2"_s));
    QVERIFY(names(model).at(2).startsWith(u"none: 1"_s));
    QCOMPARE(names(model, model.index(1, 0)), (QStringList{u"prod-1"_s, u"prod-2"_s}));
    const QModelIndex found = model.indexOf(u"prod-2"_s);
    QCOMPARE(found.parent(), model.index(1, 0));
    model.groupBy(7); // there is no such dimension
    QCOMPARE(model.grouping(), -1);
    QCOMPARE(model.rowCount(), 4);
}

void ClustersModelTest::whatIsTypedFilters()
{
    ClustersModel model;
    ClustersFilter filter;
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.setOverview(overview());
    filter.setText(u"PRODUCTION 2"_s);
    QCOMPARE(names(filter), (QStringList{u"prod-1"_s, u"prod-2"_s})); // "2 of 3", "prod-2"
    model.groupBy(0);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(names(filter, filter.index(0, 0)), (QStringList{u"prod-1"_s, u"prod-2"_s}));
    filter.setText(u"nowhere"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 3);
}

void ClustersModelTest::sorting()
{
    ClustersModel model;
    ClustersFilter filter;
    filter.setSourceModel(&model);
    model.setOverview(overview());
    filter.sort(6, Qt::DescendingOrder);
    QCOMPARE(names(filter).first(), u"prod-1"_s);
    filter.sort(0, Qt::AscendingOrder);
    QCOMPARE(names(filter), (QStringList{u"dev-1"_s, u"lost"_s, u"prod-1"_s, u"prod-2"_s}));
    filter.sort(-1);
    QCOMPARE(names(filter).last(), u"lost"_s);
}

QTEST_GUILESS_MAIN(ClustersModelTest)
#include "clustersmodel_test.moc"
