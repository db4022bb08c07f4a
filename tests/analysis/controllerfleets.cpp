// SPDX-License-Identifier: Apache-2.0
#include "analysis/controllerfleets.h"

namespace fleetwright::analysis {

namespace {

const std::string repository = "https://git.example.com/platform/fleet.git";

std::string deployment(const std::string &name)
{
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: " + name
           + "\n  namespace: web\nspec:\n  replicas: 1\n";
}

} // namespace

std::string clusterSecret(const std::string &name, const Texts &labels, const std::string &server)
{
    std::string text = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name
                       + "\n  namespace: argocd\n  labels:\n"
                         "    argocd.argoproj.io/secret-type: cluster\n";
    for (const std::string &label : labels)
        text += "    " + label + "\n";
    return text + "stringData:\n  name: " + name
           + "\n  server: " + (server.empty() ? "https://" + name + ".example.com" : server) + "\n";
}

std::string applicationSet(const std::string &name, const std::string &generators,
                           const std::string &path, const std::string &project)
{
    return "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: " + name
           + "\n  namespace: argocd\nspec:\n" + generators
           + "  template:\n    metadata:\n      name: '{{name}}-" + name
           + "'\n    spec:\n      project: " + project
           + "\n      source:\n        repoURL: " + repository + "\n        path: " + path
           + "\n      destination:\n        server: '{{server}}'\n        namespace: web\n"
             "      syncPolicy:\n        automated: {}\n";
}

std::string application(const std::string &name, const std::string &path,
                        const std::string &project)
{
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: " + name
           + "\n  namespace: argocd\nspec:\n  project: " + project
           + "\n  source:\n    repoURL: " + repository + "\n    path: " + path
           + "\n  destination:\n    namespace: argocd\n"
             "    server: https://kubernetes.default.svc\n  syncPolicy:\n    automated: {}\n";
}

Files argoCdFleet()
{
    Files files;
    files["bootstrap/root.yaml"] = application("root", "argocd");
    files["argocd/prod-eu.yaml"] =
        clusterSecret("prod-eu", {"environment: production", "region: eu-west"});
    files["argocd/prod-us.yaml"] =
        clusterSecret("prod-us", {"environment: production", "region: us-east"});
    files["argocd/test-eu.yaml"] =
        clusterSecret("test-eu", {"environment: test", "region: eu-west"});
    files["apps/web/deployment.yaml"] = deployment("web");
    files["apps/web/kustomization.yaml"] = "resources:\n- deployment.yaml\n";
    return files;
}

std::string kustomization(const std::string &name, const std::string &path, const std::string &more)
{
    return "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: "
           + name + "\n  namespace: flux-system\nspec:\n  interval: 10m\n  prune: true\n  path: ./"
           + path + "\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n" + more;
}

Files fluxFleet()
{
    Files files;
    for (const std::string name : {"one", "two"}) {
        files["clusters/" + name + "/flux-system/gotk-sync.yaml"] =
            "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n"
            "  name: flux-system\n  namespace: flux-system\nspec:\n  interval: 1m\n"
            "  url: https://git.example.com/fleet\n---\n"
            + kustomization("flux-system", "clusters/" + name);
        files["clusters/" + name + "/flux-system/kustomization.yaml"] =
            "resources:\n- gotk-sync.yaml\n";
        files["clusters/" + name + "/infra.yaml"] = kustomization("infra", "infra");
        files["clusters/" + name + "/apps.yaml"] = kustomization("apps", "apps");
    }
    files["infra/kustomization.yaml"] = "resources:\n- namespace.yaml\n";
    files["infra/namespace.yaml"] = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: infra\n";
    files["apps/kustomization.yaml"] = "resources:\n- deployment.yaml\n";
    files["apps/deployment.yaml"] = deployment("web");
    return files;
}

Files rancherFleet(const std::string &targets, const std::string &fleetYaml)
{
    Files files;
    const auto cluster = [&](const std::string &name, const std::string &labels) {
        files["hub/" + name + ".yaml"] =
            "apiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nmetadata:\n  name: " + name
            + "\n  namespace: fleet-default\n  labels:\n" + labels;
    };
    cluster("prod-eu", "    env: production\n    region: eu\n");
    cluster("prod-us", "    env: production\n    region: us\n");
    cluster("test-eu", "    env: test\n    region: eu\n");
    files["hub/repo.yaml"] =
        "apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata:\n  name: web\n"
        "  namespace: fleet-default\nspec:\n  repo: https://git.example.com/web\n"
        "  branch: main\n  paths: [apps/web]\n"
        + targets;
    files["apps/web/deployment.yaml"] = deployment("web");
    files["apps/web/fleet.yaml"] = fleetYaml;
    return files;
}

} // namespace fleetwright::analysis
