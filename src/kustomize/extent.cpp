// SPDX-License-Identifier: Apache-2.0
#include "kustomize/extent.h"

#include "kustomize/errors.h"

#include <algorithm>
#include <string>

namespace fleetwright::kustomize {

namespace {

using base::ErrorCode;
using base::Result;
using yaml::Node;

/// Counts until a limit is passed.
class Counter {
public:
    explicit Counter(const base::Limits &limits) : m_limits(limits) {}

    /// The height of `node` is added to the depth it stands at.
    void count(const Node *node, std::size_t depth)
    {
        nodes += 1;
        deepest = std::max(deepest, depth);
        if (nodes > m_limits.objectNodes || deepest > m_limits.documentNesting)
            return;
        for (const yaml::Entry &entry : node->entries())
            countChild(entry.value, depth);
        for (const Node *item : node->items())
            countChild(item, depth);
    }

    std::size_t nodes = 0;
    std::size_t deepest = 0;

private:
    void countChild(const Node *node, std::size_t depth)
    {
        if (nodes <= m_limits.objectNodes && deepest <= m_limits.documentNesting)
            count(node, depth + 1);
    }

    const base::Limits &m_limits;
};

} // namespace

Growth::Growth(const base::Limits &limits, const Node *object) : m_limits(limits), m_object(object)
{}

Result<void> Growth::add(const Node *copy, std::size_t depth, const Node *where)
{
    Counter copied(m_limits);
    copied.count(copy, depth);
    if (auto fits = checkDepth(m_limits, copied.deepest, where); !fits)
        return fits;
    if (copied.nodes == 1)
        return {};
    if (m_object) {
        Counter present(m_limits);
        present.count(m_object, 0);
        m_nodes = present.nodes;
        m_object = nullptr;
    }
    m_nodes += copied.nodes;
    if (m_nodes <= m_limits.objectNodes)
        return {};
    return errorAt(ErrorCode::TooLarge,
                   "copies make an object of more values than the limit objectNodes ("
                       + std::to_string(m_limits.objectNodes) + ")",
                   where, "copy less of the object into itself");
}

Result<void> checkText(const base::Limits &limits, std::size_t size, const Node *where)
{
    if (size <= limits.scalarBytes)
        return {};
    return errorAt(ErrorCode::TooLarge,
                   "a text becomes larger than the limit scalarBytes ("
                       + std::to_string(limits.scalarBytes) + ")",
                   where, "do not put texts into each other again and again");
}

Result<void> checkDepth(const base::Limits &limits, std::size_t depth, const Node *where)
{
    if (depth <= limits.documentNesting)
        return {};
    return errorAt(ErrorCode::TooLarge,
                   "an object becomes nested deeper than the limit documentNesting ("
                       + std::to_string(limits.documentNesting) + ")",
                   where, "no Kubernetes object is nested like this");
}

} // namespace fleetwright::kustomize
