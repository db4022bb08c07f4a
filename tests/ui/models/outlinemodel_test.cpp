// SPDX-License-Identifier: Apache-2.0
#include "ui/models/outlinemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class OutlineModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsBelowTheirRow();
};

void OutlineModelTest::partsBelowTheirRow()
{
    auto outline = std::make_shared<services::Outline>();
    const int set = outline->add(services::Outline::top, {u"Set"_s, u"2 steps"_s, {}, {}, false});
    const int first = outline->add(set, {u"Step 1"_s, {}, {}, {}, false});
    const int other = outline->add(services::Outline::top, {u"<b>Other</b>"_s, {}, {}, {}, true});
    const base::Place place{*base::RepoPath::fromText("sets/web.yaml"), 7, 3};
    outline->add(set, {u"Step 2"_s, {}, place, {}, false});
    outline->add(first, {u"dev-1"_s, u"Application/argocd/web"_s, {}, u"dev-1"_s, false});
    QCOMPARE(outline->position(other), 1);

    OutlineModel model({u"What"_s, u"Detail"_s});
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setOutline(outline);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex top = model.index(0, 0);
    QCOMPARE(model.rowCount(top), 2);
    QCOMPARE(top.siblingAtColumn(1).data().toString(), u"2 steps"_s);
    const QModelIndex second = model.index(1, 0, top);
    QCOMPARE(second.data().toString(), u"Step 2"_s);
    QCOMPARE(second.data(OutlineModel::FileRole).toString(), u"sets/web.yaml"_s);
    QCOMPARE(second.data(OutlineModel::LineRole).toInt(), 7);
    QCOMPARE(second.parent(), top);
    const QModelIndex cluster = model.index(0, 0, model.index(0, 0, top));
    QCOMPARE(cluster.data(OutlineModel::ClusterRole).toString(), u"dev-1"_s);
    QCOMPARE(cluster.data(Qt::AccessibleTextRole).toString(), u"dev-1, Application/argocd/web"_s);
    QVERIFY(model.index(1, 0).data(OutlineModel::WrongRole).toBool());
    QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), u"&lt;b&gt;Other&lt;/b&gt;"_s);
    model.setOutline(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(OutlineModelTest)
#include "outlinemodel_test.moc"
