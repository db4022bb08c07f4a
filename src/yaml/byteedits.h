// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/reader.h"

#include <string>
#include <vector>

namespace fleetwright::yaml {

/// Replacements of byte ranges of one original text, applied in one pass. Overlapping ones are
/// refused when added.
class ByteEdits {
public:
    explicit ByteEdits(base::SourceFilePtr file) : m_file(std::move(file)) {}

    struct Replacement {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::string text;
    };

    [[nodiscard]] base::Result<void> replace(std::uint32_t begin, std::uint32_t end,
                                             std::string text);
    [[nodiscard]] const std::vector<Replacement> &replacements() const
    {
        return m_replacements;
    } ///< sorted
    [[nodiscard]] const base::SourceFilePtr &file() const { return m_file; }
    [[nodiscard]] std::string apply() const;

private:
    base::SourceFilePtr m_file;
    std::vector<Replacement> m_replacements;
};

// Each of these makes the smallest change that gives the parsed file the new value, in the file's
// own style (indent, sequence indent, quotes, line ending), keeps every other byte (comments,
// anchors, BOM, missing last newline), and is verified by reading the result again. Nodes are nodes
// of `file`.

/// Replaces a scalar's text. Keeps its quoting style if the new value fits it; a block scalar keeps
/// its header.
[[nodiscard]] base::Result<void> setScalar(ByteEdits &edits, const ParsedFile &file,
                                           const Node *scalar, std::string_view value,
                                           Tag tag = Tag::String);

/// Adds `key: value` at the end of a mapping. `valueYaml` is a block of YAML lines without indent
/// (or one scalar).
[[nodiscard]] base::Result<void> addKey(ByteEdits &edits, const ParsedFile &file,
                                        const Node *mapping, std::string_view key,
                                        std::string_view valueYaml);

/// Removes an entry with its line comment; the last entry of a mapping removes `key: {}`'s owner
/// only if asked by the caller.
[[nodiscard]] base::Result<void> removeKey(ByteEdits &edits, const ParsedFile &file,
                                           const Node *mapping, std::string_view key);

/// Adds an item at the end of a sequence (block or flow). `itemYaml` as for addKey.
[[nodiscard]] base::Result<void> addItem(ByteEdits &edits, const ParsedFile &file,
                                         const Node *sequence, std::string_view itemYaml);

[[nodiscard]] base::Result<void> removeItem(ByteEdits &edits, const ParsedFile &file,
                                            const Node *sequence, std::size_t index);

} // namespace fleetwright::yaml
