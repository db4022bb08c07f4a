// SPDX-License-Identifier: Apache-2.0
#include "yaml/blocktext.h"
#include "yaml/byteedits.h"
#include "yaml/editproof.h"
#include "yaml/emitter.h"
#include "yaml/nodebuilder.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fleetwright::yaml {
namespace {

/// The drafts of one scalar's new text, best first. Which of them is right is left to the proof.
class ScalarDrafts {
public:
    ScalarDrafts(const ParsedFile &file, const SourcePath &path, const Node *scalar,
                 std::string_view value, Tag tag)
        : m_file(file), m_path(path), m_scalar(scalar), m_value(value), m_tag(tag),
          m_source(file.file->bytes())
    {}

    std::vector<EditDraft> make()
    {
        const Style style = m_scalar->style();
        const bool isBlock = style == Style::Literal || style == Style::Folded;
        if (m_tag != Tag::String) {
            whole(formatScalar(m_value, m_tag));
            return std::move(m_drafts);
        }
        if (isBlock)
            keepHeader();
        else if (style == Style::SingleQuoted)
            whole(singleQuoted(m_value));
        else if (style == Style::DoubleQuoted)
            whole(doubleQuoted(m_value));
        if (m_value.find('\n') != std::string_view::npos && !m_path.insideFlow())
            newBlock();
        whole(formatScalar(m_value, Tag::String));
        whole(singleQuoted(m_value));
        whole(doubleQuoted(m_value));
        return std::move(m_drafts);
    }

private:
    [[nodiscard]] bool isEmpty() const { return m_scalar->span().begin == m_scalar->span().end; }

    void whole(std::string text)
    {
        const base::Span &span = m_scalar->span();
        if (isEmpty()) {
            m_drafts.push_back({{span.begin, span.end, ' ' + text}});
            // A key between brackets without a colon.
            m_drafts.push_back({{span.begin, span.end, ": " + text}});
            return;
        }
        std::uint32_t end = span.end;
        if (isBlock()) {
            end = m_source.withoutBlankLines(span.begin, span.end);
            // An empty block ends on its header's line.
            end = std::max(end, m_source.lineEnd(span.begin));
        }
        m_drafts.push_back({{span.begin, end, std::move(text)}});
    }

    [[nodiscard]] bool isBlock() const
    {
        return m_scalar->style() == Style::Literal || m_scalar->style() == Style::Folded;
    }

    /// The indent of an existing block's lines; of its parent and one step where it has none.
    [[nodiscard]] std::size_t blockIndent() const
    {
        const base::Span &span = m_scalar->span();
        if (isBlock()) {
            std::uint32_t at = m_source.nextLineBegin(span.begin);
            while (at < span.end) {
                const std::uint32_t content = m_source.skipBlanks(at);
                if (content < m_source.lineEnd(at))
                    return content - at - leadingBlanksOfText();
                at = m_source.nextLineBegin(at);
            }
        }
        return parentIndent() + indentStepOf(m_file);
    }

    /// Blanks before the text's first line with content, which belong to the text.
    [[nodiscard]] std::size_t leadingBlanksOfText() const
    {
        const std::string_view text = m_scalar->text();
        const std::size_t content = std::min(text.find_first_not_of(" \n"), text.size());
        const std::size_t lineBreak =
            content == 0 ? std::string_view::npos : text.rfind('\n', content - 1);
        return content - (lineBreak == std::string_view::npos ? 0 : lineBreak + 1);
    }

    [[nodiscard]] std::size_t parentIndent() const
    {
        if (m_path.steps.empty())
            return 0;
        return m_source.column(m_path.steps.back().container->span().begin);
    }

    [[nodiscard]] std::string blockLines(std::string_view text, std::size_t indent) const
    {
        std::string lines;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            if (end > at)
                lines.append(indent, ' ');
            lines += text.substr(at, end - at);
            if (end < text.size())
                lines += m_source.lineBreak();
            at = end + 1;
        }
        return lines;
    }

    /// A folded block needs a line break more wherever the text has one.
    [[nodiscard]] static std::string unfolded(std::string_view text)
    {
        const std::size_t bodyEnd = text.find_last_not_of('\n') + 1;
        std::string result;
        for (std::size_t at = 0; at < text.size(); ++at) {
            result += text[at];
            if (text[at] == '\n' && at < bodyEnd && (at == 0 || text[at - 1] != '\n'))
                result += '\n';
        }
        return result;
    }

    void keepHeader()
    {
        const base::Span &span = m_scalar->span();
        const std::uint32_t headerEnd = m_source.lineEnd(span.begin);
        const std::uint32_t bodyBegin = m_source.nextLineBegin(span.begin);
        const std::string header(m_source.bytes().substr(span.begin, headerEnd - span.begin));
        const std::string text =
            m_scalar->style() == Style::Folded ? unfolded(m_value) : std::string(m_value);
        body(text, {span.begin, headerEnd, header}, bodyBegin);
        // Another indicator of what to do with the last line breaks.
        const std::string bare = std::string(1, header.front());
        const std::size_t rest = std::min(header.find_first_not_of("|>+-"), header.size());
        for (const std::string_view chomping : {"", "-", "+"})
            body(text, {span.begin, headerEnd, bare + std::string(chomping) + header.substr(rest)},
                 bodyBegin);
    }

    void body(std::string_view text, const ByteEdits::Replacement &header, std::uint32_t bodyBegin)
    {
        const base::Span &span = m_scalar->span();
        std::string lines = blockLines(text, blockIndent());
        for (const std::uint32_t end :
             {m_source.withoutBlankLines(bodyBegin, span.end), span.end}) {
            if (end < bodyBegin)
                continue;
            EditDraft draft;
            if (header.text != m_source.bytes().substr(header.begin, header.end - header.begin))
                draft.push_back(header);
            std::string replaced = lines;
            const bool endsLine = end > bodyBegin && m_source.bytes()[end - 1] == '\n';
            const bool hasBreak = replaced.ends_with('\n');
            if (endsLine && !hasBreak)
                replaced += m_source.lineBreak();
            else if (!endsLine && hasBreak)
                replaced.resize(replaced.size() - m_source.lineBreak().size());
            draft.push_back({bodyBegin, end, std::move(replaced)});
            m_drafts.push_back(std::move(draft));
        }
    }

    /// A literal block in place of a scalar on one line.
    void newBlock()
    {
        const base::Span &span = m_scalar->span();
        const std::string_view header = !m_value.ends_with('\n')    ? "|-"
                                        : m_value.ends_with("\n\n") ? "|+"
                                                                    : "|";
        std::string lines = blockLines(m_value, blockIndent());
        if (lines.ends_with('\n'))
            lines.resize(lines.size() - m_source.lineBreak().size());
        std::uint32_t end = span.end;
        if (isBlock())
            end = m_source.withoutBlankLines(span.begin, span.end);
        std::string text = isEmpty() ? " " : "";
        text += header;
        text += m_source.lineBreak();
        text += lines;
        m_drafts.push_back({{span.begin, end, std::move(text)}});
    }

    const ParsedFile &m_file;
    const SourcePath &m_path;
    const Node *m_scalar;
    std::string_view m_value;
    Tag m_tag;
    SourceText m_source;
    std::vector<EditDraft> m_drafts;
};

} // namespace

base::Result<void> setScalar(ByteEdits &edits, const ParsedFile &file, const Node *scalar,
                             std::string_view value, Tag tag)
{
    if (!scalar->isScalar())
        return refusedEdit("the value is a collection", scalar);
    base::Result<SourcePath> path = locate(file, scalar);
    if (!path)
        return std::move(path).error();
    if (scalar->tag() == tag && scalar->text() == value)
        return {};
    base::Arena arena;
    const std::string text = tag == Tag::String ? std::string(value) : formatScalar(value, tag);
    const ExpectedEdit expected{*path, NodeBuilder(arena).scalar(tag, text)};
    return addProven(edits, file, expected, ScalarDrafts(file, *path, scalar, value, tag).make());
}

} // namespace fleetwright::yaml
