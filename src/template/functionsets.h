// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "template/execute.h"
#include "template/function.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetwright::gotemplate {

/// Whose templates they are: each program gives its templates functions of its own.
enum class Family {
    None,   ///< text/template's own functions
    ArgoCd, ///< an ApplicationSet's goTemplate (Argo CD v3, applicationset/utils)
    Helm,   ///< Helm 3.18 (pkg/engine)
    Fleet,  ///< Rancher Fleet's ${ } in helm values
};

/// "none", "argocd", "helm", "fleet".
[[nodiscard]] std::optional<Family> familyOf(std::string_view name);

/// The functions of a family. Made once, shared.
[[nodiscard]] FunctionSetPtr functionsOf(Family family);

/// The name of the root template and the option missingkey as the program itself sets them.
[[nodiscard]] TemplateSet::Options optionsOf(Family family);

/// Helm's rewriting of errors: "parse error at (FILE:LINE): …" (engine.go cleanupParseError), and
/// "execution error at (FILE:LINE:COLUMN): …" for what fail and required say (cleanupExecError).
[[nodiscard]] std::string helmParseError(std::string_view file, std::string_view error);
[[nodiscard]] std::string helmExecutionError(std::string_view error);

/// Helm prints nothing where text/template prints "<no value>".
[[nodiscard]] std::string withoutNoValue(std::string_view text);

} // namespace fleetwright::gotemplate
