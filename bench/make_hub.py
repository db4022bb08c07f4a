#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a fleet whose clusters get everything from controllers: Argo CD and Rancher Fleet on a hub, Flux on every cluster.

    make_hub.py FOLDER [--clusters 1000] [--each 40]

The same arguments give the same bytes. Every cluster has labels, a registration with Argo CD, one with Rancher Fleet and a Flux
sync; `--each` is the number of ApplicationSets, of Flux Kustomizations a cluster and of Fleet bundles. Half of the sets and bundles
choose by environment and tier, a quarter by region, the others take all clusters.
"""

from make_fleet import PLAIN, parser_of, write

ENVIRONMENTS = ["dev", "staging", "qa", "production"]
REGIONS = ["eu-west", "eu-north", "us-east", "us-west", "ap-south"]
URL = "https://git.example.com/platform/fleet.git"

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {app}
  namespace: {app}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: {app}
  template:
    metadata:
      labels:
        app: {app}
    spec:
      containers:
      - name: {app}
        image: registry.example.com/{app}:v1.{minor}.0
        env:
        - name: LOG_LEVEL
          value: info
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {app}
  namespace: {app}
data:
  mode: standard
"""


def labels_of(number):
    return {"env": ENVIRONMENTS[number % 4], "region": REGIONS[number % 5], "tier": "t%d" % (number % 7)}


def flow(labels):
    return "{" + ", ".join("%s: %s" % pair for pair in labels.items()) + "}"


def selector_of(number):
    if number % 4 == 0:
        return "matchLabels: {argocd.argoproj.io/secret-type: cluster}"
    if number % 4 == 1:
        return "matchLabels: {region: %s}" % REGIONS[number % 5]
    return "matchLabels: {env: %s}, matchExpressions: [{key: tier, operator: NotIn, values: [t%d]}]" % (
        ENVIRONMENTS[number % 4], number % 7)


def make_apps(folder, each):
    for number in range(each):
        app = "app-%02d" % number
        write(folder, "apps/%s/base/objects.yaml" % app, DEPLOYMENT.format(app=app, minor=number % 9))
        write(folder, "apps/%s/base/kustomization.yaml" % app, PLAIN + "resources: [objects.yaml]\n")
        for place, environment in enumerate(ENVIRONMENTS):
            write(folder, "apps/%s/%s/kustomization.yaml" % (app, environment),
                  PLAIN + "resources: [../base]\nreplicas: [{name: %s, count: %d}]\n" % (app, place + 1))


def make_argo_cd(folder, clusters, each):
    for number in range(clusters):
        name = "cluster-%04d" % number
        labels = {"argocd.argoproj.io/secret-type": "cluster", **labels_of(number)}
        write(folder, "hub/argocd/clusters/%s.yaml" % name,
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: argocd\n  labels:\n%s"
              "stringData:\n  name: %s\n  server: https://%s.example.com\n"
              % (name, "".join("    %s: %s\n" % pair for pair in labels.items()), name, name))
    for number in range(each):
        write(folder, "hub/argocd/sets/app-%02d.yaml" % number, """\
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: app-%02d
  namespace: argocd
spec:
  goTemplate: true
  generators:
  - clusters:
      selector: {%s}
  template:
    metadata:
      name: '{{.name}}-app-%02d'
    spec:
      project: default
      source:
        repoURL: %s
        targetRevision: HEAD
        path: 'apps/app-%02d/{{.metadata.labels.env}}'
      destination:
        server: '{{.server}}'
        namespace: app-%02d
""" % (number, selector_of(number), number, URL, number, number))


def make_flux(folder, clusters, each):
    text = ""
    for number in range(each):
        text += """\
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: app-%02d
  namespace: flux-system
spec:
  interval: 10m
  prune: true
  path: ./tenants/app-%02d
  targetNamespace: mesh-app-%02d
  postBuild:
    substituteFrom: [{kind: ConfigMap, name: cluster-identity}]
  sourceRef: {kind: GitRepository, name: flux-system}
""" % (number, number, number)
        write(folder, "tenants/app-%02d/objects.yaml" % number,
              DEPLOYMENT.format(app="tenant-%02d" % number, minor=number % 9).replace("value: info", "value: ${environment}"))
        write(folder, "tenants/app-%02d/kustomization.yaml" % number, PLAIN + "resources: [objects.yaml]\n")
    write(folder, "mesh/kustomization.yaml", PLAIN + "resources: [kustomizations.yaml]\n")
    write(folder, "mesh/kustomizations.yaml", text)
    for number in range(clusters):
        name = "cluster-%04d" % number
        home = "clusters/" + name
        write(folder, home + "/kustomization.yaml",
              PLAIN + "resources: [flux-system.yaml, ../../mesh]\nconfigMapGenerator:\n- name: cluster-identity\n"
              "  namespace: flux-system\n  literals: [cluster=%s, environment=%s]\n"
              "generatorOptions: {disableNameSuffixHash: true}\n" % (name, labels_of(number)["env"]))
        write(folder, home + "/flux-system.yaml", """\
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, ref: {branch: main}, url: %s}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  interval: 10m
  path: ./clusters/%s
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
""" % (URL, name))


def make_rancher_fleet(folder, clusters, each):
    text = ""
    for number in range(clusters):
        name = "cluster-%04d" % number
        text += ("---\napiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\nmetadata:\n  name: %s\n  namespace: fleet-default\n"
                 "  labels: %s\n" % (name, flow(labels_of(number))))
    write(folder, "hub/fleet/clusters.yaml", text)
    write(folder, "hub/fleet/gitrepo.yaml", """\
apiVersion: fleet.cattle.io/v1alpha1
kind: GitRepo
metadata: {name: edge, namespace: fleet-default}
spec:
  repo: %s
  branch: main
  paths: [edge/*]
  targets:
  - name: all
    clusterSelector: {}
""" % URL)
    for number in range(each):
        app = "edge-%02d" % number
        write(folder, "edge/%s/objects.yaml" % app, DEPLOYMENT.format(app=app, minor=number % 9))
        customizations = "".join("- name: %s\n  clusterSelector: {matchLabels: {env: %s}}\n%s" % (
            environment, environment, "  doNotDeploy: true\n" if number % 4 == place else "  defaultNamespace: %s-%s\n" % (
                app, environment)) for place, environment in enumerate(ENVIRONMENTS))
        write(folder, "edge/%s/fleet.yaml" % app, "defaultNamespace: %s\ntargetCustomizations:\n%s" % (app, customizations))


def main():
    arguments = parser_of(__doc__, clusters=1000, each=40).parse_args()
    make_apps(arguments.folder, arguments.each)
    make_argo_cd(arguments.folder, arguments.clusters, arguments.each)
    make_flux(arguments.folder, arguments.clusters, arguments.each)
    make_rancher_fleet(arguments.folder, arguments.clusters, arguments.each)


if __name__ == "__main__":
    main()
