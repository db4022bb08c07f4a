// SPDX-License-Identifier: Apache-2.0
#include "base/filesbelow.h"
#include "fleet/controllers/sources.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using fleet::comparableUrl;
using fleet::Sources;

namespace {

class KnownRevisions final : public base::Revisions {
public:
    explicit KnownRevisions(std::vector<std::string> urls) : m_urls(std::move(urls)) {}

    [[nodiscard]] bool isOpened(std::string_view revision) const override
    {
        return revision.empty() || revision == "main" || revision == "refs/heads/main";
    }
    [[nodiscard]] base::Result<base::FileSourcePtr> files(std::string_view revision) const override
    {
        if (revision == "next" || revision == "refs/heads/next")
            return base::makeMemoryFiles({{"next.yaml", ""}});
        return base::Error{base::ErrorCode::Unresolved, "none", {}, {}, {}};
    }
    [[nodiscard]] const std::vector<std::string> &remoteUrls() const override { return m_urls; }

private:
    std::vector<std::string> m_urls;
};

const base::FileSourcePtr opened = base::makeMemoryFiles({{"apps/web.yaml", ""}});

} // namespace

TEST(Sources, addressesAreComparedWithoutHowTheyAreReached)
{
    EXPECT_EQ(comparableUrl("https://git.example.com/a/b.git"), "git.example.com/a/b");
    EXPECT_EQ(comparableUrl("ssh://git@git.example.com/a/b"), "git.example.com/a/b");
    EXPECT_EQ(comparableUrl("git@git.example.com:a/b.git"), "git.example.com/a/b");
    EXPECT_EQ(comparableUrl("https://git.example.com:8443/a/b/"), "git.example.com:8443/a/b");
}

TEST(Sources, aRemoteIsThisRepositoryAndAnotherAddressIsNot)
{
    const Sources sources(
        opened, {},
        std::make_shared<KnownRevisions>(std::vector<std::string>{"git@git.example.com:a/b.git"}));
    const auto own = sources.at("https://git.example.com/a/b", "main");
    ASSERT_TRUE(own.ok());
    EXPECT_TRUE(sources.isOpened(own->files));
    EXPECT_EQ(own->revision, "opened state");
    const auto other = sources.at("https://git.example.com/a/c", "");
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().code, base::ErrorCode::Unresolved);
    EXPECT_FALSE(sources.git("https://git.example.com/a/c", {}, nullptr).ok());
    const auto next = sources.at("https://git.example.com/a/b", "next");
    ASSERT_TRUE(next.ok());
    EXPECT_FALSE(sources.isOpened(next->files));
    EXPECT_EQ(next->revision, "revision next");
    EXPECT_FALSE(sources.at("https://git.example.com/a/b", "gone").ok());
}

TEST(Sources, whereNoObjectNamesARemoteTheMostNamedAddressIsAFork)
{
    Sources sources(
        opened, {},
        std::make_shared<KnownRevisions>(std::vector<std::string>{"https://git.example.com/fork"}));
    sources.setNamed(
        {"https://up.example.com/a", "https://up.example.com/a.git", "https://charts.example.com"});
    EXPECT_TRUE(sources.at("https://up.example.com/a", "").ok());
    EXPECT_FALSE(sources.at("https://charts.example.com", "").ok());
}

TEST(Sources, withoutGitArgoCdsAddressesAreKnownByTheirPaths)
{
    Sources sources(opened, {}, nullptr);
    EXPECT_FALSE(sources.at("https://git.example.com/a", "v1").ok());
    sources.notePath("https://git.example.com/a", "missing");
    EXPECT_FALSE(sources.at("https://git.example.com/a", "v1").ok());
    sources.notePath("https://git.example.com/a", "apps");
    EXPECT_TRUE(sources.at("https://git.example.com/a", "v1").ok());
    // Any reference of a folder without Git is the opened state.
    flux::GitReference tag;
    tag.tag = "v9";
    EXPECT_TRUE(sources.git("https://elsewhere.example.com", tag, nullptr).ok());
}

TEST(Sources, aMappedAddressIsItsFolderWhateverTheRevision)
{
    const Sources sources(
        opened, {{"https://git.example.com/a.git", *base::RepoPath::fromText("apps")}}, nullptr);
    const auto mapped = sources.at("https://git.example.com/a", "v1");
    ASSERT_TRUE(mapped.ok());
    EXPECT_EQ(mapped->root.text(), "apps");
    EXPECT_EQ(mapped->revision, "mapped folder");
    const auto below = base::filesBelow(mapped->files, mapped->root);
    EXPECT_EQ(below->kind(*base::RepoPath::fromText("web.yaml")), base::EntryKind::File);
    EXPECT_EQ(below->kind(*base::RepoPath::fromText("apps")), base::EntryKind::Missing);
}
