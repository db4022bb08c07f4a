// SPDX-License-Identifier: Apache-2.0
#include "quickfix/listitem.h"

namespace fleetwright::quickfix {

namespace {

std::optional<ListItem> search(const yaml::Node *node, std::uint32_t line)
{
    for (const yaml::Entry &entry : node->entries()) {
        const auto items = entry.value->items();
        for (std::size_t index = 0; index < items.size(); ++index) {
            if (items[index]->span().known() && items[index]->span().place().line == line)
                return ListItem{node, std::string(entry.key->text()), entry.value, index};
        }
        if (auto found = search(entry.value, line))
            return found;
    }
    for (const yaml::Node *item : node->items()) {
        if (auto found = search(item, line))
            return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<ListItem> listItemAt(const yaml::ParsedFile &file, std::uint32_t line)
{
    for (const yaml::Node *document : file.documents) {
        if (auto found = search(document, line))
            return found;
    }
    return std::nullopt;
}

base::Result<void> removeListItem(edit::EditedFiles::File &file, const ListItem &item)
{
    return item.list->size() == 1
               ? yaml::removeKey(file.edits, *file.parsed, item.owner, item.key)
               : yaml::removeItem(file.edits, *file.parsed, item.list, item.index);
}

} // namespace fleetwright::quickfix
