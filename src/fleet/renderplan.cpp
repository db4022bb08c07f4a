// SPDX-License-Identifier: Apache-2.0
#include "fleet/renderplan.h"

#include "base/parallel.h"
#include "fleet/fluxfolder.h"

#include <mutex>

namespace fleetwright::fleet {

namespace {

std::string shownPath(const base::RepoPath &path)
{
    return path.isRoot() ? std::string(".") : path.text();
}

/// Counts what is done and tells it, one thread at a time.
class Counter {
public:
    Counter(const Progress &progress, std::size_t total) : m_progress(progress), m_total(total) {}

    void finished(const base::RepoPath &path)
    {
        if (!m_progress)
            return;
        const std::scoped_lock lock(m_mutex);
        m_progress(++m_done, m_total, "Rendering " + shownPath(path));
    }

private:
    const Progress &m_progress;
    std::size_t m_total;
    std::size_t m_done = 0;
    std::mutex m_mutex;
};

class Renderer {
public:
    Renderer(const RenderPlan &plan, const LayerGraph &graph, FileTable &table,
             const inventory::ClaimReading &reading, MemoStore &store, const base::Cancel &cancel)
        : m_plan(plan), m_graph(graph), m_table(table), m_reading(reading), m_store(store),
          m_cancel(cancel)
    {}

    base::Result<std::map<model::LayerIndex, RenderedRoot>> run(const Progress &progress)
    {
        std::vector<RenderedRoot> rendered(m_plan.roots.size());
        std::vector<std::size_t> missing;
        Counter counter(progress, m_plan.roots.size());
        for (std::size_t i = 0; i < rendered.size(); ++i) {
            rendered[i].folder = m_store.impl().folders.find(keyOf(m_plan.roots[i]), m_table);
            if (!rendered[i].folder)
                missing.push_back(i);
            else
                counter.finished(layerAt(i).path);
        }
        base::parallelFor(missing.size(), [&](std::size_t at) {
            if (m_cancel.requested())
                return;
            rendered[missing[at]] = render(m_plan.roots[missing[at]]);
            counter.finished(layerAt(missing[at]).path);
        });
        if (m_cancel.requested())
            return base::Error{base::ErrorCode::Cancelled, "cancelled", {}, {}, {}};
        for (const std::size_t i : missing) {
            if (rendered[i].folder)
                m_store.impl().folders.add(keyOf(m_plan.roots[i]), m_table, rendered[i].folder);
        }
        std::map<model::LayerIndex, RenderedRoot> result;
        for (std::size_t i = 0; i < rendered.size(); ++i)
            result.emplace(m_plan.roots[i], std::move(rendered[i]));
        return result;
    }

private:
    [[nodiscard]] const model::Layer &layerAt(std::size_t root) const
    {
        return m_graph.layers[m_plan.roots[root]];
    }

    [[nodiscard]] base::Hash128 keyOf(model::LayerIndex layer) const
    {
        const base::Hash128 place = base::hashBytes(m_graph.layers[layer].path.text());
        return base::combine(base::combine(place, m_table.shape()), m_plan.optionsKey);
    }

    RenderedRoot render(model::LayerIndex layer)
    {
        const base::RepoPath &path = m_graph.layers[layer].path;
        base::FileSourcePtr files = m_table.source();
        if (m_graph.generated[layer]) {
            if (const auto content = fluxFolder(m_table, path))
                files = withGeneratedKustomization(files, path, *content);
        }
        auto rendering = kustomize::build(*files, path, m_plan.options, m_store.layers(), m_cancel);
        if (!rendering)
            return {nullptr, std::move(rendering).error()};
        auto folder = std::make_shared<RenderedFolder>();
        folder->rendering = *std::move(rendering);
        folder->identity = inventory::readIdentity(*folder->rendering, m_reading);
        folder->files = m_table.indicesOf(folder->rendering->files);
        folder->content = contentOf(*folder->rendering, m_reading);
        return {std::move(folder), {}};
    }

    const RenderPlan &m_plan;
    const LayerGraph &m_graph;
    FileTable &m_table;
    const inventory::ClaimReading &m_reading;
    MemoStore &m_store;
    const base::Cancel &m_cancel;
};

} // namespace

base::Result<std::map<model::LayerIndex, RenderedRoot>>
renderRoots(const RenderPlan &plan, const LayerGraph &graph, FileTable &table,
            const inventory::ClaimReading &reading, MemoStore &store, const base::Cancel &cancel,
            const Progress &progress)
{
    return Renderer(plan, graph, table, reading, store, cancel).run(progress);
}

base::Result<model::RenderingPtr> buildFolder(const base::FileSourcePtr &files,
                                              const base::RepoPath &folder,
                                              const kustomize::BuildOptions &options,
                                              MemoStore &store, const base::Cancel &cancel)
{
    const auto own = kustomize::findKustomizationFile(*files, folder);
    if (!own || *own)
        return kustomize::build(*files, folder, options, store.layers(), cancel);
    const auto table = FileTable::read(files, options.limits);
    if (!table)
        return table.error();
    const auto content = fluxFolder(*table, folder);
    if (!content)
        return kustomize::build(*files, folder, options, store.layers(), cancel);
    return kustomize::build(*withGeneratedKustomization(files, folder, *content), folder, options,
                            store.layers(), cancel);
}

} // namespace fleetwright::fleet
