// SPDX-License-Identifier: Apache-2.0
#include "yaml/composer.h"

#include "yaml/contenthash.h"
#include "yaml/nodebuilder.h"
#include "yaml/tagged.h"

#include <yaml.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace fleetwright::yaml {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::string_view utf8Mark = "\xef\xbb\xbf";

/// libyaml's parser and its current event, freed together.
class EventStream {
public:
    explicit EventStream(std::string_view text)
    {
        m_ready = yaml_parser_initialize(&m_parser) == 1;
        if (!m_ready)
            return;
        // libyaml asserts that there is a text, also of no bytes.
        const char *begin = text.empty() ? "" : text.data();
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char *>(begin),
                                     text.size());
    }
    EventStream(const EventStream &) = delete;
    EventStream &operator=(const EventStream &) = delete;
    ~EventStream()
    {
        clear();
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }

    [[nodiscard]] bool next()
    {
        clear();
        m_hasEvent = m_ready && yaml_parser_parse(&m_parser, &m_event) == 1;
        return m_hasEvent;
    }

    [[nodiscard]] const yaml_event_t &event() const { return m_event; }
    [[nodiscard]] const yaml_parser_t &parser() const { return m_parser; }

private:
    void clear()
    {
        if (m_hasEvent)
            yaml_event_delete(&m_event);
        m_hasEvent = false;
    }

    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
    bool m_ready = false;
    bool m_hasEvent = false;
};

std::string_view textOf(const yaml_char_t *text)
{
    return text ? std::string_view(reinterpret_cast<const char *>(text)) : std::string_view();
}

Style styleOf(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return Style::SingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return Style::DoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE:
        return Style::Literal;
    case YAML_FOLDED_SCALAR_STYLE:
        return Style::Folded;
    default:
        return Style::Plain;
    }
}

/// Offset of what follows the anchor and tag of a node, with the blanks, comments and line breaks
/// between.
std::uint32_t skipProperties(std::string_view text, std::uint32_t begin, std::uint32_t end)
{
    std::uint32_t at = begin;
    while (at < end && (text[at] == '&' || text[at] == '!')) {
        const bool verbatim = text.substr(at, 2) == "!<";
        const std::size_t stop =
            verbatim ? text.find('>', at) : text.find_first_of(" \t\r\n,[]{}", at + 1);
        at = static_cast<std::uint32_t>(std::min<std::size_t>(stop + (verbatim ? 1 : 0), end));
        while (at < end && std::string_view(" \t\r\n#").find(text[at]) != std::string_view::npos) {
            if (text[at] == '#')
                at = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', at), end));
            else
                ++at;
        }
    }
    return at;
}

/// Where a value stands that is not written. libyaml has that of "? key" before what follows, after
/// blank lines and comments that are not its own; it is the key's end then.
std::uint32_t placeOfNothing(std::string_view text, std::uint32_t lastEnd, std::uint32_t at)
{
    bool isComment = false;
    bool hasLines = false;
    for (std::uint32_t i = lastEnd; i < at; ++i) {
        const bool endsLine = text[i] == '\n' || text[i] == '\r';
        hasLines = hasLines || endsLine;
        isComment = (isComment || text[i] == '#') && !endsLine;
        if (!isComment && !endsLine && text[i] != ' ' && text[i] != '\t')
            return at;
    }
    return hasLines ? lastEnd : at;
}

struct Anchor {
    const Node *node = nullptr; ///< nullptr while its node is being read
    std::size_t weight = 0;     ///< nodes below it, aliases counted as what they stand for
    std::size_t height = 0;     ///< levels of collections in it
};

/// A collection that is being read.
struct Frame {
    Kind kind = Kind::Mapping;
    Style style = Style::Block;
    std::size_t firstChild = 0; ///< into the composer's stack of nodes
    std::uint32_t begin = 0;
    std::uint32_t lastEnd = 0; ///< where the newest child or its indicator ends
    std::size_t weight = 1;
    std::size_t height = 1;
    std::string anchor;
};

/// The lines that Git writes around the two sides of a conflict.
bool hasConflictMarks(std::string_view text)
{
    const auto hasLine = [text](std::string_view mark) {
        return text.starts_with(mark)
               || text.find('\n' + std::string(mark)) != std::string_view::npos;
    };
    return hasLine("<<<<<<< ") && hasLine(">>>>>>> ");
}

class Composer {
public:
    Composer(const ComposerInput &input, base::Arena &arena, const ReadOptions &options)
        : m_input(input), m_options(options), m_builder(arena), m_events(input.text),
          m_marks(input.text, input.text.starts_with(utf8Mark) ? utf8Mark.size() : 0)
    {}

    base::Result<Composition> run();

private:
    bool handle();
    bool addScalar();
    bool addAlias();
    bool beginCollection(Kind kind, Style style, const yaml_char_t *anchor);
    bool endCollection();
    bool add(const Anchor &child, std::uint32_t end);
    bool failNesting();
    bool finishDocument(const Node *root);

    const Node *finishMapping(const Frame &frame, std::uint32_t end);
    bool takeEntries(std::vector<Entry> &entries);
    bool handleDuplicate(const Entry &first, const Entry &second);

    [[nodiscard]] std::uint32_t begin()
    {
        return m_marks.byteOf(m_events.event().start_mark.index);
    }
    [[nodiscard]] std::uint32_t end() { return m_marks.byteOf(m_events.event().end_mark.index); }
    [[nodiscard]] base::Span span(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::optional<base::Place> placeAt(std::uint32_t textOffset) const;

    bool fail(ErrorCode code, std::string detail, std::uint32_t textOffset, std::string hint = {});
    bool failAt(ErrorCode code, std::string detail, const Node *node, std::string hint);
    void failFromParser();

    const ComposerInput &m_input;
    const ReadOptions &m_options;
    NodeBuilder m_builder;
    EventStream m_events;
    MarkMap m_marks;
    std::vector<Frame> m_frames;
    std::vector<const Node *> m_nodes; ///< finished children of the open frames
    std::vector<Entry> m_entries;      ///< scratch
    std::unordered_map<std::string, Anchor> m_anchors;
    std::size_t m_ownNodes = 0;
    std::size_t m_aliasNodes = 0;
    Composition m_result;
    std::optional<Error> m_error;
};

base::Span Composer::span(std::uint32_t begin, std::uint32_t end) const
{
    if (!m_input.file)
        return {};
    if (!m_input.embedded)
        return {m_input.file, begin, end};
    const EmbeddedText &embedded = *m_input.embedded;
    if (embedded.pieces.empty())
        return embedded.whole;
    return {m_input.file, fileOffset(embedded, begin), fileOffset(embedded, end)};
}

std::optional<base::Place> Composer::placeAt(std::uint32_t textOffset) const
{
    if (!m_input.file)
        return std::nullopt;
    return m_input.file->placeOf(span(textOffset, textOffset).begin);
}

bool Composer::fail(ErrorCode code, std::string detail, std::uint32_t textOffset, std::string hint)
{
    m_error = Error{code, std::move(detail), placeAt(textOffset), std::move(hint), {}};
    return false;
}

bool Composer::failAt(ErrorCode code, std::string detail, const Node *node, std::string hint)
{
    std::optional<base::Place> place;
    if (node->span().known())
        place = node->span().place();
    m_error = Error{code, std::move(detail), std::move(place), std::move(hint), {}};
    return false;
}

void Composer::failFromParser()
{
    const yaml_parser_t &parser = m_events.parser();
    if (parser.error == YAML_MEMORY_ERROR) {
        fail(ErrorCode::TooLarge, "out of memory while reading YAML", 0, "split the file");
        return;
    }
    std::string detail = parser.problem ? parser.problem : "unknown problem";
    if (parser.error == YAML_READER_ERROR) {
        fail(ErrorCode::Syntax, std::move(detail),
             static_cast<std::uint32_t>(parser.problem_offset),
             "it is no UTF-8 text: save it as UTF-8, or keep binary data out of YAML files");
        return;
    }
    std::string hint = "correct the YAML there";
    if (hasConflictMarks(m_input.text)) {
        hint = "a Git conflict is not resolved in this file: choose the lines that count and "
               "remove the marks";
    } else if (parser.context) {
        hint += std::string(" (") + parser.context + ", line ";
        const std::uint32_t at = m_marks.byteOf(parser.context_mark.index);
        const std::optional<base::Place> place = placeAt(at);
        hint += std::to_string(place ? place->line : parser.context_mark.line + 1) + ')';
    }
    fail(ErrorCode::Syntax, std::move(detail), m_marks.byteOf(parser.problem_mark.index),
         std::move(hint));
}

bool Composer::finishDocument(const Node *root)
{
    if (m_aliasNodes > m_options.limits.aliasFactor * m_ownNodes)
        return fail(ErrorCode::TooLarge,
                    "aliases expand the document to more than "
                        + std::to_string(m_options.limits.aliasFactor)
                        + " times its size (limit aliasFactor)",
                    begin(), "write the values out instead of nesting aliases");
    m_result.documents.push_back(root);
    return true;
}

bool Composer::failNesting()
{
    return fail(ErrorCode::TooLarge,
                "nested deeper than " + std::to_string(m_options.limits.documentNesting)
                    + " levels (limit documentNesting)",
                begin(),
                "no Kubernetes object is nested like this: correct the file or take it out");
}

bool Composer::add(const Anchor &child, std::uint32_t end)
{
    if (m_frames.empty())
        return finishDocument(child.node);
    Frame &frame = m_frames.back();
    frame.weight += child.weight;
    frame.height = std::max(frame.height, child.height + 1);
    frame.lastEnd = std::max(frame.lastEnd, end);
    m_nodes.push_back(child.node);
    return true;
}

bool Composer::addScalar()
{
    const yaml_event_t &event = m_events.event();
    const auto &scalar = event.data.scalar;
    const std::string_view text(reinterpret_cast<const char *>(scalar.value), scalar.length);
    std::uint32_t from = begin();
    std::uint32_t to = end();
    if (from == to && !m_frames.empty())
        from = to = placeOfNothing(m_input.text, m_frames.back().lastEnd, from);
    if (text.size() > m_options.limits.scalarBytes)
        return fail(ErrorCode::TooLarge,
                    "a scalar is larger than " + std::to_string(m_options.limits.scalarBytes)
                        + " bytes (limit scalarBytes)",
                    from, "move the text into a file of its own");
    if (scalar.anchor || scalar.tag)
        from = skipProperties(m_input.text, from, to);
    const bool quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
    const ScalarType type = typeOf({text, textOf(scalar.tag), quoted}, m_options.schema);
    if (!type.tag)
        return fail(ErrorCode::Invalid, type.problem, from);
    const Node *node = m_builder.scalar(*type.tag, text, span(from, to), styleOf(scalar.style));
    ++m_ownNodes;
    if (scalar.anchor)
        m_anchors.insert_or_assign(std::string(textOf(scalar.anchor)), Anchor{node, 1, 0});
    return add({node, 1, 0}, to);
}

bool Composer::addAlias()
{
    const std::string name(textOf(m_events.event().data.alias.anchor));
    const auto found = m_anchors.find(name);
    if (found == m_anchors.end())
        return fail(ErrorCode::Invalid, "unknown anchor referenced", begin(),
                    "define the anchor with & before this line, or put a text that begins with * "
                    "in quotes");
    const Anchor &anchor = found->second;
    if (!anchor.node)
        return fail(ErrorCode::Invalid, "the anchor's value contains itself", begin(),
                    "write the value out instead of the alias");
    m_aliasNodes += anchor.weight;
    if (m_aliasNodes > m_options.limits.aliasNodes)
        return fail(ErrorCode::TooLarge,
                    "aliases add more than " + std::to_string(m_options.limits.aliasNodes)
                        + " nodes to the document (limit aliasNodes)",
                    begin(), "write the values out instead of nesting aliases");
    if (m_frames.size() + anchor.height > m_options.limits.documentNesting)
        return failNesting();
    return add(anchor, end());
}

bool Composer::beginCollection(Kind kind, Style style, const yaml_char_t *anchor)
{
    if (m_frames.size() >= m_options.limits.documentNesting)
        return failNesting();
    Frame frame;
    frame.kind = kind;
    frame.style = style;
    frame.firstChild = m_nodes.size();
    frame.begin = begin();
    frame.lastEnd = end();
    if (anchor) {
        frame.anchor = textOf(anchor);
        m_anchors.insert_or_assign(frame.anchor, Anchor{});
    }
    m_frames.push_back(std::move(frame));
    ++m_ownNodes;
    return true;
}

bool Composer::handleDuplicate(const Entry &first, const Entry &second)
{
    if (m_options.duplicateKeys == DuplicateKeys::LastWins)
        return true;
    std::string detail = "mapping key \"";
    detail += second.key->text();
    detail += "\" already defined";
    if (first.key->span().known())
        detail += " at line " + std::to_string(first.key->span().place().line);
    return failAt(ErrorCode::Invalid, std::move(detail), second.key, "remove one of the two");
}

/// Looks for keys that occur twice; drops the earlier ones where the last wins.
bool Composer::takeEntries(std::vector<Entry> &entries)
{
    std::vector<bool> dropped;
    const auto meet = [&](std::size_t earlier, std::size_t later) {
        if (!handleDuplicate(entries[earlier], entries[later]))
            return false;
        dropped.resize(entries.size());
        dropped[earlier] = true;
        return true;
    };
    constexpr std::size_t few = 24;
    if (entries.size() <= few) {
        for (std::size_t later = 1; later < entries.size(); ++later) {
            const std::string_view key = entries[later].key->text();
            for (std::size_t earlier = 0; earlier < later; ++earlier) {
                if (entries[earlier].key->text() == key && !meet(earlier, later))
                    return false;
            }
        }
    } else {
        std::unordered_map<std::string_view, std::size_t> seen(entries.size() * 2);
        for (std::size_t index = 0; index < entries.size(); ++index) {
            const auto [place, isNew] = seen.try_emplace(entries[index].key->text(), index);
            if (!isNew && !meet(std::exchange(place->second, index), index))
                return false;
        }
    }
    if (!dropped.empty()) {
        std::size_t index = 0;
        std::erase_if(entries, [&](const Entry &) { return dropped[index++]; });
    }
    return true;
}

const Node *Composer::finishMapping(const Frame &frame, std::uint32_t end)
{
    m_entries.clear();
    for (std::size_t index = frame.firstChild; index + 1 < m_nodes.size(); index += 2) {
        const Node *key = m_nodes[index];
        if (!key->isScalar()) {
            failAt(ErrorCode::Invalid, "a mapping key must be a scalar", key,
                   "write a plain text as the key");
            return nullptr;
        }
        m_result.hasMerges |= key->text() == "<<";
        m_entries.push_back({key, m_nodes[index + 1]});
    }
    if (!takeEntries(m_entries))
        return nullptr;
    return m_builder.mapping(m_entries, span(frame.begin, end), frame.style);
}

bool Composer::endCollection()
{
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    // A block collection's own end mark lies after the blank lines and comments that follow it.
    const std::uint32_t to = frame.style == Style::Flow ? end() : frame.lastEnd;
    frame.begin = skipProperties(m_input.text, frame.begin, to);
    const Node *node = nullptr;
    if (frame.kind == Kind::Mapping) {
        node = finishMapping(frame, to);
        if (!node)
            return false;
    } else {
        node = m_builder.sequence(std::span(m_nodes).subspan(frame.firstChild),
                                  span(frame.begin, to), frame.style);
    }
    m_nodes.resize(frame.firstChild);
    const Anchor finished{node, frame.weight, frame.height};
    if (!frame.anchor.empty())
        m_anchors.insert_or_assign(std::move(frame.anchor), finished);
    return add(finished, to);
}

bool Composer::handle()
{
    const yaml_event_t &event = m_events.event();
    switch (event.type) {
    case YAML_SCALAR_EVENT:
        return addScalar();
    case YAML_ALIAS_EVENT:
        return addAlias();
    case YAML_SEQUENCE_START_EVENT: {
        const auto &start = event.data.sequence_start;
        const bool flow = start.style == YAML_FLOW_SEQUENCE_STYLE;
        return beginCollection(Kind::Sequence, flow ? Style::Flow : Style::Block, start.anchor);
    }
    case YAML_MAPPING_START_EVENT: {
        const auto &start = event.data.mapping_start;
        const bool flow = start.style == YAML_FLOW_MAPPING_STYLE;
        return beginCollection(Kind::Mapping, flow ? Style::Flow : Style::Block, start.anchor);
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return endCollection();
    case YAML_DOCUMENT_START_EVENT:
        // parserc.go, yaml_parser_process_directives
        if (const auto *version = event.data.document_start.version_directive;
            version && (version->major != 1 || version->minor != 1))
            return fail(ErrorCode::Syntax, "found incompatible YAML document", begin(),
                        "kustomize reads %YAML 1.1 only: leave the directive out");
        m_anchors.clear();
        m_ownNodes = 0;
        m_aliasNodes = 0;
        return true;
    default:
        return true;
    }
}

base::Result<Composition> Composer::run()
{
    const std::string_view text = m_input.text;
    if (text.size() > m_options.limits.fileBytes) {
        fail(ErrorCode::TooLarge,
             "larger than " + std::to_string(m_options.limits.fileBytes)
                 + " bytes (limit fileBytes)",
             0, "split the file");
        return *m_error;
    }
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
        fail(ErrorCode::Unsupported, "the text is UTF-16", 0, "save the file as UTF-8");
        return *m_error;
    }
    bool more = true;
    while (more) {
        if (!m_events.next()) {
            failFromParser();
            return *m_error;
        }
        if (!handle())
            return *m_error;
        more = m_events.event().type != YAML_STREAM_END_EVENT;
    }
    return std::move(m_result);
}

} // namespace

base::Result<Composition> composeDocuments(const ComposerInput &input, base::Arena &arena,
                                           const ReadOptions &options)
{
    Composer composer(input, arena, options);
    return composer.run();
}

} // namespace fleetwright::yaml
