// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/schema.h"
#include "argocd/texttemplate.h"
#include "base/result.h"
#include "yaml/nodebuilder.h"

#include <memory>

namespace fleetwright::argocd {

/// An object whose strings and map keys are templates (utils.Render.deeplyReplace). Compiled once;
/// what holds no tag is shared by all that is rendered.
class NodeTemplate {
public:
    /// `type` says which fields vanish when they render empty; nullptr for values of any shape.
    /// A text that cannot be compiled fails when it is rendered, as in Argo CD, where a template
    /// without parameter sets is never looked at.
    [[nodiscard]] static NodeTemplate compile(const yaml::Node *node, const Type *type,
                                              const TemplateLanguage &language);

    [[nodiscard]] bool isConstant() const { return m_root->isConstant; }
    [[nodiscard]] const yaml::Node *node() const { return m_root->node; }

    /// TooLarge when all texts together are longer than TextTemplate::outputLimit. Errors carry the
    /// place of the text that failed. Rendered scalars keep the template's span.
    [[nodiscard]] base::Result<const yaml::Node *> render(const Value &parameters,
                                                          const yaml::NodeBuilder &build) const;

private:
    struct Part;
    static std::shared_ptr<Part> compilePart(const yaml::Node *node, const Type *type,
                                             const TemplateLanguage &language);
    struct Rendering {
        const Value &parameters;
        const yaml::NodeBuilder &build;
        std::size_t room; ///< bytes that may still be printed
    };
    static base::Result<const yaml::Node *> renderPart(const Part &part, Rendering &rendering);
    static base::Result<const yaml::Node *> renderMapping(const Part &part, Rendering &rendering);

    struct Text {
        TextTemplatePtr compiled; ///< nullptr: the text stands for itself
        std::shared_ptr<const base::Error> error;
    };
    static Text compileScalar(const yaml::Node *node, const TemplateLanguage &language);
    static base::Result<const yaml::Node *> renderScalar(const yaml::Node *node, const Text &text,
                                                         Rendering &rendering);

    struct Part {
        const yaml::Node *node = nullptr;
        bool isConstant = true;
        bool vanishesEmpty = false; ///< an optional field
        Text text;
        std::vector<Text> keys;
        std::vector<std::shared_ptr<Part>> children;
    };
    std::shared_ptr<const Part> m_root;
};

} // namespace fleetwright::argocd
