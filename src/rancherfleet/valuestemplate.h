// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/arena.h"
#include "base/result.h"
#include "rancherfleet/objects.h"
#include "template/templateset.h"
#include "yaml/nodebuilder.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace fleetwright::rancherfleet {

/// Options of a BundleDeployment and what keeps their nodes alive.
struct DeploymentOptions {
    const yaml::Node *options = nullptr;
    std::shared_ptr<const base::Arena> arena;
};

/// Helm values of one variant of a bundle, to be filled in for many clusters
/// (target/builder.go preprocessHelmValues): labels in place of global.fleet.clusterLabels.NAME,
/// then the whole of it as a template between ${ and }, then templateValues over it. Templates are
/// parsed once. Thread-safe.
///
/// A value that a template changed has the place of what was written there, which a yaml::Change
/// with the step "template" names.
class ValuesTemplate {
public:
    /// `options` are merged and live in `arena`; `folder` is the bundle's, kept by it.
    ValuesTemplate(const yaml::Node *options, const base::RepoPath &folder,
                   std::shared_ptr<const base::Arena> arena);

    /// Without labels a cluster gets the options as they are, placeholders and all.
    [[nodiscard]] base::Result<DeploymentOptions> optionsFor(const Cluster &cluster) const;

    /// Whether clusters with different labels may get different values.
    [[nodiscard]] bool dependsOnCluster() const { return m_hasPlaceholders || m_hasTemplates; }

private:
    /// A template's text, parsed; or why it cannot be.
    using Parsed = base::Result<gotemplate::TemplateSetPtr>;

    [[nodiscard]] base::Result<const yaml::Node *>
    filled(const Cluster &cluster, const Labels &labels, const yaml::NodeBuilder &build) const;
    [[nodiscard]] base::Result<const yaml::Node *> rendered(const yaml::Node *values,
                                                            const Cluster &cluster,
                                                            const Labels &labels,
                                                            const yaml::NodeBuilder &build) const;
    [[nodiscard]] const Parsed &valuesTemplate() const;
    [[nodiscard]] const std::vector<Parsed> &keyTemplates() const;

    const yaml::Node *m_options;
    const yaml::Node *m_values = nullptr;         ///< nullptr if there are none
    const yaml::Node *m_templateValues = nullptr; ///< nullptr if there are none
    std::shared_ptr<const base::Arena> m_arena;
    const base::RepoPath &m_folder;
    bool m_hasPlaceholders = false;
    bool m_hasTemplates = false;
    mutable std::mutex m_mutex;
    mutable std::optional<Parsed> m_parsedValues; ///< of values without placeholders
    mutable std::optional<std::vector<Parsed>> m_parsedKeys;
};

} // namespace fleetwright::rancherfleet
