// SPDX-License-Identifier: Apache-2.0
#include "config/reading.h"

#include "base/nearest.h"

#include <algorithm>
#include <charconv>

namespace fleetwright::config {

namespace {

std::string inQuotes(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

base::Error unknownKey(const Value::Entry &entry, std::string_view what,
                       const std::vector<Field> &fields)
{
    std::vector<std::string_view> names;
    std::string known;
    for (const Field &field : fields) {
        names.push_back(field.key);
        known += (known.empty() ? "" : ", ") + std::string(field.key);
    }
    const std::string_view nearest = base::nearestName(entry.key, names);
    std::string hint =
        nearest.empty() ? "known keys are " + known : "did you mean " + inQuotes(nearest) + "?";
    return {base::ErrorCode::Invalid,
            "unknown key " + inQuotes(entry.key) + " in " + std::string(what),
            entry.place,
            std::move(hint),
            {}};
}

} // namespace

base::Error invalid(const Value &value, std::string detail, std::string hint)
{
    return {base::ErrorCode::Invalid, std::move(detail), value.place, std::move(hint), {}};
}

Read readMap(const Value &value, std::string_view what, const std::vector<Field> &fields)
{
    return readEntries(value, what, [&](const Value::Entry &entry) -> Read {
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const Field &known) { return known.key == entry.key; });
        if (field == fields.end())
            return unknownKey(entry, what, fields);
        return field->read(entry.value);
    });
}

Read readEntries(const Value &value, std::string_view what,
                 const std::function<Read(const Value::Entry &)> &read)
{
    if (value.isNull())
        return {};
    if (!value.isMap())
        return invalid(value, std::string(what) + " must be a map");
    for (const Value::Entry &entry : value.entries) {
        if (auto done = read(entry); !done)
            return done;
    }
    return {};
}

Read readList(const Value &value, std::string_view what,
              const std::function<Read(const Value &)> &read)
{
    if (value.isNull())
        return {};
    if (!value.isList())
        return invalid(value, std::string(what) + " must be a list");
    for (const Value &item : value.items) {
        if (auto done = read(item); !done)
            return done;
    }
    return {};
}

Read readText(const Value &value, std::string_view what, std::string &text)
{
    if (!value.isScalar())
        return invalid(value, std::string(what) + " must be text");
    text = value.text;
    return {};
}

Read readFlag(const Value &value, std::string_view what, bool &flag)
{
    if (!value.isScalar() || (value.text != "true" && value.text != "false"))
        return invalid(value, std::string(what) + " must be true or false");
    flag = value.text == "true";
    return {};
}

Read readCount(const Value &value, std::string_view what, std::size_t &count)
{
    const std::string &text = value.text;
    const char *const end = text.data() + text.size();
    std::size_t number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), end, number);
    if (!value.isScalar() || text.empty() || failure != std::errc() || rest != end)
        return invalid(value, std::string(what) + " must be a whole number");
    count = number;
    return {};
}

Read readTexts(const Value &value, std::string_view what, std::vector<std::string> &texts)
{
    texts.clear();
    return readList(value, what, [&](const Value &item) -> Read {
        texts.emplace_back();
        return readText(item, "an entry of " + std::string(what), texts.back());
    });
}

Read readTextOrTexts(const Value &value, std::string_view what, std::vector<std::string> &texts)
{
    if (!value.isScalar())
        return readTexts(value, what, texts);
    texts = {value.text};
    return {};
}

Read readTextMap(const Value &value, std::string_view what,
                 std::map<std::string, std::string> &texts)
{
    return readEntries(value, what, [&](const Value::Entry &entry) {
        return readText(entry.value, std::string(what) + '.' + entry.key, texts[entry.key]);
    });
}

Read readPath(const Value &value, std::string_view what, base::RepoPath &path)
{
    std::string text;
    if (auto done = readText(value, what, text); !done)
        return done;
    const auto inside = base::RepoPath::fromText(text);
    if (!inside)
        return base::Error{base::ErrorCode::OutsideRoot,
                           std::string(what) + " leaves the repository: " + text,
                           value.place,
                           "map folders outside in the user's settings or by --map",
                           {}};
    path = *inside;
    return {};
}

Read readPathOrPaths(const Value &value, std::string_view what, std::vector<base::RepoPath> &paths)
{
    const auto add = [&](const Value &item) {
        paths.emplace_back();
        return readPath(item, what, paths.back());
    };
    return value.isScalar() ? add(value) : readList(value, what, add);
}

} // namespace fleetwright::config
