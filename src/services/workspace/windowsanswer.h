// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/sourcefile.h"
#include "model/snapshot.h"
#include "services/workspace/answertable.h"
#include "services/workspace/outline.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

namespace fleetwright::services {

/// Which Applications the sync windows hold back at a time: what `fleetwright-cli windows` prints.
/// Immutable.
struct WindowsAnswer {
    model::SnapshotPtr snapshot;
    QDateTime now;     ///< UTC
    AnswerTable units; ///< Applications of projects with windows
    Outline projects;  ///< their windows
    int heldBack = 0;
    int windows = 0;
    int useless = 0; ///< windows that match no Application or cannot be read
};

using WindowsAnswerPtr = std::shared_ptr<const WindowsAnswer>;

struct WindowsQuestion {
    model::SnapshotPtr snapshot;
    std::vector<base::SourceFilePtr> exported; ///< see fleet::OpenOptions
    QDateTime now;
};

/// For a job.
[[nodiscard]] WindowsAnswerPtr makeWindows(const WindowsQuestion &question,
                                           const base::Cancel &cancel);
[[nodiscard]] QString windowsSentence(const WindowsAnswer &answer);

} // namespace fleetwright::services
