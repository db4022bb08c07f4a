// SPDX-License-Identifier: Apache-2.0
#include "ui/models/radiusmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;
using State = services::RadiusCluster::State;

namespace {

services::RadiusCluster cluster(const QString &name, State state, bool production = false)
{
    services::RadiusCluster result;
    result.name = name;
    result.state = state;
    result.production = production;
    result.why = {u"because"_s};
    return result;
}

services::RadiusAnswerPtr answer()
{
    auto result = std::make_shared<services::RadiusAnswer>();
    result->subject = {services::RadiusSubject::Kind::Selector, u"environment=staging"_s};
    result->rules = {u"environment=staging"_s};
    result->clusters = {cluster(u"dev-1"_s, State::Outside),
                        cluster(u"staging-1"_s, State::Reached),
                        cluster(u"prod-1"_s, State::Reached, true)};
    result->clusters[0].rules = {{u"dev"_s, false}};
    result->clusters[1].rules = {{u"staging"_s, true}};
    result->clusters[2].rules = {{{}, false}};
    return result;
}

} // namespace

class RadiusModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thoseConcernedComeFirst();
    void aColumnARule();
    void speaksWhole();
};

void RadiusModelTest::thoseConcernedComeFirst()
{
    RadiusModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setAnswer(answer());
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    QCOMPARE(names, (QStringList{u"staging-1"_s, u"prod-1"_s, u"dev-1"_s}));
    QCOMPARE(model.rowOf(u"dev-1"_s), 2);
    QCOMPARE(model.rowOf(u"nowhere"_s), -1);
    model.setAnswer(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 2);
}

void RadiusModelTest::aColumnARule()
{
    RadiusModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAnswer(answer());
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"environment=staging"_s);
    QCOMPARE(model.index(0, 1).data().toString(), u"staging"_s);
    QVERIFY(model.index(0, 1).data(RadiusModel::HoldsRole).toBool());
    QCOMPARE(model.index(1, 1).data().toString(), u"none"_s);
    QCOMPARE(model.index(0, 2).data().toString(), u"matched"_s);
    QCOMPARE(model.index(1, 2).data().toString(), u"matched, production"_s);
    QCOMPARE(model.index(2, 2).data().toString(), u"not matched"_s);
    QCOMPARE(model.index(2, 0).data(RadiusModel::NameRole).toString(), u"dev-1"_s);
}

void RadiusModelTest::speaksWhole()
{
    RadiusModel model;
    model.setAnswer(answer());
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
             u"prod-1, matched, production, because"_s);
}

QTEST_GUILESS_MAIN(RadiusModelTest)
#include "radiusmodel_test.moc"
