// SPDX-License-Identifier: Apache-2.0
// Random edits of any YAML text: the result says exactly what was asked for, nothing but the lines
// of the place changes, and taking an edit back gives the old bytes. The first line of the input is
// the edit: "OPERATION DOCUMENT-AND-NODE VALUE", the rest is the file.

#include "property.h"
#include "yaml/byteedits.h"
#include "yaml/nodebuilder.h"
#include "yaml/stability.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace fleetwright;
using yaml::ByteEdits;
using yaml::Node;
using yaml::ParsedFilePtr;

namespace {

struct Order {
    char operation = 's';
    std::size_t node = 0; ///< among all nodes of the file
    std::string value;    ///< "\n" is written "|"
};

Order orderOf(std::string_view line)
{
    Order order;
    if (line.empty())
        return order;
    order.operation = line.front();
    line.remove_prefix(1);
    while (line.starts_with(' '))
        line.remove_prefix(1);
    const char *end = line.data() + line.size();
    const auto [rest, error] = std::from_chars(line.data(), end, order.node);
    line.remove_prefix(static_cast<std::size_t>(rest - line.data()));
    if (line.starts_with(' '))
        line.remove_prefix(1);
    for (const char letter : line)
        order.value += letter == '|' ? '\n' : letter;
    return order;
}

void collect(const Node *node, std::vector<const Node *> &nodes)
{
    nodes.push_back(node);
    for (const yaml::Entry &entry : node->entries())
        collect(entry.value, nodes);
    for (const Node *item : node->items())
        collect(item, nodes);
}

std::vector<const Node *> nodesOf(const yaml::ParsedFile &file)
{
    std::vector<const Node *> nodes;
    for (const Node *document : file.documents)
        collect(document, nodes);
    return nodes;
}

ParsedFilePtr read(const std::string &text, const char *property)
{
    const auto parsed = yaml::testing::tryParse(text);
    fuzz::require(parsed.has_value(), property, text);
    return *parsed;
}

/// Where the line begins that the last text before `at` stands in, comments of their own left out.
std::size_t keyLineBefore(std::string_view text, std::size_t at)
{
    while (true) {
        const std::size_t last = text.substr(0, at).find_last_not_of(" \t\r\n");
        if (last == std::string_view::npos)
            return 0;
        const std::size_t line = text.substr(0, last).find_last_of("\r\n") + 1;
        const std::size_t first = text.find_first_not_of(" \t", line);
        if (text[first] != '#')
            return line;
        at = line;
    }
}

/// Lines that differ lie between the one where `span` begins and the one where it ends, blank lines
/// after it included.
void checkPlace(std::string_view before, std::string_view after, const base::Span &span)
{
    const std::string shown = std::string(before) + "\n==== after ====\n" + std::string(after);
    std::size_t same = 0;
    while (same < before.size() && same < after.size() && before[same] == after[same])
        ++same;
    std::size_t tail = 0;
    while (tail < before.size() && tail < after.size()
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    // A collection that becomes empty is written beside its key, a value that becomes a block
    // below.
    const std::size_t firstLine = keyLineBefore(before, span.begin);
    fuzz::require(same >= firstLine, "no line before the place changes", shown);
    const std::size_t content = before.find_first_not_of(" \t\r\n", span.end);
    const std::size_t lineEnd = before.find('\n', span.end);
    std::size_t last = lineEnd == std::string_view::npos ? before.size() : lineEnd + 1;
    last = std::max(last, std::min(content, before.size()));
    fuzz::require(before.size() - tail <= last, "no line after the place changes", shown);
}

/// The documents but for one node.
void checkOthers(const yaml::ParsedFile &before, const yaml::ParsedFile &after,
                 const std::string &text)
{
    fuzz::require(before.documents.size() == after.documents.size(), "no document comes or goes",
                  text);
}

class Edit {
public:
    Edit(const ParsedFilePtr &file, const Order &order) : m_file(file), m_order(order)
    {
        const std::vector<const Node *> nodes = nodesOf(*file);
        m_index = order.node % nodes.size();
        m_node = nodes[m_index];
    }

    void run()
    {
        switch (m_order.operation) {
        case 's':
            set();
            break;
        case 'k':
            addKeyAndTakeItAway();
            break;
        case 'i':
            addItemAndTakeItAway();
            break;
        default:
            remove();
            break;
        }
    }

private:
    /// Applies and reads what came of it.
    ParsedFilePtr apply(const ByteEdits &edits)
    {
        m_after = edits.apply();
        checkPlace(m_file->file->bytes(), m_after, m_node->span());
        ParsedFilePtr after = read(m_after, "an edited file can be read");
        checkOthers(*m_file, *after, m_after);
        return after;
    }

    [[nodiscard]] const Node *same(const yaml::ParsedFile &file) const
    {
        const std::vector<const Node *> nodes = nodesOf(file);
        fuzz::require(m_index < nodes.size(), "the node is still there", m_after);
        return nodes[m_index];
    }

    void set()
    {
        ByteEdits edits(m_file->file);
        if (!yaml::setScalar(edits, *m_file, m_node, m_order.value))
            return;
        const ParsedFilePtr after = apply(edits);
        const Node *now = same(*after);
        fuzz::require(now->isString() && now->text() == m_order.value, "the value is set", m_after);
        ByteEdits back(after->file);
        if (!yaml::setScalar(back, *after, now, m_node->text(), m_node->tag()))
            return; // a style that cannot hold the old value in place: refused, nothing changed
        const ParsedFilePtr again = read(back.apply(), "an edit can be taken back");
        const Node *old = same(*again);
        // A null may be written in several ways.
        fuzz::require(yaml::equal(old, m_node) || (old->isNull() && m_node->isNull()),
                      "taken back, the value is the old one", back.apply());
    }

    void checkOldBytes(const ByteEdits &back, const char *property) const
    {
        // What was empty may come back written otherwise: "{}" for nothing. A comment in what was
        // added belongs to no value.
        if (m_node->size() > 0 && m_order.value.find('#') == std::string::npos)
            fuzz::requireSame(std::string(m_file->file->bytes()), back.apply(), property);
    }

    void addKeyAndTakeItAway()
    {
        ByteEdits edits(m_file->file);
        if (!yaml::addKey(edits, *m_file, m_node, "zz added", m_order.value))
            return;
        const ParsedFilePtr after = apply(edits);
        const Node *now = same(*after);
        fuzz::require(now->find("zz added") != nullptr, "the key is there", m_after);
        ByteEdits back(after->file);
        fuzz::require(yaml::removeKey(back, *after, now, "zz added").ok(),
                      "an added key can be taken away", m_after);
        checkOldBytes(back, "a key that is added and taken away leaves the bytes");
    }

    void addItemAndTakeItAway()
    {
        ByteEdits edits(m_file->file);
        if (!yaml::addItem(edits, *m_file, m_node, m_order.value))
            return;
        const ParsedFilePtr after = apply(edits);
        const Node *now = same(*after);
        fuzz::require(now->isSequence() && now->size() == m_node->size() + 1, "the item is there",
                      m_after);
        ByteEdits back(after->file);
        fuzz::require(yaml::removeItem(back, *after, now, now->size() - 1).ok(),
                      "an added item can be taken away", m_after);
        checkOldBytes(back, "an item that is added and taken away leaves the bytes");
    }

    void remove()
    {
        if (m_node->size() == 0)
            return;
        ByteEdits edits(m_file->file);
        const std::size_t child = m_order.value.size() % m_node->size();
        const auto done =
            m_node->isMapping()
                ? yaml::removeKey(edits, *m_file, m_node, m_node->entries()[child].key->text())
                : yaml::removeItem(edits, *m_file, m_node, child);
        if (!done)
            return;
        const ParsedFilePtr after = apply(edits);
        fuzz::require(same(*after)->size() + 1 == m_node->size() || m_node->size() == 1,
                      "one child is gone", m_after);
    }

    ParsedFilePtr m_file;
    Order m_order;
    std::size_t m_index = 0;
    const Node *m_node = nullptr;
    std::string m_after;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const std::size_t end = input.find('\n');
    if (end == std::string_view::npos)
        return -1;
    const auto parsed = yaml::testing::tryParse(std::string(input.substr(end + 1)));
    if (!parsed || (*parsed)->documents.empty())
        return 0;
    Edit(*parsed, orderOf(input.substr(0, end))).run();
    return 0;
}
