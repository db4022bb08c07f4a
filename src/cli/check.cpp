// SPDX-License-Identifier: Apache-2.0
#include "analysis/check.h"

#include "analysis/baseline.h"
#include "cli/checkreport.h"
#include "cli/commands.h"
#include "cli/fleetstate.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/textfile.h"
#include "cli/today.h"
#include "topology/windows.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

struct CheckArguments {
    std::string base;
    std::string today;
    std::string now;
    std::string failOn = "warning";
    std::string baseline;
    bool writesBaseline = false;
    std::vector<std::string> rules;
};

void printFindings(Invocation &invocation, const CheckReport &report)
{
    for (const model::Finding &finding : report.findings) {
        invocation.out << visible(placeText(finding.place)) << ": "
                       << model::severityName(finding.severity) << ": " << finding.rule << ": "
                       << visible(finding.message) << '\n';
        if (!finding.fix.empty())
            invocation.out << "    fix: " << visible(finding.fix) << '\n';
    }
    if (report.findings.empty())
        invocation.out << "No findings (" << report.rules.size() << " rules).\n";
    if (report.accepted > 0)
        invocation.out << report.accepted << " accepted by the baseline.\n";
}

void printReport(Invocation &invocation, const CheckReport &report)
{
    switch (invocation.format) {
    case Format::Json:
        return printJson(invocation, checkJson(report));
    case Format::Sarif:
        return printJson(invocation, checkSarif(report));
    case Format::JUnit:
        invocation.out << checkJUnit(report) << '\n';
        return;
    case Format::Markdown:
        invocation.out << checkMarkdown(report);
        return;
    case Format::Text:
        return printFindings(invocation, report);
    }
}

std::vector<std::string> rulesToRun(const std::vector<std::string> &asked)
{
    if (!asked.empty())
        return asked;
    std::vector<std::string> names;
    for (const analysis::RuleInfo &rule : analysis::ruleInfos())
        names.emplace_back(rule.name);
    return names;
}

std::optional<std::string> unknownRule(const std::vector<std::string> &asked)
{
    const std::vector<analysis::RuleInfo> known = analysis::ruleInfos();
    for (const std::string &name : asked) {
        if (std::ranges::find(known, name, &analysis::RuleInfo::name) == known.end())
            return name;
    }
    return std::nullopt;
}

/// The state that --base names, opened and rendered like the fleet itself.
base::Result<analysis::FleetState> baseState(const Invocation &invocation, const Session &session,
                                             const std::string &name)
{
    const base::Result<base::FileSourcePtr> files = openState(invocation, name);
    if (!files)
        return files.error();
    base::Result<config::FleetConfig> config = config::readFleetConfig(**files);
    if (!config)
        return std::move(config).error();
    base::Result<model::SnapshotPtr> snapshot =
        fleet::openFleet(*files, session.options(), session.store());
    if (!snapshot)
        return std::move(snapshot).error();
    return analysis::FleetState{*std::move(snapshot), *std::move(config)};
}

base::Result<analysis::CheckSubject> subjectOf(const Invocation &invocation, const Session &session,
                                               const std::string &base)
{
    analysis::CheckSubject subject{{session.snapshotPtr(), session.config()}, {}};
    if (base.empty())
        return subject;
    base::Result<analysis::FleetState> state = baseState(invocation, session, base);
    if (!state)
        return std::move(state).error();
    subject.base = *std::move(state);
    return subject;
}

/// What --baseline names, else what `.fleetwright.yaml` names.
base::Result<analysis::Accepted>
acceptedFindings(const Session &session, const CheckArguments &arguments, const std::string &today)
{
    if (arguments.baseline.empty())
        return analysis::configuredBaseline(*session.snapshot().files, session.config(), today);
    base::Result<std::string> text = textOfFile(arguments.baseline);
    if (!text)
        return std::move(text).error();
    const auto name = base::RepoPath::fromText("baseline").value_or(base::RepoPath());
    return analysis::readBaseline(std::make_shared<const base::SourceFile>(name, *std::move(text)),
                                  today);
}

/// The file that --write-baseline writes, relative to the current folder; "" if none is named.
std::string baselineFile(const Invocation &invocation, const Session &session,
                         const CheckArguments &arguments)
{
    if (!arguments.baseline.empty() || !session.config().baseline)
        return arguments.baseline;
    return invocation.fleetFolder + '/' + session.config().baseline->text();
}

void writeBaseline(Invocation &invocation, const std::string &path,
                   const std::vector<model::Finding> &findings)
{
    if (path.empty())
        return failUse(invocation, "--write-baseline: no file is named",
                       "name it by --baseline FILE, or by baseline in .fleetwright.yaml");
    std::ofstream file(path, std::ios::binary);
    file << baselineJson(findings);
    file.flush();
    if (!file)
        return fail(
            invocation,
            {base::ErrorCode::WriteFailed, "the baseline cannot be written: " + path, {}, {}, {}});
    invocation.out << findings.size() << " findings accepted in " << visible(path) << '\n';
}

void check(Invocation &invocation, const CheckArguments &arguments)
{
    if (!arguments.now.empty() && !topology::readTime(arguments.now))
        return failUse(invocation, "--now: \"" + arguments.now + "\" is no time",
                       "write it as 2026-06-01T12:00:00Z");
    const std::optional<std::string> today = todayOf(invocation, arguments.today, arguments.now);
    if (!today)
        return;
    if (const std::optional<std::string> unknown = unknownRule(arguments.rules))
        return failUse(invocation, "no rule " + *unknown, "docs/rules lists them");
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    // What could not be looked at must not pass for what is fine.
    printProblems(invocation, session->snapshot(), ProblemScope::Everything);
    printFailedUnits(invocation, session->snapshot());
    base::Result<analysis::CheckSubject> subject = subjectOf(invocation, *session, arguments.base);
    if (!subject && subject.error().code == base::ErrorCode::NotFound)
        return failUse(invocation, base::describe(subject.error()), subject.error().hint);
    if (!subject)
        return fail(invocation, subject.error());
    analysis::CheckOptions options;
    options.today = *today;
    options.now = arguments.now;
    options.rules = {arguments.rules.begin(), arguments.rules.end()};
    base::Result<std::vector<model::Finding>> findings = analysis::check(*subject, options);
    if (!findings)
        return fail(invocation, findings.error());
    if (arguments.writesBaseline)
        return writeBaseline(invocation, baselineFile(invocation, *session, arguments), *findings);
    const base::Result<analysis::Accepted> accepted = acceptedFindings(*session, arguments, *today);
    if (!accepted)
        return failUse(invocation, base::describe(accepted.error()), accepted.error().hint);
    const std::size_t known = analysis::dropAccepted(*findings, *accepted);
    const CheckReport report{*findings, rulesToRun(arguments.rules), *today, known,
                             arguments.failOn};
    printReport(invocation, report);
    if (std::ranges::any_of(*findings,
                            [&](const model::Finding &finding) { return report.fails(finding); }))
        invocation.exit = ExitCode::Findings;
}

} // namespace

void addCheck(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<CheckArguments>();
    CLI::App *command =
        app.add_subcommand("check", "Print what is wrong, with the line and what to do");
    addToday(*command, arguments->today);
    command
        ->add_option("--now", arguments->now,
                     "The moment (UTC) that windows are judged at; noon of --today if left out")
        ->type_name("TIME");
    command
        ->add_option("--base", arguments->base,
                     "The state before the change: a branch, tag or commit, or a folder; rules "
                     "about changes need it")
        ->type_name("REV|FOLDER");
    command
        ->add_option("--fail-on", arguments->failOn,
                     "Exit 1 from this severity on: info, warning, error or never")
        ->check(CLI::IsMember({"info", "warning", "error", "never"}))
        ->capture_default_str()
        ->type_name("SEVERITY");
    command
        ->add_option("--baseline", arguments->baseline,
                     "File of accepted findings, which are not told again; what `baseline` in "
                     ".fleetwright.yaml names if left out")
        ->type_name("FILE");
    command->add_flag("--write-baseline", arguments->writesBaseline,
                      "Accept what is found now: write it to the baseline file");
    command->add_option("--rule", arguments->rules, "Only this rule; may be repeated")
        ->type_name("RULE");
    command->footer("Examples:\n  fleetwright-cli check\n  fleetwright-cli check --rule "
                    "leak-identity --fail-on error\n"
                    "  fleetwright-cli check --today 2026-06-01 --format json\n"
                    "  fleetwright-cli check --base main --format sarif > findings.sarif\n"
                    "  fleetwright-cli check --baseline accepted.json --write-baseline");
    command->callback([&invocation, arguments] { check(invocation, *arguments); });
}

} // namespace fleetwright::cli
