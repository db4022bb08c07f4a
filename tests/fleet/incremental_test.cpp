// SPDX-License-Identifier: Apache-2.0
// A snapshot made with what earlier ones left must be the one made from nothing.
#include "fleet/describe.h"
#include "fleet/fixture.h"
#include "fleet/randomfleet.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cstdlib>
#include <random>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    void edit(Files &files)
    {
        auto file = files.begin();
        std::advance(file, static_cast<std::ptrdiff_t>(below(files.size())));
        std::string &text = file->second;
        switch (below(8)) {
        case 0:
            files.erase(file);
            return;
        case 1:
            files["clusters/new-" + std::to_string(below(5)) + "/kustomization.yaml"] =
                including({"../../environments/dev"});
            return;
        case 2:
            text += "# a comment\n";
            return;
        case 3:
            replace(text, "prod", "stage");
            return;
        case 4:
            replace(text, "v2.5", "v3." + std::to_string(below(10)));
            return;
        case 5:
            replace(text, "eu-west", "us-east");
            return;
        case 6:
            replace(text, ": ", ": x");
            return;
        default:
            if (!text.empty())
                text.erase(below(text.size()), 1 + below(5));
        }
    }

private:
    std::size_t below(std::size_t end)
    {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random);
    }

    void replace(std::string &text, const std::string &from, const std::string &to)
    {
        const std::size_t at = text.find(from, text.empty() ? 0 : below(text.size()));
        if (at != std::string::npos)
            text.replace(at, from.size(), to);
    }

    std::mt19937 m_random;
};

} // namespace

TEST(Incremental, equalsFromScratchAfterRandomEdits)
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        RandomEdits edits(seed);
        Files files = sixClusters();
        fleet::MemoStore store;
        for (int step = 0; step < 12 && !files.empty(); ++step) {
            const auto incremental = open(base::makeMemoryFiles(files), store);
            fleet::MemoStore fresh;
            const auto scratch = open(base::makeMemoryFiles(files), fresh);
            ASSERT_EQ(describe(*incremental), describe(*scratch))
                << "seed " << seed << " step " << step;
            edits.edit(files);
        }
    }
}

namespace {

/// Edit sequences beside those that are always run: FLEETWRIGHT_LONG_EDITS=500.
unsigned furtherSeeds()
{
    const char *text = std::getenv("FLEETWRIGHT_LONG_EDITS");
    unsigned count = 0;
    if (text)
        std::from_chars(text, text + std::string_view(text).size(), count);
    return count;
}

/// How many units could be rendered: edits that break all prove nothing.
std::size_t renderedUnits(const model::Snapshot &snapshot)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        snapshot.units, [](const model::Unit &unit) { return unit.rendering != nullptr; }));
}

/// The first lines that differ, for a failure's message.
std::string difference(const std::string &left, const std::string &right)
{
    const std::size_t at = static_cast<std::size_t>(
        std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first - left.begin());
    const std::size_t from = at < 600 ? 0 : at - 600;
    return "incremental:\n" + left.substr(from, 1200) + "\n\nfrom scratch:\n"
           + right.substr(from, 1200);
}

void expectSameAfterEdits(unsigned seed)
{
    constexpr int edits = 16;
    RandomFleet fleet(seed);
    fleet::MemoStore store;
    model::SnapshotPtr shown;
    std::size_t rendered = 0;
    std::size_t units = 0;
    std::string history;
    for (int step = 0; step <= edits; ++step) {
        // As in the window: the last state is held while the next one is made.
        shown = open(base::makeMemoryFiles(fleet.files()), store);
        fleet::MemoStore fresh;
        const auto scratch = open(base::makeMemoryFiles(fleet.files()), fresh);
        const std::string incremental = describe(*shown);
        const std::string expected = describe(*scratch);
        ASSERT_TRUE(incremental == expected) << "seed " << seed << ":" << history << "\n"
                                             << difference(incremental, expected);
        rendered += renderedUnits(*scratch);
        units += scratch->units.size();
        history += "\n  " + fleet.edit();
    }
    EXPECT_GT(units, 0U);
    EXPECT_GT(rendered, 0U);
}

} // namespace

TEST(Incremental, equalsFromScratchWithItsOrigins)
{
    for (unsigned seed = 1; seed <= 24; ++seed) {
        expectSameAfterEdits(seed);
        if (HasFatalFailure())
            return;
    }
    const unsigned further = furtherSeeds();
    for (unsigned seed = 1000; seed < 1000 + further; ++seed) {
        expectSameAfterEdits(seed);
        if (HasFatalFailure())
            return;
    }
}

TEST(Incremental, editsLeaveMostFleetsWhole)
{
    std::size_t rendered = 0;
    std::size_t units = 0;
    for (unsigned seed = 1; seed <= 24; ++seed) {
        RandomFleet fleet(seed);
        for (int step = 0; step < 16; ++step)
            static_cast<void>(fleet.edit());
        const auto snapshot = open(fleet.files());
        rendered += renderedUnits(*snapshot);
        units += snapshot->units.size();
    }
    EXPECT_GT(rendered * 2, units) << rendered << " of " << units;
}

TEST(Incremental, whatAnEditDoesNotTouchIsTheSameNode)
{
    Files files = sixClusters();
    fleet::MemoStore store;
    const auto before = open(base::makeMemoryFiles(files), store);
    // The base's own value: every layer above is run again.
    std::string &base = files["base/monitoring/prometheus.yaml"];
    ASSERT_FALSE(base.empty());
    base.replace(base.find("replicas: "), 11, "replicas: 5");
    const auto after = open(base::makeMemoryFiles(files), store);
    std::size_t same = 0;
    std::size_t all = 0;
    for (std::size_t unit = 0; unit < after->units.size(); ++unit) {
        const auto &objects = after->units[unit].rendering->objects;
        const auto &others = before->units[unit].rendering->objects;
        ASSERT_EQ(objects.size(), others.size());
        for (std::size_t i = 0; i < objects.size(); ++i, ++all)
            same += objects[i].root == others[i].root ? 1 : 0;
    }
    EXPECT_EQ(all - same, after->units.size());
}

TEST(Incremental, overlayEqualsFiles)
{
    Files files = sixClusters();
    const base::FileSourcePtr disk = base::makeMemoryFiles(files);
    fleet::MemoStore store;
    static_cast<void>(open(disk, store));
    const std::string name = "environments/staging/kustomization.yaml";
    files[name] += "commonAnnotations: {a: b}\n";
    const auto edited = base::makeOverlayFiles(
        disk, {{path(name), std::make_shared<const base::SourceFile>(path(name), files[name])}});
    fleet::MemoStore fresh;
    EXPECT_EQ(describe(*open(edited, store)), describe(*open(base::makeMemoryFiles(files), fresh)));
}

TEST(Incremental, onlyWhatChangedIsRenderedAgain)
{
    Files files = sixClusters();
    fleet::MemoStore store;
    const auto before = open(base::makeMemoryFiles(files), store);
    files["clusters/dev-eu-west-1/kustomization.yaml"] += "commonAnnotations: {a: b}\n";
    const auto after = open(base::makeMemoryFiles(files), store);
    ASSERT_EQ(before->units.size(), after->units.size());
    std::size_t same = 0;
    for (std::size_t i = 0; i < before->units.size(); ++i)
        same += before->units[i].rendering == after->units[i].rendering ? 1 : 0;
    EXPECT_EQ(same, 5U);
}
