// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "flux/artifact.h"
#include "flux/editedkustomization.h"
#include "flux/substitution.h"
#include "model/unit.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace fleetwright::flux {

/// What Flux units share: artifacts, edited kustomizations, substituted objects, finished
/// renderings. Thread-safe; one a MemoStore.
class Store {
public:
    explicit Store(kustomize::LayerStore &layers) : m_layers(layers), m_edited(layers) {}

    [[nodiscard]] kustomize::LayerStore &layers() const { return m_layers; }
    [[nodiscard]] Artifacts &artifacts() { return m_artifacts; }
    [[nodiscard]] EditedKustomizations &edited() { return m_edited; }

    /// An object of a build as text, made once.
    [[nodiscard]] std::shared_ptr<const SubstitutionText>
    textOf(const yaml::Node *object, const std::shared_ptr<const base::Arena> &arena,
           const base::Limits &limits);

    [[nodiscard]] model::RenderingPtr findRendering(base::Hash128 key) const;
    [[nodiscard]] model::RenderingPtr addRendering(base::Hash128 key, model::RenderingPtr build,
                                                   model::RenderingPtr rendering);

    /// Drops what no rendering in use keeps alive; the layers' own trim() comes after it.
    void trim();

private:
    struct Text {
        std::shared_ptr<const base::Arena> arena; ///< so that the object's address stays its own
        std::shared_ptr<const SubstitutionText> text;
    };
    struct Rendered {
        model::RenderingPtr build; ///< so that its address stays its own
        model::RenderingPtr rendering;
    };

    kustomize::LayerStore &m_layers;
    Artifacts m_artifacts;
    EditedKustomizations m_edited;
    mutable std::mutex m_mutex;
    std::unordered_map<const yaml::Node *, Text> m_texts;
    std::unordered_map<base::Hash128, Rendered> m_renderings;
};

struct RenderOptions {
    Strictness strictness = Strictness::Lenient;
    std::map<std::string, base::RepoPath> mappedUrls; ///< of remote bases
    base::Limits limits;
};

/// A Flux Kustomization with what it applies.
struct RenderedKustomization {
    model::RenderingPtr rendering;
    ArtifactPtr artifact;
    base::RepoPath folder; ///< that is built, in the artifact's files
    Variables variables;
};

/// The folder of an artifact that spec.path names: clamped to its root, as securejoin does.
[[nodiscard]] base::RepoPath folderOf(const Artifact &artifact, std::string_view path);

/// What kustomize-controller would apply (kustomization_controller.go build): the build of the
/// edited kustomization, decryption left out, substitution, commonMetadata; owner labels and server
/// defaults are left out. What needs the cluster or the network is in the rendering's `unresolved`.
[[nodiscard]] base::Result<RenderedKustomization>
renderKustomization(const KustomizationSpec &spec, const KnownObjects &objects,
                    const Checkouts &checkouts, const RenderOptions &options, Store &store,
                    const base::Cancel &cancel = {});

} // namespace fleetwright::flux
