// SPDX-License-Identifier: Apache-2.0
// A snapshot made with what earlier ones left must be the one made from nothing.
#include "fleet/fixture.h"
#include "kustomize/build.h"

#include <gtest/gtest.h>

#include <random>

using namespace fleetwright;
using namespace fleetwright::testing;

namespace {

std::string factText(const model::Fact &fact)
{
    return fact.key + '=' + fact.value + '@' + fact.place.file.text() + ':'
           + std::to_string(fact.place.line) + ':' + std::string(model::signalName(fact.signal));
}

void describeClusters(const model::Snapshot &snapshot, std::string &text)
{
    for (const model::Cluster &cluster : snapshot.clusters) {
        text += cluster.name + ' ' + std::string(model::signalName(cluster.knownFrom)) + ' '
                + std::to_string(cluster.assumedFromFolder) + '\n';
        for (const model::Fact &fact : cluster.facts)
            text += "  " + factText(fact) + '\n';
        for (const auto &[name, value] : cluster.dimensions)
            text += "  " + name + ": " + value + '\n';
    }
}

/// Everything that a snapshot says, as text.
std::string describe(const model::Snapshot &snapshot)
{
    std::string text;
    describeClusters(snapshot, text);
    for (const model::Layer &layer : snapshot.layers) {
        text += layer.path.text() + ' ' + layer.role.dimension + ' ' + layer.role.value
                + (layer.error ? base::describe(*layer.error) : "");
        for (const std::string &name : snapshot.namesOf(layer.reach))
            text += ' ' + name;
        text += '\n';
    }
    for (const auto &[file, reach] : snapshot.reachByFile)
        text += file.text() + ' ' + std::to_string(reach.size()) + '\n';
    for (const model::Unit &unit : snapshot.units) {
        text += snapshot.clusters[unit.cluster].name + ' ' + unit.id.text() + '\n';
        text += unit.rendering ? *kustomize::toText(*unit.rendering) : base::describe(*unit.error);
        for (const model::Object &object :
             unit.rendering ? unit.rendering->objects : std::vector<model::Object>())
            text += object.stableName + object.layer.text() + base::toHex(object.hash()) + '\n';
    }
    for (const base::Error &problem : snapshot.problems)
        text += base::describe(problem) + '\n';
    return text;
}

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
