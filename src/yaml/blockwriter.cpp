// SPDX-License-Identifier: Apache-2.0
#include "yaml/blockwriter.h"

#include "yaml/jsonscalar.h"
#include "yaml/keyorder.h"
#include "yaml/pathtext.h"
#include "yaml/printedtext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fleetwright::yaml {
namespace {

using base::Error;

constexpr int indentStep = 2;

/// A key that is surely written on one line, wherever it begins: keys are never folded.
constexpr std::size_t longestPlainKey = 128;

/// Stable and safe whatever the order says: goyaml.v2's is no strict weak order for every set of
/// odd keys.
void sortNaturally(std::span<const Entry *> entries)
{
    const auto before = [](const Entry *left, const Entry *right) {
        return naturallyBefore(left->key->text(), right->key->text());
    };
    constexpr std::size_t few = 24;
    if (entries.size() > few) {
        std::stable_sort(entries.begin(), entries.end(), before);
        return;
    }
    for (std::size_t index = 1; index < entries.size(); ++index) {
        const Entry *entry = entries[index];
        std::size_t place = index;
        for (; place > 0 && before(entry, entries[place - 1]); --place)
            entries[place] = entries[place - 1];
        entries[place] = entry;
    }
}

bool canBeKey(const Node *key)
{
    // go-yaml v3 writes an empty key as '', which is a string when it is read again.
    if (key->isNull())
        return key->text().empty();
    return key->tag() == Tag::String || key->tag() == Tag::Merge || key->tag() == Tag::Binary;
}

} // namespace

std::size_t LineRecorder::currentLine()
{
    m_line += static_cast<std::size_t>(
        std::count(m_out.begin() + static_cast<std::ptrdiff_t>(m_counted), m_out.end(), '\n'));
    m_counted = m_out.size();
    return m_line;
}

void LineRecorder::mark(const Node *key, const Node *value)
{
    const std::size_t line = currentLine();
    // A key that takes several lines ("? …") is followed by its value's first line.
    const std::size_t known = m_lines.size();
    if (known <= line)
        m_lines.resize(line + 1);
    for (std::size_t gap = known; gap < line && known > 0; ++gap)
        m_lines[gap] = {nullptr, m_lines[known - 1].value, m_lines[known - 1].path};
    m_lines[line] = {key, value, path};
}

void LineRecorder::finishScalar(const Node *value)
{
    const std::size_t first = m_line;
    std::size_t last = currentLine();
    // A block scalar that ends with a line break leaves an empty line, which the next entry takes.
    if (last > first && m_out.ends_with('\n'))
        --last;
    for (std::size_t line = first + 1; line <= last; ++line) {
        m_lines.resize(std::max(m_lines.size(), line + 1));
        m_lines[line] = {nullptr, value, path};
    }
}

std::optional<Error> BlockWriter::writeDocument(const Node *root)
{
    if (m_recorder && root->size() == 0)
        m_recorder->mark(nullptr, root);
    if (!write(root, -1, Parent::Document))
        return std::move(m_error);
    if (m_recorder && root->isScalar())
        m_recorder->finishScalar(root);
    m_out.writeIndent(0);
    return std::nullopt;
}

bool BlockWriter::write(const Node *node, int indent, Parent parent)
{
    if (node->isScalar())
        return writeScalar(node, indent < 0 ? indentStep : indent + indentStep);
    if (node->size() == 0) {
        m_out.writeEmptyCollection(node->isMapping() ? "{}" : "[]");
        return true;
    }
    const bool isFlow = node->style() == Style::Flow;
    m_flowDepth += isFlow ? 1 : 0;
    const bool done = node->isMapping() ? writeMapping(node, indent < 0 ? 0 : indent + indentStep)
                                        : writeSequence(node, indent, parent);
    m_flowDepth -= isFlow ? 1 : 0;
    return done;
}

bool BlockWriter::fail(Error error)
{
    m_error = std::move(error);
    return false;
}

bool BlockWriter::writeText(const Node *scalar, std::string_view text, int indent)
{
    std::string storage;
    const base::Result<std::string_view> read = throughJson(scalar, text, storage);
    if (!read)
        return fail(read.error());
    m_out.writeString(*read, ScalarWriter::Context::Value, indent);
    return true;
}

bool BlockWriter::writeString(const Node *string, int indent)
{
    if (m_flowDepth > 0)
        return writeText(string, string->text(), indent);
    const base::Result<std::string_view> text = reprinted(string, m_scalarStorage);
    return text ? writeText(string, *text, indent) : fail(text.error());
}

bool BlockWriter::writeScalar(const Node *scalar, int indent)
{
    if (scalar->tag() == Tag::String)
        return m_out.writeSimple(scalar->text()) || writeString(scalar, indent);
    // go-yaml v3 writes an empty scalar between brackets as '', which is a string when it is read
    // again.
    if (m_flowDepth > 0 && scalar->isNull() && scalar->text().empty())
        return writeText(scalar, {}, indent);
    const base::Result<JsonScalar> json = toJsonScalar(scalar, m_scalarStorage);
    if (!json)
        return fail(json.error());
    switch (json->kind) {
    case JsonScalar::Kind::String:
        return writeText(scalar, json->text, indent);
    case JsonScalar::Kind::Number:
        m_out.writePlainWord(yamlNumber(json->text, m_numberStorage));
        break;
    case JsonScalar::Kind::Null:
    case JsonScalar::Kind::Bool:
        m_out.writePlainWord(json->text);
        break;
    }
    return true;
}

bool BlockWriter::writeMapping(const Node *mapping, int indent)
{
    const std::span<const Entry> entries = mapping->entries();
    constexpr std::size_t few = 16;
    std::array<const Entry *, few> local{};
    std::vector<const Entry *> many;
    std::span<const Entry *> order(local.data(), std::min(entries.size(), few));
    if (entries.size() > few) {
        many.resize(entries.size());
        order = many;
    }
    for (std::size_t index = 0; index < entries.size(); ++index)
        order[index] = &entries[index];
    sortNaturally(order);
    return writeEntries(order, indent);
}

bool BlockWriter::writeEntries(std::span<const Entry *const> entries, int indent)
{
    const std::size_t pathSize = m_recorder ? m_recorder->path.size() : 0;
    for (const Entry *entry : entries) {
        m_out.writeIndent(indent);
        if (m_recorder) {
            appendKeySegment(m_recorder->path, entry->key->text());
            m_recorder->mark(entry->key, entry->value);
        }
        if (!writeEntry(*entry, indent))
            return false;
        if (m_recorder) {
            if (entry->value->isScalar())
                m_recorder->finishScalar(entry->value);
            m_recorder->path.resize(pathSize);
        }
    }
    return true;
}

void BlockWriter::writeKey(std::string_view key, int indent)
{
    if (isSimpleKey(key)) {
        m_out.writeString(key, ScalarWriter::Context::SimpleKey, indent + indentStep);
        m_out.writeKeyColon();
        return;
    }
    m_out.writeBlockIndicator('?');
    m_out.writeString(key, ScalarWriter::Context::Value, indent + indentStep);
    m_out.writeIndent(indent);
    m_out.writeBlockIndicator(':');
}

bool BlockWriter::writeEntry(const Entry &entry, int indent)
{
    // The top is read into a map of strings (RNode.MarshalJSON), where numbers are keys too.
    const bool isTop = indent == 0 && !entry.key->isNull();
    if (!isTop && !canBeKey(entry.key)) {
        Error error =
            scalarError(entry.key, "json: unsupported type: the key \""
                                       + std::string(entry.key->text()) + "\" is no string");
        error.hint = "put the key in quotes; where kustomize drops them, rename it";
        return fail(std::move(error));
    }
    const std::string_view key = entry.key->text();
    if (key.size() <= longestPlainKey && m_out.writeSimple(key)) {
        m_out.writeKeyColon();
    } else {
        if (std::optional<Error> error = checkKey(entry.key))
            return fail(std::move(*error));
        writeKey(key, indent);
    }
    return write(entry.value, indent, Parent::Mapping);
}

bool BlockWriter::writeSequence(const Node *sequence, int indent, Parent parent)
{
    const bool indentless = parent == Parent::Mapping && !m_out.onlyIndicatorsOnLine();
    const int ownIndent = indent < 0 ? 0 : (indentless ? indent : indent + indentStep);
    const std::string_view naming = m_recorder ? itemKey(sequence) : std::string_view();
    const std::size_t pathSize = m_recorder ? m_recorder->path.size() : 0;
    for (std::size_t index = 0; index < sequence->items().size(); ++index) {
        const Node *item = sequence->items()[index];
        m_out.writeIndent(ownIndent);
        m_out.writeBlockIndicator('-');
        if (m_recorder) {
            if (naming.empty())
                appendIndexSegment(m_recorder->path, index);
            else
                appendMatchSegment(m_recorder->path, naming, item->find(naming)->text());
            m_recorder->mark(nullptr, item);
        }
        if (!write(item, ownIndent, Parent::Sequence))
            return false;
        if (m_recorder) {
            if (item->isScalar())
                m_recorder->finishScalar(item);
            m_recorder->path.resize(pathSize);
        }
    }
    return true;
}

} // namespace fleetwright::yaml
