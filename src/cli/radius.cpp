// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/impactjson.h"
#include "cli/impacttext.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "diff/impactwords.h"
#include "diff/sourceuse.h"
#include "diff/targetingchange.h"
#include "edit/whatif.h"
#include "fleet/clusterselector.h"
#include "fleet/decides.h"
#include "fleet/placement.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;

struct RadiusArguments {
    std::string file;
    std::string layer;
    std::string selector;
    std::string label;
};

struct Radius {
    std::string subject;
    std::string kind; ///< "file", "line", "layer" or "selector"
    model::ClusterSet reach;
    std::optional<model::ClusterSet> decides; ///< of a line
    std::vector<diff::SourceUse> uses;        ///< of a file, line or layer: what comes from it
    fleet::FilePlacement placement;           ///< of a file or line: whom its objects are for
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
    Radius radius{text, asked.line == 0 ? "file" : "line", {}, {}, {}, {}};
    radius.placement = fleet::placementOf(snapshot, *path, asked.line);
    if (const auto reach = snapshot.reachByFile.find(*path); reach != snapshot.reachByFile.end())
        radius.reach = reach->second;
    if (asked.line > 0)
        radius.decides = fleet::DecidesIndex::build(snapshot, {*path})->at(*path, asked.line);
    radius.uses = diff::usesOf(snapshot, {{*path, asked.line}});
    return radius;
}

base::Result<Radius> ofLayer(const model::Snapshot &snapshot, const std::string &text)
{
    const std::optional<base::RepoPath> path = base::RepoPath::fromText(text);
    const model::Layer *layer = path ? snapshot.findLayer(*path) : nullptr;
    if (!layer)
        return notFound("no layer " + text, "`fleetwright-cli tree` lists the layers");
    std::vector<diff::SourceLines> files;
    for (const base::RepoPath &file : layer->files)
        files.push_back({file, 0});
    return Radius{layer->path.text(), "layer", layer->reach, {}, diff::usesOf(snapshot, files), {}};
}

base::Result<Radius> ofSelector(const model::Snapshot &snapshot, const std::string &text)
{
    base::Result<model::ClusterSet> matched = fleet::selectClusters(snapshot, text);
    if (!matched)
        return matched.error();
    return Radius{text, "selector", *std::move(matched), {}, {}, {}};
}

std::string list(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + visible(name);
    return text.empty() ? "none" : text;
}

Json usesJson(const model::Snapshot &snapshot, const std::vector<diff::SourceUse> &uses)
{
    Json objects = Json::array();
    for (const diff::SourceUse &use : uses) {
        objects.push_back({{"object", use.object.text()},
                           {"clusters", snapshot.namesOf(use.clusters)},
                           {"fields", use.fields},
                           {"fieldCount", use.fieldCount},
                           {"hashedName", use.hashedName}});
    }
    return objects;
}

void printUses(Invocation &invocation, const std::vector<diff::SourceUse> &uses)
{
    if (uses.empty())
        return;
    invocation.out << "supplies values of " << diff::counted(uses.size(), "object") << ":\n";
    for (const diff::SourceUse &use : uses) {
        invocation.out << "  " << visible(use.object.text()) << ": "
                       << diff::counted(use.fieldCount, "field") << " in "
                       << diff::counted(use.clusters.size(), "cluster")
                       << (use.hashedName ? "; gets a new name with its content" : "") << '\n';
    }
}

Json placementJson(const model::Snapshot &snapshot, const fleet::FilePlacement &placement)
{
    Json objects = Json::array();
    for (const fleet::ObjectPlacement &object : placement.objects)
        objects.push_back(
            {{"object", object.object}, {"clusters", snapshot.namesOf(object.clusters)}});
    return objects;
}

void printPlacement(Invocation &invocation, const model::Snapshot &snapshot,
                    const fleet::FilePlacement &placement)
{
    for (const fleet::ObjectPlacement &object : placement.objects)
        invocation.out << visible(object.object) << " brings units to " << object.clusters.size()
                       << ": " << list(snapshot.namesOf(object.clusters)) << '\n';
    if (!placement.registered.empty())
        invocation.out << "registers " << placement.registered.size() << ": "
                       << list(snapshot.namesOf(placement.registered)) << '\n';
}

void printDecides(Invocation &invocation, const model::Snapshot &snapshot, const Radius &radius)
{
    if (!radius.decides)
        return;
    const std::vector<std::string> decided = snapshot.namesOf(*radius.decides);
    invocation.out << "decides " << decided.size() << ": " << list(decided) << '\n';
    const std::vector<std::string> hidden =
        snapshot.namesOf(radius.reach.difference(*radius.decides));
    if (!decided.empty() && !hidden.empty())
        invocation.out << "hidden in " << hidden.size() << ": " << list(hidden) << '\n';
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
        if (radius.kind == "file" || radius.kind == "line") {
            document["placement"] = placementJson(snapshot, radius.placement);
            document["registers"] = snapshot.namesOf(radius.placement.registered);
        }
        if (radius.kind != "selector")
            document["objects"] = usesJson(snapshot, radius.uses);
        return printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
    }
    invocation.out << visible(radius.subject)
                   << (radius.kind == "selector" ? " matches " : " reaches ") << reached.size()
                   << " of " << snapshot.clusters.size() << " clusters: " << list(reached) << '\n';
    printDecides(invocation, snapshot, radius);
    printPlacement(invocation, snapshot, radius.placement);
    printUses(invocation, radius.uses);
}

void printTrial(Invocation &invocation, const Session &session, const char *kind,
                const std::string &subject, const base::Result<edit::FileChanges> &changes)
{
    if (!changes)
        return failUse(invocation, base::describe(changes.error()), changes.error().hint);
    edit::PlanOptions options;
    options.open = session.options();
    const base::Result<diff::ImpactPtr> impact =
        edit::impactOfChanges(session.snapshotPtr(), *changes, session.store(), options);
    if (!impact)
        return fail(invocation, impact.error());
    if (invocation.format == Format::Json)
        return printTrialJson(invocation, **impact, kind, subject);
    for (const diff::TargetingChange &change :
         diff::targetingChanges(*(*impact)->fleet.before, *(*impact)->fleet.after)) {
        invocation.out << visible(change.object) << '\n';
        for (const auto &[sign, names] :
             {std::pair("  + ", &change.gained), std::pair("  - ", &change.lost)}) {
            for (const std::string &name : *names)
                invocation.out << sign << visible(name) << '\n';
        }
    }
    printImpact(invocation.out, **impact);
}

void tryLabel(Invocation &invocation, const Session &session, const std::string &text)
{
    const model::Snapshot &snapshot = session.snapshot();
    const base::Result<edit::FileChanges> changes = edit::changesOfLabel(snapshot, text);
    const std::string cluster = text.substr(0, text.find(':'));
    if (changes && !snapshot.findCluster(cluster)) {
        const std::string hint = nearestCluster(snapshot, cluster);
        invocation.err << "fleetwright-cli: no cluster " << visible(cluster)
                       << " is known: tried as a new one\n"
                       << (hint.empty() ? std::string() : "  hint: " + visible(hint) + '\n');
    }
    printTrial(invocation, session, "label", text, changes);
}

void radius(Invocation &invocation, const RadiusArguments &arguments)
{
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    if (!arguments.label.empty())
        return tryLabel(invocation, *session, arguments.label);
    const model::Snapshot &snapshot = session->snapshot();
    if (arguments.selector.find('#') != std::string::npos)
        return printTrial(invocation, *session, "selector", arguments.selector,
                          edit::changesOfSelector(snapshot, arguments.selector));
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
        "radius", "Print what a file, line, layer, selector or label reaches and would change");
    CLI::Option_group *subject = command->add_option_group("subject", "What is asked about");
    subject->add_option("--file", arguments->file, "A file, or one line of it")
        ->type_name("FILE[:LINE]");
    subject->add_option("--layer", arguments->layer, "A layer, named by its folder")
        ->type_name("LAYER");
    subject
        ->add_option("--selector", arguments->selector,
                     "A label selector over the clusters; with KIND/NS/NAME#path= before it, what "
                     "happens if that object had it")
        ->type_name("[SUBJECT=]SELECTOR");
    subject
        ->add_option(
            "--label", arguments->label,
            "What happens if a cluster had these labels, or a new one came with them; nothing is "
            "written")
        ->type_name("CLUSTER:KEY=VALUE[,…]");
    subject->require_option(1);
    command->footer("Examples:\n"
                    "  fleetwright-cli radius --layer environments/staging\n"
                    "  fleetwright-cli radius --file base/monitoring/prometheus.yaml:18\n"
                    "  fleetwright-cli radius --selector environment=production\n"
                    "  fleetwright-cli radius --label prod-eu-1:region=eu-west");
    command->callback([&invocation, arguments] { radius(invocation, *arguments); });
}

} // namespace fleetwright::cli
