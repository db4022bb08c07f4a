// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "model/snapshot.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace fleetwright::ui {

/// Where something is to be completed.
struct CompletionRequest {
    base::RepoPath file;
    QStringList lines;
    int line = 0;                ///< from 0
    int column = 0;              ///< characters before the caret
    base::FileSourcePtr files;   ///< for paths; may be nullptr
    model::SnapshotPtr snapshot; ///< for clusters and labels; may be nullptr
};

struct Completion {
    enum class Kind { Field, Folder, File, Cluster, LabelKey, LabelValue };
    QString text; ///< what takes the place of the typed part; a field comes with its colon
    Kind kind = Kind::Field;

    friend bool operator==(const Completion &, const Completion &) = default;
};

struct Completions {
    int typed = 0; ///< characters before the caret that a choice replaces
    std::vector<Completion>
        choices; ///< those that begin with what is typed, then those that contain it
};

/// By the nesting of the caret's line: fields of a kustomization, files and folders beside it,
/// cluster names, label keys and values that the fleet knows.
[[nodiscard]] Completions complete(const CompletionRequest &request);

} // namespace fleetwright::ui
