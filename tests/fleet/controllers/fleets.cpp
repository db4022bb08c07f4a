// SPDX-License-Identifier: Apache-2.0
#include "fleet/controllers/fleets.h"

namespace fleetwright::testing {

const model::Unit *findUnit(const model::Snapshot &snapshot, const std::string &id)
{
    for (const std::vector<model::Unit> *units : {&snapshot.units, &snapshot.unplaced}) {
        for (const model::Unit &unit : *units) {
            if (unit.id.text() == id)
                return &unit;
        }
    }
    return nullptr;
}

std::string objectsOf(const model::Unit &unit)
{
    if (!unit.rendering)
        return "-";
    std::string text;
    for (const model::Object &object : unit.rendering->objects)
        text += (text.empty() ? "" : ", ") + object.id.kind + "/" + object.id.name;
    return text;
}

std::string reasonsOf(const model::Unit &unit, model::Reason::Kind kind)
{
    std::string text;
    for (const model::Reason &reason : unit.declaration->reasons) {
        if (reason.kind == kind)
            text += (text.empty() ? "" : ", ") + reason.subject;
    }
    return text;
}

std::string clusterSecret(const std::string &name, const std::string &server,
                          const std::string &labels)
{
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: cluster-" + name
           + "\n  namespace: argocd\n  labels: {argocd.argoproj.io/secret-type: cluster, " + labels
           + "}\nstringData:\n  name: " + name + "\n  server: " + server + "\n";
}

std::string application(const std::string &name, const std::string &path,
                        const std::string &destination)
{
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: " + name
           + "\n  namespace: argocd\nspec:\n  project: default\n"
             "  source: {repoURL: 'https://git.example.com/fleet.git', path: "
           + path + ", targetRevision: HEAD}\n  destination: {" + destination + "}\n";
}

std::string clusterSet(const std::string &name, const std::string &selector,
                       const std::string &path)
{
    return "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: " + name
           + "\n  namespace: argocd\nspec:\n  generators:\n  - clusters:\n      selector:\n"
             "        matchLabels: {"
           + selector + "}\n  template:\n    metadata: {name: '{{name}}-" + name
           + "'}\n    spec:\n      project: default\n      source: {repoURL: "
             "'https://git.example.com/fleet.git', path: '"
           + path
           + "', targetRevision: HEAD}\n      destination: {server: '{{server}}', namespace: "
             "apps}\n      syncPolicy: {automated: {prune: true}}\n";
}

std::string fluxKustomization(const std::string &name, const std::string &path,
                              const std::string &more)
{
    return "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: "
           + name + ", namespace: flux-system}\nspec:\n  interval: 10m\n  path: " + path
           + "\n  prune: true\n  sourceRef: {kind: GitRepository, name: flux-system}\n" + more;
}

std::string fluxSync(const std::string &path)
{
    return "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
           "metadata: {name: flux-system, namespace: flux-system}\n"
           "spec: {interval: 1m, ref: {branch: main}, url: 'https://git.example.com/fleet'}\n"
           "---\n"
           + fluxKustomization("flux-system", path);
}

std::string unitList(const model::Snapshot &snapshot)
{
    std::string text;
    for (const model::Unit &unit : snapshot.units)
        text += snapshot.clusters[unit.cluster].name + " " + unit.id.text() + "\n";
    for (const model::Unit &unit : snapshot.unplaced)
        text += "? " + unit.id.text() + "\n";
    return text;
}

} // namespace fleetwright::testing
