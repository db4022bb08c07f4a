// SPDX-License-Identifier: Apache-2.0
#include "topology/imageautomation.h"

#include "flux/imagepolicy.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <utility>

namespace fleetwright::topology {

namespace {

std::string textAt(const FleetObject &object, std::initializer_list<std::string_view> path)
{
    return std::string(flux::textAt(object.root, path));
}

std::string nameSpaceOf(const FleetObject &object)
{
    return object.nameSpace.empty() ? "default" : object.nameSpace;
}

class Automation {
public:
    Automation(const model::Snapshot &snapshot, const std::vector<base::SourceFilePtr> &exported,
               const PolicyTags &tags, const base::Limits &limits, base::Cancel cancel)
        : m_snapshot(snapshot), m_exported(exported), m_tags(tags), m_limits(limits),
          m_cancel(std::move(cancel)), m_repositories(objects("ImageRepository"))
    {}

    ImageAutomation run()
    {
        std::set<std::string> known;
        for (const FleetObject &policy : objects("ImagePolicy")) {
            choose(policy);
            known.insert(m_result.policies.back().key);
        }
        for (const auto &[key, tags] : m_tags) {
            if (!known.contains(key))
                m_result.unknown.push_back(key);
        }
        for (const FleetObject &automation : objects("ImageUpdateAutomation"))
            update(automation);
        return std::move(m_result);
    }

private:
    [[nodiscard]] std::vector<FleetObject> objects(std::string_view kind) const
    {
        return objectsOfKind(m_snapshot, m_exported, kind, m_cancel);
    }

    void choose(const FleetObject &policy)
    {
        PolicyChoice choice;
        choice.key = nameSpaceOf(policy) + "/" + policy.name;
        choice.place = policy.place;
        choice.image = imageOf(policy);
        std::string digest;
        if (const auto given = m_tags.find(choice.key); given != m_tags.end()) {
            chooseTag(policy, given->second, choice);
        } else if (!textAt(policy, {"status", "latestRef", "tag"}).empty()) {
            choice.image = textAt(policy, {"status", "latestRef", "name"});
            choice.tag = textAt(policy, {"status", "latestRef", "tag"});
            digest = textAt(policy, {"status", "latestRef", "digest"});
        } else {
            choice.lack = PolicyChoice::Lack::Tags;
        }
        if (choice.image.empty() && choice.lack == PolicyChoice::Lack::None)
            choice.lack = PolicyChoice::Lack::Repository;
        if (choice.lack == PolicyChoice::Lack::None)
            m_chosen.push_back(
                {nameSpaceOf(policy), policy.name, choice.image, choice.tag, digest});
        m_result.policies.push_back(std::move(choice));
    }

    static void chooseTag(const FleetObject &policy, const std::vector<std::string> &tags,
                          PolicyChoice &choice)
    {
        const auto chosen = flux::chooseTag(policy.root, tags);
        if (!chosen) {
            choice.lack = PolicyChoice::Lack::Refused;
            choice.error = chosen.error();
        } else if (!*chosen) {
            choice.lack = PolicyChoice::Lack::NoneFits;
        } else {
            choice.tag = **chosen;
        }
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

    void update(const FleetObject &automation)
    {
        const std::string path = textAt(automation, {"spec", "update", "path"});
        const auto folder = base::RepoPath::fromText(path.empty() ? "." : path);
        if (!folder)
            return;
        // An automation sets the markers of its own namespace's policies.
        std::vector<flux::ImagePolicy> own;
        std::ranges::copy_if(m_chosen, std::back_inserter(own),
                             [&automation](const flux::ImagePolicy &policy) {
                                 return policy.nameSpace == nameSpaceOf(automation);
                             });
        AutomationUpdate update;
        update.id = "ImageUpdateAutomation/" + nameSpaceOf(automation) + "/" + automation.name;
        update.place = automation.place;
        update.branch = textAt(automation, {"spec", "git", "push", "branch"});
        base::Result<flux::ImageUpdates> updates =
            flux::updateImages(*m_snapshot.files, *folder, own, m_limits);
        if (updates)
            update.updates = *std::move(updates);
        else
            update.error = updates.error();
        m_result.automations.push_back(std::move(update));
    }

    const model::Snapshot &m_snapshot;
    const std::vector<base::SourceFilePtr> &m_exported;
    const PolicyTags &m_tags;
    const base::Limits &m_limits;
    base::Cancel m_cancel;
    std::vector<FleetObject> m_repositories;
    std::vector<flux::ImagePolicy> m_chosen;
    ImageAutomation m_result;
};

} // namespace

base::Result<PolicyTags> readPolicyTags(const std::vector<std::string> &arguments)
{
    PolicyTags tags;
    for (const std::string &argument : arguments) {
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos || argument.find('/') > equals)
            return base::Error{base::ErrorCode::Invalid,
                               "\"" + argument + "\" is not NAMESPACE/NAME=TAG[,TAG]",
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

ImageAutomation imageAutomationOf(const model::Snapshot &snapshot,
                                  const std::vector<base::SourceFilePtr> &exported,
                                  const PolicyTags &tags, const base::Limits &limits,
                                  const base::Cancel &cancel)
{
    return Automation(snapshot, exported, tags, limits, cancel).run();
}

} // namespace fleetwright::topology
