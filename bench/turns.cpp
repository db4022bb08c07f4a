// SPDX-License-Identifier: Apache-2.0
#include "turns.h"

#include "services/jobs/jobs.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonObject>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace fleetwright::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr double longestWait = 120'000;
// Longer than the window's own delays before it tells, keeps or marks something.
constexpr double quietFor = 300;
constexpr double idleTurn = 0.3; ///< a turn below this did nothing that counts
constexpr double stall = 50;     ///< worth a line of its own

double clockNow(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

Turns::Turns(const services::Jobs &jobs) : m_jobs(jobs)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Turns::eventFilter(QObject *watched, QEvent *event)
{
    m_painted = m_painted || event->type() == QEvent::Paint;
    return QObject::eventFilter(watched, event);
}

void Turns::begin(const QString &action)
{
    m_now = {};
    m_now.action = action;
}

void Turns::start(const Act &act)
{
    m_acted = false;
    m_answered = false;
    m_lastActivity = 0;
    m_sinceAct.start();
    QMetaObject::invokeMethod(
        this,
        [this, act] {
            if (act)
                act();
            m_acted = true;
        },
        Qt::QueuedConnection);
}

void Turns::turn()
{
    m_painted = false;
    const double wall = clockNow(CLOCK_MONOTONIC);
    const double cpu = clockNow(CLOCK_THREAD_CPUTIME_ID);
    // The dispatcher turns once for each call.
    QCoreApplication::processEvents(QEventLoop::AllEvents);
    const double cpuUsed = clockNow(CLOCK_THREAD_CPUTIME_ID) - cpu;
    const double wallUsed = clockNow(CLOCK_MONOTONIC) - wall;
    m_now.busy += cpuUsed;
    m_now.stallCpu = std::max(m_now.stallCpu, cpuUsed);
    m_now.stallWall = std::max(m_now.stallWall, wallUsed);
    const double elapsed = static_cast<double>(m_sinceAct.nsecsElapsed()) / 1e6;
    if (m_talkative && cpuUsed > stall)
        std::printf("    turn %.0f ms of processor, %.0f ms by the clock, from %.6f s\n", cpuUsed,
                    wallUsed, wall / 1e3);
    if (m_painted && m_acted && !m_answered) {
        m_answered = true;
        m_now.answered = std::max(m_now.answered, elapsed);
    }
    if (cpuUsed > idleTurn)
        m_lastActivity = elapsed;
    else
        QThread::usleep(500);
}

void Turns::turnUntil(End end, const Condition &until)
{
    double last = 0;
    while (static_cast<double>(m_sinceAct.elapsed()) < longestWait) {
        turn();
        if (!m_acted || (until && !until()))
            continue;
        if (end == End::Condition) {
            m_now.finished = true;
            break;
        }
        const double now = static_cast<double>(m_sinceAct.nsecsElapsed()) / 1e6;
        if (!m_jobs.running().isEmpty())
            m_lastActivity = now;
        last = m_lastActivity;
        if (now - last > quietFor) {
            m_now.finished = true;
            break;
        }
    }
    m_now.result = end == End::Quiet ? last : static_cast<double>(m_sinceAct.nsecsElapsed()) / 1e6;
}

void Turns::finish()
{
    m_results.push_back(m_now);
    if (!m_talkative)
        return;
    std::printf("%-44s answered %7.0f  result %7.0f  stall %6.0f cpu %6.0f wall%s\n",
                qUtf8Printable(m_now.action), m_now.answered, m_now.result, m_now.stallCpu,
                m_now.stallWall, m_now.finished ? "" : "  NOT FINISHED");
    std::fflush(stdout);
}

void Turns::measure(const QString &action, const Act &act, const Condition &until)
{
    begin(action);
    start(act);
    turnUntil(End::Quiet, until);
    finish();
}

void Turns::measureUntil(const QString &action, const Act &act, const Condition &until)
{
    begin(action);
    start(act);
    turnUntil(End::Condition, until);
    finish();
}

void Turns::measureEach(const QString &action, int times, const std::function<void(int)> &act)
{
    begin(action);
    for (int time = 0; time < times; ++time) {
        start([&act, time] { act(time); });
        if (time + 1 < times)
            turnUntil(End::Condition, [this] { return m_answered || m_sinceAct.elapsed() > 150; });
    }
    turnUntil(End::Quiet, {});
    finish();
}

void Turns::settle()
{
    begin({});
    start({});
    turnUntil(End::Quiet, {});
}

QJsonArray Turns::toJson() const
{
    QJsonArray rows;
    for (const Measured &row : m_results)
        rows.append(QJsonObject{{u"action"_s, row.action},
                                {u"answered_ms"_s, qRound(row.answered)},
                                {u"result_ms"_s, qRound(row.result)},
                                {u"gui_cpu_ms"_s, qRound(row.busy)},
                                {u"longest_turn_cpu_ms"_s, qRound(row.stallCpu)},
                                {u"longest_turn_wall_ms"_s, qRound(row.stallWall)},
                                {u"finished"_s, row.finished}});
    return rows;
}

} // namespace fleetwright::bench
