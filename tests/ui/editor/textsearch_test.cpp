// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/textsearch.h"

#include <QTest>

using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class TextSearchTest : public QObject {
    Q_OBJECT

    using Hits = std::vector<TextHit>;

private Q_SLOTS:
    void plain()
    {
        QCOMPARE(findAll(u"image: a\nImage: b"_s, {u"image"_s}), (Hits{{0, 5}, {9, 5}}));
        QCOMPARE(findAll(u"image: a\nImage: b"_s, {u"image"_s, TextSearch::Case::Match}),
                 (Hits{{0, 5}}));
        QCOMPARE(findAll(u"v2.56.0 v2x56.0"_s, {u"v2.56"_s}), (Hits{{0, 5}})); // the dot is a dot
        QVERIFY(findAll(u"abc"_s, {u""_s}).empty());
        QCOMPARE(findAll(u"aaaa"_s, {u"aa"_s}), (Hits{{0, 2}, {2, 2}}));
        QCOMPARE(findAll(u"aaaa"_s, {u"a"_s}, 3).size(), std::size_t{3});
    }

    void wholeWords()
    {
        TextSearch search{u"tag"_s};
        search.words = TextSearch::Words::Whole;
        QCOMPARE(findAll(u"newTag tag: tags"_s, search), (Hits{{7, 3}}));
        search.pattern = u"- a"_s; // begins with no word character
        QCOMPARE(findAll(u"- a - ab"_s, search), (Hits{{0, 3}}));
    }

    void expressions()
    {
        TextSearch search{u"^(\\w+): (\\w+)$"_s};
        search.kind = TextSearch::Kind::Expression;
        const QString text = u"a: b\n  c: d\ne: f"_s;
        QCOMPARE(findAll(text, search), (Hits{{0, 4}, {12, 4}}));
        QCOMPARE(replacedAll(text, search, u"\\2: \\1 \\\\"_s), u"b: a \\\n  c: d\nf: e \\"_s);
        QVERIFY(whyNotSearch(search).isEmpty());
        search.pattern = u"(a"_s;
        QVERIFY(!whyNotSearch(search).isEmpty());
        QVERIFY(findAll(text, search).empty());
        search.pattern = u"x*"_s; // matches nothing everywhere: no hits, no endless loop
        QVERIFY(findAll(text, search).empty());
    }

    void replacing()
    {
        QCOMPARE(replacedAll(u"a.b a.b"_s, {u"a.b"_s}, u"\\1"_s),
                 u"\\1 \\1"_s); // plain stays plain
        QCOMPARE(replacedAll(u"abc"_s, {u"x"_s}, u"y"_s), u"abc"_s);
    }
};

QTEST_GUILESS_MAIN(TextSearchTest)
#include "textsearch_test.moc"
