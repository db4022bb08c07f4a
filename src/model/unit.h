// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "model/clusterset.h"
#include "model/delivery.h"
#include "model/layer.h"
#include "model/reason.h"
#include "model/resourceid.h"
#include "yaml/node.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::model {

class ReleaseValues;

/// One rendered Kubernetes resource.
struct Object {
    ResourceId id;
    const yaml::Node *root = nullptr;
    /// The name before a generated hash suffix; equal to id.name where there is none. Objects are
    /// matched across clusters by it.
    std::string stableName;
    base::RepoPath layer; ///< folder of the layer that brought the object in

    [[nodiscard]] base::Hash128 hash() const { return root->hash(); }
};

/// The output of one render: shared between units, snapshots and threads.
struct Rendering {
    std::vector<Object> objects; ///< in output order
    std::shared_ptr<const base::Arena> arena;
    /// Folders of all layers read, the root's first; values files of charts, which are layers too.
    std::vector<base::RepoPath> layers;
    std::vector<base::RepoPath> files; ///< every file read, sorted
    std::vector<std::string> warnings;
    std::vector<base::Error>
        unresolved; ///< inputs that need the network, a plugin …; the rest is rendered
    /// Of the charts that were rendered for it.
    std::vector<std::shared_ptr<const ReleaseValues>> releases;
};

using RenderingPtr = std::shared_ptr<const Rendering>;

/// "KIND/NAMESPACE/NAME"; a plain overlay is "Overlay/PATH".
struct UnitId {
    std::string kind;
    std::string nameSpace;
    std::string name;

    [[nodiscard]] std::string text() const;
    friend auto operator<=>(const UnitId &, const UnitId &) = default;
};

/// Who applies a unit. In the order in which they are shown.
enum class Controller : std::uint8_t { Overlay, ArgoCd, Flux, RancherFleet, ClusterApi };

/// Stable name as used in JSON output: "overlay", "argocd", "flux", "rancher-fleet", "cluster-api".
[[nodiscard]] std::string_view controllerName(Controller controller);

/// Where a unit's content comes from; one of several of an Argo CD Application.
struct UnitSource {
    std::string url;      ///< as the source's object names it; "" for a plain overlay
    std::string revision; ///< that it follows: "opened state", "branch next", "mapped folder"
    std::string path;     ///< as written, "" is the root
    std::string chart;    ///< of a Helm source: the chart's name
    std::string version;  ///< of a chart, as written
    base::Place place;    ///< path's or chart's value

    friend bool operator==(const UnitSource &, const UnitSource &) = default;
};

/// What the object behind a unit says, and why there is one: shared by all snapshots in which it is
/// the same.
struct UnitDeclaration {
    base::Place place; ///< the object's name; of a generated one, the template's
    /// The object that declares it: the unit's own, or the set that generates it.
    std::string declaredBy; ///< "ApplicationSet/argocd/web"; "" for a plain overlay
    std::vector<UnitSource> sources;
    Delivery delivery;
    /// Identity → selector or generator and why it matched → parameters → destination.
    std::vector<Reason> reasons;
    const yaml::Node *object = nullptr; ///< the unit's object, as applied or as generated
    std::shared_ptr<const void> keeps;  ///< what `object` lives in

    /// Of a unit that no object declares.
    [[nodiscard]] static const std::shared_ptr<const UnitDeclaration> &none();
};

/// What one controller applies to one cluster as a whole.
struct Unit {
    UnitId id;
    ClusterIndex cluster = 0;       ///< of no meaning in Snapshot::unplaced
    std::optional<LayerIndex> root; ///< the layer it builds, where it is one of this state
    RenderingPtr rendering;         ///< nullptr if it failed or is unresolved
    std::optional<base::Error> error;
    /// Nothing of it can be rendered without the network, a chart, a plugin …; beside `error`. What
    /// is missing of a rendering only in part is in Rendering::unresolved.
    std::optional<base::Error> unresolved;

    Controller controller = Controller::Overlay;
    /// The cluster on whose API the unit's object lives, if known.
    std::optional<ClusterIndex> hub;
    /// The unit that applies the unit's object or the set that generates it, in Snapshot::units;
    /// none where it stands in a file that no unit renders.
    std::optional<std::size_t> parent;
    /// The object that generates it, in Snapshot::targeting.
    std::optional<std::size_t> target;
    std::shared_ptr<const UnitDeclaration> declaration = UnitDeclaration::none(); ///< never null
};

} // namespace fleetwright::model
