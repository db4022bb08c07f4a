// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sourcefile.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fleetwright::yaml::testing {

inline std::optional<ParsedFilePtr> tryParse(std::string text)
{
    base::Result<ParsedFilePtr> parsed =
        readFile(std::make_shared<base::SourceFile>(base::RepoPath(), std::move(text)));
    return parsed ? std::optional(std::move(parsed).value()) : std::nullopt;
}

/// What is wrong with reading and printing a text, if anything: a span outside of the file, lines
/// that do not match the output, or output that does not read as what was printed.
inline std::string instabilityOf(std::string_view text)
{
    const std::optional<ParsedFilePtr> parsed = tryParse(std::string(text));
    if (!parsed)
        return {};
    for (const Comment &comment : commentsOf(**parsed)) {
        if (!comment.span.text().starts_with('#'))
            return "a comment without #";
    }
    for (const Node *document : (*parsed)->documents) {
        const base::Result<const Node *> merged = expandMerges(*(*parsed)->arena, document);
        std::string first;
        if (!merged || !appendYaml(first, *merged))
            continue;
        std::vector<RenderedLine> lines;
        const base::Result<std::string> rendered = renderYaml(*merged, lines);
        if (!rendered || *rendered != first)
            return "the lines are of another text";
        const std::optional<ParsedFilePtr> again = tryParse(first);
        if (!again || (*again)->documents.size() != 1)
            return "the output cannot be read:\n" + first;
        std::string second;
        if (!appendYaml(second, (*again)->documents.front()))
            return "the output cannot be printed again:\n" + first;
        // The order of keys has cycles, so that only the content is the same for all texts.
        const std::optional<ParsedFilePtr> third = tryParse(second);
        if (!third || !equal((*third)->documents.front(), (*again)->documents.front()))
            return "printed again it is different:\n" + first + "---\n" + second;
    }
    return {};
}

} // namespace fleetwright::yaml::testing
