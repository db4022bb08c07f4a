// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include "base/arena.h"

#include <gtest/gtest.h>

using namespace fleetwright::base;

TEST(Hash, sha256IsTheStandardOne)
{
    // FIPS 180-2, appendix B.1
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hash, xxh3IsTheStandardOne)
{
    // xxhsum -H128 of an empty file
    EXPECT_EQ(toHex(hashBytes("")), "99aa06d3014798d86001c324468d497f");
    EXPECT_NE(hashBytes("a"), hashBytes("b"));
}

TEST(Hash, combiningMindsTheOrder)
{
    const Hash128 a = hashBytes("a");
    const Hash128 b = hashBytes("b");
    EXPECT_NE(combine(a, b), combine(b, a));
    EXPECT_EQ(combine(a, b), combine(a, b));
}

TEST(Arena, keepsOthersAliveOnce)
{
    auto kept = std::make_shared<const int>(1);
    {
        Arena arena;
        arena.keep(kept);
        arena.keep(kept);
        EXPECT_EQ(kept.use_count(), 2);
        EXPECT_EQ(arena.copy("text"), "text");
    }
    EXPECT_EQ(kept.use_count(), 1);
}
