# SPDX-License-Identifier: Apache-2.0
"""What people ask of a fleet while they learn it: half-finished fleets, hashed names, keys with dots, exceptions."""

from cliprogram import KUSTOMIZATION, FleetCase


def cluster_overlay(environment, name, more=""):
    return KUSTOMIZATION + ("resources:\n- ../../environments/%s\ncommonLabels:\n  example.com/cluster: %s\n" % (environment, name)) + more


def identity(name):
    return "configMapGenerator:\n- name: cluster-identity\n  namespace: kube-system\n  literals:\n  - CLUSTER_NAME=%s\n" % name


PROMETHEUS = (
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: prometheus\n  namespace: monitoring\nspec:\n"
    "  template:\n    spec:\n      containers:\n      - name: prometheus\n        image: registry.example.com/prometheus:v2.55.1\n")

# Two environments are written and inherited by nobody; four clusters of the Application set have no folder yet.
UNFINISHED = {
    "applicationset.yaml": (
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: clusters\n  namespace: argocd\nspec:\n"
        "  generators:\n  - list:\n      elements:\n"
        + "".join("      - cluster: %s\n        url: https://%s.example.com:6443\n" % (name, name)
                  for name in ("prod-us-east", "prod-eu-west", "staging-us-east", "staging-eu-west", "dev-us-east", "dev-eu-west"))
        + "  template:\n    metadata:\n      name: '{{cluster}}'\n    spec:\n      project: default\n      source:\n"
        "        repoURL: https://git.example.com/fleet.git\n        path: clusters/{{cluster}}\n        targetRevision: main\n"
        "      destination:\n        server: '{{url}}'\n        namespace: default\n"),
    "base/kustomization.yaml": KUSTOMIZATION + "resources:\n- namespace.yaml\ncommonLabels:\n  managed-by: gitops\n",
    "base/namespace.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n",
    "environments/dev/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../base\ncommonLabels:\n  environment: dev\n",
    "environments/staging/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../base\ncommonLabels:\n  environment: staging\n",
    "environments/production/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../base\ncommonLabels:\n  environment: production\npatches:\n- target:\n    kind: Namespace\n"
        "  patch: |-\n    - op: add\n      path: /metadata/labels/example.com~1critical\n      value: \"true\"\n"),
    "clusters/prod-us-east/kustomization.yaml": cluster_overlay("production", "prod-us-east", identity("prod-us-east")),
    "clusters/prod-eu-west/kustomization.yaml": cluster_overlay("production", "prod-eu-west", identity("prod-eu-west")),
}

# One cluster has an image of its own.
WITH_EXCEPTION = {
    "clusters.yaml": (
        "clusters:\n"
        "- name: prod-eu-1\n  labels: {environment: production, region: eu-west}\n"
        "- name: prod-us-1\n  labels: {environment: production, region: us-east}\n"
        "- name: staging-us-1\n  labels: {environment: staging, region: us-east}\n"),
    "base/kustomization.yaml": KUSTOMIZATION + "resources:\n- prometheus.yaml\n",
    "base/prometheus.yaml": PROMETHEUS,
    "environments/production/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../base\ncommonAnnotations:\n  example.com/oncall: pagerduty\n"),
    "environments/staging/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../base\n",
    "environments/dev/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../base\n",
    "regions/eu-west/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../environments/production\ncommonLabels:\n  example.com/region: eu-west\nconfigMapGenerator:\n"
        "- name: regional-settings\n  namespace: kube-system\n  literals:\n  - REGION=eu-west-1\n"),
    "clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../regions/eu-west\n",
    "clusters/prod-us-1/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../environments/production\n",
    "clusters/staging-us-1/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../environments/staging\n",
    "clusters/staging-data-1/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../environments/staging\nimages:\n- name: registry.example.com/prometheus\n  newTag: v2.56.0\n"),
}

IMAGE = "Deployment/monitoring/prometheus#spec.template.spec.containers[0].image"


class LessonCase(FleetCase):
    FILES = {}

    def setUp(self):
        super().setUp()
        self.folder = self.path("lesson")
        for name, text in self.FILES.items():
            self.write(name, text)


class Unfinished(LessonCase):
    FILES = UNFINISHED

    def test_clusters_without_a_folder_are_listed_and_named(self):
        document, _ = self.run_json("clusters")
        self.assertEqual([cluster["name"] for cluster in document["clusters"]],
                         ["dev-eu-west", "dev-us-east", "staging-eu-west", "staging-us-east", "prod-eu-west", "prod-us-east"])
        document, _ = self.run_json("units")
        self.assertEqual([(unit["cluster"], unit["state"]) for unit in document["units"]],
                         [("dev-eu-west", "failed"), ("dev-us-east", "failed"), ("staging-eu-west", "failed"),
                          ("staging-us-east", "failed"), ("prod-eu-west", "rendered"), ("prod-us-east", "rendered")])
        _, err = self.run_cli("units")
        for name in ("dev-eu-west", "dev-us-east", "staging-eu-west", "staging-us-east"):
            self.assertIn("clusters/%s: app path does not exist" % name, err)

    def test_generated_objects_are_found_without_their_hash(self):
        document, _ = self.run_json("get", "ConfigMap/kube-system/cluster-identity")
        self.assertEqual([value["cluster"] for value in document["values"]], ["prod-eu-west", "prod-us-east"])
        for value in document["values"]:
            self.assertRegex(value["object"], r"^ConfigMap/kube-system/cluster-identity-[0-9a-z]{10}$")
        self.assertNotEqual(*(value["object"] for value in document["values"]))

    def test_reach_of_the_base_and_of_layers_that_nobody_inherits(self):
        out, _ = self.run_cli("radius", "--layer", "base")
        self.assertEqual(out, "base reaches 2 of 6 clusters: prod-eu-west, prod-us-east\n"
                              "supplies values of 1 object:\n  Namespace/monitoring: 4 fields in 2 clusters\n")
        out, _ = self.run_cli("radius", "--layer", "environments/dev")
        self.assertEqual(out, "environments/dev reaches 0 of 6 clusters: none\n")

    def test_the_base_stands_above_all_that_inherit_it(self):
        out, _ = self.run_cli("tree")
        self.assertEqual(out.splitlines()[:6], [
            "base  (global, reaches 2)",
            "  environments/production  (environment production, reaches 2)",
            "    prod-eu-west",
            "    prod-us-east",
            "  environments/dev  (environment dev, reaches 0)",
            "  environments/staging  (environment staging, reaches 0)"])

    def test_keys_with_dots_need_no_quotes(self):
        for field in ("metadata.labels.example.com/critical", "metadata.labels.\"example.com/critical\""):
            document, _ = self.run_json("get", "Namespace//monitoring#" + field)
            self.assertEqual([(value["cluster"], value["value"], value["file"], value["line"]) for value in document["values"]],
                             [(cluster, "true", "environments/production/kustomization.yaml", 13)
                              for cluster in ("prod-eu-west", "prod-us-east")])

    def test_a_component_in_the_base_with_another_version_in_production(self):
        self.write("base/prometheus.yaml", PROMETHEUS)
        self.write("base/kustomization.yaml", UNFINISHED["base/kustomization.yaml"].replace("- namespace.yaml\n", "- namespace.yaml\n- prometheus.yaml\n"))
        self.write("clusters/dev-us-east/kustomization.yaml", cluster_overlay("dev", "dev-us-east"))
        self.run_cli("set", "environments/production", IMAGE, "registry.example.com/prometheus:v2.56.0", "--write")
        document, _ = self.run_json("get", IMAGE)
        self.assertEqual([(value["cluster"], value["value"].rpartition(":")[2]) for value in document["values"]],
                         [("dev-us-east", "v2.55.1"), ("prod-eu-west", "v2.56.0"), ("prod-us-east", "v2.56.0")])
        self.assertEqual(self.read("base/prometheus.yaml"), PROMETHEUS)
        self.assertIn("newTag: v2.56.0", self.read("environments/production/kustomization.yaml"))


    def test_an_edit_for_a_layer_is_never_made_for_some_of_its_clusters(self):
        # The layer's annotation stands on both objects: one line cannot change it on one of them.
        name = "environments/production/kustomization.yaml"
        self.write(name, self.read(name) + "commonAnnotations:\n  example.com/level: strict\n")
        self.write("base/prometheus.yaml", PROMETHEUS)
        self.write("base/kustomization.yaml",
                   UNFINISHED["base/kustomization.yaml"].replace("- namespace.yaml\n", "- namespace.yaml\n- prometheus.yaml\n"))
        out, err = self.run_cli("set", "environments/production", "Namespace//monitoring#metadata.annotations.example.com/level",
                                "relaxed", code=3)
        self.assertEqual(out, "")
        self.assertIn("it would also change Deployment.apps/monitoring/prometheus", err)
        self.assertIn("hint: ", err)


class WithException(LessonCase):
    FILES = WITH_EXCEPTION

    def test_which_cluster_runs_another_version_and_where_it_says_so(self):
        document, _ = self.run_json("get", IMAGE)
        self.assertEqual({value["cluster"]: (value["value"].rpartition(":")[2], value["file"], value["line"])
                          for value in document["values"]},
                         {"staging-data-1": ("v2.56.0", "clusters/staging-data-1/kustomization.yaml", 7),
                          "staging-us-1": ("v2.55.1", "base/prometheus.yaml", 11),
                          "prod-eu-1": ("v2.55.1", "base/prometheus.yaml", 11),
                          "prod-us-1": ("v2.55.1", "base/prometheus.yaml", 11)})

    def test_who_would_get_it_from_each_layer(self):
        for layer, reached in (("environments/staging", ["staging-data-1", "staging-us-1"]),
                               ("environments/production", ["prod-eu-1", "prod-us-1"]),
                               ("environments/dev", []), ("regions/eu-west", ["prod-eu-1"]),
                               ("base", ["prod-eu-1", "prod-us-1", "staging-data-1", "staging-us-1"])):
            document, _ = self.run_json("radius", "--layer", layer)
            self.assertEqual(document["reach"], reached, layer)
            document, _ = self.run_json("radius", "--file", layer + "/kustomization.yaml")
            self.assertEqual(document["reach"], reached, layer)

    def test_selectors_know_the_inventory_and_the_dimensions(self):
        for selector, matched in (("environment=production", ["prod-eu-1", "prod-us-1"]),
                                  ("environment=production,region=us-east", ["prod-us-1"])):
            document, _ = self.run_json("radius", "--selector", selector)
            self.assertEqual(document["reach"], matched, selector)

    def test_layers_from_broad_to_narrow(self):
        document, _ = self.run_json("explain", "prod-eu-1", IMAGE)
        self.assertEqual([step["layer"] for step in document["fields"][0]["steps"]],
                         ["base", "environments/production", "regions/eu-west", "clusters/prod-eu-1"])

    def test_who_is_paged(self):
        document, _ = self.run_json("get", "*/*/*#metadata.annotations.example.com/oncall")
        self.assertEqual([(value["cluster"], value["object"], value["value"]) for value in document["values"]],
                         [(cluster, "Deployment.apps/monitoring/prometheus", "pagerduty") for cluster in ("prod-eu-1", "prod-us-1")])

    def test_what_is_known_of_a_cluster_that_the_inventory_lacks(self):
        document, _ = self.run_json("clusters")
        known = {cluster["name"]: cluster for cluster in document["clusters"]}
        self.assertTrue(known["staging-data-1"]["assumedFromFolder"])
        self.assertEqual(known["staging-data-1"]["dimensions"].get("environment"), "staging")
        self.assertEqual((known["prod-eu-1"]["knownFrom"], known["prod-eu-1"]["line"]), ("inventory file", 2))
        out, _ = self.run_cli("clusters", "--why")
        self.assertIn("staging-data-1  (assumed from folder)\n", out)
        self.assertIn("  region = eu-west   inventory file   clusters.yaml:3\n", out)
