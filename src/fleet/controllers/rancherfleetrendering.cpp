// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/rancherfleetrendering.h"

#include "fleet/controllers/chartsources.h"
#include "fleet/controllers/controllercontext.h"
#include "fleet/memostoredata.h"
#include "rancherfleet/fields.h"
#include "rancherfleet/rendering.h"
#include "rancherfleet/style.h"

namespace fleetwright::fleet {

namespace {

class BundleTask final : public RenderTask {
public:
    BundleTask(rancherfleet::BundlePtr bundle, const yaml::Node *options,
               std::string kubernetesVersion, std::shared_ptr<const void> keeps)
        : m_bundle(std::move(bundle)), m_options(options),
          m_kubernetesVersion(std::move(kubernetesVersion)), m_keeps(std::move(keeps)),
          m_key(base::combine(rancherfleet::renderingIdentity(*m_bundle, m_options),
                              base::hashBytes(m_kubernetesVersion)))
    {}

    /// It covers the content of the bundle's files, of whatever state they are.
    [[nodiscard]] std::optional<base::Hash128>
    key(const ControllerContext & /*context*/) const override
    {
        return m_key;
    }

    [[nodiscard]] std::vector<std::shared_ptr<const void>> keeps() const override { return {}; }

    [[nodiscard]] base::Result<model::RenderingPtr>
    render(const ControllerContext &context) const override
    {
        rancherfleet::Renderings store(context.store->layers());
        const rancherfleet::RenderOptions settings{.mappedUrls = context.build.mappedUrls,
                                                   .limits = context.build.limits,
                                                   .charts = &context.store->impl().charts,
                                                   .keeps = m_keeps,
                                                   .opened = context.opened,
                                                   .findChart = chartFinder(context),
                                                   .kubernetesVersion = m_kubernetesVersion};
        return rancherfleet::renderBundle(m_bundle, m_options, settings, store, context.cancel);
    }

    [[nodiscard]] std::string text() const override { return m_bundle->folder.text(); }

private:
    rancherfleet::BundlePtr m_bundle;
    const yaml::Node *m_options;
    std::string m_kubernetesVersion;
    std::shared_ptr<const void> m_keeps;
    base::Hash128 m_key;
};

} // namespace

RancherFleetRendering planBundle(const rancherfleet::BundlePtr &bundle, const yaml::Node *options,
                                 std::string kubernetesVersion, std::shared_ptr<const void> keeps)
{
    RancherFleetRendering plan;
    const rancherfleet::Style style = rancherfleet::styleOf(*bundle, options);
    plan.folder = bundle->folder;
    if (style.kustomization) {
        if (const auto file = bundle->folder.resolve(*style.kustomization))
            plan.folder = file->parent();
    }
    const yaml::Node *helm = options->find("helm");
    if (style.isHelm()) {
        plan.chart = rancherfleet::stringAt(helm, "chart");
        if (plan.chart.empty())
            plan.chart = style.isRemoteChart ? rancherfleet::stringAt(helm, "repo") : ".";
        plan.version = rancherfleet::stringAt(helm, "version");
    }
    plan.task = std::make_shared<const BundleTask>(bundle, options, std::move(kubernetesVersion),
                                                   std::move(keeps));
    return plan;
}

} // namespace fleetwright::fleet
