// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "config/document.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::config {

using Read = base::Result<void>;

/// How one key of a map is read.
struct Field {
    std::string_view key;
    std::function<Read(const Value &)> read;
};

[[nodiscard]] base::Error invalid(const Value &value, std::string detail, std::string hint = {});

/// A map whose keys are all known. An empty value is an empty map. An unknown key is an error with
/// the nearest name.
[[nodiscard]] Read readMap(const Value &value, std::string_view what,
                           const std::vector<Field> &fields);

/// A map with keys of the user's choice.
[[nodiscard]] Read readEntries(const Value &value, std::string_view what,
                               const std::function<Read(const Value::Entry &)> &read);

[[nodiscard]] Read readList(const Value &value, std::string_view what,
                            const std::function<Read(const Value &)> &read);

[[nodiscard]] Read readText(const Value &value, std::string_view what, std::string &text);
[[nodiscard]] Read readFlag(const Value &value, std::string_view what, bool &flag);
/// A whole number from 0.
[[nodiscard]] Read readCount(const Value &value, std::string_view what, std::size_t &count);
[[nodiscard]] Read readTexts(const Value &value, std::string_view what,
                             std::vector<std::string> &texts);
/// One text or a list of texts.
[[nodiscard]] Read readTextOrTexts(const Value &value, std::string_view what,
                                   std::vector<std::string> &texts);
[[nodiscard]] Read readTextMap(const Value &value, std::string_view what,
                               std::map<std::string, std::string> &texts);
/// A path below the root; one that leaves it is OutsideRoot.
[[nodiscard]] Read readPath(const Value &value, std::string_view what, base::RepoPath &path);
[[nodiscard]] Read readPathOrPaths(const Value &value, std::string_view what,
                                   std::vector<base::RepoPath> &paths);

} // namespace fleetwright::config
