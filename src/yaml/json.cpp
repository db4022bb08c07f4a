// SPDX-License-Identifier: Apache-2.0
#include "yaml/emitter.h"
#include "yaml/jsonscalar.h"
#include "yaml/unicodeclass.h"

#include <algorithm>
#include <optional>

namespace fleetwright::yaml {
namespace {

using base::Error;

constexpr std::string_view hexDigits = "0123456789abcdef";

void appendEscape(std::string &out, char32_t codePoint)
{
    switch (codePoint) {
    case U'"':
        out += "\\\"";
        return;
    case U'\\':
        out += "\\\\";
        return;
    case U'\b':
        out += "\\b";
        return;
    case U'\f':
        out += "\\f";
        return;
    case U'\n':
        out += "\\n";
        return;
    case U'\r':
        out += "\\r";
        return;
    case U'\t':
        out += "\\t";
        return;
    default:
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += hexDigits[(codePoint >> shift) & 0xf];
    }
}

bool isPlainByte(char c)
{
    const unsigned char byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

void appendString(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && isPlainByte(text[end]))
            ++end;
        out += text.substr(at, end - at);
        if (end == text.size())
            break;
        const CodePoint codePoint = codePointAt(text, end);
        const bool invalid = codePoint.value == 0xfffd && codePoint.size == 1;
        if (codePoint.value < 0x80 || invalid || codePoint.value == 0x2028
            || codePoint.value == 0x2029)
            appendEscape(out, codePoint.value);
        else
            out += text.substr(end, codePoint.size);
        at = end + codePoint.size;
    }
    out += '"';
}

class JsonWriter {
public:
    explicit JsonWriter(std::string &out) : m_out(out) {}

    /// The nesting of a document is bounded by the reader, so is the recursion.
    std::optional<Error> write(const Node *node)
    {
        switch (node->kind()) {
        case Kind::Scalar:
            return writeScalar(node);
        case Kind::Mapping:
            return writeMapping(node);
        case Kind::Sequence:
            return writeSequence(node);
        }
        return std::nullopt;
    }

private:
    std::optional<Error> writeScalar(const Node *node)
    {
        const base::Result<JsonScalar> scalar = toJsonScalar(node, m_storage);
        if (!scalar)
            return scalar.error();
        if (scalar->kind == JsonScalar::Kind::String)
            appendString(m_out, scalar->text);
        else
            m_out += scalar->text;
        return std::nullopt;
    }

    std::optional<Error> writeMapping(const Node *node)
    {
        std::vector<Entry> entries(node->entries().begin(), node->entries().end());
        std::sort(entries.begin(), entries.end(), [](const Entry &left, const Entry &right) {
            return left.key->text() < right.key->text();
        });
        char separator = '{';
        for (const Entry &entry : entries) {
            m_out += separator;
            separator = ',';
            appendString(m_out, entry.key->text());
            m_out += ':';
            if (std::optional<Error> error = write(entry.value))
                return error;
        }
        m_out += entries.empty() ? "{}" : "}";
        return std::nullopt;
    }

    std::optional<Error> writeSequence(const Node *node)
    {
        char separator = '[';
        for (const Node *item : node->items()) {
            m_out += separator;
            separator = ',';
            if (std::optional<Error> error = write(item))
                return error;
        }
        m_out += node->items().empty() ? "[]" : "]";
        return std::nullopt;
    }

    std::string &m_out;
    std::string m_storage;
};

} // namespace

base::Result<std::string> toJson(const Node *node)
{
    std::string out;
    if (std::optional<Error> error = JsonWriter(out).write(node))
        return std::move(*error);
    return out;
}

} // namespace fleetwright::yaml
