// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/node.h"

#include <memory>
#include <string_view>

namespace fleetwright::argocd {

struct TextDocument {
    const yaml::Node *node = nullptr; ///< nullptr for an empty or null document
    base::ArenaPtr arena;             ///< keeps the node and the file
};

/// sigs.k8s.io/yaml's Unmarshal: YAML 1.1, the first document, the last of equal keys, merges
/// expanded.
[[nodiscard]] base::Result<TextDocument> readFirstDocument(base::SourceFilePtr file);

/// A text that a template has made, which stands in no file.
[[nodiscard]] base::SourceFilePtr textFile(std::string_view text);

} // namespace fleetwright::argocd
