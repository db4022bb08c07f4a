// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace fleetwright::ui {

/// The fields of `.fleetwright.yaml` below the keys around the caret, as its JSON Schema
/// (docs/schemas/fleetwright-yaml.schema.json) has them: with names of rules below `rules`.
[[nodiscard]] QStringList fleetConfigFields(const QStringList &keys);

/// What a field of `.fleetwright.yaml` may say, where that is one of a few words.
[[nodiscard]] QStringList fleetConfigValues(const QStringList &keys);

} // namespace fleetwright::ui
