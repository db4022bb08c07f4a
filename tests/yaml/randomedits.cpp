// SPDX-License-Identifier: Apache-2.0
// Random edits of random files: what is asked for is what is read again, every other byte stays,
// and taking an edit back gives the old bytes.

#include "yaml/byteedits.h"
#include "yaml/edittext.h"
#include "yaml/emitter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

using namespace fleetwright;
using namespace fleetwright::yaml;
using namespace fleetwright::yaml::testing;

namespace {

class Generator {
public:
    explicit Generator(std::uint32_t seed) : m_random(seed) {}

    std::size_t below(std::size_t count) { return m_random() % count; }

    std::string pick(std::initializer_list<const char *> choices)
    {
        return *(choices.begin() + static_cast<std::ptrdiff_t>(below(choices.size())));
    }

    std::string file()
    {
        m_lineBreak = below(4) == 0 ? "\r\n" : "\n";
        m_keys = 0;
        std::string text = pick({"", "", "\xef\xbb\xbf", "# head\n", "---\n"});
        text += mapping(0, 3);
        if (below(4) == 0)
            text += "---\nother: document\n";
        std::string result;
        for (const char c : text)
            result += c == '\n' ? m_lineBreak : std::string(1, c);
        if (below(3) == 0 && result.ends_with(m_lineBreak)
            && !result.ends_with(m_lineBreak + m_lineBreak))
            result.resize(result.size() - m_lineBreak.size());
        return result;
    }

    std::string text()
    {
        std::string result;
        const std::size_t count = below(5);
        for (std::size_t index = 0; index <= count; ++index)
            result +=
                pick({"a", "word", " ",    ": ", "#", " #", "'", "\"", "\n",   "ü", "- ", "{", "]",
                      ",", "1",    "true", "  ", "|", "\\", "*", "&x", "\n\n", "%", "\t", "😀"});
        return result;
    }

private:
    enum class First { OnOwnLine, BesideDash };

    std::string mapping(std::size_t indent, std::size_t depth, First first = First::OnOwnLine)
    {
        std::string result;
        const std::size_t count = 1 + below(4);
        for (std::size_t index = 0; index < count; ++index) {
            const bool besideDash = index == 0 && first == First::BesideDash;
            if (!besideDash && below(5) == 0)
                result += pick({"\n", "# note\n", "\n\n"});
            result += besideDash ? std::string() : std::string(indent, ' ');
            result += "k" + std::to_string(m_keys++);
            result += pick({":", ":", ":", " :"}) + value(indent, depth);
        }
        return result;
    }

    std::string value(std::size_t indent, std::size_t depth)
    {
        const std::string pad(indent + 2, ' ');
        switch (below(depth == 0 ? 7 : 10)) {
        case 0:
            return " " + pick({"plain", "two words", "1", "true", "~", "x:y", "é"}) + comment();
        case 1:
            return " " + pick({"'single'", "\"double\"", "'it''s'", "\"a\\nb\""}) + comment();
        case 2:
            return comment();
        case 3:
            return " " + pick({"|", "|-", ">", ">-"}) + comment() + pad + "one\n" + pad + "two\n"
                   + pick({"", "\n", "\n\n"});
        case 4:
            return " " + pick({"{}", "[]", "[a, b]", "{x: 1, y: [2]}", "[ a, ]", "{ p: q }"})
                   + comment();
        case 5:
            return " " + pick({"&a", "!tag", "&b"}) + std::to_string(m_keys) + " v" + comment();
        case 6:
            return "\n" + pad + pick({"below", "'below'"}) + comment();
        case 7:
            return comment() + mapping(indent + 2, depth - 1);
        default:
            return comment() + sequence(indent + 2 * below(2), depth - 1);
        }
    }

    std::string sequence(std::size_t indent, std::size_t depth)
    {
        std::string result;
        const std::size_t count = 1 + below(3);
        for (std::size_t index = 0; index < count; ++index) {
            result += std::string(indent, ' ') + "-";
            if (depth > 0 && below(3) == 0)
                result += " " + mapping(indent + 2, depth - 1, First::BesideDash);
            else
                result += " " + pick({"x", "'y'", "[p, q]", "{}", "5"}) + comment();
        }
        return result;
    }

    std::string comment() { return pick({"\n", "\n", "\n", " # c\n"}); }

    std::mt19937 m_random;
    std::string m_lineBreak;
    std::size_t m_keys = 0;
};

void collect(const Node *node, std::vector<const Node *> &nodes)
{
    nodes.push_back(node);
    for (const Entry &entry : node->entries())
        collect(entry.value, nodes);
    for (const Node *item : node->items())
        collect(item, nodes);
}

/// Whether `after` is `before` outside of the replaced ranges.
bool keepsTheRest(const ByteEdits &edits, std::string_view before, std::string_view after)
{
    std::size_t from = 0;
    std::size_t to = 0;
    for (const ByteEdits::Replacement &replacement : edits.replacements()) {
        const std::size_t same = replacement.begin - from;
        if (before.substr(from, same) != after.substr(to, same))
            return false;
        to += same + replacement.text.size();
        from = replacement.end;
    }
    return before.substr(from) == after.substr(to);
}

struct Tally {
    std::size_t done = 0;
    std::size_t refused = 0;
};

void checkAddedKeyGoesAgain(const ParsedFilePtr &file, std::size_t index, Tally &tally)
{
    std::vector<const Node *> nodes;
    collect(file->documents.front(), nodes);
    ByteEdits edits(file->file);
    if (!addKey(edits, *file, nodes[index], "added", "x").ok()) {
        ++tally.refused;
        return;
    }
    ++tally.done;
    const std::string after = edits.apply();
    EXPECT_TRUE(keepsTheRest(edits, file->file->bytes(), after));
    const ParsedFilePtr read = parse(after);
    std::vector<const Node *> again;
    collect(read->documents.front(), again);
    ASSERT_LT(index, again.size());
    const bool wasEmpty = nodes[index]->size() == 0;
    ByteEdits back(read->file);
    ASSERT_TRUE(removeKey(back, *read, again[index], "added").ok()) << after;
    if (!wasEmpty) {
        EXPECT_EQ(back.apply(), file->file->bytes()) << after;
    }
}

void checkSetAndSetBack(const ParsedFilePtr &file, const Node *scalar, std::size_t index,
                        const std::string &value, Tally &tally)
{
    ByteEdits edits(file->file);
    if (!setScalar(edits, *file, scalar, value).ok()) {
        ++tally.refused;
        return;
    }
    ++tally.done;
    const std::string after = edits.apply();
    EXPECT_TRUE(keepsTheRest(edits, file->file->bytes(), after));
    const ParsedFilePtr read = parse(after);
    std::vector<const Node *> again;
    collect(read->documents.front(), again);
    ASSERT_LT(index, again.size());
    EXPECT_EQ(again[index]->text(), value) << after;
    EXPECT_TRUE(again[index]->isString());
    ByteEdits back(read->file);
    EXPECT_TRUE(setScalar(back, *read, again[index], scalar->text(), scalar->tag()).ok()) << after;
}

} // namespace

TEST(RandomEdits, giveWhatIsAskedForAndKeepTheRest)
{
    Generator generator(7);
    Tally scalars;
    Tally keys;
    for (int round = 0; round < 1500; ++round) {
        const std::string text = generator.file();
        const base::Result<ParsedFilePtr> read = readFile(fileOf(text));
        ASSERT_TRUE(read.ok()) << base::describe(read.error()) << '\n' << text;
        const ParsedFilePtr file = *read;
        SCOPED_TRACE(text);
        std::vector<const Node *> nodes;
        collect(file->documents.front(), nodes);
        const std::size_t index = generator.below(nodes.size());
        if (nodes[index]->isScalar())
            checkSetAndSetBack(file, nodes[index], index, generator.text(), scalars);
        else if (nodes[index]->isMapping())
            checkAddedKeyGoesAgain(file, index, keys);
    }
    EXPECT_GT(scalars.done, 400U);
    EXPECT_GT(keys.done, 200U);
    EXPECT_LE(scalars.refused * 20, scalars.done) << "what can be written is written";
    EXPECT_LE(keys.refused * 20, keys.done);
}

TEST(RandomEdits, removalsLeaveTheOthers)
{
    Generator generator(11);
    Tally tally;
    for (int round = 0; round < 1500; ++round) {
        const ParsedFilePtr file = parse(generator.file());
        std::vector<const Node *> nodes;
        collect(file->documents.front(), nodes);
        const Node *node = nodes[generator.below(nodes.size())];
        if (node->size() == 0)
            continue;
        SCOPED_TRACE(std::string(file->file->bytes()));
        ByteEdits edits(file->file);
        const std::size_t child = generator.below(node->size());
        const base::Result<void> done =
            node->isMapping() ? removeKey(edits, *file, node, node->entries()[child].key->text())
                              : removeItem(edits, *file, node, child);
        if (!done.ok()) {
            ADD_FAILURE() << base::describe(done.error()) << " child " << child;
            continue;
        }
        ++tally.done;
        EXPECT_TRUE(keepsTheRest(edits, file->file->bytes(), edits.apply()));
    }
    EXPECT_GT(tally.done, 500U);
}
