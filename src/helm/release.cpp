// SPDX-License-Identifier: Apache-2.0
#include "helm/release.h"

#include "base/ascii.h"
#include "template/quoting.h"
#include "template/semver.h"

#include <algorithm>
#include <array>

namespace fleetwright::helm {

namespace {

/// chartutil.DefaultVersionSet: the groups that client-go v0.33 knows.
constexpr std::array<std::string_view, 57> knownApiVersions = {
    "v1",
    "admissionregistration.k8s.io/v1",
    "admissionregistration.k8s.io/v1alpha1",
    "admissionregistration.k8s.io/v1beta1",
    "internal.apiserver.k8s.io/v1alpha1",
    "apps/v1",
    "apps/v1beta1",
    "apps/v1beta2",
    "authentication.k8s.io/v1",
    "authentication.k8s.io/v1alpha1",
    "authentication.k8s.io/v1beta1",
    "authorization.k8s.io/v1",
    "authorization.k8s.io/v1beta1",
    "autoscaling/v1",
    "autoscaling/v2",
    "autoscaling/v2beta1",
    "autoscaling/v2beta2",
    "batch/v1",
    "batch/v1beta1",
    "certificates.k8s.io/v1",
    "certificates.k8s.io/v1beta1",
    "certificates.k8s.io/v1alpha1",
    "coordination.k8s.io/v1alpha2",
    "coordination.k8s.io/v1beta1",
    "coordination.k8s.io/v1",
    "discovery.k8s.io/v1",
    "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1",
    "events.k8s.io/v1beta1",
    "extensions/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1",
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "networking.k8s.io/v1",
    "networking.k8s.io/v1alpha1",
    "networking.k8s.io/v1beta1",
    "node.k8s.io/v1",
    "node.k8s.io/v1alpha1",
    "node.k8s.io/v1beta1",
    "policy/v1",
    "policy/v1beta1",
    "rbac.authorization.k8s.io/v1",
    "rbac.authorization.k8s.io/v1beta1",
    "rbac.authorization.k8s.io/v1alpha1",
    "resource.k8s.io/v1beta2",
    "resource.k8s.io/v1beta1",
    "resource.k8s.io/v1alpha3",
    "scheduling.k8s.io/v1alpha1",
    "scheduling.k8s.io/v1beta1",
    "scheduling.k8s.io/v1",
    "storage.k8s.io/v1beta1",
    "storage.k8s.io/v1",
    "storage.k8s.io/v1alpha1",
    "storagemigration.k8s.io/v1alpha1",
    "apiextensions.k8s.io/v1beta1",
    "apiextensions.k8s.io/v1",
};

constexpr std::size_t longestName = 53;

base::Error invalid(std::string detail)
{
    return {base::ErrorCode::Invalid, std::move(detail), {}, {}, {}};
}

/// [a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*
bool isName(std::string_view name)
{
    const auto isWord = [](char c) { return base::isLower(c) || base::isDigit(c); };
    bool isFirst = true; // of a part between dots
    bool mayEnd = false;
    for (const char c : name) {
        if (!isWord(c) && (isFirst || (c == '.' ? !mayEnd : c != '-')))
            return false;
        isFirst = c == '.';
        mayEnd = isWord(c);
    }
    return mayEnd;
}

} // namespace

Capabilities Capabilities::standard()
{
    return {"v1.33.0", "1", "33", {knownApiVersions.begin(), knownApiVersions.end()}};
}

base::Result<void> Capabilities::setKubeVersion(std::string_view version)
{
    std::string error;
    const auto parsed = gotemplate::parseVersion(version, error);
    if (!parsed)
        return invalid("invalid kube version '" + std::string(version) + "': " + error);
    kubeVersion = "v" + parsed->text();
    major = std::to_string(parsed->major);
    minor = std::to_string(parsed->minor);
    return {};
}

base::Result<void> validateReleaseName(std::string_view name)
{
    const std::string prefix = "release name " + gotemplate::goQuoted(name) + ": ";
    if (name.empty())
        return invalid(prefix + "no name provided");
    if (name.size() > longestName || !isName(name))
        return invalid(prefix
                       + "invalid release name, must match regex "
                         "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and "
                         "the length must not be longer than 53");
    return {};
}

} // namespace fleetwright::helm
