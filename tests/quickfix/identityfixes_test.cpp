// SPDX-License-Identifier: Apache-2.0
// Labels and identity: slips mended, another cluster's values replaced, what is missing added.
#include "fixedfleet.h"

#include <gtest/gtest.h>

namespace fleetwright::quickfix {
namespace {

TEST(LabelSlip, GetsTheNearestValue)
{
    Files files = sevenClusters();
    std::string &inventory = files["clusters.yaml"];
    inventory.replace(inventory.find("environment: production"), 23, "environment: prodution");
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("label-unknown", "nearest", {})),
              (Texts{"- clusters.yaml:     environment: prodution",
                     "+ clusters.yaml:     environment: production"}));
}

TEST(MissingLabel, GetsWhatARuleRequires)
{
    Files files = sevenClusters();
    files[".fleetwright.yaml"] =
        "labels:\n  rules:\n  - match: {name: prod-2}\n    require: {compliance: gdpr}\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("label-missing", "label", {})),
              Texts{"+ clusters.yaml:     compliance: gdpr"});
}

Files withIdentity(const std::string &lacking)
{
    Files files = sevenClusters();
    for (auto &[path, text] : files) {
        if (!path.starts_with("clusters/"))
            continue;
        const std::string name = path.substr(9, path.find('/', 9) - 9);
        text += "configMapGenerator:\n- name: cluster-identity\n  namespace: shop\n  options: "
                "{disableNameSuffixHash: true}\n  literals:\n  - CLUSTER_NAME="
                + name + "\n";
        if (name != lacking)
            text += std::string("  - ENVIRONMENT=")
                    + (name.starts_with("prod") ? "production" : "staging") + "\n";
    }
    return files;
}

TEST(MissingIdentity, AKeyThatAllOthersHave)
{
    FixedFleet fleet(withIdentity("staging-2"));
    EXPECT_EQ(changedLines(fleet.mended("identity-missing", "add", {"staging-2"})),
              Texts{"+ clusters/staging-2/kustomization.yaml:   - ENVIRONMENT=staging"});
}

TEST(IdentityMismatch, WritesWhatTheOthersSay)
{
    Files files = withIdentity({});
    std::string &text = files["clusters/staging-2/kustomization.yaml"];
    text.replace(text.find("ENVIRONMENT=staging"), 19, "ENVIRONMENT=production");
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("identity-mismatch", "agree", {"staging-2"})),
              (Texts{"- clusters/staging-2/kustomization.yaml:   - ENVIRONMENT=production",
                     "+ clusters/staging-2/kustomization.yaml:   - ENVIRONMENT=staging"}));
}

TEST(ForeignIdentity, GetsTheOwnValue)
{
    Files files = sevenClusters();
    files["clusters/prod-3/kustomization.yaml"] +=
        "commonAnnotations:\n  example.com/dashboard: https://board.example.com/prod-2/web\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("foreign-identity", "own-value", {"prod-3"})),
              (Texts{"- clusters/prod-3/kustomization.yaml:   example.com/dashboard: "
                     "https://board.example.com/prod-2/web",
                     "+ clusters/prod-3/kustomization.yaml:   example.com/dashboard: "
                     "https://board.example.com/prod-3/web"}));
}

} // namespace
} // namespace fleetwright::quickfix
