// SPDX-License-Identifier: Apache-2.0
#include "kustomize/configuration.h"

namespace fleetwright::kustomize {

const ConfigurationPtr &defaultConfiguration()
{
    static const ConfigurationPtr configuration =
        std::make_shared<const Configuration>(TransformerConfig::defaults());
    return configuration;
}

base::Result<ConfigurationPtr> mergedConfiguration(const ConfigurationPtr &left,
                                                   const ConfigurationPtr &right)
{
    if (!right || left == right || (left && right == defaultConfiguration()))
        return left;
    if (right == defaultConfiguration() || left == defaultConfiguration())
        return right;
    // The first configuration is merged into an empty one: that alone can be a conflict.
    auto merged =
        left ? left->specs.merged(right->specs) : TransformerConfig{}.merged(right->specs);
    if (!merged)
        return std::move(merged).error();
    for (const ConfigurationPtr &known : {left, right}) {
        if (known && *merged == known->specs)
            return known;
    }
    return std::make_shared<const Configuration>(*std::move(merged));
}

} // namespace fleetwright::kustomize
