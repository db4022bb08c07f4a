// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/nodebuilder.h"

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace fleetwright::helm {

struct Value;
using ValueMap = std::map<std::string, Value, std::less<>>;
using ValueList = std::vector<Value>;

/// Chart values while they are composed. Maps and lists are shared like Go's: what is set in one
/// shows in all that hold it, and Helm's own answers depend on that. Scalars are nodes, which know
/// their place; nullptr is Go's nil.
struct Value {
    std::variant<const yaml::Node *, std::shared_ptr<ValueMap>, std::shared_ptr<ValueList>>
        content = static_cast<const yaml::Node *>(nullptr);

    [[nodiscard]] std::shared_ptr<ValueMap> map() const;   ///< nullptr if it is none
    [[nodiscard]] std::shared_ptr<ValueList> list() const; ///< nullptr if it is none
    [[nodiscard]] const yaml::Node *scalar() const;        ///< nullptr if it is none, or nil
};

/// A tree of its own that holds what `node` does.
[[nodiscard]] Value valueOf(const yaml::Node *node);

/// The values as nodes; nil becomes null. Keys are sorted.
[[nodiscard]] const yaml::Node *nodeOf(const Value &value, const yaml::NodeBuilder &builder);

class ValueLayers;

/// chartutil.MergeMaps: `over` merged into a copy of `under`. Maps merge, all else is replaced.
/// With `layers` a scalar that replaces another one hides it.
[[nodiscard]] std::shared_ptr<ValueMap> mergedMaps(const ValueMap &under, const ValueMap &over,
                                                   ValueLayers *layers = nullptr);

} // namespace fleetwright::helm
