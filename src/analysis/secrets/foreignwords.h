// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::secrets {

/// What a text says that does not fit a cluster.
struct ForeignWord {
    std::string text;
    bool isRegion = false; ///< else an environment
    std::vector<std::string> owners;
};

/// The environments and regions of a fleet's clusters as words of names and addresses.
class ForeignWords {
public:
    explicit ForeignWords(const model::Snapshot &snapshot);

    /// The environment or region of other clusters that a text names, where it names none of the
    /// cluster's own; nothing where the cluster's is not known.
    [[nodiscard]] std::optional<ForeignWord> in(std::string_view text,
                                                model::ClusterIndex cluster) const;
    /// Whether a text names no cluster's environment or region.
    [[nodiscard]] bool isNeutral(std::string_view text) const;
    /// Whether a text names a region that is, or may be, this one.
    [[nodiscard]] bool namesRegion(std::string_view text, std::string_view region) const;

private:
    [[nodiscard]] std::vector<std::string> regionsIn(std::string_view text) const;
    [[nodiscard]] std::vector<std::string> environmentsIn(std::string_view text) const;

    const model::Snapshot &m_snapshot;
    std::vector<std::string> m_environments; ///< canonical, sorted
    std::vector<std::string> m_regions;      ///< longest first
};

} // namespace fleetwright::analysis::secrets
