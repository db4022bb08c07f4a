// SPDX-License-Identifier: Apache-2.0
#include "cli/invocation.h"
#include "cli/output.h"
#include "cli/session.h"
#include "diff/unified.h"
#include "flux/imagepolicy.h"
#include "flux/imagesetters.h"
#include "topology/fleetobjects.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>

namespace fleetwright::cli {

namespace {

using Json = nlohmann::ordered_json;
using topology::FleetObject;

struct ImagesArguments {
    std::vector<std::string> tags; ///< NAMESPACE/NAME=TAG[,TAG…]
};

/// An ImagePolicy and what it takes.
struct PolicyAnswer {
    std::string id;
    base::Place place;
    std::string image;
    std::string tag; ///< "" for none
    std::string why; ///< there is none; "" if there is one
};

struct Update {
    std::string automation;
    base::Place place;
    std::string branch; ///< that it pushes to; "" for the one it reads
    flux::ImageUpdates updates;
};

std::string textAt(const FleetObject &object, std::initializer_list<std::string_view> path)
{
    return std::string(flux::textAt(object.root, path));
}

std::string nameSpaceOf(const FleetObject &object)
{
    return object.nameSpace.empty() ? "default" : object.nameSpace;
}

base::Result<std::map<std::string, std::vector<std::string>>>
readTags(const std::vector<std::string> &arguments)
{
    std::map<std::string, std::vector<std::string>> tags;
    for (const std::string &argument : arguments) {
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos || argument.find('/') > equals)
            return base::Error{base::ErrorCode::Invalid,
                               "--tags: \"" + argument + "\" is not NAMESPACE/NAME=TAG[,TAG]",
                               {},
                               {},
                               {}};
        std::vector<std::string> &list = tags[argument.substr(0, equals)];
        std::size_t at = equals + 1;
        while (at <= argument.size()) {
            const std::size_t comma = std::min(argument.find(',', at), argument.size());
            if (comma > at)
                list.push_back(argument.substr(at, comma - at));
            at = comma + 1;
        }
    }
    return tags;
}

class Images {
public:
    Images(const Session &session, std::map<std::string, std::vector<std::string>> tags)
        : m_session(session), m_tags(std::move(tags)), m_repositories(objects("ImageRepository")),
          m_policies(objects("ImagePolicy"))
    {
        for (const FleetObject &policy : m_policies)
            add(policy);
    }

    [[nodiscard]] const std::vector<PolicyAnswer> &answers() const { return m_answers; }
    [[nodiscard]] std::set<std::string> unknownTags() const
    {
        std::set<std::string> unknown;
        for (const auto &[name, tags] : m_tags) {
            if (!m_known.contains(name))
                unknown.insert(name);
        }
        return unknown;
    }

    [[nodiscard]] std::vector<Update> updates(Invocation &invocation) const
    {
        std::vector<Update> result;
        for (const FleetObject &automation : objects("ImageUpdateAutomation")) {
            std::string path = textAt(automation, {"spec", "update", "path"});
            const auto folder = base::RepoPath::fromText(path.empty() ? "." : path);
            if (!folder)
                continue;
            // An automation sets the markers of its own namespace's policies.
            std::vector<flux::ImagePolicy> own;
            std::ranges::copy_if(m_chosen, std::back_inserter(own),
                                 [&](const flux::ImagePolicy &policy) {
                                     return policy.nameSpace == nameSpaceOf(automation);
                                 });
            base::Result<flux::ImageUpdates> updates = flux::updateImages(
                *m_session.snapshot().files, *folder, own, m_session.options().limits);
            if (!updates) {
                fail(invocation, updates.error());
                continue;
            }
            result.push_back(
                {"ImageUpdateAutomation/" + nameSpaceOf(automation) + "/" + automation.name,
                 automation.place, textAt(automation, {"spec", "git", "push", "branch"}),
                 *std::move(updates)});
        }
        return result;
    }

private:
    [[nodiscard]] std::vector<FleetObject> objects(std::string_view kind) const
    {
        return topology::objectsOfKind(m_session.snapshot(), m_session.options().exported, kind);
    }

    void add(const FleetObject &policy)
    {
        const std::string key = nameSpaceOf(policy) + "/" + policy.name;
        m_known.insert(key);
        PolicyAnswer answer{"ImagePolicy/" + key, policy.place, imageOf(policy), {}, {}};
        std::string digest;
        if (const auto given = m_tags.find(key); given != m_tags.end()) {
            const auto chosen = flux::chooseTag(policy.root, given->second);
            if (!chosen)
                answer.why = base::describe(chosen.error());
            else if (!*chosen)
                answer.why = "none of the given tags fits the policy";
            else
                answer.tag = **chosen;
        } else if (!textAt(policy, {"status", "latestRef", "tag"}).empty()) {
            answer.image = textAt(policy, {"status", "latestRef", "name"});
            answer.tag = textAt(policy, {"status", "latestRef", "tag"});
            digest = textAt(policy, {"status", "latestRef", "digest"});
        } else {
            answer.why =
                "which tags there are is not in Git; give them with --tags " + key + "=TAG,TAG";
        }
        if (answer.image.empty() && answer.why.empty())
            answer.why = "its ImageRepository is not in Git";
        if (answer.why.empty())
            m_chosen.push_back(
                {nameSpaceOf(policy), policy.name, answer.image, answer.tag, digest});
        m_answers.push_back(std::move(answer));
    }

    [[nodiscard]] std::string imageOf(const FleetObject &policy) const
    {
        const std::string name = textAt(policy, {"spec", "imageRepositoryRef", "name"});
        std::string nameSpace = textAt(policy, {"spec", "imageRepositoryRef", "namespace"});
        if (nameSpace.empty())
            nameSpace = nameSpaceOf(policy);
        for (const FleetObject &repository : m_repositories) {
            if (repository.name == name && nameSpaceOf(repository) == nameSpace)
                return textAt(repository, {"spec", "image"});
        }
        return {};
    }

    const Session &m_session;
    std::map<std::string, std::vector<std::string>> m_tags;
    std::vector<FleetObject> m_repositories;
    std::vector<FleetObject> m_policies;
    std::set<std::string> m_known;
    std::vector<PolicyAnswer> m_answers;
    std::vector<flux::ImagePolicy> m_chosen;
};

std::string patchOf(const flux::ImageUpdate &update)
{
    return diff::unifiedFileDiff(update.before->path().text(), update.before->bytes(),
                                 update.after);
}

void printAsJson(Invocation &invocation, const Images &images, const std::vector<Update> &updates)
{
    Json policies = Json::array();
    for (const PolicyAnswer &answer : images.answers()) {
        Json json{{"policy", answer.id},
                  {"file", answer.place.file.text()},
                  {"line", answer.place.line},
                  {"image", answer.image},
                  {"tag", answer.tag}};
        if (!answer.why.empty())
            json["why"] = answer.why;
        policies.push_back(std::move(json));
    }
    Json automations = Json::array();
    for (const Update &update : updates) {
        Json files = Json::array();
        for (const flux::ImageUpdate &file : update.updates.files)
            files.push_back({{"file", file.before->path().text()}, {"patch", patchOf(file)}});
        Json problems = Json::array();
        for (const base::Error &problem : update.updates.problems)
            problems.push_back(base::describe(problem));
        automations.push_back({{"automation", update.automation},
                               {"file", update.place.file.text()},
                               {"line", update.place.line},
                               {"branch", update.branch},
                               {"files", files},
                               {"problems", problems}});
    }
    const Json document{{"version", 1},
                        {"command", "images"},
                        {"policies", policies},
                        {"automations", automations}};
    printJson(invocation, document.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printText(Invocation &invocation, const Images &images, const std::vector<Update> &updates)
{
    if (images.answers().empty())
        invocation.out << "No ImagePolicy is in Git.\n";
    for (const PolicyAnswer &answer : images.answers())
        invocation.out << visible(answer.id) << "   "
                       << visible(answer.why.empty() ? answer.image + ":" + answer.tag : answer.why)
                       << "   " << visible(placeText(answer.place)) << '\n';
    for (const Update &update : updates) {
        invocation.out << visible(update.automation)
                       << (update.branch.empty() ? "" : ", pushes to " + visible(update.branch))
                       << (update.updates.files.empty() ? ": writes nothing" : "") << '\n';
        for (const flux::ImageUpdate &file : update.updates.files)
            invocation.out << patchOf(file);
        for (const base::Error &problem : update.updates.problems)
            printError(invocation, problem);
    }
}

void showImages(Invocation &invocation, const ImagesArguments &arguments)
{
    auto tags = readTags(arguments.tags);
    if (!tags)
        return failUse(invocation, tags.error().detail);
    const base::Result<Session> session = Session::open(invocation);
    if (!session)
        return fail(invocation, session.error());
    const Images images(*session, *std::move(tags));
    for (const std::string &name : images.unknownTags())
        return failUse(invocation, "--tags: there is no ImagePolicy " + name);
    const std::vector<Update> updates = images.updates(invocation);
    if (invocation.format == Format::Json)
        return printAsJson(invocation, images, updates);
    printText(invocation, images, updates);
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
