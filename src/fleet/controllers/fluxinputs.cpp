// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fluxinputs.h"

#include "flux/artifact.h"
#include "flux/variables.h"

namespace fleetwright::fleet {

const flux::KnownObject *findWanted(const flux::KnownObjects &objects, const WantedObject &wanted)
{
    const flux::KnownObject *object = objects.find(
        {"", std::string(wanted.kind), std::string(wanted.nameSpace), std::string(wanted.name)},
        flux::placeOf(wanted.unit));
    if (object || wanted.kind != "Secret")
        return object;
    return flux::makerOfSecret(objects, wanted.nameSpace, wanted.name);
}

bool readsOpenedState(const flux::KnownObject &gitRepository, const ControllerContext &context)
{
    const yaml::Node *spec = gitRepository.root->find("spec");
    if (gitRepository.id.kind != "GitRepository" || !spec || spec->find("include"))
        return false;
    const yaml::Node *url = spec->find("url");
    if (!url)
        return false;
    const auto checkout = context.sources->git(std::string(url->text()),
                                               flux::gitReferenceOf(gitRepository.root), url);
    return checkout && context.sources->isOpened(checkout->files);
}

} // namespace fleetwright::fleet
