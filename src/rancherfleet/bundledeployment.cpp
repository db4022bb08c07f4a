// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/bundledeployment.h"

#include "rancherfleet/options.h"

#include <vector>

namespace fleetwright::rancherfleet {

const yaml::Node *bundleDeployment(const Bundle &bundle, const Cluster &cluster,
                                   const yaml::Node *options, const yaml::NodeBuilder &build)
{
    using yaml::Entry;
    const auto text = [&build](std::string_view value, base::Span place = {}) {
        return build.string(value, place);
    };
    const std::vector<Entry> labels{
        {text("fleet.cattle.io/cluster"), text(cluster.metadata.name, cluster.metadata.place)}};
    const std::vector<Entry> metadata{{text("name"), text(bundle.name, bundle.place)},
                                      {text("labels"), build.mapping(labels)}};
    std::vector<Entry> spec{{text("options"), withoutEmptyParts(options, build)}};
    if (bundle.dependsOn)
        spec.push_back({text("dependsOn"), bundle.dependsOn});
    if (bundle.paused || cluster.paused)
        spec.push_back({text("paused"), build.scalar(yaml::Tag::Bool, "true")});
    return build.mapping(std::vector<Entry>{
        {text("apiVersion"), text("fleet.cattle.io/v1alpha1")},
        {text("kind"), text("BundleDeployment")},
        {text("metadata"), build.mapping(metadata)},
        {text("spec"), build.mapping(spec)},
    });
}

} // namespace fleetwright::rancherfleet
