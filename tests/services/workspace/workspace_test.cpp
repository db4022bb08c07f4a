// SPDX-License-Identifier: Apache-2.0
#include "git/repository.h"
#include "services/fleetfolder.h"
#include "services/settings/settings.h"
#include "services/workspace/trial.h"
#include "services/workspace/workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetwright;
using namespace fleetwright::services;
using namespace fleetwright::test;
using namespace Qt::StringLiterals;

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensAFolderWithoutGit();
    void anEditIsRendered();
    void manyEditsOneAnswer();
    void savingMakesBothStatesOne();
    void aChangeOnDiskIsNoticed();
    void brokenYamlLeavesTheRest();
    void unsavedEditsSurviveAKill();
    void aMissingFolderIsSaid();
    void anEmptyFolderOpens();
    void commitOnANewBranch();
    void revisionsAreRendered();
    void switchingBranchReloads();
    void aTrialChangesNothingUntilApplied();
    void anotherFolderReplacesTheFirst();

private:
    void open();
    [[nodiscard]] QString replicas(const char *cluster) const;
    [[nodiscard]] static QString replicasIn(const model::SnapshotPtr &snapshot,
                                            const char *cluster);

    std::unique_ptr<FleetFolder> m_state;
    std::unique_ptr<FleetFolder> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Workspace> m_workspace;
};

void WorkspaceTest::init()
{
    m_state = std::make_unique<FleetFolder>();
    qputenv("XDG_STATE_HOME", m_state->folder().toLocal8Bit());
    m_folder = std::make_unique<FleetFolder>();
    m_folder->write(FleetFolder::twoClusters());
    m_settings = std::make_unique<Settings>(m_state->file(u"settings.ini"_s));
    m_jobs = std::make_unique<Jobs>();
    m_workspace = std::make_unique<Workspace>(*m_jobs, *m_settings);
}

void WorkspaceTest::cleanup()
{
    m_workspace.reset();
    m_jobs.reset();
}

void WorkspaceTest::open()
{
    m_workspace->open(m_folder->folder());
    QTRY_VERIFY(m_workspace->snapshot());
}

QString WorkspaceTest::replicasIn(const model::SnapshotPtr &snapshot, const char *cluster)
{
    const auto index = snapshot->clusterByName.find(cluster);
    if (index == snapshot->clusterByName.end())
        return u"no such cluster"_s;
    for (const std::size_t unit : snapshot->unitsOf(index->second)) {
        const model::RenderingPtr &rendering = snapshot->units[unit].rendering;
        if (!rendering)
            return u"not rendered"_s;
        for (const model::Object &object : rendering->objects) {
            if (const yaml::Node *node = object.root->findPath({"spec", "replicas"}))
                return QString::fromStdString(std::string(node->text()));
        }
    }
    return u"absent"_s;
}

QString WorkspaceTest::replicas(const char *cluster) const
{
    return replicasIn(m_workspace->snapshot(), cluster);
}

void WorkspaceTest::opensAFolderWithoutGit()
{
    open();
    QCOMPARE(m_workspace->snapshot()->clusters.size(), std::size_t(2));
    QCOMPARE(replicas("dev"), u"2"_s);
    QCOMPARE(replicas("prod"), u"1"_s);
    QVERIFY(!m_workspace->repository().state().available);
    QVERIFY(!m_workspace->repository().state().whyNot.isEmpty());
    QTRY_VERIFY(m_workspace->findings());
    QVERIFY(!m_workspace->findings()->ran.empty());
    QCOMPARE(m_settings->value(setting::recentFolders), QStringList{m_folder->folder()});
}

void WorkspaceTest::anEditIsRendered()
{
    open();
    m_workspace->edits().apply(
        u"Set replicas"_s,
        {{path("base/web.yaml"),
          m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 5").toStdString()}});
    QTRY_COMPARE(replicas("prod"), u"5"_s);
    QCOMPARE(replicas("dev"), u"2"_s); // its own layer decides
    QCOMPARE(replicasIn(m_workspace->savedSnapshot(), "prod"), u"1"_s);
    m_workspace->edits().undo();
    QTRY_COMPARE(replicas("prod"), u"1"_s);
    QTRY_COMPARE(m_workspace->snapshot(), m_workspace->savedSnapshot());
}

void WorkspaceTest::manyEditsOneAnswer()
{
    open();
    QSignalSpy snapshots(m_workspace.get(), &Workspace::snapshotChanged);
    for (int i = 2; i <= 30; ++i) {
        const QByteArray text =
            m_folder->read(u"base/web.yaml"_s)
                .replace("replicas: 1", QByteArray("replicas: " + QByteArray::number(i)));
        m_workspace->edits().apply(u"Typing"_s, {{path("base/web.yaml"), text.toStdString()}},
                                   EditKind::Typing);
    }
    QTRY_COMPARE(replicas("prod"), u"30"_s);
    QVERIFY(snapshots.size() < 5);
    QCOMPARE(m_workspace->edits().history().entries().size(), std::size_t(1));
}

void WorkspaceTest::savingMakesBothStatesOne()
{
    open();
    m_workspace->edits().apply(
        u"Set"_s,
        {{path("base/web.yaml"),
          m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 5").toStdString()}});
    QTRY_COMPARE(replicas("prod"), u"5"_s);
    QVERIFY(m_workspace->saveAll());
    QCOMPARE(m_folder->read(u"base/web.yaml"_s).contains("replicas: 5 # few"), true);
    QTRY_COMPARE(replicasIn(m_workspace->savedSnapshot(), "prod"), u"5"_s);
}

void WorkspaceTest::aChangeOnDiskIsNoticed()
{
    open();
    const QSignalSpy onDisk(m_workspace.get(), &Workspace::changedOnDisk);
    m_folder->write(u"base/web.yaml"_s,
                    m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 8"));
    QTRY_COMPARE(replicas("prod"), u"8"_s);
    QVERIFY(onDisk.size() > 0);
    // A new file counts too, although nothing read it before.
    m_folder->write(u"base/more.yaml"_s,
                    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\n");
    m_folder->write(u"base/kustomization.yaml"_s, "resources:\n- web.yaml\n- more.yaml\n");
    QTRY_COMPARE(m_workspace->snapshot()->units.front().rendering->objects.size(), std::size_t(2));
}

void WorkspaceTest::brokenYamlLeavesTheRest()
{
    open();
    m_workspace->edits().apply(u"Break"_s,
                               {{path("clusters/dev/kustomization.yaml"), "resources: [\n"}});
    QTRY_COMPARE(replicas("dev"), u"not rendered"_s);
    QCOMPARE(replicas("prod"), u"1"_s);
}

void WorkspaceTest::unsavedEditsSurviveAKill()
{
    open();
    m_workspace->edits().apply(
        u"Set"_s,
        {{path("base/web.yaml"),
          m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 6").toStdString()}});
    QTRY_COMPARE(replicas("prod"), u"6"_s);
    QTest::qWait(0);
    m_workspace.reset(); // the recovery file stays, as after a kill
    m_workspace = std::make_unique<Workspace>(*m_jobs, *m_settings);
    const QSignalSpy recovered(m_workspace.get(), &Workspace::recovered);
    open();
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(replicas("prod"), u"6"_s);
    QCOMPARE(replicasIn(m_workspace->savedSnapshot(), "prod"), u"1"_s);
    QCOMPARE(m_workspace->edits().unsaved(), std::vector{path("base/web.yaml")});
    m_workspace->edits().undo();
    QVERIFY(m_workspace->edits().unsaved().empty());
}

void WorkspaceTest::aMissingFolderIsSaid()
{
    const QSignalSpy failed(m_workspace.get(), &Workspace::openFailed);
    m_workspace->open(m_folder->file(u"nowhere"_s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_workspace->state(), Workspace::State::Closed);
}

void WorkspaceTest::anEmptyFolderOpens()
{
    const FleetFolder empty;
    m_workspace->open(empty.folder());
    QTRY_VERIFY(m_workspace->snapshot());
    QVERIFY(m_workspace->snapshot()->layers.empty());
    QTRY_VERIFY(m_workspace->findings());
}

void WorkspaceTest::commitOnANewBranch()
{
    const auto repository = git::Repository::create(m_folder->folder().toStdString(),
                                                    {"Test Person", "test@example.com"});
    QVERIFY(repository.ok());
    git::CommitRequest first;
    first.branch = "main";
    first.message = "First\n";
    for (const auto &[name, bytes] : FleetFolder::twoClusters())
        first.files.emplace(*base::RepoPath::fromText(name.toStdString()), bytes.toStdString());
    QVERIFY(repository->createBranchAndCommit(first).ok());

    open();
    QCOMPARE(m_workspace->repository().state().branch, u"main"_s);
    const std::string edited =
        m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 5").toStdString();
    m_workspace->edits().apply(u"Set"_s, {{path("base/web.yaml"), edited}});
    QVERIFY(m_workspace->saveAll());
    QVERIFY(!m_workspace->repository().whyNotBranch(u"main"_s).isEmpty());
    QVERIFY(!m_workspace->repository().whyNotBranch(u"bad name"_s).isEmpty());
    QCOMPARE(m_workspace->repository().whyNotBranch(u"more-replicas"_s), QString());
    Repository::CommitRequest request;
    request.newBranch = u"more-replicas"_s;
    request.title = u"Give production five replicas"_s;
    request.message = u"1 of 2 clusters changes."_s;
    request.signOff = true;
    request.files = {{path("base/web.yaml"), edited}};
    const auto done = m_workspace->repository().commit(request);
    QVERIFY(done.ok());
    QCOMPARE(m_workspace->repository().state().branch, u"more-replicas"_s);
    const auto changed = m_workspace->repository().reader().changedFiles();
    QVERIFY(changed.ok());
    QVERIFY(changed->empty());
    const auto commit = repository->commit({done->id.toStdString()});
    QVERIFY(commit.ok());
    QCOMPARE(commit->message,
             std::string("Give production five replicas\n\n1 of 2 clusters "
                         "changes.\n\nSigned-off-by: Test Person <test@example.com>\n"));
}

void WorkspaceTest::revisionsAreRendered()
{
    const auto repository = git::Repository::create(m_folder->folder().toStdString(),
                                                    {"Test Person", "test@example.com"});
    git::CommitRequest first;
    first.branch = "main";
    first.message = "First\n";
    for (const auto &[name, bytes] : FleetFolder::twoClusters())
        first.files.emplace(*base::RepoPath::fromText(name.toStdString()), bytes.toStdString());
    QVERIFY(repository->createBranchAndCommit(first).ok());
    open();
    m_workspace->edits().apply(
        u"Set"_s,
        {{path("base/web.yaml"),
          m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 5").toStdString()}});
    QTRY_COMPARE(replicas("prod"), u"5"_s);
    model::SnapshotPtr earlier;
    m_workspace->renderRevision(u"main"_s, [&](base::Result<model::SnapshotPtr> result) {
        QVERIFY(result.ok());
        earlier = *result;
    });
    QTRY_VERIFY(earlier);
    QCOMPARE(replicasIn(earlier, "prod"), u"1"_s);
    std::optional<base::Error> error;
    m_workspace->renderRevision(u"no-such-branch"_s, [&](base::Result<model::SnapshotPtr> result) {
        if (!result)
            error = result.error();
    });
    QVERIFY(error);
}

void WorkspaceTest::switchingBranchReloads()
{
    const auto repository = git::Repository::create(m_folder->folder().toStdString(),
                                                    {"Test Person", "test@example.com"});
    git::CommitRequest commit;
    commit.branch = "main";
    commit.message = "First\n";
    for (const auto &[name, bytes] : FleetFolder::twoClusters())
        commit.files.emplace(*base::RepoPath::fromText(name.toStdString()), bytes.toStdString());
    QVERIFY(repository->createBranchAndCommit(commit).ok());
    const std::string edited =
        m_folder->read(u"base/web.yaml"_s).replace("replicas: 1", "replicas: 5").toStdString();
    m_folder->write(u"base/web.yaml"_s, QByteArray::fromStdString(edited));
    commit.branch = "five";
    commit.message = "Five\n";
    commit.files = {{path("base/web.yaml"), edited}};
    QVERIFY(repository->createBranchAndCommit(commit).ok());
    open();
    QCOMPARE(replicas("prod"), u"5"_s);
    QCOMPARE(m_workspace->repository().branches(), (QStringList{u"five"_s, u"main"_s}));
    QVERIFY(m_workspace->repository().switchTo(u"main"_s).ok());
    m_workspace->reload();
    QTRY_COMPARE(replicas("prod"), u"1"_s);
    QCOMPARE(m_workspace->repository().state().branch, u"main"_s);
}

void WorkspaceTest::aTrialChangesNothingUntilApplied()
{
    open();
    Trial trial(*m_workspace, *m_jobs);
    edit::SetField intent;
    intent.scope = edit::Scope::ofCluster("prod");
    intent.object = {"apps", "v1", "Deployment", "", "web"};
    intent.field = model::FieldPath::fromText("spec.replicas").value();
    intent.value = "4";
    trial.start(u"Set replicas in prod"_s, intent);
    QTRY_VERIFY(trial.plan() || trial.error());
    QVERIFY(trial.plan());
    QVERIFY(trial.canApply());
    QCOMPARE(replicas("prod"), u"1"_s);
    QVERIFY(m_workspace->edits().unsaved().empty());
    QVERIFY(trial.apply());
    QTRY_COMPARE(replicas("prod"), u"4"_s);
    QCOMPARE(replicas("dev"), u"2"_s);
    QCOMPARE(m_workspace->edits().history().undoEntry()->text, u"Set replicas in prod"_s);
}

void WorkspaceTest::anotherFolderReplacesTheFirst()
{
    open();
    m_workspace->edits().apply(u"Set"_s, {{path("base/web.yaml"), "kind: X\n"}});
    const FleetFolder other;
    other.write(u"kustomization.yaml"_s, "resources: []\n");
    m_workspace->open(other.folder());
    QVERIFY(m_workspace->edits().unsaved().empty());
    QTRY_VERIFY(m_workspace->snapshot());
    QCOMPARE(m_workspace->folder(), other.folder());
    QVERIFY(!m_workspace->snapshot()->findCluster("prod"));
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
