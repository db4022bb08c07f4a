// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/sourcefile.h"
#include "kustomize/loader/manifest.h"
#include "kustomize/resource.h"
#include "yaml/node.h"
#include "yaml/reader.h"

#include <functional>
#include <string_view>

namespace fleetwright::kustomize {

/// How patch entries get at their texts. The functions may answer from a cache: what they give is
/// not changed.
struct PatchFiles {
    base::SourceFilePtr within; ///< the file in which the entries, and so inline patches, stand;
                                ///< nullptr if computed
    /// The file of entries that stand in another one; nullptr if it is not known. May be empty.
    std::function<base::SourceFilePtr(const yaml::Node *scalar)> fileOf;
    /// Reads a file named by an entry; `where` is the scalar that names it.
    std::function<base::Result<base::SourceFilePtr>(std::string_view path, const base::Span &where)>
        load;
    /// The objects of a file (readManifest).
    std::function<base::Result<ManifestPtr>(const base::SourceFilePtr &)> manifest;
    /// The documents of a file (yaml::readFile with kustomize's defaults).
    std::function<base::Result<yaml::ParsedFilePtr>(const base::SourceFilePtr &)> parse;
};

/// patches: `entries` is the sequence; each is a transformer of its own (PatchTransformer.go),
/// objects that it deletes are gone for the next. Also one PatchTransformer, as a sequence of one.
[[nodiscard]] base::Result<void> transformPatches(const TransformContext &context,
                                                  ResourceMap &resources, const yaml::Node *entries,
                                                  const PatchFiles &files);

/// patchesStrategicMerge: each item is a path or a patch itself
/// (PatchStrategicMergeTransformer.go).
[[nodiscard]] base::Result<void> transformPatchesStrategicMerge(const TransformContext &context,
                                                                ResourceMap &resources,
                                                                const yaml::Node *entries,
                                                                const PatchFiles &files);

/// patchesJson6902: entries of target and path or patch (PatchJson6902Transformer.go; there the
/// text is `jsonOp`, which is read too).
[[nodiscard]] base::Result<void> transformPatchesJson6902(const TransformContext &context,
                                                          ResourceMap &resources,
                                                          const yaml::Node *entries,
                                                          const PatchFiles &files);

} // namespace fleetwright::kustomize
