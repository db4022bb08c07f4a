// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/branches.h"

#include "analysis/delivery/followedrefs.h"
#include "analysis/delivery/imagemarkers.h"
#include "analysis/delivery/imagepolicies.h"
#include "analysis/drafts.h"
#include "analysis/places.h"
#include "analysis/writtenobjects.h"
#include "base/ascii.h"
#include "fleet/controllers/sources.h"
#include "inventory/words.h"
#include "model/production.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::delivery {

namespace {

using yaml::Node;

std::string textOf(const Node *node)
{
    return node ? std::string(node->text()) : std::string();
}

bool holdsEnvironmentWord(std::string_view branch)
{
    const auto isLetterOrDigit = [](char c) { return base::isLetter(c) || (c >= '0' && c <= '9'); };
    while (!branch.empty()) {
        const auto end = std::ranges::find_if_not(branch, isLetterOrDigit);
        const auto length = static_cast<std::size_t>(end - branch.begin());
        const std::string_view word = branch.substr(0, length);
        if (inventory::isEnvironmentWord(word) || inventory::lowered(word) == "develop")
            return true;
        branch.remove_prefix(std::min(length + 1, branch.size()));
    }
    return false;
}

/// What the clusters of one environment follow.
struct Environment {
    std::set<std::string> branches;
    std::set<model::ClusterIndex> clusters;
    std::vector<base::Place> places;
};

/// The branch that most clusters follow; of equally many the one of production.
std::string usualBranch(const std::map<std::string, Environment> &environments)
{
    std::map<std::string, std::size_t> followers;
    std::string ofProduction;
    for (const auto &[name, environment] : environments) {
        const std::string &branch = *environment.branches.begin();
        followers[branch] += environment.clusters.size();
        if (inventory::canonicalEnvironment(name) == "production")
            ofProduction = branch;
    }
    std::string usual = ofProduction;
    for (const auto &[branch, count] : followers) {
        if (usual.empty() || count > followers[usual])
            usual = branch;
    }
    return usual;
}

} // namespace

std::vector<model::Finding> environmentBranch(RuleInput &input)
{
    const model::Snapshot &snapshot = input.snapshot();
    const auto &sources = input.once<GitSources>();
    std::map<std::string, Environment> environments;
    for (const FollowedRef &ref : followedRefsOf(snapshot, sources, input.cancel())) {
        const model::Cluster &cluster = snapshot.clusters[ref.unit->cluster];
        const std::string name = inventory::canonicalEnvironment(cluster.environment());
        if (name.empty() || ref.branch.empty() || cluster.isHub)
            continue;
        Environment &environment = environments[name];
        environment.branches.insert(ref.branch);
        environment.clusters.insert(ref.unit->cluster);
        environment.places.push_back(ref.place);
    }
    std::erase_if(environments, [](const auto &each) { return each.second.branches.size() > 1; });
    if (environments.size() < 2)
        return {};
    const std::string usual = usualBranch(environments);
    Drafts drafts("environment-branch");
    for (const auto &[name, environment] : environments) {
        const std::string &branch = *environment.branches.begin();
        if (branch == usual || (environment.clusters.size() == 1 && !holdsEnvironmentWord(branch)))
            continue;
        Draft *draft = drafts.at(*std::ranges::min_element(environment.places));
        if (!draft)
            continue;
        draft->raise(model::Severity::Info);
        std::string detail = name;
        draft->details.insert(detail.append(" follows the branch ").append(branch));
        for (const model::ClusterIndex cluster : environment.clusters)
            draft->clusters.insert(snapshot.clusters[cluster].name);
    }
    return drafts.findings([&](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.details) + " in " + listed(finding.clusters)
                          + " while most clusters follow " + usual
                          + ": what is merged for one environment reaches the next by another "
                            "merge only";
        finding.fix = "keep environments as folders of one branch and promote by changing a value";
    });
}

namespace {

/// One place to which an automation pushes.
struct PushTarget {
    std::string branch;
    base::Place place;
};

std::vector<PushTarget> pushTargetsOf(const Node *automation, const Branch &followed,
                                      const base::Place &name)
{
    std::vector<PushTarget> targets;
    const Node *git = automation->findPath({"spec", "git"});
    const Node *push = git ? git->find("push") : nullptr;
    if (const Node *refspec = push ? push->find("refspec") : nullptr) {
        std::string target = textOf(refspec);
        target = target.substr(target.find(':') + 1);
        constexpr std::string_view heads = "refs/heads/";
        if (target.starts_with(heads))
            targets.push_back({target.substr(heads.size()), placeOfValue(refspec)});
    }
    const Node *branch = push ? push->find("branch") : nullptr;
    if (!branch || branch->text().empty())
        branch = git ? git->findPath({"checkout", "ref", "branch"}) : nullptr;
    if (branch && !branch->text().empty())
        targets.push_back({textOf(branch), placeOfValue(branch)});
    else
        targets.push_back({followed.name, name});
    return targets;
}

bool isSuspended(const Node *object)
{
    return textOf(object->findPath({"spec", "suspend"})) == "true";
}

/// Marked files below a folder whose policy is one of the fleet.
std::set<base::RepoPath> writtenBelow(const std::vector<MarkedFile> &files,
                                      const ImagePolicies &policies, const base::RepoPath &folder)
{
    std::set<base::RepoPath> written;
    for (const MarkedFile &file : files) {
        for (const ImageMarker &marker : file.markers) {
            if (marker.state == ImageMarker::State::Sets && policies.has(marker)
                && marker.place.file.isInside(folder))
                written.insert(marker.place.file);
        }
    }
    return written;
}

class Automations {
public:
    explicit Automations(RuleInput &input)
        : m_snapshot(input.snapshot()), m_sources(input.once<GitSources>()),
          m_files(input.once<MarkedFiles>().all), m_policies(input.once<ImagePolicies>()),
          m_refs(followedRefsOf(m_snapshot, m_sources, input.cancel()))
    {}

    void add(const Node *automation, model::ClusterIndex api, std::string nameSpace,
             Drafts &drafts) const
    {
        const base::Place name = placeOfValue(automation->findPath({"metadata", "name"}));
        const Node *reference = automation->findPath({"spec", "sourceRef"});
        if (!reference || isSuspended(automation))
            return;
        if (const std::string other = textOf(reference->find("namespace")); !other.empty())
            nameSpace = other;
        const Node *source = m_sources.find(api, nameSpace, textOf(reference->find("name")), name);
        if (!source)
            return;
        const std::string url = fleet::comparableUrl(textOf(source->findPath({"spec", "url"})));
        const auto folder =
            base::RepoPath::fromText(textOf(automation->findPath({"spec", "update", "path"})));
        const std::set<base::RepoPath> written =
            writtenBelow(m_files, m_policies, folder.value_or(base::RepoPath()));
        for (const PushTarget &target : pushTargetsOf(automation, branchOf(source), name)) {
            for (const FollowedRef &ref : m_refs) {
                const model::Cluster &cluster = m_snapshot.clusters[ref.unit->cluster];
                if (ref.branch.empty() || ref.branch != target.branch || ref.url != url
                    || !model::isProduction(cluster) || !reads(*ref.unit, written))
                    continue;
                if (Draft *draft = drafts.at(target.place)) {
                    draft->raise(model::Severity::Warning);
                    draft->clusters.insert(cluster.name);
                    draft->subjects.insert("ImageUpdateAutomation/" + nameSpace + '/'
                                           + textOf(automation->findPath({"metadata", "name"})));
                    draft->details.insert(target.branch);
                }
            }
        }
    }

private:
    static bool reads(const model::Unit &unit, const std::set<base::RepoPath> &files)
    {
        return std::ranges::any_of(files, [&](const base::RepoPath &file) {
            return std::ranges::binary_search(unit.rendering->files, file);
        });
    }

    const model::Snapshot &m_snapshot;
    const GitSources &m_sources;
    const std::vector<MarkedFile> &m_files;
    const ImagePolicies &m_policies;
    std::vector<FollowedRef> m_refs;
};

} // namespace

std::vector<model::Finding> automationUnreviewed(RuleInput &input)
{
    constexpr std::string_view kind = "ImageUpdateAutomation";
    const model::Snapshot &snapshot = input.snapshot();
    const std::vector<topology::FleetObject> &all = input.once<WrittenObjects>().ofKind(kind);
    if (all.empty())
        return {};
    const Automations automations(input);
    Drafts drafts("automation-unreviewed");
    std::set<const Node *> rendered;
    for (const model::Unit &unit : snapshot.units) {
        if (!unit.rendering || unit.declaration->delivery.suspended)
            continue;
        for (const model::Object &object : unit.rendering->objects) {
            if (object.id.kind != kind)
                continue;
            rendered.insert(object.root);
            automations.add(object.root, unit.cluster, object.id.nameSpace, drafts);
        }
    }
    for (const topology::FleetObject &object : all) {
        if (rendered.contains(object.root))
            continue;
        automations.add(object.root, static_cast<model::ClusterIndex>(snapshot.clusters.size()),
                        object.nameSpace, drafts);
    }
    return drafts.findings([](const Draft &draft, model::Finding &finding) {
        finding.message = listed(draft.subjects) + " pushes to " + listed(draft.details)
                          + ", which " + listed(finding.clusters)
                          + " follow: a new image reaches production without anybody's review";
        finding.fix = "push to a branch of its own (git.push.branch) and open a pull request, or "
                      "let production follow a tag";
    });
}

} // namespace fleetwright::analysis::delivery
