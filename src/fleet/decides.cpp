// SPDX-License-Identifier: Apache-2.0
#include "fleet/decides.h"

#include "base/parallel.h"
#include "kustomize/kustomization.h"
#include "kustomize/loader/remote.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace fleetwright::fleet {

namespace {

using model::ClusterSet;
using yaml::Node;
using Lines = std::map<base::RepoPath, std::map<std::uint32_t, ClusterSet>>;

constexpr std::size_t mostParts = 16; ///< of the work, for several threads

/// Looks for the wanted files' values in what some clusters get. One thread each.
class Collector {
public:
    explicit Collector(const std::vector<base::RepoPath> &files) : m_files(files) {}

    void addObject(const Node *root, model::ClusterIndex cluster)
    {
        m_open.assign(1, root);
        while (!m_open.empty()) {
            const Node *node = m_open.back();
            m_open.pop_back();
            if (holdsValue(*node))
                note(*node, cluster);
            for (const yaml::Change *change = node->change(); change && change->previous;
                 change = change->previous->change())
                addHidden(change->previous);
            openChildren(*node, m_open);
        }
    }

    void mergeInto(Lines &lines)
    {
        for (auto &[file, own] : m_lines) {
            for (auto &[line, decides] : own)
                lines[file][line].insertAll(decides);
        }
    }

private:
    static bool holdsValue(const Node &node) { return node.isScalar() || node.size() == 0; }

    static void openChildren(const Node &node, std::vector<const Node *> &open)
    {
        for (const yaml::Entry &entry : node.entries())
            open.push_back(entry.value);
        for (const Node *item : node.items())
            open.push_back(item);
    }

    /// The lines of a file that is wanted, else nullptr. Many nodes in a row are of one file.
    std::map<std::uint32_t, ClusterSet> *linesOf(const base::SourceFile &file)
    {
        if (&file != m_lastFile) {
            m_lastFile = &file;
            const bool wanted = std::ranges::find(m_files, file.path()) != m_files.end();
            m_lastLines = wanted ? &m_lines[file.path()] : nullptr;
        }
        return m_lastLines;
    }

    /// Without a cluster: the value stands there and is replaced.
    void note(const Node &node, std::optional<model::ClusterIndex> cluster)
    {
        if (!node.span().known())
            return;
        const base::SourceFile &file = *node.span().file;
        auto *lines = linesOf(file);
        if (lines == nullptr)
            return;
        const std::uint32_t first = file.placeOf(node.span().begin).line;
        const std::uint32_t end =
            std::max(node.span().begin, node.span().end > 0 ? node.span().end - 1 : 0);
        const std::uint32_t last = file.placeOf(end).line;
        for (std::uint32_t line = first; line <= last; ++line) {
            ClusterSet &decides = (*lines)[line];
            if (cluster)
                decides.insert(*cluster);
        }
    }

    /// What is hidden is shared by many clusters: each node is looked at once.
    void addHidden(const Node *node)
    {
        std::vector<const Node *> open{node};
        while (!open.empty()) {
            const Node *next = open.back();
            open.pop_back();
            if (!m_hidden.insert(next).second)
                continue;
            if (holdsValue(*next))
                note(*next, std::nullopt);
            openChildren(*next, open);
        }
    }

    const std::vector<base::RepoPath> &m_files;
    std::vector<const Node *> m_open;
    std::unordered_set<const Node *> m_hidden;
    const base::SourceFile *m_lastFile = nullptr;
    std::map<std::uint32_t, ClusterSet> *m_lastLines = nullptr;
    Lines m_lines;
};

/// Units of clusters that read one of the files.
std::vector<const model::Unit *> readersOf(const model::Snapshot &snapshot,
                                           const std::vector<base::RepoPath> &files)
{
    ClusterSet reach;
    for (const base::RepoPath &file : files) {
        if (const auto found = snapshot.reachByFile.find(file); found != snapshot.reachByFile.end())
            reach.insertAll(found->second);
    }
    std::vector<const model::Unit *> readers;
    for (const model::Unit &unit : snapshot.units) {
        if (unit.rendering && reach.contains(unit.cluster))
            readers.push_back(&unit);
    }
    return readers;
}

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
void addInclusions(const model::Snapshot &snapshot, const std::vector<base::RepoPath> &files,
                   Lines &lines)
{
    for (const model::Layer &layer : snapshot.layers) {
        if (layer.reach.empty() || std::ranges::find(files, layer.file) == files.end())
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

std::shared_ptr<const DecidesIndex> DecidesIndex::build(const model::Snapshot &snapshot,
                                                        const std::vector<base::RepoPath> &files,
                                                        const base::Cancel &cancel)
{
    const std::vector<const model::Unit *> readers = readersOf(snapshot, files);
    const std::size_t parts = std::min(readers.size(), mostParts);
    std::vector<Collector> collectors(parts, Collector(files));
    base::parallelFor(parts, [&](std::size_t part) {
        for (std::size_t at = part; at < readers.size(); at += parts) {
            for (const model::Object &object : readers[at]->rendering->objects) {
                if (!cancel.requested())
                    collectors[part].addObject(object.root, readers[at]->cluster);
            }
        }
    });
    Lines all;
    for (Collector &collector : collectors)
        collector.mergeInto(all);
    addInclusions(snapshot, files, all);
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
