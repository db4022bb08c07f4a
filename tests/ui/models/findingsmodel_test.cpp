// SPDX-License-Identifier: Apache-2.0
#include "ui/models/findingsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

services::CheckResult::Item item(const char *rule, model::Severity severity, const char *cluster,
                                 bool fromEdit)
{
    model::Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.place = {base::RepoPath::fromText("base/kustomization.yaml").value(), 4, 1};
    finding.clusters = {cluster};
    finding.message = std::string(rule) + " in " + cluster;
    finding.fingerprint = std::string(rule) + cluster;
    return {finding, fromEdit};
}

services::CheckResultPtr threeFindings()
{
    auto result = std::make_shared<services::CheckResult>();
    result->items = {item("leak-identity", model::Severity::Error, "prod", true),
                     item("leak-identity", model::Severity::Warning, "dev", false),
                     item("foreign-identity", model::Severity::Error, "dev", false)};
    return result;
}

/// "group: finding, finding" a line.
QStringList asLines(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        QStringList names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names.append(model.index(row, FindingsModel::WhatColumn, parent).data().toString());
        lines.append(parent.data().toString() + u": "_s + names.join(u", "_s));
    }
    return lines;
}

} // namespace

class FindingsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groups();
    void filters();
    void changesWhileWatched();
    void speaksWhole();
};

void FindingsModelTest::groups()
{
    FindingsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(threeFindings());
    QCOMPARE(
        asLines(model),
        (QStringList{u"From the unsaved edit: leak-identity in prod"_s,
                     u"In the fleet already: leak-identity in dev, foreign-identity in dev"_s}));
    model.setGrouping(FindingGrouping::Rule);
    QCOMPARE(asLines(model),
             (QStringList{u"foreign-identity: foreign-identity in dev"_s,
                          u"leak-identity: leak-identity in prod, leak-identity in dev"_s}));
    model.setGrouping(FindingGrouping::Cluster);
    QCOMPARE(asLines(model), (QStringList{u"dev: leak-identity in dev, foreign-identity in dev"_s,
                                          u"prod: leak-identity in prod"_s}));
    model.setGrouping(FindingGrouping::Owner);
    QCOMPARE(model.index(0, 0).data().toString(), u"Nobody's"_s);
    model.setOwners(config::CodeOwners::fromText("base/ @platform\n"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"@platform"_s);
    model.setGrouping(FindingGrouping::File);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.item(model.indexOf("foreign-identitydev"))->finding.rule,
             std::string("foreign-identity"));
    QVERIFY(!model.indexOf("nothing").isValid());
}

void FindingsModelTest::filters()
{
    FindingsModel model;
    FindingsFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(threeFindings());
    QCOMPARE(asLines(filter).size(), 2);
    filter.setSeverity(static_cast<int>(model::Severity::Warning));
    QCOMPARE(asLines(filter), QStringList{u"In the fleet already: leak-identity in dev"_s});
    filter.setSeverity(-1);
    filter.setRule(u"foreign-identity"_s);
    QCOMPARE(asLines(filter), QStringList{u"In the fleet already: foreign-identity in dev"_s});
    filter.setRule({});
    filter.setCluster(u"prod"_s);
    QCOMPARE(asLines(filter), QStringList{u"From the unsaved edit: leak-identity in prod"_s});
    filter.setCluster({});
    filter.setOnlyUnsaved(true);
    QCOMPARE(asLines(filter).size(), 1);
    filter.setOnlyUnsaved(false);
    filter.setText(u"KUSTOMIZATION.yaml:4"_s);
    QCOMPARE(asLines(filter).size(), 2);
    filter.setText(u"nowhere"_s);
    QCOMPARE(filter.rowCount(), 0);
}

void FindingsModelTest::changesWhileWatched()
{
    FindingsModel model;
    FindingsFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(
        &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(threeFindings());
    model.setFindings(nullptr);
    QCOMPARE(filter.rowCount(), 0);
    model.setFindings(std::make_shared<services::CheckResult>());
    QCOMPARE(filter.rowCount(), 0);
    model.setFindings(threeFindings());
    QCOMPARE(filter.rowCount(), 2);
}

void FindingsModelTest::speaksWhole()
{
    FindingsModel model;
    model.setFindings(threeFindings());
    const QModelIndex first = model.index(0, 0, model.index(0, 0));
    QCOMPARE(
        first.data(Qt::AccessibleTextRole).toString(),
        u"Error: leak-identity in prod, prod, base/kustomization.yaml:4, from the unsaved edit"_s);
}

QTEST_GUILESS_MAIN(FindingsModelTest)
#include "findingsmodel_test.moc"
