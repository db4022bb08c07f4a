// SPDX-License-Identifier: Apache-2.0
#include "topology/settings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace fleetwright::topology {

namespace {

using model::Unit;

constexpr std::size_t fewestAlike = 3; ///< of two nobody knows which is the odd one

std::string yesOrNo(const std::optional<bool> &value)
{
    return !value ? "-" : *value ? "yes" : "no";
}

std::string orDash(const std::string &text)
{
    return text.empty() ? "-" : text;
}

std::string revisionsOf(const Unit &unit)
{
    std::string text;
    for (const model::UnitSource &source : unit.declaration->sources)
        text += (text.empty() ? "" : ", ") + source.revision;
    return orDash(text);
}

/// What a unit shares with its like in other clusters.
std::string familyOf(const model::Snapshot &snapshot, const Unit &unit)
{
    if (unit.target)
        return snapshot.targeting[*unit.target].id.text();
    std::string name = unit.id.text();
    const std::string &cluster = snapshot.clusters[unit.cluster].name;
    const std::size_t at = name.find(cluster);
    return at == std::string::npos ? name : name.replace(at, cluster.size(), "*");
}

void addOutliers(const model::Snapshot &snapshot, const std::vector<std::size_t> &units,
                 std::vector<Outlier> &outliers)
{
    std::vector<std::vector<Setting>> settings;
    for (const std::size_t unit : units)
        settings.push_back(settingsOf(snapshot.units[unit]));
    for (std::size_t column = 0; column < settings.front().size(); ++column) {
        std::map<std::string, std::size_t> counts;
        for (const std::vector<Setting> &row : settings)
            ++counts[row[column].value];
        const auto usual =
            std::ranges::max_element(counts, {}, [](const auto &count) { return count.second; });
        if (usual->second * 2 <= units.size())
            continue;
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Setting &own = settings[i][column];
            if (own.value != usual->first)
                outliers.push_back(
                    {units[i], own.name, own.value, usual->first, usual->second, units.size() - 1});
        }
    }
}

} // namespace

std::vector<Setting> settingsOf(const Unit &unit)
{
    const model::Delivery &delivery = unit.declaration->delivery;
    return {{"automated", yesOrNo(delivery.automated)},
            {"prune", yesOrNo(delivery.prune)},
            {"selfHeal", yesOrNo(delivery.selfHeal)},
            {"wait", yesOrNo(delivery.wait)},
            {"suspended", delivery.suspended ? "yes" : "no"},
            {"interval", orDash(delivery.interval)},
            {"revision", revisionsOf(unit)}};
}

std::vector<Outlier> outliersOf(const model::Snapshot &snapshot)
{
    std::map<std::string, std::vector<std::size_t>> families;
    for (std::size_t index = 0; index < snapshot.units.size(); ++index) {
        if (snapshot.units[index].controller != model::Controller::Overlay)
            families[familyOf(snapshot, snapshot.units[index])].push_back(index);
    }
    std::vector<Outlier> outliers;
    for (const auto &[family, units] : families) {
        if (units.size() >= fewestAlike)
            addOutliers(snapshot, units, outliers);
    }
    std::ranges::stable_sort(outliers, {}, &Outlier::unit);
    return outliers;
}

} // namespace fleetwright::topology
