// SPDX-License-Identifier: Apache-2.0
#include "services/text/words.h"

#include <QCoreApplication>
#include <QDate>

#include <algorithm>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

bool isDirectionMark(char32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
           || (c >= 0x2066 && c <= 0x2069);
}

bool isInvisible(char32_t c)
{
    return c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0x00ad;
}

} // namespace

QString toQt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string toStd(const QString &text)
{
    return text.toStdString();
}

std::string isoToday()
{
    return toStd(QDate::currentDate().toString(Qt::ISODate));
}

QStringList toQt(const std::vector<std::string> &texts)
{
    QStringList result;
    result.reserve(static_cast<qsizetype>(texts.size()));
    for (const std::string &text : texts)
        result.append(toQt(text));
    return result;
}

QString visible(std::string_view bytes)
{
    return visible(toQt(bytes));
}

QString visible(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'\n')
            result.append(QChar(0x23ce));
        else if (unit == u'\t')
            result.append(u' ');
        else if (unit < 0x20)
            result.append(QChar(0x2400 + unit)); // the block of control pictures
        else if (unit == 0x7f)
            result.append(QChar(0x2421));
        else if ((unit >= 0x80 && unit < 0xa0) || isDirectionMark(unit) || isInvisible(unit))
            result.append(u"[U+%1]"_s.arg(uint(unit), 4, 16, QChar(u'0')));
        else
            result.append(c);
    }
    return result;
}

namespace {

/// `shown` are the first of `count` names.
QString listOf(const QStringList &shown, qsizetype count)
{
    if (shown.size() == count)
        return shown.join(u", "_s);
    const int hidden = static_cast<int>(count - shown.size());
    //: %1 is a list of names
    return QCoreApplication::translate("services::Words", "%1 and %n more", nullptr, hidden)
        .arg(shown.join(u", "_s));
}

} // namespace

QString nameList(const QStringList &names, qsizetype atMost)
{
    return listOf(names.first(std::min(names.size(), atMost)), names.size());
}

QString nameList(const std::vector<std::string> &names, qsizetype atMost)
{
    const auto count = static_cast<qsizetype>(names.size());
    QStringList shown;
    for (qsizetype at = 0; at < std::min(count, atMost); ++at)
        shown.append(visible(names[static_cast<std::size_t>(at)]));
    return listOf(shown, count);
}

} // namespace fleetwright::services
