// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/plan.h"
#include "services/jobs/jobs.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace fleetwright::services {

class Workspace;

/// An edit tried out before it is made: planned and rendered in the background, then applied as one
/// entry of the history, or dropped. Newest wins.
class Trial : public QObject {
    Q_OBJECT
public:
    Trial(Workspace &workspace, Jobs &jobs, QObject *parent = nullptr);

    /// `text` names the edit in the history: "Move prod-eu-west-1 under environments/staging".
    void start(const QString &text, edit::Intent intent);
    void discard();
    /// Makes the edit (into the unsaved ones). False if there is no plan that may be applied.
    bool apply();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const edit::Plan *plan() const
    {
        return m_plan.get();
    } ///< nullptr while running or if impossible
    /// What the plan changes, equal changes of several clusters as one; live as long as the plan.
    [[nodiscard]] const std::vector<diff::ChangeGroup> &groups() const { return m_groups; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] bool canApply() const { return m_plan && !m_plan->refusal; }

Q_SIGNALS:
    void changed();

private:
    struct Tried {
        std::shared_ptr<const edit::Plan> plan;
        std::vector<diff::ChangeGroup> groups;
        std::optional<base::Error> error;
    };

    void run();
    void forgetPlan();

    Workspace &m_workspace;
    QString m_text;
    std::optional<edit::Intent> m_intent;
    std::shared_ptr<const edit::Plan> m_plan;
    std::vector<diff::ChangeGroup> m_groups; ///< point into m_plan
    std::optional<base::Error> m_error;
    model::SnapshotPtr m_base; ///< what the plan was made over
    JobSlot m_job;
};

} // namespace fleetwright::services
