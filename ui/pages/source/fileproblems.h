// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"
#include "services/workspace/findings.h"

#include <QString>

#include <vector>

namespace fleetwright::ui {

/// A finding or an error that has a place: what Source lists and marks.
struct FileProblem {
    model::Severity severity = model::Severity::Warning;
    QString rule; ///< "" for an error of reading or rendering
    QString text;
    base::Place place;
    bool fromMyChange = false;

    friend bool operator==(const FileProblem &, const FileProblem &) = default;
};

/// What the unsaved edits make, anywhere, then what concerns `file`; each by line. Without repeats.
[[nodiscard]] std::vector<FileProblem> problemsFor(const model::Snapshot *snapshot,
                                                   const services::CheckResult *findings,
                                                   const base::RepoPath &file);

/// Why a YAML file cannot be read, with its place in it; nothing if it can (or is no YAML, or a
/// template).
[[nodiscard]] std::optional<FileProblem> parseProblem(const base::SourceFilePtr &file);

} // namespace fleetwright::ui
