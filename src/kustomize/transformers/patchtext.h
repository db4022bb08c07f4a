// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/transformers/patches.h"

#include <string_view>

namespace fleetwright::kustomize {

/// The text of one patch entry: inline, or a file's.
class PatchText {
public:
    static PatchText inlineText(const PatchFiles &files, const yaml::Node *scalar);
    /// Without blanks and line breaks around it (PatchTransformer.Config): a block scalar at the
    /// end of the patch loses its last line break.
    static PatchText trimmedText(const PatchFiles &files, const yaml::Node *scalar);
    static base::Result<PatchText> ofFile(const PatchFiles &files, const yaml::Node *path);

    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] const yaml::Node *where() const { return m_scalar; }
    /// All that the patch's nodes depend on.
    void addTo(StepKey &key) const;

    [[nodiscard]] base::Result<ManifestPtr> objects() const;
    [[nodiscard]] base::Result<yaml::ParsedFilePtr> documents() const;

    /// The operations of a JSON patch: of the first document, a null scalar if that is empty. The
    /// nodes are those of JSON values, kept alive by the context's arena, and marked as added by
    /// `step`.
    [[nodiscard]] base::Result<const yaml::Node *> operations(const TransformContext &context,
                                                              const yaml::Step *step) const;

private:
    PatchText(const PatchFiles &files, const yaml::Node *scalar, base::SourceFilePtr file,
              yaml::TextPart part = {})
        : m_files(&files), m_scalar(scalar), m_file(std::move(file)), m_part(part)
    {}

    [[nodiscard]] InlineText inlinePart() const;

    const PatchFiles *m_files;
    const yaml::Node *m_scalar; ///< the inline text, or the path
    base::SourceFilePtr m_file; ///< nullptr for an inline text
    yaml::TextPart m_part;      ///< of the inline text
};

} // namespace fleetwright::kustomize
