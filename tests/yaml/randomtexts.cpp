// SPDX-License-Identifier: Apache-2.0
// Texts that are nearly YAML: what can be read is printed so that it reads the same.

#include "yaml/stability.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using fleetwright::yaml::testing::instabilityOf;

namespace {

std::vector<std::string> seeds()
{
    std::vector<std::string> texts;
    for (const auto &entry :
         std::filesystem::directory_iterator(FLEETWRIGHT_TEST_DATA "/kustomize")) {
        std::ifstream stream(entry.path(), std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(stream),
                           std::istreambuf_iterator<char>());
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

std::string mutated(std::string text, std::mt19937 &random)
{
    const std::vector<std::string> pieces = {"- ",
                                             ": ",
                                             "\n",
                                             "\n  ",
                                             "  ",
                                             "? ",
                                             "|\n",
                                             ">-\n",
                                             "{",
                                             "}",
                                             "[",
                                             "]",
                                             ",",
                                             "\"",
                                             "'",
                                             "#",
                                             "&a ",
                                             "*a",
                                             "!!",
                                             "\t",
                                             "\r\n",
                                             "---",
                                             "\n...",
                                             "<<: ",
                                             "\\x85",
                                             "\xc2\x85",
                                             "~",
                                             "%",
                                             "@",
                                             "\xe2\x80\xa8",
                                             "\xef\xbb\xbf",
                                             "\xf0\x9f\x98\x80",
                                             "0x1",
                                             "1e3",
                                             "|2+\n ",
                                             "\x01"};
    const std::size_t count = 1 + random() % 4;
    for (std::size_t round = 0; round < count; ++round) {
        const std::size_t at = random() % (text.size() + 1);
        switch (random() % 3) {
        case 0:
            text.insert(at, pieces[random() % pieces.size()]);
            break;
        case 1:
            text.erase(at, 1 + random() % 6);
            break;
        default:
            text.insert(at, text.substr(random() % (text.size() + 1), random() % 30));
            break;
        }
    }
    return text;
}

} // namespace

TEST(RandomTexts, printStably)
{
    std::mt19937 random(3);
    const std::vector<std::string> texts = seeds();
    ASSERT_FALSE(texts.empty());
    for (int round = 0; round < 6000; ++round) {
        std::string text = texts[random() % texts.size()];
        if (text.size() > 600)
            text = text.substr(text.size() - 600);
        const std::string changed = mutated(std::move(text), random);
        ASSERT_EQ(instabilityOf(changed), "") << changed;
    }
}
