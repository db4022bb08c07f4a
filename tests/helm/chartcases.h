// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/valuesoptions.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fleetwright::helm {

/// A chart and how it is released, as a tree of files in memory. Files of an archive are named
/// "ARCHIVE!FILE".
struct ChartCase {
    std::string name;
    std::map<std::string, std::string> files;
    std::string chart; ///< folder or archive
    std::string release = "demo";
    std::string space = "apps";
    std::string kubeVersion;
    std::vector<std::string> apiVersions;
    std::vector<std::string> valueFiles;
    std::vector<SetLine> set;
};

/// The cases of tests/corpus/helm that print something; see cases.py there.
[[nodiscard]] std::vector<ChartCase> ownChartCases();

/// Cases in the form of FLEETWRIGHT_CONFORMANCE/helm that print something.
[[nodiscard]] std::vector<ChartCase> sharedChartCases(const std::filesystem::path &folder);

/// The files with their archives packed.
[[nodiscard]] std::map<std::string, std::string>
packedFiles(const std::map<std::string, std::string> &files);

} // namespace fleetwright::helm
