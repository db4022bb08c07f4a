// SPDX-License-Identifier: Apache-2.0
#include "yaml/pathtext.h"

#include <algorithm>
#include <array>
#include <vector>

namespace fleetwright::yaml {
namespace {

// The merge keys of the Kubernetes schema, most telling first.
constexpr std::array<std::string_view, 13> itemKeys = {
    "name", "key",   "containerPort", "port", "mountPath", "devicePath", "topologyKey",
    "ip",   "ports", "uid",           "type", "host",      "path"};

bool needsQuotes(std::string_view text)
{
    if (text.empty())
        return true;
    return std::any_of(text.begin(), text.end(), [](char c) {
        const unsigned char byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7f
               || std::string_view(".[]\"=\\").find(c) != std::string_view::npos;
    });
}

void appendText(std::string &path, std::string_view text, bool quoted)
{
    if (!quoted) {
        path += text;
        return;
    }
    path += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            path += '\\';
        path += c;
    }
    path += '"';
}

bool namesItems(std::span<const Node *const> items, std::string_view key)
{
    std::vector<std::string_view> values;
    values.reserve(items.size());
    for (const Node *item : items) {
        const Node *value = item->find(key);
        if (!value || !value->isScalar())
            return false;
        values.push_back(value->text());
    }
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) == values.end();
}

} // namespace

void appendKeySegment(std::string &path, std::string_view key)
{
    // A path that begins with a slash would read as a JSON pointer.
    const bool first = path.empty();
    if (!first)
        path += '.';
    appendText(path, key, needsQuotes(key) || (first && key.front() == '/'));
}

void appendIndexSegment(std::string &path, std::size_t index)
{
    path += '[';
    path += std::to_string(index);
    path += ']';
}

void appendMatchSegment(std::string &path, std::string_view key, std::string_view value)
{
    path += '[';
    appendText(path, key, needsQuotes(key));
    path += '=';
    const bool quoted = value.empty() || value.find_first_of("]\"\\\n") != std::string_view::npos;
    appendText(path, value, quoted);
    path += ']';
}

std::string_view itemKey(const Node *sequence)
{
    const std::span<const Node *const> items = sequence->items();
    if (items.empty() || !items.front()->isMapping())
        return {};
    for (const std::string_view key : itemKeys) {
        if (namesItems(items, key))
            return key;
    }
    return {};
}

} // namespace fleetwright::yaml
