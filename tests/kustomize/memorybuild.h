// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kustomize/build.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace fleetwright::kustomize {

inline base::RepoPath path(std::string_view text)
{
    return *base::RepoPath::fromText(text);
}

/// A repository in memory and what was built of it.
struct MemoryBuild {
    using Contents = std::map<std::string, std::string>;

    explicit MemoryBuild(Contents contents) : files(base::makeMemoryFiles(std::move(contents))) {}
    MemoryBuild(const MemoryBuild &) = delete;
    MemoryBuild &operator=(const MemoryBuild &) = delete;

    [[nodiscard]] base::Result<model::RenderingPtr> build(std::string_view folder)
    {
        return kustomize::build(*files, path(folder), options, store);
    }

    /// The rendered text, or "Error: …".
    [[nodiscard]] std::string text(std::string_view folder)
    {
        const auto rendering = build(folder);
        if (!rendering)
            return "Error: " + base::describe(rendering.error());
        const auto printed = toText(**rendering);
        return printed ? *printed : "Error: " + base::describe(printed.error());
    }

    [[nodiscard]] base::Error error(std::string_view folder)
    {
        const auto rendering = build(folder);
        EXPECT_FALSE(rendering.ok());
        return rendering.ok() ? base::Error{} : rendering.error();
    }

    base::FileSourcePtr files;
    BuildOptions options;
    LayerStore store;
};

/// The innermost reason.
inline const base::Error &rootCause(const base::Error &error)
{
    return error.causes.empty() ? error : rootCause(error.causes.front());
}

} // namespace fleetwright::kustomize
