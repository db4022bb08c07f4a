// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/cron.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::argocd {

/// An entry of AppProject.spec.syncWindows as it stands (types.go SyncWindow, Argo CD v3.5).
struct SyncWindow {
    std::string kind; ///< "allow" or "deny"; anything else counts as neither
    std::string schedule;
    std::string duration;
    std::string timeZone;
    std::vector<std::string> applications;
    std::vector<std::string> namespaces;
    std::vector<std::string> clusters;
    bool manualSync = false;
    bool andOperator = false;
    bool syncOverrun = false;
    base::Span place; ///< the entry's `kind`, or the entry
};

[[nodiscard]] base::Result<std::vector<SyncWindow>> readSyncWindows(const yaml::Node *list);

/// What windows ask of an Application.
struct WindowSubject {
    std::string name;
    std::string destinationName;
    std::string destinationServer;
    std::string destinationNamespace;
};

/// SyncWindows.Matches: all windows that speak of the Application, in order.
[[nodiscard]] bool matches(const SyncWindow &window, const WindowSubject &subject);
[[nodiscard]] std::vector<std::size_t> matchingWindows(const std::vector<SyncWindow> &windows,
                                                       const WindowSubject &subject);

/// Open strictly between its start and its end, by the zone's offset of `now`. Fails for a schedule
/// or duration that cannot be read.
[[nodiscard]] base::Result<bool> isActive(const SyncWindow &window, ClockTime now);

/// When a window that is closed opens next, in UTC.
[[nodiscard]] base::Result<std::optional<ClockTime>> nextOpening(const SyncWindow &window,
                                                                 ClockTime now);

enum class SyncTrigger : std::uint8_t { Automatic, Manual };

struct SyncDecision {
    bool canSync = true;
    std::vector<std::size_t> matching; ///< positions among the project's windows
    std::vector<std::size_t> active;   ///< of the matching ones
    /// What forbids: the first active deny, else the first matching closed allow.
    std::optional<std::size_t> blockedBy;
    std::optional<base::Error> error; ///< a matching window that cannot be read blocks
};

/// SyncWindows.CanSync for an Application of the project. `operationStarted`: of an operation that
/// runs.
[[nodiscard]] SyncDecision decideSync(const std::vector<SyncWindow> &windows,
                                      const WindowSubject &subject, SyncTrigger trigger,
                                      ClockTime now,
                                      std::optional<ClockTime> operationStarted = {});

} // namespace fleetwright::argocd
