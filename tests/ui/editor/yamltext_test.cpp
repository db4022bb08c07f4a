// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/yamltext.h"

#include <QTest>

using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

QStringList linesOf(const char *text)
{
    return QString::fromUtf8(text).split(u'\n');
}

const char *const kustomization = "apiVersion: kustomize.config.k8s.io/v1beta1\n" // 0
                                  "kind: Kustomization\n"                         // 1
                                  "resources:\n"                                  // 2
                                  "- ../../base\n"                                // 3
                                  "images:\n"                                     // 4
                                  "- name: quay.io/prometheus/prometheus\n"       // 5
                                  "  newTag: v2.56.0\n"                           // 6
                                  "patches:\n"                                    // 7
                                  "  - path: a.yaml\n"                            // 8
                                  "    target:\n"                                 // 9
                                  "      kind: Deployment\n"                      // 10
                                  "  - patch: |-\n"                               // 11
                                  "      - op: remove\n"                          // 12
                                  "        path: /a\n"                            // 13
                                  "";

QString crumbs(const QStringList &lines, int line)
{
    QStringList parts;
    for (const yamltext::Step &step : yamltext::stepsTo(lines, line, 0))
        parts.append(step.isItem ? u'<' + step.text + u'>' : step.text);
    return parts.join(u' ');
}

} // namespace

class YamlTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steps()
    {
        const QStringList lines = linesOf(kustomization);
        QCOMPARE(crumbs(lines, 0), u"apiVersion"_s);
        QCOMPARE(crumbs(lines, 2), u"resources"_s);
        QCOMPARE(crumbs(lines, 3), u"resources <[0]>"_s);
        QCOMPARE(crumbs(lines, 5), u"images <prometheus> name"_s);
        QCOMPARE(crumbs(lines, 6), u"images <prometheus> newTag"_s);
        QCOMPARE(crumbs(lines, 10), u"patches <[0]> target kind"_s);
        QCOMPARE(crumbs(lines, 11), u"patches <[1]> patch"_s);
        QCOMPARE(crumbs(lines, 99), QString());
        QCOMPARE(yamltext::keysTo(lines, 10, 0),
                 (QStringList{u"patches"_s, u"target"_s, u"kind"_s}));
    }

    void blankLineBelongsWhereTheCaretIs()
    {
        const QStringList lines = linesOf("a:\n  b:\n    c: 1\n    \n");
        QCOMPARE(yamltext::keysTo(lines, 3, 4), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(yamltext::keysTo(lines, 3, 2), (QStringList{u"a"_s}));
        QCOMPARE(yamltext::keysTo(lines, 3, 0), QStringList());
    }

    void documentsAreApart() { QCOMPARE(crumbs(linesOf("a:\n---\n  b: 1\n"), 2), u"b"_s); }

    void folds()
    {
        const std::vector<yamltext::FoldRange> expected{{2, 3}, {4, 6}, {7, 13}, {9, 10}, {11, 13}};
        QCOMPARE(yamltext::foldRanges(linesOf(kustomization)), expected);
        // A block scalar's text is no YAML; blank lines behind the last one stay visible.
        const std::vector<yamltext::FoldRange> block{{0, 3}};
        QCOMPARE(yamltext::foldRanges(linesOf("data: |\n  key:\n    x\n  y\n\nb: 1\n")), block);
        QVERIFY(yamltext::foldRanges(linesOf("a: 1\nb:\nc: 2\n")).empty());
        const std::vector<yamltext::FoldRange> documents{{0, 1}, {3, 4}};
        QCOMPARE(yamltext::foldRanges(linesOf("a:\n  b: 1\n---\nc:\n  d: 2\n")), documents);
    }

    void newLinesAreIndented_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("spaces");
        QTest::newRow("below a key") << u"spec:"_s << 2;
        QTest::newRow("deeper") << u"  template:"_s << 4;
        QTest::newRow("beside a value") << u"  name: x"_s << 2;
        QTest::newRow("below an item's first key") << u"- name: x"_s << 2;
        QTest::newRow("below an item's key without value") << u"  - target:"_s << 6;
        QTest::newRow("beside a plain item") << u"- ../../base"_s << 0;
        QTest::newRow("inside an empty item") << u"  - "_s << 4;
        QTest::newRow("block scalar") << u"  patch: |-"_s << 4;
        QTest::newRow("comment at the end") << u"spec: # why"_s << 2;
        QTest::newRow("only a comment") << u"  # a:"_s << 2;
        QTest::newRow("url is no key")
            << u"- http://x:"_s << 4; // reads "http://x" as a key, as YAML does
        QTest::newRow("nothing") << u""_s << 0;
    }

    void newLinesAreIndented()
    {
        QFETCH(QString, before);
        QFETCH(int, spaces);
        QCOMPARE(yamltext::indentAfter(before, 2), QString(spaces, u' '));
    }

    void indentIsFound()
    {
        QCOMPARE(yamltext::indentWidth(linesOf(kustomization)), 2);
        QCOMPARE(yamltext::indentWidth(linesOf("a:\n    b: 1\n")), 4);
        QCOMPARE(yamltext::indentWidth(linesOf("a: 1\n")), 2);
        QCOMPARE(yamltext::indentWidth(linesOf("a:\n- b\nc:\n   d: 1\n")), 3);
    }

    void commentsComeAndGo()
    {
        const QStringList lines{u"a:"_s, u"  b: 1"_s, u""_s};
        const QStringList commented{u"# a:"_s, u"#   b: 1"_s, u""_s};
        QCOMPARE(yamltext::toggledComment(lines), commented);
        QCOMPARE(yamltext::toggledComment(commented), lines);
        QCOMPARE(yamltext::toggledComment({u"  a: 1"_s}), (QStringList{u"  # a: 1"_s}));
        QCOMPARE(yamltext::toggledComment({u"  #a: 1"_s}), (QStringList{u"  a: 1"_s}));
        QCOMPARE(yamltext::toggledComment({u"# a"_s, u"b"_s}), (QStringList{u"# # a"_s, u"# b"_s}));
        QCOMPARE(yamltext::toggledComment({u" "_s}), (QStringList{u" "_s}));
    }

    void partsOfALine()
    {
        const yamltext::LineParts quoted = yamltext::partsOf(u"  \"a: #b\": 'c # d' # e"_s);
        QCOMPARE(quoted.key, u"a: #b"_s);
        QCOMPARE(quoted.value, u"'c # d'"_s);
        QCOMPARE(quoted.keyColumn, 2);
        QVERIFY(yamltext::partsOf(u"   # only"_s).isBlank);
        QCOMPARE(yamltext::partsOf(u"- - a"_s).dashes, (std::vector<int>{0, 2}));
        QCOMPARE(yamltext::partsOf(u"it's: 1"_s).key, u"it's"_s);
    }
};

QTEST_GUILESS_MAIN(YamlTextTest)
#include "yamltext_test.moc"
