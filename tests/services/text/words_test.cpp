// SPDX-License-Identifier: Apache-2.0
#include "services/text/errortext.h"
#include "services/text/words.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::services;
using namespace Qt::StringLiterals;

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void visible_data();
    void visible();
    void nameLists();
    void sentencesNameThePlaceOnce();
    void cancelledIsNoFailure();
};

void WordsTest::visible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"staging-eu-west-1"_s << u"staging-eu-west-1"_s;
    QTest::newRow("other scripts") << u"Größe 集群 كلستر"_s << u"Größe 集群 كلستر"_s;
    QTest::newRow("escape") << u"a\u001b[31m"_s << u"a\u241b[31m"_s;
    QTest::newRow("newline") << u"a\nb"_s << u"a\u23ceb"_s;
    // The "Trojan source" trick: text that reads otherwise than it is.
    QTest::newRow("right to left override") << u"a\u202eb"_s << u"a[U+202e]b"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"[U+2066]x[U+2069]"_s;
    QTest::newRow("zero width") << u"pro\u200bd"_s << u"pro[U+200b]d"_s;
}

void WordsTest::visible()
{
    QFETCH(QString, text);
    QTEST(services::visible(text), "shown");
}

void WordsTest::nameLists()
{
    QCOMPARE(nameList(QStringList{u"a"_s, u"b"_s}), u"a, b"_s);
    QCOMPARE(nameList(QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}),
             u"a, b, c and 2 more"_s);
    QCOMPARE(nameList(QStringList{}), QString());
}

void WordsTest::sentencesNameThePlaceOnce()
{
    base::Error cause;
    cause.code = base::ErrorCode::Syntax;
    cause.detail = "mapping values are not allowed here";
    cause.place = base::Place{base::RepoPath::fromText("base/web.yaml").value(), 7, 3};
    base::Error error;
    error.code = base::ErrorCode::Invalid;
    error.detail = "resource cannot be read";
    error.causes = {cause};
    error.hint = "indent the line by two spaces";
    QCOMPARE(
        sentence(error),
        u"This is not valid: base/web.yaml:7: resource cannot be read: mapping values are not allowed here."_s);
    QCOMPARE(advice(error), u"Indent the line by two spaces."_s);
}

void WordsTest::cancelledIsNoFailure()
{
    base::Error error;
    error.code = base::ErrorCode::Cancelled;
    QCOMPARE(sentence(error), u"Cancelled."_s);
}

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
