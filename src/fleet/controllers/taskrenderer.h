// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/controllers/controller.h"
#include "fleet/renderplan.h"

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace fleetwright::fleet {

struct FixpointInputs;

/// Renders tasks, each once: equal tasks share a rendering, and what the memo store has of an
/// earlier opening is taken from there.
class TaskRenderer {
public:
    explicit TaskRenderer(const FixpointInputs &inputs) : m_inputs(inputs) {}

    struct Request {
        std::shared_ptr<const RenderTask> task; ///< nullptr: the outcome stays empty
        RenderOutcome *outcome = nullptr;
    };
    /// Fails only with Cancelled.
    [[nodiscard]] base::Result<void> render(const std::vector<Request> &requests);

    /// Plain builds of layers.
    [[nodiscard]] base::Result<void> renderLayers(const std::set<base::RepoPath> &folders);
    [[nodiscard]] const RenderOutcome &layer(const base::RepoPath &folder) const
    {
        return m_layers.at(folder);
    }

private:
    struct Known {
        std::shared_ptr<const RenderTask> task;
        RenderOutcome outcome;
        std::optional<base::Hash128> key;
        bool isDone = false;
    };

    Known &entryOf(const std::shared_ptr<const RenderTask> &task);
    RenderOutcome run(const RenderTask &task) const;

    const FixpointInputs &m_inputs;
    std::vector<std::shared_ptr<const RenderTask>> m_kept; ///< so that addresses stay their own
    std::unordered_map<const RenderTask *, std::shared_ptr<Known>> m_byTask;
    std::unordered_map<base::Hash128, std::shared_ptr<Known>> m_byKey;
    std::map<base::RepoPath, RenderOutcome> m_layers;
};

} // namespace fleetwright::fleet
