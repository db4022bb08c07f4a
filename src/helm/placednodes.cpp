// SPDX-License-Identifier: Apache-2.0
#include "helm/placednodes.h"

#include "yaml/scalar.h"

#include <algorithm>
#include <optional>
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

/// Whether a template that prints the value prints this text: of numbers, which are float64, as Go
/// does ("%v") or as JSON has them.
bool isPrintedAs(const Node *value, std::string_view text)
{
    if (value->text() == text)
        return true;
    if (value->tag() != yaml::Tag::Float || text.find('e') == std::string_view::npos)
        return false;
    const std::optional<double> number = yaml::parseFloat(value->text());
    return number && yaml::formatYamlFloat(*number) == text;
}

/// A scalar of this text at or below a value.
const Node *scalarBelow(const Node *value, std::string_view text, std::size_t depth)
{
    if (value->isScalar())
        return isPrintedAs(value, text) ? value : nullptr;
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

/// How many bytes of a template's text printed `text`: "<no value>" is taken out of what is
/// printed.
std::size_t writtenSize(std::string_view written, std::string_view text)
{
    constexpr std::string_view noValue = "<no value>";
    if (written.substr(0, text.size()).find('<') == std::string_view::npos)
        return std::min(text.size(), written.size());
    std::size_t at = 0;
    for (std::size_t done = 0; done < text.size() && at < written.size(); ++done, ++at) {
        while (written.substr(at).starts_with(noValue) && !text.substr(done).starts_with(noValue))
            at += noValue.size();
    }
    return std::min(at, written.size());
}

} // namespace

PlacedNodes::PlacedNodes(const RenderedFile &file, const yaml::NodeBuilder &builder)
    : m_file(file), m_builder(builder), m_layers(builder)
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

/// The action that printed nothing where a value is empty.
const OutputPiece *PlacedNodes::silentActionAt(std::size_t offset) const
{
    const auto first = std::ranges::lower_bound(m_file.pieces, offset, {}, &OutputPiece::begin);
    for (auto piece = first; piece != m_file.pieces.end(); ++piece) {
        const std::string_view between =
            std::string_view(m_file.text).substr(offset, piece->begin - offset);
        if (between.find_first_not_of(" \t") != std::string_view::npos)
            return nullptr;
        if (!piece->isText && piece->begin == piece->end)
            return &*piece;
    }
    return nullptr;
}

/// Where a value stands in the template: its text, or the actions that printed it.
base::Span PlacedNodes::inTemplate(const Node *read)
{
    if (m_file.pieces.empty())
        return {};
    const std::size_t begin = offsetOf(read);
    const std::size_t end = begin + (read->span().end - read->span().begin);
    const OutputPiece *silent = begin == end ? silentActionAt(begin) : nullptr;
    const OutputPiece &piece = silent ? *silent : m_file.pieces[pieceAt(begin)];
    return piece.place.known() ? inTemplate(piece, begin, end) : base::Span{};
}

base::Span PlacedNodes::inTemplate(const OutputPiece &piece, std::size_t begin, std::size_t end)
{
    const base::SourceFile &file = *piece.place.file;
    const std::uint32_t at = piece.place.begin;
    if (!piece.isText) {
        const base::Span action = actionAround(file, at);
        return {&file, action.begin,
                end > piece.end ? std::max(action.end, endInTemplate(file, begin, end))
                                : action.end};
    }
    const std::string_view printed = std::string_view(m_file.text);
    const std::size_t first =
        at + writtenSize(file.bytes().substr(at), printed.substr(piece.begin, begin - piece.begin));
    const auto here = static_cast<std::uint32_t>(std::min(first, file.bytes().size()));
    if (end <= piece.end)
        return {&file, here,
                here
                    + static_cast<std::uint32_t>(writtenSize(file.bytes().substr(here),
                                                             printed.substr(begin, end - begin)))};
    return {&file, here, std::max(here, endInTemplate(file, begin, end))};
}

/// Where what made the bytes [begin, end) of the output ends in this template: behind its own text,
/// or behind the action that printed the last of them, be it by another template.
std::uint32_t PlacedNodes::endInTemplate(const base::SourceFile &file, std::size_t begin,
                                         std::size_t end)
{
    const std::size_t first = pieceAt(begin);
    std::size_t last = pieceAt(end - 1);
    const bool isElsewhere = m_file.pieces[last].place.file != &file;
    while (last > first && m_file.pieces[last].place.file != &file)
        --last;
    const OutputPiece &piece = m_file.pieces[last];
    if (piece.place.file != &file)
        return 0;
    const std::uint32_t offset = piece.place.begin;
    if (!piece.isText)
        return actionAround(file, offset).end;
    const std::size_t size = std::min(end, piece.end) - piece.begin;
    const std::uint32_t after =
        offset
        + static_cast<std::uint32_t>(writtenSize(
            file.bytes().substr(offset), std::string_view(m_file.text).substr(piece.begin, size)));
    return isElsewhere && file.bytes().substr(after).starts_with("{{")
               ? actionAround(file, after + 1).end
               : after;
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

/// The value of which an action printed nothing.
PlacedNodes::Nodes PlacedNodes::emptyValuesOf(const Node *read) const
{
    const OutputPiece *silent = silentActionAt(offsetOf(read));
    if (!silent || silent->values.empty())
        return {};
    const Node *value = silent->values.back();
    return value->isScalar() && (value->isNull() || value->text().empty()) ? Nodes{value} : Nodes();
}

PlacedNodes::Nodes PlacedNodes::valuesOf(const Node *read, const Nodes &hints) const
{
    const std::string_view text = read->text();
    for (const Node *hint : hints) {
        if (hint->isScalar() && isPrintedAs(hint, text))
            return {hint};
    }
    if (text.empty() && read->span().begin == read->span().end)
        return emptyValuesOf(read);
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
            else if (isPrintedAs(value, text)
                     || (!value->text().empty()
                         && text.find(value->text()) != std::string_view::npos))
                addUnique(found, value);
        }
    }
    // A value that is the whole text leaves nothing to the others.
    const auto whole =
        std::ranges::find_if(found, [text](const Node *value) { return isPrintedAs(value, text); });
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
