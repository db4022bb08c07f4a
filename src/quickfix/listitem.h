// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/editedfiles.h"

#include <cstdint>
#include <optional>
#include <string>

namespace fleetwright::quickfix {

/// The item of a list that begins on a line, with what holds it.
struct ListItem {
    const yaml::Node *owner = nullptr; ///< the mapping that holds the list
    std::string key;                   ///< of the list in it
    const yaml::Node *list = nullptr;
    std::size_t index = 0;

    [[nodiscard]] const yaml::Node *node() const { return list->items()[index]; }
};

[[nodiscard]] std::optional<ListItem> listItemAt(const yaml::ParsedFile &file, std::uint32_t line);

/// The item goes, and with the last one its list.
[[nodiscard]] base::Result<void> removeListItem(edit::EditedFiles::File &file,
                                                const ListItem &item);

} // namespace fleetwright::quickfix
