// SPDX-License-Identifier: Apache-2.0
#include "ui/models/hierarchysketch.h"

#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using fleet::HierarchyItem;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::HierarchySketch)
};

constexpr int deepest = 6;
constexpr std::size_t mostEndings = 4; ///< of one parent: siblings that nothing hangs under

class Sketcher {
public:
    Sketcher(const model::Snapshot &snapshot, const fleet::Hierarchy &hierarchy,
             const services::CheckResultPtr &findings, int mostRows)
        : m_snapshot(snapshot), m_hierarchy(hierarchy), m_mostRows(mostRows)
    {
        if (!findings)
            return;
        for (const auto &item : findings->items) {
            int &worst = m_worstByFile.try_emplace(item.finding.place.file, -1).first->second;
            worst = std::max(worst, static_cast<int>(item.finding.severity));
        }
    }

    HierarchySketch run()
    {
        addChildren(m_hierarchy.roots, -1, 0);
        m_sketch.rows = m_nextRow;
        for (const auto &box : m_sketch.boxes)
            m_sketch.columns = std::max(m_sketch.columns, box.column + 1);
        // Clusters line up in the last column, whatever their depth.
        std::vector<bool> hasChildren(m_sketch.boxes.size(), false);
        for (const auto &box : m_sketch.boxes) {
            if (box.parent >= 0)
                hasChildren[static_cast<std::size_t>(box.parent)] = true;
        }
        for (std::size_t i = 0; i < m_sketch.boxes.size(); ++i) {
            if (m_sketch.boxes[i].icon == u"server"_s && !hasChildren[i])
                m_sketch.boxes[i].column = m_sketch.columns - 1;
        }
        return std::move(m_sketch);
    }

private:
    /// The row in the middle of what was added, or nothing if it was nothing.
    std::optional<double> addChildren(const std::vector<fleet::HierarchyLink> &links, int parent,
                                      int depth)
    {
        std::optional<double> first;
        std::optional<double> last;
        std::size_t hidden = 0;
        std::size_t endings = 0;
        const auto endingsAllowed =
            static_cast<std::size_t>(std::count_if(
                links.begin(), links.end(), [this](const auto &link) { return isEnding(link); }))
                    <= mostEndings
                ? mostEndings
                : mostEndings - 1;
        for (const fleet::HierarchyLink &link : links) {
            if (link.repeated)
                continue;
            endings += isEnding(link) ? 1 : 0;
            if (m_nextRow >= m_mostRows || depth >= deepest
                || (isEnding(link) && endings > endingsAllowed)) {
                ++hidden;
                continue;
            }
            const double row = addItem(m_hierarchy.items[link.item], parent, depth);
            first = first.value_or(row);
            last = row;
        }
        if (hidden > 0) {
            const double row = m_nextRow++;
            m_sketch.boxes.push_back({Texts::tr("%n more", nullptr, static_cast<int>(hidden)),
                                      u"list"_s, depth, row, parent, -1});
            first = first.value_or(row);
            last = row;
        }
        return first ? std::optional((*first + *last) / 2) : std::nullopt;
    }

    [[nodiscard]] bool isEnding(const fleet::HierarchyLink &link) const
    {
        return m_hierarchy.items[link.item].children.empty();
    }

    double addItem(const HierarchyItem &item, int parent, int depth)
    {
        const auto index = static_cast<int>(m_sketch.boxes.size());
        m_sketch.boxes.push_back({textOf(item), iconOf(item), depth, 0, parent, worstOf(item)});
        const auto middle = addChildren(item.children, index, depth + 1);
        const double row = middle ? *middle : m_nextRow++;
        m_sketch.boxes[static_cast<std::size_t>(index)].row = row;
        return row;
    }

    [[nodiscard]] QString textOf(const HierarchyItem &item) const
    {
        if (item.kind == HierarchyItem::Kind::Fold)
            return Texts::tr("%n cluster(s)", nullptr, static_cast<int>(item.folded));
        const QString text = services::visible(item.label);
        // The last segment tells layers of one sketch apart well enough.
        return item.kind == HierarchyItem::Kind::Cluster ? text : text.section(u'/', -1);
    }

    [[nodiscard]] QString iconOf(const HierarchyItem &item) const
    {
        if (item.kind == HierarchyItem::Kind::Cluster || item.kind == HierarchyItem::Kind::Fold)
            return u"server"_s;
        if (!item.layer)
            return u"folder"_s;
        const model::Role &role = m_snapshot.layers[*item.layer].role;
        if (role.kind == model::Role::Kind::Global)
            return u"globe"_s;
        return role.kind == model::Role::Kind::Dimension && role.dimension == "region" ? u"pin"_s
                                                                                       : u"stack"_s;
    }

    [[nodiscard]] int worstOf(const HierarchyItem &item) const
    {
        if (!item.layer)
            return -1;
        int worst = -1;
        for (const base::RepoPath &file : m_snapshot.layers[*item.layer].files) {
            if (const auto found = m_worstByFile.find(file); found != m_worstByFile.end())
                worst = std::max(worst, found->second);
        }
        return worst;
    }

    const model::Snapshot &m_snapshot;
    const fleet::Hierarchy &m_hierarchy;
    int m_mostRows;
    int m_nextRow = 0;
    std::map<base::RepoPath, int> m_worstByFile;
    HierarchySketch m_sketch;
};

} // namespace

HierarchySketch sketchHierarchy(const model::Snapshot &snapshot, const fleet::Hierarchy &hierarchy,
                                const services::CheckResultPtr &findings, int mostRows)
{
    return Sketcher(snapshot, hierarchy, findings, mostRows).run();
}

} // namespace fleetwright::ui
