// SPDX-License-Identifier: Apache-2.0
#include "helm/templatedata.h"

#include "helm/templatetypes.h"
#include "yaml/scalar.h"

#include <algorithm>
#include <charconv>

namespace fleetwright::helm {

using gotemplate::Heap;
using gotemplate::MapData;
using gotemplate::Value;

namespace {

Value scalarValue(const yaml::Node &node)
{
    switch (node.tag()) {
    case yaml::Tag::Null:
        return {};
    case yaml::Tag::Bool:
        return Value::boolean(yaml::parseBool(node.text()).value_or(false));
    case yaml::Tag::Int: {
        std::int64_t number = 0;
        const std::string_view text = node.text();
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc{} && end == text.data() + text.size())
            return Value::integer(number, gotemplate::types::int64);
        return Value::real(yaml::parseFloat(text).value_or(0));
    }
    case yaml::Tag::Float:
        return Value::real(yaml::parseFloat(node.text()).value_or(0));
    default:
        return Value::string(node.text());
    }
}

Value valueOfNode(Heap &heap, const yaml::Node &node, Origins *origins)
{
    if (node.isMapping())
        return Value::map(tableOfNodes(heap, &node, origins));
    if (!node.isSequence())
        return scalarValue(node);
    gotemplate::SliceData *slice = heap.newSlice(node.items().size());
    for (std::size_t index = 0; index < slice->size; ++index) {
        slice->elements[index] = valueOfNode(heap, *node.items()[index], origins);
        if (origins)
            origins->set(slice, {}, index, node.items()[index]);
    }
    return Value::slice(slice);
}

bool walksFiles(const WorkingChart &chart)
{
    return chart.chart->walksFiles || std::ranges::any_of(chart.dependencies, [](const auto *each) {
               return walksFiles(*each);
           });
}

} // namespace

MapData *tableOfNodes(Heap &heap, const yaml::Node *values, Origins *origins)
{
    if (!values)
        return heap.newMap();
    std::vector<const yaml::Entry *> entries;
    entries.reserve(values->size());
    for (const yaml::Entry &entry : values->entries())
        entries.push_back(&entry);
    std::ranges::stable_sort(entries, {},
                             [](const yaml::Entry *entry) { return entry->key->text(); });
    MapData *table = heap.newMap(entries.size());
    for (const yaml::Entry *entry : entries) {
        const std::string_view key = entry->key->text();
        if (table->size > 0 && table->entries[table->size - 1].key == key)
            --table->size; // the later one counts
        heap.append(*table, key, valueOfNode(heap, *entry->value, origins));
        if (origins)
            origins->set(table, key, 0, entry->value);
    }
    return table;
}

base::Result<TemplateData> TemplateData::make(Heap &heap, const Arrangement &arrangement,
                                              MapData &values, const Release &release,
                                              const Capabilities &capabilities)
{
    TemplateData data(heap);
    MapData *map = heap.newMap(6);
    heap.append(*map, "IsInstall", Value::boolean(!release.isUpgrade));
    heap.append(*map, "IsUpgrade", Value::boolean(release.isUpgrade));
    heap.append(*map, "Name", Value::string(release.name));
    heap.append(*map, "Namespace", Value::string(release.space));
    heap.append(*map, "Revision", Value::integer(release.revision));
    heap.append(*map, "Service", Value::string("Helm"));
    data.m_release = Value::map(map);
    data.m_capabilities = capabilitiesValue(heap, capabilities);
    const WorkingChart &root = arrangement.charts.root();
    data.m_walksFiles = walksFiles(root);
    static_cast<void>(data.add(root, &values));
    if (data.m_hasTooManyFiles)
        return base::Error{
            base::ErrorCode::TooLarge, "files of a chart that its templates walk", {}, {}, {}};
    return data;
}

MapData *TemplateData::add(const WorkingChart &chart, MapData *values)
{
    MapData *data = m_heap.newMap(8);
    MapData *subcharts = m_heap.newMap(chart.dependencies.size());
    const Value files =
        filesValue(m_heap, chart.chart->files, m_walksFiles ? FileBytes::Made : FileBytes::LeftOut);
    m_hasTooManyFiles = m_hasTooManyFiles || !files.type();
    m_heap.append(*data, "Capabilities", m_capabilities);
    m_heap.append(*data, "Chart", chartValue(m_heap, chart));
    m_heap.append(*data, "Files", files);
    m_heap.append(*data, "Release", m_release);
    m_heap.append(*data, "Subcharts", Value::map(subcharts));
    m_heap.append(*data, "Values", Value::map(values, valuesType));
    m_data[&chart] = data;
    for (const WorkingChart *dependency : chart.dependencies) {
        MapData *below = tableAlong(*values, dependency->name);
        m_heap.set(*subcharts, dependency->name,
                   Value::map(add(*dependency, below ? below : m_heap.newMap())));
    }
    return data;
}

Value TemplateData::dotFor(const ArrangedTemplate &which)
{
    MapData *data = m_data.at(which.chart);
    MapData *map = m_heap.newMap(2);
    m_heap.append(*map, "BasePath", Value::string(which.basePath));
    m_heap.append(*map, "Name", Value::string(which.name));
    m_heap.set(*data, "Template", Value::map(map, valuesType));
    return Value::map(data, valuesType);
}

} // namespace fleetwright::helm
