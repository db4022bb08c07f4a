# SPDX-License-Identifier: Apache-2.0
"""generate: what Argo CD's ApplicationSets and Rancher Fleet's GitRepos make of a fleet's objects and files."""

import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import unittest

from cliprogram import FleetCase


def secret(name, labels):
    return ("apiVersion: v1\nkind: Secret\nmetadata:\n  name: cluster-%s\n  namespace: argocd\n"
            "  labels: {argocd.argoproj.io/secret-type: cluster, %s}\n"
            "stringData:\n  name: %s\n  server: https://%s.example.com\n" % (name, labels, name, name))


APPLICATION_SET = """apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: web
  namespace: argocd
spec:
  generators:
  - clusters:
      selector:
        matchLabels: {env: prod}
  template:
    metadata:
      name: '{{name}}-web'
    spec:
      project: default
      source: {repoURL: 'https://git.example.com/fleet.git', targetRevision: HEAD, path: 'apps/{{metadata.labels.region}}'}
      destination: {server: '{{server}}', namespace: web}
"""


class Generate(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("argocd/web.yaml", APPLICATION_SET)

    def names(self, out):
        return re.findall(r"^  name: (.*)$", out, re.MULTILINE)

    def test_applications_of_selected_clusters(self):
        self.write("argocd/clusters.yaml", secret("eu-1", "env: prod, region: eu") + "---\n" + secret("us-1", "env: dev"))
        out, err = self.run_cli("generate")
        self.assertEqual(err, "")
        self.assertEqual(out, (
            "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  finalizers:\n"
            "  - resources-finalizer.argocd.argoproj.io\n  name: eu-1-web\n  namespace: argocd\nspec:\n  destination:\n"
            "    namespace: web\n    server: https://eu-1.example.com\n  project: default\n  source:\n    path: apps/eu\n"
            "    repoURL: https://git.example.com/fleet.git\n    targetRevision: HEAD\n"))

    def test_json_names_the_place_and_the_cluster(self):
        self.write("argocd/clusters.yaml", secret("eu-1", "env: prod, region: eu"))
        document, _ = self.run_json("generate")
        item, = document["objects"]
        self.assertEqual((item["file"], item["line"], item["column"]), ("argocd/web.yaml", 13, 13))
        self.assertEqual(item["generatedBy"], "ApplicationSet/argocd/web")
        self.assertEqual(item["clusters"], ["eu-1"])
        self.assertEqual(document["failures"], [])

    def test_clusters_may_come_from_the_hub(self):
        with_hub = self.path("hub.yaml")
        self.write("hub.yaml", secret("eu-1", "env: prod, region: eu"))
        hub = os.path.join(os.path.dirname(self.folder), os.path.basename(self.folder) + "-hub.yaml")
        os.rename(with_hub, hub)
        self.addCleanup(os.remove, hub)
        out, _ = self.run_cli("generate", "--inventory", hub)
        self.assertEqual(self.names(out), ["eu-1-web"])

    def test_without_any_secret_membership_is_unknown_not_empty(self):
        document, err = self.run_json("generate")
        self.assertEqual(document["objects"], [])
        self.assertEqual(document["unresolved"][0]["file"], "argocd/web.yaml")
        self.assertIn("unknown", document["unresolved"][0]["message"])
        self.assertIn("--inventory", err)

    def test_what_is_not_created_fails_at_its_place_and_the_rest_is_printed(self):
        self.write("argocd/clusters.yaml", secret("eu-1", "env: prod, region: eu"))
        self.write("argocd/broken.yaml", APPLICATION_SET.replace("name: web\n", "name: broken\n", 1).replace(
            "project: default", "project: ghost").replace("{{name}}-web", "{{name}}-other"))
        out, err = self.run_cli("generate", code=3)
        self.assertEqual(self.names(out), ["eu-1-web"])
        self.assertIn("argocd/broken.yaml:15", err)
        self.assertIn("ghost", err)

    def test_recorded_generators(self):
        self.write("argocd/web.yaml", APPLICATION_SET.replace(
            "  - clusters:\n      selector:\n        matchLabels: {env: prod}\n",
            "  - pullRequest: {github: {owner: a, repo: b}}\n").replace("{{server}}", "https://kubernetes.default.svc"))
        out, err = self.run_cli("generate")
        self.assertEqual(out, "")
        self.assertIn("pullRequest", err)
        self.write("recorded.yaml", "apiVersion: fleetwright/v1\nkind: RecordedGenerator\napplicationSet: argocd/web\n"
                                    "generator: pullRequest\nparameterSets:\n- {name: pr-7}\n")
        out, _ = self.run_cli("generate")
        self.assertEqual(self.names(out), ["pr-7-web"])

    def test_an_unreadable_inventory_is_told(self):
        _, err = self.run_cli("generate", "--inventory", self.path("gone.yaml"), code=3)
        self.assertIn("gone.yaml", err)


GIT_REPO = """apiVersion: fleet.cattle.io/v1alpha1
kind: GitRepo
metadata:
  name: shop
  namespace: fleet-default
spec:
  repo: https://git.example.com/fleet
  paths: [apps]
  targets:
  - clusterSelector: {matchLabels: {env: prod}}
"""


def rancher_cluster(name, labels):
    return ("---\napiVersion: fleet.cattle.io/v1alpha1\nkind: Cluster\n"
            "metadata: {name: %s, namespace: fleet-default, labels: {%s}}\n" % (name, labels))


class GenerateRancherFleet(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("fleet/objects.yaml", GIT_REPO + rancher_cluster("eu-1", "env: prod, region: eu")
                   + rancher_cluster("us-1", "env: prod") + rancher_cluster("dev-1", "env: dev"))
        self.write("apps/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n")
        self.write("apps/web/fleet.yaml", "namespace: web\nhelm:\n  values:\n    replicas: 2\n")

    def test_deployments_of_selected_clusters(self):
        out, err = self.run_cli("generate")
        self.assertEqual(err, "")
        one = ("apiVersion: fleet.cattle.io/v1alpha1\nkind: BundleDeployment\nmetadata:\n  labels:\n"
               "    fleet.cattle.io/cluster: %s\n  name: shop-apps-web\nspec:\n  options:\n    helm:\n      values:\n"
               "        replicas: 2\n    namespace: web\n")
        self.assertEqual(out, one % "eu-1" + "---\n" + one % "us-1")

    def test_json_names_the_file_and_the_cluster(self):
        document, _ = self.run_json("generate")
        first, second = document["objects"]
        self.assertEqual(first["file"], "apps/web/fleet.yaml")
        self.assertEqual(first["generatedBy"], "GitRepo/fleet-default/shop")
        self.assertEqual([first["clusters"], second["clusters"]], [["eu-1"], ["us-1"]])

    def test_a_missing_label_fails_that_cluster_at_its_line(self):
        self.write("apps/web/fleet.yaml", "helm:\n  values:\n    region: ${ .ClusterLabels.region }\n")
        out, err = self.run_cli("generate", code=3)
        self.assertIn("fleet.cattle.io/cluster: eu-1", out)
        self.assertNotIn("us-1", out)
        self.assertIn("apps/web/fleet.yaml:3:13", err)
        self.assertIn("us-1", err)

    def test_keys_that_fleet_drops_are_told(self):
        self.write("apps/web/fleet.yaml", "namspace: web\n")
        document, err = self.run_json("generate")
        warning, = document["warnings"]
        self.assertEqual((warning["file"], warning["line"]), ("apps/web/fleet.yaml", 1))
        self.assertEqual(warning["hint"], "perhaps namespace is meant")
        self.assertIn("namspace", err)

    def test_two_repositories_and_only_one_lies_here(self):
        self.write("fleet/other.yaml", GIT_REPO.replace("name: shop", "name: other").replace(
            "git.example.com/fleet", "git.example.com/other").replace("[apps]", "[elsewhere]"))
        out, err = self.run_cli("generate")
        self.assertEqual(out.count("name: shop-apps-web"), 2)
        self.assertIn("git.example.com/other is not at hand", err)


@unittest.skipUnless(os.environ.get("FLEETWRIGHT_CONFORMANCE") and importlib.util.find_spec("yaml"),
                     "FLEETWRIGHT_CONFORMANCE is not set, or its runner lacks PyYAML")
class Conformance(unittest.TestCase):
    """What the controllers themselves generate, of the folder named by FLEETWRIGHT_CONFORMANCE."""

    def run_set(self, name):
        folder = pathlib.Path(os.environ["FLEETWRIGHT_CONFORMANCE"])
        done = subprocess.run([sys.executable, str(folder / "run_sets.py"), "--root", str(folder), "--set", name,
                               os.environ["FLEETWRIGHT_CLI"]], capture_output=True, text=True, timeout=600, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_rancher_fleet(self):
        self.run_set("rancher-fleet")

    def test_application_sets(self):
        help_of_template = subprocess.run([os.environ["FLEETWRIGHT_CLI"], "template", "--help"], capture_output=True, check=False)
        if help_of_template.returncode != 0:
            self.skipTest("this build does not evaluate Go templates")
        self.run_set("applicationset")


if __name__ == "__main__":
    unittest.main()
