// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace fleetwright::yaml {

/// Which styles can hold a text (goyaml.v2 yaml_emitter_analyze_scalar, block context).
struct ScalarAnalysis {
    bool multiline = false;
    bool plainAllowed = true;
    bool singleQuotedAllowed = true;
    bool literalAllowed = true;
    bool literalWithTabsAllowed = true; ///< as go-yaml v3 decides, which takes tabs as printable
    bool hasBlank = false;              ///< may fold
    bool hasUnicodeBreak = false;       ///< U+2028 or U+2029
};

/// What one look over a text tells: nearly all are printable ASCII on one line that any style can
/// hold.
enum class Look { Plain, PlainWithBlanks, Closer };
[[nodiscard]] Look lookAt(std::string_view text);

[[nodiscard]] ScalarAnalysis analyzeScalar(std::string_view text);

/// Whether a plain text would be read as a string by goyaml.v2, and by readers that know base 60
/// numbers.
[[nodiscard]] bool plainIsString(std::string_view text);

// Characters as yamlprivateh.go tells them apart. `at` must be inside the text.
[[nodiscard]] bool isPrintableAt(std::string_view text, std::size_t at);
[[nodiscard]] bool isBreakAt(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t characterSize(char first);

} // namespace fleetwright::yaml
