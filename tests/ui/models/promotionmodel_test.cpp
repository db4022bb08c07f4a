// SPDX-License-Identifier: Apache-2.0
#include "ui/models/promotionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;
using diff::VersionStanding;

namespace {

model::SnapshotPtr fleet(std::size_t production)
{
    auto snapshot = std::make_shared<model::Snapshot>();
    model::Cluster dev;
    dev.name = "dev-1";
    dev.dimensions["environment"] = "dev";
    snapshot->clusters.push_back(dev);
    for (std::size_t i = 0; i < production; ++i) {
        model::Cluster one;
        one.name = "prod-" + std::to_string(i);
        one.dimensions["environment"] = "production";
        snapshot->clusters.push_back(one);
    }
    return snapshot;
}

std::shared_ptr<const diff::Promotion> versions(std::size_t production)
{
    auto promotion = std::make_shared<diff::Promotion>();
    promotion->environments = {"dev", "production"};
    diff::VersionedComponent uneven;
    uneven.artifact = "web";
    uneven.owner = "Deployment.apps/shop/web";
    uneven.cells.push_back({0, "1.0", {}, VersionStanding::Even});
    for (std::size_t i = 1; i <= production; ++i)
        uneven.cells.push_back({static_cast<model::ClusterIndex>(i),
                                i == 1 ? "1.2" : "1.1",
                                {*base::RepoPath::fromText("base/web.yaml"), 7, 1},
                                i == 1 ? VersionStanding::Ahead : VersionStanding::Differs});
    diff::VersionedComponent even;
    even.artifact = "db";
    even.cells.push_back({0, "5", {}, VersionStanding::Even});
    promotion->components = {uneven, even};
    return promotion;
}

} // namespace

class PromotionModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aColumnACluster();
    void manyClustersAreOneColumnAnEnvironment();
    void onlyWhatDiffers();
};

void PromotionModelTest::aColumnACluster()
{
    PromotionModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setPromotion(versions(2), fleet(2));
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"production\nprod-0"_s);
    QCOMPARE(model.index(0, 1).data().toString(), u"1.0"_s);
    QCOMPARE(model.index(0, 2).data(PromotionModel::StandingRole).toInt(),
             static_cast<int>(VersionStanding::Ahead));
    QCOMPARE(model.index(0, 2).data(PromotionModel::FileRole).toString(), u"base/web.yaml"_s);
    QCOMPARE(model.index(0, 2).data(PromotionModel::LineRole).toInt(), 7);
    QCOMPARE(model.index(0, 2).data(PromotionModel::ClusterRole).toString(), u"prod-0"_s);
    QCOMPARE(model.index(1, 2).data().toString(), u"—"_s);
    QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(),
             u"web, prod-0, 1.2, ahead of the environment before"_s);
}

void PromotionModelTest::manyClustersAreOneColumnAnEnvironment()
{
    PromotionModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPromotion(versions(1000), fleet(1000));
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"production"_s);
    QCOMPARE(model.index(0, 2).data().toString(), u"1.1 in 999, 1.2 in 1"_s);
    QCOMPARE(model.index(0, 2).data(PromotionModel::StandingRole).toInt(),
             static_cast<int>(VersionStanding::Ahead));
}

void PromotionModelTest::onlyWhatDiffers()
{
    PromotionModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPromotion(versions(2), fleet(2));
    QCOMPARE(model.rowCount(), 2);
    model.setOnlyUneven(true);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"web"_s);
    model.setPromotion(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 1);
}

QTEST_GUILESS_MAIN(PromotionModelTest)
#include "promotionmodel_test.moc"
