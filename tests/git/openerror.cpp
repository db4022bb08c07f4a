// SPDX-License-Identifier: Apache-2.0
#include "git/repositorydata.h"

#include <gtest/gtest.h>

using namespace fleetwright;
using base::ErrorCode;

// The codes of git2/errors.h: making a repository of another user needs root, which tests do not
// have.
TEST(OpenError, tellsWhyAndWhatToDo)
{
    const base::Error owner =
        git::openError(-36, "repository path '/r/' is not owned by current user", "/r");
    EXPECT_EQ(owner.code, ErrorCode::Refused);
    EXPECT_NE(owner.hint.find("safe.directory '/r'"), std::string::npos);

    const base::Error none = git::openError(-3, "could not find repository", "/r");
    EXPECT_EQ(none.code, ErrorCode::NotFound);
    EXPECT_FALSE(none.hint.empty());

    EXPECT_EQ(git::openError(-1, "unsupported extension name extensions.x", "/r").code,
              ErrorCode::Unsupported);
    EXPECT_EQ(git::openError(-1, "anything", "/r").code, ErrorCode::Git);
}
