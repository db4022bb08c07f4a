// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/value.h"
#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

/// The default language of ApplicationSets: {{key}} stands for a parameter that is a string; a tag
/// that names none stays as it is written (valyala/fasttemplate v1.2.2, utils.Render.Replace).
class FastTemplate {
public:
    /// Fails where a tag is opened and not closed beside one that is closed on its line.
    [[nodiscard]] static base::Result<FastTemplate> compile(std::string_view text);

    /// Prints the same whatever the parameters are.
    [[nodiscard]] bool isConstant() const { return m_tags.empty(); }
    /// Fails when more than `limit` bytes would be printed.
    [[nodiscard]] base::Result<std::string> render(const Value &parameters,
                                                   std::size_t limit) const;

private:
    struct Tag {
        std::string before;  ///< the text before the tag
        std::string written; ///< what stands between the braces
        std::string key;     ///< without white space around it
    };
    std::vector<Tag> m_tags;
    std::string m_end;
};

} // namespace fleetwright::argocd
