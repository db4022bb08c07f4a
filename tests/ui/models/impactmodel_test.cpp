// SPDX-License-Identifier: Apache-2.0
#include "diff/fixture.h"
#include "ui/models/impactmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

diff::FleetFixture before()
{
    diff::FleetFixture fleet;
    for (const std::string name : {"dev-1", "prod-1"}) {
        fleet.cluster(name, {},
                      "apiVersion: v1\nkind: Namespace\nmetadata: {name: gone}\n---\n"
                      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {image: "
                      "'shop/web:1', args: a}\n");
    }
    fleet.cluster("broken", {}, "kind: A\nmetadata: {name: x}\n");
    return fleet;
}

diff::FleetFixture after(const std::string &image)
{
    diff::FleetFixture fleet;
    for (const std::string name : {"dev-1", "prod-1"}) {
        fleet.cluster(name, {},
                      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {image: "
                      "'shop/web:"
                          + image + "', args: " + (name == "dev-1" ? "b" : "a")
                          + "}\n---\nkind: New\nmetadata: {name: made}\n");
    }
    fleet.failedCluster("broken", {}, "resource file missing");
    return fleet;
}

diff::ImpactPtr impact(const std::string &image)
{
    return *diff::impactOf(before().snapshot(), after(image).snapshot());
}

/// "heading: row | row" a line.
QStringList asLines(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int section = 0; section < model.rowCount(); ++section) {
        const QModelIndex heading = model.index(section, 0);
        QStringList rows;
        for (int row = 0; row < model.rowCount(heading); ++row)
            rows.append(model.index(row, 0, heading).data().toString());
        lines.append(heading.data().toString() + u": "_s + rows.join(u" | "_s));
    }
    return lines;
}

} // namespace

class ImpactModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatLosesDataFirst();
    void filters();
    void ticksStayWithTheChange();
    void stepsOverHeadings();
    void speaksWhole();
};

void ImpactModelTest::listsWhatLosesDataFirst()
{
    ImpactModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setImpact(impact("2"));
    QCOMPARE(
        asLines(model),
        (QStringList{u"Data is lost (1): Namespace/gone"_s,
                     u"Changed, by equal lines (2): image 1 → 2 | args a → b"_s,
                     u"Created (1): New/made"_s, u"Not compared (1): Overlay/clusters/broken"_s}));
    const QModelIndex lost = model.index(0, 0, model.index(0, 0));
    QCOMPARE(lost.data(ImpactModel::WarningRole).toString(), u"data is lost"_s);
    QVERIFY(lost.data(ImpactModel::SeriousRole).toBool());
    const QModelIndex image = model.index(0, 0, model.index(1, 0));
    QCOMPARE(image.data(ImpactModel::DetailRole).toString(),
             u"Deployment/web: the same line in 2 cluster(s)"_s);
    model.setImpact(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void ImpactModelTest::filters()
{
    ImpactModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setImpact(impact("2"));
    model.setFilter(ImpactModel::Filter::Created);
    QCOMPARE(asLines(model), QStringList{u"Created (1): New/made"_s});
    model.setFilter(ImpactModel::Filter::Deleted);
    QCOMPARE(asLines(model), QStringList{u"Data is lost (1): Namespace/gone"_s});
    model.setFilter(ImpactModel::Filter::Production);
    QVERIFY(!asLines(model).join(u'\n').contains(u"args"_s)); // dev-1 only
    model.setFilter(ImpactModel::Filter::All);
    QCOMPARE(model.rowCount(), 4);
}

void ImpactModelTest::ticksStayWithTheChange()
{
    ImpactModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setImpact(impact("2"));
    const QSignalSpy ticked(&model, &ImpactModel::tickedChanged);
    const QModelIndex image = model.index(0, 0, model.index(1, 0));
    QVERIFY(model.setData(image, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.count(), 1);
    QCOMPARE(model.tickedCount(), 1);
    QCOMPARE(model.tickableCount(), 5);
    QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole)); // a heading
    model.setImpact(impact("2"));
    QCOMPARE(model.tickedCount(), 1);
    model.setImpact(impact("3")); // another value: not what was looked at
    QCOMPARE(model.tickedCount(), 0);
}

void ImpactModelTest::stepsOverHeadings()
{
    ImpactModel model;
    model.setImpact(impact("2"));
    QModelIndex at = model.next({}, 1);
    QStringList titles;
    for (; at.isValid(); at = model.next(at, 1))
        titles.append(at.data().toString());
    QCOMPARE(titles.size(), 5);
    at = model.index(0, 0, model.index(3, 0));
    int back = 0;
    for (; at.isValid(); at = model.next(at, -1))
        ++back;
    QCOMPARE(back, 5);
}

void ImpactModelTest::speaksWhole()
{
    ImpactModel model;
    model.setImpact(impact("2"));
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data(Qt::AccessibleTextRole).toString(),
             u"Namespace/gone, dev-1, prod-1, data is lost"_s);
}

QTEST_GUILESS_MAIN(ImpactModelTest)
#include "impactmodel_test.moc"
