// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/applicationset.h"
#include "argocd/nodetemplate.h"
#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <optional>

namespace fleetwright::argocd {

/// The template of an ApplicationSet's generator: its own over the set's, with templatePatch and
/// finalizer. Compiled once, rendered for each parameter set.
class ApplicationTemplate {
public:
    /// `override`: the generator's `template`, nullptr if it has none.
    [[nodiscard]] static base::Result<ApplicationTemplate>
    compile(const ApplicationSet &set, const yaml::Node *override, const yaml::NodeBuilder &build);

    /// The Application as the controller would create it, without status. Fails where Argo CD would
    /// not create anything.
    [[nodiscard]] base::Result<const yaml::Node *> render(const Value &parameters,
                                                          const yaml::NodeBuilder &build) const;

    /// The template's name: the place of what it makes.
    [[nodiscard]] const base::Span &place() const { return m_place; }

private:
    [[nodiscard]] base::Result<const yaml::Node *> rendered(const Value &parameters,
                                                            const yaml::NodeBuilder &build) const;
    [[nodiscard]] base::Result<const yaml::Node *> withPatch(const yaml::Node *application,
                                                             const Value &parameters,
                                                             const yaml::NodeBuilder &build) const;

    const ApplicationSet *m_set = nullptr;
    std::optional<NodeTemplate> m_template;
    TextTemplatePtr m_patch;                 ///< nullptr: the text as it is, or none
    std::optional<base::Error> m_patchError; ///< it cannot be compiled
    base::Span m_place;
};

} // namespace fleetwright::argocd
