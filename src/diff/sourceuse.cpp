// SPDX-License-Identifier: Apache-2.0
#include "diff/sourceuse.h"

#include "base/parallel.h"
#include "diff/fieldwalk.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace fleetwright::diff {

namespace {

using yaml::Node;

class Finder {
public:
    explicit Finder(const std::vector<SourceLines> &sources) : m_sources(sources) {}

    /// Whether the value, or what set it, stands in one of the files.
    [[nodiscard]] bool isFrom(const Node &node)
    {
        if (isWithin(node.span()))
            return true;
        const yaml::Change *change = node.change();
        return change && change->step && isWithin(change->step->span);
    }

private:
    [[nodiscard]] bool isWithin(const base::Span &span)
    {
        if (!span.known())
            return false;
        const std::vector<std::uint32_t> &lines = linesOf(*span.file);
        if (lines.empty())
            return false;
        if (lines.front() == 0)
            return true;
        const std::uint32_t first = span.file->placeOf(span.begin).line;
        const std::uint32_t last =
            span.file->placeOf(std::max(span.begin, span.end > 0 ? span.end - 1 : 0)).line;
        return std::ranges::any_of(
            lines, [&](std::uint32_t line) { return line >= first && line <= last; });
    }

    /// Wanted lines of a file; {0} for all. Many nodes in a row are of one file.
    const std::vector<std::uint32_t> &linesOf(const base::SourceFile &file)
    {
        if (&file == m_last)
            return *m_lastLines;
        const auto [entry, isNew] = m_lines.try_emplace(&file);
        if (isNew) {
            for (const SourceLines &source : m_sources) {
                if (source.file == file.path())
                    entry->second.push_back(source.line);
            }
            std::ranges::sort(entry->second);
        }
        m_last = &file;
        m_lastLines = &entry->second;
        return entry->second;
    }

    const std::vector<SourceLines> &m_sources;
    std::unordered_map<const base::SourceFile *, std::vector<std::uint32_t>> m_lines;
    const base::SourceFile *m_last = nullptr;
    const std::vector<std::uint32_t> *m_lastLines = nullptr;
};

/// Fields of one object that come from the files.
struct Found {
    std::vector<std::string> fields;
    std::size_t count = 0;
};

class Walk {
public:
    Walk(Finder &finder, Found &found) : m_finder(finder), m_found(found) {}

    void run(const Node *node)
    {
        if (node->isScalar() || node->size() == 0) {
            if (m_finder.isFrom(*node))
                note();
            return;
        }
        for (const yaml::Entry &entry : node->entries()) {
            m_path.push_back(
                {model::FieldPath::Segment::Kind::Key, std::string(entry.key->text()), {}, 0});
            run(entry.value);
            m_path.pop_back();
        }
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            m_path.push_back(model::segmentForItem(node, index));
            run(node->items()[index]);
            m_path.pop_back();
        }
    }

private:
    void note()
    {
        if (m_found.count++ < SourceUse::mostFields)
            m_found.fields.push_back(pathText(m_path));
    }

    Finder &m_finder;
    Found &m_found;
    PathSegments m_path;
};

/// The same without paths: most objects are looked at for their cluster's sake only.
bool usesAny(Finder &finder, const Node *root, std::vector<const Node *> &open)
{
    open.assign(1, root);
    while (!open.empty()) {
        const Node *node = open.back();
        open.pop_back();
        if ((node->isScalar() || node->size() == 0) && finder.isFrom(*node))
            return true;
        for (const yaml::Entry &entry : node->entries())
            open.push_back(entry.value);
        for (const Node *item : node->items())
            open.push_back(item);
    }
    return false;
}

struct Use {
    std::size_t unit = 0;
    const model::Object *object = nullptr;
};

model::ClusterSet reachOf(const model::Snapshot &snapshot, const std::vector<SourceLines> &sources)
{
    model::ClusterSet reach;
    for (const SourceLines &source : sources) {
        const auto found = snapshot.reachByFile.find(source.file);
        if (found != snapshot.reachByFile.end())
            reach.insertAll(found->second);
    }
    return reach;
}

} // namespace

std::vector<SourceUse> usesOf(const model::Snapshot &snapshot,
                              const std::vector<SourceLines> &sources, const base::Cancel &cancel)
{
    constexpr std::size_t mostParts = 16;
    const model::ClusterSet reach = reachOf(snapshot, sources);
    std::vector<std::vector<Use>> parts(mostParts);
    base::parallelFor(mostParts, [&](std::size_t part) {
        Finder finder(sources);
        std::vector<const Node *> open;
        for (std::size_t at = part; at < snapshot.units.size(); at += mostParts) {
            const model::Unit &unit = snapshot.units[at];
            if (!unit.rendering || !reach.contains(unit.cluster) || cancel.requested())
                continue;
            for (const model::Object &object : unit.rendering->objects) {
                if (usesAny(finder, object.root, open))
                    parts[part].push_back({at, &object});
            }
        }
    });
    std::map<ObjectKey, SourceUse> uses;
    std::map<ObjectKey, Use> first;
    for (const std::vector<Use> &part : parts) {
        for (const Use &use : part) {
            const ObjectKey key = keyOf(*use.object);
            SourceUse &entry = uses[key];
            entry.object = key;
            entry.clusters.insert(snapshot.units[use.unit].cluster);
            entry.hashedName |= use.object->id.name != use.object->stableName;
            const auto [known, isNew] = first.try_emplace(key, use);
            if (!isNew && use.unit < known->second.unit)
                known->second = use;
        }
    }
    std::vector<SourceUse> result;
    Finder finder(sources);
    for (auto &[key, entry] : uses) {
        Found found;
        Walk(finder, found).run(first.at(key).object->root);
        entry.fields = std::move(found.fields);
        entry.fieldCount = found.count;
        result.push_back(std::move(entry));
    }
    return result;
}

} // namespace fleetwright::diff
