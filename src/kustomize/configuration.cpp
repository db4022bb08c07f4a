// SPDX-License-Identifier: Apache-2.0
#include "kustomize/configuration.h"

namespace fleetwright::kustomize {

Configuration::Configuration(TransformerConfig config) : specs(std::move(config)), references(specs)
{
    const auto again = specs.merged(specs);
    mergesWithItself = again && *again == specs;
}

const ConfigurationPtr &defaultConfiguration()
{
    static const ConfigurationPtr configuration =
        std::make_shared<const Configuration>(TransformerConfig::defaults());
    return configuration;
}

base::Result<ConfigurationPtr> mergedConfiguration(const ConfigurationPtr &left,
                                                   const ConfigurationPtr &right)
{
    if (!right)
        return left;
    const bool isHeld = left && (left == right || right == defaultConfiguration());
    if (isHeld && left->mergesWithItself)
        return left;
    if ((!left && right == defaultConfiguration()) || left == defaultConfiguration())
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
