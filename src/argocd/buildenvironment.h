// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/application.h"

#include <map>
#include <string>
#include <string_view>

namespace fleetwright::argocd {

/// The variables that options of a source may name (reposerver/repository.go newEnv). Those of the
/// revision and of the cluster's versions are not known from Git and stay empty.
class BuildEnvironment {
public:
    BuildEnvironment(const Application &application, const ApplicationSource &source);

    /// Env.Envsubst: "$NAME" and "${NAME}" replaced as os.Expand does, unknown ones by nothing;
    /// "$$" is a dollar.
    [[nodiscard]] std::string expanded(std::string_view text) const;

private:
    std::map<std::string, std::string, std::less<>> m_variables;
};

} // namespace fleetwright::argocd
