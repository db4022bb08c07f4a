// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "fleet/controllers/targetingcontent.h"
#include "fleet/memostoredata.h"
#include "model/targeting.h"
#include "model/unit.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::fleet {

/// An object that a cluster's API is known to have.
struct ApiObject {
    const flux::KnownObject *object = nullptr; ///< kept by ClusterApi::contents
    /// The unit that applies it, by the number that the fixpoint gives units; none for what stands
    /// in a file that no unit renders, or was exported from the cluster.
    std::optional<std::size_t> appliedBy;
};

/// What is known of the API of one cluster: what a controller that runs there sees.
struct ClusterApi {
    std::string cluster; ///< its name; "" where it is not known which cluster has these objects
    std::vector<ApiObject> objects;
    std::vector<TargetingContentPtr> contents;
};

/// What a unit's rendering came to.
struct RenderOutcome {
    RenderedFolderPtr folder; ///< nullptr where it failed or is unresolved
    std::optional<base::Error> error;
    std::optional<base::Error> unresolved;
};

struct ControllerContext;

/// How one unit is rendered, of whatever state has the same objects. Immutable, thread-safe; units
/// with equal tasks may share one.
class RenderTask {
public:
    RenderTask() = default;
    RenderTask(const RenderTask &) = delete;
    RenderTask &operator=(const RenderTask &) = delete;
    virtual ~RenderTask() = default;

    /// Equal for tasks that give the same rendering, places included, of the same files: of all
    /// that it depends on beside the files that the rendering names. Nothing where that cannot be
    /// said.
    [[nodiscard]] virtual std::optional<base::Hash128>
    key(const ControllerContext &context) const = 0;
    /// Keeps alive what the key was made of.
    [[nodiscard]] virtual std::vector<std::shared_ptr<const void>> keeps() const = 0;
    [[nodiscard]] virtual base::Result<model::RenderingPtr>
    render(const ControllerContext &context) const = 0;
    /// Of what is rendered, for progress.
    [[nodiscard]] virtual std::string text() const = 0;
};

/// A unit that a controller would apply, before it is rendered.
struct FoundUnit {
    model::UnitId id;
    model::Controller controller = model::Controller::Overlay;
    std::string cluster; ///< its name; "" where it is not known
    std::optional<base::Error> error;
    std::optional<base::Error> unresolved;
    std::shared_ptr<const model::UnitDeclaration> declaration = model::UnitDeclaration::none();
    std::size_t object = 0;                 ///< what declares it, in ClusterApi::objects
    std::optional<std::size_t> target;      ///< what generates it, in Evaluation::targets
    std::shared_ptr<const RenderTask> task; ///< nullptr: nothing is rendered
    /// The folder of the opened state that it builds first, where there is one.
    std::optional<base::RepoPath> folder;
    /// The files that its rendering names are those of the opened state, whatever it builds: a
    /// chart is no layer.
    bool readsOpenedFiles = false;
    /// It is built from copies of files of the opened state: what it reads is told by the places in
    /// its output alone.
    bool readsCopies = false;
};

/// Decisions are made for a snapshot when its clusters have their numbers.
using MakeDecisions = std::function<std::shared_ptr<const model::TargetingDecisions>(
    const std::shared_ptr<const std::map<std::string, model::ClusterIndex>> &clusters)>;

struct FoundTarget {
    model::TargetingObject object; ///< without what depends on the numbers of clusters and units
    std::size_t apiObject = 0;     ///< in ClusterApi::objects
    std::set<std::string> members; ///< names of clusters, beside those of the units that name it
    MakeDecisions decisions;
};

/// What one controller makes of one API. Immutable once it is made, shared by openings.
struct Evaluation {
    std::vector<FoundUnit> units;
    std::vector<FoundTarget> targets;
    std::vector<inventory::Claim> claims; ///< clusters that only its answer names
    /// Addresses of repositories with paths that the objects read of them (Sources::notePath).
    std::set<std::pair<std::string, std::string>> paths;
    /// It depends on what files hold, beside the API's objects and which files there are: an answer
    /// for this opening alone.
    bool dependsOnFiles = false;
    std::vector<base::Error> problems; ///< of objects that are no unit: a project, a Secret …
};

/// What all controllers make of one API, and what that was made of.
struct ApiEvaluation {
    base::Hash128 identity;
    std::vector<TargetingContentPtr> contents; ///< kept: the identity is made of their addresses
    std::vector<Evaluation> answers;           ///< one a controller
    /// Tells each unit from all others, in the order of the answers.
    std::vector<base::Hash128> keys;
};

using ApiEvaluationPtr = std::shared_ptr<const ApiEvaluation>;

/// A controller as it reads a cluster's objects. One for one opening.
class Controller {
public:
    Controller() = default;
    Controller(const Controller &) = delete;
    Controller &operator=(const Controller &) = delete;
    virtual ~Controller() = default;

    [[nodiscard]] virtual bool reads(const model::ResourceId &id) const = 0;
    /// Asked again whenever the API's objects have changed. Thread-safe.
    [[nodiscard]] virtual Evaluation evaluate(const ClusterApi &api) = 0;
};

} // namespace fleetwright::fleet
