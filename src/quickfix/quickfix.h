// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/check.h"
#include "edit/plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::quickfix {

/// What a person decides about an exception, where a fix writes one or changes its date.
struct Note {
    std::string ticket; ///< "OPS-4121"
    std::string until;  ///< ISO date, the last day on which it holds
    std::string reason; ///< a few words

    friend bool operator==(const Note &, const Note &) = default;
};

/// What has to be known for a fix beside the finding.
enum class Needs : std::uint8_t {
    Nothing,
    Note,   ///< ticket, date and reason of an exception
    Date,   ///< Note::until
    Ticket, ///< Note::ticket
};

/// One way to mend a finding.
struct Choice {
    std::string name;  ///< stable: "remove", "hoist" …
    std::string title; ///< one English clause
    Needs needs = Needs::Nothing;

    friend bool operator==(const Choice &, const Choice &) = default;
};

/// The last choice of every finding: it goes into the baseline, with a note.
inline constexpr std::string_view acceptChoice = "accept";

/// The ways that there are for a finding, the best first; only acceptChoice where nothing but a
/// person can mend it (`Finding::fix` says what to do). Cheap: whether a way holds is told by
/// propose().
[[nodiscard]] std::vector<Choice> choicesFor(const model::Finding &finding);

/// A fleet, what was found in it, and how it was opened and checked.
struct Subject {
    analysis::FleetState fleet;
    std::vector<model::Finding> findings; ///< of the fleet with `check`, accepted ones left out
    analysis::CheckOptions check;
    fleet::OpenOptions open;
};

/// A fix, proven: rendered and checked again. Nothing is written.
struct Proposal {
    Choice choice;
    edit::Plan plan;                       ///< its files, their patch, what changes in clusters
    std::vector<std::string> clusters;     ///< that change, sorted
    std::vector<model::Finding> findings;  ///< of the fleet with the fix
    std::vector<model::Finding> gone;      ///< that the fix ends
    std::vector<model::Finding> appearing; ///< that it brings
    /// Why it is no exact fix, the rest then shows what it would do: the finding stays, other
    /// clusters change, something cannot be rendered any more, or an error comes up.
    std::optional<base::Error> refusal;
};

/// The smallest byte edits that mend the finding in the way of the choice, proven. Unsupported or
/// NotFound, with the reason, where the edit cannot be made; Invalid where the note lacks what the
/// choice needs; Cancelled.
[[nodiscard]] base::Result<Proposal> propose(const Subject &subject, fleet::MemoStore &store,
                                             const model::Finding &finding, const Choice &choice,
                                             const Note &note = {}, const base::Cancel &cancel = {},
                                             const fleet::Progress &progress = {});

} // namespace fleetwright::quickfix
