// SPDX-License-Identifier: Apache-2.0
// Every scalar of every case, with every value that it hides: what the file itself says at the
// place that is given for it.
#include "kustomize/cases.h"
#include "kustomize/memorybuild.h"
#include "kustomize/valueplaces.h"
#include "yaml/nodebuilder.h"
#include "yaml/reader.h"

#include <array>
#include <cstdlib>
#include <functional>
#include <iostream>

namespace fleetwright::kustomize {
namespace {

using model::FieldPath;
using model::FieldSetting;

constexpr std::array<std::string_view, placeKinds> kindNames{
    "Manifest", "Alias",    "Patch",       "PatchValue", "InScalar",    "Entry",      "Affix",
    "Image",    "Count",    "Literal",     "EnvLine",    "File",        "Argument",   "Generated",
    "Computed", "Variable", "Replacement", "Added",      "BuildOption", "CommandLine"};

using Visit = std::function<void(const FieldPath &)>;

void visitScalars(const yaml::Node *node, const FieldPath &path, const Visit &visit)
{
    if (node->isScalar())
        return visit(path);
    for (const yaml::Entry &entry : node->entries())
        visitScalars(
            entry.value,
            path.child({FieldPath::Segment::Kind::Key, std::string(entry.key->text()), {}, 0}),
            visit);
    for (std::size_t index = 0; index < node->items().size(); ++index)
        visitScalars(node->items()[index],
                     path.child({FieldPath::Segment::Kind::Index, {}, {}, index}), visit);
}

/// Judges everything in renderings and counts.
class Tally {
public:
    void add(const std::string &name, const base::FileSource &files,
             const model::Rendering &rendering)
    {
        for (const model::Object &object : rendering.objects) {
            visitScalars(object.root, {}, [&](const FieldPath &path) {
                const auto history = model::fieldHistory(object.root, path);
                if (history.empty() || history.front().node != path.find(object.root))
                    return fail(name + ": " + object.id.text() + " " + path.text()
                                + ": its history does not begin with it");
                for (std::size_t index = 0; index < history.size(); ++index) {
                    // A scalar may have hidden a collection, whose own scalars are elsewhere.
                    if (!history[index].node || !history[index].node->isScalar())
                        continue;
                    const Judgement judgement =
                        judge(files, rendering, object, path, history, index);
                    auto &counts = index == 0 ? m_supplied : m_hidden;
                    ++counts[static_cast<std::size_t>(judgement.kind)];
                    if (!judgement.problem.empty())
                        fail(name + ": " + object.id.text() + " " + path.text() + " step "
                             + stepText(history[index]) + ": " + judgement.problem);
                }
            });
        }
    }

    /// Opens the fleet and judges what it renders.
    void addCase(const Case &test)
    {
        if (test.mustFail)
            return;
        const auto files = base::openDiskFiles(test.input.string());
        const auto folder = base::RepoPath::fromText(
            std::filesystem::path(test.folder).lexically_normal().generic_string());
        if (!files || !folder)
            return;
        LayerStore store;
        const auto rendering = build(**files, *folder, test.options, store);
        if (!rendering)
            return;
        ++m_cases;
        add(test.name, **files, **rendering);
    }

    [[nodiscard]] std::size_t cases() const { return m_cases; }
    [[nodiscard]] std::size_t failures() const { return m_failures; }
    [[nodiscard]] const std::string &failureTexts() const { return m_texts; }
    [[nodiscard]] std::size_t supplied(PlaceKind kind) const
    {
        return m_supplied[static_cast<std::size_t>(kind)];
    }

    void print() const
    {
        for (std::size_t kind = 0; kind < placeKinds; ++kind)
            std::cout << kindNames[kind] << ": " << m_supplied[kind] << " supply, "
                      << m_hidden[kind] << " hidden\n";
    }

private:
    static std::string stepText(const FieldSetting &setting)
    {
        std::string text(setting.step ? setting.step->field : "resources");
        if (setting.span().known()) {
            const base::Place place = setting.span().place();
            text += " " + place.file.text() + ":" + std::to_string(place.line) + ":"
                    + std::to_string(place.column);
        }
        return text;
    }

    void fail(const std::string &text)
    {
        ++m_failures;
        constexpr std::size_t most = 60;
        if (m_failures <= most)
            m_texts += text + "\n";
    }

    std::array<std::size_t, placeKinds> m_supplied{};
    std::array<std::size_t, placeKinds> m_hidden{};
    std::size_t m_cases = 0;
    std::size_t m_failures = 0;
    std::string m_texts;
};

/// The spans of all scalars of a file that YAML can read.
void collectSpans(const yaml::Node *node, std::vector<base::Span> &spans)
{
    if (node->isScalar() && node->span().known())
        spans.push_back(node->span());
    for (const yaml::Entry &entry : node->entries())
        collectSpans(entry.value, spans);
    for (const yaml::Node *item : node->items())
        collectSpans(item, spans);
}

std::vector<base::Span> scalarSpans(const base::SourceFile &file)
{
    std::vector<base::Span> spans;
    const auto copy =
        std::make_shared<const base::SourceFile>(file.path(), std::string(file.bytes()));
    const auto parsed = yaml::readFile(copy);
    if (!parsed)
        return spans;
    for (const yaml::Node *document : (*parsed)->documents)
        collectSpans(document, spans);
    for (base::Span &span : spans)
        span.file = &file;
    return spans;
}

/// Gives values the places of others of the same file and counts what the judge believes.
struct Planter {
    std::size_t planted = 0;
    std::array<std::size_t, placeKinds> believed{};
    std::string texts;

    void plant(const base::FileSource &files, const model::Rendering &rendering,
               const model::Object &object, const FieldPath &path)
    {
        const auto history = model::fieldHistory(object.root, path);
        const base::Span right = history.front().node->span();
        if (!right.known())
            return;
        base::Arena arena;
        const yaml::NodeBuilder builder(arena);
        const std::vector<base::Span> spans = scalarSpans(*right.file);
        constexpr std::size_t most = 12;
        const std::size_t step = std::max<std::size_t>(1, spans.size() / most);
        for (std::size_t at = 0; at < spans.size(); at += step) {
            if (spans[at].begin <= right.begin && right.end <= spans[at].end)
                continue; // the scalar that holds it
            auto wrong = history;
            wrong.front().node = builder.withSpan(history.front().node, spans[at]);
            const Judgement judgement = judge(files, rendering, object, path, wrong, 0);
            ++planted;
            if (!judgement.problem.empty())
                continue;
            ++believed[static_cast<std::size_t>(judgement.kind)];
            texts += std::string(kindNames[static_cast<std::size_t>(judgement.kind)]) + " "
                     + path.text() + ": " + std::string(right.text()) + " at "
                     + right.file->path().text() + ":" + std::to_string(spans[at].place().line)
                     + "\n";
        }
    }
};

TEST(ValuePlaces, WrongPlacesAreFound)
{
    Planter planter;
    for (const Case &test : ownCases()) {
        const auto files = base::openDiskFiles(test.input.string());
        LayerStore store;
        const auto rendering = build(**files, path(test.folder), test.options, store);
        if (test.mustFail || !rendering)
            continue;
        for (const model::Object &object : (*rendering)->objects)
            visitScalars(object.root, {}, [&](const FieldPath &field) {
                planter.plant(**files, **rendering, object, field);
            });
    }
    std::cout << planter.planted << " planted\n";
    EXPECT_GT(planter.planted, 5000u);
    std::size_t believed = 0;
    for (const std::size_t count : planter.believed)
        believed += count;
    EXPECT_EQ(planter.believed[static_cast<std::size_t>(PlaceKind::Manifest)], 0u) << planter.texts;
    EXPECT_EQ(believed, 0u) << planter.texts.substr(0, 6000);
}

TEST(ValuePlaces, EveryScalarOfOwnCasesStandsAtItsPlace)
{
    Tally tally;
    for (const Case &test : ownCases())
        tally.addCase(test);
    tally.print();
    EXPECT_GE(tally.cases(), 70u);
    EXPECT_EQ(tally.failures(), 0u) << tally.failureTexts();
    for (std::size_t kind = 0; kind < placeKinds; ++kind)
        EXPECT_GT(tally.supplied(static_cast<PlaceKind>(kind)), 0u) << kindNames[kind];
}

TEST(ValuePlaces, EveryScalarOfSharedCasesStandsAtItsPlace)
{
    const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE");
    if (!folder)
        GTEST_SKIP() << "FLEETWRIGHT_CONFORMANCE is not set";
    Tally tally;
    for (const Case &test : sharedCases(std::filesystem::path(folder) / "kustomize"))
        tally.addCase(test);
    tally.print();
    EXPECT_GT(tally.cases(), 0u);
    EXPECT_EQ(tally.failures(), 0u) << tally.failureTexts();
}

TEST(ValuePlaces, EveryScalarOfTheSamplesStandsAtItsPlace)
{
    namespace fs = std::filesystem;
    Tally tally;
    for (const auto &sample :
         fs::directory_iterator(fs::path(FLEETWRIGHT_TESTS) / ".." / "resources" / "samples")) {
        const auto files = base::openDiskFiles(sample.path().string());
        ASSERT_TRUE(files.ok());
        LayerStore store;
        for (const auto &entry : fs::recursive_directory_iterator(sample.path())) {
            if (entry.path().filename() != "kustomization.yaml")
                continue;
            const auto folder = entry.path().parent_path().lexically_relative(sample.path());
            const auto rendering = build(**files, path(folder.generic_string()), {}, store);
            if (rendering) // a component cannot be built alone
                tally.add(folder.string(), **files, **rendering);
        }
    }
    tally.print();
    EXPECT_EQ(tally.failures(), 0u) << tally.failureTexts();
    for (const PlaceKind kind : {PlaceKind::Manifest, PlaceKind::PatchValue, PlaceKind::Entry})
        EXPECT_GT(tally.supplied(kind), 0u) << kindNames[static_cast<std::size_t>(kind)];
}

} // namespace
} // namespace fleetwright::kustomize
