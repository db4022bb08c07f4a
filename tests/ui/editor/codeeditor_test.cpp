// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/codeeditor.h"
#include "ui/editor/completionlist.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotolinebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class CodeEditorTest : public QObject {
    Q_OBJECT

    static void show(QWidget &widget)
    {
        widget.resize(600, 400);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

private Q_SLOTS:
    void enterIndentsAndTabUsesSpaces()
    {
        CodeEditor editor;
        show(editor);
        QTest::keyClicks(&editor, u"spec:"_s);
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClicks(&editor, u"- name: x"_s);
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClicks(&editor, u"image: y"_s);
        QCOMPARE(editor.content(), u"spec:\n  - name: x\n    image: y"_s);
        QTest::keyClick(&editor, Qt::Key_Return);
        QTest::keyClick(&editor, Qt::Key_Backspace); // one level, not one space
        QCOMPARE(editor.content(), u"spec:\n  - name: x\n    image: y\n  "_s);
        QTest::keyClick(&editor, Qt::Key_Tab);
        QCOMPARE(editor.content(), u"spec:\n  - name: x\n    image: y\n    "_s);
        QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(editor.content(), u"spec:\n  - name: x\n    image: y\n  "_s);
    }

    void shiftEnterIsALineToo()
    {
        CodeEditor editor;
        show(editor);
        QTest::keyClicks(&editor, u"a"_s);
        QTest::keyClick(&editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(editor.content(), u"a\n"_s);
    }

    void selectionIsIndentedAndCommented()
    {
        CodeEditor editor;
        editor.setContent(u"a: 1\nb: 2\nc: 3"_s);
        show(editor);
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(0);
        cursor.setPosition(10, QTextCursor::KeepAnchor); // ends before "c"
        editor.setTextCursor(cursor);
        QTest::keyClick(&editor, Qt::Key_Tab);
        QCOMPARE(editor.content(), u"  a: 1\n  b: 2\nc: 3"_s);
        QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(editor.content(), u"a: 1\nb: 2\nc: 3"_s);
        editor.toggleComment();
        QCOMPARE(editor.content(), u"# a: 1\n# b: 2\nc: 3"_s);
        editor.toggleComment();
        QCOMPARE(editor.content(), u"a: 1\nb: 2\nc: 3"_s);
    }

    void undoKeysGoToTheOwner()
    {
        CodeEditor editor;
        show(editor);
        QSignalSpy undo(&editor, &CodeEditor::undoWanted);
        QSignalSpy redo(&editor, &CodeEditor::redoWanted);
        QTest::keyClicks(&editor, u"abc"_s);
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(undo.size(), 1);
        QCOMPARE(redo.size(), 1);
        QCOMPARE(editor.content(), u"abc"_s);
    }

    void newContentKeepsTheCaretAndIsNoEdit()
    {
        CodeEditor editor;
        editor.setContent(u"a: 1\nb: 2\nc: 3\n"_s);
        show(editor);
        editor.goTo(3, 4);
        QSignalSpy edited(&editor, &CodeEditor::edited);
        editor.setContent(u"new: 0\na: 1\nb: 2\nc: 3\n"_s);
        QCOMPARE(editor.caretLine(), 4);
        QCOMPARE(editor.caretColumn(), 4);
        QCOMPARE(edited.size(), 0);
        QTest::keyClicks(&editor, u"x"_s);
        QVERIFY(edited.size() > 0);
    }

    void foldsHideAndTheCaretOpensThem()
    {
        CodeEditor editor;
        editor.setContent(u"a:\n  b:\n    c: 1\nd: 2\n"_s);
        show(editor);
        QCOMPARE(editor.folds().size(), std::size_t{2});
        editor.goTo(4);
        editor.toggleFold(1);
        QVERIFY(editor.isFolded(1));
        QVERIFY(!editor.document()->findBlockByNumber(2).isVisible());
        QSignalSpy edited(&editor, &CodeEditor::edited);
        editor.goTo(3);
        QVERIFY(!editor.isFolded(1));
        QVERIFY(editor.document()->findBlockByNumber(2).isVisible());
        editor.toggleFold(1); // the caret inside goes to the line that stays
        QCOMPARE(editor.caretLine(), 1);
        editor.toggleFold(1);
        QVERIFY(!editor.isFolded(1));
        QCOMPARE(edited.size(), 0);
        QCOMPARE(editor.content(), u"a:\n  b:\n    c: 1\nd: 2\n"_s);
    }

    void marginsPaint()
    {
        CodeEditor editor;
        editor.setSyntax(u"kustomization.yaml"_s);
        editor.setContent(u"a:\n  b: 1\nc: 2\n"_s);
        editor.setProblems({{2, Role::Error, u"broken"_s}, {2, Role::Info, u"hint"_s}});
        editor.setChangedLines({3});
        editor.setReach({{2, 1, 6}, {3, 200, 214}}, CodeEditor::Freshness::Current);
        show(editor);
        QVERIFY(!editor.grab().isNull());
        QVERIFY(editor.rightMarginWidth() > 40);
        QCOMPARE(editor.visibleLines().size(), std::size_t{4});
        editor.setMargins(CodeEditor::Margins::Left);
        QCOMPARE(editor.rightMarginWidth(), 0);
    }

    void findAndReplace()
    {
        QWidget window;
        CodeEditor editor(&window);
        FindBar bar(&window);
        editor.setContent(u"image: a\nimage: b\nother: image\n"_s);
        bar.setEditor(&editor);
        show(window);
        bar.open(FindBar::Mode::Replace);
        auto *find = bar.findChildren<QLineEdit *>().at(0);
        QTest::keyClicks(find, u"image"_s);
        QCOMPARE(bar.hits().size(), std::size_t{3});
        QCOMPARE(editor.textCursor().selectedText(), u"image"_s);
        QCOMPARE(editor.caretLine(), 1);
        QVERIFY(bar.findChild<QLabel *>()->text().contains(u"1 of 3"_s));
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(editor.caretLine(), 2);
        QTest::keyClick(find, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(editor.caretLine(), 1);
        bar.findPrevious(); // from the first to the last
        QCOMPARE(editor.caretLine(), 3);
        bar.findNext();
        QCOMPARE(editor.caretLine(), 1);
        QLineEdit *replace = nullptr;
        for (QLineEdit *edit : bar.findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"Replace by"_s)
                replace = edit;
        }
        QVERIFY(replace);
        QTest::keyClicks(replace, u"img"_s);
        QTest::keyClick(replace, Qt::Key_Return);
        QCOMPARE(editor.content(), u"img: a\nimage: b\nother: image\n"_s);
        QCOMPARE(editor.caretLine(), 2); // and on to the next
        bar.replaceAll();
        QCOMPARE(editor.content(), u"img: a\nimg: b\nother: img\n"_s);
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
    }

    void brokenExpressionSaysWhy()
    {
        QWidget window;
        CodeEditor editor(&window);
        FindBar bar(&window);
        editor.setContent(u"a"_s);
        bar.setEditor(&editor);
        show(window);
        bar.open(FindBar::Mode::Find);
        for (QToolButton *button : bar.findChildren<QToolButton *>()) {
            if (button->accessibleName() == u"Regular expression"_s)
                button->click();
        }
        QTest::keyClicks(bar.findChildren<QLineEdit *>().at(0), u"(a"_s);
        QVERIFY(!bar.findChild<QLabel *>()->text().isEmpty());
        QVERIFY(bar.hits().empty());
    }

    void goesToALine()
    {
        QWidget window;
        CodeEditor editor(&window);
        GoToLineBar bar(&window);
        editor.setContent(u"a: 1\nb: 2\nc: 3\n"_s);
        bar.setEditor(&editor);
        show(window);
        bar.open();
        auto *line = bar.findChild<QLineEdit *>();
        QTest::keyClicks(line, u"2:4"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(editor.caretLine(), 2);
        QCOMPARE(editor.caretColumn(), 4);
        QVERIFY(!bar.isVisible());
        bar.open();
        QTest::keyClicks(line, u"999"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(editor.caretLine(), 4);
    }

    void completionIsChosenByKeyboard()
    {
        CodeEditor editor;
        int asked = 0;
        CompletionList list(&editor, [&] {
            ++asked;
            const QString typed =
                editor.textCursor().block().text().left(editor.textCursor().positionInBlock());
            Completions result;
            result.typed = static_cast<int>(typed.size());
            for (const QString &choice : {u"newName:"_s, u"newTag:"_s}) {
                if (choice.startsWith(typed))
                    result.choices.push_back({choice, Completion::Kind::Field});
            }
            return result;
        });
        show(editor);
        editor.setFocus();
        QTest::keyClicks(&editor, u"n"_s);
        list.open();
        QVERIFY(list.isVisible());
        QCOMPARE(list.count(), 2);
        QTest::keyClicks(&editor, u"ewT"_s);
        QCOMPARE(list.count(), 1);
        QTest::keyClick(&editor, Qt::Key_Escape);
        QVERIFY(!list.isVisible());
        editor.setContent(u"n"_s);
        editor.goTo(1, 2);
        list.open();
        QTest::keyClick(&editor, Qt::Key_Down);
        QTest::keyClick(&editor, Qt::Key_Return);
        QCOMPARE(editor.content(), u"newTag:"_s);
        QVERIFY(!list.isVisible());
        editor.setContent(u"newN"_s);
        editor.goTo(1, 5);
        list.open(); // a single one is taken at once
        QCOMPARE(editor.content(), u"newName:"_s);
        QVERIFY(asked > 3);
    }
};

QTEST_MAIN(CodeEditorTest)
#include "codeeditor_test.moc"
