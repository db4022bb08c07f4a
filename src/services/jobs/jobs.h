// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

namespace fleetwright::services {

class Jobs;

/// What a running task is given: it polls `cancel` and tells how far it is. Safe from any thread.
class JobControl {
public:
    [[nodiscard]] const base::Cancel &cancel() const { return m_cancel; }
    void progress(std::size_t done, std::size_t total, std::string_view what) const;

private:
    friend class Jobs;
    JobControl(Jobs &jobs, quint64 id, base::Cancel cancel)
        : m_jobs(jobs), m_id(id), m_cancel(std::move(cancel)),
          m_lastReport(std::make_shared<std::atomic<qint64>>(0))
    {}
    Jobs &m_jobs;
    quint64 m_id;
    base::Cancel m_cancel;
    std::shared_ptr<std::atomic<qint64>> m_lastReport; ///< milliseconds of the steady clock
};

/// What engine functions report to: see fleet::Progress. Valid while the task runs.
[[nodiscard]] std::function<void(std::size_t done, std::size_t total, std::string_view what)>
progressOf(const JobControl &control);

/// Makes handles on large things: when the last copy of one goes, in whatever thread, the thing is
/// freed on the pool. Freeing a fleet takes longer than an event loop may stand still.
class FreeOnPool {
public:
    template<typename T>
    [[nodiscard]] std::shared_ptr<T> operator()(std::shared_ptr<T> large) const
    {
        T *const raw = large.get();
        if (!raw)
            return nullptr;
        return std::shared_ptr<T>(raw, [bin = m_bin, held = std::move(large)](T *) mutable {
            release(*bin, std::move(held));
        });
    }

private:
    friend class Jobs;
    struct Bin;
    FreeOnPool();
    static void release(Bin &bin, std::shared_ptr<const void> large);
    std::shared_ptr<Bin> m_bin;
};

struct JobInfo {
    quint64 id = 0;
    QString text; ///< "Opening six-clusters"
    QString what; ///< the step, may be empty
    qint64 done = 0;
    qint64 total = 0; ///< 0 while unknown
    std::chrono::steady_clock::time_point started;
};

/// The only place that starts threads. Lists what runs, with progress and cancel; one per program.
/// Lives in the GUI thread. Destroyed after every JobSlot.
class Jobs : public QObject {
    Q_OBJECT
public:
    explicit Jobs(QObject *parent = nullptr);
    ~Jobs() override;

    [[nodiscard]] const QList<JobInfo> &running() const { return m_running; }
    void cancel(quint64 id);
    void cancelAll();

    /// May be used in any thread, and outlive this.
    [[nodiscard]] const FreeOnPool &freeOnPool() const { return m_freeOnPool; }

Q_SIGNALS:
    void changed(); ///< something started, moved on or ended

private:
    friend class JobSlot;
    friend class JobControl;

    struct Slot;
    using Deliver = std::function<void()>;
    /// Runs `work` on the pool; what it returns is called in the GUI thread if the slot still wants
    /// this task.
    void start(const std::shared_ptr<Slot> &slot, const QString &text,
               std::function<Deliver(const JobControl &)> work);
    void report(quint64 id, std::size_t done, std::size_t total, std::string_view what);
    void finish(const std::shared_ptr<Slot> &slot, quint64 id, const Deliver &deliver);

    QThreadPool m_pool;
    FreeOnPool m_freeOnPool;
    QList<JobInfo> m_running;
    QList<std::pair<quint64, std::weak_ptr<Slot>>> m_slots;
    quint64 m_lastId = 0;
};

/// One kind of work of one owner: a newer start cancels the older one and voids its result, before
/// any callback sees it. A member of its owner; its destructor cancels and waits. Callbacks run in
/// the GUI thread, never after the destructor.
class JobSlot {
public:
    JobSlot(Jobs &jobs, QString text);
    ~JobSlot();
    JobSlot(const JobSlot &) = delete;
    JobSlot &operator=(const JobSlot &) = delete;

    /// `work(const JobControl &)` runs on the pool and gets values or shared constants only;
    /// `done(result)` gets what it returned. A cancelled task's `done` is not called; connect
    /// `cancelled` for that.
    template<typename Work, typename Done>
    void start(Work work, Done done)
    {
        launch([work = std::move(work), done = std::move(done)](
                   const JobControl &control) mutable -> std::function<void()> {
            auto result = std::make_shared<decltype(work(control))>(work(control));
            return [result, done = std::move(done)]() mutable { done(std::move(*result)); };
        });
    }

    void setText(const QString &text) { m_text = text; }
    /// Called in the GUI thread when the newest task was cancelled by cancel() or by the user.
    void onCancelled(std::function<void()> callback);

    void cancel();
    [[nodiscard]] bool isRunning() const;

private:
    void launch(std::function<std::function<void()>(const JobControl &)> work);

    Jobs &m_jobs;
    QString m_text;
    std::shared_ptr<Jobs::Slot> m_slot;
};

} // namespace fleetwright::services
