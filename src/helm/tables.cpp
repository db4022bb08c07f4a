// SPDX-License-Identifier: Apache-2.0
#include "helm/tables.h"

#include "template/format.h"

#include <algorithm>

namespace fleetwright::helm {

using gotemplate::MapData;
using gotemplate::MapEntry;
using gotemplate::SliceData;
using gotemplate::Value;

namespace {

constexpr std::size_t deepestTable = 2'000;

} // namespace

MapData *tableOf(const Value &value)
{
    return value.type() == &gotemplate::types::anyMap ? value.asMap() : nullptr;
}

MapData *tableAt(const MapData &table, std::string_view key)
{
    const Value *value = table.find(key);
    return value ? tableOf(*value) : nullptr;
}

MapData *tableAlong(MapData &table, std::string_view path)
{
    MapData *at = &table;
    while (at) {
        const std::size_t dot = path.find('.');
        at = tableAt(*at, path.substr(0, dot));
        if (dot == std::string_view::npos)
            break;
        path.remove_prefix(dot + 1);
    }
    return at;
}

std::optional<Value> valueAlong(MapData &table, std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    const MapData *inner =
        dot == std::string_view::npos ? &table : tableAlong(table, path.substr(0, dot));
    const Value *value =
        inner ? inner->find(dot == std::string_view::npos ? path : path.substr(dot + 1)) : nullptr;
    if (!value || tableOf(*value))
        return std::nullopt;
    return *value;
}

std::string concatPrefix(std::string_view prefix, std::string_view key)
{
    return prefix.empty() ? std::string(key) : std::string(prefix) + '.' + std::string(key);
}

bool Tables::descend()
{
    m_isTooDeep = m_isTooDeep || m_depth >= deepestTable;
    return !m_isTooDeep && !m_heap.isExhausted();
}

void Tables::copyOrigin(const void *to, const void *from, std::string_view key, std::size_t index)
{
    if (m_origins)
        m_origins->set(to, key, index, m_origins->find(from, key, index));
}

MapData *Tables::copy(const MapData &table)
{
    MapData *result = shallowCopy(table);
    if (!descend())
        return result;
    ++m_depth;
    for (MapEntry &entry : std::span(result->entries, result->size))
        entry.value = copy(entry.value);
    --m_depth;
    return result;
}

MapData *Tables::shallowCopy(const MapData &table)
{
    MapData *result = m_heap.newMap(table.size);
    std::ranges::copy(table.all(), result->entries);
    result->size = table.size;
    if (m_origins) {
        for (const MapEntry &entry : table.all())
            copyOrigin(result, &table, entry.key, 0);
    }
    return result;
}

Value Tables::copy(const Value &value)
{
    if (const MapData *table = tableOf(value))
        return Value::map(copy(*table));
    if (value.type() != &gotemplate::types::anySlice || !value.asSlice() || !descend())
        return value;
    ++m_depth;
    const SliceData &slice = *value.asSlice();
    SliceData *result = m_heap.newSlice(slice.all());
    for (std::size_t index = 0; index < slice.size; ++index) {
        result->elements[index] = copy(slice.elements[index]);
        if (m_origins)
            copyOrigin(result, &slice, {}, index);
    }
    --m_depth;
    return Value::slice(result);
}

void Tables::set(MapData &table, std::string_view key, const Value &value, const void *from)
{
    m_heap.set(table, key, value);
    if (m_origins && from) {
        const auto place = std::ranges::lower_bound(table.all(), key, {}, &MapEntry::key);
        m_origins->set(&table, place->key, 0, m_origins->find(from, key, 0));
    }
}

void Tables::hide(const MapData &table, const MapData &source, std::string_view key)
{
    if (m_origins)
        m_origins->hide(m_origins->find(&table, key, 0), m_origins->find(&source, key, 0));
}

void Tables::lay(MapData &target, const MapData &source, std::string prefix, Nulls nulls,
                 Taking taking)
{
    if (&target == &source || !descend())
        return;
    ++m_depth;
    // Both are in the order of their keys: one pass makes the entries of both.
    const std::span<const MapEntry> own = target.all();
    MapEntry *made = m_heap.makeArray<MapEntry>(std::size_t{target.size} + source.size);
    std::uint32_t count = 0;
    auto next = own.begin();
    for (const MapEntry &under : source.all()) {
        while (next != own.end() && next->key < under.key)
            made[count++] = *next++;
        if (next == own.end() || next->key != under.key) {
            made[count++] = {under.key, taking == Taking::Copies ? copy(under.value) : under.value};
            copyOrigin(&target, &source, under.key, 0);
            continue;
        }
        const MapEntry &over = *next++;
        if (nulls == Nulls::Remove && over.value.isNothing())
            continue;
        made[count++] = over;
        hide(target, source, under.key);
        MapData *overTable = tableOf(over.value);
        if (const MapData *underTable = tableOf(under.value)) {
            if (overTable)
                lay(*overTable, *underTable, concatPrefix(prefix, under.key), nulls, taking);
            else
                warn("warning: cannot overwrite table with non table for "
                     + concatPrefix(prefix, under.key) + " (" + gotemplate::valueText(under.value)
                     + ")");
        } else if (overTable && !under.value.isNothing()) {
            warn("warning: destination for " + concatPrefix(prefix, under.key)
                 + " is a table. Ignoring non-table value (" + gotemplate::valueText(under.value)
                 + ")");
        }
    }
    count = static_cast<std::uint32_t>(std::copy(next, own.end(), made + count) - made);
    target.entries = made;
    target.size = count;
    target.capacity = count;
    --m_depth;
}

} // namespace fleetwright::helm
