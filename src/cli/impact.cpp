// SPDX-License-Identifier: Apache-2.0
#include "diff/impact.h"

#include "cli/commands.h"
#include "cli/fleetstate.h"
#include "cli/impactjson.h"
#include "cli/impacttext.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "diff/impactmarkdown.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

struct ImpactArguments {
    std::string base;
    std::string head;
};

struct States {
    base::FileSourcePtr base;
    base::FileSourcePtr head;
};

base::Result<States> openStates(const Invocation &invocation, const ImpactArguments &arguments)
{
    States states;
    base::Result<base::FileSourcePtr> base = openState(invocation, arguments.base);
    if (!base)
        return std::move(base).error();
    base::Result<base::FileSourcePtr> head =
        arguments.head.empty() ? openFiles(invocation) : openState(invocation, arguments.head);
    if (!head)
        return std::move(head).error();
    return States{*std::move(base), *std::move(head)};
}

std::string headName(const Invocation &invocation, const ImpactArguments &arguments)
{
    if (!arguments.head.empty())
        return arguments.head;
    return invocation.revision.empty() ? "working tree" : invocation.revision;
}

void print(Invocation &invocation, const diff::Impact &impact, const ImpactArguments &arguments)
{
    const std::string head = headName(invocation, arguments);
    switch (invocation.format) {
    case Format::Json:
        return printImpactJson(invocation, impact, arguments.base, head);
    case Format::Markdown: {
        diff::ImpactReportOptions options;
        options.base = arguments.base;
        options.head = head;
        invocation.out << diff::impactMarkdown(impact, options);
        return;
    }
    case Format::Sarif:
    case Format::JUnit:
    case Format::Text:
        printImpact(invocation.out, impact);
    }
}

/// A failure that the change makes or mends: what it does there was asked for and is not known.
bool failsOnOneSide(const diff::Impact &impact)
{
    return std::ranges::any_of(impact.withheld, [](const diff::Withheld &withheld) {
        return withheld.why == diff::Withheld::Why::Failed && withheld.before != withheld.after;
    });
}

void impact(Invocation &invocation, const ImpactArguments &arguments)
{
    base::Result<States> states = openStates(invocation, arguments);
    if (!states && states.error().code == base::ErrorCode::NotFound)
        return failUse(invocation, base::describe(states.error()), states.error().hint);
    if (!states)
        return fail(invocation, states.error());
    const base::Result<Session> session = Session::open(invocation, states->head);
    if (!session)
        return fail(invocation, session.error());
    base::Result<model::SnapshotPtr> before =
        fleet::openFleet(states->base, session->options(), session->store());
    if (!before)
        return fail(invocation, before.error());
    const base::Result<diff::ImpactPtr> result =
        diff::impactOf(*std::move(before), session->snapshotPtr());
    if (!result)
        return fail(invocation, result.error());
    print(invocation, **result, arguments);
    if (failsOnOneSide(**result))
        invocation.exit = ExitCode::Failed;
    else if (!(*result)->empty())
        invocation.exit = ExitCode::Findings;
}

} // namespace

void addImpact(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ImpactArguments>();
    CLI::App *command = app.add_subcommand(
        "impact", "Print what changes in which clusters between two states of the fleet");
    command
        ->add_option("BASE", arguments->base,
                     "The state before: a branch, tag or commit, or a folder")
        ->required();
    command->add_option("HEAD", arguments->head,
                        "The state after; the working tree if it is left out");
    command->footer(
        "Equal changes of many clusters are one group. --format markdown fits a pull request's "
        "comment.\nExit status 1 if anything changes, 3 if a unit can be rendered in one of the "
        "states only.\n"
        "Examples:\n  fleetwright-cli impact main\n  fleetwright-cli impact v1.4.0 v1.5.0\n"
        "  fleetwright-cli impact origin/main --format markdown");
    command->callback([&invocation, arguments] { impact(invocation, *arguments); });
}

} // namespace fleetwright::cli
