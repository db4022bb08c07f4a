// SPDX-License-Identifier: Apache-2.0
#include "kustomize/build.h"

#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/worktree.h"
#include "config/fleetconfig.h"
#include "fleet/inflatedcharts.h"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

namespace fleetwright::cli {

namespace {

struct BuildArguments {
    std::string path = ".";
    kustomize::BuildOptions options;
    bool inflatesCharts = false;
    bool acceptedOnly = false;
};

void failBuild(Invocation &invocation, const base::Error &error)
{
    printError(invocation, error);
    invocation.exit = ExitCode::Findings;
}

/// The mappings of .fleetwright.yaml. What is wrong with that file is no reason not to build.
void addRepositories(Invocation &invocation, const base::FileSource &files,
                     kustomize::BuildOptions &options)
{
    const base::Result<config::FleetConfig> config = config::readFleetConfig(files);
    if (!config) {
        invocation.err << "# Warning: " << visible(base::describe(config.error())) << '\n';
        return;
    }
    for (const config::FleetConfig::Repository &repository : config->repositories)
        options.mappedUrls.emplace(repository.url, repository.path);
}

void build(Invocation &invocation, BuildArguments &arguments)
{
    const base::Result<WorkTreePath> target = inWorkTree(arguments.path);
    if (!target)
        return failBuild(invocation, target.error());
    const base::Result<base::FileSourcePtr> files =
        base::openDiskFiles(target->root, invocation.limits);
    if (!files)
        return failBuild(invocation, files.error());
    if ((*files)->kind(target->path) != base::EntryKind::Folder)
        return failBuild(invocation, {.code = base::ErrorCode::NotAFile,
                                      .detail = "\"" + arguments.path + "\": not a folder",
                                      .place = {},
                                      .hint = {},
                                      .causes = {}});
    for (const auto &[url, folder] : invocation.mappedUrls) {
        if (const std::optional<base::RepoPath> inside = base::RepoPath::fromText(folder))
            arguments.options.mappedUrls[url] = *inside;
        else
            return failUse(invocation, "--map: \"" + folder + "\" is not a folder of the fleet");
    }
    arguments.options.limits = invocation.limits;
    addRepositories(invocation, **files, arguments.options);
    if (arguments.inflatesCharts)
        arguments.options.charts =
            fleet::makeChartInflater(nullptr, arguments.options.mappedUrls, invocation.limits);
    kustomize::LayerStore store(invocation.limits);
    const auto rendering = kustomize::build(**files, target->path, arguments.options, store);
    if (!rendering)
        return failBuild(invocation, rendering.error());
    for (const std::string &warning : (*rendering)->warnings)
        invocation.err << "# Warning: " << visible(warning) << '\n';
    for (const base::Error &unresolved : (*rendering)->unresolved)
        return failBuild(invocation, unresolved);
    const base::Result<std::string> text = kustomize::toText(**rendering, invocation.limits);
    if (!text)
        return failBuild(invocation, text.error());
    invocation.out << *text;
}

} // namespace

void addBuild(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<BuildArguments>();
    CLI::App *command = app.add_subcommand(
        "build", "Print one kustomization, byte for byte what `kustomize build` prints");
    command->add_option("PATH", arguments->path, "Folder of the kustomization")
        ->capture_default_str();
    command
        ->add_option("--load-restrictor", arguments->options.loadRestriction,
                     "LoadRestrictionsRootOnly or LoadRestrictionsNone")
        ->transform(CLI::CheckedTransformer(std::map<std::string, kustomize::LoadRestriction>{
            {"LoadRestrictionsRootOnly", kustomize::LoadRestriction::RootOnly},
            {"LoadRestrictionsNone", kustomize::LoadRestriction::None}}));
    command->add_option("--reorder", arguments->options.reorder, "legacy or none")
        ->transform(CLI::CheckedTransformer(std::map<std::string, kustomize::Reorder>{
            {"legacy", kustomize::Reorder::Legacy}, {"none", kustomize::Reorder::None}}));
    command->add_flag("--enable-managedby-label", arguments->options.managedByLabel,
                      "Add app.kubernetes.io/managed-by to every object");
    command->add_flag("--enable-helm", arguments->inflatesCharts,
                      "Inflate the charts of helmCharts; they must be here");
    command->add_flag("--enable-alpha-plugins,--enable-exec,--enable-star", arguments->acceptedOnly,
                      "Accepted for kustomize's sake; programs and plugins are never run");
    command->footer("Examples:\n"
                    "  fleetwright-cli build clusters/prod-eu-west-1\n"
                    "  fleetwright-cli build overlays/dev --load-restrictor LoadRestrictionsNone");
    command->callback([&invocation, arguments] { build(invocation, *arguments); });
}

} // namespace fleetwright::cli
