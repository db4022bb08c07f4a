// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "flux/envsubst.h"
#include "yaml/reader.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using Values = std::map<std::string, std::string, std::less<>>;

struct SubstituteArguments {
    std::string file;
    std::string variables;
    bool strict = false;
};

constexpr std::size_t maximumText = 64u << 20;

base::Result<std::string> contentOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file)
        return base::Error{.code = base::ErrorCode::Unreadable,
                           .detail = "\"" + path + "\" cannot be read",
                           .place = {},
                           .hint = {},
                           .causes = {}};
    return content;
}

base::Error notVariables(const std::string &path)
{
    return {.code = base::ErrorCode::Invalid,
            .detail = "\"" + path + "\" is no mapping of names to values",
            .place = {},
            .hint = "write {\"NAME\": \"VALUE\"} or NAME: VALUE",
            .causes = {}};
}

/// A mapping of names to scalars, as JSON or YAML.
base::Result<Values> readVariables(const std::string &path)
{
    const base::Result<std::string> content = contentOf(path);
    if (!content)
        return content.error();
    Values values;
    const Json json = Json::parse(*content, nullptr, false);
    if (json.is_object()) {
        for (const auto &[name, value] : json.items())
            values[name] = value.is_string() ? value.get<std::string>()
                           : value.is_null() ? std::string()
                                             : value.dump();
        return values;
    }
    const auto parsed =
        yaml::readFile(std::make_shared<const base::SourceFile>(base::RepoPath{}, *content));
    if (!parsed)
        return parsed.error();
    const yaml::Node *root = (*parsed)->documents.empty() ? nullptr : (*parsed)->documents.front();
    if (root && !root->isMapping() && !root->isNull())
        return notVariables(path);
    for (const yaml::Entry &entry : root ? root->entries() : std::span<const yaml::Entry>{}) {
        if (!entry.value->isScalar())
            return notVariables(path);
        values[std::string(entry.key->text())] =
            entry.value->isNull() ? std::string() : std::string(entry.value->text());
    }
    return values;
}

void substitute(Invocation &invocation, const SubstituteArguments &arguments)
{
    const base::Result<std::string> text = contentOf(arguments.file);
    if (!text)
        return fail(invocation, text.error());
    const base::Result<Values> values = readVariables(arguments.variables);
    if (!values)
        return fail(invocation, values.error());
    const auto parsed = flux::ShellTemplate::parse(*text);
    if (!parsed)
        return fail(invocation, parsed.error());
    const auto result = parsed->evaluate(
        [&](std::string_view name) {
            const auto value = values->find(name);
            if (value == values->end())
                return flux::VariableValue{flux::VariableValue::State::Missing, {}};
            return flux::VariableValue{flux::VariableValue::State::Set, value->second};
        },
        arguments.strict ? flux::Strictness::Strict : flux::Strictness::Lenient, maximumText);
    if (!result)
        return fail(invocation, result.error());
    if (invocation.format == Format::Json) {
        const Json document{{"version", 1}, {"command", "substitute"}, {"text", *result}};
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    invocation.out << *result;
}

} // namespace

void addSubstitute(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<SubstituteArguments>();
    CLI::App *command =
        app.add_subcommand("substitute", "Print a text with its ${…} replaced as Flux does it");
    command->add_option("FILE", arguments->file, "The text")->required();
    command
        ->add_option("--vars", arguments->variables, "Names and values, a mapping in JSON or YAML")
        ->type_name("FILE")
        ->required();
    command->add_flag("--strict", arguments->strict,
                      "A variable that is missing and has no default is an error");
    command->footer("Examples:\n"
                    "  fleetwright-cli substitute app.yaml --vars cluster.yaml\n"
                    "  fleetwright-cli substitute app.yaml --vars cluster.json --strict");
    command->callback([&invocation, arguments] { substitute(invocation, *arguments); });
}

} // namespace fleetwright::cli
