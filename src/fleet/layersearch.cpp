// SPDX-License-Identifier: Apache-2.0
#include "fleet/layersearch.h"

#include "fleet/roles.h"

#include <algorithm>
#include <tuple>

namespace fleetwright::fleet {

std::vector<LayerFit> layersReaching(const model::Snapshot &snapshot,
                                     const model::ClusterSet &wanted, std::size_t mostNearest)
{
    std::vector<LayerFit> fits;
    if (wanted.empty())
        return fits;
    for (model::LayerIndex index = 0; index < snapshot.layers.size(); ++index) {
        const model::ClusterSet &reach = snapshot.layers[index].reach;
        if (!reach.intersection(wanted).empty())
            fits.push_back({index, wanted.difference(reach), reach.difference(wanted)});
    }
    const auto rankOf = [&](const LayerFit &fit) {
        const model::Layer &layer = snapshot.layers[fit.layer];
        return std::tuple(fit.distance(), roleRank(layer.role, snapshot.dimensions), layer.path);
    };
    std::ranges::sort(fits, {}, rankOf);
    const bool hasExact = !fits.empty() && fits.front().isExact();
    if (hasExact)
        std::erase_if(fits, [](const LayerFit &fit) { return !fit.isExact(); });
    else if (fits.size() > mostNearest)
        fits.resize(mostNearest);
    return fits;
}

} // namespace fleetwright::fleet
