// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diff/impact.h"

#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::diff {

// The English words of a change, for the command line and for reports that go into pull requests.

/// "1 cluster", "2 clusters".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// "3 of 6 clusters change, 2 of them production: 1 object is deleted …" in one sentence.
[[nodiscard]] std::string impactSentence(const Impact &impact);

/// What heads the groups of a kind: "Changed, by equal lines".
[[nodiscard]] std::string_view headingOf(const ImpactGroup &group);

/// "Deployment/shop/web and 3 more objects", "Overlay/clusters/a", "2 clusters".
[[nodiscard]] std::string subjectOf(const ImpactGroup &group);
/// " and 3 units like it": those that clusters call otherwise; empty if there are none.
[[nodiscard]] std::string otherUnitsOf(const ImpactGroup &group);

/// What comes of it, a clause each: "its data is lost", "becomes …", "stays: prune is off",
/// "spec.selector is immutable: the API server refuses the update".
[[nodiscard]] std::vector<std::string> consequencesOf(const ImpactGroup &group);

/// A value for one line of a report: visible, and cut where it is long.
[[nodiscard]] std::string shortText(const std::string &text, std::size_t mostBytes = 160);

/// "fails after the change", "its inputs are not at hand" … with the reason.
[[nodiscard]] std::string reasonOf(const Withheld &withheld);

/// "a, b and 4 more".
[[nodiscard]] std::string shortList(const std::vector<std::string> &names, std::size_t most);

} // namespace fleetwright::diff
