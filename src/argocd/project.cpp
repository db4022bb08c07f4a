// SPDX-License-Identifier: Apache-2.0
#include "argocd/project.h"

#include "argocd/manifest.h"

#include <utility>

namespace fleetwright::argocd {

bool isAppProject(const yaml::Node *object)
{
    return isArgoObject(object, "AppProject");
}

base::Result<AppProject> readAppProject(const yaml::Node *object)
{
    const base::Result<ObjectName> name = objectName(object);
    if (!name)
        return name.error();
    base::Result<std::vector<SyncWindow>> windows =
        readSyncWindows(object->findPath({"spec", "syncWindows"}));
    if (!windows)
        return windows.error();
    return AppProject{name->name, name->namespaceName, name->place, *std::move(windows), object};
}

} // namespace fleetwright::argocd
