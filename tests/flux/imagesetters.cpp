// SPDX-License-Identifier: Apache-2.0
#include "flux/imagesetters.h"

#include "flux/reprinted.h"
#include "flux/table.h"

#include <gtest/gtest.h>

namespace fleetwright::flux {
namespace {

namespace fs = std::filesystem;

std::vector<ImagePolicy> policiesOf(const fs::path &file)
{
    const auto parsed = yaml::readFile(
        std::make_shared<const base::SourceFile>(base::RepoPath{}, testing::contentOf(file)));
    std::vector<KnownObject> objects;
    for (const yaml::Node *document : (*parsed)->documents) {
        if (auto object = knownObject(document, (*parsed)->arena))
            objects.push_back(*object);
    }
    return readImagePolicies(objects);
}

std::map<std::string, std::string> filesBelow(const fs::path &folder)
{
    std::map<std::string, std::string> files;
    if (!fs::exists(folder))
        return files;
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] =
                testing::contentOf(entry.path());
    }
    return files;
}

TEST(ImageSetters, WriteWhatTheControllerWrites)
{
    std::vector<fs::path> sets{fs::path(FLEETWRIGHT_TEST_DATA) / "../corpus/flux/imagesetters"};
    if (const char *folder = std::getenv("FLEETWRIGHT_CONFORMANCE"))
        sets.push_back(fs::path(folder) / "flux/imagesetters");
    std::size_t count = 0;
    for (const fs::path &set : sets) {
        if (!fs::exists(set))
            continue;
        for (const auto &entry : fs::directory_iterator(set)) {
            ++count;
            const auto before = filesBelow(entry.path() / "input/repo");
            const auto expected = filesBelow(entry.path() / "expected");
            const auto updates = updateImages(*base::makeMemoryFiles(before), {},
                                              policiesOf(entry.path() / "input/policies.yaml"));
            ASSERT_TRUE(updates) << entry.path();
            std::map<std::string, std::string> written;
            for (const ImageUpdate &update : updates->files)
                written[update.before->path().text()] = update.after;
            for (const auto &[name, text] : expected) {
                if (before.contains(name) && before.at(name) == text)
                    EXPECT_FALSE(written.contains(name)) << entry.path() << " " << name;
                else
                    EXPECT_EQ(written[name], text) << entry.path() << " " << name;
            }
        }
    }
    EXPECT_GT(count, 0u);
}

/// Recorded from kyaml 0.21.1's kio.ByteReader and ByteWriter.
TEST(ImageSetters, PrintAsKyamlDoes)
{
    const Setter setter = [](std::string_view comment) -> std::optional<std::string> {
        if (comment.find("ns:p:tag") != std::string_view::npos)
            return "1.4.0";
        if (comment.find("ns:p:digest") != std::string_view::npos)
            return "";
        return std::nullopt;
    };
    const auto printed = [&](std::string_view text) {
        const auto result = reprinted(text, setter);
        return result ? result->text : "error: " + result.error().detail;
    };
    EXPECT_EQ(printed("a: 1.0 # {\"$imagepolicy\": \"ns:p:tag\"}\n"
                      "b: true # {\"$imagepolicy\": \"ns:p:tag\"}\n"
                      "d: \"\" # {\"$imagepolicy\": \"ns:p:tag\"}\n"
                      "e: x # {\"$imagepolicy\": \"ns:p:digest\"}\n"
                      "f: 1 # {\"$imagepolicy\": \"ns:p:digest\"}\n"),
              "a: !!float 1.4.0 # {\"$imagepolicy\": \"ns:p:tag\"}\n"
              "b: !!bool 1.4.0 # {\"$imagepolicy\": \"ns:p:tag\"}\n"
              "d: \"1.4.0\" # {\"$imagepolicy\": \"ns:p:tag\"}\n"
              "e: \"\" # {\"$imagepolicy\": \"ns:p:digest\"}\n"
              "f: !!int # {\"$imagepolicy\": \"ns:p:digest\"}\n");
    EXPECT_EQ(
        printed("a:\n  b: 1\n  # foot of b\n\nc: 2\n# head of d\nd:\n  # head of e\n  e: 3\n\n"
                "  # lonely\n\n  f: 4\n  # deep\ng: 5\n\n# end\n"),
        "a:\n  b: 1\n  # foot of b\nc: 2\n# head of d\nd:\n  # head of e\n  e: 3\n"
        "  # lonely\n  f: 4\n  # deep\ng: 5\n\n# end\n");
    EXPECT_EQ(
        printed("# one\n\n# two\nd: 'it''s'\ne: >-\n  folded text\n  goes on\n\n  new para\n"
                "f: |\n  lit\n    more\n\n  end\ng: |+\n  keep\n\nh: plain\n  over two\n  lines\n"),
        "# one\n\n# two\nd: 'it''s'\ne: >-\n  folded text goes on\n\n  new para\n"
        "f: |\n  lit\n    more\n\n  end\ng: |+\n  keep\n\nh: plain over two lines\n");
    EXPECT_EQ(printed("key: # note\n  sub: 1\nseq: # note2\n  - a\n  -   b: 1\n      c: 2\n"
                      "  - - x\n    - y\n  -\n    z: 1\nempty: {}\nel: []\nnul: ~\nn2: null\nn3:\n"
                      "\"q k\": 1\n"),
              "key: # note\n  sub: 1\nseq: # note2\n  - a\n  - b: 1\n    c: 2\n"
              "  - - x\n    - y\n  - z: 1\nempty: {}\nel: []\nnul: ~\nn2: null\nn3:\n"
              "\"q k\": 1\n");
}

TEST(ImageSetters, WhatIsNotKnownIsSaid)
{
    const auto files =
        base::makeMemoryFiles({{"a.yaml", "a: &x 1 # {\"$imagepolicy\": \"ns:p:tag\"}\nb: *x\n"}});
    const auto updates = updateImages(*files, {}, {{"ns", "p", "example.com/x", "1.0", ""}});
    ASSERT_TRUE(updates);
    EXPECT_TRUE(updates->files.empty());
    ASSERT_EQ(updates->problems.size(), 1u);
    EXPECT_EQ(updates->problems.front().code, base::ErrorCode::Unsupported);
}

} // namespace
} // namespace fleetwright::flux
