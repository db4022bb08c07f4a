// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/syncwindow.h"
#include "topology/fleetobjects.h"

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::topology {

/// A sync window of a project at a time.
struct WindowState {
    argocd::SyncWindow window; ///< its `place` is not kept alive
    base::Place place;
    bool isActive = false;
    std::optional<base::Error> error;             ///< its schedule or duration cannot be read
    std::optional<argocd::ClockTime> nextOpening; ///< of one that is closed
    std::size_t matching = 0;                     ///< Applications of the project that it speaks of
};

struct ProjectWindows {
    std::string nameSpace; ///< "" where it names none
    std::string name;
    base::Place place;
    std::vector<WindowState> windows;
    std::size_t applications = 0; ///< of the project
};

/// Whether an Application may sync at a time.
struct WindowDecision {
    std::size_t unit = 0;    ///< into Snapshot::units
    std::size_t project = 0; ///< into WindowReport::projects
    bool canSync = true;
    bool canSyncManually = true;
    std::optional<std::size_t> blockedBy; ///< a window of the project
    /// When it may sync again by itself; nothing within two weeks, or where a window cannot be
    /// read.
    std::optional<argocd::ClockTime> opens;
};

struct WindowReport {
    std::vector<ProjectWindows> projects;  ///< those with windows
    std::vector<WindowDecision> decisions; ///< of the Applications of those projects, by unit
};

/// Windows of AppProjects (see objectsOfKind) and the Applications that they hold back at `now`.
[[nodiscard]] WindowReport windowsAt(const model::Snapshot &snapshot,
                                     const std::vector<FleetObject> &projects,
                                     argocd::ClockTime now, const base::Cancel &cancel = {});

/// "2026-06-05T22:00:00Z", or with an offset; nothing for anything else.
[[nodiscard]] std::optional<argocd::ClockTime> readTime(std::string_view text);
[[nodiscard]] std::string timeText(argocd::ClockTime time); ///< in UTC

} // namespace fleetwright::topology
