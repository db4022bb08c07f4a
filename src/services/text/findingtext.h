// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace fleetwright::services {

/// What a rule says in a few words: "A value sits in a layer that reaches clusters it does not
/// belong to". The rule's name if unknown.
[[nodiscard]] QString ruleTitle(const QString &rule);
/// Why it matters, one or two sentences; "" if unknown.
[[nodiscard]] QString ruleWhy(const QString &rule);

} // namespace fleetwright::services
