// SPDX-License-Identifier: Apache-2.0
#include "ui/models/answertablemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const services::AnswerTable> answer()
{
    auto result = std::make_shared<services::AnswerTable>();
    result->headings = {u"Cluster"_s, u"Unit"_s, u"Prune"_s, u"Interval"_s};
    for (const QString &cluster : {u"dev-1"_s, u"prod-1"_s}) {
        services::TableLine line;
        line.cluster = cluster;
        line.cells = {cluster, u"Kustomization/flux-system/apps"_s, u"yes"_s, u"10m"_s};
        result->lines.push_back(line);
    }
    result->lines[1].cells[2] = u"no"_s;
    result->lines[1].notes = {{}, {}, u"usually yes"_s};
    result->lines[1].standsOut = true;
    result->lines[1].place = {*base::RepoPath::fromText("flux/apps.yaml"), 4, 1};
    return result;
}

} // namespace

class AnswerTableModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aColumnAHeading();
    void filtered();
};

void AnswerTableModelTest::aColumnAHeading()
{
    AnswerTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setTable(answer());
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"Prune"_s);
    QCOMPARE(model.index(1, 2).data().toString(), u"no"_s);
    QVERIFY(model.index(1, 2).data(AnswerTableModel::StandsOutRole).toBool());
    QVERIFY(!model.index(1, 3).data(AnswerTableModel::StandsOutRole).toBool());
    QVERIFY(!model.index(0, 2).data(AnswerTableModel::StandsOutRole).toBool());
    QCOMPARE(model.index(1, 2).data(Qt::AccessibleTextRole).toString(),
             u"prod-1, Kustomization/flux-system/apps, no: usually yes"_s);
    QCOMPARE(model.index(1, 0).data(AnswerTableModel::FileRole).toString(), u"flux/apps.yaml"_s);
    QCOMPARE(model.index(1, 0).data(AnswerTableModel::LineRole).toInt(), 4);
    QCOMPARE(model.index(0, 3).data(AnswerTableModel::ClusterRole).toString(), u"dev-1"_s);
    model.setTable(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
}

void AnswerTableModelTest::filtered()
{
    AnswerTableModel model;
    AnswerTableFilter filter;
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.setTable(answer());
    QCOMPARE(filter.rowCount(), 2);
    filter.setOnlyStandingOut(true);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, 0).data().toString(), u"prod-1"_s);
    filter.setText(u"DEV"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setOnlyStandingOut(false);
    QCOMPARE(filter.rowCount(), 1);
}

QTEST_GUILESS_MAIN(AnswerTableModelTest)
#include "answertablemodel_test.moc"
