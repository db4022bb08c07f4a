// SPDX-License-Identifier: Apache-2.0
#include "helm/workingchart.h"

#include "template/characters.h"
#include "template/format.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fleetwright::helm {

namespace {

using gotemplate::MapData;
using gotemplate::MapEntry;
using gotemplate::Value;

constexpr std::string_view globalKey = "global";

bool hasDependency(const WorkingChart &chart, std::string_view name)
{
    return std::ranges::any_of(chart.dependencies, [name](const WorkingChart *dependency) {
        return dependency->name == name;
    });
}

/// coalesceValues: `values` over the chart's own defaults.
void layOverDefaults(Tables &tables, const WorkingChart &chart, MapData &values,
                     const std::string &prefix, Nulls nulls)
{
    const std::string subPrefix = concatPrefix(prefix, chart.name);
    for (const MapEntry &under : chart.values->all()) {
        const Value *over = values.find(under.key);
        if (!over) {
            tables.set(values, under.key, tables.copy(under.value), chart.values);
            continue;
        }
        if (over->isNothing() && nulls == Nulls::Remove) {
            values.erase(under.key);
            continue;
        }
        tables.hide(values, *chart.values, under.key);
        MapData *overTable = tableOf(*over);
        if (!overTable)
            continue;
        if (const MapData *underTable = tableOf(under.value)) {
            // Nulls for a chart below are removed when that chart is composed.
            tables.lay(*overTable, *underTable, concatPrefix(subPrefix, under.key),
                       hasDependency(chart, under.key) ? Nulls::Keep : nulls,
                       Tables::Taking::Copies);
        } else if (!under.value.isNothing()) {
            tables.warn("warning: skipped value for " + subPrefix + "." + std::string(under.key)
                        + ": Not a table.");
        }
    }
}

/// coalesceGlobals: the parent's `global` over that of a chart below.
void layGlobals(Tables &tables, MapData &values, const MapData &parent, const std::string &prefix)
{
    const Value *own = values.find(globalKey);
    MapData *ownGlobals = own ? tableOf(*own) : tables.heap().newMap();
    if (!ownGlobals) {
        tables.warn("warning: skipping globals because destination global is not a table.");
        return;
    }
    const Value *above = parent.find(globalKey);
    const MapData *globals = above ? tableOf(*above) : tables.heap().newMap();
    if (!globals) {
        tables.warn("warning: skipping globals because source global is not a table.");
        return;
    }
    for (const MapEntry &entry : globals->all()) {
        const Value *before = ownGlobals->find(entry.key);
        MapData *tableBefore = before ? tableOf(*before) : nullptr;
        if (const MapData *table = tableOf(entry.value)) {
            if (before && !tableBefore) {
                tables.warn("Conflict: cannot merge map onto non-map for \""
                            + std::string(entry.key) + "\". Skipping.");
                continue;
            }
            MapData *merged = tables.shallowCopy(*table);
            if (tableBefore)
                tables.lay(*merged, *tableBefore, concatPrefix(prefix, entry.key), Nulls::Keep,
                           Tables::Taking::Shares);
            tables.set(*ownGlobals, entry.key, Value::map(merged), globals);
        } else if (tableBefore) {
            tables.warn("key " + std::string(entry.key) + " is table. Skipping");
        } else {
            tables.set(*ownGlobals, entry.key, entry.value, globals);
        }
    }
    tables.set(values, globalKey, Value::map(ownGlobals), nullptr);
}

base::Result<void> compose(Tables &tables, const WorkingChart &chart, MapData &values,
                           const std::string &prefix, Nulls nulls)
{
    layOverDefaults(tables, chart, values, prefix, nulls);
    for (const WorkingChart *dependency : chart.dependencies) {
        const Value *own = values.find(dependency->name);
        if (!own) {
            tables.set(values, dependency->name, Value::map(tables.heap().newMap()), nullptr);
        } else if (!tableOf(*own)) {
            std::string detail = "type mismatch on " + dependency->name + ": ";
            const Value mismatch = own->unboxed();
            gotemplate::appendFormat(detail, "%t", {&mismatch, 1});
            return base::Error{base::ErrorCode::Invalid, std::move(detail), {}, {}, {}};
        }
        MapData *below = tableAt(values, dependency->name);
        const std::string subPrefix = concatPrefix(prefix, chart.name);
        layGlobals(tables, *below, values, subPrefix);
        if (const auto composed = compose(tables, *dependency, *below, subPrefix, nulls); !composed)
            return composed.error();
    }
    return {};
}

/// processDependencyTags
void applyTags(Tables &tables, const std::vector<WorkingDependency *> &requirements,
               MapData &values)
{
    const MapData *tags = tableAt(values, "tags");
    if (!tags)
        return;
    for (WorkingDependency *requirement : requirements) {
        bool hasTrue = false;
        bool hasFalse = false;
        for (const std::string &tag : requirement->written->tags) {
            const Value *value = tags->find(tag);
            if (value && value->kind() == gotemplate::Kind::Bool)
                (value->asBool() ? hasTrue : hasFalse) = true;
            else if (value)
                tables.warn("Warning: Tag '" + tag + "' for chart " + requirement->name
                            + " returned non-bool value");
        }
        requirement->isEnabled = hasTrue || !hasFalse;
    }
}

/// processDependencyConditions: the first path that leads to a boolean decides.
void applyConditions(Tables &tables, const std::vector<WorkingDependency *> &requirements,
                     MapData &values, const std::string &path)
{
    for (WorkingDependency *requirement : requirements) {
        std::string_view rest = gotemplate::trimSpace(requirement->written->condition);
        while (!rest.empty()) {
            const std::string_view condition = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(condition.size() + 1, rest.size()));
            const std::optional<Value> value =
                condition.empty() ? std::nullopt
                                  : valueAlong(values, path + std::string(condition));
            if (!value)
                continue;
            if (value->kind() == gotemplate::Kind::Bool) {
                requirement->isEnabled = value->asBool();
                break;
            }
            tables.warn("Warning: Condition path '" + std::string(condition) + "' for chart "
                        + requirement->name + " returned non-bool value");
        }
    }
}

bool answers(const WorkingChart &chart, const WorkingDependency &requirement)
{
    return chart.name == requirement.name
           && isCompatibleRange(requirement.written->version, chart.chart->metadata.version);
}

/// The charts below in the order of Chart.yaml, under their aliases; first those not listed there.
std::vector<WorkingChart *> chosenCharts(WorkingCharts &charts, const WorkingChart &chart)
{
    std::vector<WorkingChart *> chosen;
    for (WorkingChart *dependency : chart.dependencies) {
        const bool isListed =
            std::ranges::any_of(chart.requirements, [dependency](const auto *requirement) {
                return answers(*dependency, *requirement);
            });
        if (!isListed)
            chosen.push_back(dependency);
    }
    for (WorkingDependency *requirement : chart.requirements) {
        const auto found =
            std::ranges::find_if(chart.dependencies, [requirement](const WorkingChart *dependency) {
                return answers(*dependency, *requirement);
            });
        const std::string &alias = requirement->written->alias;
        if (found != chart.dependencies.end()) {
            WorkingChart &copy = charts.copy(**found);
            if (!alias.empty())
                copy.name = alias;
            chosen.push_back(&copy);
        }
        if (!alias.empty())
            requirement->name = alias;
    }
    return chosen;
}

void adopt(WorkingChart &chart, std::vector<WorkingChart *> dependencies)
{
    chart.dependencies = std::move(dependencies);
    for (WorkingChart *dependency : chart.dependencies)
        dependency->parent = &chart;
}

base::Result<void> enableBelow(Tables &tables, WorkingCharts &charts, WorkingChart &chart,
                               const MapData &values, const std::string &path)
{
    if (!chart.listsDependencies)
        return {};
    adopt(chart, chosenCharts(charts, chart));
    for (WorkingDependency *requirement : chart.requirements)
        requirement->isEnabled = true;
    const base::Result<MapData *> composed = composedValues(tables, chart, values, Nulls::Remove);
    if (!composed)
        return composed.error();
    applyTags(tables, chart.requirements, **composed);
    applyConditions(tables, chart.requirements, **composed, path);
    std::set<std::string_view> disabled;
    for (const WorkingDependency *requirement : chart.requirements) {
        if (!requirement->isEnabled)
            disabled.insert(requirement->name);
    }
    std::vector<WorkingChart *> enabled;
    std::ranges::copy_if(chart.dependencies, std::back_inserter(enabled),
                         [&disabled](const WorkingChart *dependency) {
                             return !disabled.contains(dependency->name);
                         });
    std::erase_if(chart.requirements, [&disabled](const WorkingDependency *requirement) {
        return disabled.contains(requirement->name);
    });
    for (WorkingChart *dependency : enabled) {
        const base::Result<void> done =
            enableBelow(tables, charts, *dependency, **composed, path + dependency->name + ".");
        if (!done)
            return done.error();
    }
    chart.listsDependencies = !chart.requirements.empty();
    adopt(chart, std::move(enabled));
    return {};
}

/// pathToMap: `table` below the keys of `path`.
MapData *below(Tables &tables, std::string_view path, MapData *table)
{
    if (path == ".")
        return table;
    while (true) {
        const std::size_t dot = path.rfind('.');
        MapData *outer = tables.heap().newMap();
        tables.set(*outer, dot == std::string_view::npos ? path : path.substr(dot + 1),
                   Value::map(table), nullptr);
        table = outer;
        if (dot == std::string_view::npos)
            return table;
        path = path.substr(0, dot);
    }
}

} // namespace

std::string WorkingChart::fullPath() const
{
    return parent ? parent->fullPath() + "/charts/" + name : name;
}

WorkingChart &WorkingCharts::add(const Chart &chart)
{
    WorkingChart &working = m_charts.emplace_back();
    working.chart = &chart;
    working.name = chart.metadata.name;
    working.listsDependencies = chart.metadata.listsDependencies;
    working.values = chart.values.asMap();
    for (const Dependency &dependency : chart.metadata.dependencies)
        working.requirements.push_back(
            &m_dependencies.emplace_back(WorkingDependency{&dependency, dependency.name}));
    for (const ChartPtr &dependency : chart.dependencies)
        working.dependencies.push_back(&add(*dependency));
    for (WorkingChart *dependency : working.dependencies)
        dependency->parent = &working;
    return working;
}

base::Result<MapData *> composedValues(Tables &tables, const WorkingChart &chart,
                                       const MapData &values, Nulls nulls)
{
    MapData *result = tables.copy(values);
    if (const auto composed = compose(tables, chart, *result, "", nulls); !composed)
        return composed.error();
    if (tables.isTooDeep() || tables.heap().isExhausted())
        return base::Error{
            base::ErrorCode::TooLarge, "values of a chart are too many or too deep", {}, {}, {}};
    return result;
}

base::Result<void> enableDependencies(Tables &tables, WorkingCharts &charts, const MapData &values)
{
    return enableBelow(tables, charts, charts.root(), values, "");
}

base::Result<void> importValues(Tables &tables, WorkingChart &chart)
{
    for (WorkingChart *dependency : chart.dependencies) {
        if (const base::Result<void> done = importValues(tables, *dependency); !done)
            return done.error();
    }
    if (!chart.listsDependencies)
        return {};
    const MapData none;
    const base::Result<MapData *> composed = composedValues(tables, chart, none, Nulls::Keep);
    if (!composed)
        return composed.error();
    MapData *imported = tables.heap().newMap();
    for (WorkingDependency *requirement : chart.requirements) {
        if (std::exchange(requirement->isImported, true))
            continue;
        for (const ImportedValues &each : requirement->written->importedValues) {
            MapData *table = tableAlong(**composed, requirement->name + "." + each.child);
            if (!table) {
                tables.warn("Warning: ImportValues missing table from chart " + requirement->name
                            + ": \"" + each.child + "\" is not a table");
                continue;
            }
            tables.lay(*imported, *below(tables, each.parent, table), "", Nulls::Keep,
                       Tables::Taking::Shares);
        }
    }
    MapData *values = tables.copy(**composed);
    tables.lay(*values, *imported, "", Nulls::Keep, Tables::Taking::Shares);
    chart.values = values;
    return {};
}

} // namespace fleetwright::helm
