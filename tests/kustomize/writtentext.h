// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/reader.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

// What files say at a place, by their bytes and the reader alone.

[[nodiscard]] bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words);
[[nodiscard]] bool isBlank(char letter);
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);

/// Fields of a kustomization are found whatever their case.
[[nodiscard]] bool isField(std::string_view key, std::initializer_list<std::string_view> names);

/// The documents of a text; nullptr if it is no YAML.
[[nodiscard]] yaml::ParsedFilePtr parsed(const base::RepoPath &path, std::string text);

/// What a scalar's bytes say, read as the value of a key.
[[nodiscard]] std::optional<std::string> decoded(std::string_view raw);

/// Equal, or numbers, booleans, nulls and dates that kustomize writes in another form.
[[nodiscard]] bool isSameText(std::string_view written, std::string_view text, bool isNull);
[[nodiscard]] bool isSameValue(std::string_view written, const yaml::Node *value);

/// The key that the value at a byte stands under; "-" or "[" for an item of a list, with the list's
/// key behind the dash where that is known.
[[nodiscard]] std::string keyAbove(std::string_view bytes, std::size_t begin);

/// The keys of a JSON pointer; what counts list items is left out.
[[nodiscard]] std::vector<std::string> pointerKeys(std::string_view pointer);

} // namespace fleetwright::kustomize
