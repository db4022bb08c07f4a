// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/textsearch.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression expressionOf(const TextSearch &search)
{
    QString pattern = search.kind == TextSearch::Kind::Plain
                          ? QRegularExpression::escape(search.pattern)
                          : search.pattern;
    if (search.words == TextSearch::Words::Whole)
        pattern = u"(?<!\\w)(?:"_s + pattern + u")(?!\\w)"_s;
    QRegularExpression::PatternOptions options =
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (search.letters == TextSearch::Case::Ignore)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(pattern, options);
}

QString expanded(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        if (replacement[i] != u'\\' || i + 1 == replacement.size()) {
            result += replacement[i];
            continue;
        }
        const QChar next = replacement[++i];
        if (next.isDigit())
            result += match.captured(next.digitValue());
        else if (next == u'n')
            result += u'\n';
        else
            result += next;
    }
    return result;
}

} // namespace

QString whyNotSearch(const TextSearch &search)
{
    const QRegularExpression expression = expressionOf(search);
    return expression.isValid() ? QString() : expression.errorString();
}

std::vector<TextHit> findAll(const QString &text, const TextSearch &search, std::size_t limit)
{
    std::vector<TextHit> hits;
    const QRegularExpression expression = expressionOf(search);
    if (search.pattern.isEmpty() || !expression.isValid())
        return hits;
    QRegularExpressionMatchIterator matches = expression.globalMatch(text);
    while (matches.hasNext() && hits.size() < limit) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            hits.push_back({static_cast<int>(match.capturedStart()),
                            static_cast<int>(match.capturedLength())});
    }
    return hits;
}

QString replacementOf(const QString &text, TextHit hit, const TextSearch &search,
                      const QString &replacement)
{
    if (search.kind == TextSearch::Kind::Plain)
        return replacement;
    // Matched again in place, so that what looks around the hit sees its surroundings.
    const QRegularExpressionMatch match = expressionOf(search).match(text, hit.begin);
    return match.capturedStart() == hit.begin ? expanded(replacement, match) : replacement;
}

QString replacedAll(const QString &text, const TextSearch &search, const QString &replacement)
{
    QString result;
    qsizetype last = 0;
    for (const TextHit &hit : findAll(text, search)) {
        result += QStringView(text).mid(last, hit.begin - last);
        result += replacementOf(text, hit, search, replacement);
        last = hit.begin + hit.length;
    }
    return result + QStringView(text).mid(last);
}

} // namespace fleetwright::ui
