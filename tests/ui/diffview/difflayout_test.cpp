// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/difflayout.h"
#include "ui/diffview/difftext.h"
#include "yaml/reader.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const diff::Alignment> alignmentOf(const std::vector<std::string> &texts,
                                                   std::size_t context = 1)
{
    std::vector<diff::RenderedText> rendered;
    for (const std::string &text : texts)
        rendered.push_back(diff::plainText("column", text));
    diff::AlignOptions options;
    options.context = context;
    return std::make_shared<const diff::Alignment>(diff::align(std::move(rendered), options));
}

// Ten lines; the ninth differs, so that with one line of context seven may be folded.
const std::string before = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nj: 10\n";
const std::string after = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 0\nj: 10\n";

QString outline(const DiffLayout &layout)
{
    QStringList parts;
    for (const DiffLayout::Item &item : layout.items())
        parts.append((item.kind == DiffLayout::Item::Kind::Fold ? u"F"_s : u"L"_s)
                     + QString::number(item.index));
    return parts.join(u' ');
}

} // namespace

class DiffLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyWithoutAlignment()
    {
        DiffLayout layout;
        QCOMPARE(layout.totalHeight(), 0);
        QVERIFY(!layout.itemAt(0));
        QVERIFY(!layout.differenceAt(0));
        layout.setAlignment(alignmentOf({}));
        QCOMPARE(layout.totalHeight(), 0);
    }

    void foldsAreOneBarEach()
    {
        DiffLayout layout;
        layout.setMetrics(10, 20);
        layout.setAlignment(alignmentOf({before, after}));
        QCOMPARE(outline(layout), u"F0 L7 L8 L9"_s);
        QCOMPARE(layout.totalHeight(), 20 + 3 * 10);
        QCOMPARE(layout.hiddenLines(), std::size_t{7});
        QCOMPARE(layout.itemOfRow(3), std::optional<std::size_t>(0)); // behind the bar
        QCOMPARE(layout.itemOfRow(8), std::optional<std::size_t>(2));
    }

    void openFoldKeepsItsBarAndMovesTheRest()
    {
        DiffLayout layout;
        layout.setMetrics(10, 20);
        layout.setAlignment(alignmentOf({before, after}));
        layout.setOpen(0, true);
        QCOMPARE(outline(layout), u"F0 L0 L1 L2 L3 L4 L5 L6 L7 L8 L9"_s);
        QCOMPARE(layout.items()[1].top, 20);
        QCOMPARE(layout.hiddenLines(), std::size_t{0});
        layout.setOpen(0, false);
        QCOMPARE(outline(layout), u"F0 L7 L8 L9"_s);
        layout.setOpen(99, true); // no such fold: nothing happens
        QCOMPARE(outline(layout), u"F0 L7 L8 L9"_s);
    }

    void withoutFoldingEveryRowIsALine()
    {
        DiffLayout layout;
        layout.setAlignment(alignmentOf({before, after}));
        layout.setFoldEqual(false);
        QCOMPARE(layout.items().size(), std::size_t{10});
        QVERIFY(layout.folds().empty());
    }

    void pixelsFindItems()
    {
        DiffLayout layout;
        layout.setMetrics(10, 20);
        layout.setAlignment(alignmentOf({before, after}));
        QCOMPARE(layout.itemAt(-5), std::optional<std::size_t>(0));
        QCOMPARE(layout.itemAt(0), std::optional<std::size_t>(0));
        QCOMPARE(layout.itemAt(19), std::optional<std::size_t>(0));
        QCOMPARE(layout.itemAt(20), std::optional<std::size_t>(1));
        QCOMPARE(layout.itemAt(49), std::optional<std::size_t>(3));
        QCOMPARE(layout.itemAt(5000), std::optional<std::size_t>(3));
    }

    void wrappedRowsAreTaller()
    {
        DiffLayout layout;
        layout.setMetrics(10, 20);
        layout.setAlignment(alignmentOf({before, after}));
        layout.setLinesOfRow([](std::size_t row) { return row == 8 ? 3 : 1; });
        QCOMPARE(layout.items()[2].height, 30);
        QCOMPARE(layout.items()[3].top, 20 + 10 + 30);
    }

    void differencesAndMarks()
    {
        DiffLayout layout;
        layout.setMetrics(10, 10);
        layout.setAlignment(alignmentOf({before, after}));
        QVERIFY(!layout.differenceAt(7));
        QCOMPARE(layout.differenceAt(8), std::optional<std::size_t>(0));
        QCOMPARE(layout.differenceAt(9), std::optional<std::size_t>(0));
        const auto marks = layout.differenceMarks();
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks[0].begin, 0.5); // F0 L7 | L8 | L9
        QCOMPARE(marks[0].end, 0.75);
    }

    void veryLargeObjectsShowTheirStructure()
    {
        const std::string text = "a:\n  b:\n    c: 1\n    d: 2\n  e: 3\nf: |\n  no: key\n";
        const auto file = std::make_shared<base::SourceFile>(base::RepoPath(), text);
        const auto parsed = yaml::readFile(file);
        QVERIFY(parsed);
        std::vector<diff::RenderedText> texts{diff::plainText("x", text),
                                              diff::plainText("y", text)};
        for (diff::RenderedText &one : texts) {
            for (const std::size_t line : {0u, 1u, 2u, 3u, 4u, 5u}) // the last is text of a block
                one.lines[line].key = (*parsed)->documents.front()->entries().front().key;
        }
        DiffLayout layout;
        layout.setAlignment(std::make_shared<const diff::Alignment>(diff::align(std::move(texts))),
                            DiffLayout::Detail::Structure);
        QCOMPARE(outline(layout), u"L0 L1 F0 L4 L5 F1"_s); // c and d stand too deep
        QCOMPARE(layout.hiddenLines(), std::size_t{3});
        layout.setFoldEqual(false); // never all at once
        QCOMPARE(outline(layout), u"L0 L1 F0 L4 L5 F1"_s);
        layout.setOpen(0, true);
        QCOMPARE(outline(layout), u"L0 L1 F0 L2 L3 L4 L5 F1"_s);
    }

    void sizeCountsAllColumns()
    {
        QCOMPARE(textSize(*alignmentOf({"ab\n", "c\n"})), std::size_t{5});
    }

    void barsSayWhatTheyHide()
    {
        QCOMPARE(DiffWords::fold({0, 3, 3, 0, {}}, false), u"3 equal lines hidden"_s);
        QCOMPARE(DiffWords::fold({0, 10, 6, 4, {}}, false), u"6 equal, 4 identity lines hidden"_s);
        QCOMPARE(DiffWords::fold({0, 4, 0, 4, {}}, true), u"4 identity lines"_s);
    }

    void displayLinePlacesRangesAfterVisibleCharacters()
    {
        diff::RenderedText::Line line;
        line.text = "  k\u00e9y: v\u202ealue"; // two bytes for é, three for the override, which
                                               // becomes a box
        diff::AlignedCell cell;
        cell.differing = {{8, 16}}; // "v" + override + "alue"
        const DisplayLine shown = displayLine(line, cell);
        QVERIFY(!shown.text.contains(QChar(0x202e)));
        QVERIFY(shown.text.startsWith(u"  kéy: v"_s));
        QCOMPARE(shown.key, (DisplayLine::Range{2, 6}));
        QCOMPARE(shown.differing.size(), std::size_t{1});
        QCOMPARE(shown.differing[0].begin, 7);
        QCOMPARE(shown.differing[0].end, static_cast<int>(shown.text.size()));
    }

    void keysAreFoundByText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::newRow("plain") << QByteArray("image: x") << 0 << 6;
        QTest::newRow("item") << QByteArray("  - name: x") << 4 << 9;
        QTest::newRow("collection") << QByteArray("spec:") << 0 << 5;
        QTest::newRow("quoted") << QByteArray("\"a: b\": c") << 0 << 7;
        QTest::newRow("url is no key") << QByteArray("- http://x/y") << -1 << -1;
        QTest::newRow("comment") << QByteArray("# a: b") << -1 << -1;
        QTest::newRow("scalar") << QByteArray("- --flag=1") << -1 << -1;
        QTest::newRow("empty") << QByteArray("") << -1 << -1;
    }

    void keysAreFoundByText()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, begin);
        QFETCH(int, end);
        diff::RenderedText::Line line;
        line.text = text.toStdString();
        const DisplayLine shown = displayLine(line, {});
        QCOMPARE(shown.key.has_value(), begin >= 0);
        if (shown.key)
            QCOMPARE(*shown.key, (DisplayLine::Range{begin, end}));
    }

    void tokensOutsideAreBroughtIn()
    {
        diff::RenderedText::Line line;
        line.text = "  image: quay.io/prometheus/prometheus:v2.56.0"; // 46 characters
        diff::AlignedCell cell;
        cell.differing = {{39, 46}};
        const DisplayLine whole = displayLine(line, cell);
        QCOMPARE(shortened(whole, 46).text, whole.text);
        const DisplayLine shown = shortened(whole, 30);
        QVERIFY(shown.text.startsWith(u"  image: …"_s)
                && shown.text.endsWith(u"prometheus:v2.56.0"_s));
        QCOMPARE(shown.text.size(), qsizetype{30});
        QCOMPARE(shown.text.mid(shown.differing[0].begin, 7), u"v2.56.0"_s);
        // Never the tokens themselves: a room too small shows their beginning.
        const DisplayLine tiny = shortened(whole, 12);
        QCOMPARE(tiny.text, u"  image: …v2.56.0"_s);
        line.text = std::string(60, 'x');
        QCOMPARE(shortened(displayLine(line, {}), 10).text.size(),
                 qsizetype{60}); // nothing differs: cut at the end
    }

    void hugeLineIsCut()
    {
        diff::RenderedText::Line line;
        line.text = std::string(100'000, 'x');
        const QString shown = displayLine(line, {}).text;
        QVERIFY(shown.size() < 5000);
        QVERIFY(shown.contains(u"96000"_s));
    }

    void clipboardNamesTheColumns()
    {
        std::vector<diff::RenderedText> texts{diff::plainText("one|x", "a: 1\n"),
                                              diff::plainText("two", "a: 2\n")};
        const diff::Alignment alignment = diff::align(std::move(texts));
        QCOMPARE(DiffWords::table(alignment, 0, 0), u"one|x\ttwo\na: 1\ta: 2\n"_s);
        QVERIFY(DiffWords::markdownOfDifferences(alignment).contains(u"| one\\|x | two |"_s));
        QVERIFY(DiffWords::markdownOfDifferences(alignment).contains(u"`a: 1` | `a: 2`"_s));
        const QString patch = DiffWords::patches(alignment);
        QVERIFY(patch.contains(u"-a: 1"_s) && patch.contains(u"+a: 2"_s)
                && patch.contains(u"two"_s));
    }
};

QTEST_GUILESS_MAIN(DiffLayoutTest)
#include "difflayout_test.moc"
