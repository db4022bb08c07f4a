# SPDX-License-Identifier: Apache-2.0
"""The sample fleets: each opens, all of it renders, and as much is found as was counted by hand."""

import os
import shutil
import subprocess
import unittest
from collections import Counter

from cliprogram import SOURCE, FleetCase

SAMPLES = SOURCE / "resources" / "samples"

# Counted in the files: clusters, and for each the kinds of its units.
EXPECTED = {
    "argocd-hub": {
        # ingress, orders
        "dev-eu-west-1": {"Application": 2},
        # ... and quayside
        "staging-eu-west-1": {"Application": 3},
        "staging-us-east-1": {"Application": 3},
        # ingress, orders, two addons, northport, eu-residency, tracking
        "prod-eu-west-1": {"Application": 7},
        "prod-eu-west-2": {"Application": 6},
        "prod-us-east-1": {"Application": 6},
        # root, monitoring
        "hub": {"Application": 2},
    },
    "flux-mesh": {
        # flux-system, controllers, policies, apps
        "dev-fra-1": {"Kustomization": 4},
        "staging-fra-1": {"Kustomization": 4},
        "staging-iad-1": {"Kustomization": 4},
        "prod-fra-1": {"Kustomization": 4},
        "prod-iad-1": {"Kustomization": 4},
        # ... and edge-cache
        "prod-sin-1": {"Kustomization": 5},
    },
    "migration": {
        # flux-system, platform, billing
        "dev-1": {"Kustomization": 3},
        "staging-1": {"Kustomization": 3},
        "prod-1": {"Kustomization": 3, "Application": 1},
        "prod-2": {"Application": 2},
        "ops": {"Application": 1},
    },
    "multi-cloud": {name: {"Overlay": 1} for name in (
        "aws-dev-1", "aws-staging-1", "aws-prod-1", "azure-staging-1", "azure-prod-1", "gcp-dev-1", "gcp-prod-1")},
    # telemetry, kiosk, site-policy
    "rancher-edge": {name: {"BundleDeployment": 3} for name in (
        "store-north-1", "store-north-2", "store-north-3", "store-south-1", "store-south-2", "warehouse-north",
        "warehouse-south", "lab-1")},
    "six-clusters": {name: {"Overlay": 1} for name in (
        "dev-eu-west-1", "dev-us-east-1", "staging-eu-west-1", "staging-us-east-1", "prod-eu-west-1", "prod-us-east-1")},
}


class Samples(FleetCase):
    def open(self, name):
        self.folder = str(SAMPLES / name)

    def test_clusters_and_units_are_as_counted(self):
        for name, clusters in EXPECTED.items():
            with self.subTest(name):
                self.open(name)
                document, err = self.run_json("units")
                self.assertEqual(err, "")
                found = {}
                for unit in document["units"]:
                    found.setdefault(unit["cluster"], Counter())[unit["unit"].split("/")[0]] += 1
                self.assertEqual({cluster: dict(kinds) for cluster, kinds in found.items()}, clusters)
                document, _ = self.run_json("clusters")
                self.assertEqual({cluster["name"] for cluster in document["clusters"]}, set(clusters))

    def test_every_unit_renders(self):
        for name in EXPECTED:
            with self.subTest(name):
                self.open(name)
                document, _ = self.run_json("units")
                self.assertEqual({unit["state"] for unit in document["units"]}, {"rendered"})
                self.assertTrue(all(unit["objects"] > 0 for unit in document["units"]))

    def test_nothing_that_controllers_generate_fails(self):
        for name, generated in {"argocd-hub": 27, "migration": 3, "rancher-edge": 24}.items():
            with self.subTest(name):
                self.open(name)
                document, err = self.run_json("generate")
                self.assertEqual((document["failures"], document["unresolved"], err), ([], [], ""))
                self.assertEqual(len(document["objects"]), generated)

    def test_two_owners_of_one_object_are_two_lines_each_with_its_place(self):
        self.open("migration")
        document, _ = self.run_json("get", "Deployment/billing/billing#spec.template.spec.containers[0].image", "--clusters",
                                    "environment=production")
        found = [(value["cluster"], value["value"], value["file"], value["line"]) for value in document["values"]]
        # What Argo CD overrides stands in the ApplicationSet, not in the kustomization.
        override = ("registry.example.com/billing:3.1.4", "argocd/hub/billing.yaml", 27)
        base = ("registry.example.com/billing:3.2.0", "apps/billing/base/billing.yaml", 17)
        self.assertEqual(found, [("prod-1", *override), ("prod-1", *base), ("prod-2", *override)])

    def test_checks_pass(self):
        for name in sorted(set(EXPECTED) - {"six-clusters"}):
            with self.subTest(name):
                self.open(name)
                self.run_cli("check", "--rule", "leak-identity", "--rule", "foreign-identity")

    @unittest.skipUnless(shutil.which("kustomize"), "without kustomize")
    def test_kustomize_builds_every_kustomization(self):
        for name in EXPECTED:
            for folder, _, files in os.walk(SAMPLES / name):
                if "kustomization.yaml" not in files:
                    continue
                with self.subTest(folder):
                    done = subprocess.run(["kustomize", "build", folder], capture_output=True, check=False, timeout=60)
                    self.assertEqual(done.returncode, 0, done.stderr.decode())
                    out, _ = self.run_cli("build", folder, fleet=False)
                    self.assertEqual(out, done.stdout.decode())

    def test_every_sample_says_what_to_look_for(self):
        for name in sorted(set(EXPECTED) - {"six-clusters"}):
            with self.subTest(name):
                self.assertIn("Look for:", (SAMPLES / name / "README.md").read_text(encoding="utf-8"))
