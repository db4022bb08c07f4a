// SPDX-License-Identifier: Apache-2.0
#include "template/characters.h"
#include "template/encoding.h"
#include "template/format.h"
#include "template/json.h"
#include "template/numbers.h"
#include "yaml/scalar.h"

#include <cmath>

namespace fleetwright::gotemplate {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr int deepest = 1'000;

class JsonWriter {
public:
    explicit JsonWriter(JsonEscapes escapes) : m_escapes(escapes) {}

    [[nodiscard]] bool write(const Value &value, int depth);
    std::string out;
    std::string error;

private:
    bool fail(std::string text)
    {
        error = std::move(text);
        return false;
    }
    void writeString(std::string_view text);
    bool writeReal(double value);
    bool writeMap(const Value &map, int depth);
    bool writeSlice(const Value &slice, int depth);
    bool writeStruct(const Value &object, const Type &type, int depth);

    JsonEscapes m_escapes;
};

void appendEscape(std::string &out, char32_t c)
{
    static constexpr std::string_view plain = "\"\\\b\f\n\r\t";
    static constexpr std::string_view letters = "\"\\bfnrt";
    const std::size_t index = c < 0x80 ? plain.find(static_cast<char>(c)) : std::string_view::npos;
    out += '\\';
    if (index != std::string_view::npos) {
        out += letters[index];
        return;
    }
    out += 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hexDigits[(c >> shift) & 0xf];
}

void JsonWriter::writeString(std::string_view text)
{
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        const char32_t c = character.value;
        const bool isHtml = c == U'<' || c == U'>' || c == U'&';
        const bool isInvalid = c == replacementCharacter && character.size == 1;
        if (c < 0x20 || c == U'"' || c == U'\\' || (isHtml && m_escapes == JsonEscapes::Html)
            || c == 0x2028 || c == 0x2029 || isInvalid)
            appendEscape(out, c);
        else
            out += text.substr(at, character.size);
        at += character.size;
    }
    out += '"';
}

bool JsonWriter::writeReal(double value)
{
    if (!std::isfinite(value))
        return fail("json: unsupported value: " + formatFloat(value, 'g', -1));
    out += yaml::formatJsonFloat(value);
    return true;
}

bool JsonWriter::writeMap(const Value &map, int depth)
{
    if (map.isNil()) {
        out += "null";
        return true;
    }
    out += '{';
    bool isFirst = true;
    for (const MapEntry &entry : map.asMap()->all()) {
        out += isFirst ? "" : ",";
        isFirst = false;
        writeString(entry.key);
        out += ':';
        if (!write(entry.value, depth + 1))
            return false;
    }
    out += '}';
    return true;
}

bool JsonWriter::writeSlice(const Value &slice, int depth)
{
    if (slice.isNil()) {
        out += "null";
        return true;
    }
    if (slice.type()->element->kind == Kind::Uint8) {
        out += '"' + encodeBase64(stringOf(slice.withType(types::byteSlice))) + '"';
        return true;
    }
    out += '[';
    bool isFirst = true;
    for (const Value &element : slice.asSlice()->all()) {
        out += isFirst ? "" : ",";
        isFirst = false;
        if (!write(element, depth + 1))
            return false;
    }
    out += ']';
    return true;
}

/// encoding/json's isEmptyValue, for omitempty.
bool isEmpty(const Value &value)
{
    switch (value.kind()) {
    case Kind::Invalid:
        return true;
    case Kind::String:
    case Kind::Map:
    case Kind::Slice:
        return value.size() == 0;
    case Kind::Pointer:
        return value.isNil();
    case Kind::Struct:
        return false;
    case Kind::Float64:
        return value.asReal() == 0;
    default:
        return value.asInteger() == 0;
    }
}

bool JsonWriter::writeStruct(const Value &object, const Type &type, int depth)
{
    out += '{';
    bool isFirst = true;
    const auto *values = static_cast<const Value *>(object.asObject());
    for (std::size_t index = 0; index < type.fields.size(); ++index) {
        const Field &field = type.fields[index];
        if (field.jsonName == "-" || (field.omitEmpty && isEmpty(values[index])))
            continue;
        out += isFirst ? "" : ",";
        isFirst = false;
        writeString(field.jsonName.empty() ? field.name : field.jsonName);
        out += ':';
        if (!write(values[index], depth + 1))
            return false;
    }
    out += '}';
    return true;
}

bool JsonWriter::write(const Value &value, int depth)
{
    if (depth > deepest)
        return fail("json: unsupported value: encountered a cycle via "
                    + std::string(typeName(value)));
    if (value.type() && value.type()->json && !(value.kind() == Kind::Pointer && value.isNil())) {
        out += value.type()->json(value);
        return true;
    }
    switch (value.kind()) {
    case Kind::Invalid:
        out += "null";
        return true;
    case Kind::Bool:
        out += value.asBool() ? "true" : "false";
        return true;
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
        out += std::to_string(value.asInteger());
        return true;
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        out += std::to_string(value.asUnsigned());
        return true;
    case Kind::Float64:
        return writeReal(value.asReal());
    case Kind::String:
        writeString(value.asString());
        return true;
    case Kind::Map:
        return writeMap(value, depth);
    case Kind::Slice:
        return writeSlice(value, depth);
    case Kind::Struct:
        return writeStruct(value, *value.type(), depth);
    case Kind::Pointer:
        if (value.isNil()) {
            out += "null";
            return true;
        }
        return writeStruct(value, *value.type()->element, depth);
    default:
        return fail("json: unsupported type: " + std::string(typeName(value)));
    }
}

} // namespace

std::optional<std::string> toJson(const Value &value, JsonEscapes escapes, std::string &error)
{
    JsonWriter writer(escapes);
    if (writer.write(value, 0))
        return std::move(writer.out);
    error = std::move(writer.error);
    return std::nullopt;
}

std::string indentJson(std::string_view json)
{
    std::string out;
    std::size_t depth = 0;
    bool isInString = false;
    const auto newLine = [&out, &depth] {
        out += '\n';
        out.append(2 * depth, ' ');
    };
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (isInString) {
            out += c;
            if (c == '\\')
                out += json[++at];
            else if (c == '"')
                isInString = false;
            continue;
        }
        const bool isOpening = c == '{' || c == '[';
        if ((c == '}' || c == ']') && !out.empty() && out.back() != '{' && out.back() != '[') {
            --depth;
            newLine();
        } else if (c == '}' || c == ']') {
            --depth;
        }
        out += c;
        if (isOpening) {
            ++depth;
            if (at + 1 < json.size() && json[at + 1] != '}' && json[at + 1] != ']')
                newLine();
        } else if (c == ',') {
            newLine();
        } else if (c == ':') {
            out += ' ';
        } else if (c == '"') {
            isInString = true;
        }
    }
    return out;
}

} // namespace fleetwright::gotemplate
