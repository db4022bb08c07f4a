// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "yaml/node.h"

#include <cstddef>

namespace fleetwright::kustomize {

// Nodes are shared: a copy of a collection into itself costs nothing and doubles all that is walked
// and printed afterwards. What copies values within an object, or makes its paths longer, asks
// here.

/// How large an object becomes by copies, within limits.objectNodes.
class Growth {
public:
    Growth(const base::Limits &limits, const yaml::Node *object);

    /// TooLarge, at `where`, if the object and all copies together have too many nodes, or if the
    /// copy would stand too deep: `depth` is that of the place it goes to.
    [[nodiscard]] base::Result<void> add(const yaml::Node *copy, std::size_t depth,
                                         const yaml::Node *where);

private:
    const base::Limits &m_limits;
    const yaml::Node *m_object; ///< counted when something is added for the first time
    std::size_t m_nodes = 0;
};

/// TooLarge if a text is larger than limits.scalarBytes.
[[nodiscard]] base::Result<void> checkText(const base::Limits &limits, std::size_t size,
                                           const yaml::Node *where);

/// TooLarge if a path of so many parts leads deeper than limits.documentNesting.
[[nodiscard]] base::Result<void> checkDepth(const base::Limits &limits, std::size_t depth,
                                            const yaml::Node *where);

} // namespace fleetwright::kustomize
