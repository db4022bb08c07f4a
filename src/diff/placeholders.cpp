// SPDX-License-Identifier: Apache-2.0
#include "diff/placeholders.h"

#include "base/ascii.h"

#include <algorithm>
#include <cstring>

namespace fleetwright::diff {

namespace {

using base::isDigit;

constexpr std::size_t beginningBytes = 4;
constexpr std::size_t beginningSlots = 1u << 16;

bool isWordByte(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

bool isNumber(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.'; });
}

bool isSwitch(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> words = {
        "true", "false", "yes", "no", "on", "off", "enabled", "disabled"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// Own words: nothing of a word touches it, and it is not the beginning of a longer numbered name
/// (eu-1 in eu-1-2).
bool standsAlone(std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin > 0 && isWordByte(text[begin - 1]))
        return false;
    if (end < text.size() && isWordByte(text[end]))
        return false;
    return !(end + 1 < text.size() && text[end] == '-' && isDigit(text[end + 1]));
}

std::size_t beginningSlot(const char *bytes)
{
    std::uint32_t word = 0;
    std::memcpy(&word, bytes, beginningBytes);
    return (word * 2654435761u) >> 16;
}

} // namespace

std::string plainKey(std::string_view key)
{
    if (const std::size_t slash = key.rfind('/'); slash != std::string_view::npos)
        key.remove_prefix(slash + 1);
    std::string result;
    for (const char c : key) {
        if (c == '-' || c == '_' || c == '.')
            continue;
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

Placeholders::Placeholders(const Column &column)
{
    for (const ExpectedValue &expected : column.expected)
        add(expected.value, expected.placeholder, false);
    for (const Column::Item &item : column.items) {
        if (item.object->id.name != item.object->stableName)
            add(item.object->id.name, item.object->stableName + "-hash", true);
    }
    std::stable_sort(m_values.begin(), m_values.end(), [](const Value &left, const Value &right) {
        if (left.text.size() != right.text.size())
            return left.text.size() > right.text.size();
        return left.name < right.name;
    });
    for (const Value &value : m_values) {
        m_firstBytes[static_cast<unsigned char>(value.text.front())] = true;
        if (!value.generated)
            m_names.insert(value.name);
    }
}

void Placeholders::add(std::string text, std::string name, bool generated)
{
    if (text.empty())
        return;
    Where where = Where::WholeValue;
    if (isNumber(text) || isSwitch(text) || text.size() < 3)
        where = Where::OwnKey;
    else if (text.size() >= beginningBytes
             && text.find_first_of("0123456789-.") != std::string::npos)
        where = Where::Anywhere;
    std::string plain = plainKey(name);
    m_values.push_back({std::move(text), std::move(name), std::move(plain), where, generated});
}

std::optional<std::size_t> Placeholders::whole(std::string_view key, std::string_view text) const
{
    if (text.empty() || !m_firstBytes[static_cast<unsigned char>(text.front())])
        return {};
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const Value &value = m_values[i];
        if (value.text.size() < text.size())
            break;
        if (value.text != text)
            continue;
        if (value.plainName == plainKey(key))
            return i;
        if (!found && value.where != Where::OwnKey)
            found = i;
    }
    return found;
}

const Placeholders::Value *Placeholders::at(std::string_view text, std::size_t position,
                                            std::size_t &index) const
{
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const Value &value = m_values[i];
        if (value.where == Where::Anywhere && text.substr(position, value.text.size()) == value.text
            && standsAlone(text, position, position + value.text.size())) {
            index = i;
            return &value;
        }
    }
    return nullptr;
}

std::vector<Placeholders::Match> Placeholders::find(std::string_view key,
                                                    std::string_view text) const
{
    if (const std::optional<std::size_t> value = whole(key, text))
        return {{0, text.size(), *value}};
    std::vector<Match> matches;
    for (std::size_t position = 0; position < text.size();) {
        std::size_t index = 0;
        const Value *value = nullptr;
        if (m_firstBytes[static_cast<unsigned char>(text[position])])
            value = at(text, position, index);
        if (value) {
            matches.push_back({position, position + value->text.size(), index});
            position += value->text.size();
        } else {
            ++position;
        }
    }
    return matches;
}

std::string Placeholders::replaced(std::string_view key, std::string_view text) const
{
    std::string result;
    std::size_t done = 0;
    for (const Match &match : find(key, text)) {
        result += text.substr(done, match.begin - done);
        // A control character cannot stand in YAML text, so no value can look like a placeholder.
        result += "\x01" + nameOf(match.value) + "\x02";
        done = match.end;
    }
    result += text.substr(done);
    return result;
}

Placeholders::NodeHash Placeholders::hashOf(std::string_view key, const yaml::Node *node,
                                            const PlaceholderFilter *filter) const
{
    if (node->isScalar()) {
        if (find(key, node->text()).empty())
            return {node->hash(), false};
        return {base::hashBytes(replaced(key, node->text())), true};
    }
    if (filter && !filter->mayHold(node))
        return {node->hash(), false};
    base::Hash128 sum;
    bool any = false;
    for (const yaml::Entry &entry : node->entries()) {
        const NodeHash value = hashOf(entry.key->text(), entry.value, filter);
        const base::Hash128 pair = base::combine(entry.key->hash(), value.hash);
        sum.low += pair.low;
        sum.high += pair.high;
        any = any || value.replaced;
    }
    for (const yaml::Node *item : node->items()) {
        const NodeHash value = hashOf(key, item, filter);
        sum = base::combine(sum, value.hash);
        any = any || value.replaced;
    }
    return any ? NodeHash{sum, true} : NodeHash{node->hash(), false};
}

PlaceholderFilter::PlaceholderFilter(const std::vector<Placeholders> &columns)
    : m_beginnings(beginningSlots)
{
    for (const Placeholders &column : columns) {
        for (const Placeholders::Value &value : column.m_values) {
            m_whole.insert(value.text);
            if (value.where == Placeholders::Where::Anywhere)
                m_beginnings[beginningSlot(value.text.data())] = true;
        }
    }
}

bool PlaceholderFilter::mayHoldText(std::string_view text) const
{
    if (m_whole.contains(text))
        return true;
    for (std::size_t i = 0; i + beginningBytes <= text.size(); ++i) {
        if (m_beginnings[beginningSlot(text.data() + i)])
            return true;
    }
    return false;
}

bool PlaceholderFilter::scan(const yaml::Node *node)
{
    if (node->isScalar())
        return mayHoldText(node->text());
    if (const auto known = m_seen.find(node); known != m_seen.end())
        return known->second;
    bool holds = false;
    for (const yaml::Entry &entry : node->entries())
        holds = scan(entry.value) || holds;
    for (const yaml::Node *item : node->items())
        holds = scan(item) || holds;
    m_seen.emplace(node, holds);
    return holds;
}

bool PlaceholderFilter::mayHold(const yaml::Node *collection) const
{
    const auto known = m_seen.find(collection);
    return known == m_seen.end() || known->second;
}

} // namespace fleetwright::diff
