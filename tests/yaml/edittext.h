// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/byteedits.h"
#include "yaml/yamltext.h"

#include <charconv>
#include <string>
#include <string_view>

namespace fleetwright::yaml::testing {

/// The node at "a/b/0" of the first document.
inline const Node *nodeAt(const ParsedFile &file, std::string_view path)
{
    const Node *node = file.documents.front();
    while (!path.empty() && node) {
        const std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (node->isMapping()) {
            node = node->find(part);
            continue;
        }
        std::size_t index = 0;
        std::from_chars(part.data(), part.data() + part.size(), index);
        node = index < node->items().size() ? node->items()[index] : nullptr;
    }
    return node;
}

/// What became of the text, or "refused: …".
inline std::string resultOf(const ByteEdits &edits, const base::Result<void> &done)
{
    return done ? edits.apply() : "refused: " + done.error().detail;
}

inline std::string setText(std::string_view before, std::string_view path, std::string_view value,
                           Tag tag = Tag::String)
{
    const ParsedFilePtr file = parse(before);
    ByteEdits edits(file->file);
    const base::Result<void> done = setScalar(edits, *file, nodeAt(*file, path), value, tag);
    return resultOf(edits, done);
}

inline std::string addKeyText(std::string_view before, std::string_view path, std::string_view key,
                              std::string_view value)
{
    const ParsedFilePtr file = parse(before);
    ByteEdits edits(file->file);
    const base::Result<void> done = addKey(edits, *file, nodeAt(*file, path), key, value);
    return resultOf(edits, done);
}

inline std::string removeKeyText(std::string_view before, std::string_view path,
                                 std::string_view key)
{
    const ParsedFilePtr file = parse(before);
    ByteEdits edits(file->file);
    const base::Result<void> done = removeKey(edits, *file, nodeAt(*file, path), key);
    return resultOf(edits, done);
}

inline std::string addItemText(std::string_view before, std::string_view path,
                               std::string_view item)
{
    const ParsedFilePtr file = parse(before);
    ByteEdits edits(file->file);
    const base::Result<void> done = addItem(edits, *file, nodeAt(*file, path), item);
    return resultOf(edits, done);
}

inline std::string removeItemText(std::string_view before, std::string_view path, std::size_t index)
{
    const ParsedFilePtr file = parse(before);
    ByteEdits edits(file->file);
    const base::Result<void> done = removeItem(edits, *file, nodeAt(*file, path), index);
    return resultOf(edits, done);
}

} // namespace fleetwright::yaml::testing
