// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/value.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// Where a parameter set comes from: what a reader follows from a generated Application back to the
/// line that made it.
struct SetOrigin {
    enum class Kind : std::uint8_t {
        ListElement,
        Cluster,      ///< a cluster Secret
        LocalCluster, ///< in-cluster, which Argo CD adds where no Secret stands for it
        ClusterList,  ///< flatList: all clusters at once
        Directory,
        File,
        Recorded, ///< declared for a generator whose answer lies outside Git
        Matrix,
        Merge,
    };
    Kind kind = Kind::ListElement;
    std::string subject;  ///< cluster name, path, "element 2"; "" for combinations
    base::Span generator; ///< the generator's own map
    /// What let it in: the element, the `selector` (or `clusters` where there is none), the
    /// pattern.
    base::Span decidedBy;
    base::Span source; ///< the element, the Secret, the file's document; unknown for directories
    /// Matrix: the first child's set, the second's. Merge: the base, then what overrode it.
    std::vector<std::shared_ptr<const SetOrigin>> parents;
};

using SetOriginPtr = std::shared_ptr<const SetOrigin>;

struct ParameterSet {
    ValuePtr values; ///< a Map
    SetOriginPtr origin;
};

/// The clusters that a set is made of, itself and through its parents; names of cluster Secrets.
[[nodiscard]] std::vector<std::string> clustersOf(const SetOrigin &origin);

/// flattenParameters (generators/generator_spec_processor.go): nested keys joined by dots, values
/// as %v; []string and []map stay whole; empty maps and lists vanish.
[[nodiscard]] std::map<std::string, std::string, std::less<>> flattened(const Value &values);

/// flatten.Flatten of a file's content for flat templates, values as %v texts.
[[nodiscard]] Value::Fields flattenedFields(const Value &values);

/// utils.CombineStringMaps: the union; an error where a key has two values.
[[nodiscard]] base::Result<ValuePtr> combined(const Value &first, const Value &second);

/// mergo.Merge(&below, above, WithOverride) (dario.cat/mergo v1.0.2) on maps: `above` wins per key,
/// even when it is empty; nested maps merge. Where Argo CD panics (a map[string]any over a
/// map[string]string) an error says so.
[[nodiscard]] base::Result<ValuePtr> overridden(const ValuePtr &below, const ValuePtr &above);

} // namespace fleetwright::argocd
