// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/editortext.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <array>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// What must not act on screen: separators would break a line that is one line in the file, the
// others reorder text. They are shown as Unicode's noncharacters from U+FDD0 on, which no text file
// may hold and fonts draw as a box.
constexpr std::array<char16_t, 17> acting = {0x2028, 0x2029, 0x000D, 0x0085, 0x200E, 0x200F,
                                             0x061C, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                                             0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF};
constexpr char16_t firstStandIn = 0xFDD0;

bool isStandIn(QChar character)
{
    return character.unicode() >= firstStandIn
           && character.unicode() < firstStandIn + acting.size();
}

void standIn(QString &text)
{
    for (QChar &character : text) {
        const auto found = std::find(acting.begin(), acting.end(), character.unicode());
        if (found != acting.end())
            character = QChar(static_cast<char16_t>(firstStandIn + (found - acting.begin())));
    }
}

std::string toBytes(QStringView line)
{
    QString text = line.toString();
    for (QChar &character : text) {
        if (isStandIn(character))
            character = QChar(acting[character.unicode() - firstStandIn]);
    }
    return text.toStdString();
}

} // namespace

base::Result<EditorText> EditorText::fromBytes(std::string_view bytes)
{
    const auto refuse = [](const char *why) {
        return base::Error{base::ErrorCode::Binary, why, {}, {}, {}};
    };
    if (bytes.find('\0') != std::string_view::npos)
        return refuse("a zero byte");
    EditorText result;
    result.m_bytes = bytes;
    result.m_hasMark = bytes.starts_with(byteOrderMark);

    std::size_t windows = 0;
    std::size_t unixEnds = 0;
    for (std::size_t begin = result.m_hasMark ? byteOrderMark.size() : 0;;) {
        const std::size_t newline = bytes.find('\n', begin);
        if (newline == std::string_view::npos) {
            result.m_lines.push_back({begin, bytes.size(), bytes.size()});
            break;
        }
        const bool carriage = newline > begin && bytes[newline - 1] == '\r';
        ++(carriage ? windows : unixEnds);
        result.m_lines.push_back({begin, carriage ? newline - 1 : newline, newline + 1});
        begin = newline + 1;
    }
    if (windows > 0)
        result.m_ending = unixEnds > 0 ? LineEnding::Mixed : LineEnding::Windows;
    if (windows > unixEnds)
        result.m_newEnding = "\r\n";

    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless
                                                       | QStringConverter::Flag::ConvertInitialBom);
    QStringList lines;
    lines.reserve(static_cast<qsizetype>(result.m_lines.size()));
    for (const Line &line : result.m_lines) {
        QString text = decoder.decode(QByteArrayView(
            bytes.data() + line.begin, static_cast<qsizetype>(line.end - line.begin)));
        if (decoder.hasError())
            return refuse("bytes that are no UTF-8");
        if (std::any_of(text.begin(), text.end(), isStandIn))
            return refuse("characters that no text may hold");
        standIn(text);
        lines.append(std::move(text));
    }
    result.m_text = lines.join(u'\n');
    return result;
}

std::string_view EditorText::ending(std::size_t line) const
{
    const Line &one = m_lines[line];
    const std::string_view own = std::string_view(m_bytes).substr(one.end, one.next - one.end);
    return own.empty() ? std::string_view(m_newEnding) : own;
}

std::string EditorText::bytesFor(const QString &edited) const
{
    if (edited == m_text)
        return m_bytes;
    const QList<QStringView> before = QStringView(m_text).split(u'\n');
    const QList<QStringView> after = QStringView(edited).split(u'\n');
    const auto old = static_cast<std::size_t>(before.size());
    const auto now = static_cast<std::size_t>(after.size());
    const auto at = [](const QList<QStringView> &lines, std::size_t index) {
        return lines[static_cast<qsizetype>(index)];
    };
    std::size_t head = 0;
    while (head < old && head < now && at(before, head) == at(after, head))
        ++head;
    std::size_t tail = 0;
    while (tail < old - head && tail < now - head
           && at(before, old - 1 - tail) == at(after, now - 1 - tail))
        ++tail;

    std::string result(m_hasMark ? byteOrderMark : std::string_view());
    for (std::size_t line = 0; line < now; ++line) {
        // The old line that this one is, or that stood in its place.
        const bool isKept = line < head || line >= now - tail;
        const std::size_t source = line < head          ? line
                                   : line >= now - tail ? line + old - now
                                                        : std::min(line, old - tail - 1);
        if (isKept)
            result.append(m_bytes, m_lines[source].begin,
                          m_lines[source].end - m_lines[source].begin);
        else
            result += toBytes(at(after, line));
        if (line + 1 == now)
            break;
        if (isKept || line < old - tail)
            result += ending(source);
        else
            result += m_newEnding;
    }
    return result;
}

QString editable(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    text.replace(QChar(0x2028), u'\n');
    text.replace(QChar(0x2029), u'\n');
    text.remove(QChar(u'\0'));
    text.removeIf([](QChar character) { return isStandIn(character); });
    standIn(text);
    return text;
}

} // namespace fleetwright::ui
