// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

/// kustomize's default field specs as generated constant tables (defaultspecs.cpp), in the order in
/// which it applies them.
namespace fleetwright::kustomize::defaults {

struct SpecRow {
    std::string_view group, version, kind, path;
    bool create;
};

struct Range {
    std::size_t first, count; ///< into specs
};

struct ReferenceRow {
    std::string_view group, version, kind;
    Range referrers;
};

extern const SpecRow specs[];
extern const Range namePrefix, nameSuffix, nameSpace, commonLabels, labels, templateLabels,
    commonAnnotations, varReference, images, replicas;
extern const ReferenceRow nameReference[];
extern const std::size_t nameReferenceCount;

} // namespace fleetwright::kustomize::defaults
