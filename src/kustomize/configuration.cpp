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
    if (!left || left == right || left == defaultConfiguration())
        return right ? right : left;
    if (!right || right == defaultConfiguration())
        return left;
    auto merged = left->specs.merged(right->specs);
    if (!merged)
        return std::move(merged).error();
    if (*merged == left->specs)
        return left;
    return std::make_shared<const Configuration>(*std::move(merged));
}

} // namespace fleetwright::kustomize
