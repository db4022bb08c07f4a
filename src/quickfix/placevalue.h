// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quickfix/bench.h"
#include "quickfix/renderedplace.h"

#include <string>
#include <vector>

namespace fleetwright::quickfix {

/// What a line sets, in these clusters or else in any that read its file. Unsupported where no
/// rendered field comes from it.
[[nodiscard]] base::Result<RenderedPlace> valueAt(const model::Snapshot &snapshot,
                                                  const std::vector<std::string> &clusters,
                                                  const base::Place &place);

/// Takes out what a line sets: a rendered field's step, or else the line's own entry (a variable,
/// a line of an env file).
[[nodiscard]] base::Result<edit::FileChanges>
withoutValueAt(const model::Snapshot &snapshot, const std::vector<std::string> &clusters,
               const base::Place &place);

[[nodiscard]] model::ClusterSet setOf(const model::Snapshot &snapshot,
                                      const std::vector<std::string> &names);

/// The field is to have the value for these clusters: in the layer that reaches just them, else in
/// the layer of each.
[[nodiscard]] base::Result<void> setFor(Bench &bench, const model::ClusterSet &clusters,
                                        const RenderedPlace &rendered, const std::string &value,
                                        yaml::Tag tag);

} // namespace fleetwright::quickfix
