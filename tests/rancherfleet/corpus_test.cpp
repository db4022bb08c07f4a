// SPDX-License-Identifier: Apache-2.0
// The cases of tests/corpus/rancherfleet and, where FLEETWRIGHT_CONFORMANCE names a folder, of its
// set rancher-fleet: what Fleet's own code answered (tests/differential/rancherfleet).
#include "rancherfleet/fixture.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fleetwright::rancherfleet {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::vector<fs::path> cases()
{
    std::vector<fs::path> folders{fs::path(FLEETWRIGHT_TEST_DATA) / "../corpus/rancherfleet"};
    if (const char *conformance = std::getenv("FLEETWRIGHT_CONFORMANCE"))
        folders.push_back(fs::path(conformance) / "rancher-fleet");
    std::vector<fs::path> found;
    for (const fs::path &folder : folders) {
        if (!fs::is_directory(folder))
            continue;
        for (const fs::directory_entry &entry : fs::directory_iterator(folder)) {
            if (fs::exists(entry.path() / "case.json"))
                found.push_back(entry.path());
        }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<base::SourceFilePtr> objectsIn(const fs::path &folder)
{
    std::vector<base::SourceFilePtr> files;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files.push_back(std::make_shared<const base::SourceFile>(
                *base::RepoPath::fromText(fs::relative(entry.path(), folder).generic_string()),
                contentOf(entry.path())));
    }
    std::ranges::sort(files, {}, [](const base::SourceFilePtr &file) { return file->path(); });
    return files;
}

/// Documents as JSON, so that the order of keys does not matter.
std::vector<std::string> asJson(const std::vector<const yaml::Node *> &documents)
{
    std::vector<std::string> texts;
    for (const yaml::Node *document : documents) {
        if (document->isNull())
            continue;
        base::Result<std::string> json = yaml::toJson(document);
        texts.push_back(json ? *std::move(json) : base::describe(json.error()));
    }
    std::ranges::sort(texts);
    return texts;
}

TEST(Corpus, DeploymentsAreFleets)
{
    std::size_t count = 0;
    for (const fs::path &folder : cases()) {
        SCOPED_TRACE(folder.filename().string());
        ++count;
        const auto files = base::openDiskFiles((folder / "input" / "repo").string());
        ASSERT_TRUE(files.ok());
        Hub hub(objectsIn(folder / "input" / "fleet"), *files);
        if (!fs::exists(folder / "expected.yaml")) {
            EXPECT_FALSE(hub.errors().empty());
            continue;
        }
        EXPECT_TRUE(hub.errors().empty()) << hub.errors()[0];
        const auto expected = yaml::readFile(std::make_shared<const base::SourceFile>(
            base::RepoPath(), contentOf(folder / "expected.yaml")));
        ASSERT_TRUE(expected.ok());
        EXPECT_EQ(asJson(hub.deployments()), asJson((*expected)->documents));
    }
    EXPECT_GT(count, 0U);
}

} // namespace
} // namespace fleetwright::rancherfleet
