// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/linemerge.h"

#include <QTest>

using namespace fleetwright::services;

class LineMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void merge_data();
    void merge();
};

void LineMergeTest::merge_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<bool>("merges");
    QTest::addColumn<QByteArray>("result");
    const QByteArray base = "a\nb\nc\nd\ne\n";
    QTest::newRow("nothing changed") << base << base << base << true << base;
    QTest::newRow("only mine") << base << QByteArray("a\nB\nc\nd\ne\n") << base << true
                               << QByteArray("a\nB\nc\nd\ne\n");
    QTest::newRow("only theirs") << base << base << QByteArray("a\nb\nc\nd\n") << true
                                 << QByteArray("a\nb\nc\nd\n");
    QTest::newRow("apart") << base << QByteArray("A\nb\nc\nd\ne\n")
                           << QByteArray("a\nb\nc\nd\nE\nF\n") << true
                           << QByteArray("A\nb\nc\nd\nE\nF\n");
    QTest::newRow("the same line differently")
        << base << QByteArray("a\nB\nc\nd\ne\n") << QByteArray("a\nX\nc\nd\ne\n") << false
        << QByteArray();
    QTest::newRow("the same line equally")
        << base << QByteArray("a\nB\nc\nd\ne\n") << QByteArray("a\nB\nc\nd\ne\n") << true
        << QByteArray("a\nB\nc\nd\ne\n");
    // git merge-file calls neighbouring changes a conflict too: nobody has seen the two lines
    // together.
    QTest::newRow("touching lines") << base << QByteArray("a\nB\nc\nd\ne\n")
                                    << QByteArray("a\nb\nC\nd\ne\n") << false << QByteArray();
    QTest::newRow("line endings count")
        << QByteArray("a\r\nb\r\nc\r\nd\r\n") << QByteArray("A\r\nb\r\nc\r\nd\r\n")
        << QByteArray("a\r\nb\r\nc\r\nD") << true << QByteArray("A\r\nb\r\nc\r\nD");
    QTest::newRow("both add at the end") << base << base + "mine\n"
                                         << base + "theirs\n"
                                         << false << QByteArray();
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a\n") << QByteArray() << true
                                  << QByteArray("a\n");
}

void LineMergeTest::merge()
{
    QFETCH(QByteArray, original);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    QFETCH(bool, merges);
    QFETCH(QByteArray, result);
    const auto merged =
        mergeLines(original.toStdString(), mine.toStdString(), theirs.toStdString());
    QCOMPARE(merged.has_value(), merges);
    if (merges)
        QCOMPARE(QByteArray::fromStdString(*merged), result);
}

QTEST_GUILESS_MAIN(LineMergeTest)
#include "linemerge_test.moc"
