// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/generatedobjects.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "yaml/emitter.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct GenerateArguments {
    bool newGitFileGlobbing = false;
};

Json placeJson(const base::Place &place)
{
    return {{"file", place.file.text()}, {"line", place.line}, {"column", place.column}};
}

Json errorJson(const base::Error &error)
{
    Json json = placeJson(error.place.value_or(base::Place{}));
    json["message"] = base::describe(error);
    if (!error.hint.empty())
        json["hint"] = error.hint;
    return json;
}

base::Result<Json> itemJson(const GeneratedObject &item)
{
    const base::Result<std::string> object = yaml::toJson(item.object);
    if (!object)
        return object.error();
    Json json{{"generatedBy", item.generatedBy}};
    json.update(placeJson(item.place));
    json["clusters"] = Json::array();
    if (item.cluster)
        json["clusters"].push_back(*item.cluster);
    json["object"] = Json::parse(*object);
    return json;
}

base::Result<std::string> jsonText(const GeneratedObjects &output)
{
    Json objects = Json::array();
    for (const GeneratedObject &item : output.objects) {
        base::Result<Json> json = itemJson(item);
        if (!json)
            return json.error();
        objects.push_back(*std::move(json));
    }
    Json failures = Json::array();
    for (const base::Error &error : output.failures)
        failures.push_back(errorJson(error));
    Json unresolved = Json::array();
    for (const base::Error &error : output.unresolved)
        unresolved.push_back(errorJson(error));
    Json warnings = Json::array();
    for (const base::Error &error : output.warnings)
        warnings.push_back(errorJson(error));
    const Json document{{"version", 1},         {"command", "generate"},    {"objects", objects},
                        {"failures", failures}, {"unresolved", unresolved}, {"warnings", warnings}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

base::Result<std::string> yamlText(const GeneratedObjects &output)
{
    std::string text;
    for (const GeneratedObject &item : output.objects) {
        if (!text.empty())
            text += "---\n";
        const base::Result<void> appended = yaml::appendYaml(text, item.object);
        if (!appended)
            return appended.error();
    }
    return text;
}

void generate(Invocation &invocation, const GenerateArguments &arguments)
{
    ControllerSwitches switches;
    switches.newGitFileGlobbing = arguments.newGitFileGlobbing;
    switches.isWholeHub = true;
    const base::Result<Session> session = Session::open(invocation, switches);
    if (!session)
        return fail(invocation, session.error());
    const GeneratedObjects output = generatedObjects(*session);
    const bool isJson = invocation.format == Format::Json;
    const base::Result<std::string> text = isJson ? jsonText(output) : yamlText(output);
    if (!text)
        return fail(invocation, text.error());
    if (isJson)
        printJson(invocation, *text);
    else
        invocation.out << *text;
    for (const std::vector<base::Error> *told : {&output.warnings, &output.unresolved}) {
        for (const base::Error &error : *told)
            printError(invocation, error);
    }
    // What would not be created was asked for as well.
    for (const base::Error &error : output.failures)
        fail(invocation, error);
}

} // namespace

void addGenerate(CLI::App &app, Invocation &invocation)
{
    const auto arguments = std::make_shared<GenerateArguments>();
    CLI::App *command = app.add_subcommand("generate", "Print what the controllers would generate");
    command->add_flag("--new-git-file-globbing", arguments->newGitFileGlobbing,
                      "Match files of git generators as Argo CD does with "
                      "--enable-new-git-file-globbing");
    command->footer(
        "Applications of Argo CD's ApplicationSets, from the cluster Secrets, AppProjects and "
        "files of the\nfleet and of --inventory; BundleDeployments of Rancher Fleet's GitRepos, "
        "from its Clusters and\nClusterGroups. What would not be created is told on standard "
        "error and ends with 3;\nwhat depends on inputs that are not at hand is told and ends "
        "with 0.\n\n"
        "Examples:\n  fleetwright-cli generate\n"
        "  fleetwright-cli generate --inventory hub-export.yaml --format json\n"
        "  fleetwright-cli generate --new-git-file-globbing");
    command->callback([&invocation, arguments] { generate(invocation, *arguments); });
}

} // namespace fleetwright::cli
