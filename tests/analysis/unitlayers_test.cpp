// SPDX-License-Identifier: Apache-2.0
// Rules about layers where controllers lay patches over them. Expectations follow docs/rules.
#include "analysis/controllerfleets.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

/// A Flux Kustomization of the apps that sets the replicas, at line 21.
std::string appsWith(const std::string &replicas)
{
    return kustomization("apps", "apps",
                         "  patches:\n  - patch: |-\n      apiVersion: apps/v1\n"
                         "      kind: Deployment\n      metadata:\n        name: web\n"
                         "        namespace: web\n      spec:\n        replicas: "
                             + replicas + "\n");
}

TEST(RedundantOverride, PatchOfAUnit)
{
    Files files = fluxFleet();
    files["clusters/one/apps.yaml"] = appsWith("1");
    EXPECT_EQ(textsOf(files, {"redundant-override"}),
              Texts{"info clusters/one/apps.yaml:21 [one]"});
    files["clusters/two/apps.yaml"] = appsWith("1");
    EXPECT_EQ(
        textsOf(files, {"redundant-override"}),
        (Texts{"info clusters/one/apps.yaml:21 [one]", "info clusters/two/apps.yaml:21 [two]"}));
    // Each cluster's unit says what it wants.
    files["clusters/two/apps.yaml"] = appsWith("2");
    EXPECT_EQ(textsOf(files, {"redundant-override"}), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
