// SPDX-License-Identifier: Apache-2.0
#include "template/format.h"
#include "template/numbers.h"
#include "template/toml.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fleetwright::gotemplate {

namespace {

constexpr int deepest = 1'000;

using Key = std::vector<std::string_view>;

bool isBare(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '_' || c == '-';
    });
}

std::string quotedText(std::string_view text)
{
    static constexpr std::string_view hexDigits = "0123456789abcdef";
    static constexpr std::string_view special = "\"\\\b\f\n\r\t";
    static constexpr std::string_view letters = "\"\\bfnrt";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const std::size_t index = special.find(c);
        if (index != std::string_view::npos) {
            out += '\\';
            out += letters[index];
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += hexDigits[byte >> 4];
            out += hexDigits[byte & 0xf];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string keyText(std::string_view key)
{
    return isBare(key) ? std::string(key) : quotedText(key);
}

bool isTable(const Value &value)
{
    return value.isMap() && !value.isNil();
}

/// The encoder writes what comes first in a table first: values, then tables.
class TomlWriter {
public:
    bool write(const Key &key, const Value &value)
    {
        if (key.size() > deepest)
            return fail("too deep");
        if (value.isNil())
            return true;
        switch (value.kind()) {
        case Kind::Map:
            return writeTable(key, value);
        case Kind::Slice: {
            bool isTables = false;
            if (!checkTables(value, isTables))
                return false;
            return isTables ? writeTables(key, value) : writeKeyValue(key, value);
        }
        case Kind::Struct:
        case Kind::Complex128:
        case Kind::Func:
            return fail("unsupported type for key '" + joined(key)
                        + "': " + std::string(kindName(value.kind())));
        default:
            return writeKeyValue(key, value);
        }
    }

    std::string out;
    std::string error;

private:
    bool fail(std::string text)
    {
        error = std::move(text);
        return false;
    }

    static std::string joined(const Key &key)
    {
        std::string text;
        for (const std::string_view part : key) {
            text += text.empty() ? "" : ".";
            text += keyText(part);
        }
        return text;
    }

    static std::string indent(const Key &key) { return std::string(2 * (key.size() - 1), ' '); }

    void newLine() { out += out.empty() ? "" : "\n"; }

    /// A list of tables only is written as such; elements must not be nil.
    bool checkTables(const Value &list, bool &isTables)
    {
        isTables = list.size() > 0;
        if (list.isNil())
            return true;
        for (const Value &element : list.asSlice()->all()) {
            if (element.isNil())
                return fail("toml: cannot encode array with nil element");
            isTables = isTables && isTable(element);
        }
        return true;
    }

    bool writeKeyValue(const Key &key, const Value &value)
    {
        if (key.empty())
            return writeElement(value, 0);
        out += indent(key) + keyText(key.back()) + " = ";
        if (!writeElement(value, 0))
            return false;
        newLine();
        return true;
    }

    bool writeReal(double value)
    {
        if (std::isnan(value)) {
            out += "nan";
            return true;
        }
        if (std::isinf(value)) {
            out += value < 0 ? "-inf" : "inf";
            return true;
        }
        const std::string text = formatFloat(value, 'f', -1);
        out += text.find('.') == std::string::npos ? text + ".0" : text;
        return true;
    }

    bool writeList(const Value &list, int depth)
    {
        out += '[';
        for (std::size_t index = 0; index < list.size(); ++index) {
            out += index > 0 ? ", " : "";
            if (!writeElement(list.asSlice()->elements[index], depth + 1))
                return false;
        }
        out += ']';
        return true;
    }

    bool writeInlineTable(const Value &map, int depth)
    {
        std::vector<const MapEntry *> direct;
        std::vector<const MapEntry *> tables;
        if (!sortEntries(map, direct, tables))
            return false;
        out += '{';
        const auto writeAll = [&](const std::vector<const MapEntry *> &entries, bool more) {
            for (std::size_t index = 0; index < entries.size(); ++index) {
                if (entries[index]->value.isNil())
                    continue;
                out += keyText(entries[index]->key) + " = ";
                if (!writeElement(entries[index]->value, depth + 1))
                    return false;
                out += more || index + 1 < entries.size() ? ", " : "";
            }
            return true;
        };
        if (!writeAll(direct, !tables.empty()) || !writeAll(tables, false))
            return false;
        out += '}';
        return true;
    }

    bool writeElement(const Value &value, int depth)
    {
        if (depth > deepest)
            return fail("too deep");
        switch (value.kind()) {
        case Kind::String:
            out += quotedText(value.asString());
            return true;
        case Kind::Bool:
            out += value.asBool() ? "true" : "false";
            return true;
        case Kind::Float64:
            return writeReal(value.asReal());
        case Kind::Uint8:
        case Kind::Uint32:
        case Kind::Uint64:
            out += std::to_string(value.asUnsigned());
            return true;
        case Kind::Int:
        case Kind::Int32:
        case Kind::Int64:
            out += std::to_string(value.asInteger());
            return true;
        case Kind::Slice:
            return writeList(value, depth);
        case Kind::Map:
            return writeInlineTable(value, depth);
        default:
            return fail("unexpected type: " + std::string(typeName(value)));
        }
    }

    bool writeTable(const Key &key, const Value &map)
    {
        if (key.size() == 1)
            newLine();
        if (!key.empty()) {
            out += indent(key) + "[" + joined(key) + "]";
            newLine();
        }
        return writeEntries(key, map);
    }

    bool writeTables(const Key &key, const Value &list)
    {
        if (key.empty())
            return fail("toml: top-level values must be Go maps or structs");
        for (const Value &table : list.asSlice()->all()) {
            newLine();
            out += indent(key) + "[[" + joined(key) + "]]";
            newLine();
            if (!writeEntries(key, table))
                return false;
        }
        return true;
    }

    bool sortEntries(const Value &map, std::vector<const MapEntry *> &direct,
                     std::vector<const MapEntry *> &tables)
    {
        for (const MapEntry &entry : map.asMap()->all()) {
            bool isTables = false;
            if (entry.value.isSlice() && !checkTables(entry.value, isTables))
                return false;
            (isTable(entry.value) || isTables ? tables : direct).push_back(&entry);
        }
        return true;
    }

    bool writeEntries(const Key &key, const Value &map)
    {
        std::vector<const MapEntry *> direct;
        std::vector<const MapEntry *> tables;
        if (!sortEntries(map, direct, tables))
            return false;
        direct.insert(direct.end(), tables.begin(), tables.end());
        for (const MapEntry *entry : direct) {
            Key inner = key;
            inner.push_back(entry->key);
            if (!write(inner, entry->value))
                return false;
        }
        return true;
    }
};

} // namespace

std::string toToml(const Value &value)
{
    TomlWriter writer;
    return writer.write({}, value) ? std::move(writer.out) : std::move(writer.error);
}

} // namespace fleetwright::gotemplate
