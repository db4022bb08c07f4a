// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/values.h"

#include <string_view>

namespace fleetwright::helm {

enum class SetMode : std::uint8_t {
    Typed,  ///< --set: true, false, null and integers are what they look like
    String, ///< --set-string
};

/// `helm --set LINE` (pkg/strvals of Helm 3 and 4, ParseInto and ParseIntoString): "a.b[0]=x,c=y"
/// set in `values`. New scalars are made by `builder` and stand at `place`.
[[nodiscard]] base::Result<void> setValues(ValueMap &values, std::string_view line, SetMode mode,
                                           const yaml::NodeBuilder &builder,
                                           const base::Span &place);

} // namespace fleetwright::helm
