// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "base/parallel.h"
#include "cli/commands.h"
#include "services/settings/settings.h"

#include <CLI/CLI.hpp>

#include <map>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

constexpr const char *description =
    "Shows what every cluster of a Git fleet repository inherits, and from which line.\n"
    "Runs no program, makes no network request, and writes nothing unless --write or --out says "
    "so.";

constexpr const char *footerText =
    "Examples:\n"
    "  fleetwright-cli clusters --fleet ~/fleet\n"
    "  fleetwright-cli get \"Deployment/monitoring/prometheus#spec.replicas\"\n"
    "  fleetwright-cli explain prod-eu-west-1 Deployment/monitoring/prometheus#spec.replicas\n"
    "  fleetwright-cli check --fail-on error --format json\n"
    "\n"
    "Exit status: 0 fine; 1 findings, differences or a failed build; 2 wrong use; 3 something "
    "asked for failed.";

void addGlobalOptions(CLI::App &app, Invocation &invocation)
{
    app.add_option("--fleet", invocation.fleetFolder, "Folder of the fleet, with or without Git")
        ->type_name("DIR")
        ->capture_default_str();
    app.add_option("--revision", invocation.revision,
                   "Read this branch, tag or commit instead of the working tree")
        ->type_name("REV");
    app.add_option("--inventory", invocation.inventories,
                   "File or folder of objects that live only in the hub, as exported from it; may "
                   "be repeated")
        ->type_name("FILE|FOLDER")
        ->allow_extra_args(false);
    app.add_option("--format", invocation.format,
                   "text or json; impact and check: markdown too; check: sarif and "
                   "junit too")
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, Format>{{"text", Format::Text},
                                                                  {"json", Format::Json},
                                                                  {"markdown", Format::Markdown},
                                                                  {"sarif", Format::Sarif},
                                                                  {"junit", Format::JUnit}}))
        ->type_name("FORMAT");
    app.add_option("--color", invocation.color, "auto, always or never")
        ->transform(CLI::CheckedTransformer(std::map<std::string, ColorMode>{
            {"auto", ColorMode::Auto}, {"always", ColorMode::Always}, {"never", ColorMode::Never}}))
        ->type_name("WHEN");
    app.add_option("--jobs", invocation.jobs, "Threads to use; 0 means all cores")->type_name("N");
    app.add_option_function<std::vector<std::string>>(
           "--map",
           [&invocation](const std::vector<std::string> &mappings) {
               for (const std::string &mapping : mappings) {
                   const std::size_t cut = mapping.rfind('=');
                   if (cut == std::string::npos || cut == 0 || cut + 1 == mapping.size())
                       throw CLI::ValidationError("--map",
                                                  "expects URL=DIR, got \"" + mapping + "\"");
                   invocation.mappedUrls[mapping.substr(0, cut)] = mapping.substr(cut + 1);
               }
           },
           "Read a remote URL from a folder of the fleet instead; may be repeated")
        ->type_name("URL=DIR");
}

void addCommands(CLI::App &app, Invocation &invocation)
{
    addBuild(app, invocation);
    addClusters(app, invocation);
    addTree(app, invocation);
    addUnits(app, invocation);
    addTopology(app, invocation);
    addWaves(app, invocation);
    addWindows(app, invocation);
    addImages(app, invocation);
    addGenerate(app, invocation);
    addRender(app, invocation);
    addSubstitute(app, invocation);
    addGet(app, invocation);
    addHelmTemplate(app, invocation);
    addValues(app, invocation);
    addCharts(app, invocation);
    addExplain(app, invocation);
    addCompare(app, invocation);
    addImpact(app, invocation);
    addRadius(app, invocation);
    addWhere(app, invocation);
    addCheck(app, invocation);
    addFix(app, invocation);
    addExceptions(app, invocation);
    addSet(app, invocation);
    addTemplate(app, invocation);
    addCompletion(app, invocation);
}

} // namespace

int run(int argumentCount, const char *const *arguments, std::ostream &out, std::ostream &err)
{
    Invocation invocation(out, err);
    invocation.limits = services::Settings().limits();
    CLI::App app(description, "fleetwright-cli");
    app.set_version_flag("--version", std::string("fleetwright-cli ") + FLEETWRIGHT_VERSION);
    app.footer(footerText);
    app.require_subcommand(1);
    app.fallthrough();
    app.get_formatter()->column_width(34);
    addGlobalOptions(app, invocation);
    // Commands run in their callbacks, after all options, those behind the command's name included,
    // are read.
    app.parse_complete_callback([&app, &invocation] {
        const bool isCheck = app.got_subcommand("check");
        if (invocation.format == Format::Markdown && !isCheck && !app.got_subcommand("impact")
            && !app.got_subcommand("exceptions"))
            throw CLI::ValidationError("--format",
                                       "only impact, check and exceptions print markdown");
        if ((invocation.format == Format::Sarif || invocation.format == Format::JUnit) && !isCheck)
            throw CLI::ValidationError("--format", "only check prints sarif and junit");
        base::setParallelThreads(invocation.jobs);
    });
    addCommands(app, invocation);
    try {
        app.parse(argumentCount, arguments);
    } catch (const CLI::ParseError &error) {
        const int code = app.exit(error, out, err);
        return code == 0 ? 0 : static_cast<int>(ExitCode::WrongUse);
    }
    out.flush();
    return static_cast<int>(invocation.exit);
}

} // namespace fleetwright::cli
