// SPDX-License-Identifier: Apache-2.0
// Whole kustomizations with what the real kustomize prints for them: our own
// (tests/corpus/kustomize) and, where FLEETWRIGHT_CONFORMANCE names a folder, its set `kustomize`.
#include "kustomize/build.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

namespace fs = std::filesystem;

struct Case {
    std::string name;
    fs::path input;
    std::string folder = ".";
    BuildOptions options;
    bool mustFail = false;
    std::string expected; ///< what kustomize prints
};

std::string contentOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// What `kustomize build` does as far as its exit status and standard output tell: an input that is
/// not resolved fails.
base::Result<std::string> printed(const Case &test)
{
    const auto files = base::openDiskFiles(test.input.string());
    if (!files)
        return files.error();
    const auto folder =
        base::RepoPath::fromText(fs::path(test.folder).lexically_normal().generic_string());
    if (!folder)
        return base::Error{base::ErrorCode::OutsideRoot, test.folder, {}, {}, {}};
    LayerStore store;
    const auto rendering = build(**files, *folder, test.options, store);
    if (!rendering)
        return rendering.error();
    if (!(*rendering)->unresolved.empty())
        return (*rendering)->unresolved.front();
    return toText(**rendering);
}

/// Nothing if the case passes.
std::string failureOf(const Case &test)
{
    const auto text = printed(test);
    if (test.mustFail) {
        if (text.ok())
            return "succeeds, kustomize fails: " + test.expected;
        return base::describe(text.error()).empty() ? "fails without a word" : "";
    }
    if (!text.ok())
        return "fails: " + base::describe(text.error());
    const auto trimmed = [](std::string value) {
        value.erase(value.find_last_not_of(" \n") + 1);
        return value;
    };
    return trimmed(*text) == trimmed(test.expected) ? "" : "prints something else";
}

void expectAll(const std::vector<Case> &cases, const std::set<std::string> &known)
{
    std::string failures;
    for (const Case &test : cases) {
        const std::string failure = failureOf(test);
        if (!failure.empty() && !known.contains(test.name))
            failures += test.name + ": " + failure + "\n";
        if (failure.empty() && known.contains(test.name))
            failures += test.name + " passes and can be taken off the list\n";
    }
    EXPECT_EQ(failures, "");
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

TEST(KustomizeCases, OwnCasesPrintWhatKustomizePrints)
{
    const std::vector<Case> cases = ownCases();
    EXPECT_GE(cases.size(), 100u);
    expectAll(cases, {});
}

TEST(KustomizeCases, SharedCasesPrintWhatKustomizePrints)
{
    const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE");
    if (!folder)
        GTEST_SKIP() << "FLEETWRIGHT_CONFORMANCE is not set";
    const std::vector<Case> cases = sharedCases(fs::path(folder) / "kustomize");
    EXPECT_FALSE(cases.empty());
    expectAll(cases, {});
}

} // namespace
} // namespace fleetwright::kustomize
