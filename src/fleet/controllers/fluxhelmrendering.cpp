// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fluxhelmrendering.h"

#include "base/addresshash.h"
#include "fleet/controllers/chartsources.h"
#include "fleet/controllers/fluxinputs.h"
#include "fleet/memostoredata.h"
#include "flux/helmreleaseunit.h"

#include <utility>

namespace fleetwright::fleet {

namespace {

using base::addressHash;
using base::Hash128;

class HelmReleaseTask final : public RenderTask {
public:
    HelmReleaseTask(flux::HelmReleaseSpec spec, std::shared_ptr<const flux::KnownObjects> objects,
                    std::string kubernetesVersion)
        : m_spec(std::move(spec)), m_objects(std::move(objects)),
          m_origin(flux::chartOriginOf(m_spec, *m_objects)),
          m_kubernetesVersion(std::move(kubernetesVersion))
    {}

    [[nodiscard]] std::optional<Hash128> key(const ControllerContext &context) const override
    {
        if (!m_origin.source || !isChartOpened(context))
            return std::nullopt;
        const yaml::Node *source = m_origin.source->root->find("spec");
        Hash128 key = base::hashBytes("helmrelease" + m_kubernetesVersion);
        key = base::combine(key, source ? source->hash() : Hash128{});
        key = base::combine(key, addressHash(m_spec.root));
        key = base::combine(
            key, addressHash(m_origin.chartObject ? m_origin.chartObject->root : nullptr));
        for (const flux::ValuesReference &reference : m_spec.valuesFrom) {
            const flux::KnownObject *object = given(reference);
            key = base::combine(key, addressHash(object ? object->root : nullptr));
        }
        return key;
    }

    [[nodiscard]] std::vector<std::shared_ptr<const void>> keeps() const override
    {
        std::vector<std::shared_ptr<const void>> keeps{m_spec.keeps};
        if (m_origin.chartObject)
            keeps.push_back(m_origin.chartObject->keeps);
        for (const flux::ValuesReference &reference : m_spec.valuesFrom) {
            if (const flux::KnownObject *object = given(reference))
                keeps.push_back(object->keeps);
        }
        return keeps;
    }

    [[nodiscard]] base::Result<model::RenderingPtr>
    render(const ControllerContext &context) const override
    {
        flux::HelmReleaseOptions options;
        options.opened = context.opened;
        options.findChart = chartFinder(context);
        if (!m_kubernetesVersion.empty()) {
            if (const auto set = options.capabilities.setKubeVersion(m_kubernetesVersion); !set)
                return set.error();
        }
        options.mappedUrls = context.build.mappedUrls;
        options.limits = context.build.limits;
        MemoStore::Impl &store = context.store->impl();
        return flux::renderHelmRelease(m_spec, *m_objects, *context.sources, options, store.flux,
                                       store.charts, context.cancel);
    }

    [[nodiscard]] std::string text() const override
    {
        return m_spec.id.kind + "/" + m_spec.id.nameSpace + "/" + m_spec.id.name;
    }

private:
    [[nodiscard]] const flux::KnownObject *given(const flux::ValuesReference &reference) const
    {
        return findWanted(*m_objects,
                          {reference.kind, reference.name, m_spec.id.nameSpace, m_spec.root});
    }

    [[nodiscard]] bool isChartOpened(const ControllerContext &context) const
    {
        const std::string &kind = m_origin.source->id.kind;
        return kind == "HelmRepository" || kind == "OCIRepository"
               || readsOpenedState(*m_origin.source, context);
    }

    flux::HelmReleaseSpec m_spec;
    std::shared_ptr<const flux::KnownObjects> m_objects;
    flux::ChartOrigin m_origin;
    std::string m_kubernetesVersion;
};

} // namespace

std::shared_ptr<const RenderTask>
makeHelmReleaseTask(flux::HelmReleaseSpec spec, std::shared_ptr<const flux::KnownObjects> objects,
                    std::string kubernetesVersion)
{
    return std::make_shared<const HelmReleaseTask>(std::move(spec), std::move(objects),
                                                   std::move(kubernetesVersion));
}

} // namespace fleetwright::fleet
