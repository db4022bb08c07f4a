// SPDX-License-Identifier: Apache-2.0
#include "kustomize/fieldwalk.h"

namespace fleetwright::kustomize {

std::vector<std::string> splitFieldPath(std::string_view path)
{
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] == '\\' && at + 1 < path.size() && path[at + 1] == '/')
            parts.back() += path[++at];
        else if (path[at] == '/')
            parts.emplace_back();
        else
            parts.back() += path[at];
    }
    for (std::string &part : parts) {
        if (part.ends_with("[]"))
            part.resize(part.size() - 2);
    }
    if (parts.front().empty() && parts.size() > 1)
        parts.erase(parts.begin());
    return parts;
}

} // namespace fleetwright::kustomize
