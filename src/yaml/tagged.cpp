// SPDX-License-Identifier: Apache-2.0
#include "yaml/tagged.h"

#include "yaml/scalar.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

constexpr std::string_view standardPrefix = "tag:yaml.org,2002:";

constexpr std::array<std::pair<std::string_view, Tag>, 6> resolvable = {{
    {"null", Tag::Null},
    {"bool", Tag::Bool},
    {"int", Tag::Int},
    {"float", Tag::Float},
    {"timestamp", Tag::Timestamp},
    {"merge", Tag::Merge},
}};

std::string_view nameOf(Tag tag)
{
    for (const auto &[name, known] : resolvable) {
        if (known == tag)
            return name;
    }
    return "str";
}

Tag resolveBy(Schema schema, std::string_view text)
{
    if (schema == Schema::GoYaml3)
        return resolvePlain(text);
    // go-yaml v2 leaves dates as they are written (decode.go scalar()).
    const Tag tag = resolvePlain11(text);
    return tag == Tag::Timestamp ? Tag::String : tag;
}

/// resolve.go turns an int64 into a float where one is asked for, but no uint64.
bool fitsInt64(std::string_view text)
{
    const std::optional<Integer> integer = parseInteger(text);
    return integer
           && (integer->negative
               || integer->magnitude <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
}

ScalarType resolveAs(Tag wanted, std::string_view text, Schema schema)
{
    Tag found = resolveBy(schema, text);
    // resolve.go looks for dates only where no other type is asked for.
    if (found == Tag::Timestamp && wanted != Tag::Timestamp)
        found = Tag::String;
    if (found == wanted || (wanted == Tag::Float && found == Tag::Int && fitsInt64(text)))
        return {wanted, {}};
    std::string problem = "cannot decode !!";
    problem += nameOf(found);
    problem += " as a !!";
    problem += nameOf(wanted);
    return {std::nullopt, std::move(problem)};
}

} // namespace

ScalarType typeOf(const ScalarForm &form, Schema schema)
{
    if (form.tag.empty() || form.tag == "!")
        return {form.quoted ? Tag::String : resolveBy(schema, form.text), {}};
    if (!form.tag.starts_with(standardPrefix))
        return {Tag::String, {}};
    const std::string_view name = form.tag.substr(standardPrefix.size());
    if (name == "binary")
        return {Tag::Binary, {}};
    if (name == "merge")
        return {Tag::Merge, {}};
    for (const auto &[known, tag] : resolvable) {
        if (name == known)
            return resolveAs(tag, form.text, schema);
    }
    return {Tag::String, {}};
}

} // namespace fleetwright::yaml
