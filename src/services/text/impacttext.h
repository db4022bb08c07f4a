// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <QString>
#include <QStringList>

namespace fleetwright::services {

/// What heads groups of a kind: "Deleted", "Changed, by equal lines".
[[nodiscard]] QString impactHeading(const diff::ImpactGroup &group);

/// "Deployment/prometheus and 3 more", a unit, "2 clusters".
[[nodiscard]] QString impactSubject(const diff::ImpactGroup &group);

/// What comes of it, a clause each: "data is lost", "stays: prune is off".
[[nodiscard]] QStringList impactConsequences(const diff::ImpactGroup &group);

/// Why what is no longer rendered stays in the cluster; "" if it is deleted.
[[nodiscard]] QString whyItStays(diff::Fate fate);

/// The change in one sentence of counts, deletions first.
[[nodiscard]] QString impactSentence(const diff::Impact &impact);

/// How many characters two values begin with equally, up to the last ':', '/' or '=':
/// "quay.io/prometheus/prometheus:".
[[nodiscard]] qsizetype commonBeginning(const QString &left, const QString &right);

/// A field's change in few words: "image v2.55.1 → v2.56.0".
[[nodiscard]] QString fieldInShort(const diff::FieldChange &field);

} // namespace fleetwright::services
