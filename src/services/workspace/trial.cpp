// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/trial.h"

#include "services/workspace/workspace.h"

namespace fleetwright::services {

Trial::Trial(Workspace &workspace, Jobs &jobs, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_job(jobs, tr("Trying the edit"))
{
    // The fleet moved on below the trial: what it said no longer holds.
    connect(&workspace, &Workspace::snapshotChanged, this, [this] {
        if (m_intent && m_workspace.snapshot() && m_base != m_workspace.snapshot())
            run();
        else if (!m_workspace.snapshot())
            discard();
    });
}

void Trial::start(const QString &text, edit::Intent intent)
{
    m_text = text;
    m_intent = std::move(intent);
    run();
}

void Trial::run()
{
    forgetPlan();
    m_base = m_workspace.snapshot();
    if (!m_base)
        return;
    edit::PlanOptions options;
    options.open = m_workspace.openOptions();
    m_job.start(
        [snapshot = m_base, memo = m_workspace.memo(), intent = *m_intent,
         options](const JobControl &control) mutable {
            options.progress = progressOf(control);
            Tried tried;
            auto plan = edit::plan(snapshot, *memo, intent, options, control.cancel());
            if (!plan) {
                tried.error = std::move(plan).error();
                return tried;
            }
            tried.plan = std::make_shared<const edit::Plan>(*std::move(plan));
            tried.groups = diff::groupChanges(tried.plan->affected);
            return tried;
        },
        [this](Tried tried) {
            m_plan = std::move(tried.plan);
            m_groups = std::move(tried.groups);
            m_error = std::move(tried.error);
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void Trial::forgetPlan()
{
    m_groups.clear();
    m_plan.reset();
    m_error.reset();
}

void Trial::discard()
{
    m_job.cancel();
    m_intent.reset();
    forgetPlan();
    m_base.reset();
    Q_EMIT changed();
}

bool Trial::apply()
{
    if (!canApply())
        return false;
    std::vector<FileChange> changes;
    for (const auto &[path, bytes] : m_plan->changes)
        changes.push_back({path, bytes});
    const QString text = m_text;
    discard();
    m_workspace.edits().apply(text, changes);
    return true;
}

} // namespace fleetwright::services
