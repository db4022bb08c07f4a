// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "fleet/decides.h"
#include "model/snapshot.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace fleetwright::ui {

/// The Decides margin's entry for one line: in how many clusters its value survives, of those that
/// its file reaches.
struct LineReachInfo {
    int line = 0; ///< from 1
    std::size_t decides = 0;
    std::size_t reach = 0;

    friend bool operator==(const LineReachInfo &, const LineReachInfo &) = default;
};

[[nodiscard]] std::vector<LineReachInfo> reachOfLines(const model::Snapshot &snapshot,
                                                      const fleet::DecidesIndex &index,
                                                      const base::RepoPath &file);

/// Who gets a line's value, and who hides it from the others.
struct LineDetail {
    struct Hidden {
        std::string cluster;
        std::optional<base::Place>
            by;                ///< nothing where the value was removed, or made without a place
        base::RepoPath layer;  ///< of `by`, or that removed it
        bool ownLayer = false; ///< the cluster's own
    };
    std::vector<std::string> deciding;
    std::vector<Hidden> hidden;
    std::size_t hiddenMore = 0; ///< beyond the limit
};

[[nodiscard]] LineDetail detailOf(const model::Snapshot &snapshot, const fleet::DecidesIndex &index,
                                  const base::RepoPath &file, int line, std::size_t limit = 6);

/// The rendered value that stands nearest to a line, in one cluster.
struct NearestValue {
    const model::Object *object = nullptr;
    const yaml::Node *value = nullptr;
    int line = 0; ///< of the file
};
[[nodiscard]] std::optional<NearestValue> nearestValue(const model::Snapshot &snapshot,
                                                       model::ClusterIndex cluster,
                                                       const base::RepoPath &file, int line);

/// The layer that a file belongs to: the one whose folder it is in or that reads it; nullptr for
/// none.
[[nodiscard]] const model::Layer *layerOfFile(const model::Snapshot &snapshot,
                                              const base::RepoPath &file);

/// What is said of a line.
class LineWords {
    Q_DECLARE_TR_FUNCTIONS(ui::LineWords)
public:
    /// The page's answer: "Line 9 decides for 1 cluster, of the 2 its file reaches."
    [[nodiscard]] static QString sentence(const model::Snapshot &snapshot,
                                          const fleet::DecidesIndex *index,
                                          const base::RepoPath &file, int line);
    /// Plain lines for the tooltip, the first is its title. Empty where the line holds no value.
    [[nodiscard]] static QStringList detail(const model::Snapshot &snapshot,
                                            const fleet::DecidesIndex &index,
                                            const base::RepoPath &file, int line);
};

} // namespace fleetwright::ui
