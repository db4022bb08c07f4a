// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/changegroupstree.h"

#include "services/text/words.h"
#include "ui/theme/icons.h"

#include <QHeaderView>

#include <algorithm>
#include <optional>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostGroups = 500;
constexpr std::size_t openedAtFirst = 20; ///< groups, as long as they have few fields
constexpr std::size_t fewFields = 6;
constexpr qsizetype mostNamesInToolTip = 60;
constexpr int groupRole = Qt::UserRole; ///< index of the group, while its fields are not made

struct KindLook {
    QString heading;
    QString icon;
    Role role = Role::Plain;
};

KindLook lookOf(diff::ChangeKind kind)
{
    switch (kind) {
    case diff::ChangeKind::Deleted:
        return {ChangeGroupsTree::tr("Deleted"), u"minus"_s, Role::Removed};
    case diff::ChangeKind::Renamed:
        return {ChangeGroupsTree::tr("Renamed: deleted and created"), u"swap"_s, Role::Removed};
    case diff::ChangeKind::Changed:
        return {ChangeGroupsTree::tr("Changed, by equal lines"), u"pencil"_s, Role::Pending};
    case diff::ChangeKind::Created:
        return {ChangeGroupsTree::tr("Created"), u"plus"_s, Role::Added};
    }
    return {};
}

} // namespace

ChangeGroupsTree::ChangeGroupsTree(QWidget *parent) : QTreeWidget(parent)
{
    setHeaderLabels({tr("What changes in the clusters"), tr("Clusters")});
    setAccessibleName(tr("What changes in the clusters"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Stretch);
    setTextElideMode(Qt::ElideMiddle);
    connect(this, &QTreeWidget::itemExpanded, this, &ChangeGroupsTree::fill);
}

void ChangeGroupsTree::clearGroups()
{
    m_groups = nullptr;
    clear();
}

QTreeWidgetItem *ChangeGroupsTree::addHeading(const QString &text)
{
    auto *heading = new QTreeWidgetItem(this, {text});
    heading->setFirstColumnSpanned(true);
    QFont bold = font();
    bold.setBold(true);
    heading->setFont(0, bold);
    heading->setExpanded(true);
    return heading;
}

void ChangeGroupsTree::setGroups(const std::vector<diff::ChangeGroup> &groups)
{
    clear();
    m_groups = &groups;
    QTreeWidgetItem *heading = nullptr;
    std::optional<diff::ChangeKind> kind;
    for (std::size_t index = 0; index < std::min(groups.size(), mostGroups); ++index) {
        if (groups[index].kind != kind) {
            kind = groups[index].kind;
            heading = addHeading(lookOf(*kind).heading);
        }
        addGroup(heading, index);
    }
    if (groups.size() > mostGroups)
        addHeading(tr("and %n more group(s) of changes", nullptr,
                      static_cast<int>(groups.size() - mostGroups)));
}

void ChangeGroupsTree::addGroup(QTreeWidgetItem *heading, std::size_t index)
{
    const diff::ChangeGroup &group = (*m_groups)[index];
    const KindLook look = lookOf(group.kind);
    auto *row = new QTreeWidgetItem(
        heading, {services::visible(group.key.text()), services::nameList(group.clusters)});
    row->setIcon(0, icons::icon(look.icon, look.role));
    row->setToolTip(1, services::nameList(group.clusters, mostNamesInToolTip).toHtmlEscaped());
    if (!group.example || group.example->fields.empty())
        return;
    row->setData(0, groupRole, QVariant::fromValue(index));
    row->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    if (index < openedAtFirst && group.example->fields.size() <= fewFields)
        row->setExpanded(true);
}

void ChangeGroupsTree::fill(QTreeWidgetItem *row)
{
    const QVariant index = row->data(0, groupRole);
    if (!index.isValid() || !m_groups)
        return;
    row->setData(0, groupRole, {});
    for (const diff::FieldChange &field : (*m_groups)[index.value<std::size_t>()].example->fields) {
        //: a value before and after
        new QTreeWidgetItem(row, {services::visible(field.path),
                                  tr("%1 → %2").arg(services::visible(field.beforeText),
                                                    services::visible(field.afterText))});
    }
}

} // namespace fleetwright::ui
