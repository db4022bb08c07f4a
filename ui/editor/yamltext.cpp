// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/yamltext.h"

#include <algorithm>
#include <limits>

namespace fleetwright::ui::yamltext {

using namespace Qt::StringLiterals;

namespace {

bool isDocumentBorder(const QString &line)
{
    return line.startsWith(u"---"_s) || line.startsWith(u"..."_s);
}

/// Where a comment begins, or the line's length.
qsizetype commentBegin(const QString &line)
{
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (!quote.isNull()) {
            if (line[i] == u'\\' && quote == u'"')
                ++i;
            else if (line[i] == quote)
                quote = QChar();
        } else if ((line[i] == u'"' || line[i] == u'\'')
                   && (i == 0 || line[i - 1].isSpace() || u"[{,:"_s.contains(line[i - 1]))) {
            quote = line[i];
        } else if (line[i] == u'#' && (i == 0 || line[i - 1].isSpace())) {
            return i;
        }
    }
    return line.size();
}

QString unquoted(const QString &text)
{
    const bool quoted = text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'')
                        && text.back() == text.front();
    return quoted ? text.mid(1, text.size() - 2) : text;
}

/// The value of `name:` of the item whose dash stands at (line, column), "" if it has none.
QString itemName(const QStringList &lines, int line, int dashColumn)
{
    for (int i = line; i < lines.size(); ++i) {
        LineParts parts = partsOf(lines[i]);
        if (parts.isBlank)
            continue;
        const bool isFirst = i == line;
        if (!isFirst && parts.indent <= dashColumn)
            break;
        if (parts.key == u"name"_s && parts.keyColumn == dashColumn + 2)
            return unquoted(parts.value).section(u'/', -1);
    }
    return {};
}

int itemNumber(const QStringList &lines, int line, int dashColumn)
{
    int number = 0;
    for (int i = line - 1; i >= 0; --i) {
        const LineParts parts = partsOf(lines[i]);
        if (parts.isBlank)
            continue;
        if (parts.indent < dashColumn || (parts.indent == dashColumn && parts.dashes.empty()))
            break;
        if (std::find(parts.dashes.begin(), parts.dashes.end(), dashColumn) != parts.dashes.end())
            ++number;
    }
    return number;
}

} // namespace

LineParts partsOf(const QString &line)
{
    LineParts parts;
    const QString text = line.left(commentBegin(line));
    qsizetype at = 0;
    while (at < text.size() && text[at] == u' ')
        ++at;
    parts.indent = static_cast<int>(at);
    QString rest = text.mid(at).trimmed();
    parts.isBlank = rest.isEmpty() || isDocumentBorder(line);
    if (parts.isBlank)
        return parts;
    while (at < text.size() && text[at] == u'-'
           && (at + 1 == text.size() || text[at + 1] == u' ')) {
        parts.dashes.push_back(static_cast<int>(at));
        ++at;
        while (at < text.size() && text[at] == u' ')
            ++at;
    }
    rest = text.mid(at).trimmed();
    parts.value = rest;
    qsizetype end = -1;
    if (!rest.isEmpty() && (rest[0] == u'"' || rest[0] == u'\'')) {
        const qsizetype close = rest.indexOf(rest[0], 1);
        if (close > 0 && close + 1 < rest.size() && rest[close + 1] == u':')
            end = close + 1;
    } else {
        for (qsizetype i = 0; i < rest.size() && end < 0; ++i) {
            if (rest[i] == u':' && (i + 1 == rest.size() || rest[i + 1] == u' '))
                end = i;
        }
    }
    if (end > 0) {
        parts.keyColumn = static_cast<int>(at);
        parts.key = unquoted(rest.left(end));
        parts.value = rest.mid(end + 1).trimmed();
    }
    return parts;
}

std::vector<Step> stepsTo(const QStringList &lines, int line, int column)
{
    std::vector<Step> steps;
    if (line < 0 || line >= lines.size())
        return steps;
    // Keys left of `limit` are parents; a dash lets the key above it stand in its own column.
    int limit = std::numeric_limits<int>::max();
    bool sameColumn = false;
    const auto takeItem = [&](int at, int dash) {
        const QString name = itemName(lines, at, dash);
        steps.push_back(
            {name.isEmpty() ? u"[%1]"_s.arg(itemNumber(lines, at, dash)) : name, true, at});
        limit = dash;
        sameColumn = true;
    };
    for (int at = line; at >= 0 && (limit > 0 || sameColumn); --at) {
        if (at != line && isDocumentBorder(lines[at]))
            break;
        const LineParts parts = partsOf(lines[at]);
        if (parts.isBlank) {
            if (at == line)
                limit = column; // what would be typed here
            continue;
        }
        const bool isParent = at == line || parts.value.isEmpty() || !parts.dashes.empty();
        if (parts.keyColumn >= 0 && isParent
            && (parts.keyColumn < limit || (sameColumn && parts.keyColumn == limit))
            && (at == line || parts.value.isEmpty() || parts.value.startsWith(u'&')
                || parts.value.startsWith(u'!') || parts.value.startsWith(u'|')
                || parts.value.startsWith(u'>'))) {
            steps.push_back({parts.key, false, at});
            limit = parts.keyColumn;
            sameColumn = false;
        }
        for (auto dash = parts.dashes.rbegin(); dash != parts.dashes.rend(); ++dash) {
            if (*dash < limit)
                takeItem(at, *dash);
        }
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
}

QStringList keysTo(const QStringList &lines, int line, int column)
{
    QStringList keys;
    for (const Step &step : stepsTo(lines, line, column)) {
        if (!step.isItem)
            keys.append(step.text);
    }
    return keys;
}

std::vector<FoldRange> foldRanges(const QStringList &lines)
{
    struct Open {
        int line = 0;
        int column = 0;
        bool isBlock = false; ///< a block scalar: its text is no YAML
    };
    std::vector<FoldRange> ranges;
    std::vector<Open> open;
    int lastFilled = -1;
    const auto close = [&](const Open &one) {
        if (lastFilled > one.line)
            ranges.push_back({one.line, lastFilled});
    };
    for (int i = 0; i < lines.size(); ++i) {
        const LineParts parts = partsOf(lines[i]);
        const bool isBorder = isDocumentBorder(lines[i]);
        const bool inBlock = !open.empty() && open.back().isBlock && !lines[i].trimmed().isEmpty()
                             && parts.indent > open.back().column;
        if (inBlock) {
            lastFilled = i;
            continue;
        }
        if (parts.isBlank && !isBorder)
            continue;
        const int indent = isBorder ? -1 : parts.indent;
        while (!open.empty()
               && (indent < open.back().column
                   || (indent == open.back().column
                       && (parts.dashes.empty() || open.back().isBlock)))) {
            close(open.back());
            open.pop_back();
        }
        lastFilled = i;
        const bool isBlock = parts.value.startsWith(u'|') || parts.value.startsWith(u'>');
        if (parts.keyColumn >= 0
            && (parts.value.isEmpty() || isBlock || parts.value.startsWith(u'&')))
            open.push_back({i, parts.keyColumn, isBlock});
    }
    while (!open.empty()) {
        close(open.back());
        open.pop_back();
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const FoldRange &a, const FoldRange &b) { return a.first < b.first; });
    return ranges;
}

int indentWidth(const QStringList &lines)
{
    int parent = -1;
    for (const QString &line : lines) {
        const LineParts parts = partsOf(line);
        if (parts.isBlank)
            continue;
        if (parent >= 0 && parts.dashes.empty() && parts.indent > parent)
            return std::min(8, parts.indent - parent);
        parent = parts.keyColumn >= 0 && parts.value.isEmpty() ? parts.keyColumn : -1;
    }
    return 2;
}

QString indentAfter(const QString &before, int width)
{
    const LineParts parts = partsOf(before);
    qsizetype column = 0;
    while (column < before.size() && before[column] == u' ')
        ++column;
    if (!parts.isBlank) {
        const bool opens =
            parts.value.startsWith(u'|') || parts.value.startsWith(u'>') || parts.value.isEmpty();
        if (parts.keyColumn >= 0)
            column = parts.keyColumn + (opens ? width : 0);
        else if (!parts.dashes.empty() && parts.value.isEmpty())
            column = parts.dashes.back() + 2;
    }
    return QString(column, u' ');
}

QStringList toggledComment(const QStringList &lines)
{
    bool allAre = true;
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (text.isEmpty())
            continue;
        allAre = allAre && text.startsWith(u'#');
        least = std::min(least,
                         static_cast<qsizetype>(std::find_if_not(line.begin(), line.end(),
                                                                 [](QChar c) { return c == u' '; })
                                                - line.begin()));
    }
    QStringList result = lines;
    if (least == std::numeric_limits<qsizetype>::max())
        return result;
    for (QString &line : result) {
        if (line.trimmed().isEmpty())
            continue;
        if (allAre) {
            const qsizetype mark = line.indexOf(u'#');
            line.remove(mark, mark + 1 < line.size() && line[mark + 1] == u' ' ? 2 : 1);
        } else {
            line.insert(least, u"# "_s);
        }
    }
    return result;
}

} // namespace fleetwright::ui::yamltext
