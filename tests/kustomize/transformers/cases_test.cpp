// SPDX-License-Identifier: Apache-2.0
#include "kustomize/memorybuild.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace fleetwright::kustomize {
namespace {

/// A case of record.py: input files, and what the real kustomize 5.6.0 made of them.
struct RecordedCase {
    std::map<std::string, std::string> files;
    bool fails = false;
    std::string expected;
};

RecordedCase readCase(const std::filesystem::path &path)
{
    RecordedCase recorded;
    std::ifstream stream(path);
    std::string line;
    std::string *part = nullptr;
    while (std::getline(stream, line)) {
        if (line == "== expected") {
            part = &recorded.expected;
        } else if (line == "== error") {
            recorded.fails = true;
            part = nullptr;
        } else if (line.starts_with("== ")) {
            part = &recorded.files[line.substr(3)];
        } else if (part) {
            *part += line + "\n";
        }
    }
    return recorded;
}

std::vector<std::string> caseNames()
{
    std::vector<std::string> names;
    for (const auto &entry :
         std::filesystem::directory_iterator(FLEETWRIGHT_TEST_DATA "/transformers/cases"))
        names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

class TransformerCase : public testing::TestWithParam<std::string> {};

TEST_P(TransformerCase, PrintsWhatKustomizePrints)
{
    const RecordedCase recorded =
        readCase(std::filesystem::path(FLEETWRIGHT_TEST_DATA "/transformers/cases")
                 / (GetParam() + ".case"));
    const std::string folder =
        recorded.files.contains("overlay/kustomization.yaml") ? "overlay" : "";
    MemoryBuild repository(recorded.files);
    const std::string text = repository.text(folder);
    if (recorded.fails)
        EXPECT_TRUE(text.starts_with("Error: ")) << text;
    else
        EXPECT_EQ(text, recorded.expected);
}

INSTANTIATE_TEST_SUITE_P(Recorded, TransformerCase, testing::ValuesIn(caseNames()),
                         [](const auto &parameter) {
                             std::string name = parameter.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace
} // namespace fleetwright::kustomize
