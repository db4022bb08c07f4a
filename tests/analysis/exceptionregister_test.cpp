// SPDX-License-Identifier: Apache-2.0
// The register of exceptions: every form, who owns it, and what departs because of it.
#include "analysis/baseline.h"
#include "analysis/exceptionregister.h"
#include "fleet/open.h"
#include "smallfleet.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::analysis {
namespace {

std::vector<RegisterEntry> registerOf(const Files &files)
{
    fleet::MemoStore store;
    const auto source = base::makeMemoryFiles(files);
    const auto snapshot = fleet::openFleet(source, {}, store);
    const auto config = config::readFleetConfig(*source);
    EXPECT_TRUE(snapshot.ok());
    EXPECT_TRUE(config.ok());
    auto entries = exceptionRegister({{*snapshot, *config}, {}}, {"2026-06-01", {}, {}});
    EXPECT_TRUE(entries.ok());
    return *std::move(entries);
}

TEST(ExceptionRegister, EveryForm)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1",
          "images:\n- name: web\n  newTag: \"2.0\" # exception: OPS-1 canary until 2026-05-20\n");
    addTo(files, "clusters/prod-2",
          "commonAnnotations:\n  example.com/exception: OPS-2 until 2026-09-01\nreplicas:\n- name: "
          "web\n  count: 4\n");
    addTo(files, "clusters/prod-3", "replicas:\n- name: web\n  count: 5\n");
    files["classification.yaml"] =
        "clusters:\n  prod-3:\n    allowed_exceptions:\n    - {name: web-replicas, ticket: OPS-3, "
        "until: 2026-08-01}\n";
    files["CODEOWNERS"] = "* @platform\n/clusters/prod-1/ @sre\n";
    files[".fleetwright.yaml"] = "baseline: accepted.json\n";
    files["accepted.json"] =
        "{\"version\": 1, \"findings\": [\n  {\"fingerprint\": \"f1\", \"rule\": "
        "\"two-owners\", \"ticket\": \"OPS-4\", \"until\": \"2026-07-01\", \"reason\": "
        "\"moves soon\"}]}\n";
    const std::vector<RegisterEntry> entries = registerOf(files);
    ASSERT_EQ(entries.size(), 4U);
    const RegisterEntry &comment = entries[0]; // it has ended: first
    EXPECT_EQ(comment.form, RegisterEntry::Form::Comment);
    EXPECT_EQ(comment.state, RegisterEntry::State::Expired);
    EXPECT_EQ(comment.ticket, "OPS-1");
    EXPECT_EQ(comment.until, "2026-05-20");
    EXPECT_EQ(comment.owners, Texts{"@sre"});
    EXPECT_EQ(comment.clusters, Texts{"prod-1"});
    ASSERT_EQ(comment.departures.size(), 1U);
    EXPECT_EQ(comment.departures[0].value, "web:2.0");
    EXPECT_EQ(comment.departures[0].cluster, "prod-1");
    const RegisterEntry &accepted = entries[1]; // then by the day on which they end
    EXPECT_EQ(accepted.form, RegisterEntry::Form::Baseline);
    EXPECT_EQ(accepted.rule, "two-owners");
    EXPECT_EQ(accepted.text, "moves soon");
    EXPECT_EQ(accepted.place.line, 2U);
    EXPECT_EQ(accepted.owners, Texts{"@platform"});
    const RegisterEntry &listed = entries[2];
    EXPECT_EQ(listed.form, RegisterEntry::Form::Listed);
    EXPECT_EQ(listed.ticket, "OPS-3");
    ASSERT_EQ(listed.departures.size(), 1U);
    EXPECT_EQ(listed.departures[0].value, "5");
    const RegisterEntry &annotation = entries[3];
    EXPECT_EQ(annotation.form, RegisterEntry::Form::Annotation);
    EXPECT_EQ(annotation.until, "2026-09-01");
    EXPECT_EQ(annotation.departures.size(), 1U);
}

TEST(ExceptionRegister, WhatHasNoDateOrUse)
{
    Files files = sevenClusters();
    addTo(files, "clusters/prod-1",
          "images:\n- name: web\n  newTag: \"2.0\" # exception: canary\n");
    files["classification.yaml"] =
        "clusters:\n  prod-3:\n    allowed_exceptions: [policy-off-until-2026-08-01]\n";
    const std::vector<RegisterEntry> entries = registerOf(files);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].state, RegisterEntry::State::Undated);
    EXPECT_EQ(entries[0].ticket, "");
    EXPECT_EQ(entries[1].state, RegisterEntry::State::Unused);
}

TEST(Baseline, AnAcceptedFindingEnds)
{
    const auto file = std::make_shared<const base::SourceFile>(
        base::RepoPath::fromText("accepted.json").value(),
        "{\"version\": 1, \"findings\": [{\"fingerprint\": \"old\", \"until\": \"2026-05-31\"}, "
        "{\"fingerprint\": \"last-day\", \"until\": \"2026-06-01\"}, {\"fingerprint\": "
        "\"always\"}]}");
    const auto accepted = readBaseline(file, "2026-06-01");
    ASSERT_TRUE(accepted.ok());
    EXPECT_EQ(*accepted, (Accepted{"always", "last-day"}));
}

} // namespace
} // namespace fleetwright::analysis
