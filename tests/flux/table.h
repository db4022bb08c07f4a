// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/reader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace fleetwright::flux::testing {

inline std::string contentOf(const std::filesystem::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// The tables of one name: our own (tests/corpus/flux) and, where FLEETWRIGHT_CONFORMANCE names a
/// folder, that of its set `flux`. What the real libraries answered.
inline std::vector<yaml::ParsedFilePtr> tables(const std::string &name)
{
    std::vector<std::filesystem::path> paths{std::filesystem::path(FLEETWRIGHT_TEST_DATA)
                                             / "../corpus/flux" / name};
    if (const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE"))
        paths.push_back(std::filesystem::path(folder) / "flux" / name);
    std::vector<yaml::ParsedFilePtr> result;
    for (const std::filesystem::path &path : paths) {
        if (!std::filesystem::exists(path))
            continue;
        auto parsed = yaml::readFile(
            std::make_shared<const base::SourceFile>(base::RepoPath{}, contentOf(path)));
        if (parsed)
            result.push_back(*std::move(parsed));
    }
    return result;
}

} // namespace fleetwright::flux::testing
