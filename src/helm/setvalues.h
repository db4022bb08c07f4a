// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "helm/valuelayers.h"
#include "helm/values.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace fleetwright::helm {

enum class SetMode : std::uint8_t {
    Typed,   ///< --set: true, false, null and integers are what they look like
    String,  ///< --set-string
    Json,    ///< --set-json: values are JSON, numbers float64
    File,    ///< --set-file: values are files, whose texts are taken
    Literal, ///< --set-literal: one key, whose value is all that follows
};

/// The text of a file that --set-file names.
using ValueFileReader = std::function<base::Result<std::string>(std::string_view path)>;

/// `helm --set LINE` (pkg/strvals of Helm 3 and 4, ParseInto and its like): "a.b[0]=x,c=y" set in
/// `values`. New scalars are made by `layers`, stand at `place` and hide those that they replace.
/// Only mode File asks `files`.
[[nodiscard]] base::Result<void> setValues(ValueMap &values, std::string_view line, SetMode mode,
                                           ValueLayers &layers, const base::Span &place,
                                           const ValueFileReader &files = {});

} // namespace fleetwright::helm
