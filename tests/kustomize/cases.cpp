// SPDX-License-Identifier: Apache-2.0
#include "kustomize/cases.h"

#include "yaml/reader.h"

#include <fstream>
#include <sstream>

namespace fleetwright::kustomize {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

void readArguments(Case &test, const fs::path &file)
{
    std::istringstream words(contentOf(file));
    words >> test.folder;
    for (std::string word; words >> word;) {
        if (word == "--enable-managedby-label")
            test.options.managedByLabel = true;
        else if (word == "--load-restrictor" && words >> word && word == "LoadRestrictionsNone")
            test.options.loadRestriction = LoadRestriction::None;
        else if (word == "--reorder" && words >> word)
            test.options.reorder = word == "none" ? Reorder::None : Reorder::Legacy;
    }
}

} // namespace

std::vector<Case> ownCases()
{
    std::vector<Case> cases;
    for (const auto &entry :
         fs::directory_iterator(fs::path(FLEETWRIGHT_TESTS) / "corpus" / "kustomize")) {
        if (!fs::is_directory(entry.path() / "input"))
            continue;
        Case test;
        test.name = entry.path().filename().string();
        test.input = entry.path() / "input";
        if (fs::exists(entry.path() / "arguments.txt"))
            readArguments(test, entry.path() / "arguments.txt");
        test.mustFail = fs::exists(entry.path() / "expected-error.txt");
        test.expected =
            contentOf(entry.path() / (test.mustFail ? "expected-error.txt" : "expected.yaml"));
        cases.push_back(std::move(test));
    }
    return cases;
}

std::vector<Case> sharedCases(const fs::path &folder)
{
    std::vector<Case> cases;
    for (const auto &entry : fs::directory_iterator(folder)) {
        const fs::path description = entry.path() / "case.json";
        if (!fs::exists(description))
            continue;
        const auto parsed = yaml::readFile(
            std::make_shared<const base::SourceFile>(base::RepoPath{}, contentOf(description)));
        if (!parsed.ok() || (*parsed)->documents.empty())
            continue;
        const yaml::Node *root = (*parsed)->documents.front();
        const auto option = [&](std::string_view name) {
            const yaml::Node *value = root->findPath({"options", name});
            return value ? value->text() : std::string_view{};
        };
        Case test;
        test.name = entry.path().filename().string();
        test.input = entry.path() / "input";
        test.folder = std::string(root->find("target")->text());
        if (option("load_restrictor") == "none")
            test.options.loadRestriction = LoadRestriction::None;
        if (option("reorder") == "none")
            test.options.reorder = Reorder::None;
        test.options.managedByLabel = option("managed_by_label") == "true";
        test.mustFail = root->find("expect")->text() == "error";
        test.expected = test.mustFail ? std::string(root->find("reference_error")->text())
                                      : contentOf(entry.path() / "expected.yaml");
        cases.push_back(std::move(test));
    }
    return cases;
}

} // namespace fleetwright::kustomize
