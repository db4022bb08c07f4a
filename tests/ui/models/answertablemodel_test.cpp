// SPDX-License-Identifier: Apache-2.0
#include "ui/models/deliverymodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

services::DeliveryAnswerPtr answer()
{
    auto result = std::make_shared<services::DeliveryAnswer>();
    result->settings = {u"Prune"_s, u"Interval"_s};
    for (const QString &cluster : {u"dev-1"_s, u"prod-1"_s}) {
        services::DeliveryLine line;
        line.cluster = cluster;
        line.unit = u"Kustomization/flux-system/apps"_s;
        line.settings = {u"yes"_s, u"10m"_s};
        line.unlike = {QString(), QString()};
        result->units.push_back(line);
    }
    result->units[1].settings[0] = u"no"_s;
    result->units[1].unlike[0] = u"no, usually yes"_s;
    result->units[1].isUnlike = true;
    result->units[1].place = {*base::RepoPath::fromText("flux/apps.yaml"), 4, 1};
    return result;
}

} // namespace

class DeliveryModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aColumnASetting();
    void filtered();
};

void DeliveryModelTest::aColumnASetting()
{
    DeliveryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setAnswer(answer());
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"Prune"_s);
    QCOMPARE(model.index(1, 2).data().toString(), u"no"_s);
    QVERIFY(model.index(1, 2).data(DeliveryModel::UnlikeRole).toBool());
    QVERIFY(!model.index(1, 3).data(DeliveryModel::UnlikeRole).toBool());
    QVERIFY(!model.index(0, 2).data(DeliveryModel::UnlikeRole).toBool());
    QCOMPARE(model.index(1, 2).data(Qt::AccessibleTextRole).toString(),
             u"prod-1, Kustomization/flux-system/apps, no, usually yes"_s);
    QCOMPARE(model.index(1, 0).data(DeliveryModel::FileRole).toString(), u"flux/apps.yaml"_s);
    QCOMPARE(model.index(1, 0).data(DeliveryModel::LineRole).toInt(), 4);
    model.setAnswer(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 2);
}

void DeliveryModelTest::filtered()
{
    DeliveryModel model;
    DeliveryFilter filter;
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.setAnswer(answer());
    QCOMPARE(filter.rowCount(), 2);
    filter.setOnlyUnlike(true);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, 0).data().toString(), u"prod-1"_s);
    filter.setText(u"DEV"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setOnlyUnlike(false);
    QCOMPARE(filter.rowCount(), 1);
}

QTEST_GUILESS_MAIN(DeliveryModelTest)
#include "deliverymodel_test.moc"
