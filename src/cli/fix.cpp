// SPDX-License-Identifier: Apache-2.0
#include "analysis/baseline.h"
#include "cli/changedfiles.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/today.h"
#include "quickfix/quickfix.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct FixArguments {
    std::string finding; ///< RULE, RULE@FILE, RULE@FILE:LINE or a fingerprint; "" lists
    std::string choice;
    quickfix::Note note;
    std::string today;
    bool all = false;
    bool write = false;
};

/// What one run of the command did.
struct Outcome {
    std::vector<quickfix::Proposal> made;
    std::vector<model::Finding> mended; ///< one for each of `made`
    quickfix::Subject subject;          ///< with what was made so far
    edit::FileChanges changes;          ///< of all
};

bool isMeant(const model::Finding &finding, const std::string &text)
{
    if (text.empty() || finding.fingerprint == text || finding.rule == text)
        return true;
    const std::string file = finding.rule + '@' + finding.place.file.text();
    return text == file || text == file + ':' + std::to_string(finding.place.line);
}

std::vector<model::Finding> meantOf(const std::vector<model::Finding> &findings,
                                    const std::string &text)
{
    std::vector<model::Finding> meant;
    for (const model::Finding &finding : findings) {
        if (isMeant(finding, text))
            meant.push_back(finding);
    }
    return meant;
}

std::string needsText(quickfix::Needs needs)
{
    switch (needs) {
    case quickfix::Needs::Nothing:
        return {};
    case quickfix::Needs::Note:
        return "--ticket --until [--reason]";
    case quickfix::Needs::Date:
        return "--until";
    case quickfix::Needs::Ticket:
        return "--ticket";
    }
    return {};
}

base::Result<quickfix::Subject> checkedSubject(const Session &session, const std::string &today)
{
    quickfix::Subject subject;
    subject.fleet = {session.snapshotPtr(), session.config()};
    subject.open = session.options();
    subject.check.today = today;
    auto findings = analysis::openFindings(subject.fleet, subject.check);
    if (!findings)
        return std::move(findings).error();
    subject.findings = *std::move(findings);
    return subject;
}

/// The ways to mend it: to accept it is always possible, and never done unasked.
std::vector<quickfix::Choice> waysOf(const model::Finding &finding)
{
    std::vector<quickfix::Choice> ways = quickfix::choicesFor(finding);
    std::erase_if(
        ways, [](const quickfix::Choice &choice) { return choice.name == quickfix::acceptChoice; });
    return ways;
}

void printChoices(Invocation &invocation, const std::vector<model::Finding> &findings)
{
    std::vector<std::vector<std::string>> rows;
    for (const model::Finding &finding : findings) {
        const std::string place = finding.rule + '@' + finding.place.file.text() + ':'
                                  + std::to_string(finding.place.line);
        for (const quickfix::Choice &choice : waysOf(finding))
            rows.push_back(
                {visible(place), choice.name, needsText(choice.needs), visible(choice.title)});
    }
    printTable(invocation, {"finding", "choice", "needs", "what it does"}, rows);
}

Json choicesJson(const std::vector<model::Finding> &findings)
{
    Json list = Json::array();
    for (const model::Finding &finding : findings) {
        Json choices = Json::array();
        for (const quickfix::Choice &choice : waysOf(finding))
            choices.push_back({{"name", choice.name},
                               {"title", choice.title},
                               {"needs", needsText(choice.needs)}});
        list.push_back({{"rule", finding.rule},
                        {"file", finding.place.file.text()},
                        {"line", finding.place.line},
                        {"fingerprint", finding.fingerprint},
                        {"choices", choices}});
    }
    return {{"version", 1}, {"command", "fix"}, {"findings", list}};
}

/// The first choice that holds, or why none does.
base::Result<quickfix::Proposal> firstThatHolds(const quickfix::Subject &subject,
                                                fleet::MemoStore &store,
                                                const model::Finding &finding,
                                                const FixArguments &arguments)
{
    std::optional<base::Error> why;
    for (const quickfix::Choice &choice : quickfix::choicesFor(finding)) {
        const std::string_view wanted = arguments.choice;
        if (wanted.empty() ? choice.name == quickfix::acceptChoice : choice.name != wanted)
            continue;
        auto proposal = quickfix::propose(subject, store, finding, choice, arguments.note);
        if (proposal && !proposal->refusal)
            return proposal;
        if (!why)
            why = proposal ? proposal->refusal : proposal.error();
    }
    if (why)
        return *why;
    return base::Error{.code = base::ErrorCode::Unsupported,
                       .detail = arguments.choice.empty()
                                     ? finding.rule + " has no quick fix"
                                     : finding.rule + " has no fix " + arguments.choice,
                       .place = finding.place,
                       .hint = finding.fix,
                       .causes = {}};
}

/// The fleet goes on as the fix leaves it.
base::Result<void> take(Outcome &outcome, quickfix::Proposal proposal,
                        const model::Finding &finding)
{
    for (const auto &[path, bytes] : proposal.plan.changes)
        outcome.changes[path] = bytes;
    auto config = config::readFleetConfig(*proposal.plan.after->files);
    if (!config)
        return std::move(config).error();
    // The finding may be one of the subject's.
    outcome.mended.push_back(finding);
    outcome.subject.fleet = {proposal.plan.after, *std::move(config)};
    outcome.subject.findings = proposal.findings;
    outcome.made.push_back(std::move(proposal));
    return {};
}

std::string subjectText(const model::Finding &finding)
{
    return finding.rule + " at " + placeText(finding.place);
}

Json fingerprintsOf(const std::vector<model::Finding> &findings)
{
    Json list = Json::array();
    for (const model::Finding &finding : findings)
        list.push_back(finding.fingerprint);
    return list;
}

Json outcomeJson(const model::Snapshot &before, const Outcome &outcome, bool isWritten)
{
    Json fixes = Json::array();
    for (std::size_t i = 0; i < outcome.made.size(); ++i) {
        const quickfix::Proposal &made = outcome.made[i];
        const model::Finding &mended = outcome.mended[i];
        fixes.push_back({{"rule", mended.rule},
                         {"file", mended.place.file.text()},
                         {"line", mended.place.line},
                         {"fingerprint", mended.fingerprint},
                         {"choice", made.choice.name},
                         {"clusters", made.clusters},
                         {"gone", fingerprintsOf(made.gone)},
                         {"appearing", fingerprintsOf(made.appearing)}});
    }
    Json files = Json::array();
    for (const FilePatch &patch : patchesOf(before, outcome.changes))
        files.push_back({{"file", patch.file}, {"patch", patch.patch}});
    return {{"version", 1},
            {"command", "fix"},
            {"written", isWritten},
            {"fixes", fixes},
            {"files", files}};
}

void printOutcome(Invocation &invocation, const model::Snapshot &before, const Outcome &outcome,
                  bool isWritten)
{
    if (invocation.format == Format::Json)
        return printJson(invocation, outcomeJson(before, outcome, isWritten)
                                         .dump(2, ' ', false, Json::error_handler_t::replace));
    for (const FilePatch &patch : patchesOf(before, outcome.changes))
        invocation.out << patch.patch;
    for (std::size_t i = 0; i < outcome.made.size(); ++i) {
        const quickfix::Proposal &made = outcome.made[i];
        invocation.err << "fixes " << visible(subjectText(outcome.mended[i])) << " ("
                       << made.choice.name << "): "
                       << (made.clusters.empty() ? "no cluster's output changes"
                                                 : "changes " + visible(joined(made.clusters)))
                       << "; findings -" << made.gone.size() << " +" << made.appearing.size()
                       << '\n';
    }
}

/// Mends what is meant, one after the other; what cannot be is told and left.
base::Result<void> mend(Invocation &invocation, const Session &session, Outcome &outcome,
                        const std::vector<model::Finding> &meant, const FixArguments &arguments)
{
    for (const model::Finding &asked : meant) {
        // Fixes before it may have moved its line, or ended it too.
        const auto now = std::ranges::find(outcome.subject.findings, asked.fingerprint,
                                           &model::Finding::fingerprint);
        if (now == outcome.subject.findings.end())
            continue;
        const model::Finding &finding = *now;
        auto proposal = firstThatHolds(outcome.subject, session.store(), finding, arguments);
        if (!proposal && !arguments.all)
            return std::move(proposal).error();
        if (!proposal) {
            invocation.err << "not fixed: " << visible(subjectText(finding)) << ": "
                           << visible(base::describe(proposal.error())) << '\n';
            continue;
        }
        if (auto done = take(outcome, *std::move(proposal), finding); !done)
            return done;
    }
    return {};
}

void fix(Invocation &invocation, const FixArguments &arguments)
{
    const std::optional<std::string> today = todayOf(invocation, arguments.today);
    if (!today)
        return;
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    base::Result<quickfix::Subject> subject = checkedSubject(*session, *today);
    if (!subject)
        return fail(invocation, subject.error());
    const std::vector<model::Finding> meant = meantOf(subject->findings, arguments.finding);
    if (arguments.finding.empty() && !arguments.all) {
        if (invocation.format == Format::Json)
            return printJson(
                invocation, choicesJson(meant).dump(2, ' ', false, Json::error_handler_t::replace));
        return printChoices(invocation, meant);
    }
    if (meant.empty())
        return failUse(invocation, "no finding " + arguments.finding,
                       "`fleetwright-cli fix` lists what can be fixed");
    if (meant.size() > 1 && !arguments.all)
        return failUse(invocation,
                       std::to_string(meant.size()) + " findings are meant by " + arguments.finding,
                       "name one as RULE@FILE:LINE, or fix them --all");
    Outcome outcome;
    outcome.subject = *std::move(subject);
    if (const base::Result<void> done = mend(invocation, *session, outcome, meant, arguments);
        !done)
        return fail(invocation, done.error());
    if (arguments.write && !outcome.changes.empty()) {
        if (const base::Result<void> written =
                writeChanges(invocation, session->snapshot(), outcome.changes);
            !written)
            return fail(invocation, written.error());
    }
    printOutcome(invocation, session->snapshot(), outcome, arguments.write);
}

} // namespace

void addFix(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<FixArguments>();
    CLI::App *command =
        app.add_subcommand("fix", "Mend a finding where it stands, and print the edit as a patch");
    command
        ->add_option("FINDING", arguments->finding,
                     "RULE@FILE:LINE, RULE@FILE, RULE or a fingerprint of check; left out: list "
                     "what can be fixed, and how")
        ->type_name("FINDING");
    command
        ->add_option("--choice", arguments->choice,
                     "The way to mend it, where there are several; the first that holds if left "
                     "out. accept: into the baseline, with --ticket and --until")
        ->type_name("NAME");
    command->add_option("--ticket", arguments->note.ticket, "Of an exception that the fix writes")
        ->type_name("TICKET");
    command->add_option("--until", arguments->note.until, "Its last day")->type_name("DATE");
    command->add_option("--reason", arguments->note.reason, "A few words on it")->type_name("TEXT");
    addToday(*command, arguments->today);
    command->add_flag("--all", arguments->all, "Mend all findings that are meant, one by one");
    command->add_flag("--write", arguments->write,
                      "Write the files; without it nothing is changed");
    command->footer(
        "Each fix is rendered and checked before it is printed: the finding is gone, exactly the "
        "clusters meant change, or it is refused.\n"
        "Examples:\n"
        "  fleetwright-cli fix\n"
        "  fleetwright-cli fix redundant-override@clusters/prod-1/kustomization.yaml:6 | git "
        "apply\n"
        "  fleetwright-cli fix redundant-override --all --write\n"
        "  fleetwright-cli fix exception-unmarked@clusters/prod-1/kustomization.yaml:9 --ticket "
        "OPS-4121 --until 2026-09-30 --reason \"load test\" --write");
    command->callback([&invocation, arguments] { fix(invocation, *arguments); });
}

} // namespace fleetwright::cli
