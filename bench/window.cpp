// SPDX-License-Identifier: Apache-2.0
// How long a person waits: opens a fleet in the real window (offscreen), edits a value and takes it
// back, many times.
//
//     fleetwright_measure_window FOLDER FILE TEXT OTHERTEXT [PAGE]
//
// Prints milliseconds: until the first picture, from an edit to its rendered result, and until
// everything (matrix, marks, checks) is quiet again.
#include "services/jobs/jobs.h"
#include "services/settings/settings.h"
#include "services/workspace/workspace.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <vector>

namespace {

using namespace fleetwright;
using namespace Qt::StringLiterals;

constexpr int rounds = 20;
constexpr int longestWait = 60'000;

class Stopwatch {
public:
    Stopwatch(services::Jobs &jobs, services::Workspace &workspace) : m_jobs(jobs)
    {
        QObject::connect(&workspace, &services::Workspace::snapshotChanged, &m_context, [this] {
            if (m_rendered < 0)
                m_rendered = m_timer.elapsed();
        });
    }

    void start()
    {
        m_rendered = -1;
        m_timer.start();
    }

    /// Milliseconds until nothing ran any more.
    qint64 waitUntilQuiet()
    {
        qint64 quietSince = -1;
        while (m_timer.elapsed() < longestWait) {
            QCoreApplication::processEvents();
            const bool quiet = m_rendered >= 0 && m_jobs.running().isEmpty();
            if (!quiet)
                quietSince = -1;
            else if (quietSince < 0)
                quietSince = m_timer.elapsed();
            else if (m_timer.elapsed() - quietSince > 30)
                return quietSince;
        }
        return longestWait;
    }

    [[nodiscard]] qint64 rendered() const { return m_rendered; }

private:
    services::Jobs &m_jobs;
    QObject m_context;
    QElapsedTimer m_timer;
    qint64 m_rendered = -1;
};

qint64 median(std::vector<qint64> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTextStream out(stdout);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 5) {
        out << "fleetwright_measure_window FOLDER FILE TEXT OTHERTEXT [PAGE]\n";
        return 2;
    }
    const QTemporaryDir scratch;
    qputenv("XDG_STATE_HOME", scratch.path().toLocal8Bit());
    services::Settings settings(scratch.filePath(u"settings.ini"_s));
    const ui::AppearanceKeeper appearance(application, settings);
    services::Jobs jobs;
    services::Workspace workspace(jobs, settings);
    ui::PreparedDialogs dialogs;
    ui::MainWindow window(workspace, jobs, settings, dialogs);
    window.resize(1440, 900);
    window.show();
    Stopwatch watch(jobs, workspace);
    watch.start();
    window.openFolder(arguments.at(1));
    const qint64 opened = watch.waitUntilQuiet();
    if (!workspace.snapshot()) {
        out << "cannot be opened\n";
        return 1;
    }
    out << "open: rendered " << watch.rendered() << ", quiet " << opened << " ms" << Qt::endl;
    if (arguments.size() > 5)
        window.context().navigator.go(static_cast<ui::PageId>(arguments.at(5).toInt()));
    watch.waitUntilQuiet();

    const auto path = base::RepoPath::fromText(arguments.at(2).toStdString());
    const auto file =
        path ? workspace.edits().text(*path) : base::Result<base::SourceFilePtr>(base::Error{});
    const QByteArray text =
        file ? QByteArray::fromStdString(std::string((*file)->bytes())) : QByteArray();
    const QByteArray from = arguments.at(3).toUtf8();
    if (!text.contains(from)) {
        out << "the text is not in the file\n";
        return 1;
    }
    std::vector<qint64> rendered;
    std::vector<qint64> quiet;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray number = QByteArray::number(round);
        const QByteArray edited =
            round % 2 == 0
                ? QByteArray(text).replace(from, QByteArray(arguments.at(4).toUtf8() + number))
                : text;
        watch.start();
        workspace.edits().apply(u"Measure"_s, {{*path, edited.toStdString()}});
        quiet.push_back(watch.waitUntilQuiet());
        rendered.push_back(watch.rendered());
    }
    out << "edit: rendered " << median(rendered) << " (worst "
        << *std::max_element(rendered.begin(), rendered.end()) << "), quiet " << median(quiet)
        << " (worst " << *std::max_element(quiet.begin(), quiet.end()) << ") ms\n";
    return 0;
}
