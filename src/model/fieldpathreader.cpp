// SPDX-License-Identifier: Apache-2.0
#include "model/fieldpath.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace fleetwright::model {
namespace {

using base::Error;
using base::ErrorCode;
using Segment = FieldPath::Segment;

std::optional<std::size_t> indexOf(std::string_view text)
{
    if (text.empty() || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Segment keySegment(std::string key)
{
    Segment segment;
    segment.key = std::move(key);
    return segment;
}

Segment indexSegment(std::size_t index)
{
    Segment segment;
    segment.kind = Segment::Kind::Index;
    segment.index = index;
    return segment;
}

Error malformed(std::string_view text, std::string_view problem)
{
    std::string detail = "field path \"";
    detail += text;
    detail += "\": ";
    detail += problem;
    return {ErrorCode::Invalid,
            std::move(detail),
            std::nullopt,
            "write a.b, a[0], a[name=value] or a.\"key.with.dots\"",
            {}};
}

/// RFC 6901.
FieldPath fromPointer(std::string_view text)
{
    std::vector<Segment> segments;
    while (!text.empty()) {
        text.remove_prefix(1);
        const std::string_view raw = text.substr(0, text.find('/'));
        text.remove_prefix(raw.size());
        if (const std::optional<std::size_t> index = indexOf(raw)) {
            segments.push_back(indexSegment(*index));
            continue;
        }
        std::string key;
        for (std::size_t at = 0; at < raw.size(); ++at) {
            const std::string_view pair = raw.substr(at, 2);
            const bool escaped = pair == "~0" || pair == "~1";
            key += escaped ? (pair[1] == '0' ? '~' : '/') : raw[at];
            at += escaped ? 1 : 0;
        }
        segments.push_back(keySegment(std::move(key)));
    }
    return FieldPath(std::move(segments));
}

class PathReader {
public:
    explicit PathReader(std::string_view text) : m_text(text) {}

    base::Result<FieldPath> read()
    {
        bool expectKey = true;
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '[') {
                if (!bracket())
                    return malformed(m_text, m_problem);
                expectKey = false;
                continue;
            }
            if (m_text[m_at] == '.') {
                if (expectKey)
                    return malformed(m_text, "a key is missing before a dot");
                ++m_at;
            } else if (!expectKey) {
                return malformed(m_text, "a dot is missing before a key");
            }
            std::optional<std::string> key = word(".[");
            if (!key)
                return malformed(m_text, m_problem);
            m_segments.push_back(keySegment(std::move(*key)));
            expectKey = false;
        }
        return FieldPath(std::move(m_segments));
    }

private:
    /// A quoted text, or one up to a byte of `stops`.
    std::optional<std::string> word(std::string_view stops)
    {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return quoted();
        const std::size_t end = std::min(m_text.find_first_of(stops, m_at), m_text.size());
        if (end == m_at) {
            m_problem = "a key is empty (write \"\")";
            return std::nullopt;
        }
        std::string result(m_text.substr(m_at, end - m_at));
        m_at = end;
        return result;
    }

    std::optional<std::string> quoted()
    {
        std::string result;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                ++m_at;
                return result;
            }
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            result += m_text[m_at];
        }
        m_problem = "a quotation mark is not closed";
        return std::nullopt;
    }

    bool bracket()
    {
        ++m_at;
        const std::size_t end = m_text.find(']', m_at);
        if (end != std::string_view::npos) {
            if (const auto index = indexOf(m_text.substr(m_at, end - m_at))) {
                m_segments.push_back(indexSegment(*index));
                m_at = end + 1;
                return true;
            }
        }
        std::optional<std::string> key = word("=]");
        if (!key)
            return false;
        if (!take('='))
            return false;
        Segment segment;
        segment.kind = Segment::Kind::Match;
        segment.key = std::move(*key);
        std::optional<std::string> value = word("]");
        if (!value)
            return false;
        segment.value = std::move(*value);
        m_segments.push_back(std::move(segment));
        return take(']');
    }

    bool take(char c)
    {
        if (m_at < m_text.size() && m_text[m_at] == c) {
            ++m_at;
            return true;
        }
        m_problem = std::string("\"") + c + "\" is missing";
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Segment> m_segments;
    std::string m_problem;
};

} // namespace

base::Result<FieldPath> FieldPath::fromText(std::string_view text)
{
    if (text.starts_with('/'))
        return fromPointer(text);
    return PathReader(text).read();
}

} // namespace fleetwright::model
