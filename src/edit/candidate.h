// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "edit/editedfiles.h"
#include "edit/plan.h"
#include "fleet/origin.h"
#include "model/fieldpath.h"
#include "model/unit.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::edit {

/// The field that an edit is about, as one cluster has it now.
struct FieldTarget {
    const model::Object *object = nullptr;
    model::FieldPath field;              ///< items named as in model::segmentForItem
    const yaml::Node *present = nullptr; ///< nullptr: the object has no such field
    std::string originalName;            ///< before prefixes, suffixes and hashes
    std::string originalNamespace;
    bool generated = false;               ///< by configMapGenerator or secretGenerator
    std::vector<fleet::OriginStep> steps; ///< broad to narrow; empty where the field is absent

    [[nodiscard]] const fleet::OriginStep *
    stepAt(const base::RepoPath &layer) const; ///< that sets it there
    [[nodiscard]] const fleet::OriginStep *supplying() const;
};

/// What the field is to be; nothing: the layer's say is taken back.
struct Wanted {
    std::string text;
    yaml::Tag tag = yaml::Tag::String;
};

/// One way in which a layer can carry the edit.
struct Candidate {
    base::RepoPath layer;
    std::string field; ///< "resources", "images", "patches" …
    bool setsAlready = false;
    FileChanges changes;
    base::Place place;
};

/// All ways, the smallest first, and why others are none.
struct Ways {
    std::vector<Candidate> candidates;
    std::vector<base::Error> impossible;

    void add(base::Result<Candidate> candidate)
    {
        if (candidate)
            candidates.push_back(std::move(candidate).value());
        else
            impossible.push_back(std::move(candidate).error());
    }
};

/// The object's name and namespace before any layer changed them, and whether a generator made it.
void describeOrigin(FieldTarget &target);

/// The value of `path` as YAML: nested keys and items around `value`, lines without a common
/// indent.
[[nodiscard]] std::string nestedYaml(std::span<const model::FieldPath::Segment> path,
                                     std::string_view value);

// Ways to set a field, each for one layer. `kustomization` is the layer's file.

/// Where the layer (or the manifest it brings in) sets the field now.
[[nodiscard]] base::Result<Candidate>
setAtPlace(const base::FileSource &files, const FieldTarget &target, const fleet::OriginStep &step,
           const base::RepoPath &kustomization, const Wanted &wanted);
[[nodiscard]] base::Result<Candidate> unsetAtPlace(const base::FileSource &files,
                                                   const FieldTarget &target,
                                                   const fleet::OriginStep &step,
                                                   const base::RepoPath &kustomization);

/// A new entry of images:, replicas:, a generator's literals, a key of the manifest, or a patch.
[[nodiscard]] base::Result<Candidate> addImageEntry(const base::FileSource &files,
                                                    const FieldTarget &target,
                                                    const model::Layer &layer,
                                                    const Wanted &wanted);
[[nodiscard]] base::Result<Candidate> addReplicasEntry(const base::FileSource &files,
                                                       const FieldTarget &target,
                                                       const model::Layer &layer,
                                                       const Wanted &wanted);
[[nodiscard]] base::Result<Candidate> addLiteral(const base::FileSource &files,
                                                 const FieldTarget &target,
                                                 const model::Layer &layer, const Wanted &wanted);
[[nodiscard]] base::Result<Candidate> addManifestKey(const base::FileSource &files,
                                                     const FieldTarget &target,
                                                     const model::Layer &layer,
                                                     const Wanted &wanted);
[[nodiscard]] base::Result<Candidate> addStrategicPatch(const base::FileSource &files,
                                                        const FieldTarget &target,
                                                        const model::Layer &layer,
                                                        const Wanted &wanted);
[[nodiscard]] base::Result<Candidate> addJsonPatch(const base::FileSource &files,
                                                   const FieldTarget &target,
                                                   const model::Layer &layer, const Wanted &wanted);

/// Rewrites the parts of an images: entry so that `before` becomes `wanted`.
[[nodiscard]] base::Result<void> editImageEntry(EditedFiles::File &file, const yaml::Node *entry,
                                                std::string_view before, std::string_view wanted);

/// Sets or removes a value inside a patch that stands inside the scalar `outer` of a kustomization.
/// The patch is edited as a file of its own, then put back in the scalar's style.
[[nodiscard]] base::Result<void> setInPatch(EditedFiles::File &file, const yaml::Node &outer,
                                            const FieldTarget &target,
                                            const fleet::OriginStep &step, const Wanted &wanted);
[[nodiscard]] base::Result<void> unsetInPatch(EditedFiles::File &file, const Located &outer,
                                              const FieldTarget &target,
                                              const fleet::OriginStep &step);

/// What a document is to kustomize, and so when nothing is left of it.
enum class Document : std::uint8_t { Manifest, Kustomization, Patch };

/// Removes a node and every container that would be left empty (in patches and kustomizations: left
/// with nothing but whom it is about). Nothing if a whole patch would go.
[[nodiscard]] std::optional<base::Result<void>>
removeUpwards(EditedFiles::File &file, const Located &found, Document document);

/// RFC 6901, with items by their index in `root`; nothing if an item is not there.
[[nodiscard]] std::optional<std::string> jsonPointer(const yaml::Node *root,
                                                     const model::FieldPath &field);

/// Adds an item to the sequence `key` of a mapping, which is made where it is missing.
[[nodiscard]] base::Result<void> addToSequence(EditedFiles::File &file, const yaml::Node *mapping,
                                               std::string_view key, std::string_view itemYaml);

/// Every line indented by `spaces`; the first one too.
[[nodiscard]] std::string indented(std::string_view text, std::size_t spaces);

[[nodiscard]] bool isImageField(const model::FieldPath &field);
[[nodiscard]] bool isReplicasField(const FieldTarget &target);

} // namespace fleetwright::edit
