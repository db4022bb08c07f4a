// SPDX-License-Identifier: Apache-2.0
#include "fleet/decides.h"

#include "kustomize/kustomization.h"
#include "kustomize/loader/remote.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace fleetwright::fleet {

namespace {

using model::ClusterSet;
using yaml::Node;
using Lines = std::map<base::RepoPath, std::map<std::uint32_t, ClusterSet>>;

/// Most nodes are shared by many clusters: each is looked at once, with the set of all clusters
/// that show it.
class Collector {
public:
    void addRoot(const Node *root, model::ClusterIndex cluster) { m_shownBy[root].insert(cluster); }

    Lines run()
    {
        for (const Node *node : parentsFirst()) {
            const ClusterSet clusters = m_shownBy[node];
            for (const yaml::Entry &entry : node->entries())
                m_shownBy[entry.value].insertAll(clusters);
            for (const Node *item : node->items())
                m_shownBy[item].insertAll(clusters);
            if (node->isScalar() || node->size() == 0)
                note(*node, &clusters);
            for (const yaml::Change *change = node->change(); change && change->previous;
                 change = change->previous->change())
                noteHidden(change->previous);
        }
        return std::move(m_lines);
    }

private:
    /// Every node before those below it.
    std::vector<const Node *> parentsFirst()
    {
        struct Step {
            const Node *node;
            bool leaving;
        };
        std::vector<Step> stack;
        std::vector<const Node *> leavingOrder;
        std::unordered_set<const Node *> seen;
        for (const auto &[root, clusters] : m_shownBy)
            stack.push_back({root, false});
        while (!stack.empty()) {
            const Step step = stack.back();
            stack.pop_back();
            if (step.leaving) {
                leavingOrder.push_back(step.node);
                continue;
            }
            if (!seen.insert(step.node).second)
                continue;
            stack.push_back({step.node, true});
            for (const yaml::Entry &entry : step.node->entries())
                stack.push_back({entry.value, false});
            for (const Node *item : step.node->items())
                stack.push_back({item, false});
        }
        std::reverse(leavingOrder.begin(), leavingOrder.end());
        return leavingOrder;
    }

    /// `clusters` nullptr: the value stands there and is replaced.
    void note(const Node &node, const ClusterSet *clusters)
    {
        if (!node.span().known())
            return;
        const base::SourceFile &file = *node.span().file;
        const std::uint32_t first = file.placeOf(node.span().begin).line;
        const std::uint32_t end =
            std::max(node.span().begin, node.span().end > 0 ? node.span().end - 1 : 0);
        const std::uint32_t last = file.placeOf(end).line;
        auto &lines = m_lines[file.path()];
        for (std::uint32_t line = first; line <= last; ++line) {
            ClusterSet &decides = lines[line];
            if (clusters)
                decides.insertAll(*clusters);
        }
    }

    void noteHidden(const Node *node)
    {
        std::vector<const Node *> open{node};
        while (!open.empty()) {
            const Node *next = open.back();
            open.pop_back();
            if (m_shownBy.contains(next) || !m_hidden.insert(next).second)
                continue;
            if (next->isScalar() || next->size() == 0)
                note(*next, nullptr);
            for (const yaml::Entry &entry : next->entries())
                open.push_back(entry.value);
            for (const Node *item : next->items())
                open.push_back(item);
        }
    }

    std::unordered_map<const Node *, ClusterSet> m_shownBy;
    std::unordered_set<const Node *> m_hidden;
    Lines m_lines;
};

const ClusterSet *reachOf(const model::Snapshot &snapshot, const kustomize::Inclusion &inclusion)
{
    const auto mapped = kustomize::mappedAddress(inclusion.text, snapshot.mappedUrls);
    const auto &target = mapped ? mapped : inclusion.target;
    if (!target)
        return nullptr;
    if (const model::Layer *layer = snapshot.findLayer(*target))
        return &layer->reach;
    if (inclusion.isFolder)
        return nullptr;
    const auto found = snapshot.reachByFile.find(*target);
    return found == snapshot.reachByFile.end() ? nullptr : &found->second;
}

/// A line that includes a layer or a manifest decides for the clusters that inherit it here.
void addInclusions(const model::Snapshot &snapshot, Lines &lines)
{
    for (const model::Layer &layer : snapshot.layers) {
        if (layer.reach.empty() || layer.file.isRoot())
            continue;
        const auto read = kustomize::readKustomization(*snapshot.files, layer.file);
        if (!read)
            continue;
        for (const kustomize::Inclusion &inclusion : (*read)->inclusions) {
            const ClusterSet *reach = reachOf(snapshot, inclusion);
            if (reach && inclusion.span.known())
                lines[layer.file][inclusion.span.place().line].insertAll(
                    reach->intersection(layer.reach));
        }
    }
}

} // namespace

std::shared_ptr<const DecidesIndex> DecidesIndex::build(const model::Snapshot &snapshot)
{
    Collector collector;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects)
            collector.addRoot(object.root, unit.cluster);
    }
    Lines all = collector.run();
    addInclusions(snapshot, all);
    auto index = std::make_shared<DecidesIndex>();
    for (auto &[file, lines] : all) {
        std::vector<LineReach> &list = index->m_lines[file];
        for (auto &[line, decides] : lines)
            list.push_back({line, std::move(decides)});
    }
    return index;
}

const std::vector<LineReach> &DecidesIndex::linesOf(const base::RepoPath &file) const
{
    static const std::vector<LineReach> none;
    const auto found = m_lines.find(file);
    return found == m_lines.end() ? none : found->second;
}

const model::ClusterSet &DecidesIndex::at(const base::RepoPath &file, std::uint32_t line) const
{
    static const ClusterSet none;
    const std::vector<LineReach> &lines = linesOf(file);
    const auto found = std::lower_bound(
        lines.begin(), lines.end(), line,
        [](const LineReach &reach, std::uint32_t wanted) { return reach.line < wanted; });
    return found == lines.end() || found->line != line ? none : found->decides;
}

} // namespace fleetwright::fleet
