// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/editortext.h"

#include <QTest>

using namespace fleetwright;
using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::string)

class EditorTextTest : public QObject {
    Q_OBJECT

    static EditorText open(const std::string &bytes)
    {
        auto text = EditorText::fromBytes(bytes);
        return text ? *text : EditorText();
    }

private Q_SLOTS:
    void untouchedBytesComeBack_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::newRow("empty") << std::string();
        QTest::newRow("unix") << std::string("a: 1\nb: 2\n");
        QTest::newRow("windows") << std::string("a: 1\r\nb: 2\r\n");
        QTest::newRow("mixed") << std::string("a: 1\r\nb: 2\nc: 3\r\n");
        QTest::newRow("no last newline") << std::string("a: 1\nb: 2");
        QTest::newRow("byte order mark") << std::string("\xEF\xBB\xBF"
                                                        "a: 1\n");
        QTest::newRow("lone carriage return") << std::string("a: \"x\ry\"\nb: 2\n");
        QTest::newRow("separators of Unicode")
            << std::string("a: x\xE2\x80\xA8y\nb: x\xE2\x80\xA9y\n");
        QTest::newRow("right to left override") << std::string("a: x\xE2\x80\xAEy\n");
        QTest::newRow("no-break space") << std::string("a: x\xC2\xA0y\n");
        QTest::newRow("tabs and spaces at the end") << std::string("a:\t1  \n\t\n");
    }

    void untouchedBytesComeBack()
    {
        QFETCH(std::string, bytes);
        const EditorText text = open(bytes);
        QCOMPARE(text.bytesFor(text.text()), bytes);
        // One more line at the top: everything below keeps its bytes, odd characters included.
        const std::string mark = bytes.starts_with("\xEF\xBB\xBF") ? "\xEF\xBB\xBF" : "";
        const std::string ending =
            text.lineEnding() == EditorText::LineEnding::Unix ? "\n" : "\r\n";
        QCOMPARE(text.bytesFor(u"new: x\n"_s + text.text()),
                 mark + "new: x" + ending + bytes.substr(mark.size()));
        // The last line changed: everything above keeps its bytes.
        const QString appended = text.text() + u"# end"_s;
        QCOMPARE(text.bytesFor(appended), bytes + "# end");
    }

    void nothingActsOnScreen()
    {
        const EditorText text = open("a: x\xE2\x80\xAEy\xE2\x80\xA8z\rw\n");
        QCOMPARE(text.text().count(u'\n'), 1);
        for (const char16_t acting : {u'\x202e', u'\x2028', u'\r'})
            QVERIFY(!text.text().contains(QChar(acting)));
        // A line with such characters that is edited elsewhere keeps them.
        QString edited = text.text();
        edited.replace(u"a:"_s, u"b:"_s);
        QCOMPARE(text.bytesFor(edited), std::string("b: x\xE2\x80\xAEy\xE2\x80\xA8z\rw\n"));
    }

    void newLinesGetTheEndingOfTheFile()
    {
        const EditorText text = open("a: 1\r\nb: 2\r\n");
        QCOMPARE(text.lineEnding(), EditorText::LineEnding::Windows);
        QCOMPARE(text.bytesFor(u"a: 1\nx: 9\ny: 8\nb: 2\n"_s),
                 std::string("a: 1\r\nx: 9\r\ny: 8\r\nb: 2\r\n"));
        QCOMPARE(text.bytesFor(u"a: 1\nb: 3\n"_s), std::string("a: 1\r\nb: 3\r\n"));
        QCOMPARE(text.bytesFor(u"a: 1\n"_s), std::string("a: 1\r\n"));
        QCOMPARE(text.bytesFor(u"a: 1"_s), std::string("a: 1"));
        QCOMPARE(text.bytesFor(QString()), std::string());
    }

    void aMissingLastNewlineStaysMissing()
    {
        const EditorText text = open("a: 1\nb: 2");
        QCOMPARE(text.bytesFor(u"a: 1\nb: 3"_s), std::string("a: 1\nb: 3"));
        QCOMPARE(text.bytesFor(u"a: 1\nb: 2\nc: 3"_s), std::string("a: 1\nb: 2\nc: 3"));
    }

    void aChangedLineOfAMixedFileKeepsItsEnding()
    {
        const EditorText text = open("a: 1\r\nb: 2\nc: 3\r\n");
        QCOMPARE(text.lineEnding(), EditorText::LineEnding::Mixed);
        QCOMPARE(text.bytesFor(u"a: 1\nb: 9\nc: 3\n"_s), std::string("a: 1\r\nb: 9\nc: 3\r\n"));
        QCOMPARE(text.bytesFor(u"a: 7\nb: 9\nc: 3\n"_s), std::string("a: 7\r\nb: 9\nc: 3\r\n"));
    }

    void refusesWhatIsNoText()
    {
        for (const std::string &bytes :
             {std::string("a\0b", 3), std::string("\xFF\xFE a"), std::string("caf\xE9: 1\n")}) {
            const auto text = EditorText::fromBytes(bytes);
            QVERIFY(!text);
            QCOMPARE(text.error().code, base::ErrorCode::Binary);
        }
        QVERIFY(!EditorText::fromBytes(
            "a: \xEF\xB7\x90\n")); // a noncharacter: it would come back as another one
    }

    void pastedTextBecomesLines()
    {
        QCOMPARE(editable(u"a\r\nb\rc\x2028"
                          "d\x2029"
                          "e"_s),
                 u"a\nb\nc\nd\ne"_s);
    }
};

QTEST_GUILESS_MAIN(EditorTextTest)
#include "editortext_test.moc"
