// SPDX-License-Identifier: Apache-2.0
#include "model/unit.h"

#include <array>

namespace fleetwright::model {

std::string UnitId::text() const
{
    std::string result = kind;
    result += '/';
    if (!nameSpace.empty()) {
        result += nameSpace;
        result += '/';
    }
    result += name;
    return result;
}

std::string_view controllerName(Controller controller)
{
    static constexpr std::array<std::string_view, 5> names = {"overlay", "argocd", "flux",
                                                              "rancher-fleet", "cluster-api"};
    return names.at(static_cast<std::size_t>(controller));
}

const std::shared_ptr<const UnitDeclaration> &UnitDeclaration::none()
{
    static const auto nothing = std::make_shared<const UnitDeclaration>();
    return nothing;
}

} // namespace fleetwright::model
