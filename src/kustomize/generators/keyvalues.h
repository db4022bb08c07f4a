// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "kustomize/loader/loader.h"
#include "yaml/node.h"

#include <string_view>
#include <vector>

namespace fleetwright::kustomize {

/// A key and its value with the places where they are written: in a literal, an env file's line, or
/// a whole file.
struct KeyValue {
    std::string_view key;
    std::string_view value;
    base::Span keySpan;
    base::Span valueSpan;
};

/// What `envs`, `literals` and `files` of a generator's arguments give, in that order
/// (api/kv/kv.go). The texts live in `arena`, which keeps the files.
[[nodiscard]] base::Result<std::vector<KeyValue>> loadKeyValues(base::Arena &arena, Loader &loader,
                                                                const yaml::Node *arguments);

} // namespace fleetwright::kustomize
