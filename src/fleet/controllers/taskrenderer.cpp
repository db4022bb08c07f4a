// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/taskrenderer.h"

#include "base/parallel.h"
#include "fleet/controllers/fixpoint.h"
#include "inventory/identitymaps.h"

#include <mutex>

namespace fleetwright::fleet {

namespace {

RenderOutcome outcomeOf(base::Error error)
{
    RenderOutcome outcome;
    if (error.code == base::ErrorCode::Unresolved)
        outcome.unresolved = std::move(error);
    else
        outcome.error = std::move(error);
    return outcome;
}

} // namespace

TaskRenderer::Known &TaskRenderer::entryOf(const std::shared_ptr<const RenderTask> &task)
{
    std::shared_ptr<Known> &known = m_byTask[task.get()];
    if (known)
        return *known;
    m_kept.push_back(task);
    std::optional<base::Hash128> key = task->key(*m_inputs.context);
    if (key) {
        *key = base::combine(*key, m_inputs.table->shape());
        *key = base::combine(*key, m_inputs.plan.optionsKey);
        if (const auto equal = m_byKey.find(*key); equal != m_byKey.end()) {
            known = equal->second;
            return *known;
        }
    }
    known = std::make_shared<Known>();
    known->task = task;
    known->key = key;
    if (key) {
        m_byKey.emplace(*key, known);
        known->outcome.folder = m_inputs.context->store->impl().folders.find(*key, *m_inputs.table);
        known->isDone = known->outcome.folder != nullptr;
    }
    return *known;
}

RenderOutcome TaskRenderer::run(const RenderTask &task) const
{
    auto rendering = task.render(*m_inputs.context);
    if (!rendering)
        return outcomeOf(std::move(rendering).error());
    auto folder = std::make_shared<RenderedFolder>();
    folder->rendering = *std::move(rendering);
    folder->identity = inventory::readIdentity(*folder->rendering, *m_inputs.reading);
    folder->files = m_inputs.table->indicesOf(folder->rendering->files);
    folder->content = contentOf(*folder->rendering, *m_inputs.reading);
    folder->keeps = task.keeps();
    RenderOutcome outcome;
    outcome.folder = std::move(folder);
    return outcome;
}

base::Result<void> TaskRenderer::render(const std::vector<Request> &requests)
{
    std::vector<Known *> missing;
    std::vector<Known *> all;
    for (const Request &request : requests) {
        Known *known = request.task ? &entryOf(request.task) : nullptr;
        all.push_back(known);
        if (known && !known->isDone) {
            known->isDone = true;
            missing.push_back(known);
        }
    }
    std::mutex progressing;
    std::size_t done = 0;
    base::parallelFor(missing.size(), [&](std::size_t i) {
        if (m_inputs.context->cancel.requested())
            return;
        missing[i]->outcome = run(*missing[i]->task);
        if (!m_inputs.progress || !*m_inputs.progress)
            return;
        const std::scoped_lock lock(progressing);
        (*m_inputs.progress)(++done, missing.size(), "Rendering " + missing[i]->task->text());
    });
    if (m_inputs.context->cancel.requested())
        return base::Error{base::ErrorCode::Cancelled, "cancelled", {}, {}, {}};
    for (Known *known : missing) {
        if (known->key && known->outcome.folder)
            m_inputs.context->store->impl().folders.add(*known->key, *m_inputs.table,
                                                        known->outcome.folder);
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (all[i])
            *requests[i].outcome = all[i]->outcome;
    }
    return {};
}

base::Result<void> TaskRenderer::renderLayers(const std::set<base::RepoPath> &folders)
{
    RenderPlan plan = m_inputs.plan;
    for (const base::RepoPath &folder : folders) {
        if (!m_layers.contains(folder))
            plan.roots.push_back(*m_inputs.graph->find(folder));
    }
    if (plan.roots.empty())
        return {};
    static const Progress nothing;
    auto rendered = renderRoots(plan, *m_inputs.graph, *m_inputs.table, *m_inputs.reading,
                                *m_inputs.context->store, m_inputs.context->cancel,
                                m_inputs.progress ? *m_inputs.progress : nothing);
    if (!rendered)
        return std::move(rendered).error();
    for (auto &[layer, root] : *rendered) {
        RenderOutcome outcome;
        outcome.folder = std::move(root.folder);
        outcome.error = std::move(root.error);
        m_layers.emplace(m_inputs.graph->layers[layer].path, std::move(outcome));
    }
    return {};
}

} // namespace fleetwright::fleet
