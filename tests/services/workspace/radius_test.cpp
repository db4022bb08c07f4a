// SPDX-License-Identifier: Apache-2.0
#include "services/text/words.h"
#include "services/workspace/radius.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::services;
using namespace Qt::StringLiterals;
using Kind = RadiusSubject::Kind;
using State = RadiusCluster::State;

namespace {

/// Says of each cluster why it is a member, as Argo CD's sets do.
class Decisions final : public model::TargetingDecisions {
public:
    explicit Decisions(std::vector<model::TargetingDecision> decisions)
        : m_decisions(std::move(decisions))
    {}
    [[nodiscard]] std::vector<model::TargetingDecision> all() const override { return m_decisions; }

private:
    std::vector<model::TargetingDecision> m_decisions;
};

base::RepoPath path(const char *text)
{
    return *base::RepoPath::fromText(text);
}

class Fleet {
public:
    Fleet()
    {
        const auto files = base::makeMemoryFiles(
            {{"clusters.yaml",
              "clusters:\n- name: dev-1\n  labels: {environment: dev}\n- name: prod-1\n  labels: "
              "{environment: production}\n"},
             {"base/kustomization.yaml", "resources:\n- map.yaml\n"},
             {"base/map.yaml",
              "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: map\ndata:\n  a: b\n"},
             {"clusters/dev-1/kustomization.yaml", "resources:\n- ../../base\n"},
             {"clusters/prod-1/kustomization.yaml", "resources:\n- ../../base\n"},
             {"argocd/web.yaml",
              "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: web\n"
              "spec:\n  generators:\n  - clusters:\n      selector: {matchLabels: {a: b}}\n"}});
        m_snapshot = *fleet::openFleet(files, {}, *m_memo);
    }

    [[nodiscard]] const model::SnapshotPtr &snapshot() const { return m_snapshot; }
    void setSnapshot(model::SnapshotPtr snapshot) { m_snapshot = std::move(snapshot); }

    [[nodiscard]] RadiusAnswerPtr ask(Kind kind, const QString &text) const
    {
        return answerRadius({{kind, text}, m_snapshot, m_snapshot, m_memo, {}, m_jobs.freeOnPool()},
                            {});
    }

private:
    Jobs m_jobs;
    std::shared_ptr<fleet::MemoStore> m_memo = std::make_shared<fleet::MemoStore>();
    model::SnapshotPtr m_snapshot;
};

/// ApplicationSet argocd/web takes prod-1 by its label and leaves dev-1 out.
model::SnapshotPtr withSet(const model::SnapshotPtr &fleet, model::TargetingObject::State state)
{
    auto snapshot = std::make_shared<model::Snapshot>(*fleet);
    snapshot->targeting.clear(); // what opening knows of it
    const model::ClusterIndex prod = snapshot->clusterByName.at("prod-1");
    const model::ClusterIndex dev = snapshot->clusterByName.at("dev-1");
    model::TargetingObject object;
    object.id = {"ApplicationSet", "argocd", "web"};
    object.place = {path("argocd/web.yaml"), 4, 9};
    object.state = state;
    object.members.insert(prod);
    const auto reason = [](bool holds) {
        return model::Reason{model::Reason::Kind::Selector,
                             "environment = production",
                             {path("argocd/web.yaml"), 8, 17},
                             holds};
    };
    object.decisions = std::make_shared<Decisions>(std::vector<model::TargetingDecision>{
        {"prod-1", prod, true, {reason(true)}}, {"dev-1", dev, false, {reason(false)}}});
    snapshot->targeting.push_back(std::move(object));
    return snapshot;
}

const RadiusCluster &clusterNamed(const RadiusAnswer &answer, const QString &name)
{
    for (const RadiusCluster &cluster : answer.clusters) {
        if (cluster.name == name)
            return cluster;
    }
    qFatal("no such cluster");
}

} // namespace

class RadiusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTargetingObjectSaysWhyRuleByRule();
    void whatIsNotAllKnownIsNoted();
    void anotherSelectorIsATrial();
    void aNewClusterComes();
    void namesStayShort();
};

void RadiusTest::aTargetingObjectSaysWhyRuleByRule()
{
    Fleet fleet;
    fleet.setSnapshot(withSet(fleet.snapshot(), model::TargetingObject::State::Known));
    const RadiusAnswerPtr answer = fleet.ask(Kind::Selector, u"ApplicationSet/argocd/web"_s);
    QVERIFY(!answer->error);
    QVERIFY(answer->notes.isEmpty());
    QCOMPARE(clusterNamed(*answer, u"prod-1"_s).state, State::Reached);
    QCOMPARE(clusterNamed(*answer, u"prod-1"_s).why,
             QStringList{u"✓ environment = production (argocd/web.yaml:8)"_s});
    QCOMPARE(clusterNamed(*answer, u"dev-1"_s).state, State::Outside);
    QCOMPARE(clusterNamed(*answer, u"dev-1"_s).why,
             QStringList{u"– environment = production (argocd/web.yaml:8)"_s});
    QCOMPARE(answer->concernedProduction(), std::size_t(1));
}

void RadiusTest::whatIsNotAllKnownIsNoted()
{
    Fleet fleet;
    fleet.setSnapshot(withSet(fleet.snapshot(), model::TargetingObject::State::Unknown));
    QVERIFY(!fleet.ask(Kind::Selector, u"ApplicationSet/argocd/web"_s)->notes.isEmpty());
}

void RadiusTest::anotherSelectorIsATrial()
{
    Fleet fleet;
    fleet.setSnapshot(withSet(fleet.snapshot(), model::TargetingObject::State::Known));
    const QString subject =
        u"ApplicationSet/argocd/web#spec.generators[0].clusters.selector=environment=dev"_s;
    const RadiusAnswerPtr answer = fleet.ask(Kind::Selector, subject);
    QVERIFY2(!answer->error, answer->error ? answer->error->detail.c_str() : "");
    QVERIFY(answer->subject.isTrial());
    QVERIFY(answer->impact);
    const auto changed = answer->changes.find(path("argocd/web.yaml"));
    QVERIFY(changed != answer->changes.end());
    QVERIFY(
        toQt(*changed->second).contains(u"selector: {matchLabels: {\"environment\": \"dev\"}}"_s));
    QVERIFY(fleet.ask(Kind::Selector, u"ApplicationSet/argocd/web#nonsense"_s)->error);
    QVERIFY(fleet.ask(Kind::Selector, u"ApplicationSet/argocd/none#a=b=c"_s)->error);
}

void RadiusTest::aNewClusterComes()
{
    Fleet fleet;
    const RadiusAnswerPtr answer = fleet.ask(Kind::Label, u"prod-2:environment=production"_s);
    QVERIFY(!answer->error);
    QCOMPARE(answer->clusters.size(), std::size_t(3));
    QCOMPARE(clusterNamed(*answer, u"prod-2"_s).state, State::Gained);
    QVERIFY(clusterNamed(*answer, u"prod-2"_s).production);
}

void RadiusTest::namesStayShort()
{
    Fleet fleet;
    const RadiusAnswerPtr answer = fleet.ask(Kind::File, u"base/map.yaml"_s);
    QCOMPARE(answer->uses.size(), std::size_t(1));
    QCOMPARE(answer->whose, QStringList{u"dev-1, prod-1"_s});
}

QTEST_GUILESS_MAIN(RadiusTest)
#include "radius_test.moc"
