// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "yaml/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace fleetwright::yaml::testing {

inline base::SourceFilePtr fileOf(std::string_view text)
{
    return std::make_shared<base::SourceFile>(
        base::RepoPath::fromText("folder/file.yaml").value_or(base::RepoPath()), std::string(text));
}

/// The text as a parsed file; a failed test and no documents if it cannot be read.
inline ParsedFilePtr parse(std::string_view text, const ReadOptions &options = {})
{
    base::Result<ParsedFilePtr> parsed = readFile(fileOf(text), options);
    if (parsed)
        return std::move(parsed).value();
    ADD_FAILURE() << base::describe(parsed.error()) << " in\n" << text;
    auto nothing = std::make_shared<ParsedFile>();
    nothing->arena = std::make_shared<base::Arena>();
    return nothing;
}

inline const Node *root(const ParsedFilePtr &file)
{
    EXPECT_FALSE(file->documents.empty());
    return file->documents.front();
}

/// The error of a text that cannot be read, described.
inline std::string errorOf(std::string_view text, const ReadOptions &options = {})
{
    const base::Result<ParsedFilePtr> parsed = readFile(fileOf(text), options);
    return parsed ? "no error" : base::describe(parsed.error());
}

} // namespace fleetwright::yaml::testing
