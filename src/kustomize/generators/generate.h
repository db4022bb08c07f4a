// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "kustomize/loader/loader.h"
#include "kustomize/resource.h"
#include "yaml/node.h"

#include <cstdint>
#include <string_view>

namespace fleetwright::kustomize {

enum class Generated : std::uint8_t { ConfigMap, Secret };

/// One entry of configMapGenerator or secretGenerator (api/internal/generators). `options` is the
/// kustomization's generatorOptions, nullptr if it has none; `field` names the cause of what is
/// made.
[[nodiscard]] base::Result<Resource> generate(const TransformContext &context, Loader &loader,
                                              Generated kind, const yaml::Node *arguments,
                                              const yaml::Node *options, std::string_view field);

/// Standard base64; longer than 70 characters it is folded, each line ending with a newline
/// (kyaml/yaml/datamap.go).
[[nodiscard]] std::string foldedBase64(std::string_view bytes);

} // namespace fleetwright::kustomize
