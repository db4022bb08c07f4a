// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/marks.h"
#include "yaml/reader.h"

#include <string_view>
#include <vector>

namespace fleetwright::yaml {

/// What to read and where it stands.
struct ComposerInput {
    std::string_view text;
    const base::SourceFile *file = nullptr; ///< spans point into it; nullptr: spans are unknown
    const EmbeddedText *embedded =
        nullptr; ///< set if `text` stands inside `file` rather than being its bytes
};

struct Composition {
    std::vector<const Node *> documents;
    bool hasMerges = false;
};

/// All documents of the text as nodes of the arena.
[[nodiscard]] base::Result<Composition>
composeDocuments(const ComposerInput &input, base::Arena &arena, const ReadOptions &options);

} // namespace fleetwright::yaml
