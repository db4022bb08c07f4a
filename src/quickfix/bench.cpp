// SPDX-License-Identifier: Apache-2.0
#include "quickfix/bench.h"

namespace fleetwright::quickfix {

Bench::Bench(const Subject &subject, fleet::MemoStore &store, const model::Finding &finding,
             const Note &note, const base::Cancel &cancel, const fleet::Progress &progress)
    : m_subject(subject), m_store(store), m_finding(finding), m_note(note), m_cancel(cancel),
      m_progress(progress), m_checked{subject.fleet, {}}, m_input(m_checked, subject.check, cancel),
      m_files(subject.fleet.snapshot->files), m_fleet(subject.fleet.snapshot)
{}

edit::PlanOptions Bench::planOptions() const
{
    edit::PlanOptions options;
    options.open = m_subject.open;
    options.alternatives = edit::Alternatives::Never;
    options.progress = m_progress;
    return options;
}

base::Result<model::SnapshotPtr> Bench::fleet()
{
    if (m_fleet)
        return m_fleet;
    auto opened = fleet::openFleet(m_files, m_subject.open, m_store, m_cancel, m_progress);
    if (!opened)
        return std::move(opened).error();
    m_fleet = std::move(opened).value();
    return m_fleet;
}

base::Result<void> Bench::add(base::Result<edit::FileChanges> changes)
{
    if (!changes)
        return std::move(changes).error();
    for (auto &[path, bytes] : *changes)
        m_changes[path] = std::move(bytes);
    m_files = base::makeOverlayFiles(m_subject.fleet.snapshot->files, edit::toOverlay(m_changes));
    m_fleet = nullptr;
    return {};
}

base::Result<void> Bench::add(const edit::Intent &intent)
{
    const auto now = fleet();
    if (!now)
        return now.error();
    auto plan = edit::plan(*now, m_store, intent, planOptions(), m_cancel);
    if (!plan)
        return std::move(plan).error();
    if (plan->changes.empty())
        return plan->refusal.value_or(byHand("the edit changes nothing"));
    return add(std::move(plan->changes));
}

base::Error byHand(std::string detail, const base::Place &place)
{
    return base::Error{.code = base::ErrorCode::Unsupported,
                       .detail = std::move(detail),
                       .place = place.line > 0 ? std::optional(place) : std::nullopt,
                       .hint = "mend it by hand",
                       .causes = {}};
}

} // namespace fleetwright::quickfix
