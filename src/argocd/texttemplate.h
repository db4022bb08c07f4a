// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/value.h"
#include "base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// One text of an ApplicationSet, compiled once and rendered for every parameter set.
class TextTemplate {
public:
    TextTemplate() = default;
    TextTemplate(const TextTemplate &) = delete;
    TextTemplate &operator=(const TextTemplate &) = delete;
    virtual ~TextTemplate() = default;

    /// `parameters` is a Map. TooLarge beyond outputLimit.
    [[nodiscard]] virtual base::Result<std::string> render(const Value &parameters) const = 0;

    /// Kubernetes stores no object of that size.
    static constexpr std::size_t outputLimit = std::size_t{2} << 20;
};

using TextTemplatePtr = std::shared_ptr<const TextTemplate>;

/// What `goTemplate` and `goTemplateOptions` choose (applicationset/utils/utils.go Replace).
struct TemplateLanguage {
    bool isGo = false;
    std::vector<std::string> options; ///< of Go templates, for example "missingkey=error"
};

/// nullptr for a text that prints itself whatever the parameters are. An error that only an
/// execution can meet comes from render().
[[nodiscard]] base::Result<TextTemplatePtr> compileText(std::string_view text,
                                                        const TemplateLanguage &language);

/// A Go template, whatever it holds. Separate, because it is another language of another library.
[[nodiscard]] base::Result<TextTemplatePtr> compileGoText(std::string_view text,
                                                          const std::vector<std::string> &options);

/// RenderGeneratorParams' isMissingKeyError.
[[nodiscard]] bool isMissingKey(const base::Error &error);

} // namespace fleetwright::argocd
