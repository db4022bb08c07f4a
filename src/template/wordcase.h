// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

// github.com/huandu/xstrings v1.5.0, convert.go.

/// ToSnakeCase, ToKebabCase: words in lower case with `connector` between them.
[[nodiscard]] std::string toSeparatedCase(std::string_view text, char32_t connector);
/// ToPascalCase.
[[nodiscard]] std::string toPascalCase(std::string_view text);

} // namespace fleetwright::gotemplate
