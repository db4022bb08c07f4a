// SPDX-License-Identifier: Apache-2.0
#include "fixedfleet.h"

#include "analysis/baseline.h"
#include "diff/objectdiff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace fleetwright::quickfix {

namespace {

/// Opened anew, with nothing remembered.
model::SnapshotPtr opened(const Files &files)
{
    fleet::MemoStore store;
    const auto snapshot = fleet::openFleet(base::makeMemoryFiles(files), {}, store);
    EXPECT_TRUE(snapshot.ok());
    return snapshot ? *snapshot : nullptr;
}

std::vector<model::Finding> foundIn(const model::SnapshotPtr &snapshot)
{
    const auto config = config::readFleetConfig(*snapshot->files);
    EXPECT_TRUE(config.ok());
    auto findings = analysis::check({{snapshot, *config}, {}}, {"2026-06-01", {}, {}});
    EXPECT_TRUE(findings.ok());
    const auto accepted = analysis::configuredBaseline(*snapshot->files, *config, "2026-06-01");
    EXPECT_TRUE(accepted.ok());
    analysis::dropAccepted(*findings, *accepted);
    return *std::move(findings);
}

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    std::string line;
    for (const char c : text) {
        line += c;
        if (c == '\n') {
            lines.push_back(line);
            line.clear();
        }
    }
    if (!line.empty())
        lines.push_back(line);
    return lines;
}

/// How many lines two texts have in common, in order.
std::size_t commonLines(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    std::vector<std::size_t> above(right.size() + 1);
    for (const std::string &line : left) {
        std::vector<std::size_t> row(right.size() + 1);
        for (std::size_t i = 0; i < right.size(); ++i)
            row[i + 1] = line == right[i] ? above[i] + 1 : std::max(above[i + 1], row[i]);
        above = std::move(row);
    }
    return above.back();
}

/// All lines of both texts but those of the patch are common to them.
void proveLines(const std::string &path, const std::string &before, const std::string &after,
                const Texts &changed)
{
    const auto countOf = [&](char sign) {
        const std::string head = std::string(1, sign) + " " + path + ": ";
        return static_cast<std::size_t>(std::ranges::count_if(
            changed, [&](const std::string &change) { return change.starts_with(head); }));
    };
    const std::vector<std::string> left = linesOf(before);
    const std::vector<std::string> right = linesOf(after);
    const std::size_t common = commonLines(left, right);
    EXPECT_EQ(left.size() - common, countOf('-')) << path;
    EXPECT_EQ(right.size() - common, countOf('+')) << path;
}

} // namespace

Files sevenClusters()
{
    Files files;
    std::string inventory = "clusters:\n";
    const auto cluster = [&](const std::string &environment, const std::string &name) {
        inventory += "- name: " + name + "\n  labels:\n    environment: " + environment + "\n";
        files["clusters/" + name + "/kustomization.yaml"] =
            "# " + name + "\nresources:\n- ../../environments/" + environment + "\n";
    };
    for (const char *const number : {"1", "2", "3", "4"})
        cluster("production", std::string("prod-") + number);
    for (const char *const number : {"1", "2", "3"})
        cluster("staging", std::string("staging-") + number);
    files["clusters.yaml"] = inventory;
    for (const std::string environment : {"production", "staging"})
        files["environments/" + environment + "/kustomization.yaml"] =
            "resources:\n- ../../base\nlabels:\n- pairs:\n    environment: " + environment + "\n";
    files["base/kustomization.yaml"] = "resources:\n- web.yaml\n";
    files["base/web.yaml"] = "apiVersion: apps/v1\n"
                             "kind: Deployment\n"
                             "metadata:\n"
                             "  name: web\n"
                             "  namespace: shop\n"
                             "spec:\n"
                             "  replicas: 1  # one is enough\n"
                             "  template:\n"
                             "    spec:\n"
                             "      containers:\n"
                             "      - name: web\n"
                             "        image: web:1.0\n";
    return files;
}

FixedFleet::FixedFleet(const Files &files) : m_files(files)
{
    const auto source = base::makeMemoryFiles(files);
    const auto snapshot = fleet::openFleet(source, {}, m_store);
    const auto config = config::readFleetConfig(*source);
    EXPECT_TRUE(snapshot.ok());
    EXPECT_TRUE(config.ok());
    if (!snapshot || !config)
        return;
    for (const model::Unit &unit : (*snapshot)->units)
        EXPECT_FALSE(unit.error) << base::describe(*unit.error);
    m_subject.fleet = {*snapshot, *config};
    m_subject.check.today = "2026-06-01";
    m_subject.findings = foundIn(*snapshot);
}

model::Finding FixedFleet::only(const std::string &rule) const
{
    std::vector<model::Finding> found;
    std::string all;
    for (const model::Finding &finding : m_subject.findings) {
        all += finding.rule + " " + finding.place.file.text() + ":"
               + std::to_string(finding.place.line) + " " + finding.message + "\n";
        if (finding.rule == rule)
            found.push_back(finding);
    }
    EXPECT_EQ(found.size(), 1U) << all;
    return found.empty() ? model::Finding() : found.front();
}

base::Result<Proposal> FixedFleet::tried(const model::Finding &finding, const std::string &choice,
                                         const Note &note)
{
    return propose(m_subject, m_store, finding, {choice, {}, {}}, note);
}

Proposal FixedFleet::mended(const std::string &rule, const std::string &choice,
                            const Texts &clusters, const Note &note)
{
    auto proposal = tried(only(rule), choice, note);
    if (!proposal) {
        ADD_FAILURE() << base::describe(proposal.error());
        return {};
    }
    if (proposal->refusal) {
        ADD_FAILURE() << base::describe(*proposal->refusal) << "\n" << proposal->plan.diff;
    }
    prove(*proposal, rule, clusters);
    return *std::move(proposal);
}

void FixedFleet::prove(const Proposal &proposal, const std::string &rule,
                       const Texts &clusters) const
{
    Files after = m_files;
    for (const auto &[path, bytes] : proposal.plan.changes) {
        if (bytes)
            after[path.text()] = *bytes;
        else
            after.erase(path.text());
    }
    const model::SnapshotPtr snapshot = opened(after);
    for (const model::Finding &finding : foundIn(snapshot))
        EXPECT_NE(finding.rule, rule) << finding.message;
    const auto changes = diff::compareSnapshots(opened(m_files), snapshot);
    ASSERT_TRUE(changes.ok());
    Texts changed;
    for (const diff::ClusterDiff &cluster : changes->clusters)
        changed.push_back(cluster.cluster);
    std::ranges::sort(changed);
    EXPECT_EQ(changed, clusters) << proposal.plan.diff;
    const Texts lines = changedLines(proposal);
    for (const auto &[path, bytes] : m_files)
        proveLines(path, bytes, after.contains(path) ? after.at(path) : std::string(), lines);
}

Texts changedLines(const Proposal &proposal)
{
    Texts lines;
    std::istringstream patch(proposal.plan.diff);
    std::string file;
    for (std::string line; std::getline(patch, line);) {
        if (line.starts_with("diff --git a/"))
            file = line.substr(13, line.find(" b/") - 13);
        else if (line.starts_with("--- ") || line.starts_with("+++ "))
            continue;
        else if (line.starts_with('-') || line.starts_with('+'))
            lines.push_back(line.substr(0, 1) + " " + file + ": " + line.substr(1));
    }
    return lines;
}

} // namespace fleetwright::quickfix
