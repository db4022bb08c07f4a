// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/followedrefs.h"

#include "analysis/places.h"
#include "diff/componentversion.h"
#include "fleet/controllers/sources.h"
#include "topology/fleetobjects.h"
#include "yaml/reader.h"

#include <algorithm>

namespace fleetwright::analysis::delivery {

namespace {

using yaml::Node;

constexpr std::string_view sourceGroup = "source.toolkit.fluxcd.io";

std::string textOf(const Node *node)
{
    return node ? std::string(node->text()) : std::string();
}

constexpr std::string_view headsPrefix = "refs/heads/";

bool isCommit(std::string_view text)
{
    constexpr std::size_t shortest = 7;
    constexpr std::size_t longest = 40;
    return text.size() >= shortest && text.size() <= longest
           && text.find_first_not_of("0123456789abcdef") == std::string_view::npos
           && text.find_first_of("0123456789") != std::string_view::npos;
}

/// A targetRevision of Argo CD does not say what it is: tags and commits look like it.
std::string branchNamed(std::string revision)
{
    if (revision.starts_with(headsPrefix))
        return revision.substr(headsPrefix.size());
    if (revision.empty() || revision == "HEAD" || revision.starts_with("refs/")
        || revision.find_first_of("*^~<>= ") != std::string::npos || isCommit(revision)
        || diff::ComponentVersion::read(revision))
        return {};
    return revision;
}

void addKnown(std::vector<flux::KnownObject> &objects, const Node *root,
              const std::shared_ptr<const void> &keeps)
{
    if (auto known = flux::knownObject(root, keeps))
        objects.push_back(*std::move(known));
}

bool isRenderedFromHere(const model::Unit &unit)
{
    const std::vector<model::UnitSource> &sources = unit.declaration->sources;
    return unit.rendering && !sources.empty() && sources.front().revision != "mapped folder"
           && sources.front().chart.empty();
}

} // namespace

GitSources::GitSources(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    std::vector<flux::KnownObject> written;
    for (const topology::FleetObject &object :
         topology::objectsOfKind(snapshot, {}, "GitRepository", cancel))
        addKnown(written, object.root, object.keeps);
    // One name in many clusters: each file's own.
    if (const auto listed = base::listAllFiles(*snapshot.files, {})) {
        for (const base::RepoPath &path : *listed) {
            if (cancel.requested() || (path.extension() != "yaml" && path.extension() != "yml"))
                continue;
            const auto file = snapshot.files->read(path);
            if (!file || (*file)->bytes().find("kind: GitRepository") == std::string_view::npos)
                continue;
            if (const auto parsed = yaml::readFile(*file)) {
                for (const Node *document : (*parsed)->documents)
                    addKnown(written, document, *parsed);
            }
        }
    }
    m_written = std::make_shared<const flux::KnownObjects>(std::move(written));
    std::vector<std::vector<flux::KnownObject>> applied(snapshot.clusters.size());
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.group == sourceGroup)
                applied[unit.cluster].push_back({object.id, object.root, unit.rendering});
        }
    }
    for (std::vector<flux::KnownObject> &objects : applied)
        m_applied.emplace_back(std::move(objects), m_written);
}

const Node *GitSources::find(model::ClusterIndex api, std::string_view nameSpace,
                             std::string_view name, const base::Place &near) const
{
    const flux::KnownObjects &objects = api < m_applied.size() ? m_applied[api] : *m_written;
    const flux::ObjectKey key{sourceGroup, "GitRepository", nameSpace, name};
    const flux::KnownObject *found = objects.find(key, near);
    if (!found)
        found = m_written->find(key, near);
    return found ? found->root : nullptr;
}

Branch branchOf(const Node *gitRepository)
{
    const Node *ref = gitRepository->findPath({"spec", "ref"});
    for (const std::string_view other : {"commit", "semver", "tag"}) {
        if (ref && !textOf(ref->find(other)).empty())
            return {};
    }
    if (const std::string name = ref ? textOf(ref->find("name")) : std::string(); !name.empty())
        return name.starts_with(headsPrefix)
                   ? Branch{name.substr(headsPrefix.size()), placeOfValue(ref->find("name"))}
                   : Branch{};
    if (const Node *branch = ref ? ref->find("branch") : nullptr; branch && !branch->isNull())
        return {textOf(branch), placeOfValue(branch)};
    // GitRepositorySpec of source-controller: without a reference the branch master.
    return {"master", placeOfValue(gitRepository->findPath({"metadata", "name"}))};
}

namespace {

/// What the object of one unit says that it follows.
class Following {
public:
    Following(const model::Snapshot &snapshot, const GitSources &sources,
              const base::Cancel &cancel)
        : m_sources(sources), m_repos(topology::objectsOfKind(snapshot, {}, "GitRepo", cancel))
    {}

    [[nodiscard]] std::vector<FollowedRef> of(const model::Unit &unit) const
    {
        const Node *object = unit.declaration->object;
        if (!object)
            return {};
        if (unit.id.kind == "Application")
            return ofApplication(unit, object);
        if (unit.id.kind == "Kustomization")
            return ofKustomization(unit, object);
        if (unit.controller == model::Controller::RancherFleet)
            return ofBundle(unit);
        return {};
    }

private:
    static std::vector<FollowedRef> ofApplication(const model::Unit &unit, const Node *object)
    {
        std::vector<FollowedRef> refs;
        const auto add = [&](const Node *source) {
            if (!source || source->find("chart"))
                return;
            const Node *revision = source->find("targetRevision");
            refs.push_back({&unit, branchNamed(textOf(revision)), suppliedPlace(unit, revision),
                            fleet::comparableUrl(textOf(source->find("repoURL")))});
        };
        if (const Node *sources = object->findPath({"spec", "sources"})) {
            for (const Node *source : sources->items())
                add(source);
        } else {
            add(object->findPath({"spec", "source"}));
        }
        return refs;
    }

    [[nodiscard]] std::vector<FollowedRef> ofKustomization(const model::Unit &unit,
                                                           const Node *object) const
    {
        const Node *reference = object->findPath({"spec", "sourceRef"});
        if (!reference || textOf(reference->find("kind")) != "GitRepository")
            return {};
        std::string nameSpace = textOf(reference->find("namespace"));
        if (nameSpace.empty())
            nameSpace = unit.id.nameSpace;
        const Node *source =
            m_sources.find(unit.hub.value_or(unit.cluster), nameSpace,
                           textOf(reference->find("name")), unit.declaration->place);
        if (!source)
            return {};
        Branch branch = branchOf(source);
        return {{&unit, std::move(branch.name), branch.place,
                 fleet::comparableUrl(textOf(source->findPath({"spec", "url"})))}};
    }

    [[nodiscard]] std::vector<FollowedRef> ofBundle(const model::Unit &unit) const
    {
        for (const topology::FleetObject &repo : m_repos) {
            if (unit.declaration->declaredBy != "GitRepo/" + repo.nameSpace + '/' + repo.name)
                continue;
            const Node *branch = repo.root->findPath({"spec", "branch"});
            const bool isPinned = !textOf(repo.root->findPath({"spec", "revision"})).empty();
            const std::string name = branch ? textOf(branch) : "master";
            return {{&unit, isPinned ? std::string() : name,
                     branch ? placeOfValue(branch) : repo.place,
                     fleet::comparableUrl(textOf(repo.root->findPath({"spec", "repo"})))}};
        }
        return {};
    }

    const GitSources &m_sources;
    std::vector<topology::FleetObject> m_repos;
};

} // namespace

std::vector<FollowedRef> followedRefsOf(const model::Snapshot &snapshot, const GitSources &sources,
                                        const base::Cancel &cancel)
{
    const Following following(snapshot, sources, cancel);
    std::vector<FollowedRef> refs;
    for (const model::Unit &unit : snapshot.units) {
        if (isRenderedFromHere(unit))
            std::ranges::move(following.of(unit), std::back_inserter(refs));
    }
    return refs;
}

} // namespace fleetwright::analysis::delivery
