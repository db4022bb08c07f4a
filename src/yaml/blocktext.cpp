// SPDX-License-Identifier: Apache-2.0
#include "yaml/blocktext.h"

#include "yaml/emitter.h"
#include "yaml/unicodeclass.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

/// The first block collection of a kind that is an entry's value, with the column of its parent's
/// key.
struct Sample {
    std::size_t parentColumn = 0;
    std::size_t column = 0;
};

class SampleSearch {
public:
    SampleSearch(std::string_view text, Kind kind) : m_source(text), m_kind(kind) {}

    std::optional<Sample> visit(const Node *node)
    {
        for (const Entry &entry : node->entries()) {
            const Node *value = entry.value;
            const bool isOwn = value->span().begin >= entry.key->span().end;
            if (isOwn && value->kind() == m_kind && value->style() == Style::Block
                && value->size() > 0 && m_source.isFirstOnLine(value->span().begin))
                return Sample{m_source.column(entry.key->span().begin),
                              m_source.column(value->span().begin)};
            if (std::optional<Sample> found = visit(value))
                return found;
        }
        for (const Node *item : node->items()) {
            if (std::optional<Sample> found = visit(item))
                return found;
        }
        return std::nullopt;
    }

private:
    SourceText m_source;
    Kind m_kind;
};

std::optional<Sample> sampleOf(const ParsedFile &file, Kind kind)
{
    SampleSearch search(file.file->bytes(), kind);
    for (const Node *document : file.documents) {
        if (std::optional<Sample> found = search.visit(document))
            return found;
    }
    return std::nullopt;
}

bool startsWithBlank(std::string_view line)
{
    return line.starts_with(' ') || line.starts_with('\t');
}

/// Every line after the first one, empty or indented.
bool continuesIndented(std::string_view yaml)
{
    std::size_t at = yaml.find('\n');
    while (at != std::string_view::npos) {
        const std::size_t begin = at + 1;
        at = yaml.find('\n', begin);
        const std::string_view line = yaml.substr(begin, at - begin);
        if (!line.empty() && !startsWithBlank(line))
            return false;
    }
    return true;
}

void appendLines(std::string &out, std::string_view lines, std::size_t indent,
                 std::string_view lineBreak)
{
    std::size_t begin = 0;
    while (begin <= lines.size()) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const std::string_view line = lines.substr(begin, end - begin);
        if (begin > 0)
            out += lineBreak;
        if (!line.empty())
            out.append(indent, ' ');
        out += line;
        begin = end + 1;
    }
}

/// The node whose text ends last.
const Node *lastNode(const Node *node)
{
    while (node->size() > 0)
        node = node->isMapping() ? node->entries().back().value : node->items().back();
    return node;
}

bool isBlockScalar(const Node *node)
{
    return node->isScalar() && (node->style() == Style::Literal || node->style() == Style::Folded);
}

} // namespace

base::Result<NewValue> NewValue::fromYaml(std::string_view yaml)
{
    NewValue value;
    value.m_yaml = yaml;
    std::erase(value.m_yaml, '\r');
    auto file = std::make_shared<base::SourceFile>(base::RepoPath(), value.m_yaml);
    base::Result<ParsedFilePtr> parsed = readFile(std::move(file));
    if (!parsed)
        return std::move(parsed).error();
    value.m_parsed = std::move(parsed).value();
    if (value.m_parsed->documents.size() != 1)
        return base::Error{base::ErrorCode::Invalid,
                           "the new value is not one YAML document",
                           std::nullopt,
                           {},
                           {}};
    value.m_node = value.m_parsed->documents.front();
    // Blank lines below anything else would be left behind when the value is taken away again.
    if (!isBlockScalar(lastNode(value.m_node)))
        value.m_yaml.erase(value.m_yaml.find_last_not_of(" \t\n") + 1);
    // The line break that ends a kept block scalar belongs to it.
    if (value.m_yaml.ends_with('\n') && !value.m_yaml.ends_with("\n\n"))
        value.m_yaml.pop_back();
    return value;
}

bool NewValue::isInline() const
{
    return m_node->isScalar() || m_node->style() == Style::Flow;
}

std::string NewValue::inlineText(std::size_t indent, std::string_view lineBreak) const
{
    const std::size_t firstEnd = std::min(m_yaml.find('\n'), m_yaml.size());
    std::string out = m_yaml.substr(0, firstEnd);
    if (firstEnd == m_yaml.size())
        return out;
    out += lineBreak;
    constexpr std::size_t step = 2;
    appendLines(out, std::string_view(m_yaml).substr(firstEnd + 1),
                continuesIndented(m_yaml) ? indent : indent + step, lineBreak);
    return out;
}

std::string NewValue::blockText(std::size_t indent, std::string_view lineBreak) const
{
    std::string out;
    appendLines(out, m_yaml, indent, lineBreak);
    return out;
}

base::Result<std::string> NewValue::flowText() const
{
    const bool oneLine = m_yaml.find('\n') == std::string::npos;
    if (oneLine && isInline() && m_node->span().begin == 0 && m_node->span().end == m_yaml.size())
        return m_yaml;
    return toJson(m_node);
}

SequenceIndent sequenceIndentOf(const ParsedFile &file)
{
    const std::optional<Sample> sample = sampleOf(file, Kind::Sequence);
    return sample && sample->column > sample->parentColumn ? SequenceIndent::Two
                                                           : SequenceIndent::None;
}

std::size_t indentStepOf(const ParsedFile &file)
{
    constexpr std::size_t usual = 2;
    const std::optional<Sample> sample = sampleOf(file, Kind::Mapping);
    return sample && sample->column > sample->parentColumn ? sample->column - sample->parentColumn
                                                           : usual;
}

std::string doubleQuoted(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint codePoint = codePointAt(text, at);
        const char32_t value = codePoint.value;
        if (value == U'"' || value == U'\\') {
            out += '\\';
            out += static_cast<char>(value);
        } else if (value == U'\n') {
            out += "\\n";
        } else if (value == U'\t') {
            out += "\\t";
        } else if (value < 0x20 || (value >= 0x7f && value < 0xa0)) {
            constexpr std::string_view digits = "0123456789abcdef";
            out += "\\x";
            out += digits[(value >> 4) & 0xf];
            out += digits[value & 0xf];
        } else if (value == 0x2028 || value == 0x2029) {
            out += value == 0x2028 ? "\\L" : "\\P";
        } else if (value == 0xfeff) {
            out += "\\ufeff";
        } else {
            out += text.substr(at, codePoint.size);
        }
        at += codePoint.size;
    }
    return out + '"';
}

std::string singleQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += '\'';
        out += c;
    }
    return out + '\'';
}

} // namespace fleetwright::yaml
