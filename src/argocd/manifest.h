// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "yaml/node.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// ErrorCode::Invalid at the node's place.
[[nodiscard]] base::Error invalidAt(const yaml::Node *node, std::string detail);
/// The error with the node's place, unless it has one.
[[nodiscard]] base::Error placedAt(base::Error error, const yaml::Node *node);
/// "detail: " and the error as its cause: what encloses it says what it was for.
[[nodiscard]] base::Error wrapped(std::string detail, base::Error cause);

/// apiVersion argoproj.io/v1alpha1 and the kind.
[[nodiscard]] bool isArgoObject(const yaml::Node *object, std::string_view kind);

struct ObjectName {
    std::string name;
    std::string namespaceName; ///< "argocd" where the manifest names none
    base::Span place;          ///< metadata.name's value
};
[[nodiscard]] base::Result<ObjectName> objectName(const yaml::Node *object);

// Fields of a map as encoding/json reads them: absent and null are the zero value, any other type
// is an error at its place.
[[nodiscard]] base::Result<bool> booleanField(const yaml::Node *map, std::string_view key);
[[nodiscard]] base::Result<std::string> stringField(const yaml::Node *map, std::string_view key);
[[nodiscard]] base::Result<std::vector<std::string>> stringsField(const yaml::Node *map,
                                                                  std::string_view key);
/// The items of a list, maps all.
[[nodiscard]] base::Result<std::vector<const yaml::Node *>> mapsField(const yaml::Node *map,
                                                                      std::string_view key);

} // namespace fleetwright::argocd
