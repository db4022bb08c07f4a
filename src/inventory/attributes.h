// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/fleetconfig.h"
#include "model/cluster.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::inventory {

/// A key after cutting up to its last '/', in lower case, without '-', '_' and '.'.
[[nodiscard]] std::string plainKey(std::string_view key);

/// Which attribute a key of a label, variable or inventory entry is.
class AttributeKeys {
public:
    explicit AttributeKeys(const config::FleetConfig &config);

    [[nodiscard]] model::Attribute of(std::string_view key) const;
    /// The dimension that the configuration gives a label key, "" if none.
    [[nodiscard]] std::string declaredDimension(std::string_view key) const;

private:
    std::map<std::string, model::Attribute, std::less<>> m_byPlainKey;
    std::map<std::string, std::string, std::less<>> m_dimensionByKey;
};

[[nodiscard]] std::optional<model::Attribute> attributeByName(std::string_view name);

/// Whether two values of an attribute may both be true of one cluster.
[[nodiscard]] bool compatible(model::Attribute attribute, std::string_view left,
                              std::string_view right);

} // namespace fleetwright::inventory
