// SPDX-License-Identifier: Apache-2.0
#include "analysis/leaks/exceptionfinding.h"

#include "analysis/leaks/identityfinding.h"

namespace fleetwright::analysis::leaks {

model::Finding findingAt(const model::Snapshot &snapshot, std::string_view rule,
                         const ExceptionMark &mark)
{
    model::Finding finding;
    finding.rule = rule;
    finding.place = mark.place;
    finding.clusters = snapshot.namesOf(mark.reach);
    finding.layer = layerOf(snapshot, mark.place, mark.layer);
    finding.value = mark.text;
    finding.field = "exception";
    return finding;
}

model::Finding findingAt(const model::Snapshot &snapshot, std::string_view rule,
                         const ListedException &entry)
{
    model::Finding finding;
    finding.rule = rule;
    finding.place = entry.place;
    finding.clusters = snapshot.namesOf(entry.clusters);
    finding.layer = entry.place.file.text();
    finding.value = entry.text;
    finding.field = "allowed_exceptions of " + entry.scope;
    return finding;
}

std::string subjectOf(const model::Finding &finding, const ExceptionMark &mark)
{
    return finding.layer + " marks the exception \"" + mark.text + "\"";
}

std::string subjectOf(const model::Finding &finding, const ListedException &entry)
{
    return finding.layer + " allows " + entry.scope + " the exception \"" + entry.text + "\"";
}

std::string layerOf(const model::Snapshot &snapshot, const base::Place &place,
                    std::optional<model::LayerIndex> layer)
{
    return layer ? layerName(snapshot.layers[*layer]) : place.file.text();
}

std::string fieldOf(const OwnSetting &setting)
{
    return setting.field.empty() ? setting.object.text()
                                 : setting.object.text() + "#" + setting.field;
}

std::string shownValue(const std::string &value)
{
    constexpr std::size_t longest = 80;
    if (value.empty() || value.size() > longest || value.find('\n') != std::string::npos)
        return {};
    return " = " + value;
}

} // namespace fleetwright::analysis::leaks
