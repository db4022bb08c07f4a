// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/check.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis {

/// One value, object or removal that departs because of an exception.
struct DepartureRow {
    std::string cluster;
    std::string field;     ///< "Deployment/shop/web#spec.replicas", or the object alone
    std::string value;     ///< "" if it may be a Secret's
    std::string peerValue; ///< the peers' common one, "" where they lack it or differ
    base::Place place;

    friend bool operator==(const DepartureRow &, const DepartureRow &) = default;
};

/// One exception of a fleet, wherever it is written.
struct RegisterEntry {
    enum class Form : std::uint8_t {
        Comment,    ///< "# exception: …"
        Annotation, ///< of an object, or common to all that a kustomization sets
        Listed,     ///< in the classification file
        Baseline,   ///< an accepted finding
    };
    enum class State : std::uint8_t {
        Holds,
        Expired, ///< its last day is past
        Undated,
        Unused, ///< nothing departs because of it
    };
    Form form = Form::Comment;
    State state = State::Holds;
    std::string text;                ///< as it is written
    std::string ticket;              ///< "" without one
    std::string until;               ///< ISO date, "" without one
    std::vector<std::string> owners; ///< of its file, by CODEOWNERS
    base::Place place;
    std::vector<std::string> clusters;    ///< that it is for, sorted
    std::vector<DepartureRow> departures; ///< sorted by cluster, place
    std::string rule;                     ///< Baseline: of the finding
};

[[nodiscard]] std::string_view formName(RegisterEntry::Form form);    ///< "comment" …
[[nodiscard]] std::string_view stateName(RegisterEntry::State state); ///< "holds" …

/// All exceptions, those that need somebody first: expired, undated, unused, then by the day on
/// which they end and place. Fails if the baseline cannot be read, and with ErrorCode::Cancelled.
[[nodiscard]] base::Result<std::vector<RegisterEntry>>
exceptionRegister(const CheckSubject &subject, const CheckOptions &options,
                  const base::Cancel &cancel = {});

} // namespace fleetwright::analysis
