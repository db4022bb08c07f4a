// SPDX-License-Identifier: Apache-2.0
// How long a person waits, and how long the window stands still meanwhile: does what a person does,
// offscreen, and times every turn of the event loop.
//
//     fleetwright_measure_window FOLDER LAYERFILE TEXT CLUSTERFILE TEXT [--json FILE] [--only WORD]
//
// The files are relative to FOLDER; a character is typed behind the first TEXT in each.
#include "services/jobs/jobs.h"
#include "services/settings/settings.h"
#include "services/workspace/workspace.h"
#include "turns.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "windowactions.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <optional>

namespace {

using namespace fleetwright;
using namespace Qt::StringLiterals;

/// A line of /proc/self/status, in MiB: "VmRSS" now, "VmHWM" at most.
int memoryOf(const QByteArray &what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(QByteArray(what + ':')))
            return line.simplified().split(' ').value(1).toInt() / 1024;
    }
    return -1;
}

std::optional<bench::EditPlaces> placesOf(const QStringList &arguments)
{
    const auto layer = base::RepoPath::fromText(arguments.at(1).toStdString());
    const auto cluster = base::RepoPath::fromText(arguments.at(3).toStdString());
    if (!layer || !cluster)
        return std::nullopt;
    return bench::EditPlaces{{*layer, arguments.at(2)}, {*cluster, arguments.at(4)}};
}

struct Program {
    explicit Program(QApplication &application)
        : settings(scratch.filePath(u"settings.ini"_s)), appearance(application, settings),
          workspace(jobs, settings),
          window(std::make_unique<ui::MainWindow>(workspace, jobs, settings, dialogs))
    {
        window->resize(1440, 900);
        window->show();
    }

    QTemporaryDir scratch;
    services::Settings settings;
    ui::AppearanceKeeper appearance;
    services::Jobs jobs;
    services::Workspace workspace;
    ui::PreparedDialogs dialogs;
    std::unique_ptr<ui::MainWindow> window;
};

QJsonObject doAll(Program &program, const QString &folder, const bench::EditPlaces &places,
                  const QString &only)
{
    bench::Turns turns(program.jobs);
    turns.setTalkative(true);
    bench::WindowActions actions(*program.window, turns, places);
    turns.settle();
    QJsonObject memory{{u"empty_mib"_s, memoryOf("VmRSS")}};
    actions.open(folder);
    memory.insert(u"opened_mib"_s, memoryOf("VmRSS"));
    const std::vector<std::pair<QString, void (bench::WindowActions::*)()>> parts{
        {u"compare"_s, &bench::WindowActions::useCompare},
        {u"side"_s, &bench::WindowActions::useSideBySide},
        {u"hierarchy"_s, &bench::WindowActions::useHierarchy},
        {u"pages"_s, &bench::WindowActions::visitPages},
        {u"findings"_s, &bench::WindowActions::useFindings},
        {u"clusters"_s, &bench::WindowActions::useClusters},
        {u"source"_s, &bench::WindowActions::editSource},
        {u"palette"_s, &bench::WindowActions::usePalette},
        {u"review"_s, &bench::WindowActions::useReview},
        {u"radius"_s, &bench::WindowActions::useRadius},
        {u"window"_s, &bench::WindowActions::useWindow},
    };
    for (const auto &[name, part] : parts) {
        if (only.isEmpty() || only == name)
            (actions.*part)();
    }
    memory.insert(u"after_all_mib"_s, memoryOf("VmRSS"));
    memory.insert(u"most_mib"_s, memoryOf("VmHWM"));
    actions.close();
    memory.insert(u"closed_mib"_s, memoryOf("VmRSS"));
    for (auto value = memory.begin(); value != memory.end(); ++value)
        std::printf("%-44s %d\n", qUtf8Printable(value.key()), value.value().toInt());
    return {{u"actions"_s, turns.toJson()}, {u"memory"_s, memory}};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(u"json"_s, u"Writes the figures there"_s, u"file"_s);
    const QCommandLineOption only(u"only"_s, u"Opening and this part"_s, u"word"_s);
    parser.addOptions({json, only});
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    const auto places = arguments.size() == 5 ? placesOf(arguments) : std::nullopt;
    if (!places) {
        std::fputs("fleetwright_measure_window FOLDER LAYERFILE TEXT CLUSTERFILE TEXT"
                   " [--json FILE] [--only WORD]\n",
                   stderr);
        return 2;
    }
    auto program = std::make_unique<Program>(application);
    qputenv("XDG_STATE_HOME", program->scratch.path().toLocal8Bit());
    const QJsonObject figures = doAll(*program, arguments.at(0), *places, parser.value(only));
    QElapsedTimer quitting;
    quitting.start();
    program.reset();
    std::printf("%-44s %lld ms\n", "quit", static_cast<long long>(quitting.elapsed()));
    if (parser.isSet(json)) {
        QFile file(parser.value(json));
        if (!file.open(QFile::WriteOnly) || file.write(QJsonDocument(figures).toJson()) < 0)
            return 1;
    }
    return 0;
}
