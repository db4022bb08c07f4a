// SPDX-License-Identifier: Apache-2.0
#include "model/fieldhistory.h"

#include <algorithm>

namespace fleetwright::model {

namespace {

using yaml::Node;
using Nodes = std::vector<const Node *>;

/// The nodes on the way from a node down to a field by one part after the other, itself included;
/// empty if the field is not there.
Nodes nodesTo(const Node *root, std::span<const FieldPath> parts)
{
    Nodes nodes{root};
    for (const FieldPath &part : parts) {
        const Node *next = part.find(nodes.back());
        if (!next)
            return {};
        nodes.push_back(next);
    }
    return nodes;
}

/// The way to the field before the change of the node at `depth`: in what that hid, or in what the
/// hidden one hid. Empty if none of them had the field.
Nodes before(const Nodes &nodes, std::size_t depth, std::span<const FieldPath> parts)
{
    for (const yaml::Change *change = nodes[depth]->change(); change && change->previous;
         change = change->previous->change()) {
        const Nodes below = nodesTo(change->previous, parts.subspan(depth));
        if (below.empty())
            continue;
        Nodes result(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(depth));
        result.insert(result.end(), below.begin(), below.end());
        return result;
    }
    return {};
}

} // namespace

std::vector<FieldSetting> fieldHistory(const Node *root, const FieldPath &path)
{
    std::vector<FieldSetting> settings;
    std::vector<FieldPath> parts;
    for (const FieldPath::Segment &segment : path.segments())
        parts.emplace_back(std::vector{segment});
    Nodes nodes = nodesTo(root, parts);
    while (!nodes.empty()) {
        const Node *node = nodes.back();
        Nodes earlier;
        const yaml::Step *step = nullptr;
        bool carried = false; // a collection that was changed around the value
        for (std::size_t depth = nodes.size(); depth-- > 0 && earlier.empty();) {
            const yaml::Change *change = nodes[depth]->change();
            if (!change)
                continue;
            earlier = before(nodes, depth, parts);
            const bool same = !earlier.empty() && earlier.back() == node;
            if (!step && !same)
                step = change->step;
            carried = carried || (same && !step);
        }
        const bool known = !settings.empty() && settings.back().node == node;
        if (!known && !carried)
            settings.push_back({node, step});
        nodes = std::move(earlier);
    }
    return settings;
}

} // namespace fleetwright::model
