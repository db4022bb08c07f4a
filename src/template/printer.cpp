// SPDX-License-Identifier: Apache-2.0
#include "template/printer.h"

#include "template/characters.h"
#include "template/format.h"

#include <algorithm>

namespace fleetwright::gotemplate {

namespace {

/// A map that holds itself would be printed forever; Go dies of it.
constexpr int deepest = 1'000;

} // namespace

void Printer::printArgument(const Value &argument, char32_t verb)
{
    if (!argument.type()) {
        if (verb == U'T' || verb == U'v')
            pad("<nil>");
        else
            badVerb(argument, verb);
        return;
    }
    if (verb == U'T') {
        pad(truncated(typeName(argument)));
        return;
    }
    if (verb == U'p') {
        formatAddress(argument, U'p');
        return;
    }
    if (argument.type() == &types::byteSlice && formatBytes(argument, verb))
        return;
    if (printByMethod(argument, verb))
        return;
    printValue(argument, verb, 0);
}

bool Printer::printByMethod(const Value &value, char32_t verb)
{
    if (m_isBad || !value.type())
        return false;
    if (verb == U'w') {
        badVerb(value, verb);
        return true;
    }
    if (m_flags.sharpV || !value.type()->text)
        return false;
    switch (verb) {
    case U'v':
    case U's':
    case U'x':
    case U'X':
    case U'q':
        if (value.kind() == Kind::Pointer && value.isNil())
            m_out += "<nil>"; // what fmt's catchPanic prints
        else
            formatString(value, value.type()->text(value), verb);
        return true;
    default:
        return false;
    }
}

void Printer::printElement(const Value &element, const Type &type, char32_t verb, int depth)
{
    if (type.kind != Kind::Interface) {
        if (!printByMethod(element, verb))
            printValue(element, verb, depth);
        return;
    }
    if (!element.type()) {
        m_out += m_flags.sharpV ? "interface {}(nil)" : "<nil>";
        return;
    }
    if (!printByMethod(element, verb))
        printValue(element, verb, depth);
}

void Printer::printValue(const Value &value, char32_t verb, int depth)
{
    if (depth > deepest) {
        m_out += "...";
        return;
    }
    switch (value.kind()) {
    case Kind::Invalid:
        m_out += "<nil>";
        break;
    case Kind::Bool:
        formatBool(value, verb);
        break;
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint8:
    case Kind::Uint32:
    case Kind::Uint64:
        formatInteger(value, verb);
        break;
    case Kind::Float64:
        formatReal(value, value.asReal(), verb);
        break;
    case Kind::Complex128:
        formatComplex(value, verb);
        break;
    case Kind::String:
        formatString(value, value.asString(), verb);
        break;
    case Kind::Map:
        printMap(value, verb, depth);
        break;
    case Kind::Struct:
        printStruct(value, verb, depth);
        break;
    case Kind::Slice:
        printSlice(value, verb, depth);
        break;
    case Kind::Pointer:
        printPointer(value, verb, depth);
        break;
    case Kind::Func:
    case Kind::Interface:
        formatAddress(value, verb);
        break;
    }
}

void Printer::printMap(const Value &map, char32_t verb, int depth)
{
    const std::string_view separator = m_flags.sharpV ? ", " : " ";
    if (m_flags.sharpV) {
        m_out += typeName(map);
        if (map.isNil()) {
            m_out += "(nil)";
            return;
        }
        m_out += '{';
    } else {
        m_out += "map[";
    }
    bool isFirst = true;
    const std::span<const MapEntry> entries =
        map.isNil() ? std::span<const MapEntry>() : map.asMap()->all();
    for (const MapEntry &entry : entries) {
        if (!isFirst)
            m_out += separator;
        isFirst = false;
        const Value key = Value::string(entry.key);
        formatString(key, entry.key, verb);
        m_out += ':';
        printElement(entry.value, *map.type()->element, verb, depth + 1);
    }
    m_out += m_flags.sharpV ? '}' : ']';
}

void Printer::printSlice(const Value &slice, char32_t verb, int depth)
{
    const bool isText = verb == U's' || verb == U'q' || verb == U'x' || verb == U'X';
    if (isText && slice.type()->element->kind == Kind::Uint8 && formatBytes(slice, verb))
        return;
    const std::string_view separator = m_flags.sharpV ? ", " : " ";
    if (m_flags.sharpV) {
        m_out += typeName(slice);
        if (slice.isNil()) {
            m_out += "(nil)";
            return;
        }
    }
    m_out += m_flags.sharpV ? '{' : '[';
    for (std::size_t index = 0; index < slice.size(); ++index) {
        if (index > 0)
            m_out += separator;
        printElement(slice.asSlice()->elements[index], *slice.type()->element, verb, depth + 1);
    }
    m_out += m_flags.sharpV ? '}' : ']';
}

void Printer::printStruct(const Value &object, char32_t verb, int depth)
{
    if (m_flags.sharpV)
        m_out += typeName(object);
    m_out += '{';
    const std::span<const Field> fields = object.type()->fields;
    const auto *values = static_cast<const Value *>(object.asObject());
    for (std::size_t index = 0; index < fields.size(); ++index) {
        if (index > 0)
            m_out += m_flags.sharpV ? ", " : " ";
        if (m_flags.plusV || m_flags.sharpV) {
            m_out += fields[index].name;
            m_out += ':';
        }
        printElement(values[index], *fields[index].type, verb, depth + 1);
    }
    m_out += '}';
}

void Printer::printPointer(const Value &pointer, char32_t verb, int depth)
{
    if (depth == 0 && !pointer.isNil()) {
        m_out += '&';
        printValue(Value::object(pointer.asObject(), *pointer.type()->element), verb, depth + 1);
        return;
    }
    formatAddress(pointer, verb);
}

void Printer::badVerb(const Value &value, char32_t verb)
{
    m_isBad = true;
    m_out += "%!";
    appendCharacter(m_out, verb);
    m_out += '(';
    if (value.type()) {
        m_out += typeName(value);
        m_out += '=';
        printArgument(value, U'v');
    } else {
        m_out += "<nil>";
    }
    m_out += ')';
    m_isBad = false;
}

void Printer::formatBool(const Value &value, char32_t verb)
{
    if (verb == U't' || verb == U'v')
        pad(value.asBool() ? "true" : "false");
    else
        badVerb(value, verb);
}

bool Printer::formatBytes(const Value &bytes, char32_t verb)
{
    std::string text;
    for (std::size_t index = 0; index < bytes.size(); ++index)
        text += static_cast<char>(bytes.asSlice()->elements[index].asInteger());
    switch (verb) {
    case U's':
    case U'x':
    case U'X':
    case U'q':
        formatString(bytes, text, verb);
        return true;
    default:
        return false;
    }
}

void Printer::formatString(const Value &value, std::string_view text, char32_t verb)
{
    switch (verb) {
    case U'v':
        if (m_flags.sharpV)
            writeQuoted(text);
        else
            pad(truncated(text));
        break;
    case U's':
        pad(truncated(text));
        break;
    case U'x':
        writeHexText(text, "0123456789abcdefx");
        break;
    case U'X':
        writeHexText(text, "0123456789ABCDEFX");
        break;
    case U'q':
        writeQuoted(text);
        break;
    default:
        badVerb(value, verb);
        break;
    }
}

void Printer::formatAddress(const Value &value, char32_t verb)
{
    const Kind kind = value.kind();
    const bool hasAddress =
        kind == Kind::Func || kind == Kind::Map || kind == Kind::Pointer || kind == Kind::Slice;
    if (!hasAddress) {
        badVerb(value, verb);
        return;
    }
    // Addresses differ from run to run; an equal one is shown for all.
    const std::uint64_t address = value.isNil() ? 0 : 0xc000012340;
    switch (verb) {
    case U'v':
        if (m_flags.sharpV) {
            m_out += '(';
            m_out += typeName(value);
            m_out += ")(";
            if (address == 0)
                m_out += "nil";
            else
                writeHexWithPrefix(address, true);
            m_out += ')';
        } else if (address == 0) {
            pad("<nil>");
        } else {
            writeHexWithPrefix(address, !m_flags.sharp);
        }
        break;
    case U'p':
        writeHexWithPrefix(address, !m_flags.sharp);
        break;
    case U'b':
    case U'o':
    case U'd':
    case U'x':
    case U'X':
        formatInteger(Value::unsignedInteger(address), verb);
        break;
    default:
        badVerb(value, verb);
        break;
    }
}

} // namespace fleetwright::gotemplate
