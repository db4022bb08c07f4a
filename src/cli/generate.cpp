// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/generation.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "yaml/emitter.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <tuple>
#include <utility>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct GenerateArguments {
    bool newGitFileGlobbing = false;
};

std::string fieldOf(const yaml::Node *object, std::initializer_list<std::string_view> path)
{
    const yaml::Node *field = object->findPath(path);
    return field ? std::string(field->text()) : std::string();
}

void sortByName(std::vector<GeneratedItem> &items)
{
    const auto key = [](const GeneratedItem &item) {
        return std::tuple(fieldOf(item.object, {"kind"}),
                          fieldOf(item.object, {"metadata", "namespace"}),
                          fieldOf(item.object, {"metadata", "name"}));
    };
    std::stable_sort(items.begin(), items.end(),
                     [&key](const auto &one, const auto &other) { return key(one) < key(other); });
}

/// The files that the fleet's settings name as its inventory belong to it anyway.
base::Result<GenerationOutput> generated(Invocation &invocation, const GenerateArguments &arguments)
{
    ControllerSwitches switches;
    switches.newGitFileGlobbing = arguments.newGitFileGlobbing;
    const base::Result<Session> session = Session::open(invocation, switches);
    if (!session)
        return session.error();
    const base::FileSourcePtr fleet = session->snapshot().files;
    base::Result<ManifestFiles> manifests = readManifestFiles(invocation, fleet);
    if (!manifests)
        return manifests.error();
    const Repositories repositories(invocation, fleet, session->config());
    GenerationInput input;
    input.fleet = fleet;
    input.manifests = std::move(manifests->files);
    input.repositories = &repositories;
    GenerationOutput output;
    output.failures = std::move(manifests->problems);
    output.add(generateArgoCd(*session));
    output.add(generateRancherFleet(input));
    sortByName(output.items);
    return output;
}

Json placeJson(const std::optional<base::Place> &place)
{
    return {{"file", place ? place->file.text() : std::string()},
            {"line", place ? place->line : 0},
            {"column", place ? place->column : 0}};
}

Json errorJson(const base::Error &error)
{
    Json json = placeJson(error.place);
    json["message"] = base::describe(error);
    if (!error.hint.empty())
        json["hint"] = error.hint;
    return json;
}

base::Result<Json> itemJson(const GeneratedItem &item)
{
    const base::Result<std::string> object = yaml::toJson(item.object);
    if (!object)
        return object.error();
    Json json{{"generatedBy", item.generatedBy}};
    json.update(placeJson(item.place));
    json["clusters"] = item.clusters;
    json["object"] = Json::parse(*object);
    return json;
}

base::Result<std::string> jsonText(const GenerationOutput &output)
{
    Json objects = Json::array();
    for (const GeneratedItem &item : output.items) {
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

base::Result<std::string> yamlText(const GenerationOutput &output)
{
    std::string text;
    for (const GeneratedItem &item : output.items) {
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
    const base::Result<GenerationOutput> output = generated(invocation, arguments);
    if (!output)
        return fail(invocation, output.error());
    const bool isJson = invocation.format == Format::Json;
    const base::Result<std::string> text = isJson ? jsonText(*output) : yamlText(*output);
    if (!text)
        return fail(invocation, text.error());
    if (isJson)
        printJson(invocation, *text);
    else
        invocation.out << *text;
    for (const std::vector<base::Error> *told : {&output->warnings, &output->unresolved}) {
        for (const base::Error &error : *told)
            printError(invocation, error);
    }
    // What would not be created was asked for as well.
    for (const base::Error &error : output->failures)
        fail(invocation, error);
}

} // namespace

void GenerationOutput::add(GenerationOutput other)
{
    const auto append = [](auto &into, auto &from) {
        into.insert(into.end(), std::make_move_iterator(from.begin()),
                    std::make_move_iterator(from.end()));
    };
    append(items, other.items);
    append(failures, other.failures);
    append(unresolved, other.unresolved);
    append(warnings, other.warnings);
    append(kept, other.kept);
}

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
