// SPDX-License-Identifier: Apache-2.0
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "diff/unified.h"
#include "topology/imageautomation.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using topology::AutomationUpdate;
using topology::ImageAutomation;
using topology::PolicyChoice;

struct ImagesArguments {
    std::vector<std::string> tags; ///< NAMESPACE/NAME=TAG[,TAG…]
};

std::string whyText(const PolicyChoice &choice)
{
    switch (choice.lack) {
    case PolicyChoice::Lack::None:
        return {};
    case PolicyChoice::Lack::Tags:
        return "which tags there are is not in Git; give them with --tags " + choice.key
               + "=TAG,TAG";
    case PolicyChoice::Lack::NoneFits:
        return "none of the given tags fits the policy";
    case PolicyChoice::Lack::Refused:
        return choice.error ? base::describe(*choice.error) : std::string();
    case PolicyChoice::Lack::Repository:
        return "its ImageRepository is not in Git";
    }
    return {};
}

std::string patchOf(const flux::ImageUpdate &update)
{
    return diff::unifiedFileDiff(update.before->path().text(), update.before->bytes(),
                                 update.after);
}

void printAsJson(Invocation &invocation, const ImageAutomation &images)
{
    Json policies = Json::array();
    for (const PolicyChoice &choice : images.policies) {
        Json json{{"policy", choice.id()},
                  {"file", choice.place.file.text()},
                  {"line", choice.place.line},
                  {"image", choice.image},
                  {"tag", choice.tag}};
        if (choice.lack != PolicyChoice::Lack::None)
            json["why"] = whyText(choice);
        policies.push_back(std::move(json));
    }
    Json automations = Json::array();
    for (const AutomationUpdate &automation : images.automations) {
        if (automation.error)
            continue;
        Json files = Json::array();
        for (const flux::ImageUpdate &file : automation.updates.files)
            files.push_back({{"file", file.before->path().text()}, {"patch", patchOf(file)}});
        Json problems = Json::array();
        for (const base::Error &problem : automation.updates.problems)
            problems.push_back(base::describe(problem));
        automations.push_back({{"automation", automation.id},
                               {"file", automation.place.file.text()},
                               {"line", automation.place.line},
                               {"branch", automation.branch},
                               {"files", files},
                               {"problems", problems}});
    }
    const Json document{{"version", 1},
                        {"command", "images"},
                        {"policies", policies},
                        {"automations", automations}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printText(Invocation &invocation, const ImageAutomation &images)
{
    if (images.policies.empty())
        invocation.out << "No ImagePolicy is in Git.\n";
    for (const PolicyChoice &choice : images.policies)
        invocation.out << visible(choice.id()) << "   "
                       << visible(choice.lack == PolicyChoice::Lack::None
                                      ? choice.image + ":" + choice.tag
                                      : whyText(choice))
                       << "   " << visible(placeText(choice.place)) << '\n';
    for (const AutomationUpdate &automation : images.automations) {
        if (automation.error)
            continue;
        invocation.out << visible(automation.id)
                       << (automation.branch.empty() ? ""
                                                     : ", pushes to " + visible(automation.branch))
                       << (automation.updates.files.empty() ? ": writes nothing" : "") << '\n';
        for (const flux::ImageUpdate &file : automation.updates.files)
            invocation.out << patchOf(file);
        for (const base::Error &problem : automation.updates.problems)
            printError(invocation, problem);
    }
}

void showImages(Invocation &invocation, const ImagesArguments &arguments)
{
    const auto tags = topology::readPolicyTags(arguments.tags);
    if (!tags)
        return failUse(invocation, "--tags: " + tags.error().detail);
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const ImageAutomation images = topology::imageAutomationOf(
        session->snapshot(), session->options().exported, *tags, session->options().limits);
    if (!images.unknown.empty())
        return failUse(invocation, "--tags: there is no ImagePolicy " + images.unknown.front());
    for (const AutomationUpdate &automation : images.automations) {
        if (automation.error)
            fail(invocation, *automation.error);
    }
    if (invocation.format == Format::Json)
        return printAsJson(invocation, images);
    printText(invocation, images);
}

} // namespace

void addImages(CLI::App &app, Invocation &invocation)
{
    auto arguments = std::make_shared<ImagesArguments>();
    CLI::App *command =
        app.add_subcommand("images", "Show what Flux's image automation would write");
    command
        ->add_option("--tags", arguments->tags,
                     "Tags that the registry has for a policy, which takes the one that fits; may "
                     "be repeated")
        ->type_name("NS/NAME=TAG[,TAG]")
        ->allow_extra_args(false);
    command->footer("A policy's status counts where it is in Git; nothing is asked of a "
                    "registry.\n\n"
                    "Examples:\n  fleetwright-cli images\n"
                    "  fleetwright-cli images --tags flux-system/web=1.5.2,2.0.0");
    command->callback([&invocation, arguments] { showImages(invocation, *arguments); });
}

} // namespace fleetwright::cli
