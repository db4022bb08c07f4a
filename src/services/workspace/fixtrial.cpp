// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/fixtrial.h"

#include "services/text/words.h"
#include "services/workspace/workspace.h"

namespace fleetwright::services {

namespace {

base::Result<quickfix::Proposal> proposed(quickfix::Subject subject, const CheckResultPtr &checked,
                                          fleet::MemoStore &store, const model::Finding &finding,
                                          const quickfix::Choice &choice,
                                          const quickfix::Note &note, const JobControl &control)
{
    auto config = config::readFleetConfig(*subject.fleet.snapshot->files);
    if (!config)
        return std::move(config).error();
    subject.fleet.config = *std::move(config);
    for (const CheckResult::Item &item : checked->items)
        subject.findings.push_back(item.finding);
    return quickfix::propose(subject, store, finding, choice, note, control.cancel(),
                             progressOf(control));
}

} // namespace

FixTrial::FixTrial(Workspace &workspace, Jobs &jobs, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_job(jobs, tr("Trying the fix"))
{
    // The fleet moved on below the trial: what it said no longer holds.
    connect(&workspace, &Workspace::snapshotChanged, this, [this] {
        if (m_base && m_base != m_workspace.snapshot())
            discard();
    });
}

void FixTrial::start(const model::Finding &finding, const quickfix::Choice &choice,
                     const quickfix::Note &note)
{
    forget();
    m_base = m_workspace.snapshot();
    if (!m_base || !m_workspace.findings())
        return;
    quickfix::Subject subject;
    subject.fleet.snapshot = m_base;
    subject.open = m_workspace.openOptions();
    subject.check.today = isoToday();
    m_job.start(
        [subject, checked = m_workspace.findings(), memo = m_workspace.memo(), finding, choice,
         note](const JobControl &control) {
            Tried tried;
            auto proposal = proposed(subject, checked, *memo, finding, choice, note, control);
            if (proposal)
                tried.proposal = std::make_shared<const quickfix::Proposal>(*std::move(proposal));
            else
                tried.error = std::move(proposal).error();
            return tried;
        },
        [this](Tried tried) {
            m_proposal = std::move(tried.proposal);
            m_error = std::move(tried.error);
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void FixTrial::forget()
{
    m_proposal.reset();
    m_error.reset();
}

void FixTrial::discard()
{
    m_job.cancel();
    forget();
    m_base.reset();
    Q_EMIT changed();
}

bool FixTrial::apply()
{
    if (!canApply())
        return false;
    std::vector<FileChange> changes;
    for (const auto &[path, bytes] : m_proposal->plan.changes)
        changes.push_back({path, bytes});
    const QString text = visible(m_proposal->choice.title);
    discard();
    m_workspace.edits().apply(text, changes);
    return true;
}

} // namespace fleetwright::services
