// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/scratchfolder.h"
#include "git/repository.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>

namespace fleetwright::tests {

/// A repository made with the git command, with settings of its own. The tests compare our answers
/// with that command's.
class ScratchRepository {
public:
    ScratchRepository()
    {
        run("git init -q -b main .");
        run("git config user.name 'A Tester'");
        run("git config user.email tester@example.com");
        run("git config commit.gpgsign false");
    }

    [[nodiscard]] const ScratchFolder &folder() const { return m_folder; }

    void commitAll(const std::string &message) const
    {
        run("git add -A && git commit -q --allow-empty -m '" + message + "'");
    }

    /// A shell command's output, in the repository, with no configuration but the repository's.
    std::string run(const std::string &command, int expectedStatus = 0) const
    {
        const std::string line =
            "cd '" + m_folder.text()
            + "' && export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 HOME=/nonexistent; { "
            + command + "; } 2>&1";
        FILE *pipe = ::popen(line.c_str(), "r");
        std::string output;
        std::array<char, 4096> buffer{};
        while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
            output.append(buffer.data(), got);
        const int status = ::pclose(pipe);
        EXPECT_EQ(status == 0, expectedStatus == 0) << command << "\n" << output;
        return output;
    }

    [[nodiscard]] git::Repository open() const
    {
        auto opened = git::Repository::open(m_folder.text());
        if (!opened)
            ADD_FAILURE() << base::describe(opened.error());
        return std::move(opened).value();
    }

private:
    ScratchFolder m_folder;
};

} // namespace fleetwright::tests
