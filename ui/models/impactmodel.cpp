// SPDX-License-Identifier: Apache-2.0
#include "ui/models/impactmodel.h"

#include "services/text/errortext.h"
#include "services/text/impacttext.h"
#include "services/text/words.h"

#include <algorithm>
#include <utility>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;
using GroupKind = diff::ImpactGroup::Kind;

namespace {

constexpr quintptr headingId = 0;
constexpr qsizetype namedClusters = 3;
constexpr qsizetype clustersInToolTip = 60;
constexpr std::size_t namedFields = 3;

QString iconOf(const diff::ImpactGroup &group)
{
    switch (group.kind) {
    case GroupKind::ClusterRemoved:
    case GroupKind::UnitPruned:
    case GroupKind::Deleted:
        return u"minus"_s;
    case GroupKind::Renamed:
    case GroupKind::Rehashed:
        return u"swap"_s;
    case GroupKind::Changed:
        return u"pencil"_s;
    case GroupKind::ClusterAdded:
    case GroupKind::UnitCreated:
    case GroupKind::Created:
        return u"plus"_s;
    }
    return {};
}

int asInt(std::size_t count)
{
    return static_cast<int>(count);
}

} // namespace

ImpactModel::ImpactModel(QObject *parent) : QAbstractItemModel(parent) {}

void ImpactModel::setImpact(diff::ImpactPtr impact)
{
    beginResetModel();
    m_impact = std::move(impact);
    list();
    endResetModel();
    Q_EMIT tickedChanged();
}

void ImpactModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    list();
    endResetModel();
}

void ImpactModel::list()
{
    m_sections.clear();
    if (!m_impact)
        return;
    for (std::size_t at = 0; at < m_impact->groups.size(); ++at) {
        const diff::ImpactGroup &group = m_impact->groups[at];
        if (isWanted(group))
            append(services::impactHeading(group), iconOf(group), {Kind::Group, at});
    }
    if (m_filter != Filter::All)
        return;
    for (std::size_t at = 0; at < m_impact->withheld.size(); ++at) {
        const bool failed = m_impact->withheld[at].why == diff::Withheld::Why::Failed;
        append(failed ? tr("Not compared") : tr("Not known"), u"warning"_s, {Kind::Withheld, at});
    }
    for (std::size_t at = 0; at < m_impact->files.size(); ++at) {
        if (m_impact->files[at].withoutEffect())
            append(tr("Written, but without effect"), u"eye"_s, {Kind::File, at});
    }
}

void ImpactModel::append(const QString &title, const QString &icon, Row row)
{
    const auto known = std::ranges::find(m_sections, title, &Section::title);
    Section &section = known == m_sections.end() ? m_sections.emplace_back() : *known;
    section.title = title;
    section.icon = icon;
    section.rows.push_back(row);
}

bool ImpactModel::isWanted(const diff::ImpactGroup &group) const
{
    switch (m_filter) {
    case Filter::All:
        return true;
    case Filter::Deleted:
        return group.kind <= GroupKind::Renamed;
    case Filter::Changed:
        return group.kind == GroupKind::Changed || group.kind == GroupKind::Rehashed;
    case Filter::Created:
        return group.kind >= GroupKind::ClusterAdded;
    case Filter::Production:
        return !group.clusters.intersection(m_impact->production).empty();
    }
    return true;
}

const ImpactModel::Row *ImpactModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == headingId)
        return nullptr;
    return &m_sections[index.internalId() - 1].rows[static_cast<std::size_t>(index.row())];
}

const diff::ImpactGroup *ImpactModel::group(const QModelIndex &index) const
{
    const Row *entry = row(index);
    return entry && entry->kind == Kind::Group ? &m_impact->groups[entry->index] : nullptr;
}

const diff::FileChange *ImpactModel::file(const QModelIndex &index) const
{
    const Row *entry = row(index);
    return entry && entry->kind == Kind::File ? &m_impact->files[entry->index] : nullptr;
}

const diff::Withheld *ImpactModel::withheld(const QModelIndex &index) const
{
    const Row *entry = row(index);
    return entry && entry->kind == Kind::Withheld ? &m_impact->withheld[entry->index] : nullptr;
}

QModelIndex ImpactModel::next(const QModelIndex &from, int step) const
{
    int section = 0;
    int at = -1;
    if (from.isValid() && from.internalId() != headingId) {
        section = static_cast<int>(from.internalId()) - 1;
        at = from.row();
    } else if (from.isValid()) {
        section = from.row();
    }
    at += step;
    while (section >= 0 && section < asInt(m_sections.size())) {
        const int rows = asInt(m_sections[static_cast<std::size_t>(section)].rows.size());
        if (at >= 0 && at < rows)
            return index(at, 0, index(section, 0));
        section += step;
        if (section >= 0 && section < asInt(m_sections.size()))
            at =
                step > 0 ? 0 : asInt(m_sections[static_cast<std::size_t>(section)].rows.size()) - 1;
    }
    return {};
}

int ImpactModel::tickableCount() const
{
    if (!m_impact)
        return 0;
    const auto idle = std::ranges::count_if(m_impact->files, &diff::FileChange::withoutEffect);
    return asInt(m_impact->groups.size() + m_impact->withheld.size()) + static_cast<int>(idle);
}

int ImpactModel::tickedCount() const
{
    if (!m_impact)
        return 0;
    int count = 0;
    const auto countOf = [&](Kind kind, std::size_t size) {
        for (std::size_t at = 0; at < size; ++at)
            count += m_ticked.contains(keyOf({kind, at})) ? 1 : 0;
    };
    countOf(Kind::Group, m_impact->groups.size());
    countOf(Kind::Withheld, m_impact->withheld.size());
    for (std::size_t at = 0; at < m_impact->files.size(); ++at) {
        if (m_impact->files[at].withoutEffect())
            count += m_ticked.contains(keyOf({Kind::File, at})) ? 1 : 0;
    }
    return count;
}

QString ImpactModel::keyOf(const Row &row) const
{
    QStringList parts;
    switch (row.kind) {
    case Kind::Group: {
        const diff::ImpactGroup &group = m_impact->groups[row.index];
        parts = {services::toQt(diff::groupKindName(group.kind)), services::toQt(group.subject),
                 services::toQt(group.becomes)};
        for (const diff::ObjectKey &key : group.objects)
            parts.append(services::toQt(key.text()));
        for (const diff::FieldChange *field : group.fields)
            parts.append(
                services::toQt(field->path + '=' + field->beforeText + '>' + field->afterText));
        parts.append(QString::number(group.clusters.size()));
        break;
    }
    case Kind::Withheld: {
        const diff::Withheld &withheld = m_impact->withheld[row.index];
        parts = {u"withheld"_s, services::toQt(withheld.error.detail)};
        parts.append(services::toQt(withheld.units));
        break;
    }
    case Kind::File:
        parts = {u"file"_s, services::toQt(m_impact->files[row.index].path.text())};
        break;
    }
    return parts.join(u'\n');
}

QString ImpactModel::titleOf(const Row &row) const
{
    switch (row.kind) {
    case Kind::Group: {
        const diff::ImpactGroup &group = m_impact->groups[row.index];
        if (group.kind != GroupKind::Changed || group.fields.empty())
            return services::impactSubject(group);
        if (group.fields.size() == 1)
            return services::fieldInShort(*group.fields.front());
        QStringList names;
        for (std::size_t at = 0; at < group.fields.size() && at < namedFields; ++at)
            names.append(services::visible(group.fields[at]->path).section(u'.', -1));
        if (group.fields.size() > namedFields)
            names.append(u"…"_s);
        //: %1 is a list of fields
        return tr("%n line(s): %1", nullptr, asInt(group.fields.size())).arg(names.join(u", "_s));
    }
    case Kind::Withheld:
        return services::nameList(m_impact->withheld[row.index].units);
    case Kind::File:
        return services::visible(m_impact->files[row.index].path.text());
    }
    return {};
}

QString ImpactModel::detailOf(const Row &row) const
{
    switch (row.kind) {
    case Kind::Group: {
        const diff::ImpactGroup &group = m_impact->groups[row.index];
        const QString clusters =
            services::nameList(m_impact->namesOf(group.clusters), namedClusters);
        if (!group.becomes.empty())
            //: clusters, and the new name
            return tr("%1; becomes %2").arg(clusters, services::visible(group.becomes));
        if (group.kind != GroupKind::Changed)
            return clusters;
        const int count = asInt(group.clusters.size());
        if (count == 1)
            //: an object, in a cluster
            return tr("%1 in %2").arg(services::impactSubject(group), clusters);
        return (group.fields.size() == 1
                    ? tr("%1: the same line in %n cluster(s)", nullptr, count)
                    : tr("%1: the same lines in %n cluster(s)", nullptr, count))
            .arg(services::impactSubject(group));
    }
    case Kind::Withheld: {
        const diff::Withheld &withheld = m_impact->withheld[row.index];
        return tr("%1: %2").arg(
            services::nameList(m_impact->namesOf(withheld.clusters), namedClusters),
            services::sentence(withheld.error));
    }
    case Kind::File: {
        const diff::FileChange &file = m_impact->files[row.index];
        return file.readers.empty() ? tr("No cluster reads it.")
                                    : tr("Read by %n cluster(s), where nothing changes.", nullptr,
                                         asInt(file.readers.size()));
    }
    }
    return {};
}

QModelIndex ImpactModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : headingId);
}

QModelIndex ImpactModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == headingId)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, headingId);
}

int ImpactModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return asInt(m_sections.size());
    if (parent.internalId() != headingId || parent.column() != 0)
        return 0;
    return asInt(m_sections[static_cast<std::size_t>(parent.row())].rows.size());
}

int ImpactModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ImpactModel::headingData(const Section &section, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        //: a heading and how many rows stand under it
        return tr("%1 (%2)").arg(section.title).arg(section.rows.size());
    case IconRole:
        return section.icon;
    case IsHeadingRole:
        return true;
    default:
        return {};
    }
}

QVariant ImpactModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row *entry = row(index);
    if (!entry)
        return headingData(m_sections[static_cast<std::size_t>(index.row())], role);
    const diff::ImpactGroup *own = group(index);
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(*entry);
    case DetailRole:
        return detailOf(*entry);
    case Qt::AccessibleTextRole:
        return QStringList{titleOf(*entry), detailOf(*entry), data(index, WarningRole).toString()}
            .join(u", "_s);
    case Qt::ToolTipRole:
        return own ? services::nameList(m_impact->namesOf(own->clusters), clustersInToolTip)
                   : detailOf(*entry);
    case Qt::CheckStateRole:
        return m_ticked.contains(keyOf(*entry)) ? Qt::Checked : Qt::Unchecked;
    case WarningRole:
        return own ? services::impactConsequences(*own).join(u", "_s) : QString();
    case SeriousRole:
        return own && (own->losesData || !own->immutable.empty());
    case IsHeadingRole:
        return false;
    default:
        return {};
    }
}

bool ImpactModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Row *entry = row(index);
    if (!entry || role != Qt::CheckStateRole)
        return false;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(keyOf(*entry));
    else
        m_ticked.remove(keyOf(*entry));
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags ImpactModel::flags(const QModelIndex &index) const
{
    if (!row(index))
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
           | Qt::ItemNeverHasChildren;
}

} // namespace fleetwright::ui
