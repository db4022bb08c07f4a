// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/result.h"
#include "helm/chart.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace fleetwright::helm {

/// A chart and the files that it was loaded from, links resolved, sorted.
struct LoadedChart {
    ChartPtr chart;
    base::RepoPath path;
    base::Hash128 content; ///< of its files and their places
    std::vector<base::RepoPath> files;
};

using LoadedChartPtr = std::shared_ptr<const LoadedChart>;

/// Where a chart that another needs is: a folder or an archive. Nothing if it is not at hand.
using FindDependency = std::function<std::optional<base::RepoPath>(const Dependency &dependency)>;

/// Whether a chart's own values.yaml counts, or others stand for it.
enum class OwnValues : std::uint8_t { Kept, LeftOut };

/// Charts by their content, each loaded once. Thread-safe.
class ChartStore {
public:
    /// The chart of a folder or archive; see loadChart for the errors.
    [[nodiscard]] base::Result<LoadedChartPtr>
    load(const base::FileSource &files, const base::RepoPath &path, const base::Limits &limits);
    /// The same with the charts that it needs and that are not in its charts/, as `helm dependency
    /// build` brings them: `file://` ones of `files`, others where `find` knows them. `find` must
    /// answer alike for one state of the files. A chart that is still missing is told by render().
    [[nodiscard]] base::Result<LoadedChartPtr>
    loadBuilt(const base::FileSource &files, const base::RepoPath &path, const FindDependency &find,
              const base::Limits &limits, OwnValues values = OwnValues::Kept);
    /// The chart of files at hand, named as seen from the chart.
    [[nodiscard]] base::Result<LoadedChartPtr>
    load(std::vector<ChartFile> files, const base::RepoPath &place, const base::Limits &limits);
    /// Drops what nobody else holds.
    void trim();

private:
    using State = std::tuple<std::uint64_t, base::RepoPath, bool, OwnValues>;

    [[nodiscard]] base::Result<LoadedChartPtr>
    loadFrom(const base::FileSource &files, const base::RepoPath &path, const FindDependency *find,
             const base::Limits &limits, OwnValues values);
    [[nodiscard]] base::Result<LoadedChartPtr>
    loadNow(const base::FileSource &files, const base::RepoPath &path, const FindDependency *find,
            const base::Limits &limits, OwnValues values);
    [[nodiscard]] base::Result<LoadedChartPtr> made(const base::FileSource &files,
                                                    const base::RepoPath &path,
                                                    std::vector<ChartFile> read,
                                                    const base::Limits &limits);
    [[nodiscard]] LoadedChartPtr find(base::Hash128 content) const;
    [[nodiscard]] LoadedChartPtr add(LoadedChartPtr loaded);

    mutable std::mutex m_mutex;
    std::unordered_map<base::Hash128, LoadedChartPtr> m_byContent;
    /// Of sources whose answers stay, charts that cannot be loaded too.
    std::map<State, base::Result<LoadedChartPtr>> m_byState;
};

} // namespace fleetwright::helm
