// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/difftext.h"

#include "services/text/words.h"

#include <algorithm>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t longestDrawn = 4000; // bytes of one line

/// Cuts where no UTF-8 sequence is torn.
std::size_t cutAt(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return text.size();
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
        --limit;
    return limit;
}

/// The key of "  - key: value", by the text alone: plain texts have no nodes.
std::optional<diff::TextRange> keyRange(std::string_view text)
{
    std::size_t begin = 0;
    while (begin < text.size()
           && (text[begin] == ' '
               || (text[begin] == '-' && begin + 1 < text.size() && text[begin + 1] == ' ')))
        ++begin;
    if (begin == text.size() || text[begin] == '#')
        return std::nullopt;
    std::size_t end = begin;
    if (text[begin] == '"' || text[begin] == '\'') {
        end = text.find(text[begin], begin + 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        ++end;
        if (end >= text.size() || text[end] != ':')
            return std::nullopt;
    } else {
        while (end < text.size()
               && !(text[end] == ':' && (end + 1 == text.size() || text[end + 1] == ' ')))
            ++end;
        if (end == text.size())
            return std::nullopt;
    }
    return diff::TextRange{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end + 1)};
}

/// Makes the text visible piece by piece, so that every byte offset asked for has its place in the
/// result.
class OffsetMap {
public:
    OffsetMap(std::string_view text, std::vector<std::size_t> offsets)
    {
        offsets.push_back(0);
        offsets.push_back(text.size());
        std::sort(offsets.begin(), offsets.end());
        offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
        std::size_t last = 0;
        for (const std::size_t offset : offsets) {
            if (offset > text.size())
                break;
            m_text += services::visible(text.substr(last, offset - last));
            m_places.emplace_back(offset, static_cast<int>(m_text.size()));
            last = offset;
        }
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] DisplayLine::Range operator()(diff::TextRange range) const
    {
        return {place(range.begin), place(range.end)};
    }

private:
    [[nodiscard]] int place(std::size_t offset) const
    {
        const auto found = std::lower_bound(
            m_places.begin(), m_places.end(), offset,
            [](const auto &entry, std::size_t value) { return entry.first < value; });
        return found == m_places.end() ? static_cast<int>(m_text.size()) : found->second;
    }

    QString m_text;
    std::vector<std::pair<std::size_t, int>> m_places;
};

} // namespace

DisplayLine displayLine(const diff::RenderedText::Line &line, const diff::AlignedCell &cell)
{
    const std::string_view shown =
        std::string_view(line.text).substr(0, cutAt(line.text, longestDrawn));
    const std::optional<diff::TextRange> key = keyRange(shown);
    std::vector<std::size_t> offsets;
    const auto note = [&](diff::TextRange range) {
        offsets.push_back(std::min<std::size_t>(range.begin, shown.size()));
        offsets.push_back(std::min<std::size_t>(range.end, shown.size()));
    };
    if (key)
        note(*key);
    std::for_each(line.identity.begin(), line.identity.end(), note);
    std::for_each(cell.differing.begin(), cell.differing.end(), note);
    const OffsetMap map(shown, std::move(offsets));

    DisplayLine result;
    result.text = map.text();
    if (key)
        result.key = map(*key);
    for (const diff::TextRange &range : line.identity)
        result.identity.push_back(map(range));
    for (const diff::TextRange &range : cell.differing)
        result.differing.push_back(map(range));
    if (shown.size() < line.text.size())
        result.text += DiffWords::tr(" … %n more bytes", nullptr,
                                     static_cast<int>(line.text.size() - shown.size()));
    return result;
}

DisplayLine shortened(const DisplayLine &line, int characters)
{
    const auto size = static_cast<int>(line.text.size());
    if (line.differing.empty() || size <= characters || line.differing.back().end < characters)
        return line;
    int from = 0;
    if (line.key)
        from = std::min(size, line.key->end + 1);
    else
        while (from < size && (line.text[from] == u' ' || line.text[from] == u'-'))
            ++from;
    // One character more for the sign that something is left out, one at the end if the line goes
    // on.
    const int wanted =
        line.differing.back().end + (line.differing.back().end < size ? 1 : 0) + 1 - characters;
    const int removed = std::min(wanted, line.differing.front().begin - from);
    if (removed <= 1)
        return line;
    const auto moved = [&](DisplayLine::Range range) {
        const auto place = [&](int at) {
            return at <= from ? at : at < from + removed ? from + 1 : at - removed + 1;
        };
        return DisplayLine::Range{place(range.begin), place(range.end)};
    };
    DisplayLine result;
    result.text = line.text.left(from) + u'…' + line.text.mid(from + removed);
    result.key = line.key;
    std::transform(line.identity.begin(), line.identity.end(), std::back_inserter(result.identity),
                   moved);
    std::transform(line.differing.begin(), line.differing.end(),
                   std::back_inserter(result.differing), moved);
    return result;
}

QString DiffWords::fold(const diff::Fold &fold, bool open)
{
    const int equal = static_cast<int>(fold.equalLines);
    const int identity = static_cast<int>(fold.identityLines);
    const int others = static_cast<int>(fold.rowCount) - equal - identity;
    if (others > 0)
        return open ? tr("%n lines", nullptr, static_cast<int>(fold.rowCount))
                    : tr("%n lines hidden: a very large object is shown by its structure", nullptr,
                         static_cast<int>(fold.rowCount));
    if (identity == 0)
        return open ? tr("%n equal lines", nullptr, equal)
                    : tr("%n equal lines hidden", nullptr, equal);
    if (equal == 0)
        return open ? tr("%n identity lines", nullptr, identity)
                    : tr("%n identity lines hidden", nullptr, identity);
    return open ? tr("%1 equal, %n identity lines", nullptr, identity).arg(equal)
                : tr("%1 equal, %n identity lines hidden", nullptr, identity).arg(equal);
}

const diff::RenderedText::Line *lineOf(const diff::Alignment &alignment, std::size_t row,
                                       std::size_t column)
{
    if (row >= alignment.rows.size() || column >= alignment.rows[row].cells.size())
        return nullptr;
    const std::size_t line = alignment.rows[row].cells[column].line;
    return line == diff::AlignedCell::none ? nullptr : &alignment.texts[column].lines[line];
}

std::string fieldPath(const diff::Alignment &alignment, std::size_t row, std::size_t column)
{
    if (const auto *line = lineOf(alignment, row, column))
        return line->path;
    for (std::size_t other = 0; other < alignment.texts.size(); ++other) {
        if (const auto *line = lineOf(alignment, row, other))
            return line->path;
    }
    return {};
}

QString DiffWords::spoken(const diff::Alignment &alignment, std::size_t row, std::size_t column)
{
    const diff::AlignedCell &cell = alignment.rows[row].cells[column];
    const diff::RenderedText::Line *line = lineOf(alignment, row, column);
    if (!line)
        return cell.state == diff::LineState::Missing
                   ? tr("absent here, others have this line")
                   : tr("absent here, an identity value of others");
    const QString text = displayLine(*line, cell).text.trimmed();
    switch (cell.state) {
    case diff::LineState::Differs:
        return tr("line %1, %2, differs").arg(QString::number(cell.line + 1), text);
    case diff::LineState::Identity:
        return tr("line %1, %2, identity value").arg(QString::number(cell.line + 1), text);
    default:
        return tr("line %1, %2, equal").arg(QString::number(cell.line + 1), text);
    }
}

QString DiffWords::table(const diff::Alignment &alignment, std::size_t first, std::size_t last)
{
    QStringList head;
    for (const diff::RenderedText &text : alignment.texts)
        head.append(services::toQt(text.label));
    QStringList rows{head.join(u'\t')};
    for (std::size_t row = first; row <= last && row < alignment.rows.size(); ++row) {
        QStringList cells;
        for (std::size_t column = 0; column < alignment.texts.size(); ++column) {
            const auto *line = lineOf(alignment, row, column);
            cells.append(line ? services::toQt(line->text).replace(u'\t', u' ') : QString());
        }
        rows.append(cells.join(u'\t'));
    }
    return rows.join(u'\n') + u'\n';
}

namespace {

QString markdownRow(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString escaped(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s);
}

QString markdownHead(const diff::Alignment &alignment, const QString &field)
{
    QStringList head{field};
    QStringList rule{u"---"_s};
    for (const diff::RenderedText &text : alignment.texts) {
        head.append(escaped(services::toQt(text.label)));
        rule.append(u"---"_s);
    }
    return markdownRow(head) + markdownRow(rule);
}

QString markdownLine(const diff::Alignment &alignment, std::size_t row, const QString &absent)
{
    QStringList cells{escaped(services::toQt(fieldPath(alignment, row, 0)))};
    for (std::size_t column = 0; column < alignment.texts.size(); ++column) {
        const auto *line = lineOf(alignment, row, column);
        cells.append(line ? QString(u'`' + escaped(services::toQt(line->text).trimmed()) + u'`')
                          : absent);
    }
    return markdownRow(cells);
}

} // namespace

QString DiffWords::markdown(const diff::Alignment &alignment, std::size_t first, std::size_t last)
{
    QString result = markdownHead(alignment, tr("Field"));
    for (std::size_t row = first; row <= last && row < alignment.rows.size(); ++row)
        result += markdownLine(alignment, row, tr("absent"));
    return result;
}

QString DiffWords::markdownOfDifferences(const diff::Alignment &alignment)
{
    QString result = markdownHead(alignment, tr("Field"));
    for (std::size_t row = 0; row < alignment.rows.size(); ++row) {
        if (alignment.rows[row].state == diff::LineState::Differs)
            result += markdownLine(alignment, row, tr("absent"));
    }
    return result;
}

QString DiffWords::patches(const diff::Alignment &alignment)
{
    QString result;
    for (std::size_t column = 0; column < alignment.texts.size(); ++column) {
        if (column != alignment.baseline)
            result += services::toQt(diff::toUnified(alignment, alignment.baseline, column));
    }
    return result;
}

} // namespace fleetwright::ui
