// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <memory>
#include <vector>

namespace fleetwright::yaml {

/// Which scalars a plain text is: go-yaml v3 (1.2 with its additions; kustomize's reader) or
/// YAML 1.1 (go-yaml v2).
enum class Schema : std::uint8_t { GoYaml3, Yaml11 };

enum class DuplicateKeys : std::uint8_t { Refuse, LastWins };

struct ReadOptions {
    Schema schema = Schema::GoYaml3;
    DuplicateKeys duplicateKeys = DuplicateKeys::Refuse;
    base::Limits limits;
};

/// All documents of a file. Nodes live in `arena`, which keeps `file` alive.
struct ParsedFile {
    base::SourceFilePtr file;
    base::ArenaPtr arena;
    std::vector<const Node *> documents; ///< empty documents are null scalars
    ReadOptions options;
    base::Span within;      ///< readEmbedded: the scalar whose text was read; else unknown
    bool hasMerges = false; ///< some "<<" key: expandMerges has work to do
};

using ParsedFilePtr = std::shared_ptr<const ParsedFile>;

/// Reads by libyaml's scanner, of which Go's is a translation: the same answers and errors on odd
/// input. Aliases share their anchor's node. Errors carry file, line and column. "<<" stays a key
/// of tag Merge: see expandMerges.
[[nodiscard]] base::Result<ParsedFilePtr> readFile(base::SourceFilePtr file,
                                                   const ReadOptions &options = {});

/// Bytes of a scalar's text.
struct TextPart {
    std::size_t begin = 0;
    std::size_t end = std::string_view::npos;

    [[nodiscard]] std::string_view of(std::string_view text) const
    {
        return text.substr(begin, end - begin);
    }
};

/// Reads text that stands inside another file (an inline patch): spans point into `within`, the
/// text's scalar, exactly for literal block scalars and plain text; otherwise every node has the
/// whole scalar's span.
[[nodiscard]] base::Result<ParsedFilePtr> readEmbedded(const Node &within, base::SourceFilePtr file,
                                                       const ReadOptions &options = {},
                                                       TextPart part = {});

/// "<<" merge keys replaced by the merged entries (kyaml: explicit keys win, earlier maps win). As
/// there, a quoted "<<" is dropped.
[[nodiscard]] base::Result<const Node *> expandMerges(base::Arena &arena, const Node *node);

/// A comment: the text after '#', trimmed, and its span from '#' to the end of the line.
struct Comment {
    std::string_view text;
    base::Span span;
    bool aloneOnLine = false;
};

/// All comments of a file in order, found between the marks of the parsed scalars (a '#' inside a
/// scalar is none).
[[nodiscard]] std::vector<Comment> commentsOf(const ParsedFile &file);

} // namespace fleetwright::yaml
