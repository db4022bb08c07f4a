// SPDX-License-Identifier: Apache-2.0
#include "ui/models/changedfilesmodel.h"
#include "ui/models/palettemodel.h"
#include "ui/models/recentmodel.h"
#include "ui/models/searchmodel.h"
#include "ui/models/tablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

base::RepoPath path(const char *text)
{
    return base::RepoPath::fromText(text).value();
}

ChangedFile changed(const char *name)
{
    ChangedFile file;
    file.path = path(name);
    return file;
}

PaletteItem item(PaletteItem::Kind kind, const QString &title)
{
    PaletteItem result;
    result.kind = kind;
    result.title = title;
    return result;
}

QStringList titles(const QAbstractItemModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row, 0).data().toString());
    return result;
}

} // namespace

class ListModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changedFilesKeepTheirTicks();
    void paletteBySign();
    void paletteLine();
    void recentFolders();
    void when_data();
    void when();
    void searchHits();
    void tableAsText();
};

void ListModelsTest::changedFilesKeepTheirTicks()
{
    ChangedFilesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy chosenChanged(&model, &ChangedFilesModel::chosenChanged);
    model.setFiles({changed("a.yaml"), changed("b.yaml")});
    QCOMPARE(model.chosen().size(), std::size_t(2));
    QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.chosen(), std::vector{path("b.yaml")});
    ChangedFile more = changed("a.yaml");
    more.linesAdded = 3;
    more.unsaved = true;
    model.setFiles({more, changed("b.yaml"), changed("c.yaml")});
    QCOMPARE(model.chosen(), (std::vector{path("b.yaml"), path("c.yaml")}));
    QCOMPARE(model.index(0).data(ChangedFilesModel::DetailRole).toString(),
             u"modified, +3 −0, unsaved"_s);
    QCOMPARE(model.rowOf(path("c.yaml")), 2);
    QCOMPARE(model.rowOf(path("d.yaml")), -1);
    QCOMPARE(chosenChanged.size(), 3);
}

void ListModelsTest::paletteBySign()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    PaletteItem save = item(PaletteItem::Kind::Command, u"Save all"_s);
    save.words = u"write disk"_s;
    model.setItems({save, item(PaletteItem::Kind::Cluster, u"prod-eu-west-1"_s),
                    item(PaletteItem::Kind::Cluster, u"dev-eu-west-1"_s),
                    item(PaletteItem::Kind::Object, u"Deployment/prometheus"_s),
                    item(PaletteItem::Kind::File, u"base/prometheus.yaml"_s),
                    item(PaletteItem::Kind::Rule, u"leak-identity"_s)});
    QCOMPARE(titles(model), QStringList{u"Save all"_s}); // commands until something is typed
    model.setText(u"prom"_s);
    QCOMPARE(titles(model).size(), 2);
    model.setText(u"#prom"_s);
    QCOMPARE(titles(model), QStringList{u"Deployment/prometheus"_s});
    model.setText(u"@"_s);
    QCOMPARE(titles(model).size(), 2);
    model.setText(u"@prod"_s);
    QCOMPARE(titles(model), QStringList{u"prod-eu-west-1"_s});
    model.setText(u"/prom"_s);
    QCOMPARE(titles(model), QStringList{u"base/prometheus.yaml"_s});
    model.setText(u"?leak"_s);
    QCOMPARE(titles(model), QStringList{u"leak-identity"_s});
    model.setText(u"disk"_s); // by an old name
    QCOMPARE(titles(model), QStringList{u"Save all"_s});
    model.setText(u"zzz"_s);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.item(0));
}

void ListModelsTest::paletteLine()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setText(u":12"_s);
    QCOMPARE(model.rowCount(), 0); // no file is open
    model.setText({});
    model.setCurrentFile(path("base/web.yaml"));
    model.setText(u":12"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.item(0)->place, (base::Place{path("base/web.yaml"), 12, 0}));
}

void ListModelsTest::recentFolders()
{
    RecentModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    RecentFolder one{u"/fleets/one"_s, u"one"_s, u"main"_s, QDateTime::currentDateTime(), false, 2};
    RecentFolder gone{u"/fleets/gone"_s, u"gone"_s, {}, {}, true, 0};
    model.setFolders({one, gone});
    QCOMPARE(titles(model), (QStringList{u"one"_s, u"gone"_s}));
    QCOMPARE(model.index(0).data(RecentModel::DetailRole).toString(),
             u"/fleets/one, branch main"_s);
    QCOMPARE(model.index(0).data(RecentModel::WhenRole).toString(), u"today"_s);
    QCOMPARE(model.index(0).data(RecentModel::UnsavedRole).toInt(), 2);
    QCOMPARE(model.index(1).data(RecentModel::DetailRole).toString(), u"Folder is gone"_s);
    QCOMPARE(model.rowOf(u"/fleets/gone"_s), 1);
    model.setFolders({});
    QCOMPARE(model.rowCount(), 0);
}

void ListModelsTest::when_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("text");
    QTest::newRow("the same day") << QDate(2026, 6, 17) << u"today"_s;
    QTest::newRow("the day before") << QDate(2026, 6, 16) << u"yesterday"_s;
    QTest::newRow("this week") << QDate(2026, 6, 12) << u"Friday"_s;
    QTest::newRow("this year") << QDate(2026, 2, 1) << u"February"_s;
    QTest::newRow("long ago") << QDate(2024, 2, 1) << u"2024"_s;
}

void ListModelsTest::when()
{
    QFETCH(QDate, day);
    QTEST(whenText(day.startOfDay(), QDate(2026, 6, 17).endOfDay()), "text");
}

void ListModelsTest::searchHits()
{
    SearchModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    SearchSource file;
    file.file = path("base/web.yaml");
    file.hits = {{{path("base/web.yaml"), 6, 0}, u"replicas: 1"_s, {}},
                 {{path("base/web.yaml"), 9, 0}, u"replicas: 2"_s, {}}};
    SearchSource rendered;
    rendered.object = model::ResourceId{"apps", "v1", "Deployment", "", "web"};
    rendered.clusters = {u"dev"_s, u"prod"_s};
    rendered.hits = {{{{}, 6, 0}, u"replicas: 1"_s, u"spec.replicas"_s}};
    model.setResult({{file, rendered}, 3, false});
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex first = model.index(0, 0);
    QCOMPARE(model.rowCount(first), 2);
    QCOMPARE(model.index(1, 0, first).data().toString(), u"9: replicas: 2"_s);
    QCOMPARE(model.hit(model.index(1, 0, first))->place.line, 9u);
    QVERIFY(!model.hit(first));
    QVERIFY(model.index(1, 0).data().toString().startsWith(u"Deployment/web in dev, prod"_s));
    model.setResult({});
    QCOMPARE(model.rowCount(), 0);
}

void ListModelsTest::tableAsText()
{
    TableModel model({u"Command"_s, u"Keys"_s});
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{u"a"_s, {u"Save"_s, u"Ctrl+S"_s}, {}}, {u"b"_s, {u"A|B"_s, {}}, {}}});
    const QModelIndexList rows{model.index(1, 0), model.index(0, 0)};
    QCOMPARE(rowsAsText(model, rows, false), u"Save\tCtrl+S\nA|B\t\n"_s);
    QCOMPARE(rowsAsText(model, rows, true),
             u"| Command | Keys |\n|---|---|\n| Save | Ctrl+S |\n| A\\|B |  |\n"_s);
    QCOMPARE(rowsAsText(model, {}, false), QString());
}

QTEST_GUILESS_MAIN(ListModelsTest)
#include "listmodels_test.moc"
