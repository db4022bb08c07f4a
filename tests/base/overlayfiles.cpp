// SPDX-License-Identifier: Apache-2.0
#include "base/filesource.h"
#include "base/scratchfolder.h"

#include <gtest/gtest.h>

using namespace fleetwright::base;
using fleetwright::tests::ScratchFolder;

namespace {

RepoPath at(std::string_view text)
{
    return RepoPath::fromText(text).value();
}

SourceFilePtr file(std::string_view path, std::string bytes)
{
    return std::make_shared<const SourceFile>(at(path), std::move(bytes));
}

std::string names(const FileSource &files, std::string_view folder)
{
    std::string text;
    const auto entries = files.list(at(folder));
    if (!entries)
        return describe(entries.error());
    for (const FolderEntry &entry : *entries)
        text += entry.name + (entry.kind == EntryKind::Folder ? "/ " : " ");
    return text;
}

} // namespace

TEST(MemoryFiles, foldersExistByTheirFiles)
{
    const FileSourcePtr files = makeMemoryFiles(
        {{"a/b/c.yaml", "x"}, {"a/b-d.yaml", "y"}, {"a.yaml", "z"}, {".git/HEAD", ""}});
    EXPECT_EQ(files->kind(at("a/b")), EntryKind::Folder);
    EXPECT_EQ(files->kind(at("a/b/c.yaml")), EntryKind::File);
    EXPECT_EQ(files->kind(at("a/x")), EntryKind::Missing);
    EXPECT_EQ(names(*files, ""), "a/ a.yaml ");
    EXPECT_EQ(names(*files, "a"), "b/ b-d.yaml ");
    EXPECT_EQ(files->read(at("a/b")).error().code, ErrorCode::NotAFile);
    EXPECT_EQ(files->read(at("q")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(files->contentHash(at("a.yaml")).value(), hashBytes("z"));
    const auto all = listAllFiles(*files, at(""));
    ASSERT_TRUE(all);
    EXPECT_EQ(all->size(), 3u);
}

TEST(OverlayFiles, replacesAddsAndRemoves)
{
    const FileSourcePtr below = makeMemoryFiles({{"a/one", "1"}, {"a/two", "2"}, {"a-b/x", "3"}});
    const FileSourcePtr files = makeOverlayFiles(below, {{at("a/one"), file("a/one", "new")},
                                                         {at("a/two"), nullptr},
                                                         {at("n/e/w"), file("n/e/w", "4")}});
    EXPECT_EQ((*files->read(at("a/one")))->bytes(), "new");
    EXPECT_EQ(files->kind(at("a/two")), EntryKind::Missing);
    EXPECT_EQ(files->read(at("a/two")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(files->contentHash(at("a/two")).error().code, ErrorCode::NotFound);
    EXPECT_EQ(files->kind(at("n/e")), EntryKind::Folder);
    EXPECT_EQ(names(*files, ""), "a/ a-b/ n/ ");
    EXPECT_EQ(names(*files, "a"), "one ");
    EXPECT_EQ(names(*files, "n/e"), "w ");
    EXPECT_EQ(files->canonical(at("n/e/w"))->text(), "n/e/w");
    EXPECT_EQ(files->contentHash(at("a-b/x")).value(), hashBytes("3"));
}

TEST(OverlayFiles, aChangeShowsThroughLinks)
{
    const ScratchFolder folder;
    folder.write("base/values.yaml", "old");
    folder.link("../base/values.yaml", "app/values.yaml");
    folder.link("base", "also");
    const FileSourcePtr disk = openDiskFiles(folder.text()).value();
    const FileSourcePtr files =
        makeOverlayFiles(disk, {{at("app/values.yaml"), file("app/values.yaml", "new")}});
    EXPECT_EQ((*files->read(at("base/values.yaml")))->bytes(), "new");
    EXPECT_EQ((*files->read(at("also/values.yaml")))->bytes(), "new");
    EXPECT_EQ(files->canonical(at("app/values.yaml"))->text(), "base/values.yaml");
    EXPECT_EQ(files->kind(at("app/values.yaml")), EntryKind::File);
}
