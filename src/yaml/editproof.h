// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/byteedits.h"
#include "yaml/sourceplace.h"

#include <vector>

namespace fleetwright::yaml {

/// One way to write an edit.
using EditDraft = std::vector<ByteEdits::Replacement>;

/// What the file has to say after an edit.
struct ExpectedEdit {
    SourcePath path;             ///< of the node that changes
    const Node *value = nullptr; ///< what it becomes
};

/// Adds the first draft that, applied to the file alone, gives exactly the expected documents, and
/// together with the earlier edits a file that can be read. Refused if there is none.
[[nodiscard]] base::Result<void> addProven(ByteEdits &edits, const ParsedFile &file,
                                           const ExpectedEdit &expected,
                                           const std::vector<EditDraft> &drafts);

/// Refused: `detail`, at the node.
[[nodiscard]] base::Error refusedEdit(std::string detail, const Node *at);

} // namespace fleetwright::yaml
