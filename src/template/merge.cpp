// SPDX-License-Identifier: Apache-2.0
#include "template/merge.h"

namespace fleetwright::gotemplate {

namespace {

constexpr int deepest = 1'000;

/// mergo's isEmptyValue: structs never are.
bool isEmpty(const Value &value)
{
    switch (value.kind()) {
    case Kind::Invalid:
        return true;
    case Kind::Map:
    case Kind::Slice:
    case Kind::String:
        return value.size() == 0;
    case Kind::Float64:
        return value.asReal() == 0;
    case Kind::Pointer:
    case Kind::Func:
        return value.isNil();
    case Kind::Struct:
    case Kind::Complex128:
        return false;
    default:
        return value.asInteger() == 0;
    }
}

void merge(Heap &heap, MapData &target, const MapData &source, MergeMode mode, int depth)
{
    const bool overwrites = mode == MergeMode::Overwrite;
    const std::span<const MapEntry> all = source.all();
    const std::vector<MapEntry> entries(all.begin(), all.end()); // target may be source
    for (const MapEntry &entry : entries) {
        const Value *found = target.find(entry.key);
        const bool exists = found != nullptr;
        const Value old = exists ? *found : Value();
        if (!entry.value.type()) {
            if (overwrites)
                heap.set(target, entry.key, entry.value);
            continue;
        }
        const bool bothMaps = entry.value.isMap() && old.isMap();
        if (bothMaps && !old.isNil() && !entry.value.isNil() && depth < deepest)
            merge(heap, *old.asMap(), *entry.value.asMap(), mode, depth + 1);
        if (entry.value.isSlice()) {
            // The target's list stays unless it is overwritten; the map itself is never empty here
            // when it is to be kept.
            const bool takes = overwrites || target.size == 0;
            Value kept = old;
            if (takes)
                kept = entry.value;
            else if (!old.type())
                kept = Value::slice(heap.newSlice(std::size_t{0}), *entry.value.type());
            heap.set(target, entry.key, kept);
        }
        if (exists && !isEmpty(old) && (entry.value.isSlice() || bothMaps))
            continue;
        if (overwrites || !exists || isEmpty(old))
            heap.set(target, entry.key, entry.value);
    }
}

} // namespace

void mergeMaps(Heap &heap, MapData &target, const MapData &source, MergeMode mode)
{
    merge(heap, target, source, mode, 0);
}

} // namespace fleetwright::gotemplate
