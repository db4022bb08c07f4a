// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/exceptions.h"
#include "analysis/rule.h"

#include <string>
#include <string_view>

namespace fleetwright::analysis::leaks {

/// A finding at a mark or a listed entry, still without message and fix.
[[nodiscard]] model::Finding findingAt(const model::Snapshot &snapshot, std::string_view rule,
                                       const ExceptionMark &mark);
[[nodiscard]] model::Finding findingAt(const model::Snapshot &snapshot, std::string_view rule,
                                       const ListedException &entry);

/// "environments/staging marks an exception (PROM-2187 until 2026-05-20)"
[[nodiscard]] std::string subjectOf(const model::Finding &finding, const ExceptionMark &mark);
/// "classification.yaml allows prod-1 the exception spring-sale"
[[nodiscard]] std::string subjectOf(const model::Finding &finding, const ListedException &entry);

/// Calls `look` for each mark, then for each listed entry.
template<typename Look>
void eachException(const Exceptions &exceptions, const Look &look)
{
    for (const ExceptionMark &mark : exceptions.marks())
        look(mark);
    for (const ListedException &entry : exceptions.listed())
        look(entry);
}

/// The layer that a setting stands in, as people write it; its file where it is in none.
[[nodiscard]] std::string layerOf(const model::Snapshot &snapshot, const base::Place &place,
                                  std::optional<model::LayerIndex> layer);

/// "Deployment/monitoring/prometheus#spec.replicas", or the object alone.
[[nodiscard]] std::string fieldOf(const OwnSetting &setting);

/// " = 3", "" where the value is not to be shown or has several lines.
[[nodiscard]] std::string shownValue(const std::string &value);

} // namespace fleetwright::analysis::leaks
