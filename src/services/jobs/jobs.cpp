// SPDX-License-Identifier: Apache-2.0
#include "services/jobs/jobs.h"

#include "services/text/words.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace fleetwright::services {

namespace {

constexpr qint64 reportEvery = 40; ///< milliseconds

} // namespace

/// Shared by a JobSlot and its tasks; outlives both.
struct Jobs::Slot {
    // Read and written in the GUI thread only.
    quint64 newest = 0;
    bool ownerGone = false;
    std::stop_source stop;
    std::function<void()> cancelled;

    // How many tasks are on the pool.
    std::mutex mutex;
    std::condition_variable ended;
    int onPool = 0;
};

struct FreeOnPool::Bin {
    std::mutex mutex;
    QThreadPool *pool = nullptr; ///< nullptr once it ends
};

FreeOnPool::FreeOnPool() : m_bin(std::make_shared<Bin>()) {}

void FreeOnPool::release(Bin &bin, std::shared_ptr<const void> large)
{
    const std::lock_guard lock(bin.mutex);
    if (bin.pool)
        bin.pool->start([held = std::move(large)]() mutable { held.reset(); });
}

void JobControl::progress(std::size_t done, std::size_t total, std::string_view what) const
{
    // A thousand units report within a second; nobody reads more than a few of them.
    using namespace std::chrono;
    const qint64 now = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    qint64 last = m_lastReport->load(std::memory_order_relaxed);
    const bool isLast = done == total;
    if (!isLast && now - last < reportEvery)
        return;
    if (!m_lastReport->compare_exchange_strong(last, now) && !isLast)
        return;
    m_jobs.report(m_id, done, total, what);
}

std::function<void(std::size_t, std::size_t, std::string_view)>
progressOf(const JobControl &control)
{
    return [&control](std::size_t done, std::size_t total, std::string_view what) {
        control.progress(done, total, what);
    };
}

Jobs::Jobs(QObject *parent) : QObject(parent)
{
    // Tasks are parallel inside; a few at a time keep a preview from waiting behind a long render.
    m_pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
    m_freeOnPool.m_bin->pool = &m_pool;
}

Jobs::~Jobs()
{
    cancelAll();
    {
        const std::lock_guard lock(m_freeOnPool.m_bin->mutex);
        m_freeOnPool.m_bin->pool = nullptr;
    }
    m_pool.waitForDone();
}

void Jobs::cancel(quint64 id)
{
    for (const auto &[jobId, weak] : std::as_const(m_slots)) {
        if (jobId != id)
            continue;
        if (const auto slot = weak.lock(); slot && slot->newest == id)
            slot->stop.request_stop();
    }
}

void Jobs::cancelAll()
{
    const QList<JobInfo> running = m_running;
    for (const JobInfo &job : running)
        cancel(job.id);
}

void Jobs::start(const std::shared_ptr<Slot> &slot, const QString &text,
                 std::function<Deliver(const JobControl &)> work)
{
    const quint64 id = ++m_lastId;
    slot->stop.request_stop();
    slot->stop = std::stop_source();
    slot->newest = id;
    {
        const std::lock_guard lock(slot->mutex);
        ++slot->onPool;
    }
    JobInfo info;
    info.id = id;
    info.text = text;
    info.started = std::chrono::steady_clock::now();
    m_running.append(info);
    m_slots.append({id, slot});
    m_pool.start(
        [this, slot, id, work = std::move(work), token = slot->stop.get_token()]() mutable {
            Deliver deliver;
            if (!token.stop_requested())
                deliver = work(JobControl(*this, id, base::Cancel(token)));
            work = nullptr; // what it captured is released before the owner is told
            QMetaObject::invokeMethod(
                this, [this, slot, id, deliver = std::move(deliver)] { finish(slot, id, deliver); },
                Qt::QueuedConnection);
            {
                const std::lock_guard lock(slot->mutex);
                --slot->onPool;
                slot->ended.notify_all();
            }
        });
    Q_EMIT changed();
}

void Jobs::report(quint64 id, std::size_t done, std::size_t total, std::string_view what)
{
    QMetaObject::invokeMethod(
        this,
        [this, id, done, total, what = visible(what)] {
            const auto job = std::find_if(m_running.begin(), m_running.end(),
                                          [id](const JobInfo &info) { return info.id == id; });
            if (job == m_running.end())
                return;
            job->done = static_cast<qint64>(done);
            job->total = static_cast<qint64>(total);
            job->what = what;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

void Jobs::finish(const std::shared_ptr<Slot> &slot, quint64 id, const Deliver &deliver)
{
    m_running.removeIf([id](const JobInfo &info) { return info.id == id; });
    m_slots.removeIf([id](const auto &entry) { return entry.first == id; });
    const bool wanted = !slot->ownerGone && slot->newest == id;
    if (wanted) {
        const bool cancelled = slot->stop.stop_requested();
        slot->newest = 0;
        if (!cancelled && deliver)
            deliver();
        else if (slot->cancelled)
            slot->cancelled();
    }
    Q_EMIT changed();
}

JobSlot::JobSlot(Jobs &jobs, QString text)
    : m_jobs(jobs), m_text(std::move(text)), m_slot(std::make_shared<Jobs::Slot>())
{}

JobSlot::~JobSlot()
{
    m_slot->ownerGone = true;
    m_slot->stop.request_stop();
    std::unique_lock lock(m_slot->mutex);
    m_slot->ended.wait(lock, [this] { return m_slot->onPool == 0; });
}

void JobSlot::launch(std::function<std::function<void()>(const JobControl &)> work)
{
    m_jobs.start(m_slot, m_text, std::move(work));
}

void JobSlot::onCancelled(std::function<void()> callback)
{
    m_slot->cancelled = std::move(callback);
}

void JobSlot::cancel()
{
    m_slot->stop.request_stop();
}

bool JobSlot::isRunning() const
{
    return m_slot->newest != 0;
}

} // namespace fleetwright::services
