// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace fleetwright::services {
class Jobs;
}

namespace fleetwright::bench {

/// What one action cost. All times in milliseconds.
struct Measured {
    QString action;
    double answered = 0;   ///< from the action to the first painting; the slowest of several
    double result = 0;     ///< from the (last) action until nothing runs or is painted any more
    double busy = 0;       ///< processor time of the GUI thread
    double stallCpu = 0;   ///< the longest turn of the event loop, in processor time of its thread
    double stallWall = 0;  ///< the longest turn by the clock: counts what else the machine does
    bool finished = false; ///< became quiet in time
};

/// Turns the event loop itself and times each turn. A person notices what one turn costs: until it
/// ends, nothing is painted and no key is read.
class Turns : public QObject {
    Q_OBJECT
public:
    explicit Turns(const services::Jobs &jobs);

    using Act = std::function<void()>;
    using Condition = std::function<bool()>;

    /// Does `act` inside a turn, then turns until `until` holds and no job runs.
    void measure(const QString &action, const Act &act, const Condition &until = {});
    /// Does `act(0)` … `act(times - 1)`, each after the one before was answered, as one action.
    void measureEach(const QString &action, int times, const std::function<void(int)> &act);
    /// Ends at once when `until` holds, with jobs still running: for the parts of one long wait.
    void measureUntil(const QString &action, const Act &act, const Condition &until);
    /// Without measuring.
    void settle();

    [[nodiscard]] const std::vector<Measured> &results() const { return m_results; }
    [[nodiscard]] QJsonArray toJson() const;
    /// Prints each result as a line when it is there, and each stall with its time since the
    /// machine started, by which a profile can be cut.
    void setTalkative(bool talkative) { m_talkative = talkative; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class End { Condition, Quiet };

    void begin(const QString &action);
    void start(const Act &act);
    void turn();
    void turnUntil(End end, const Condition &until);
    void finish();

    const services::Jobs &m_jobs;
    std::vector<Measured> m_results;
    Measured m_now;
    QElapsedTimer m_sinceAct;
    double m_lastActivity = 0;
    bool m_acted = false;   ///< the action's own turn has been
    bool m_painted = false; ///< in this turn
    bool m_answered = false;
    bool m_talkative = false;
};

} // namespace fleetwright::bench
