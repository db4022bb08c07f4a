// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace fleetwright::analysis::startup {

/// An object that a Flux unit needs before it can be applied.
struct Need {
    enum class For : std::uint8_t {
        Values, ///< substituteFrom, valuesFrom
        Access, ///< decryption, kubeConfig, service account
    };
    For use = For::Values;
    std::size_t unit = 0; ///< into Snapshot::units
    std::string field;    ///< "substituteFrom"
    std::string kind;
    std::string nameSpace;
    std::string name;
    base::Place place; ///< of the name

    [[nodiscard]] std::string text() const { return kind + " " + nameSpace + "/" + name; }
};

/// What is not optional, by unit.
[[nodiscard]] std::vector<Need> needsOf(const model::Snapshot &snapshot);

/// The objects that units apply to each cluster's API.
class AppliedObjects {
public:
    explicit AppliedObjects(const model::Snapshot &snapshot);

    struct Applied {
        std::size_t unit = 0; ///< that applies it
        const model::Object *object = nullptr;
    };
    /// Of that kind, whatever their namespace and name.
    [[nodiscard]] const std::vector<Applied> &ofKind(model::ClusterIndex cluster,
                                                     std::string_view kind) const;
    /// Units that apply an object of exactly that kind, namespace and name.
    [[nodiscard]] std::vector<std::size_t> unitsWith(model::ClusterIndex cluster,
                                                     std::string_view kind,
                                                     std::string_view nameSpace,
                                                     std::string_view name) const;
    /// Whether something that is applied makes such an object, or may: a SealedSecret, an
    /// ExternalSecret, anything else with that name in it, a copy from another namespace.
    [[nodiscard]] bool isMade(model::ClusterIndex cluster, const Need &need) const;

private:
    using Key = std::pair<model::ClusterIndex, std::string>;
    const model::Snapshot &m_snapshot;
    std::map<Key, std::vector<Applied>, std::less<>> m_byKind;
};

/// The cluster on whose API a unit looks for what it needs.
[[nodiscard]] model::ClusterIndex apiOf(const model::Unit &unit);

} // namespace fleetwright::analysis::startup
