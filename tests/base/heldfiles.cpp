// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"

#include <gtest/gtest.h>

#include <map>

namespace fleetwright::base {
namespace {

RepoPath path(std::string_view text)
{
    return *RepoPath::fromText(text);
}

/// A source whose only file changes with every question.
class Restless final : public FileSource {
public:
    EntryKind kind(const RepoPath &) const override
    {
        return m_asked++ % 2 == 0 ? EntryKind::File : EntryKind::Missing;
    }
    Result<SourceFilePtr> read(const RepoPath &file) const override
    {
        return SourceFilePtr(std::make_shared<const SourceFile>(file, std::to_string(m_asked++)));
    }
    Result<std::vector<FolderEntry>> list(const RepoPath &) const override
    {
        return std::vector<FolderEntry>{{std::to_string(m_asked++), EntryKind::File}};
    }
    Result<RepoPath> canonical(const RepoPath &) const override
    {
        return path(std::to_string(m_asked++));
    }

private:
    mutable int m_asked = 0;
};

TEST(HeldFiles, AnswersStayAsTheyWereFirst)
{
    const auto held = holdFiles(std::make_shared<const Restless>());
    const RepoPath file = path("a");
    EXPECT_EQ(held->kind(file), held->kind(file));
    EXPECT_EQ((*held->read(file))->bytes(), (*held->read(file))->bytes());
    EXPECT_EQ(*held->canonical(file), *held->canonical(file));
    EXPECT_EQ(held->list(file)->front().name, held->list(file)->front().name);
}

TEST(HeldFiles, ContentHashIsThatOfTheBytesThatAreRead)
{
    const auto held = holdFiles(std::make_shared<const Restless>());
    const Hash128 hash = *held->contentHash(path("a"));
    EXPECT_EQ(hash, hashBytes((*held->read(path("a")))->bytes()));
}

TEST(HeldFiles, EveryFixedSourceHasAStateOfItsOwn)
{
    const auto restless = std::make_shared<const Restless>();
    EXPECT_EQ(restless->stateId(), 0u);
    const auto held = holdFiles(restless);
    const auto other = holdFiles(restless);
    EXPECT_NE(held->stateId(), 0u);
    EXPECT_NE(held->stateId(), other->stateId());
    EXPECT_NE(makeOverlayFiles(held, {})->stateId(), held->stateId());
    EXPECT_EQ(makeOverlayFiles(restless, {})->stateId(), 0u);
}

TEST(HeldFiles, AFixedSourceIsNotHeldAgain)
{
    const auto memory = makeMemoryFiles({{"a", "1"}});
    EXPECT_EQ(holdFiles(memory), memory);
}

} // namespace
} // namespace fleetwright::base
