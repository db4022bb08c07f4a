// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/nodebuilder.h"

#include <cstddef>
#include <map>

namespace fleetwright::helm {

/// Values laid over each other, with what they hide: a value that wins has a yaml::Change to the
/// one below it, whose step's field is "values" and whose layer is the file that the winner is in.
class ValueLayers {
public:
    explicit ValueLayers(const yaml::NodeBuilder &builder) : m_builder(builder) {}

    [[nodiscard]] const yaml::NodeBuilder &builder() const { return m_builder; }
    /// chartutil.MergeMaps, what `helm -f UNDER -f OVER` does: maps merge, all else is replaced.
    /// Either may be nullptr.
    [[nodiscard]] const yaml::Node *merged(const yaml::Node *under, const yaml::Node *over);
    /// A value that hides another one, below those that it hides already.
    [[nodiscard]] const yaml::Node *over(const yaml::Node *value, const yaml::Node *hidden);

private:
    [[nodiscard]] const yaml::Node *over(const yaml::Node *value, const yaml::Node *hidden,
                                         std::size_t depth);
    [[nodiscard]] const yaml::Step *stepOf(const yaml::Node *value);

    const yaml::NodeBuilder &m_builder;
    std::map<base::RepoPath, const yaml::Step *> m_steps;
};

/// Values as encoding/json decodes them: all numbers are float64 (Float nodes). Places and changes
/// stay. nullptr stays nullptr.
[[nodiscard]] const yaml::Node *asJsonValues(const yaml::Node *values,
                                             const yaml::NodeBuilder &builder);

} // namespace fleetwright::helm
