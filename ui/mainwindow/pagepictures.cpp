// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/pagepictures.h"

#include "services/jobs/jobs.h"
#include "services/settings/settings.h"
#include "services/text/errortext.h"
#include "services/text/words.h"
#include "services/workspace/samplefleet.h"
#include "services/workspace/workspace.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/docks.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/pages/clusters/clusterspage.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/pages/compare/matrixview.h"
#include "ui/pages/hierarchy/hierarchydock.h"
#include "ui/pages/source/editorgroup.h"
#include "ui/pages/source/sourcepage.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
namespace setting = services::setting;

namespace {

constexpr int longestWait = 120'000; ///< milliseconds for a huge fleet
constexpr QSize usualSize(1440, 900);
constexpr QSize leastSize(1024, 700);

constexpr int patience = 320; ///< milliseconds: longer than any page waits before it starts a job

/// Lets the program work until all jobs are done and what they led to is painted.
bool settle(services::Jobs &jobs)
{
    QElapsedTimer timer;
    QElapsedTimer quiet;
    timer.start();
    quiet.start();
    while (timer.elapsed() < longestWait) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (!jobs.running().isEmpty())
            quiet.restart();
        if (quiet.elapsed() > patience)
            return true;
        QThread::msleep(5);
    }
    return false;
}

void print(const QString &line)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

QString fileName(const Page &page)
{
    QString name = page.title().toLower();
    return name.replace(u' ', u'-');
}

/// The canary of the sample's story: a tag meant for one cluster, put where two inherit it.
void putCanaryIntoStaging(services::Workspace &workspace)
{
    const base::RepoPath file =
        base::RepoPath().child("environments").child("staging").child("kustomization.yaml");
    const auto text = workspace.edits().text(file);
    if (!text)
        return;
    std::string edited((*text)->bytes());
    edited += "images:\n- name: quay.io/prometheus/prometheus\n  newTag: v2.56.0\n";
    workspace.edits().apply(
        QCoreApplication::translate("ui::PagePictures", "Set image in environments/staging"),
        {{file, edited}});
}

/// The canary's line, and beside it the line that it hides; in another fleet the file of its first
/// layer.
void openFiles(SourcePage &source, const model::SnapshotPtr &snapshot)
{
    const base::RepoPath staging =
        *base::RepoPath::fromText("environments/staging/kustomization.yaml");
    const base::RepoPath prometheus = *base::RepoPath::fromText("base/monitoring/prometheus.yaml");
    if (snapshot && snapshot->reachByFile.contains(staging)
        && snapshot->reachByFile.contains(prometheus)) {
        source.open({staging, 9, 1});
        source.setSplit(true);
        source.open({prometheus, 18, 1});
        source.group(1).closeView(0);
        source.open({staging, 9, 17});
    } else if (snapshot && !snapshot->layers.empty()) {
        source.open({snapshot->layers.front().file, 1, 1});
    }
}

/// The sample's canary: its image in the two clusters of staging and in one that has not got it.
void chooseCanary(const PageContext &context, ComparePage &compare)
{
    const QStringList clusters{u"staging-us-east-1"_s, u"staging-eu-west-1"_s, u"prod-us-east-1"_s};
    const model::SnapshotPtr &snapshot = context.workspace.snapshot();
    for (const QString &cluster : clusters) {
        if (!snapshot || !snapshot->findCluster(services::toStd(cluster)))
            return;
    }
    context.selection.selectField(clusters[1],
                                  {"apps", "v1", "Deployment", "monitoring", "prometheus"},
                                  u"spec.template.spec.containers[name=prometheus].image"_s);
    compare.matrixView().setTicked(clusters);
}

/// The preview of an edit in the tree: a cluster of the sample under another environment.
bool tryMove(MainWindow &window)
{
    const base::RepoPath cluster = base::RepoPath().child("clusters").child("dev-us-east-1");
    const base::RepoPath environments = base::RepoPath().child("environments");
    const model::SnapshotPtr &snapshot = window.context().workspace.snapshot();
    if (!snapshot || !snapshot->findLayer(cluster))
        return false;
    window.hierarchy().trial().start(
        QCoreApplication::translate("ui::PagePictures",
                                    "Move clusters/dev-us-east-1 under environments/staging"),
        edit::MoveInclude{cluster, environments.child("dev"), environments.child("staging")});
    window.docks().showDock(u"trial"_s);
    return true;
}

class Photographer {
public:
    Photographer(const QString &folder, MainWindow &window, services::Jobs &jobs,
                 services::Settings &settings)
        : m_folder(folder), m_window(window), m_jobs(jobs), m_settings(settings)
    {}

    bool takeAll()
    {
        bool fine = true;
        for (Page *page : m_window.pages()) {
            m_window.context().navigator.go(page->id());
            settle(m_jobs);
            auto *compare = qobject_cast<ComparePage *>(page);
            if (compare)
                compare->goToDifference(MatrixView::Direction::Forward);
            if (auto *source = qobject_cast<SourcePage *>(page))
                openFiles(*source, m_window.context().workspace.snapshot());
            fine = takeThree(*page, {}) && fine;
            if (auto *source = qobject_cast<SourcePage *>(page)) {
                source->setSplit(false);
                source->setRenderedShown(true);
                fine = takeThree(*page, u"-rendered"_s) && fine;
                source->setRenderedShown(false);
            }
            if (auto *clusters = qobject_cast<ClustersPage *>(page)) {
                fine = takeTabs(*clusters) && fine;
            }
            if (!compare)
                continue;
            chooseCanary(m_window.context(), *compare);
            compare->showSideBySide(true);
            fine = takeThree(*page, u"-side-by-side"_s) && fine;
            compare->showSideBySide(false);
            if (tryMove(m_window)) {
                fine = takeThree(*page, u"-move"_s) && fine;
                m_window.hierarchy().trial().discard();
                m_window.docks().find(u"trial"_s)->hide();
            }
        }
        return fine;
    }

private:
    bool takeTabs(ClustersPage &page)
    {
        const std::vector<std::pair<ClustersPage::Tab, QString>> tabs{
            {ClustersPage::Topology, u"-topology"_s},
            {ClustersPage::Delivery, u"-delivery"_s},
            {ClustersPage::Waves, u"-waves"_s},
            {ClustersPage::Windows, u"-windows"_s},
            {ClustersPage::Images, u"-images"_s}};
        bool fine = true;
        for (const auto &[tab, view] : tabs) {
            page.showTab(tab);
            fine = takeThree(page, view) && fine;
        }
        page.showTab(ClustersPage::Overview);
        return fine;
    }

    bool takeThree(const Page &page, const QString &view)
    {
        const bool light = takeOne(page, usualSize, u"light"_s, view);
        const bool dark = takeOne(page, usualSize, u"dark"_s, view + u"-dark"_s);
        const bool least = takeOne(page, leastSize, u"light"_s, view + u"-1024x700"_s);
        return light && dark && least;
    }

    bool takeOne(const Page &page, QSize size, const QString &appearance, const QString &suffix)
    {
        m_settings.set(setting::appearance, appearance);
        m_window.resize(size);
        if (!settle(m_jobs))
            print(u"still busy: %1"_s.arg(fileName(page)));
        const QString file = m_folder + u'/' + fileName(page) + suffix + u".png"_s;
        if (!m_window.grab().save(file)) {
            print(u"cannot write %1"_s.arg(file));
            return false;
        }
        print(file);
        return true;
    }

    QString m_folder;
    MainWindow &m_window;
    services::Jobs &m_jobs;
    services::Settings &m_settings;
};

} // namespace

int renderPages(QApplication &application, const QString &folder, const QString &fleet)
{
    QTemporaryDir scratch;
    if (!scratch.isValid() || !QDir().mkpath(folder)) {
        print(u"cannot write to %1"_s.arg(folder));
        return 2;
    }
    qputenv("XDG_STATE_HOME", QFile::encodeName(scratch.path()));
    services::Settings settings(scratch.filePath(u"settings.ini"_s));
    settings.set(setting::appearance, u"light"_s);
    const AppearanceKeeper appearance(application, settings);
    services::Jobs jobs;
    services::Workspace workspace(jobs, settings);
    PreparedDialogs dialogs;
    MainWindow window(workspace, jobs, settings, dialogs);
    window.setAttribute(Qt::WA_DontShowOnScreen, QApplication::platformName() != u"offscreen"_s);
    window.show();
    QString opened = fleet;
    if (opened.isEmpty()) {
        opened = scratch.filePath(u"six-clusters"_s);
        if (const auto copied = services::copySampleFleet(opened); !copied) {
            print(services::sentence(copied.error()));
            return 2;
        }
    }
    window.openFolder(opened);
    settle(jobs);
    if (!workspace.snapshot()) {
        print(u"%1 cannot be opened"_s.arg(opened));
        return 2;
    }
    if (fleet.isEmpty()) {
        putCanaryIntoStaging(workspace);
        settle(jobs);
    }
    if (!workspace.snapshot()->clusters.empty()) {
        SelectionState selection = window.context().selection.state();
        selection.cluster = services::toQt(workspace.snapshot()->clusters.front().name);
        window.context().selection.set(selection);
    }
    return Photographer(folder, window, jobs, settings).takeAll() ? 0 : 1;
}

} // namespace fleetwright::ui
