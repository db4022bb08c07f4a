// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/clusters/placeitem.h"

#include "services/text/words.h"

namespace fleetwright::ui {

void setItemPlace(QTreeWidgetItem &item, const base::Place &place)
{
    item.setData(0, ItemFileRole, services::toQt(place.file.text()));
    item.setData(0, ItemLineRole, static_cast<int>(place.line));
}

std::optional<base::Place> placeFrom(const QString &file, int line)
{
    const auto path = base::RepoPath::fromText(services::toStd(file));
    if (!path || path->isRoot() || line <= 0)
        return std::nullopt;
    return base::Place{*path, static_cast<std::uint32_t>(line), 1};
}

std::optional<base::Place> placeOfItem(const QTreeWidgetItem &item)
{
    return placeFrom(item.data(0, ItemFileRole).toString(), item.data(0, ItemLineRole).toInt());
}

} // namespace fleetwright::ui
