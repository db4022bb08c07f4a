// SPDX-License-Identifier: Apache-2.0
#include "flux/reprinted.h"

#include "flux/yamldocuments.h"
#include "yaml/reader.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using yaml::Comment;
using yaml::Node;
using yaml::Style;
using yaml::Tag;

Error unsupported(const std::string &what)
{
    return {ErrorCode::Unsupported, "how Flux prints " + what + " anew is not known", {}, {}, {}};
}

std::string_view tagText(Tag tag)
{
    switch (tag) {
    case Tag::Bool:
        return "!!bool";
    case Tag::Int:
        return "!!int";
    case Tag::Float:
        return "!!float";
    case Tag::Null:
        return "!!null";
    case Tag::Timestamp:
        return "!!timestamp";
    default:
        return "!!str";
    }
}

std::string doubleQuoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

std::string singleQuoted(std::string_view text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? "''" : std::string(1, c);
    return result + '\'';
}

/// One document.
class Printer {
public:
    Printer(std::string_view text, const yaml::ParsedFile &file, bool wideLists,
            const Setter &setter, Reprinted &result)
        : m_text(text), m_comments(yaml::commentsOf(file)), m_wideLists(wideLists),
          m_setter(setter), m_result(result), m_out(result.text)
    {}

    Result<void> run(const Node *root)
    {
        printHead(root->span().begin);
        auto done = root->isMapping()    ? mapping(root, 0, At::Line)
                    : root->isSequence() ? sequence(root, 0, At::Line)
                                         : Result<void>(unsupported("a document that is a scalar"));
        if (!done)
            return done;
        printTail();
        return {};
    }

private:
    enum class At : std::uint8_t { Line, Inline };

    [[nodiscard]] std::size_t lineBegin(std::size_t at) const
    {
        const std::size_t found = at == 0 ? std::string_view::npos : m_text.rfind('\n', at - 1);
        return found == std::string_view::npos ? 0 : found + 1;
    }

    [[nodiscard]] std::size_t columnOf(std::size_t at) const { return at - lineBegin(at); }

    [[nodiscard]] bool blankLineAfter(const Comment &comment) const
    {
        const std::size_t next = m_text.find('\n', comment.span.begin);
        if (next == std::string_view::npos)
            return false;
        const std::size_t end = std::min(m_text.find('\n', next + 1), m_text.size());
        return m_text.substr(next + 1, end - next - 1).find_first_not_of(" \t")
                   == std::string_view::npos
               && next + 1 < m_text.size();
    }

    [[nodiscard]] bool blankLineBefore(const Comment &comment) const
    {
        const std::size_t begin = lineBegin(comment.span.begin);
        if (begin < 2)
            return false;
        const std::size_t before = lineBegin(begin - 1);
        return m_text.substr(before, begin - 1 - before).find_first_not_of(" \t")
               == std::string_view::npos;
    }

    static std::string_view written(const Comment &comment)
    {
        std::string_view text = comment.span.text();
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
            text.remove_suffix(1);
        return text;
    }

    void printComment(std::size_t indent)
    {
        m_out.append(indent, ' ');
        m_out += written(m_comments[m_next++]);
        m_out += '\n';
    }

    /// Before the first node blank lines after comments stay.
    void printHead(std::size_t end)
    {
        while (m_next < m_comments.size() && m_comments[m_next].span.begin < end) {
            const bool blank = blankLineAfter(m_comments[m_next]);
            printComment(0);
            if (blank)
                m_out += '\n';
        }
    }

    void printTail()
    {
        bool first = true;
        while (m_next < m_comments.size()) {
            if (first && blankLineBefore(m_comments[m_next]))
                m_out += '\n';
            first = false;
            printComment(0);
        }
    }

    /// Comments above what begins at `begin`.
    void printAbove(std::size_t begin, std::size_t indent)
    {
        while (m_next < m_comments.size() && m_comments[m_next].span.begin < begin)
            printComment(indent);
    }

    /// Comments after a collection's last child that are not less indented than its children.
    void printBelow(std::size_t sourceColumn, std::size_t indent, bool isRoot)
    {
        while (!isRoot && m_next < m_comments.size() && m_comments[m_next].aloneOnLine
               && m_comments[m_next].span.begin >= m_done
               && columnOf(m_comments[m_next].span.begin) >= sourceColumn
               && isNextToken(m_comments[m_next].span.begin))
            printComment(indent);
    }

    /// Nothing but comments and blank lines stands between what was printed and `at`.
    [[nodiscard]] bool isNextToken(std::size_t at) const
    {
        std::string_view between = m_text.substr(m_done, at - m_done);
        while (!between.empty()) {
            const std::size_t end = std::min(between.find('\n'), between.size());
            const std::string_view line = between.substr(0, end);
            const std::size_t first = line.find_first_not_of(" \t\r");
            if (first != std::string_view::npos && line[first] != '#')
                return false;
            between.remove_prefix(std::min(end + 1, between.size()));
        }
        return true;
    }

    /// The comment on the line that ends at `at`, if there is one.
    const Comment *takeLineComment(std::size_t at)
    {
        const std::size_t end = std::min(m_text.find('\n', at), m_text.size());
        if (m_next < m_comments.size() && m_comments[m_next].span.begin >= at
            && m_comments[m_next].span.begin < end && !m_comments[m_next].aloneOnLine)
            return &m_comments[m_next++];
        return nullptr;
    }

    void endLine(const Comment *comment)
    {
        if (comment) {
            m_out += ' ';
            m_out += written(*comment);
        }
        m_out += '\n';
    }

    Result<void> mapping(const Node *node, std::size_t indent, At at)
    {
        std::size_t column = 0;
        for (const yaml::Entry &entry : node->entries()) {
            const base::Span &key = entry.key->span();
            if (!key.known() || key.begin < m_done || !entry.key->isScalar())
                return unsupported("aliases and complex keys");
            if (auto plain = checkBetween(m_done, key.begin); !plain)
                return plain;
            column = columnOf(key.begin);
            if (at == At::Line) {
                printAbove(key.begin, indent);
                m_out.append(indent, ' ');
            }
            at = At::Line;
            const std::string_view keyText = key.text();
            if (keyText.find('\n') != std::string_view::npos || keyText == "<<")
                return unsupported("such a key");
            m_out += keyText;
            m_out += ':';
            m_done = key.end;
            if (auto done = value(entry.value, indent); !done)
                return done;
        }
        printBelow(column, indent, indent == 0);
        return {};
    }

    Result<void> sequence(const Node *node, std::size_t indent, At at)
    {
        std::size_t column = 0;
        for (const Node *item : node->items()) {
            const std::size_t dash = dashBefore(item->span().begin);
            if (!item->span().known() || item->span().begin < m_done)
                return unsupported("aliases");
            column = columnOf(dash);
            const Comment *above = nullptr;
            if (at == At::Line) {
                const std::size_t first = m_next;
                printAbove(dash, indent);
                if (m_next == first + 1)
                    above = &m_comments[first];
                m_out.append(indent, ' ');
            }
            at = At::Line;
            m_out += '-';
            m_done = std::min<std::size_t>(dash + 1, item->span().begin);
            if (auto done = element(item, indent, above); !done)
                return done;
        }
        printBelow(column, indent, false);
        return {};
    }

    /// The "-" of an item, which stands before it with nothing but blanks and comments between.
    [[nodiscard]] std::size_t dashBefore(std::size_t begin) const
    {
        const std::size_t found = m_text.find('-', m_done);
        return std::min(found == std::string_view::npos ? begin : dashFrom(found, begin), begin);
    }

    [[nodiscard]] std::size_t dashFrom(std::size_t at, std::size_t begin) const
    {
        // Comments may hold dashes of their own.
        while (at < begin) {
            const auto inside = std::ranges::find_if(m_comments, [&](const Comment &comment) {
                return comment.span.begin <= at && at < comment.span.end;
            });
            if (inside == m_comments.end())
                return at;
            at = std::min(m_text.find('-', inside->span.end), begin);
        }
        return begin;
    }

    Result<void> element(const Node *item, std::size_t indent, const Comment *above)
    {
        if (item->isScalar() || isFlow(item) || item->size() == 0) {
            m_out += ' ';
            return leaf(item, indent, above);
        }
        if (auto plain = checkBetween(m_done, item->span().begin); !plain)
            return plain;
        m_out += ' ';
        return item->isMapping() ? mapping(item, indent + 2, At::Inline)
                                 : sequence(item, indent + 2, At::Inline);
    }

    static bool isFlow(const Node *node)
    {
        return !node->isScalar() && node->style() == Style::Flow;
    }

    Result<void> value(const Node *node, std::size_t indent)
    {
        if (node->isNull() && node->span().text().empty()) {
            endLine(takeLineComment(m_done));
            return {};
        }
        if (node->span().known() && node->span().begin < m_done)
            return unsupported("aliases");
        if (node->isScalar() || isFlow(node) || node->size() == 0) {
            m_out += ' ';
            return leaf(node, indent, nullptr);
        }
        if (auto plain = checkBetween(m_done, node->span().begin); !plain)
            return plain;
        endLine(takeLineComment(m_done));
        if (node->isMapping())
            return mapping(node, indent + 2, At::Line);
        return sequence(node, m_wideLists ? indent + 2 : indent, At::Line);
    }

    /// Tags and anchors stand between a key and its value.
    Result<void> checkBetween(std::size_t begin, std::size_t end) const
    {
        std::string_view between = m_text.substr(begin, end - std::min(begin, end));
        while (!between.empty()) {
            const std::size_t lineEnd = std::min(between.find('\n'), between.size());
            std::string_view line = between.substr(0, lineEnd);
            if (const std::size_t comment = line.find('#'); comment != std::string_view::npos)
                line = line.substr(0, comment);
            if (line.find_first_of("&!*?") != std::string_view::npos)
                return unsupported("anchors, aliases, tags and complex keys");
            between.remove_prefix(std::min(lineEnd + 1, between.size()));
        }
        return {};
    }

    /// A scalar or what is written in brackets, to the end of the line.
    Result<void> leaf(const Node *node, std::size_t indent, const Comment *above)
    {
        const base::Span &span = node->span();
        if (auto plain = checkBetween(m_done, span.begin); !plain)
            return plain;
        const bool isBlock = node->style() == Style::Literal || node->style() == Style::Folded;
        if (node->isScalar() && isBlock)
            return block(node, indent);
        m_done = span.end;
        const Comment *comment = takeLineComment(span.end);
        if (node->isScalar()) {
            std::optional<std::string> value;
            for (const Comment *each : {comment, above}) {
                if (each && !value)
                    value = m_setter(each->text);
            }
            auto text = value ? setText(node, *value) : scalarText(node);
            if (!text)
                return std::move(text).error();
            if (value && *value != node->text())
                m_result.changed = true;
            m_out += *text;
            if (text->empty())
                m_out.pop_back(); // the blank before it
        } else if (auto done = flow(node); !done) {
            return done;
        }
        endLine(comment);
        return {};
    }

    Result<std::string> scalarText(const Node *node) const
    {
        const std::string_view raw = node->span().text();
        if (raw.find('\n') == std::string_view::npos
            && (node->style() != Style::DoubleQuoted || raw.find('\\') == std::string_view::npos))
            return std::string(raw);
        if (node->text().find('\n') != std::string_view::npos)
            return unsupported("quoted text of several lines");
        if (node->style() == Style::Plain)
            return std::string(node->text());
        if (node->style() == Style::SingleQuoted)
            return singleQuoted(node->text());
        return unsupported("escapes");
    }

    /// yaml.FormatNonStringStyle, then go-yaml's choice for a node whose tag is the old value's.
    static Result<std::string> setText(const Node *node, const std::string &value)
    {
        if (node->style() == Style::SingleQuoted)
            return singleQuoted(value);
        if (node->style() == Style::DoubleQuoted
            || (!value.empty() && yaml::resolvePlain11(value) != Tag::String))
            return doubleQuoted(value);
        const Tag resolved = yaml::resolvePlain(value);
        if (node->tag() == Tag::String)
            return resolved == Tag::String ? value : doubleQuoted(value);
        if (resolved == node->tag())
            return value;
        std::string text(tagText(node->tag()));
        return value.empty() ? text : text + " " + value;
    }

    Result<void> flow(const Node *node)
    {
        const base::Span &span = node->span();
        const auto inside = std::ranges::any_of(m_comments, [&](const Comment &comment) {
            return comment.span.begin > span.begin && comment.span.begin < span.end;
        });
        if (inside)
            return unsupported("comments in brackets");
        return flowPart(node);
    }

    Result<void> flowPart(const Node *node)
    {
        if (node->isScalar()) {
            auto text = scalarText(node);
            if (!text)
                return std::move(text).error();
            m_out += *text;
            return {};
        }
        m_out += node->isMapping() ? '{' : '[';
        bool first = true;
        const auto comma = [&] {
            m_out += first ? "" : ", ";
            first = false;
        };
        for (const yaml::Entry &entry : node->entries()) {
            comma();
            m_out += entry.key->span().text();
            m_out += ": ";
            if (auto done = flowPart(entry.value); !done)
                return done;
        }
        for (const Node *item : node->items()) {
            comma();
            if (auto done = flowPart(item); !done)
                return done;
        }
        m_out += node->isMapping() ? '}' : ']';
        return {};
    }

    /// Literal and folded text. The lines of folded text are joined.
    Result<void> block(const Node *node, std::size_t indent)
    {
        const base::Span &span = node->span();
        const std::string_view text = node->text();
        const std::size_t headerEnd = std::min(m_text.find('\n', span.begin), m_text.size());
        m_out += node->style() == Style::Literal ? '|' : '>';
        if (text.starts_with(' ') || text.starts_with('\n'))
            m_out += '2';
        if (text.empty() || !text.ends_with('\n'))
            m_out += '-';
        else if (text.size() == 1 || text.ends_with("\n\n"))
            m_out += '+';
        m_done = span.begin;
        const Comment *comment = takeLineComment(span.begin);
        if (comment && comment->span.begin > headerEnd)
            return unsupported("such a block");
        endLine(comment);
        m_done = span.end;
        std::string_view rest = text;
        bool afterText = false;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const bool foldedBreak = node->style() == Style::Folded && afterText && !line.empty()
                                     && line.front() != ' ' && line.front() != '\t';
            if (foldedBreak)
                m_out += '\n';
            if (!line.empty())
                m_out.append(indent + 2, ' ').append(line);
            m_out += '\n';
            afterText = !line.empty() && line.front() != ' ' && line.front() != '\t';
        }
        return {};
    }

    std::string_view m_text;
    std::vector<Comment> m_comments;
    std::size_t m_next = 0; ///< the first comment that is not printed yet
    std::size_t m_done = 0; ///< where in the text the printed part ends
    bool m_wideLists;
    const Setter &m_setter;
    Reprinted &m_result;
    std::string &m_out;
};

} // namespace

Result<Reprinted> reprinted(std::string_view text, const Setter &setter)
{
    const auto documents = splitDocuments(text);
    if (!documents)
        return documents.error();
    Reprinted result;
    for (const std::string &document : *documents) {
        const auto file = std::make_shared<const base::SourceFile>(base::RepoPath{}, document);
        const auto parsed = yaml::readFile(file);
        if (!parsed)
            return parsed.error();
        if ((*parsed)->documents.empty() || (*parsed)->documents.front()->isNull())
            continue;
        if ((*parsed)->documents.size() > 1)
            return unsupported("such a document separator");
        const Node *root = (*parsed)->documents.front();
        const Node *kind = root->find("kind");
        if (documents->size() == 1 && kind
            && (kind->text() == "List" || kind->text() == "ResourceList"))
            return unsupported("a List");
        if (!result.text.empty())
            result.text += "---\n";
        auto done =
            Printer(file->bytes(), **parsed, hasWideLists(document), setter, result).run(root);
        if (!done)
            return std::move(done).error();
    }
    return result;
}

} // namespace fleetwright::flux
