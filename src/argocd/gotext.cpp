// SPDX-License-Identifier: Apache-2.0
#include "argocd/texttemplate.h"

namespace fleetwright::argocd {

base::Result<TextTemplatePtr> compileGoText(std::string_view, const std::vector<std::string> &)
{
    return base::Error{.code = base::ErrorCode::Unsupported,
                       .detail = "Go templates are not evaluated yet",
                       .place = {},
                       .hint = {},
                       .causes = {}};
}

} // namespace fleetwright::argocd
