// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/schemas/tables.h"
#include "base/regex.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::schemas {

struct Shape;

struct ShapeField {
    std::string_view name;
    const Shape *shape = nullptr;
    bool isRequired = false;
};

/// What a value has to look like, from whichever source the type is known.
struct Shape {
    Kind kind = Kind::Any;
    std::vector<ShapeField> fields;
    const Shape *element = nullptr;
    std::vector<std::string_view> allowed; ///< texts; empty: any
    std::string_view patternText;
    std::optional<base::Regex> pattern;
    bool isOpen = false;
    bool anyCase = false;      ///< keys in any case are taken (Go's encoding/json)
    bool takesScalars = false; ///< a number or boolean is taken for text

    [[nodiscard]] const ShapeField *find(std::string_view key) const;
};

/// Of a kind whose CustomResourceDefinition is known; nullptr for others and for other versions.
[[nodiscard]] const Shape *shapeOf(std::string_view apiVersion, std::string_view kind);
/// kustomization.yaml and components (api/types/kustomization.go).
[[nodiscard]] const Shape *kustomizationShape();
/// fleet.yaml of Rancher Fleet (pkg/apis/fleet.cattle.io/v1alpha1/fleetyaml.go).
[[nodiscard]] const Shape *fleetYamlShape();

} // namespace fleetwright::analysis::schemas
