// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/docks.h"
#include "ui/pages/hierarchy/addclusterform.h"
#include "ui/pages/hierarchy/hierarchydock.h"
#include "ui/pages/hierarchy/trialpanel.h"
#include "ui/windowfixture.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class HierarchyDockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatInheritsFromWhat();
    void choosingARowSelects();
    void marksFollowAnEdit();
    void aClusterIsMovedByKeyboard();
    void aMoveCanBeDiscarded();
    void aClusterIsAddedLikeItsSibling();
    void namesAreChecked_data();
    void namesAreChecked();
};

namespace {

HierarchyDock *dockOf(const WindowFixture &fixture)
{
    return dynamic_cast<HierarchyDock *>(fixture.window->docks().find(u"hierarchy"_s)->widget());
}

void choose(HierarchyDock &dock, const QModelIndex &sourceIndex)
{
    auto *filter = dynamic_cast<HierarchyFilter *>(dock.view()->model());
    dock.view()->setCurrentIndex(filter->mapFromSource(sourceIndex));
}

QPushButton *applyButton(const WindowFixture &fixture)
{
    return fixture.window->docks().find(u"trial"_s)->findChild<TrialPanel *>()->applyButton();
}

} // namespace

void HierarchyDockTest::showsWhatInheritsFromWhat()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.run(Command::GoFindings);
    HierarchyDock *dock = dockOf(fixture);
    QVERIFY(dock->isVisible());
    QCOMPARE(dock->model().rowCount(), 1);
    const QModelIndex base = dock->model().index(0, 0);
    QCOMPARE(base.data().toString(), u"base"_s);
    QCOMPARE(dock->model().rowCount(base), 3);
    QCOMPARE(dock->model().indexOfCluster("prod-eu-west-1").parent().data().toString(),
             u"regions/eu-west"_s);
    fixture.run(Command::ShowHierarchy);
    QVERIFY(!dock->isVisible());
    fixture.run(Command::ShowHierarchy);
    QVERIFY(dock->isVisible());
}

void HierarchyDockTest::choosingARowSelects()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    HierarchyDock *dock = dockOf(fixture);
    choose(*dock, dock->model().indexOfCluster("dev-us-east-1"));
    QCOMPARE(fixture.window->context().selection.state().cluster, u"dev-us-east-1"_s);
    choose(*dock, dock->model().indexOfLayer(path("environments/staging")));
    QCOMPARE(fixture.window->context().selection.state().cluster, QString());
    QCOMPARE(fixture.window->context().selection.state().layer, path("environments/staging"));
    QCOMPARE(fixture.window->context().selection.state().place.file,
             path("environments/staging/kustomization.yaml"));
    // And the other way round: a selection made elsewhere is shown here.
    fixture.window->context().selection.selectCluster(u"prod-us-east-1"_s);
    QCOMPARE(dock->view()->currentIndex().data().toString(), u"prod-us-east-1"_s);
}

void HierarchyDockTest::marksFollowAnEdit()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.edit(
        "environments/staging/kustomization.yaml", "commonLabels:",
        "images:\n- name: quay.io/prometheus/prometheus\n  newTag: v2.56.0\ncommonLabels:");
    QVERIFY(fixture.settle());
    HierarchyModel &model = dockOf(fixture)->model();
    QVERIFY(model.indexOfLayer(path("environments/staging"))
                .data(HierarchyModel::UnsavedRole)
                .toBool());
    QCOMPARE(model.indexOfCluster("staging-eu-west-1").data(HierarchyModel::ChangedRole).toInt(),
             1);
    QCOMPARE(model.indexOfCluster("staging-us-east-1").data(HierarchyModel::ChangedRole).toInt(),
             0);
}

void HierarchyDockTest::aClusterIsMovedByKeyboard()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.run(Command::GoFindings);
    HierarchyDock *dock = dockOf(fixture);
    choose(*dock, dock->model().indexOfCluster("dev-us-east-1"));
    QTest::keyClick(dock->view(), Qt::Key_X, Qt::ControlModifier);
    choose(*dock, dock->model().indexOfLayer(path("environments/staging")));
    QTest::keyClick(dock->view(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.window->docks().find(u"trial"_s)->isVisible());
    const edit::Plan *plan = dock->trial().plan();
    QVERIFY(plan);
    QCOMPARE(plan->changes.size(), std::size_t(1));
    QCOMPARE(plan->linesAdded, std::size_t(1));
    QCOMPARE(plan->linesRemoved, std::size_t(1));
    QCOMPARE(plan->affected.clusters.size(), std::size_t(1));
    QVERIFY(fixture.workspace->edits().unsaved().empty()); // nothing is edited before Apply
    QTest::mouseClick(applyButton(fixture), Qt::LeftButton);
    QVERIFY(fixture.settle());
    QVERIFY(!fixture.window->docks().find(u"trial"_s)->isVisible());
    QCOMPARE(fixture.workspace->edits().unsaved(),
             std::vector{path("clusters/dev-us-east-1/kustomization.yaml")});
    QCOMPARE(dock->model().indexOfCluster("dev-us-east-1").parent().data().toString(),
             u"environments/staging"_s);
    fixture.run(Command::Undo);
    QVERIFY(fixture.settle());
    QCOMPARE(dock->model().indexOfCluster("dev-us-east-1").parent().data().toString(),
             u"environments/dev"_s);
    QVERIFY(fixture.workspace->edits().unsaved().empty());
}

void HierarchyDockTest::aMoveCanBeDiscarded()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    HierarchyDock *dock = dockOf(fixture);
    choose(*dock, dock->model().indexOfCluster("dev-us-east-1"));
    fixture.run(Command::CutLayer);
    QVERIFY(!fixture.can(Command::PasteLayer)); // not under itself
    choose(*dock, dock->model().indexOfLayer(path("environments/production")));
    QVERIFY(fixture.can(Command::PasteLayer));
    fixture.run(Command::PasteLayer);
    QVERIFY(fixture.settle());
    QVERIFY(dock->trial().plan());
    dock->trial().discard();
    QVERIFY(!dock->trial().canApply());
    QVERIFY(fixture.workspace->edits().unsaved().empty());
}

void HierarchyDockTest::aClusterIsAddedLikeItsSibling()
{
    WindowFixture fixture;
    QVERIFY(fixture.openSample());
    fixture.run(Command::GoFindings);
    HierarchyDock *dock = dockOf(fixture);
    choose(*dock, dock->model().indexOfCluster("staging-eu-west-1"));
    fixture.run(Command::AddClusterLike);
    AddClusterForm *form = dock->addClusterForm();
    QVERIFY(form->isVisible());
    QVERIFY(!form->problem().isEmpty());
    QTest::keyClicks(form->nameField(), u"staging-eu-west-2"_s);
    QCOMPARE(form->problem(), QString());
    QVERIFY(
        QTest::qWaitFor([dock] { return dock->trial().plan() || dock->trial().error(); }, 10'000));
    QVERIFY(dock->trial().plan());
    QVERIFY2(dock->trial().canApply(),
             dock->trial().plan()->refusal ? dock->trial().plan()->refusal->detail.c_str() : "");
    QVERIFY(dock->trial().plan()->changes.contains(path("clusters.yaml")));
    QTest::mouseClick(applyButton(fixture), Qt::LeftButton);
    QVERIFY(fixture.settle());
    QVERIFY(fixture.workspace->snapshot()->findCluster("staging-eu-west-2"));
    QCOMPARE(fixture.workspace->snapshot()->clusters.size(), std::size_t(7));
    QCOMPARE(fixture.workspace->edits().history().entries().size(),
             std::size_t(1)); // one entry, several files
    QVERIFY(fixture.workspace->saveAll());
    QVERIFY(QFile::exists(fixture.workspace->folder()
                          + u"/clusters/staging-eu-west-2/kustomization.yaml"_s));
}

void HierarchyDockTest::namesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fine");
    QTest::newRow("plain") << u"staging-eu-west-2"_s << true;
    QTest::newRow("dots") << u"a.b-1"_s << true;
    QTest::newRow("capital") << u"Staging"_s << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("leaves the folder") << u"../x"_s << false;
    QTest::newRow("dash first") << u"-a"_s << false;
    QTest::newRow("dash last") << u"a-"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("too long") << QString(254, u'a') << false;
}

void HierarchyDockTest::namesAreChecked()
{
    QFETCH(QString, name);
    QTEST(isClusterName(name), "fine");
}

QTEST_MAIN(HierarchyDockTest)
#include "hierarchydock_test.moc"
