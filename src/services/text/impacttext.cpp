// SPDX-License-Identifier: Apache-2.0
#include "services/text/impacttext.h"

#include "services/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::Impact)
};

constexpr qsizetype mostOfValue = 40;

QString shortened(const QString &text)
{
    return text.size() > mostOfValue ? text.left(mostOfValue) + u'…' : text;
}

int asInt(std::size_t count)
{
    return static_cast<int>(count);
}

} // namespace

QString impactHeading(const diff::ImpactGroup &group)
{
    using Kind = diff::ImpactGroup::Kind;
    if (group.losesData)
        return Texts::tr("Data is lost");
    switch (group.kind) {
    case Kind::ClusterRemoved:
        return Texts::tr("Clusters that leave the fleet");
    case Kind::UnitPruned:
        return Texts::tr("Units that go");
    case Kind::Deleted:
        return diff::staysBehind(group.fate) ? Texts::tr("Left behind") : Texts::tr("Deleted");
    case Kind::Renamed:
        return Texts::tr("Renamed: deleted and created");
    case Kind::Rehashed:
        return Texts::tr("Renamed with their content");
    case Kind::Changed:
        return Texts::tr("Changed, by equal lines");
    case Kind::ClusterAdded:
        return Texts::tr("New clusters");
    case Kind::UnitCreated:
        return Texts::tr("New units");
    case Kind::Created:
        return Texts::tr("Created");
    }
    return {};
}

QString impactSubject(const diff::ImpactGroup &group)
{
    if (group.objects.empty() && group.units.size() > 1)
        //: a unit and those of other clusters that are called otherwise
        return Texts::tr("%1 and %n like it", nullptr, asInt(group.units.size()) - 1)
            .arg(visible(group.subject));
    if (group.objects.empty())
        return group.subject.empty()
                   ? Texts::tr("%n cluster(s)", nullptr, asInt(group.clusters.size()))
                   : visible(group.subject);
    const diff::ObjectKey &key = group.objects.front();
    const QString object = visible(key.kind) + u'/' + visible(key.name);
    const int others = asInt(group.objects.size()) - 1;
    //: an object and others like it
    return others == 0 ? object : Texts::tr("%1 and %n more", nullptr, others).arg(object);
}

QString whyItStays(diff::Fate fate)
{
    switch (fate) {
    case diff::Fate::Deleted:
        return {};
    case diff::Fate::ClusterLeft:
        return Texts::tr("nothing applies it any more");
    case diff::Fate::PruneOff:
        return Texts::tr("prune is off");
    case diff::Fate::UnitLeft:
        return Texts::tr("its unit leaves it behind");
    case diff::Fate::Annotated:
        return Texts::tr("an annotation keeps it");
    }
    return {};
}

QStringList impactConsequences(const diff::ImpactGroup &group)
{
    QStringList clauses;
    if (group.losesData)
        clauses.append(Texts::tr("data is lost"));
    const bool goes = group.kind == diff::ImpactGroup::Kind::UnitPruned
                      || group.kind == diff::ImpactGroup::Kind::ClusterRemoved;
    if (diff::staysBehind(group.fate))
        //: %1 is a reason such as "prune is off"
        clauses.append(Texts::tr("stays: %1").arg(whyItStays(group.fate)));
    else if (goes && group.occurrences > 0)
        clauses.append(Texts::tr("%n object(s) deleted", nullptr, asInt(group.occurrences)));
    const bool recreated = std::ranges::any_of(group.immutable, &diff::ImmutableField::recreated);
    if (!group.immutable.empty())
        clauses.append(recreated ? Texts::tr("immutable field: deleted and created again")
                                 : Texts::tr("immutable field: the update is refused"));
    return clauses;
}

QString impactSentence(const diff::Impact &impact)
{
    const diff::Impact::Counts &counts = impact.counts;
    if (counts.clusters == 0)
        return impact.clusters.empty()
                   ? Texts::tr("No cluster's output changes.")
                   : Texts::tr("No object changes, but what is known of %n cluster(s) does.",
                               nullptr, asInt(impact.clusters.size()));
    QStringList parts;
    const auto add = [&](std::size_t count, const QString &text) {
        if (count > 0)
            parts.append(text);
    };
    add(counts.losesData,
        Texts::tr("%n object(s) deleted with their data", nullptr, asInt(counts.losesData)));
    add(counts.deleted - counts.losesData,
        Texts::tr("%n object(s) deleted", nullptr, asInt(counts.deleted - counts.losesData)));
    add(counts.leftBehind,
        Texts::tr("%n object(s) left behind", nullptr, asInt(counts.leftBehind)));
    add(counts.immutable,
        Texts::tr("%n object(s) with immutable fields changed", nullptr, asInt(counts.immutable)));
    add(counts.rehashed, Texts::tr("%n object(s) renamed", nullptr, asInt(counts.rehashed)));
    add(counts.changed - counts.immutable,
        Texts::tr("%n object(s) changed", nullptr, asInt(counts.changed - counts.immutable)));
    add(counts.created, Texts::tr("%n object(s) created", nullptr, asInt(counts.created)));
    const QString where =
        counts.productionClusters > 0
            //: %1: how many of them are production
            ? Texts::tr("%n cluster(s) change, %1 of production.", nullptr, asInt(counts.clusters))
                  .arg(counts.productionClusters)
            : Texts::tr("%n cluster(s) change.", nullptr, asInt(counts.clusters));
    //: the sentence before, and a list such as "1 object deleted, 2 objects changed"
    return Texts::tr("%1 %2.").arg(where, parts.join(u", "_s));
}

qsizetype commonBeginning(const QString &left, const QString &right)
{
    qsizetype common = 0;
    for (qsizetype i = 0; i < std::min(left.size(), right.size()) && left.at(i) == right.at(i);
         ++i) {
        if (left.at(i) == u':' || left.at(i) == u'/' || left.at(i) == u'=')
            common = i + 1;
    }
    return common;
}

QString fieldInShort(const diff::FieldChange &field)
{
    const QString name = visible(field.path).section(u'.', -1);
    const QString before = visible(field.beforeText);
    const QString after = visible(field.afterText);
    if (!field.before)
        //: a field and the value it gets
        return Texts::tr("%1: + %2").arg(name, shortened(after));
    if (!field.after)
        //: a field and the value it had
        return Texts::tr("%1: − %2").arg(name, shortened(before));
    const qsizetype common = commonBeginning(before, after);
    //: a field, its value before and after
    return Texts::tr("%1 %2 → %3")
        .arg(name, shortened(before.mid(common)), shortened(after.mid(common)));
}

} // namespace fleetwright::services
