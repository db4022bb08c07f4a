// SPDX-License-Identifier: Apache-2.0
#include "cli/clusterselector.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "fleet/decides.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct RadiusArguments {
    std::string file;
    std::string layer;
    std::string selector;
};

struct Radius {
    std::string subject;
    std::string kind; ///< "file", "line", "layer" or "selector"
    model::ClusterSet reach;
    std::optional<model::ClusterSet> decides; ///< of a line
};

struct FileAndLine {
    std::string file;
    std::uint32_t line = 0; ///< 0: the whole file
};

FileAndLine splitPlace(const std::string &text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return {text, 0};
    std::uint32_t line = 0;
    const char *end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data() + colon + 1, end, line);
    if (failure != std::errc() || stop != end)
        return {text, 0};
    return {text.substr(0, colon), line};
}

base::Error notFound(const std::string &detail, const std::string &hint)
{
    return {.code = base::ErrorCode::NotFound,
            .detail = detail,
            .place = {},
            .hint = hint,
            .causes = {}};
}

base::Result<Radius> ofFile(const model::Snapshot &snapshot, const std::string &text)
{
    const FileAndLine asked = splitPlace(text);
    const std::optional<base::RepoPath> path = base::RepoPath::fromText(asked.file);
    if (!path || snapshot.files->kind(*path) != base::EntryKind::File)
        return notFound("no file " + asked.file, "give a path relative to --fleet");
    Radius radius{text, asked.line == 0 ? "file" : "line", {}, {}};
    if (const auto reach = snapshot.reachByFile.find(*path); reach != snapshot.reachByFile.end())
        radius.reach = reach->second;
    if (asked.line > 0)
        radius.decides = fleet::DecidesIndex::build(snapshot, {*path})->at(*path, asked.line);
    return radius;
}

base::Result<Radius> ofLayer(const model::Snapshot &snapshot, const std::string &text)
{
    const std::optional<base::RepoPath> path = base::RepoPath::fromText(text);
    const model::Layer *layer = path ? snapshot.findLayer(*path) : nullptr;
    if (!layer)
        return notFound("no layer " + text, "`fleetwright-cli tree` lists the layers");
    return Radius{layer->path.text(), "layer", layer->reach, {}};
}

base::Result<Radius> ofSelector(const model::Snapshot &snapshot, const std::string &text)
{
    base::Result<model::ClusterSet> matched = selectClusters(snapshot, text);
    if (!matched)
        return matched.error();
    return Radius{text, "selector", *std::move(matched), {}};
}

std::string list(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + visible(name);
    return text.empty() ? "none" : text;
}

void printRadius(Invocation &invocation, const model::Snapshot &snapshot, const Radius &radius)
{
    const std::vector<std::string> reached = snapshot.namesOf(radius.reach);
    if (invocation.format == Format::Json) {
        Json document{{"version", 1},
                      {"command", "radius"},
                      {"kind", radius.kind},
                      {"subject", radius.subject},
                      {"reach", reached}};
        if (radius.decides)
            document["decides"] = snapshot.namesOf(*radius.decides);
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    invocation.out << visible(radius.subject)
                   << (radius.kind == "selector" ? " matches " : " reaches ") << reached.size()
                   << " of " << snapshot.clusters.size() << " clusters: " << list(reached) << '\n';
    if (!radius.decides)
        return;
    const std::vector<std::string> decided = snapshot.namesOf(*radius.decides);
    invocation.out << "decides " << decided.size() << ": " << list(decided) << '\n';
    const std::vector<std::string> hidden =
        snapshot.namesOf(radius.reach.difference(*radius.decides));
    if (!decided.empty() && !hidden.empty())
        invocation.out << "hidden in " << hidden.size() << ": " << list(hidden) << '\n';
}

void radius(Invocation &invocation, const RadiusArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const model::Snapshot &snapshot = session->snapshot();
    const base::Result<Radius> result = !arguments.file.empty() ? ofFile(snapshot, arguments.file)
                                        : !arguments.layer.empty()
                                            ? ofLayer(snapshot, arguments.layer)
                                            : ofSelector(snapshot, arguments.selector);
    if (!result)
        return failUse(invocation, base::describe(result.error()), result.error().hint);
    printRadius(invocation, snapshot, *result);
}

} // namespace

void addRadius(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<RadiusArguments>();
    CLI::App *command = app.add_subcommand(
        "radius", "Print which clusters a file, line, layer or selector reaches");
    CLI::Option_group *subject = command->add_option_group("subject", "What is asked about");
    subject->add_option("--file", arguments->file, "A file, or one line of it")
        ->type_name("FILE[:LINE]");
    subject->add_option("--layer", arguments->layer, "A layer, named by its folder")
        ->type_name("LAYER");
    subject->add_option("--selector", arguments->selector, "A label selector over the clusters")
        ->type_name("SELECTOR");
    subject->require_option(1);
    command->footer("Examples:\n"
                    "  fleetwright-cli radius --layer environments/staging\n"
                    "  fleetwright-cli radius --file base/monitoring/prometheus.yaml:18\n"
                    "  fleetwright-cli radius --selector environment=production");
    command->callback([&invocation, arguments] { radius(invocation, *arguments); });
}

} // namespace fleetwright::cli
