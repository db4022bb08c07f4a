// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/regex.h"
#include "helm/schema.h"
#include "template/value.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fleetwright::helm {

/// The draft that a schema says it follows; they order as their years do.
enum class SchemaDraft : std::uint8_t { Draft4, Draft6, Draft7, Draft2019, Draft2020 };

/// A parsed schema: its references resolved, its patterns compiled.
struct Schema::Document {
    gotemplate::Heap memory;
    gotemplate::Value root;
    SchemaDraft draft = SchemaDraft::Draft2020;
    std::map<std::string, base::Regex, std::less<>> patterns;
    /// What "$ref" of a schema leads to, by the schema's map.
    std::unordered_map<const gotemplate::MapData *, gotemplate::Value> references;
};

/// Whether a text has a format of JSON Schema; true for formats that are not checked.
[[nodiscard]] bool hasFormat(std::string_view text, std::string_view format);

} // namespace fleetwright::helm
