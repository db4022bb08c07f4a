// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "edit/plan.h"

#include <functional>
#include <string>
#include <string_view>

namespace fleetwright::quickfix {

// Edits of what stands at a place of a file, whatever it means there.

/// The entry of a mapping or list that begins on the line goes, with collections that would be left
/// empty; the line itself of a file that is no YAML.
[[nodiscard]] base::Result<edit::FileChanges> withoutEntryAt(const base::FileSource &files,
                                                             const base::Place &place);

/// The scalar at the place, or the line of a file that is no YAML, says `after` where it said
/// `before` (as a whole, after "KEY=", or as one word of it). NotFound if it does not say so
/// exactly once.
[[nodiscard]] base::Result<edit::FileChanges> withTextAt(const base::FileSource &files,
                                                         const base::Place &place,
                                                         std::string_view before,
                                                         std::string_view after);

/// The scalar that begins at the place says what `change` makes of it.
[[nodiscard]] base::Result<edit::FileChanges>
withScalarAt(const base::FileSource &files, const base::Place &place,
             const std::function<std::string(std::string_view)> &change);

/// A line comes above the line of the place, indented as that is.
[[nodiscard]] base::Result<edit::FileChanges>
withLineAbove(const base::FileSource &files, const base::Place &place, const std::string &line);

/// The lines [first, last] go.
[[nodiscard]] base::Result<edit::FileChanges> withoutLines(const base::FileSource &files,
                                                           const base::RepoPath &file,
                                                           std::uint32_t first, std::uint32_t last);

/// A line is another text.
[[nodiscard]] base::Result<edit::FileChanges>
withLine(const base::FileSource &files, const base::Place &place, const std::string &text);

} // namespace fleetwright::quickfix
