// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/settings/fleetsettings.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/windowfixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace fleetwright;
using namespace fleetwright::test;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void simpleKeysAreAForm();
};

void SettingsPageTest::simpleKeysAreAForm()
{
    WindowFixture fixture;
    auto files = FleetFolder::twoClusters();
    files[u".fleetwright.yaml"_s] = "# ours\nguardrails:\n  clusters: 10% # agreed\n";
    fixture.fleet.write(files);
    QVERIFY(fixture.open(fixture.fleet.folder()));
    fixture.run(Command::Preferences);
    QVERIFY(fixture.settle());
    FleetSettings *form = fixture.page<SettingsPage>(PageId::Settings)->ofFleet();
    const auto text = [&] {
        return textOf(fixture.workspace->edits().text(path(".fleetwright.yaml")).value());
    };
    const auto enter = [](QLineEdit *field, const QString &value) {
        field->selectAll();
        QTest::keyClicks(field, value);
        QTest::keyClick(field, Qt::Key_Return);
    };
    QCOMPARE(form->clustersField()->text(), u"10%"_s);
    QCOMPARE(form->productionField()->text(), QString());

    enter(form->clustersField(), u"1"_s);
    QCOMPARE(text(), std::string("# ours\nguardrails:\n  clusters: 1 # agreed\n"));
    QVERIFY(!form->problem()->isVisible());
    enter(form->productionField(), u"many"_s);
    QVERIFY(form->problem()->isVisible());
    QCOMPARE(text(), std::string("# ours\nguardrails:\n  clusters: 1 # agreed\n"));

    form->ruleBox()->setCurrentIndex(form->ruleBox()->findText(u"prune"_s));
    QCOMPARE(form->severityBox()->currentData().toString(), QString());
    form->severityBox()->setCurrentIndex(form->severityBox()->findData(u"off"_s));
    Q_EMIT form->severityBox()->activated(form->severityBox()->currentIndex());
    QCOMPARE(text(), std::string("# ours\nguardrails:\n  clusters: 1 # agreed\n"
                                 "rules:\n  prune:\n    off: true\n"));
    QVERIFY(!form->problem()->isVisible());
    QVERIFY(fixture.settle());
    QCOMPARE(form->severityBox()->currentData().toString(), u"off"_s);
    fixture.workspace->edits().undo();
    fixture.workspace->edits().undo();
    QVERIFY(fixture.workspace->edits().unsaved().empty());
    QCOMPARE(form->clustersField()->text(), u"10%"_s);
}

QTEST_MAIN(SettingsPageTest)
#include "settingspage_test.moc"
