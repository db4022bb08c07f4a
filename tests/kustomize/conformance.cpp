// SPDX-License-Identifier: Apache-2.0
// Whole kustomizations with what the real kustomize prints for them: our own
// (tests/corpus/kustomize) and, where FLEETWRIGHT_CONFORMANCE names a folder, its set `kustomize`.
#include "kustomize/cases.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace fleetwright::kustomize {
namespace {

namespace fs = std::filesystem;

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
