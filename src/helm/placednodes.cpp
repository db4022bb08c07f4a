// SPDX-License-Identifier: Apache-2.0
#include "helm/placednodes.h"

#include <algorithm>
#include <string>

namespace fleetwright::helm {

using yaml::Node;

namespace {

constexpr std::size_t mostValuesOfText = 16; ///< of which one scalar is told to be made
constexpr std::size_t deepestHint = 200;

void addUnique(std::vector<const Node *> &nodes, const Node *node)
{
    if (node && std::ranges::find(nodes, node) == nodes.end())
        nodes.push_back(node);
}

/// A scalar of this text at or below a value.
const Node *scalarBelow(const Node *value, std::string_view text, std::size_t depth)
{
    if (value->isScalar())
        return value->text() == text ? value : nullptr;
    if (depth >= deepestHint)
        return nullptr;
    for (const yaml::Entry &entry : value->entries()) {
        if (const Node *found = scalarBelow(entry.value, text, depth + 1))
            return found;
    }
    for (const Node *item : value->items()) {
        if (const Node *found = scalarBelow(item, text, depth + 1))
            return found;
    }
    return nullptr;
}

/// The "{{ … }}" around an action's first byte.
base::Span actionAround(const base::SourceFile &file, std::uint32_t offset)
{
    const std::string_view text = file.bytes();
    const std::size_t open = text.rfind("{{", offset);
    const std::size_t close = text.find("}}", offset);
    return {&file, open == std::string_view::npos ? offset : static_cast<std::uint32_t>(open),
            close == std::string_view::npos ? offset : static_cast<std::uint32_t>(close + 2)};
}

std::uint32_t offsetIn(const base::SourceFile &file, const base::Place &place)
{
    const std::uint32_t begin = file.lineBegin(place.line) + (place.column ? place.column - 1 : 0);
    return std::min(begin, static_cast<std::uint32_t>(file.bytes().size()));
}

} // namespace

PlacedNodes::PlacedNodes(const Arrangement &arrangement, const RenderedFile &file,
                         const yaml::NodeBuilder &builder)
    : m_arrangement(arrangement), m_file(file), m_builder(builder), m_layers(builder)
{}

const Node *PlacedNodes::placed(const Node *document, std::size_t begin)
{
    m_begin = begin;
    return node(document, {});
}

std::size_t PlacedNodes::offsetOf(const Node *read) const
{
    return m_begin + read->span().begin;
}

std::size_t PlacedNodes::pieceAt(std::size_t offset) const
{
    const auto after = std::ranges::upper_bound(m_file.pieces, offset, {}, &OutputPiece::begin);
    return static_cast<std::size_t>(after - m_file.pieces.begin())
           - (after == m_file.pieces.begin() ? 0 : 1);
}

const base::SourceFile *PlacedNodes::fileOf(const base::Place &place)
{
    const auto [known, isNew] = m_files.try_emplace(place.file, nullptr);
    if (!isNew)
        return known->second;
    for (const ArrangedTemplate &each : m_arrangement.templates) {
        if (each.file->content->path() == place.file)
            known->second = each.file->content.get();
    }
    return known->second;
}

/// Where a value begins in the template: the text itself, or the action that printed it.
base::Span PlacedNodes::inTemplate(const Node *read)
{
    if (m_file.pieces.empty())
        return {};
    const std::size_t begin = offsetOf(read);
    const OutputPiece &piece = m_file.pieces[pieceAt(begin)];
    const base::SourceFile *file = fileOf(piece.place);
    if (!file)
        return {};
    const std::uint32_t at = offsetIn(*file, piece.place);
    if (!piece.isText)
        return actionAround(*file, at);
    const auto first = at + static_cast<std::uint32_t>(begin - piece.begin);
    const std::size_t length = read->span().end - read->span().begin;
    const std::string_view printed = std::string_view(m_file.text).substr(begin, length);
    const std::string_view source =
        file->bytes().substr(std::min<std::size_t>(first, file->bytes().size()));
    if (source.starts_with(printed))
        return {file, first, first + static_cast<std::uint32_t>(length)};
    // Text that goes on in an action: it ends where its last byte was made.
    const std::size_t end = begin + (length ? length - 1 : 0);
    const OutputPiece &last = m_file.pieces[pieceAt(end)];
    const auto here = std::min(first, static_cast<std::uint32_t>(file->bytes().size()));
    if (last.place.file != piece.place.file)
        return {file, here, here};
    const std::uint32_t lastAt = offsetIn(*file, last.place);
    const std::uint32_t after = last.isText
                                    ? lastAt + static_cast<std::uint32_t>(end - last.begin) + 1
                                    : actionAround(*file, lastAt).end;
    return {file, here,
            std::min(std::max(here, after), static_cast<std::uint32_t>(file->bytes().size()))};
}

void PlacedNodes::addHints(Nodes &hints, const Node *at, std::string_view key,
                           std::size_t index) const
{
    if (m_file.pieces.empty())
        return;
    const OutputPiece &piece = m_file.pieces[pieceAt(offsetOf(at))];
    if (piece.isText)
        return;
    for (const Node *value : piece.values) {
        if (!key.empty() && value->isMapping())
            addUnique(hints, value->find(key));
        else if (key.empty() && value->isSequence() && index < value->size())
            addUnique(hints, value->items()[index]);
    }
}

const Node *PlacedNodes::node(const Node *read, const Nodes &hints)
{
    if (read->isScalar())
        return scalar(read, hints);
    if (read->isMapping()) {
        std::vector<yaml::Entry> entries;
        entries.reserve(read->size());
        for (const yaml::Entry &entry : read->entries()) {
            Nodes below;
            for (const Node *hint : hints)
                addUnique(below, hint->find(entry.key->text()));
            addHints(below, entry.key, entry.key->text(), 0);
            const Node *key = m_builder.withSpan(entry.key, inTemplate(entry.key));
            entries.push_back({key, node(entry.value, below)});
        }
        return m_builder.mapping(entries, inTemplate(read), read->style());
    }
    Nodes items;
    for (std::size_t index = 0; index < read->size(); ++index) {
        Nodes below;
        for (const Node *hint : hints) {
            if (hint->isSequence() && index < hint->size())
                addUnique(below, hint->items()[index]);
        }
        addHints(below, read->items()[index], {}, index);
        items.push_back(node(read->items()[index], below));
    }
    return m_builder.sequence(items, inTemplate(read), read->style());
}

PlacedNodes::Nodes PlacedNodes::valuesOf(const Node *read, const Nodes &hints) const
{
    const std::string_view text = read->text();
    for (const Node *hint : hints) {
        if (hint->isScalar() && hint->text() == text)
            return {hint};
    }
    Nodes found;
    if (m_file.pieces.empty() || text.find('\n') != std::string_view::npos)
        return found;
    const std::size_t end = m_begin + read->span().end;
    for (std::size_t at = pieceAt(offsetOf(read));
         at < m_file.pieces.size() && m_file.pieces[at].begin < end; ++at) {
        if (m_file.pieces[at].isText)
            continue;
        for (const Node *value : m_file.pieces[at].values) {
            if (found.size() >= mostValuesOfText)
                return found;
            if (!value->isScalar())
                addUnique(found, scalarBelow(value, text, 0));
            else if (!value->text().empty() && text.find(value->text()) != std::string_view::npos)
                addUnique(found, value);
        }
    }
    // A value that is the whole text leaves nothing to the others.
    const auto whole = std::ranges::find(found, text, &Node::text);
    return whole == found.end() ? found : Nodes{*whole};
}

const Node *PlacedNodes::scalar(const Node *read, const Nodes &hints)
{
    const base::Span place = inTemplate(read);
    const Node *written = m_builder.withSpan(read, place);
    const Nodes values = valuesOf(read, hints);
    if (!values.empty())
        return withValues(written, values, place);
    return written;
}

/// It stands where the last of its values does, and hides the others and the template's action, one
/// by one.
const Node *PlacedNodes::withValues(const Node *written, const Nodes &values, base::Span place)
{
    const std::string_view action = place.known() ? place.text().substr(0, 1'000) : written->text();
    const Node *below = m_builder.string(action, place);
    for (const Node *value : values)
        below = m_layers.over(value, below);
    // The text as it is printed, where the last value stands.
    const base::Span span = below->span().known() ? below->span() : place;
    return m_builder.withChange(m_builder.withSpan(written, span), below->change());
}

} // namespace fleetwright::helm
