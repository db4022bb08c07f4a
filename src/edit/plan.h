// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "diff/objectdiff.h"
#include "edit/intent.h"
#include "fleet/open.h"
#include "model/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::edit {

/// Files with their new bytes; nothing: the file is removed. What goes into the overlay, and then
/// to a FileWriter.
using FileChanges = std::map<base::RepoPath, std::optional<std::string>>;

/// Another layer that could carry the edit, tried out by rendering.
struct Alternative {
    base::RepoPath layer;
    std::string field;        ///< what would be written there: "images", "patches" …
    base::Place place;        ///< the line that would change, or the file that gets a new one
    bool setsAlready = false; ///< the layer sets the field now
    std::vector<std::string> clusters; ///< that would change, sorted
    std::size_t objects = 0;           ///< object changes over all clusters
    bool exact = false;                ///< only the field meant changes
    std::optional<base::Error> error;  ///< why it can not carry the edit
};

/// What an edit does, proven by rendering it. Nothing is written.
struct Plan {
    FileChanges changes;
    std::string diff; ///< unified, with Git's headers: what `git apply` takes
    std::size_t linesAdded = 0;
    std::size_t linesRemoved = 0;

    std::optional<base::RepoPath> layer; ///< the layer chosen, for fields
    std::string field; ///< how it sets the value: "resources" (a manifest), "patches", "images" …
    base::Place place; ///< the first line that changes

    model::SnapshotPtr after;             ///< the fleet with the edit
    diff::FleetDiff affected;             ///< cluster by cluster, object by object
    std::vector<base::Error> newProblems; ///< what cannot be rendered any more

    /// ErrorCode::Refused with the reason if not exactly the clusters and fields meant change; the
    /// rest of the plan then shows what would.
    std::optional<base::Error> refusal;
    std::vector<Alternative> alternatives; ///< for fields, see PlanOptions
};

enum class Alternatives : std::uint8_t { WhenRefused, Always, Never };

struct PlanOptions {
    fleet::OpenOptions open; ///< those that `snapshot` was opened with
    Alternatives alternatives = Alternatives::WhenRefused;
    fleet::Progress progress; ///< of the rendering under way; each trial starts anew
};

/// Turns an intent into the smallest byte edits, renders them over `snapshot->files` and verifies.
/// Fails when no edit can be made at all: NotFound (cluster, object, layer, field), Refused or
/// Unsupported with the reason, Cancelled.
[[nodiscard]] base::Result<Plan> plan(const model::SnapshotPtr &snapshot, fleet::MemoStore &store,
                                      const Intent &intent, const PlanOptions &options = {},
                                      const base::Cancel &cancel = {});

/// A value that identifies a cluster, where AddCluster will replace it, and what the new name
/// suggests instead.
struct IdentityToken {
    std::string value;
    std::string meaning;    ///< "name", "region", "cidr" … or the label's key
    std::string suggestion; ///< for the new cluster; the same value where nothing suggests another
    std::vector<base::Place> places;
};

/// What the form "add a cluster like SIBLING" asks for. The name comes first.
[[nodiscard]] base::Result<std::vector<IdentityToken>>
identityTokens(const model::Snapshot &snapshot, std::string_view sibling, std::string_view newName);

/// The changes over the snapshot's files, for opening or saving.
[[nodiscard]] std::map<base::RepoPath, base::SourceFilePtr> toOverlay(const FileChanges &changes);

} // namespace fleetwright::edit
