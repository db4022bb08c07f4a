// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/windowsanswer.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "topology/windows.h"

#include <QCoreApplication>

#include <chrono>
#include <optional>

namespace fleetwright::services {

using namespace Qt::StringLiterals;
using topology::ProjectWindows;
using topology::WindowDecision;
using topology::WindowState;

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Windows)
};

QString momentText(const std::optional<argocd::ClockTime> &time)
{
    return time ? toQt(topology::timeText(*time)) : u"–"_s;
}

QString yesOrNo(bool value)
{
    return value ? Texts::tr("yes") : Texts::tr("no");
}

QString stateText(const WindowState &state)
{
    if (state.error)
        return Texts::tr("cannot be read: %1").arg(sentence(*state.error));
    if (state.isActive)
        return Texts::tr("active");
    //: a time
    return state.nextOpening ? Texts::tr("begins %1").arg(momentText(state.nextOpening))
                             : Texts::tr("never begins");
}

QString windowText(const argocd::SyncWindow &window)
{
    //: "allow" or "deny", a schedule, how long
    QString text =
        Texts::tr("%1 %2 for %3")
            .arg(visible(window.kind), visible(window.schedule), visible(window.duration));
    if (!window.timeZone.empty())
        text += u" "_s + visible(window.timeZone);
    return window.manualSync ? Texts::tr("%1, manual syncs excepted").arg(text) : text;
}

void addProject(WindowsAnswer &answer, const ProjectWindows &project)
{
    const auto all = static_cast<int>(project.applications);
    const int parent = answer.projects.add(
        Outline::top,
        {u"AppProject/"_s + visible(project.nameSpace.empty() ? "argocd" : project.nameSpace)
             + u"/"_s + visible(project.name),
         Texts::tr("%n Application(s)", nullptr, all),
         project.place,
         {},
         false});
    for (const WindowState &state : project.windows) {
        const bool isUseless = state.error.has_value() || state.matching == 0;
        const QString matches =
            state.matching == 0
                ? Texts::tr("matches no Application")
                : Texts::tr("matches %n Application(s)", nullptr, static_cast<int>(state.matching));
        answer.projects.add(parent, {windowText(state.window),
                                     u"%1; %2"_s.arg(stateText(state), matches),
                                     state.place,
                                     {},
                                     isUseless});
        ++answer.windows;
        answer.useless += isUseless ? 1 : 0;
    }
}

TableLine lineOf(const model::Snapshot &snapshot, const topology::WindowReport &report,
                 const WindowDecision &decision)
{
    const model::Unit &unit = snapshot.units[decision.unit];
    const std::string &cluster = snapshot.clusters[unit.cluster].name;
    const ProjectWindows &project = report.projects[decision.project];
    TableLine line;
    line.cluster = toQt(cluster);
    line.place = unit.declaration->place;
    line.standsOut = !decision.canSync;
    const QString blockedBy =
        decision.blockedBy ? placeText(project.windows[*decision.blockedBy].place) : u"–"_s;
    line.cells = {
        visible(cluster),          visible(unit.id.text()),           visible(project.name),
        yesOrNo(decision.canSync), yesOrNo(decision.canSyncManually), blockedBy,
        momentText(decision.opens)};
    if (!decision.canSync) {
        line.notes.resize(4);
        line.notes[3] = decision.blockedBy
                            ? Texts::tr("held back by %1")
                                  .arg(windowText(project.windows[*decision.blockedBy].window))
                            : Texts::tr("held back");
    }
    return line;
}

} // namespace

WindowsAnswerPtr makeWindows(const WindowsQuestion &question, const base::Cancel &cancel)
{
    auto answer = std::make_shared<WindowsAnswer>();
    answer->snapshot = question.snapshot;
    answer->now = question.now;
    answer->units.headings = {Texts::tr("Cluster"), Texts::tr("Application"),
                              Texts::tr("Project"), Texts::tr("May sync"),
                              Texts::tr("By hand"), Texts::tr("Held back by"),
                              Texts::tr("Opens")};
    const argocd::ClockTime now{std::chrono::seconds(question.now.toSecsSinceEpoch())};
    const topology::WindowReport report = topology::windowsAt(
        *question.snapshot,
        topology::objectsOfKind(*question.snapshot, question.exported, "AppProject", cancel), now,
        cancel);
    for (const ProjectWindows &project : report.projects)
        addProject(*answer, project);
    for (const WindowDecision &decision : report.decisions) {
        answer->units.lines.push_back(lineOf(*question.snapshot, report, decision));
        answer->heldBack += decision.canSync ? 0 : 1;
    }
    return answer;
}

QString windowsSentence(const WindowsAnswer &answer)
{
    if (answer.windows == 0)
        return Texts::tr("No AppProject has sync windows.");
    QStringList sentences{Texts::tr("%n sync window(s).", nullptr, answer.windows)};
    sentences.append(answer.heldBack == 0 ? Texts::tr("No Application is held back at this time.")
                                          : Texts::tr("%n Application(s) held back at this time.",
                                                      nullptr, answer.heldBack));
    if (answer.useless > 0)
        sentences.append(Texts::tr("%n window(s) without effect.", nullptr, answer.useless));
    return sentences.join(u' ');
}

} // namespace fleetwright::services
