// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/rule.h"
#include "base/cancel.h"
#include "model/snapshot.h"
#include "yaml/reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fleetwright::analysis::delivery {

/// A comment {"$imagepolicy": "NAMESPACE:NAME[:PART]"} by which Flux finds the scalar that it sets
/// (image-automation-controller, setters of kyaml).
struct ImageMarker {
    enum class State : std::uint8_t {
        Sets,      ///< ends the line of a scalar
        Misplaced, ///< stands where no scalar ends: Flux does not see it
        Malformed, ///< is not the JSON that Flux reads
    };

    State state = State::Sets;
    base::Place place;  ///< of the comment
    base::Place scalar; ///< Sets
    std::string nameSpace;
    std::string name;
    std::string part; ///< "" for the whole image
    /// Sets: the document and the way to the scalar in it, equal where the scalar keeps its place.
    std::string document; ///< "Kind/namespace/name", "#2" where the document has none
    std::string path;

    [[nodiscard]] std::string policy() const { return nameSpace + ':' + name; }
};

/// A file with markers, or with what may have been one.
struct MarkedFile {
    yaml::ParsedFilePtr parsed;
    std::vector<ImageMarker> markers; ///< in order
};

/// Markers of one parsed file.
[[nodiscard]] MarkedFile markersOf(const yaml::ParsedFilePtr &parsed);

/// Of all YAML files of a state that hold a marker, by path.
[[nodiscard]] std::vector<MarkedFile> markedFilesOf(const model::Snapshot &snapshot,
                                                    const base::Cancel &cancel);

/// Those of the fleet that is checked (RuleInput::once).
struct MarkedFiles {
    explicit MarkedFiles(const RuleInput &input);
    std::vector<MarkedFile> all;
};

/// The scalar at a marker's document and path in another state of its file; nullptr if it is gone.
[[nodiscard]] const yaml::Node *scalarAt(const yaml::ParsedFile &file, const ImageMarker &marker);

} // namespace fleetwright::analysis::delivery
