// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/surroundings.h"
#include "cli/textfile.h"
#include "cli/worktree.h"
#include "helm/chartloader.h"
#include "helm/print.h"
#include "helm/valuesoptions.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fleetwright::cli {

namespace {

struct HelmArguments {
    std::string chart;
    helm::Release release{.name = "release-name"};
    std::vector<std::string> valueFiles;
    std::vector<std::string> set;
    std::vector<std::string> setString;
    std::vector<std::string> setJson;
    std::vector<std::string> setFile;
    std::vector<std::string> setLiteral;
    std::string kubeVersion;
    std::vector<std::string> apiVersions;
    std::vector<std::string> showOnly;
    bool includeDefinitions = false;
    bool leavesHooksOut = false;
    bool leavesTestsOut = false;
    bool skipsSchema = false;
};

/// Helm's texts may have several lines; each is shown as it may be.
std::string visibleLines(std::string_view text)
{
    std::string shown;
    while (true) {
        const std::size_t end = text.find('\n');
        shown += visible(text.substr(0, end));
        if (end == std::string_view::npos)
            return shown;
        shown += '\n';
        text.remove_prefix(end + 1);
    }
}

/// As Helm says it.
void failRelease(Invocation &invocation, const base::Error &error)
{
    invocation.err << "Error: " << visibleLines(error.detail) << '\n';
    invocation.exit = ExitCode::Findings;
}

base::Result<helm::ChartPtr> openChart(const Invocation &invocation, const std::string &path)
{
    const base::Result<WorkTreePath> target = inWorkTree(path);
    if (!target)
        return target.error();
    const base::Result<base::FileSourcePtr> files =
        base::openDiskFiles(target->root, invocation.limits);
    return files ? helm::loadChart(**files, target->path, invocation.limits)
                 : base::Result<helm::ChartPtr>(files.error());
}

base::Result<const yaml::Node *> valuesOf(const Invocation &invocation,
                                          const HelmArguments &arguments,
                                          const yaml::NodeBuilder &builder)
{
    std::vector<helm::NamedValues> files;
    for (const std::string &path : arguments.valueFiles) {
        base::Result<std::string> text = textOfFile(path);
        if (!text)
            return std::move(text).error();
        const std::string name = path.substr(path.rfind('/') + 1);
        files.push_back({path, std::make_shared<const base::SourceFile>(
                                   base::RepoPath::fromText(name).value_or(base::RepoPath()),
                                   *std::move(text))});
    }
    std::vector<helm::SetLine> lines;
    for (const auto &[mode, texts] : {std::pair(helm::SetMode::Json, &arguments.setJson),
                                      std::pair(helm::SetMode::Typed, &arguments.set),
                                      std::pair(helm::SetMode::String, &arguments.setString),
                                      std::pair(helm::SetMode::File, &arguments.setFile),
                                      std::pair(helm::SetMode::Literal, &arguments.setLiteral)}) {
        for (const std::string &text : *texts)
            lines.push_back({mode, text});
    }
    const auto reader = [](std::string_view path) { return textOfFile(std::string(path)); };
    return helm::mergedValues(files, lines, reader, builder, invocation.limits);
}

void renderChart(Invocation &invocation, const HelmArguments &arguments)
{
    helm::RenderOptions options;
    options.execution = executeOptions();
    if (!arguments.kubeVersion.empty()) {
        if (const auto set = options.capabilities.setKubeVersion(arguments.kubeVersion); !set)
            return failRelease(invocation, set.error());
    }
    std::vector<std::string> &versions = options.capabilities.apiVersions;
    versions.insert(versions.end(), arguments.apiVersions.begin(), arguments.apiVersions.end());
    if (arguments.skipsSchema)
        options.schemaCheck = helm::SchemaCheck::LeftOut;
    const auto arena = std::make_shared<base::Arena>();
    const yaml::NodeBuilder builder(*arena);
    const base::Result<const yaml::Node *> values = valuesOf(invocation, arguments, builder);
    if (!values)
        return failRelease(invocation, values.error());
    const base::Result<helm::ChartPtr> chart = openChart(invocation, arguments.chart);
    if (!chart)
        return failRelease(invocation, chart.error());
    const base::Result<helm::Rendering> rendering =
        helm::render(*chart, arguments.release, *values, options);
    if (!rendering)
        return failRelease(invocation, rendering.error());
    for (const std::string &warning : rendering->warnings)
        invocation.err << visible(warning) << '\n';
    helm::PrintOptions print;
    print.includesDefinitions = arguments.includeDefinitions;
    print.onlyTemplates = arguments.showOnly;
    if (arguments.leavesHooksOut)
        print.hooks = helm::HookPrinting::None;
    else if (arguments.leavesTestsOut)
        print.hooks = helm::HookPrinting::WithoutTests;
    const base::Result<std::string> text = helm::textOf(*rendering, print);
    if (!text)
        return failRelease(invocation, text.error());
    invocation.out << *text;
}

void addValueOptions(CLI::App &command, HelmArguments &arguments)
{
    command.add_option("-f,--values", arguments.valueFiles, "A values file; later ones win")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("--set", arguments.set, "Values: a.b=x,c[0]=y")
        ->type_name("LINE")
        ->allow_extra_args(false);
    command.add_option("--set-string", arguments.setString, "As --set, all values are texts")
        ->type_name("LINE")
        ->allow_extra_args(false);
    command.add_option("--set-json", arguments.setJson, "As --set, values are JSON")
        ->type_name("LINE")
        ->allow_extra_args(false);
    command.add_option("--set-file", arguments.setFile, "As --set, values are the texts of files")
        ->type_name("LINE")
        ->allow_extra_args(false);
    command.add_option("--set-literal", arguments.setLiteral, "One value, taken as it is written")
        ->type_name("LINE")
        ->allow_extra_args(false);
}

} // namespace

void addHelmTemplate(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<HelmArguments>();
    CLI::App *command = app.add_subcommand(
        "helm-template", "Print the objects of a Helm chart, as `helm template` does");
    command->add_option("CHART", arguments->chart, "Folder or archive (.tgz) of the chart")
        ->required();
    command->add_option("--release", arguments->release.name, "The release's name")
        ->capture_default_str();
    command->add_option("-n,--namespace", arguments->release.space, "The release's namespace")
        ->capture_default_str();
    addValueOptions(*command, *arguments);
    command->add_option("--kube-version", arguments->kubeVersion,
                        "Kubernetes version of .Capabilities; v1.33.0 if left out");
    command
        ->add_option("-a,--api-versions", arguments->apiVersions,
                     "More API versions of .Capabilities")
        ->delimiter(',')
        ->allow_extra_args(false);
    command
        ->add_option("-s,--show-only", arguments->showOnly,
                     "Only the objects of this template: templates/service.yaml")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command->add_flag("--include-crds", arguments->includeDefinitions,
                      "Print custom resource definitions of crds/ first");
    command->add_flag("--no-hooks", arguments->leavesHooksOut, "Leave hooks out");
    command->add_flag("--skip-tests", arguments->leavesTestsOut, "Leave test hooks out");
    command->add_flag("--skip-schema-validation", arguments->skipsSchema,
                      "Do not hold values against values.schema.json");
    command->add_flag("--is-upgrade", arguments->release.isUpgrade,
                      "Set .Release.IsUpgrade instead of .Release.IsInstall");
    command->footer(
        "Nothing is fetched and no cluster is asked: dependencies must lie in charts/.\n"
        "Examples:\n"
        "  fleetwright-cli helm-template charts/podinfo --release podinfo "
        "--namespace apps -f values-prod.yaml\n"
        "  fleetwright-cli helm-template podinfo-6.11.3.tgz --set replicaCount=2");
    command->callback([&invocation, arguments] { renderChart(invocation, *arguments); });
}

} // namespace fleetwright::cli
