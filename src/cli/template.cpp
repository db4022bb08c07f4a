// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/surroundings.h"
#include "cli/textfile.h"
#include "template/functionsets.h"
#include "template/json.h"
#include "template/yamltext.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace fleetwright::cli {

namespace {

struct TemplateArguments {
    std::string file;
    std::string data;
    std::string functions = "none";
    std::string name;
    std::vector<std::string> options;
    std::string delimiters;
};

std::optional<std::string> readText(Invocation &invocation, const std::string &path)
{
    base::Result<std::string> text = textOfFile(path);
    if (text)
        return *std::move(text);
    fail(invocation, text.error());
    return std::nullopt;
}

/// JSON by its own rules, anything else as YAML; both give Go's JSON values.
std::optional<gotemplate::Value> readData(Invocation &invocation, const std::string &path,
                                          gotemplate::Heap &heap)
{
    if (path.empty())
        return gotemplate::Value::map(heap.newMap());
    const std::optional<std::string> text = readText(invocation, path);
    if (!text)
        return std::nullopt;
    const gotemplate::JsonValue json = gotemplate::parseJson(*text, heap);
    if (json.error.empty())
        return json.value;
    const bool isJson = path.ends_with(".json");
    const gotemplate::YamlValue yaml = gotemplate::parseYaml(*text, heap);
    if (!isJson && yaml.error.empty())
        return yaml.value;
    fail(invocation, {.code = base::ErrorCode::Syntax,
                      .detail = path + ": " + (isJson ? json.error : yaml.error),
                      .place = {},
                      .hint = {},
                      .causes = {}});
    return std::nullopt;
}

/// The message of a template as the program whose it is prints it.
void failTemplate(Invocation &invocation, const std::string &message)
{
    invocation.err << visible(message) << '\n';
    invocation.exit = ExitCode::Findings;
}

std::optional<gotemplate::TemplateSet::Options>
setOptions(Invocation &invocation, const TemplateArguments &arguments, gotemplate::Family family)
{
    gotemplate::TemplateSet::Options options = gotemplate::optionsOf(family);
    if (family != gotemplate::Family::Helm && !arguments.name.empty())
        options.name = arguments.name;
    if (family == gotemplate::Family::ArgoCd || family == gotemplate::Family::None)
        options.missingKey = gotemplate::MissingKey::Default;
    for (const std::string &option : arguments.options) {
        const base::Result<gotemplate::MissingKey> missingKey = gotemplate::parseOption(option);
        if (!missingKey) {
            failUse(invocation, missingKey.error().detail, missingKey.error().hint);
            return std::nullopt;
        }
        options.missingKey = *missingKey;
    }
    if (!arguments.delimiters.empty()) {
        const std::size_t comma = arguments.delimiters.find(',');
        if (comma == std::string::npos) {
            failUse(invocation, "--delims expects LEFT,RIGHT");
            return std::nullopt;
        }
        options.delimiters = {arguments.delimiters.substr(0, comma),
                              arguments.delimiters.substr(comma + 1)};
    }
    return options;
}

void renderTemplate(Invocation &invocation, const TemplateArguments &arguments)
{
    const std::optional<gotemplate::Family> family = gotemplate::familyOf(arguments.functions);
    if (!family)
        return failUse(invocation, "--functions: \"" + arguments.functions
                                       + "\" is none of argocd, helm, fleet, none");
    std::optional<gotemplate::TemplateSet::Options> options =
        setOptions(invocation, arguments, *family);
    if (!options)
        return;
    const std::optional<std::string> text = readText(invocation, arguments.file);
    if (!text)
        return;
    gotemplate::Heap heap;
    const std::optional<gotemplate::Value> data = readData(invocation, arguments.data, heap);
    if (!data)
        return;
    const bool isHelm = *family == gotemplate::Family::Helm;
    std::string name = arguments.name.empty() ? options->name : arguments.name;
    if (isHelm && arguments.name.empty())
        name = arguments.file;
    auto set = std::make_shared<gotemplate::TemplateSet>(*std::move(options));
    if (const base::Result<void> parsed = set->parse(name, *text); !parsed) {
        const std::string &detail = parsed.error().detail;
        return failTemplate(invocation, isHelm ? gotemplate::helmParseError(name, detail) : detail);
    }
    base::Result<gotemplate::Output> output =
        gotemplate::execute(set, name, *data, heap, executeOptions());
    if (!output) {
        const std::string &detail = output.error().detail;
        return failTemplate(invocation, isHelm ? gotemplate::helmExecutionError(detail) : detail);
    }
    invocation.out << (isHelm ? gotemplate::withoutNoValue(output->text) : output->text);
}

} // namespace

void addTemplate(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<TemplateArguments>();
    CLI::App *command = app.add_subcommand(
        "template", "Print a Go template over data, byte for byte what Go prints");
    command->add_option("FILE", arguments->file, "The template")->required();
    command->add_option("--data", arguments->data, "Data as JSON or YAML; an empty map if left out")
        ->type_name("FILE");
    command
        ->add_option("--functions", arguments->functions,
                     "Whose functions it may call: argocd, helm, fleet or none (Go's own)")
        ->type_name("SET")
        ->capture_default_str();
    command->add_option("--name", arguments->name, "The template's name, which errors show")
        ->type_name("NAME");
    command
        ->add_option("--option", arguments->options,
                     "missingkey=default, missingkey=zero or missingkey=error")
        ->type_name("OPTION");
    command
        ->add_option("--delims", arguments->delimiters,
                     "What actions stand between; {{,}} if left out, for fleet ${,}")
        ->type_name("L,R");
    command->footer("Examples:\n"
                    "  fleetwright-cli template name.tmpl --data cluster.json --functions argocd "
                    "--option missingkey=error\n"
                    "  fleetwright-cli template values.tmpl --data labels.yaml --functions fleet");
    command->callback([&invocation, arguments] { renderTemplate(invocation, *arguments); });
}

} // namespace fleetwright::cli
