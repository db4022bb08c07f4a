// SPDX-License-Identifier: Apache-2.0
#include "quickfix/choices.h"

#include "analysis/rule.h"

#include <array>

namespace fleetwright::quickfix {

namespace {

constexpr std::array ways = {
    Way{"redundant-override", "remove", "Remove the line: what is inherited stays", Needs::Nothing,
        removeHiddenValue},
    Way{"shadowed-value", "remove", "Remove the value: no cluster gets it", Needs::Nothing,
        removeHiddenValue},
    Way{"repeated-override", "hoist", "Set it once in the layer that all inherit from",
        Needs::Nothing, hoistValue},
    Way{"leak-outlier", "swap", "Put the others' value here and this one into the layer of {}",
        Needs::Nothing, swapOutlier},
    Way{"leak-identity", "move", "Keep it for {owners} only, in their own layer", Needs::Nothing,
        moveToOwners},
    Way{"leak-exception", "keep", "Keep it in {owners} only, remove it here", Needs::Nothing,
        removeValue},
    Way{"leak-exception", "move", "Move the exception with its value to {owners}", Needs::Nothing,
        moveException},
    Way{"foreign-identity", "own-value", "Write the value of {} instead", Needs::Nothing,
        writeOwnValue},
    Way{"foreign-identity", "mark", "Mark it as an exception", Needs::Note, markException},
    Way{"exception-unmarked", "mark", "Mark it as an exception", Needs::Note, markException},
    Way{"exception-unmarked", "remove", "Remove it: {} gets what its peers have", Needs::Nothing,
        removeValue},
    Way{"exception-expired", "remove", "Remove the exception and the values that it covers",
        Needs::Nothing, removeExceptionAndValues},
    Way{"exception-expired", "extend", "Agree on a new date", Needs::Date, changeDate},
    Way{"exception-undated", "date", "Give it a date", Needs::Date, addDate},
    Way{"exception-unticketed", "ticket", "Name its ticket", Needs::Ticket, addTicket},
    Way{"exception-unused", "remove", "Delete the exception", Needs::Nothing, removeException},
    Way{"classification-unlisted", "list", "List it among the allowed exceptions of {}",
        Needs::Nothing, listException},
    Way{"label-unknown", "nearest", "Write what others have", Needs::Nothing, writeNearestLabel},
    Way{"label-missing", "label", "Give {} the label", Needs::Nothing, addLabel},
    Way{"identity-missing", "add", "Add what is missing to the identity of {}", Needs::Nothing,
        addIdentity},
    Way{"identity-mismatch", "agree", "Write what the other sources say", Needs::Nothing,
        writeAgreedValue},
    Way{"dead-patch", "nearest", "Write the nearest name", Needs::Nothing, writeNearestName},
    Way{"dead-patch", "delete", "Delete the entry", Needs::Nothing, deleteEntry},
    Way{"unused-layer", "delete", "Delete the layer with its files", Needs::Nothing, deleteLayer},
};

constexpr Way accept{"", acceptChoice, "Accept it for now, with a ticket and a date", Needs::Note,
                     acceptFinding};

/// Rules that have a finding of two kinds: which of the ways fits this one.
bool fits(const Way &way, const model::Finding &finding)
{
    if (way.rule == "leak-exception") {
        // A mark says so of itself; a copied value names its field.
        const bool isMark = finding.field == "exception";
        return (way.name == "move") == isMark && !finding.owners.empty();
    }
    if (way.rule == "leak-identity")
        return !finding.owners.empty();
    return true;
}

std::string titleOf(const Way &way, const model::Finding &finding)
{
    std::string title(way.title);
    const auto replace = [&](std::string_view word, const std::vector<std::string> &names) {
        constexpr std::size_t mostNames = 3;
        if (const std::size_t at = title.find(word); at != std::string::npos)
            title.replace(at, word.size(), analysis::listed(names, mostNames));
    };
    replace("{owners}", finding.owners);
    replace("{}", finding.clusters);
    return title;
}

} // namespace

const Way *findWay(const model::Finding &finding, std::string_view name)
{
    for (const Way &way : ways) {
        if (way.rule == finding.rule && way.name == name && fits(way, finding))
            return &way;
    }
    return name == acceptChoice ? &accept : nullptr;
}

std::vector<Choice> choicesFor(const model::Finding &finding)
{
    std::vector<Choice> choices;
    for (const Way &way : ways) {
        if (way.rule == finding.rule && fits(way, finding))
            choices.push_back({std::string(way.name), titleOf(way, finding), way.needs});
    }
    choices.push_back({std::string(accept.name), titleOf(accept, finding), accept.needs});
    return choices;
}

} // namespace fleetwright::quickfix
