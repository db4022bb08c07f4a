// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/survival.h"

#include "analysis/leaks/keys.h"
#include "base/addressmap.h"
#include "inventory/words.h"
#include "model/releasevalues.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace fleetwright::analysis::leaks {

namespace {

using UseIndices = std::vector<std::uint32_t>;

class Survivors {
public:
    explicit Survivors(std::vector<IdentityUse> &uses) : m_uses(uses)
    {
        for (std::uint32_t index = 0; index < uses.size(); ++index)
            m_byFile[uses[index].file].push_back(index);
        for (auto &[file, indices] : m_byFile) {
            std::sort(indices.begin(), indices.end(), [&](std::uint32_t left, std::uint32_t right) {
                return uses[left].offset < uses[right].offset;
            });
        }
    }

    void add(const model::Unit &unit)
    {
        for (const model::Object &object : unit.rendering->objects) {
            // Secret data is base64 in the output, so its text cannot be compared.
            m_encoded = object.id.kind == "Secret" && object.id.group.empty();
            for (const std::uint32_t index : below(object.root))
                m_uses[index].survives.insert(unit.cluster);
        }
        if (!unit.rendering->releases.empty())
            addValues(unit);
    }

private:
    /// What a chart is given counts, whether its templates print it or not.
    void addValues(const model::Unit &unit)
    {
        const auto &layers = unit.rendering->layers;
        if (std::none_of(layers.begin(), layers.end(),
                         [this](const base::RepoPath &path) { return m_byFile.contains(path); }))
            return;
        const auto [entry, isNew] = m_ofValues.try_emplace(unit.rendering.get());
        if (isNew) {
            m_encoded = false;
            for (const auto &release : unit.rendering->releases) {
                const auto arena = std::make_shared<base::Arena>();
                const base::Result<const yaml::Node *> composed = release->composed(arena);
                if (composed && *composed)
                    addAll(*composed, entry->second);
                // Files that the arena alone keeps go with it.
                m_bySource.clear();
                m_lastFile = nullptr;
            }
        }
        for (const std::uint32_t index : entry->second)
            m_uses[index].survives.insert(unit.cluster);
    }

    /// Not kept by node: the values live no longer than they are looked at.
    void addAll(const yaml::Node *node, UseIndices &found)
    {
        if (node->isScalar())
            return addScalar(node, found);
        for (const yaml::Entry &entry : node->entries()) {
            addScalar(entry.key, found);
            addAll(entry.value, found);
        }
        for (const yaml::Node *item : node->items())
            addAll(item, found);
    }

    /// The uses whose places supply something in this collection. Most collections are shared by
    /// many clusters, and most hold none.
    const UseIndices &below(const yaml::Node *node)
    {
        if (const std::uint32_t *known = m_below.find(node))
            return m_lists[*known];
        UseIndices found;
        for (const yaml::Entry &entry : node->entries()) {
            addScalar(entry.key, found);
            addNode(entry.value, found);
        }
        for (const yaml::Node *item : node->items())
            addNode(item, found);
        if (found.empty()) {
            m_below.insert(node, 0);
            return m_lists.front();
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        m_below.insert(node, static_cast<std::uint32_t>(m_lists.size()));
        return m_lists.emplace_back(std::move(found));
    }

    void addNode(const yaml::Node *node, UseIndices &found)
    {
        if (node->isScalar()) {
            addScalar(node, found);
            return;
        }
        const UseIndices &inside = below(node);
        found.insert(found.end(), inside.begin(), inside.end());
    }

    void addScalar(const yaml::Node *scalar, UseIndices &found)
    {
        const base::Span &span = scalar->span();
        if (!span.known())
            return;
        const UseIndices *candidates = usesOf(span.file);
        if (!candidates)
            return;
        auto use = std::lower_bound(
            candidates->begin(), candidates->end(), span.begin,
            [&](std::uint32_t index, std::uint32_t begin) { return m_uses[index].offset < begin; });
        if (use == candidates->end() || m_uses[*use].offset >= span.end)
            return;
        const std::string text = inventory::lowered(scalar->text());
        for (; use != candidates->end() && m_uses[*use].offset < span.end; ++use) {
            if (m_encoded || text.find(m_uses[*use].text) != std::string::npos)
                found.push_back(*use);
        }
    }

    const UseIndices *usesOf(const base::SourceFile *file)
    {
        // Most scalars stand beside others of the same file.
        if (file == m_lastFile)
            return m_lastUses;
        const auto [entry, isNew] = m_bySource.try_emplace(file, nullptr);
        if (isNew) {
            const auto uses = m_byFile.find(file->path());
            entry->second = uses == m_byFile.end() ? nullptr : &uses->second;
        }
        m_lastFile = file;
        m_lastUses = entry->second;
        return m_lastUses;
    }

    std::vector<IdentityUse> &m_uses;
    std::unordered_map<base::RepoPath, UseIndices> m_byFile; ///< in order of their places
    std::unordered_map<const base::SourceFile *, const UseIndices *> m_bySource;
    base::AddressMap<std::uint32_t> m_below; ///< by node, into m_lists
    std::deque<UseIndices> m_lists{1};       ///< the first is empty
    std::unordered_map<const model::Rendering *, UseIndices> m_ofValues;
    const base::SourceFile *m_lastFile = nullptr;
    const UseIndices *m_lastUses = nullptr;
    bool m_encoded = false;
};

} // namespace

void findSurvivors(const model::Snapshot &snapshot, std::vector<IdentityUse> &uses,
                   const base::Cancel &cancel)
{
    if (uses.empty())
        return;
    Survivors survivors(uses);
    for (const model::Unit &unit : snapshot.units) {
        if (cancel.requested())
            return;
        if (unit.rendering)
            survivors.add(unit);
    }
}

} // namespace fleetwright::analysis::leaks
