// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/secrets/secretscan.h"

namespace fleetwright::analysis::secrets {

/// What the generators of a kustomization put into Secrets in plain text, and what of a ConfigMap's
/// says by its key that it is secret: literals, lines of env files, whole files. `node` is a
/// mapping with `secretGenerator` or `configMapGenerator`, or the configuration of such a plugin.
[[nodiscard]] std::vector<SecretPlace>
secretsOfGenerators(const yaml::Node *node, const base::SourceFile &file, const FileReader &reader);

} // namespace fleetwright::analysis::secrets
