// SPDX-License-Identifier: Apache-2.0
#include "fleet/open.h"
#include "services/fleetfolder.h"
#include "services/workspace/evidence.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::services;
using namespace Qt::StringLiterals;

namespace {

/// Two clusters of production; eu alone has the policy, us another password.
model::SnapshotPtr openedFleet()
{
    const std::string overlay = "resources:\n- ../../base\n";
    static fleet::MemoStore store;
    auto opened = fleet::openFleet(
        base::makeMemoryFiles(
            {{"clusters.yaml", "clusters:\n- name: eu\n  labels: {environment: production}\n"
                               "- name: us\n  labels: {environment: production}\n"},
             {"base/kustomization.yaml", "resources:\n- login.yaml\n"},
             {"base/login.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\n"
                                 "stringData:\n  password: hunter2\n"},
             {"clusters/eu/kustomization.yaml", overlay + "- policy.yaml\n"},
             {"clusters/eu/policy.yaml",
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: policy\ndata:\n  a: b\n"},
             {"clusters/us/kustomization.yaml",
              overlay
                  + "patches:\n- patch: |-\n    apiVersion: v1\n    kind: Secret\n"
                    "    metadata:\n      name: login\n    stringData:\n"
                    "      password: swordfish\n"}}),
        {}, store);
    return opened ? *opened : nullptr;
}

std::string textOf(const diff::Alignment &alignment)
{
    std::string all;
    for (const diff::RenderedText &text : alignment.texts) {
        for (const diff::RenderedText::Line &line : text.lines)
            all += line.text + "\n";
    }
    return all;
}

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAbsentStandsBesideWhoHasIt();
    void secretsStayMasked();
    void aRuleAboutFilesHasNone();
};

void EvidenceTest::whatIsAbsentStandsBesideWhoHasIt()
{
    const model::SnapshotPtr snapshot = openedFleet();
    QVERIFY(snapshot);
    model::Finding finding;
    finding.clusters = {"us"};
    finding.field = "ConfigMap/policy";
    const EvidencePtr evidence = makeEvidence(snapshot, finding);
    QVERIFY(evidence);
    QCOMPARE(evidence->columns.size(), std::size_t{2});
    QCOMPARE(snapshot->clusters[evidence->columns[0].cluster].name, std::string("us"));
    QVERIFY(!evidence->columns[0].hasObject);
    QCOMPARE(snapshot->clusters[evidence->columns[1].cluster].name, std::string("eu"));
    QVERIFY(evidence->columns[1].hasObject);
    QCOMPARE(evidence->columns[1].standing, EvidenceColumn::Standing::Peer);
}

void EvidenceTest::secretsStayMasked()
{
    const model::SnapshotPtr snapshot = openedFleet();
    QVERIFY(snapshot);
    model::Finding finding;
    finding.clusters = {"us"};
    finding.field = "Secret/login#stringData.password";
    const EvidencePtr evidence = makeEvidence(snapshot, finding);
    QVERIFY(evidence);
    QCOMPARE(evidence->field, u"stringData.password"_s);
    QCOMPARE(evidence->columns.size(), std::size_t{2});
    const std::string shown = textOf(evidence->alignment);
    for (const char *secret : {"hunter2", "swordfish"}) {
        QVERIFY(shown.find(secret) == std::string::npos);
        for (const EvidenceColumn &column : evidence->columns)
            QVERIFY(!column.value.contains(QLatin1StringView(secret)));
    }
    QVERIFY(shown.find("password") != std::string::npos);
}

void EvidenceTest::aRuleAboutFilesHasNone()
{
    const model::SnapshotPtr snapshot = openedFleet();
    QVERIFY(snapshot);
    model::Finding finding;
    finding.clusters = {"us"};
    finding.field = "environment";
    finding.place = {test::path("clusters.yaml"), 2, 3};
    QVERIFY(!makeEvidence(snapshot, finding));
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "evidence_test.moc"
