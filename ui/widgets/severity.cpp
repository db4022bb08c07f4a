// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/severity.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

QString severityIcon(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return u"error"_s;
    case model::Severity::Warning:
        return u"warning"_s;
    case model::Severity::Info:
        break;
    }
    return u"info"_s;
}

Role severityRole(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return Role::Error;
    case model::Severity::Warning:
        return Role::Warning;
    case model::Severity::Info:
        break;
    }
    return Role::Info;
}

} // namespace fleetwright::ui
