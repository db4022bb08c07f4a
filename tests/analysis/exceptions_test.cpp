// SPDX-License-Identifier: Apache-2.0
// Exceptions, departures from peers and the classification. Expectations follow docs/rules.
#include "smallfleet.h"

#include <gtest/gtest.h>

namespace fleetwright::analysis {
namespace {

const std::string canary = "images:\n- name: web\n  newTag: \"2.0\"\n";
const std::string mark = "commonAnnotations:\n  example.com/exception: ";

TEST(ExceptionUnmarked, AFieldThatAllPeersHaveOtherwise)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-2", canary);
    const std::vector<model::Finding> findings = findingsOf(files, {"exception-unmarked"});
    EXPECT_EQ(textsOf(files, {"exception-unmarked"}),
              Texts{"exception-unmarked warning clusters/prod-2/kustomization.yaml:5 [prod-2]"});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_NE(findings[0].message.find("web:2.0"), std::string::npos) << findings[0].message;
    EXPECT_NE(findings[0].message.find("web:1.0"), std::string::npos) << findings[0].message;
}

TEST(ExceptionUnmarked, AnObjectOfItsOwnAndOneThatItDeletes)
{
    Files files = sevenClusters();
    files["clusters/prod-1/pod.yaml"] =
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: debug\n  namespace: shop\n";
    addTo(files, "clusters/prod-1", "- pod.yaml\n");
    addTo(files, "clusters/staging-1",
          "patches:\n- patch: |-\n    apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n"
          "    metadata:\n      name: default-deny\n      namespace: shop\n    $patch: delete\n");
    EXPECT_EQ(textsOf(files, {"exception-unmarked"}),
              (Texts{"exception-unmarked warning clusters/prod-1/pod.yaml:2 [prod-1]",
                     "exception-unmarked warning clusters/staging-1/kustomization.yaml:10 "
                     "[staging-1]"}));
}

TEST(ExceptionUnmarked, MarksOfAllThreeFormsSilence)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1", canary + mark + "OPS-1 until 2026-09-01\n");
    addTo(files, "clusters/prod-2",
          "images:\n- name: web\n  newTag: \"2.0\" # exception: OPS-2 until 2026-09-01\n");
    addTo(files, "clusters/staging-1", "replicas:\n- name: web\n  count: 5\n");
    files["classification.yaml"] =
        "clusters:\n  staging-1:\n    allowed_exceptions: [more-replicas-until-2026-09-01]\n";
    // Of four production clusters the other two are no longer of one mind with both.
    EXPECT_EQ(textsOf(files, {"exception-unmarked"}), Texts{});
}

TEST(ExceptionUnmarked, NotWhenPeersDifferOrValuesAreIdentity)
{
    Files files = sevenClusters();
    for (const std::string number : {"1", "2", "3", "4"})
        addTo(files, "clusters/prod-" + number,
              "replicas:\n- name: web\n  count: " + number
                  + "\nconfigMapGenerator:\n- name: settings\n  literals: [OWNER=prod-" + number
                  + "]\n");
    EXPECT_EQ(textsOf(files, {"exception-unmarked"}), Texts{});
}

TEST(ExceptionDates, ExpiredUndatedUnticketed)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1", canary + mark + "OPS-1 until 2026-05-31\n");
    addTo(files, "clusters/prod-2",
          "replicas:\n- name: web\n  count: 5 # exception: more load until 2026-06-01\n");
    files["classification.yaml"] = "clusters:\n"
                                   "  staging-1:\n"
                                   "    allowed_exceptions:\n"
                                   "    - replicas-for-load\n"
                                   "    - name: web-replicas\n"
                                   "      until: 2026-12-31\n";
    addTo(files, "clusters/staging-1", "replicas:\n- name: web\n  count: 5\n");
    EXPECT_EQ(textsOf(files, {"exception-expired", "exception-undated", "exception-unticketed"}),
              (Texts{"exception-undated warning classification.yaml:4 [staging-1]",
                     "exception-expired warning clusters/prod-1/kustomization.yaml:7 [prod-1]",
                     "exception-unticketed info classification.yaml:5 [staging-1]",
                     "exception-unticketed info clusters/prod-2/kustomization.yaml:5 [prod-2]"}));
}

TEST(ExceptionUnused, ReplacesItsOtherFaults)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1", mark + "more web until 2026-05-31\n");
    EXPECT_EQ(textsOf(files, {"exception-unused", "exception-expired", "exception-unticketed"}),
              Texts{"exception-unused warning clusters/prod-1/kustomization.yaml:4 [prod-1]"});
}

TEST(ExceptionUnused, NotWhileItDepartsFromAnybody)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1", canary + mark + "OPS-1 until 2026-09-01\n");
    addTo(files, "clusters/prod-2", canary);
    EXPECT_EQ(textsOf(files, {"exception-unused"}), Texts{});
}

TEST(LeakException, AMarkInASharedLayerThatNamesNobody)
{
    Files files = sevenClusters();
    addTo(files, "environments/staging", canary + mark + "OPS-1 until 2026-09-01\n");
    EXPECT_EQ(textsOf(files, {"leak-exception"}),
              Texts{"leak-exception warning environments/staging/kustomization.yaml:10 "
                    "[staging-1 staging-2 staging-3]"});
}

TEST(LeakException, NamesSomeOrAll)
{
    Files files = sevenClusters();
    files["base/web.yaml"].replace(files["base/web.yaml"].find("--v=2"), 5,
                                   "--v=2 # exception: OPS-1 for prod-1 until 2026-09-01");
    addTo(files, "environments/staging",
          canary + mark + "OPS-2 on all staging clusters until 2026-09-01\n");
    EXPECT_EQ(textsOf(files, {"leak-exception"}),
              Texts{"leak-exception error base/web.yaml:14 [prod-2 prod-3 prod-4 staging-1 "
                    "staging-2 staging-3]"});
}

TEST(LeakException, TheSameValueUnmarkedAbove)
{
    Files files = sevenClusters();
    addTo(files, "environments/staging", canary);
    addTo(files, "clusters/staging-1", canary + mark + "OPS-1 until 2026-09-01\n");
    EXPECT_EQ(textsOf(files, {"leak-exception"}),
              Texts{"leak-exception error environments/staging/kustomization.yaml:8 "
                    "[staging-2 staging-3]"});
}

TEST(LeakOutlier, OneKeepsWhatAllOthersSetBack)
{
    Files files = sevenClusters();
    for (const std::string number : {"2", "3", "4"})
        addTo(files, "clusters/prod-" + number, "replicas:\n- name: web\n  count: 2\n");
    addTo(files, "environments/production", "replicas:\n- name: web\n  count: 9\n");
    EXPECT_EQ(textsOf(files, {"leak-outlier"}),
              Texts{"leak-outlier warning environments/production/kustomization.yaml:8 [prod-1]"});
    addTo(files, "clusters/prod-1", "replicas:\n- name: web\n  count: 2\n");
    EXPECT_EQ(textsOf(files, {"leak-outlier"}), Texts{});
}

TEST(Classification, MissingAndProse)
{
    Files files = sevenClusters();
    files["classification.yaml"] = "global:\n"
                                   "  required:\n"
                                   "  - NetworkPolicy/shop/default-deny\n"
                                   "  - reviewed-by-security\n"
                                   "production:\n"
                                   "  required: [Service/web]\n"
                                   "environments:\n"
                                   "  qa:\n"
                                   "    required: [Service/web]\n";
    addTo(files, "environments/staging",
          "patches:\n- patch: |-\n    apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n"
          "    metadata:\n      name: default-deny\n      namespace: shop\n    $patch: delete\n");
    EXPECT_EQ(textsOf(files, {"classification-missing"}),
              (Texts{"classification-missing error classification.yaml:3 "
                     "[staging-1 staging-2 staging-3]",
                     "classification-missing error classification.yaml:6 "
                     "[prod-1 prod-2 prod-3 prod-4]"}));
}

TEST(Classification, UnlistedOnlyWhereItLists)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1", canary + mark + "OPS-1 until 2026-09-01\n");
    EXPECT_EQ(textsOf(files, {"classification-unlisted"}), Texts{});
    files["classification.yaml"] =
        "clusters:\n  prod-2:\n    allowed_exceptions: [web-image-until-2026-09-01]\n";
    EXPECT_EQ(
        textsOf(files, {"classification-unlisted"}),
        Texts{"classification-unlisted warning clusters/prod-1/kustomization.yaml:7 [prod-1]"});
    files["classification.yaml"] =
        "environments:\n  production:\n    allowed_exceptions: [web-image-until-2026-09-01]\n";
    EXPECT_EQ(textsOf(files, {"classification-unlisted"}), Texts{});
}

} // namespace
} // namespace fleetwright::analysis
