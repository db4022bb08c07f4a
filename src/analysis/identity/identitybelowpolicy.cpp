// SPDX-License-Identifier: Apache-2.0
#include "analysis/guessedclusters.h"
#include "analysis/identity/identityrules.h"
#include "analysis/leaks/identityuse.h"
#include "analysis/leaks/marks.h"
#include "analysis/places.h"
#include "analysis/writtenfiles.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_set>

namespace fleetwright::analysis::identity {

namespace {

using base::Place;
using model::ClusterIndex;
using yaml::Node;

bool isPolicy(const model::ResourceId &id)
{
    struct Kind {
        std::string_view group;
        std::string_view kind;
    };
    constexpr std::array kinds{Kind{"networking.k8s.io", "NetworkPolicy"},
                               Kind{"cilium.io", "CiliumNetworkPolicy"},
                               Kind{"kyverno.io", "Policy"},
                               Kind{"kyverno.io", "ClusterPolicy"},
                               Kind{"admissionregistration.k8s.io", "ValidatingAdmissionPolicy"},
                               Kind{"", "ResourceQuota"},
                               Kind{"", "LimitRange"},
                               Kind{"security.istio.io", "PeerAuthentication"},
                               Kind{"security.istio.io", "AuthorizationPolicy"}};
    return id.group == "constraints.gatekeeper.sh" || std::ranges::any_of(kinds, [&](Kind kind) {
               return kind.group == id.group && kind.kind == id.kind;
           });
}

class Policies {
public:
    explicit Policies(RuleInput &input)
        : m_snapshot(input.snapshot()), m_tokens(input.tokens()),
          m_files(input.once<WrittenFiles>()),
          m_exceptionKeys(input.config().exceptions.annotations)
    {}

    std::vector<model::Finding> run()
    {
        if (m_snapshot.clusters.size() < 2 || mayBeCatalog(m_snapshot))
            return {};
        std::unordered_set<const Node *> seen;
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering || m_snapshot.clusters[unit.cluster].isHub)
                continue;
            for (const model::Object &object : unit.rendering->objects) {
                if (isPolicy(object.id) && seen.insert(object.root).second)
                    look(unit.cluster, object);
            }
        }
        std::vector<model::Finding> findings;
        for (auto &[file, finding] : m_byFile)
            findings.push_back(std::move(finding));
        return findings;
    }

private:
    void look(ClusterIndex cluster, const model::Object &object)
    {
        const Place name = objectPlace(object.root);
        if (!isOwn(name.file, cluster) || !isOwnLayer(object.layer, cluster))
            return;
        const WrittenFiles::Chain chain = m_files.around(name);
        const Node *document = chain.empty() ? nullptr : chain.front();
        const Node *kind = document ? document->find("kind") : nullptr;
        // A generator's entry, a template: no resource of the layer.
        if (!kind || kind->text() != object.id.kind || holdsToken(document, cluster)
            || isMarked(name.file, document) || !isSharedNamespace(object, cluster))
            return;
        add(cluster, object, placeOf(kind));
    }

    [[nodiscard]] bool isOwn(const base::RepoPath &file, ClusterIndex cluster) const
    {
        const auto reach = m_snapshot.reachByFile.find(file);
        return reach != m_snapshot.reachByFile.end() && reach->second.size() == 1
               && reach->second.contains(cluster);
    }

    [[nodiscard]] bool isOwnLayer(const base::RepoPath &path, ClusterIndex cluster) const
    {
        const model::Layer *layer = m_snapshot.findLayer(path);
        if (!layer)
            return true;
        return layer->reach.size() == 1 && layer->reach.contains(cluster)
               && (layer->role.kind == model::Role::Kind::Cluster
                   || layer->role.kind == model::Role::Kind::App);
    }

    /// Something in it is about this cluster.
    [[nodiscard]] bool holdsToken(const Node *node, ClusterIndex cluster,
                                  std::string_view key = {}) const
    {
        if (node->isScalar()) {
            const auto isOwn = [&](leaks::TokenIndex index) {
                return m_tokens.token(index).owners.contains(cluster);
            };
            const auto keyed = m_tokens.findKeyed(key, node->text());
            return (keyed && isOwn(*keyed))
                   || std::ranges::any_of(m_tokens.find(node->text()),
                                          [&](const auto &match) { return isOwn(match.token); });
        }
        return std::ranges::any_of(node->entries(),
                                   [&](const yaml::Entry &entry) {
                                       return holdsToken(entry.key, cluster)
                                              || holdsToken(entry.value, cluster,
                                                            entry.key->text());
                                   })
               || std::ranges::any_of(
                   node->items(), [&](const Node *item) { return holdsToken(item, cluster, key); });
    }

    bool isMarked(const base::RepoPath &file, const Node *document)
    {
        const Node *annotations = document->findPath({"metadata", "annotations"});
        if (annotations
            && std::ranges::any_of(annotations->entries(), [&](const yaml::Entry &entry) {
                   return leaks::isExceptionKey(entry.key->text(), m_exceptionKeys);
               }))
            return true;
        const auto [marks, isNew] = m_marks.try_emplace(file);
        const yaml::ParsedFile *parsed = m_files.find(file);
        if (isNew && parsed)
            marks->second.addFile(*parsed);
        const std::uint32_t begin = document->span().place().line;
        const Node *name = document->findPath({"metadata", "name"});
        const std::uint32_t end = name ? placeOf(name).line : begin;
        for (std::uint32_t line = begin; line <= end; ++line) {
            if (marks->second.covers(line))
                return true;
        }
        return false;
    }

    /// In no namespace, or in one that others have from the same place.
    [[nodiscard]] bool isSharedNamespace(const model::Object &object, ClusterIndex cluster) const
    {
        const std::string &nameSpace = object.id.nameSpace;
        if (nameSpace.empty())
            return true;
        for (const std::size_t index : m_snapshot.unitsOf(cluster)) {
            const model::RenderingPtr &rendering = m_snapshot.units[index].rendering;
            if (!rendering)
                continue;
            for (const model::Object &other : rendering->objects) {
                if (other.id.kind != "Namespace" || other.id.name != nameSpace)
                    continue;
                const auto reach = m_snapshot.reachByFile.find(objectPlace(other.root).file);
                if (reach != m_snapshot.reachByFile.end() && reach->second.size() > 1)
                    return true;
            }
        }
        return false;
    }

    void add(ClusterIndex cluster, const model::Object &object, const Place &place)
    {
        const auto known = m_byFile.find(place.file);
        if (known != m_byFile.end() && known->second.place <= place)
            return;
        const std::string &name = m_snapshot.clusters[cluster].name;
        const std::string where = object.id.nameSpace.empty()
                                      ? std::string("the whole cluster")
                                      : "the shared namespace " + object.id.nameSpace;
        model::Finding finding;
        finding.rule = "identity-below-policy";
        finding.severity = model::Severity::Info;
        finding.place = place;
        finding.clusters = {name};
        finding.field = objectText(object.id);
        finding.layer = object.layer.text();
        finding.message = "The policy " + finding.field + " is for " + where
                          + " and says nothing of " + name + ", but lies in a layer of " + name
                          + " alone: the other clusters are without it";
        finding.fix = "Move it to a shared layer, or mark it as an exception of " + name;
        m_byFile[place.file] = std::move(finding);
    }

    const model::Snapshot &m_snapshot;
    const leaks::TokenTable &m_tokens;
    const WrittenFiles &m_files;
    const std::vector<std::string> &m_exceptionKeys;
    std::map<base::RepoPath, leaks::CommentMarks> m_marks;
    std::map<base::RepoPath, model::Finding> m_byFile;
};

} // namespace

std::vector<model::Finding> identityBelowPolicy(RuleInput &input)
{
    return Policies(input).run();
}

} // namespace fleetwright::analysis::identity
