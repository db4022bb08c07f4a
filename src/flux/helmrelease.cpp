// SPDX-License-Identifier: Apache-2.0
#include "flux/helmrelease.h"

#include "base/hash.h"

namespace fleetwright::flux {

namespace {

using yaml::Node;

constexpr std::size_t maximumName = 53;
constexpr std::size_t keptName = 40;
constexpr std::size_t hashDigits = 12;

ChartReference chartOf(const Node *spec)
{
    ChartReference chart;
    chart.node = spec->find("chart");
    const Node *description = spec->findPath({"chart", "spec"});
    if (!description) {
        chart.node = spec->find("chartRef");
        chart.source = readSourceReference(chart.node);
        return chart;
    }
    ChartReference read = readChartReference(description);
    read.node = chart.node;
    return read;
}

DeliverySettings deliveryOf(const Node *spec)
{
    DeliverySettings delivery;
    delivery.prune = true; // what a release no longer has, Helm deletes
    delivery.wait = !isTrueAt(spec, {"install", "disableWait"});
    delivery.force = isTrueAt(spec, {"upgrade", "force"});
    delivery.suspend = isTrueAt(spec, {"suspend"});
    delivery.interval = textAt(spec, {"interval"});
    delivery.timeout = textAt(spec, {"timeout"});
    delivery.serviceAccountName = textAt(spec, {"serviceAccountName"});
    delivery.targetCluster = textAt(spec, {"kubeConfig", "secretRef", "name"});
    if (delivery.targetCluster.empty())
        delivery.targetCluster = textAt(spec, {"kubeConfig", "configMapRef", "name"});
    return delivery;
}

std::string releaseNameOf(const Node *spec, const std::string &name)
{
    std::string release(textAt(spec, {"releaseName"}));
    if (!release.empty())
        return release;
    const std::string_view target = textAt(spec, {"targetNamespace"});
    return target.empty() ? name : std::string(target) + "-" + name;
}

} // namespace

bool isHelmRelease(const model::ResourceId &id)
{
    return id.kind == "HelmRelease" && id.group == "helm.toolkit.fluxcd.io";
}

ChartReference readChartReference(const Node *spec)
{
    ChartReference chart;
    chart.node = spec;
    chart.chart = textAt(spec, {"chart"});
    chart.version = textAt(spec, {"version"});
    chart.source = readSourceReference(spec->find("sourceRef"));
    if (const Node *files = spec->find("valuesFiles")) {
        for (const Node *file : files->items())
            chart.valuesFiles.emplace_back(file->text());
    }
    chart.ignoreMissingValuesFiles = isTrueAt(spec, {"ignoreMissingValuesFiles"});
    return chart;
}

std::string shortReleaseName(const std::string &name)
{
    if (name.size() <= maximumName)
        return name;
    return name.substr(0, keptName) + "-" + base::sha256Hex(name).substr(0, hashDigits);
}

base::Result<HelmReleaseSpec> readHelmReleaseSpec(const KnownObject &object)
{
    const Node *spec = object.root->find("spec");
    if (!spec || !spec->isMapping())
        return errorAt(base::ErrorCode::Invalid, "the HelmRelease has no spec", object.root);
    const Node *values = spec->find("values");
    if (values && !values->isNull() && !values->isMapping())
        return errorAt(base::ErrorCode::Invalid, "spec.values is no mapping", values);
    HelmReleaseSpec read;
    read.id = object.id;
    read.root = object.root;
    read.keeps = object.keeps;
    read.releaseName = shortReleaseName(releaseNameOf(spec, object.id.name));
    const auto orOwn = [&](std::string_view text) {
        return text.empty() ? object.id.nameSpace : std::string(text);
    };
    read.releaseNamespace = orOwn(textAt(spec, {"targetNamespace"}));
    read.storageNamespace = orOwn(textAt(spec, {"storageNamespace"}));
    read.chart = chartOf(spec);
    read.valuesFrom = readValuesReferences(spec->find("valuesFrom"));
    read.values = values && values->isMapping() ? values : nullptr;
    if (const Node *renderers = spec->find("postRenderers"))
        read.postRenderers.assign(renderers->items().begin(), renderers->items().end());
    const Node *metadata = spec->find("commonMetadata");
    read.commonMetadata = metadata && metadata->isMapping() ? metadata : nullptr;
    read.dependsOn = readDependencies(spec->find("dependsOn"), object.id.nameSpace);
    read.delivery = deliveryOf(spec);
    read.disablesWait =
        isTrueAt(spec, {"install", "disableWait"}) || isTrueAt(spec, {"upgrade", "disableWait"});
    return read;
}

} // namespace fleetwright::flux
