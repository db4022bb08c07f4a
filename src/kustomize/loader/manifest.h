// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "base/sourcefile.h"
#include "yaml/node.h"
#include "yaml/reader.h"

#include <memory>
#include <vector>

namespace fleetwright::kustomize {

/// The Kubernetes objects of a text, as kustomize's resource factory gives them
/// (api/resource/factory.go): without empty documents, merge keys expanded, lists of objects taken
/// apart.
struct Manifest {
    base::SourceFilePtr file;
    base::ArenaPtr arena;
    std::vector<const yaml::Node *> objects;
};

using ManifestPtr = std::shared_ptr<const Manifest>;

[[nodiscard]] base::Result<ManifestPtr> readManifest(base::SourceFilePtr file,
                                                     const base::Limits &limits = {});

/// A text that stands in a scalar: of `file`, or computed (then its places are those of the
/// scalar's own text).
struct InlineText {
    const yaml::Node *scalar = nullptr;
    base::SourceFilePtr file;
    yaml::TextPart part; ///< what of the scalar's text is read

    [[nodiscard]] std::string_view text() const { return part.of(scalar->text()); }
};

[[nodiscard]] base::Result<ManifestPtr> readManifest(const InlineText &text);

/// The documents of an inline text.
[[nodiscard]] base::Result<yaml::ParsedFilePtr> readInline(const InlineText &text,
                                                           const yaml::ReadOptions &options);

} // namespace fleetwright::kustomize
