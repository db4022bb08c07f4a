// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rancherfleetobjects.h"

namespace fleetwright::fleet {

RancherFleetObjectsPtr readRancherFleetObjects(const ClusterApi &api)
{
    auto found = std::make_shared<RancherFleetObjects>();
    for (std::size_t i = 0; i < api.objects.size(); ++i) {
        const flux::KnownObject &object = *api.objects[i].object;
        if (isFleetYaml(object.id)) {
            if (const auto folder = base::RepoPath::fromText(object.id.name))
                found->fleetYamls.push_back({*folder, i});
            continue;
        }
        const std::size_t known = found->objects.gitRepos.size();
        base::Result<void> added =
            rancherfleet::addObject(found->objects, object.root, object.keeps);
        if (!added)
            found->problems.push_back(std::move(added).error());
        else if (found->objects.gitRepos.size() > known)
            found->gitRepos.push_back(i);
    }
    found->index = std::make_unique<const rancherfleet::ClusterIndex>(found->objects);
    return found;
}

} // namespace fleetwright::fleet
