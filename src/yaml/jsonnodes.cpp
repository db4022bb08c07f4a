// SPDX-License-Identifier: Apache-2.0
#include "yaml/jsonnodes.h"

#include "yaml/scalar.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace fleetwright::yaml {

namespace {

using base::ErrorCode;
using base::Result;

/// Whether goyaml.v2 reads the number as an int64 or uint64; it prints others as floats.
bool isGoInteger(std::string_view number)
{
    constexpr std::uint64_t lowest = std::uint64_t{1} << 63;
    const std::optional<Integer> integer =
        number.find_first_of(".e") == std::string_view::npos ? parseInteger(number) : std::nullopt;
    return integer && (!integer->negative || integer->magnitude <= lowest);
}

Result<const Node *> scalarRead(const NodeBuilder &builder, const Node *read,
                                const base::Span &span)
{
    const auto value = valueRead(read);
    if (!value)
        return value.error();
    switch (value->kind) {
    case JsonScalar::Kind::Null:
        return builder.scalar(Tag::Null, "null", span);
    case JsonScalar::Kind::Bool:
        return builder.scalar(Tag::Bool, value->text, span);
    case JsonScalar::Kind::Number:
        return builder.scalar(isGoInteger(value->text) ? Tag::Int : Tag::Float, value->text, span);
    case JsonScalar::Kind::String:
        break;
    }
    const bool hasLines = value->text.find('\n') != std::string::npos;
    return builder.scalar(Tag::String, value->text, span, hasLines ? Style::Literal : Style::Plain);
}

} // namespace

Result<JsonValue> jsonValueOf(const Node *scalar)
{
    std::string storage;
    const auto json = toJsonScalar(scalar, storage);
    if (!json)
        return json.error();
    return JsonValue{json->kind, std::string(json->text)};
}

Result<JsonValue> valueRead(const Node *scalar)
{
    if (scalar->tag() == Tag::Timestamp)
        return JsonValue{JsonScalar::Kind::String, std::string(scalar->text())};
    auto value = jsonValueOf(scalar);
    if (value && value->kind == JsonScalar::Kind::Number) {
        if (const auto number = parseFloat(value->text))
            value->text = formatJsonFloat(*number);
    }
    return value;
}

Result<std::string> keyRead(const Node *key)
{
    if (!key->isScalar() || key->tag() == Tag::Null)
        return base::Error{ErrorCode::Invalid, "unsupported map key", {}, {}, {}};
    if (key->tag() == Tag::String || key->tag() == Tag::Timestamp || key->tag() == Tag::Merge)
        return std::string(key->text());
    const auto value = jsonValueOf(key);
    if (!value)
        return value.error();
    return value->text;
}

Result<const Node *> nodesRead(const NodeBuilder &builder, const Node *read, Places places)
{
    const base::Span span = places == Places::Keep ? read->span() : base::Span{};
    if (read->isScalar())
        return scalarRead(builder, read, span);
    if (read->isSequence()) {
        std::vector<const Node *> items;
        for (const Node *item : read->items()) {
            auto made = nodesRead(builder, item, places);
            if (!made)
                return made;
            items.push_back(*made);
        }
        return builder.sequence(items, span);
    }
    std::vector<Entry> entries;
    std::map<std::string, std::size_t> positions;
    for (const Entry &entry : read->entries()) {
        auto key = keyRead(entry.key);
        if (!key)
            return std::move(key).error();
        auto value = nodesRead(builder, entry.value, places);
        if (!value)
            return value;
        const auto [known, isNew] = positions.try_emplace(*key, entries.size());
        if (isNew)
            entries.push_back(
                {builder.string(*key, places == Places::Keep ? entry.key->span() : base::Span{}),
                 *value});
        else
            entries[known->second].value = *value;
    }
    return builder.mapping(entries, span);
}

} // namespace fleetwright::yaml
