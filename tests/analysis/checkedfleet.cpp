// SPDX-License-Identifier: Apache-2.0
#include "analysis/checkedfleet.h"

#include "analysis/check.h"
#include "fleet/open.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fleetwright::analysis {

std::vector<model::Finding> findingsOf(const Files &files, const std::set<std::string> &rules)
{
    fleet::MemoStore store;
    const base::FileSourcePtr source = base::makeMemoryFiles(files);
    const base::Result<config::FleetConfig> config = config::readFleetConfig(*source);
    const base::Result<model::SnapshotPtr> snapshot = fleet::openFleet(source, {}, store);
    EXPECT_TRUE(config.ok());
    EXPECT_TRUE(snapshot.ok());
    if (!config || !snapshot)
        return {};
    base::Result<std::vector<model::Finding>> findings =
        check({{*snapshot, *config}, {}}, {"2026-06-01", {}, rules});
    EXPECT_TRUE(findings.ok());
    return findings ? *std::move(findings) : std::vector<model::Finding>();
}

Texts textsOf(const Files &files, const std::set<std::string> &rules)
{
    Texts texts;
    for (const model::Finding &finding : findingsOf(files, rules)) {
        EXPECT_FALSE(finding.message.empty());
        EXPECT_FALSE(finding.fix.empty());
        std::string clusters;
        for (const std::string &cluster : finding.clusters)
            clusters += (clusters.empty() ? "" : " ") + cluster;
        texts.push_back(std::string(model::severityName(finding.severity)) + " "
                        + finding.place.file.text() + ":" + std::to_string(finding.place.line)
                        + " [" + clusters + "]");
    }
    std::ranges::sort(texts);
    return texts;
}

} // namespace fleetwright::analysis
