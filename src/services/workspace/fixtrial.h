// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/objectdiff.h"
#include "quickfix/quickfix.h"
#include "services/jobs/jobs.h"

#include <QObject>

#include <memory>
#include <optional>

namespace fleetwright::services {

class Workspace;

/// A fix of a finding tried out: planned, rendered and checked in the background, then applied as
/// one entry of the history, or dropped. Newest wins.
class FixTrial : public QObject {
    Q_OBJECT
public:
    FixTrial(Workspace &workspace, Jobs &jobs, QObject *parent = nullptr);

    void start(const model::Finding &finding, const quickfix::Choice &choice,
               const quickfix::Note &note);
    void discard();
    /// Makes the edit (into the unsaved ones). False if there is none that holds.
    bool apply();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// nullptr while running, and where the edit cannot be made.
    [[nodiscard]] const quickfix::Proposal *proposal() const { return m_proposal.get(); }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] bool canApply() const { return m_proposal && !m_proposal->refusal; }

Q_SIGNALS:
    void changed();

private:
    struct Tried {
        std::shared_ptr<const quickfix::Proposal> proposal;
        std::optional<base::Error> error;
    };

    void forget();

    Workspace &m_workspace;
    std::shared_ptr<const quickfix::Proposal> m_proposal;
    std::optional<base::Error> m_error;
    model::SnapshotPtr m_base; ///< what the fix was tried over
    JobSlot m_job;
};

} // namespace fleetwright::services
