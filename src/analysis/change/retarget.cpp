// SPDX-License-Identifier: Apache-2.0
#include "analysis/change/retarget.h"

#include "analysis/change/removals.h"
#include "analysis/drafts.h"
#include "analysis/places.h"
#include "argocd/clustersecret.h"
#include "base/ascii.h"
#include "base/base64.h"
#include "model/production.h"
#include "topology/fleetobjects.h"

#include <algorithm>
#include <map>
#include <set>

namespace fleetwright::analysis::change {

namespace {

using model::Snapshot;
using model::Unit;
using yaml::Node;

/// A server's address as connecting to it sees it: case, a final "/" and the scheme's own port do
/// not matter.
std::string plainServer(std::string_view server)
{
    std::string text(server);
    std::ranges::transform(text, text.begin(), [](char c) {
        return base::isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    });
    while (text.ends_with('/'))
        text.pop_back();
    for (const auto &[scheme, port] :
         {std::pair<std::string_view, std::string_view>("https://", ":443"), {"http://", ":80"}}) {
        if (text.starts_with(scheme) && text.ends_with(port))
            text.resize(text.size() - port.size());
    }
    return text;
}

struct Registration {
    std::string secret; ///< "namespace/name" of its object
    std::string name;
    std::string server;
    base::Place namePlace;
    base::Place serverPlace;
};

base::Place secretKeyPlace(const Node *secret, std::string_view key)
{
    for (const std::string_view field : {"stringData", "data"}) {
        if (const Node *value = secret->findPath({field, key}))
            return placeOfValue(value);
    }
    return {};
}

std::vector<Registration> registrationsOf(const Snapshot &snapshot, const base::Cancel &cancel)
{
    std::vector<Registration> registrations;
    for (const topology::FleetObject &object :
         topology::objectsOfKind(snapshot, {}, "Secret", cancel)) {
        if (!argocd::isClusterSecret(object.root))
            continue;
        const base::Result<argocd::RegisteredCluster> cluster =
            argocd::readClusterSecret(object.root);
        if (!cluster)
            continue;
        registrations.push_back({object.nameSpace + '/' + object.name, cluster->name,
                                 plainServer(cluster->server), secretKeyPlace(object.root, "name"),
                                 secretKeyPlace(object.root, "server")});
    }
    return registrations;
}

class Retargeting {
public:
    explicit Retargeting(const diff::Impact &impact, const base::Cancel &cancel)
        : m_before(*impact.fleet.before), m_after(*impact.fleet.after), m_cancel(cancel),
          m_drafts("retarget")
    {}

    std::vector<model::Finding> run(const diff::Impact &impact)
    {
        compareRegistrations();
        for (const model::UnitId &id : retargetedUnits(impact))
            compareUnit(id);
        compareServers();
        return m_drafts.findings([](const Draft &draft, model::Finding &finding) {
            finding.message =
                listed(draft.details) + " moves what is for "
                + listed(std::vector<std::string>(draft.clusters.begin(), draft.clusters.end()))
                + ": what was applied to the old cluster stays there and nobody "
                  "owns it";
            finding.fix = "keep the old cluster until what it runs is taken away, or undo the "
                          "change if the cluster is the same";
        });
    }

private:
    void add(const base::Place &place, const std::set<std::string> &clusters,
             const std::string &what)
    {
        Draft *draft = m_drafts.at(place);
        if (!draft)
            return;
        const bool production = std::ranges::any_of(
            clusters, [&](const std::string &name) { return isProduction(name); });
        draft->raise(production ? model::Severity::Error : model::Severity::Warning);
        draft->clusters.insert(clusters.begin(), clusters.end());
        draft->details.insert(what);
    }

    [[nodiscard]] bool isProduction(const std::string &name) const
    {
        const model::Cluster *cluster = m_after.findCluster(name);
        if (!cluster)
            cluster = m_before.findCluster(name);
        return cluster && model::isProduction(*cluster);
    }

    /// Whether Applications are for the cluster of a registration.
    static bool isUsed(const Snapshot &snapshot, const std::string &cluster)
    {
        return std::ranges::any_of(snapshot.units, [&](const Unit &unit) {
            return unit.controller == model::Controller::ArgoCd
                   && snapshot.clusters[unit.cluster].name == cluster;
        });
    }

    void compareRegistrations()
    {
        const std::vector<Registration> old = registrationsOf(m_before, m_cancel);
        const std::vector<Registration> now = registrationsOf(m_after, m_cancel);
        const auto isIn = [](const std::vector<Registration> &list, const std::string &secret) {
            return std::ranges::find(list, secret, &Registration::secret) != list.end();
        };
        for (const Registration &registration : now) {
            // The same object; of one that is new, the one that had its address.
            auto was = std::ranges::find(old, registration.secret, &Registration::secret);
            if (was == old.end())
                was = std::ranges::find_if(old, [&](const Registration &other) {
                    return other.server == registration.server && !isIn(now, other.secret);
                });
            if (was == old.end()
                || (was->server == registration.server && was->name == registration.name)
                || (!isUsed(m_before, was->name) && !isUsed(m_after, registration.name)))
                continue;
            const std::set<std::string> clusters{was->name, registration.name};
            if (was->server != registration.server)
                add(registration.serverPlace, clusters,
                    "the new address in the registration of " + registration.name);
            else if (was->name != registration.name)
                add(registration.namePlace, clusters,
                    "the new name in the registration of " + registration.name);
        }
    }

    static const Unit *unitIn(const Snapshot &snapshot, const model::UnitId &id)
    {
        const auto found = std::ranges::find(snapshot.units, id, &Unit::id);
        return found == snapshot.units.end() ? nullptr : &*found;
    }

    void compareUnit(const model::UnitId &id)
    {
        const Unit *old = unitIn(m_before, id);
        const Unit *now = unitIn(m_after, id);
        if (!old->declaration->object || !now->declaration->object)
            return;
        const std::set<std::string> clusters{m_before.clusters[old->cluster].name,
                                             m_after.clusters[now->cluster].name};
        const Node *spec = now->declaration->object->find("spec");
        const Node *was = old->declaration->object->find("spec");
        if (!spec || !was)
            return;
        const std::vector<std::vector<std::string_view>> paths{{"destination", "server"},
                                                               {"destination", "name"},
                                                               {"kubeConfig", "secretRef", "name"}};
        for (const std::vector<std::string_view> &path : paths) {
            const Node *value = fieldAt(spec, path);
            if (value && !yaml::equal(value, fieldAt(was, path)))
                return add(suppliedPlace(*now, value), clusters,
                           "the new destination of " + id.text());
        }
    }

    /// Applications whose destination is another server and that no registration tells apart.
    void compareServers()
    {
        using Key = std::pair<std::string, model::UnitId>;
        std::map<Key, const Node *> old;
        for (const Unit &unit : m_before.units) {
            if (const Node *server = serverOf(unit))
                old.emplace(Key(m_before.clusters[unit.cluster].name, unit.id), server);
        }
        for (const Unit &unit : m_after.units) {
            const std::string &cluster = m_after.clusters[unit.cluster].name;
            const Node *server = serverOf(unit);
            const auto was = server ? old.find({cluster, unit.id}) : old.end();
            if (was != old.end() && plainServer(server->text()) != plainServer(was->second->text()))
                add(suppliedPlace(unit, server), {cluster},
                    "the new destination of " + unit.id.text());
        }
    }

    static const Node *serverOf(const Unit &unit)
    {
        return unit.id.kind == "Application"
                   ? fieldAt(unit.declaration->object, {"spec", "destination", "server"})
                   : nullptr;
    }

    const Snapshot &m_before;
    const Snapshot &m_after;
    const base::Cancel &m_cancel;
    Drafts m_drafts;
};

} // namespace

std::vector<model::Finding> retarget(RuleInput &input)
{
    const diff::ImpactPtr impact = input.impact();
    if (!impact)
        return {};
    return Retargeting(*impact, input.cancel()).run(*impact);
}

} // namespace fleetwright::analysis::change
