// SPDX-License-Identifier: Apache-2.0
// Exceptions marked, listed, dated, moved and taken back.
#include "fixedfleet.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::quickfix {
namespace {

const Note note{"OPS-12", "2026-09-30", "load test"};
const std::string canary = "images:\n- name: web\n  newTag: \"2.0\"\n";
const std::string own = "clusters/prod-2/kustomization.yaml";

Files withCanary(const std::string &text)
{
    Files files = sevenClusters();
    files[own] += text;
    return files;
}

TEST(MarkException, AboveTheLine)
{
    FixedFleet fleet(withCanary(canary));
    EXPECT_EQ(changedLines(fleet.mended("exception-unmarked", "mark", {}, note)),
              Texts{"+ " + own + ":   # exception: OPS-12 load test, until 2026-09-30"});
}

TEST(MarkException, InsideAnInlinePatch)
{
    FixedFleet fleet(withCanary("patches:\n- patch: |-\n    apiVersion: apps/v1\n"
                                "    kind: Deployment\n    metadata:\n      name: web\n"
                                "      namespace: shop\n    spec:\n      paused: true\n"));
    EXPECT_EQ(changedLines(fleet.mended("exception-unmarked", "mark", {}, note)),
              Texts{"+ " + own + ":       # exception: OPS-12 load test, until 2026-09-30"});
}

TEST(MarkException, AndListsItWhereExceptionsAreListed)
{
    Files files = withCanary(canary);
    files["classification.yaml"] =
        "clusters:\n  staging-1:\n    allowed_exceptions:\n    - slug\n  prod-2:\n"
        "    required: [Deployment/web]\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("exception-unmarked", "mark", {}, note)),
              (Texts{"+ classification.yaml:     allowed_exceptions:",
                     "+ classification.yaml:     - name: web-image",
                     "+ classification.yaml:       ticket: OPS-12",
                     "+ classification.yaml:       until: 2026-09-30",
                     "+ " + own + ":   # exception: OPS-12 load test, until 2026-09-30"}));
}

TEST(MarkException, NeedsATicketAndADate)
{
    FixedFleet fleet(withCanary(canary));
    const model::Finding finding = fleet.only("exception-unmarked");
    for (const Note &lacking :
         {Note{}, Note{"OPS-1", "", ""}, Note{"", "2026-09-30", "x"},
          Note{"OPS-1", "2026-02-31", ""}, Note{"O\nPS-1", "2026-09-30", ""}}) {
        const auto proposal = fleet.tried(finding, "mark", lacking);
        ASSERT_FALSE(proposal.ok());
        EXPECT_EQ(proposal.error().code, base::ErrorCode::Invalid);
    }
}

TEST(RemoveDeparture, GivesWhatPeersHave)
{
    FixedFleet fleet(withCanary(canary));
    EXPECT_EQ(changedLines(fleet.mended("exception-unmarked", "remove", {"prod-2"})).size(), 3U);
}

TEST(ExpiredException, GoesWithItsValue)
{
    FixedFleet fleet(
        withCanary("images:\n- name: web\n  # exception: OPS-1, until 2026-05-20\n  newTag: "
                   "\"2.0\"\n"));
    EXPECT_EQ(changedLines(fleet.mended("exception-expired", "remove", {"prod-2"})).size(), 4U);
}

TEST(ExpiredException, GetsANewDate)
{
    FixedFleet fleet(withCanary(
        "images:\n- name: web\n  newTag: \"2.0\" # exception: OPS-1, until 2026-05-20\n"));
    EXPECT_EQ(changedLines(fleet.mended("exception-expired", "extend", {}, {"", "2026-12-31", ""})),
              (Texts{"- " + own + ":   newTag: \"2.0\" # exception: OPS-1, until 2026-05-20",
                     "+ " + own + ":   newTag: \"2.0\" # exception: OPS-1, until 2026-12-31"}));
}

TEST(UndatedException, GetsADate)
{
    FixedFleet fleet(
        withCanary("images:\n- name: web\n  newTag: \"2.0\" # exception: OPS-1 canary\n"));
    EXPECT_EQ(changedLines(fleet.mended("exception-undated", "date", {}, {"", "2026-12-31", ""})),
              (Texts{"- " + own + ":   newTag: \"2.0\" # exception: OPS-1 canary",
                     "+ " + own
                         + ":   newTag: \"2.0\" # exception: OPS-1 canary, until "
                           "2026-12-31"}));
}

TEST(UndatedException, ListedOneGetsItsKey)
{
    Files files = withCanary(canary);
    files["classification.yaml"] = "clusters:\n  prod-2:\n    allowed_exceptions:\n"
                                   "    - name: web-image\n      ticket: OPS-1\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("exception-undated", "date", {}, {"", "2026-12-31", ""})),
              Texts{"+ classification.yaml:       until: 2026-12-31"});
}

TEST(UnticketedException, NamesItsTicket)
{
    FixedFleet fleet(withCanary(
        "images:\n- name: web\n  newTag: \"2.0\" # exception: canary until 2026-09-01\n"));
    EXPECT_EQ(
        changedLines(fleet.mended("exception-unticketed", "ticket", {}, {"OPS-9", "", ""})),
        (Texts{"- " + own + ":   newTag: \"2.0\" # exception: canary until 2026-09-01",
               "+ " + own + ":   newTag: \"2.0\" # exception: OPS-9 canary until 2026-09-01"}));
}

TEST(UnusedException, ItsCommentGoes)
{
    FixedFleet fleet(withCanary("images:\n- name: web\n  newTag: \"1.0\" # exception: OPS-1 until "
                                "2026-09-01\n"));
    EXPECT_EQ(changedLines(fleet.mended("exception-unused", "remove", {})),
              (Texts{"- " + own + ":   newTag: \"1.0\" # exception: OPS-1 until 2026-09-01",
                     "+ " + own + ":   newTag: \"1.0\""}));
}

TEST(UnusedException, ListedOneGoesWithItsList)
{
    Files files = sevenClusters();
    files["classification.yaml"] = "clusters:\n  prod-2:\n    required: [Deployment/web]\n"
                                   "    allowed_exceptions:\n    - more-pods-until-2026-09-01\n";
    FixedFleet fleet(files);
    EXPECT_EQ(changedLines(fleet.mended("exception-unused", "remove", {})),
              (Texts{"- classification.yaml:     allowed_exceptions:",
                     "- classification.yaml:     - more-pods-until-2026-09-01"}));
}

TEST(UnlistedException, IsListedWithTicketAndDate)
{
    Files files = withCanary(
        "images:\n- name: web\n  newTag: \"2.0\" # exception: OPS-1 canary until 2026-09-01\n");
    files["classification.yaml"] =
        "clusters:\n  staging-1:\n    allowed_exceptions: [none-until-2026-09-01]\n";
    FixedFleet fleet(files);
    EXPECT_EQ(
        changedLines(fleet.mended("classification-unlisted", "list", {})),
        (Texts{"+ classification.yaml:   prod-2:", "+ classification.yaml:     allowed_exceptions:",
               "+ classification.yaml:     - name: web-image",
               "+ classification.yaml:       ticket: OPS-1",
               "+ classification.yaml:       until: 2026-09-01"}));
}

TEST(LeakedException, ACopyInASharedLayerGoes)
{
    Files files = withCanary(
        "images:\n- name: web\n  newTag: \"2.0\" # exception: OPS-1 canary until 2026-09-01\n");
    files["environments/production/kustomization.yaml"] += canary;
    FixedFleet fleet(files);
    EXPECT_EQ(
        changedLines(fleet.mended("leak-exception", "keep", {"prod-1", "prod-3", "prod-4"})).size(),
        3U);
}

TEST(LeakedException, MovesWithItsMarkToWhomItNames)
{
    Files files = sevenClusters();
    files["environments/production/kustomization.yaml"] +=
        "replicas:\n- name: web\n  # exception: OPS-1 prod-2 has the load, until 2026-09-01\n"
        "  count: 5\n";
    FixedFleet fleet(files);
    const Texts lines =
        changedLines(fleet.mended("leak-exception", "move", {"prod-1", "prod-3", "prod-4"}));
    EXPECT_NE(std::ranges::find(lines, "+ " + own
                                           + ":   # exception: OPS-1 prod-2 has the load, "
                                             "until 2026-09-01"),
              lines.end());
}

TEST(AcceptFinding, MakesTheBaseline)
{
    FixedFleet fleet(withCanary(canary));
    const Proposal proposal = fleet.mended("exception-unmarked", "accept", {}, note);
    ASSERT_EQ(proposal.plan.changes.size(), 2U);
    const auto bytes = [&](const char *path) {
        return proposal.plan.changes.at(base::RepoPath::fromText(path).value()).value();
    };
    EXPECT_EQ(bytes(".fleetwright.yaml"), "baseline: fleetwright-baseline.json\n");
    const model::Finding finding = fleet.only("exception-unmarked");
    EXPECT_EQ(bytes("fleetwright-baseline.json"),
              "{\n  \"version\": 1,\n  \"findings\": [\n    {\n      \"fingerprint\": \""
                  + finding.fingerprint
                  + "\",\n      \"rule\": \"exception-unmarked\",\n      \"file\": \"" + own
                  + "\",\n      \"message\": \"" + finding.message
                  + "\",\n      \"reason\": \"load test\",\n      \"ticket\": \"OPS-12\",\n"
                    "      \"until\": \"2026-09-30\"\n    }\n  ]\n}\n");
}

TEST(AcceptFinding, JoinsOthersInTheBaseline)
{
    Files files = withCanary(canary);
    files[".fleetwright.yaml"] = "baseline: accepted.json\n";
    files["accepted.json"] =
        "{\n \"version\": 1,\n \"findings\": [\n  {\"fingerprint\": \"other\"}\n ]\n}\n";
    FixedFleet fleet(files);
    const Proposal proposal = fleet.mended("exception-unmarked", "accept", {}, note);
    ASSERT_EQ(proposal.plan.changes.size(), 1U);
    const std::string after = proposal.plan.changes.begin()->second.value();
    EXPECT_TRUE(after.starts_with("{\n \"version\": 1,\n \"findings\": [\n  {\"fingerprint\": "
                                  "\"other\"},\n  {\n    \"fingerprint\""))
        << after;
    EXPECT_TRUE(after.ends_with("\"until\": \"2026-09-30\"\n  }\n ]\n}\n")) << after;
}

} // namespace
} // namespace fleetwright::quickfix
