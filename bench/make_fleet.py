#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a fleet of plain Kustomize for measuring: base -> environments -> regions -> clusters, with an inventory.

    make_fleet.py FOLDER [--clusters 60] [--apps 20] [--layers 0]

The same arguments give the same bytes. Each app has five objects; environments set images, replicas and limits, regions set
storage classes and endpoints, clusters have their identity and one in ten a change of its own. Further layers stand between the
base and the environments; each sets the image of one app.
"""
import argparse
import pathlib

ENVIRONMENTS = [("dev", "dev", 1), ("staging", "staging", 1), ("production", "prod", 3)]
REGIONS = ["eu-west-1", "eu-central-1", "us-east-1", "us-west-2", "ap-south-1"]
PLAIN = ("apiVersion: kustomize.config.k8s.io/v1beta1\n"
         "kind: Kustomization\n")

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
      app.kubernetes.io/name: {app}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {app}
    spec:
      serviceAccountName: {app}
      containers:
      - name: {app}
        image: registry.example.com/platform/{app}:v1.{minor}.0
        ports:
        - name: http
          containerPort: 8080
        env:
        - name: LOG_LEVEL
          value: info
        envFrom:
        - configMapRef:
            name: {app}-settings
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            memory: 256Mi
        readinessProbe:
          httpGet:
            path: /ready
            port: http
"""

SERVICE = """\
apiVersion: v1
kind: Service
metadata:
  name: {app}
  namespace: {app}
spec:
  selector:
    app.kubernetes.io/name: {app}
  ports:
  - name: http
    port: 80
    targetPort: http
"""

NAMESPACE = """\
apiVersion: v1
kind: Namespace
metadata:
  name: {app}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {app}
  namespace: {app}
"""


def write(folder, path, text):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def resources(paths):
    return "resources:\n" + "".join("- %s\n" % path for path in paths)


def app_names(count):
    return ["app-%02d" % index for index in range(1, count + 1)]


def make_base(folder, apps):
    for index, app in enumerate(apps):
        values = {"app": app, "minor": index % 7}
        home = "base/%s" % app
        write(folder, home + "/deployment.yaml", DEPLOYMENT.format(**values))
        write(folder, home + "/service.yaml", SERVICE.format(**values))
        write(folder, home + "/namespace.yaml", NAMESPACE.format(**values))
        write(folder, home + "/kustomization.yaml",
              PLAIN + resources(["namespace.yaml", "deployment.yaml", "service.yaml"])
              + "configMapGenerator:\n- name: %s-settings\n  namespace: %s\n  literals:\n  - MODE=standard\n  - SHARDS=%d\n"
              % (app, app, index % 4 + 1))
    write(folder, "base/kustomization.yaml",
          PLAIN + resources(apps) + "labels:\n- pairs:\n    app.kubernetes.io/managed-by: gitops\n")


def make_layers(folder, apps, count):
    """The folder that environments include: the last layer, or the base."""
    below = "base"
    for index in range(1, count + 1):
        layer = "layers/%02d" % index
        write(folder, layer + "/kustomization.yaml",
              PLAIN + resources(["../../" + below])
              + "images:\n- name: registry.example.com/platform/%s\n  newTag: v2.%d.0\n" % (apps[index % len(apps)], index))
        below = layer
    return below


def make_environments(folder, apps, below):
    for environment, _, replicas in ENVIRONMENTS:
        text = PLAIN + resources(["../../" + below])
        text += "labels:\n- pairs:\n    platform.example.com/environment: %s\n" % environment
        text += "images:\n" + "".join(
            "- name: registry.example.com/platform/%s\n  newTag: v1.%d.%d\n" % (app, index % 7, replicas)
            for index, app in enumerate(apps) if index % 3 == 0)
        if replicas > 1:
            text += "replicas:\n" + "".join("- name: %s\n  count: %d\n" % (app, replicas) for app in apps[::2])
        text += ("patches:\n- target:\n    kind: Deployment\n  patch: |-\n    - op: replace\n"
                 "      path: /spec/template/spec/containers/0/resources/limits/memory\n      value: %dMi\n" % (256 * replicas))
        write(folder, "environments/%s/kustomization.yaml" % environment, text)


def make_regions(folder, apps):
    for environment, _, _ in ENVIRONMENTS:
        for region in REGIONS:
            text = PLAIN + resources(["../../../environments/%s" % environment])
            text += "labels:\n- pairs:\n    platform.example.com/region: %s\n" % region
            text += ("configMapGenerator:\n- name: regional-settings\n  namespace: kube-system\n  literals:\n"
                     "  - ENDPOINT=api.%s.example.com\n" % region)
            text += ("patches:\n- target:\n    kind: Deployment\n    name: %s\n  patch: |-\n    - op: replace\n"
                     "      path: /spec/template/spec/containers/0/env/0/value\n      value: %s\n"
                     % (apps[0], "debug" if environment == "dev" else "info"))
            write(folder, "regions/%s/%s/kustomization.yaml" % (environment, region), text)


def make_clusters(folder, apps, count):
    inventory = "clusters:\n"
    for index in range(count):
        environment, short, _ = ENVIRONMENTS[min(index * 6 // max(count, 1), 5) // 2]
        region = REGIONS[index % len(REGIONS)]
        name = "%s-%s-%04d" % (short, region, index)
        text = PLAIN + resources(["../../regions/%s/%s" % (environment, region)])
        text += "labels:\n- pairs:\n    platform.example.com/cluster: %s\n" % name
        text += ("configMapGenerator:\n- name: cluster-identity\n  namespace: kube-system\n  literals:\n"
                 "  - CLUSTER_NAME=%s\n  - ENVIRONMENT=%s\n  - REGION=%s\n" % (name, environment, region))
        text += "generatorOptions:\n  disableNameSuffixHash: true\n"
        if index % 10 == 7:
            text += "replicas:\n- name: %s\n  count: %d\n" % (apps[index % len(apps)], 2 + index % 3)
        write(folder, "clusters/%s/kustomization.yaml" % name, text)
        inventory += "- name: %s\n  labels:\n    platform.example.com/environment: %s\n" % (name, environment)
        inventory += "    platform.example.com/region: %s\n" % region
        if region.startswith("eu-"):
            inventory += "    platform.example.com/compliance: gdpr\n"
    write(folder, "clusters.yaml", inventory)


def parser_of(description, **counts):
    """For what makes a fleet: a folder, and counts with their defaults."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    for name, default in counts.items():
        parser.add_argument("--" + name, type=int, default=default)
    return parser


def main():
    parser = parser_of(__doc__, clusters=60, apps=20, layers=0)
    arguments = parser.parse_args()
    if arguments.clusters < 1 or arguments.apps < 1:
        parser.error("a fleet has at least one cluster and one app")
    apps = app_names(arguments.apps)
    make_base(arguments.folder, apps)
    make_environments(arguments.folder, apps, make_layers(arguments.folder, apps, arguments.layers))
    make_regions(arguments.folder, apps)
    make_clusters(arguments.folder, apps, arguments.clusters)


if __name__ == "__main__":
    main()
