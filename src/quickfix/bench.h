// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "edit/stepedit.h"
#include "quickfix/quickfix.h"

#include <set>
#include <string>
#include <vector>

namespace fleetwright::quickfix {

/// The edits of a fix in the making, each made over the fleet with those before it.
class Bench {
public:
    Bench(const Subject &subject, fleet::MemoStore &store, const model::Finding &finding,
          const Note &note, const base::Cancel &cancel, const fleet::Progress &progress);

    [[nodiscard]] const Subject &subject() const { return m_subject; }
    [[nodiscard]] const model::Finding &finding() const { return m_finding; }
    [[nodiscard]] const Note &note() const { return m_note; }
    /// What the rules know of the fleet as it was found.
    [[nodiscard]] analysis::RuleInput &input() { return m_input; }
    [[nodiscard]] const model::Snapshot &found() const { return *m_subject.fleet.snapshot; }

    /// The fleet with the edits so far; rendered when asked for.
    [[nodiscard]] base::Result<model::SnapshotPtr> fleet();
    /// Files with the edits so far.
    [[nodiscard]] const base::FileSource &files() const { return *m_files; }

    [[nodiscard]] base::Result<void> add(base::Result<edit::FileChanges> changes);
    /// The edits of an intent, whether or not it does more than it means: the fix as a whole is
    /// proven.
    [[nodiscard]] base::Result<void> add(const edit::Intent &intent);

    [[nodiscard]] const edit::FileChanges &changes() const { return m_changes; }
    [[nodiscard]] edit::PlanOptions planOptions() const;
    [[nodiscard]] fleet::MemoStore &store() const { return m_store; }
    [[nodiscard]] const base::Cancel &cancel() const { return m_cancel; }

private:
    const Subject &m_subject;
    fleet::MemoStore &m_store;
    const model::Finding &m_finding;
    const Note &m_note;
    const base::Cancel &m_cancel;
    const fleet::Progress &m_progress;
    analysis::CheckSubject m_checked;
    analysis::RuleInput m_input;
    base::FileSourcePtr m_files;
    edit::FileChanges m_changes;
    model::SnapshotPtr m_fleet; ///< nullptr: edits came since
};

/// Whom a fix may change, and whom it has to.
struct Intended {
    std::set<std::string> atLeast;
    std::set<std::string> atMost;

    [[nodiscard]] static Intended nobody() { return {}; }
    [[nodiscard]] static Intended exactly(const std::vector<std::string> &clusters)
    {
        const std::set<std::string> all(clusters.begin(), clusters.end());
        return {all, all};
    }
    [[nodiscard]] static Intended within(const std::vector<std::string> &clusters)
    {
        return {{}, {clusters.begin(), clusters.end()}};
    }
};

/// Makes the edits of one choice; whom they are to change.
using Maker = base::Result<Intended> (*)(Bench &bench);

[[nodiscard]] base::Error byHand(std::string detail, const base::Place &place = {});

// The makers, by subject.
[[nodiscard]] base::Result<Intended> removeValue(Bench &bench); ///< settingfixes.cpp
[[nodiscard]] base::Result<Intended> removeHiddenValue(Bench &bench);
[[nodiscard]] base::Result<Intended> hoistValue(Bench &bench);
[[nodiscard]] base::Result<Intended> swapOutlier(Bench &bench);
[[nodiscard]] base::Result<Intended> moveToOwners(Bench &bench);
[[nodiscard]] base::Result<Intended> writeOwnValue(Bench &bench); ///< identityfixes.cpp
[[nodiscard]] base::Result<Intended> writeAgreedValue(Bench &bench);
[[nodiscard]] base::Result<Intended> writeNearestLabel(Bench &bench);
[[nodiscard]] base::Result<Intended> addLabel(Bench &bench);
[[nodiscard]] base::Result<Intended> addIdentity(Bench &bench);
[[nodiscard]] base::Result<Intended> deleteEntry(Bench &bench); ///< entryfixes.cpp
[[nodiscard]] base::Result<Intended> writeNearestName(Bench &bench);
[[nodiscard]] base::Result<Intended> deleteLayer(Bench &bench);
[[nodiscard]] base::Result<Intended> acceptFinding(Bench &bench); ///< acceptfix.cpp
[[nodiscard]] base::Result<Intended> markException(Bench &bench); ///< exceptionfixes.cpp
[[nodiscard]] base::Result<Intended> removeException(Bench &bench);
[[nodiscard]] base::Result<Intended> removeExceptionAndValues(Bench &bench);
[[nodiscard]] base::Result<Intended> moveException(Bench &bench);
[[nodiscard]] base::Result<Intended> listException(Bench &bench);
[[nodiscard]] base::Result<Intended> changeDate(Bench &bench);
[[nodiscard]] base::Result<Intended> addDate(Bench &bench);
[[nodiscard]] base::Result<Intended> addTicket(Bench &bench);

} // namespace fleetwright::quickfix
