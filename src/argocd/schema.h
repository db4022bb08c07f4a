// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "yaml/gotype.h"

namespace fleetwright::argocd {

using Type = yaml::GoType;
using Field = yaml::GoField;
using yaml::decode;
using yaml::Omit;
using yaml::PatchStrategy;

// Argo CD's API (pkg/apis/application/v1alpha1/types.go, v3.5).
namespace types {
extern const Type application;            ///< metadata, spec, operation
extern const Type applicationSpec;        ///< Application.spec
extern const Type applicationSetTemplate; ///< an ApplicationSet's or a generator's template
} // namespace types

} // namespace fleetwright::argocd
