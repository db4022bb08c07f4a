// SPDX-License-Identifier: Apache-2.0
// Every scalar that the cases of tests/corpus/helm and FLEETWRIGHT_CONFORMANCE/helm print: its
// place is there, holds the value or the action that made it, and what stands there decides the
// value.
#include "helm/placejudge.h"
#include "helm/renderedcase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

namespace fleetwright::helm {
namespace {

using model::FieldPath;
using yaml::Node;

constexpr std::array<std::string_view, placeKinds> kindNames{"Value", "Part", "Written", "Mixed",
                                                             "Action"};

void collect(const Node *node, const Scalar &way, std::vector<Scalar> &scalars)
{
    using Segment = FieldPath::Segment;
    if (node->isScalar())
        scalars.push_back({way.document, way.field, node});
    for (const yaml::Entry &entry : node->entries())
        collect(entry.value,
                {way.document,
                 way.field.child({Segment::Kind::Key, std::string(entry.key->text()), {}, 0}),
                 nullptr},
                scalars);
    for (std::size_t index = 0; index < node->items().size(); ++index)
        collect(node->items()[index],
                {way.document, way.field.child({Segment::Kind::Index, {}, {}, index}), nullptr},
                scalars);
}

std::vector<Scalar> scalarsOf(const RenderedCase &rendered)
{
    std::vector<Scalar> scalars;
    for (std::size_t document = 0; document < rendered.documents.size(); ++document)
        collect(rendered.documents[document], {document, {}, nullptr}, scalars);
    return scalars;
}

std::string shown(const ChartCase &test, const Scalar &scalar, const base::Span &place)
{
    std::string text = test.name + ": " + std::to_string(scalar.document) + ' '
                       + scalar.field.text() + " \""
                       + std::string(scalar.node->text().substr(0, 60)) + '"';
    if (place.known())
        text += " at " + place.place().file.text() + ':' + std::to_string(place.place().line) + ':'
                + std::to_string(place.place().column) + " \""
                + std::string(place.text().substr(0, 60)) + '"';
    return text;
}

/// Judges all scalars of cases and counts.
struct Tally {
    std::array<std::size_t, placeKinds> counts{};
    std::size_t cases = 0;
    std::size_t lost = 0;
    std::size_t failures = 0;
    std::string texts;

    void add(const ChartCase &test)
    {
        const auto rendered = renderedCase(test, test.files);
        ASSERT_TRUE(rendered.ok()) << test.name << ": " << rendered.error().detail;
        ++cases;
        PlaceJudge judge(test);
        for (const Scalar &scalar : scalarsOf(*rendered)) {
            const base::Span &place = scalar.node->span();
            const Judgement judgement = judge.judge(scalar, place);
            ++counts[static_cast<std::size_t>(judgement.kind)];
            lost += judgement.isLost ? 1 : 0;
            if (judgement.problem.empty())
                continue;
            ++failures;
            texts += shown(test, scalar, place) + ": " + judgement.problem + '\n';
        }
    }

    void print() const
    {
        for (std::size_t kind = 0; kind < placeKinds; ++kind)
            std::cout << kindNames[kind] << ": " << counts[kind] << '\n';
        std::cout << "lost: " << lost << '\n';
    }
};

/// Gives scalars the places of others and counts what the judge believes.
struct Planter {
    std::size_t planted = 0;
    std::size_t believed = 0;
    std::string texts;

    void add(const ChartCase &test)
    {
        const auto rendered = renderedCase(test, test.files);
        ASSERT_TRUE(rendered.ok()) << test.name;
        const std::vector<Scalar> scalars = scalarsOf(*rendered);
        PlaceJudge judge(test);
        constexpr std::size_t most = 12;
        const std::size_t step = std::max<std::size_t>(1, scalars.size() / most);
        for (std::size_t at = 0; at < scalars.size(); ++at) {
            for (std::size_t other = at % step; other < scalars.size(); other += step)
                plant(test, judge, scalars[at], scalars[other].node->span());
        }
    }

    void plant(const ChartCase &test, PlaceJudge &judge, const Scalar &scalar,
               const base::Span &wrong)
    {
        const base::Span &right = scalar.node->span();
        if (wrong.file == right.file && wrong.begin < right.end && right.begin < wrong.end)
            return;
        ++planted;
        const Judgement judgement = judge.judge(scalar, wrong);
        if (!judgement.problem.empty() || judgement.isLost)
            return;
        ++believed;
        texts += shown(test, scalar, wrong) + '\n';
    }
};

void expectAllFine(const Tally &tally)
{
    tally.print();
    EXPECT_EQ(tally.failures, 0U) << tally.texts.substr(0, 20'000);
    for (std::size_t kind = 0; kind < placeKinds; ++kind)
        EXPECT_GT(tally.counts[kind], 0U) << kindNames[kind];
    // A place that the release cannot do without says little.
    const std::size_t all =
        std::accumulate(tally.counts.begin(), tally.counts.end(), std::size_t{0});
    EXPECT_LT(tally.lost * 20, all);
}

TEST(HelmScalarPlaces, EveryScalarOfOwnCasesStandsAtItsPlace)
{
    Tally tally;
    for (const ChartCase &test : ownChartCases())
        tally.add(test);
    EXPECT_GT(tally.cases, 50U);
    expectAllFine(tally);
}

TEST(HelmScalarPlaces, EveryScalarOfSharedCasesStandsAtItsPlace)
{
    const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE");
    if (!folder)
        GTEST_SKIP() << "FLEETWRIGHT_CONFORMANCE is not set";
    Tally tally;
    for (const ChartCase &test : sharedChartCases(std::filesystem::path(folder) / "helm"))
        tally.add(test);
    EXPECT_GT(tally.cases, 30U);
    expectAllFine(tally);
}

TEST(HelmScalarPlaces, WrongPlacesAreFound)
{
    Planter planter;
    for (const ChartCase &test : ownChartCases())
        planter.add(test);
    std::cout << planter.planted << " planted\n";
    EXPECT_GT(planter.planted, 1'000U);
    // Two places may decide one value: an action that changes what others print, a value beside the
    // one that it is merged with.
    EXPECT_LT(planter.believed * 200, planter.planted) << planter.texts.substr(0, 6'000);
}

} // namespace
} // namespace fleetwright::helm
