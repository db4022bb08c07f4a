// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "config/fleetconfig.h"
#include "fleet/open.h"
#include "model/snapshot.h"

#include <memory>
#include <string>

namespace fleetwright::cli {

struct Invocation;

/// How controllers that have a switch for it behave.
struct ControllerSwitches {
    bool strictSubstitution = false; ///< Flux: --strict-substitution
    bool newGitFileGlobbing = false; ///< Argo CD: --new-git-file-globbing
    bool isWholeHub = false;         ///< what is not given does not exist
};

/// The fleet that a command works on, opened as the global options say.
class Session {
public:
    [[nodiscard]] static base::Result<Session> open(Invocation &invocation,
                                                    const ControllerSwitches &switches = {});
    /// The same of other files than those of --fleet and --revision.
    [[nodiscard]] static base::Result<Session> open(Invocation &invocation,
                                                    base::FileSourcePtr files,
                                                    const ControllerSwitches &switches = {});

    [[nodiscard]] const model::Snapshot &snapshot() const { return *m_snapshot; }
    [[nodiscard]] const model::SnapshotPtr &snapshotPtr() const { return m_snapshot; }
    [[nodiscard]] const config::FleetConfig &config() const { return m_config; }
    [[nodiscard]] fleet::MemoStore &store() const { return *m_store; }
    [[nodiscard]] const fleet::OpenOptions &options() const { return m_options; }

private:
    std::unique_ptr<fleet::MemoStore> m_store;
    fleet::OpenOptions m_options;
    config::FleetConfig m_config;
    model::SnapshotPtr m_snapshot;
};

/// The files of --fleet: the folder itself, or the tree of --revision.
[[nodiscard]] base::Result<base::FileSourcePtr> openFiles(const Invocation &invocation);

} // namespace fleetwright::cli
