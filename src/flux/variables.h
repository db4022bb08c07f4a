// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "flux/envsubst.h"
#include "flux/kustomizationspec.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace fleetwright::flux {

/// A variable of postBuild with the place that it comes from.
struct Variable {
    std::string value; ///< without line breaks, as Flux makes it
    bool known = true; ///< false: encrypted, the value is not to be had
    bool secret = false;
    /// "postBuild.substitute" or "postBuild.substituteFrom", with model::fromSecretMark
    std::string_view field;
    const yaml::Node *node = nullptr; ///< the value
    std::shared_ptr<const void> keeps;
};

/// All variables of one Flux Kustomization.
struct Variables {
    std::map<std::string, Variable, std::less<>> byName;
    /// Some source is known to exist or has to exist, but what it holds is not in Git: any name may
    /// be a variable.
    bool openEnded = false;
    std::vector<base::Error> unresolved;
    std::vector<std::string> warnings;
    std::vector<base::RepoPath> files; ///< that the sources stand in, each once

    [[nodiscard]] VariableValue lookUp(std::string_view name) const;
    /// LoadVariables found nothing: without `substituteStrategy: Always` nothing is substituted.
    [[nodiscard]] bool empty() const { return byName.empty() && !openEnded; }
};

/// Each substituteFrom in order, then substitute; of one name the later counts
/// (fluxcd/pkg/kustomize 1.41 LoadVariables, SubstituteVariables). What Git does not hold is in
/// `unresolved`. Fails on values that are no text.
[[nodiscard]] base::Result<Variables> gatherVariables(const KustomizationSpec &spec,
                                                      const KnownObjects &objects);

/// An error for the first name that is no variable name ("var name is invalid").
[[nodiscard]] base::Result<void> checkNames(const Variables &variables);

/// The values of a ConfigMap or Secret by key, as the API server would hold them.
struct DataValue {
    std::string text;
    bool known = true;
    const yaml::Node *node = nullptr;
};

[[nodiscard]] std::map<std::string, DataValue> dataOf(const KnownObject &object);

/// What makes a Secret of this name in the cluster, so that it is not in Git: an ExternalSecret or
/// SealedSecret; nullptr if nothing does.
[[nodiscard]] const KnownObject *makerOfSecret(const KnownObjects &objects,
                                               std::string_view nameSpace, std::string_view name);

} // namespace fleetwright::flux
