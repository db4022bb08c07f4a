// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/filesource.h"
#include "model/fieldhistory.h"
#include "model/unit.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace fleetwright::kustomize {

/// Where a scalar of a rendered object may come from, by what stands at its place.
enum class PlaceKind : std::uint8_t {
    Manifest,    ///< the object's own manifest: the value, at this very path
    Alias,       ///< as above through an anchor or a merge key
    Patch,       ///< a patch: the value, at this very path
    PatchValue,  ///< an operation of a JSON patch whose pointer is this path
    InScalar,    ///< a patch in a quoted or folded scalar, whose lines are not those of the text
    Entry,       ///< labels, annotations, namespace: the value under its key
    Affix,       ///< namePrefix, nameSuffix: a part of the value
    Image,       ///< images: a part of the value
    Count,       ///< replicas
    Literal,     ///< a generator's literal KEY=value
    EnvLine,     ///< a line of an env file
    File,        ///< a whole file of a generator
    Argument,    ///< a generator's name, namespace, type, label
    Generated,   ///< nothing but the entry that generates the field (kind, apiVersion, type)
    Computed,    ///< a hashed name or a reference to another object: a part of the value
    Variable,    ///< vars: the value of another field, or the entry
    Replacement, ///< replacements: the value of another field or a part of it
    Added,       ///< ValueAddTransformer, IAMPolicyGenerator
    BuildOption, ///< the item of buildMetadata
    CommandLine, ///< --enable-managedby-label
};
inline constexpr std::size_t placeKinds = static_cast<std::size_t>(PlaceKind::CommandLine) + 1;

struct Judgement {
    PlaceKind kind = PlaceKind::Manifest;
    std::string problem; ///< empty if what stands at the place is what the setting says
};

/// Compares one value that a field had with what the file itself says at the value's place. It
/// knows the files' bytes, the reader and the written semantics of kustomize, nothing of how the
/// places were found.
[[nodiscard]] Judgement judge(const base::FileSource &files, const model::Rendering &rendering,
                              const model::Object &object, const model::FieldPath &field,
                              const std::vector<model::FieldSetting> &history, std::size_t index);

} // namespace fleetwright::kustomize
