// SPDX-License-Identifier: Apache-2.0
#include "ui/models/fuzzy.h"

#include <QTest>

using namespace fleetwright::ui;
using namespace Qt::StringLiterals;

class FuzzyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void better_data();
    void better();
    void positionsAreAscendingHits();
};

void FuzzyTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("empty") << QString() << u"anything"_s << true;
    QTest::newRow("whole") << u"save all"_s << u"Save all"_s << true;
    QTest::newRow("initials") << u"seu"_s << u"staging-eu-west-1"_s << true;
    QTest::newRow("order counts") << u"ues"_s << u"staging-eu-west-1"_s << true;
    QTest::newRow("wrong order") << u"1w"_s << u"staging-eu-west-1"_s << false;
    QTest::newRow("spaces in the pattern do not") << u"sta 1"_s << u"staging-eu-west-1"_s << true;
    // The preference for word beginnings must not lose a hit.
    QTest::newRow("late word beginning") << u"abc"_s << u"abc a"_s << true;
    QTest::newRow("missing letter") << u"prodx"_s << u"prod-eu-west-1"_s << false;
}

void FuzzyTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QTEST(fuzzyMatch(pattern, text).has_value(), "matches");
}

void FuzzyTest::better_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("winner");
    QTest::addColumn<QString>("loser");
    QTest::newRow("run before scattered")
        << u"prod"_s << u"prod-eu-west-1"_s << u"pear-orchard-on-demand"_s;
    QTest::newRow("word beginnings before middles") << u"ue"_s << u"us-east"_s << u"quiet"_s;
    QTest::newRow("early before late")
        << u"base"_s << u"base/kustomization.yaml"_s << u"apps/web/base/kustomization.yaml"_s;
    QTest::newRow("short before long") << u"save"_s << u"Save"_s << u"Save all"_s;
}

void FuzzyTest::better()
{
    QFETCH(QString, pattern);
    QFETCH(QString, winner);
    QFETCH(QString, loser);
    QVERIFY(fuzzyMatch(pattern, winner)->score
            > (fuzzyMatch(pattern, loser) ? fuzzyMatch(pattern, loser)->score : 0));
}

void FuzzyTest::positionsAreAscendingHits()
{
    const QString text = u"environments/production"_s;
    const auto match = fuzzyMatch(u"eprod"_s, text);
    QVERIFY(match);
    QString hit;
    qsizetype last = -1;
    for (const qsizetype position : match->positions) {
        QVERIFY(position > last);
        last = position;
        hit.append(text.at(position));
    }
    QCOMPARE(hit, u"eprod"_s);
}

QTEST_GUILESS_MAIN(FuzzyTest)
#include "fuzzy_test.moc"
