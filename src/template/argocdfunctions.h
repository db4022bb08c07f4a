// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/function.h"

#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// What an ApplicationSet's templates have besides Sprig (Argo CD applicationset/utils).
[[nodiscard]] std::span<const Function> argoCdFunctions();

/// sigs.k8s.io/yaml Unmarshal into a map or a slice; `error` has Go's text if it is another thing.
[[nodiscard]] Value yamlInto(CallContext &context, std::string_view text, const Type &type,
                             std::string &error);

} // namespace fleetwright::gotemplate
