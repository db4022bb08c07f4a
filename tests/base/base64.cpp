// SPDX-License-Identifier: Apache-2.0
#include "base/base64.h"

#include <gtest/gtest.h>

using fleetwright::base::decodeBase64;

TEST(Base64, decodes)
{
    EXPECT_EQ(decodeBase64(""), "");
    EXPECT_EQ(decodeBase64("cHJvZC0x"), "prod-1");
    EXPECT_EQ(decodeBase64("cHJvZA=="), "prod");
    EXPECT_EQ(decodeBase64("cHJv\nZDE=\n"), "prod1");
    EXPECT_EQ(decodeBase64("/+8="), "\xff\xef");
}

TEST(Base64, refusesWhatIsNone)
{
    EXPECT_FALSE(decodeBase64("cHJvZA="));
    EXPECT_FALSE(decodeBase64("c*=="));
    EXPECT_FALSE(decodeBase64("cH=JvZA="));
    EXPECT_FALSE(decodeBase64("cHJvZ"));
}
