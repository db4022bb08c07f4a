# SPDX-License-Identifier: Apache-2.0
"""Rancher Fleet's sample, asked as its README says: who is in by which rule, and what would change it."""

import unittest

from cliprogram import SOURCE, FleetCase


class RancherEdge(FleetCase):
    def setUp(self):
        super().setUp()
        self.folder = str(SOURCE / "resources" / "samples" / "rancher-edge")

    def unit(self, bundle, cluster):
        document, _ = self.run_json("units")
        unit, = (one for one in document["units"] if one["cluster"] == cluster
                 and one["unit"] == "BundleDeployment/fleet-default/edge-apps-" + bundle)
        return unit

    def test_rules_stand_in_the_order_in_which_fleet_asks_them(self):
        unit = self.unit("kiosk", "warehouse-south")
        self.assertEqual([reason["subject"] for reason in unit["reasons"] if reason["kind"] == "order"], [
            "target warehouses of the GitRepo is the first that matches, as member of the group warehouses",
            "customization warehouse is the first that matches, as member of the group warehouses"])
        self.assertEqual(unit["settings"]["dependsOn"], ["BundleDeployment/fleet-default/edge-apps-telemetry"])
        self.assertEqual((unit["layer"], unit["controller"]), ("apps/kiosk/overlays/warehouse", "rancher-fleet"))
        self.assertEqual(unit["sources"][0]["path"], "apps/kiosk")

    def test_partitions_are_told(self):
        def partition(cluster):
            return [reason["subject"] for reason in self.unit("kiosk", cluster)["reasons"] if reason["kind"] == "note"]
        self.assertEqual(partition("lab-1"), ["rolled out in partition pilot, 1 of 2, at most 1 unavailable"])
        # A quarter of the six clusters that are not in the pilot ring.
        self.assertEqual(partition("store-south-1"), ["rolled out in partition everyone, 2 of 2, at most 1 unavailable"])

    def test_waves_list_the_partitions(self):
        document, _ = self.run_json("waves")
        kiosk, = (one for one in document["bundles"] if one["bundle"] == "Bundle/fleet-default/edge-apps-kiosk")
        self.assertEqual([(one["name"], one["maxUnavailable"], len(one["clusters"])) for one in kiosk["partitions"]], [("pilot", 1, 2), ("everyone", 1, 6)])
        self.assertEqual((kiosk["maxUnavailablePartitions"], kiosk["uncovered"]), (0, []))
        self.assertIn("lab-1", kiosk["partitions"][0]["clusters"])
        out, _ = self.run_cli("waves")
        self.assertRegex(out, r"  partition 1: pilot, at most 1 unavailable   apps/kiosk/fleet\.yaml:\d+\n    lab-1\n")

    def test_the_exception_hides_the_base(self):
        out, _ = self.run_cli("explain", "store-south-2", "ConfigMap/telemetry/telemetry#data.SCRAPE_INTERVAL")
        self.assertIn("300s", out)
        self.assertIn("apps/telemetry/overlays/metered/config_patch.yaml:3", out)
        self.assertIn("apps/telemetry/config.yaml:7", out)

    def test_another_label_moves_a_customization(self):
        out, _ = self.run_cli("radius", "--label", "store-south-1:ring=pilot")
        self.assertIn("Customization/fleet-default/edge-apps-telemetry/pilot", out)
        self.assertIn("store-south-1", out)
        self.assertNotIn("store-south-2", out)

    def test_another_selector_in_fleet_yaml(self):
        out, _ = self.run_cli("radius", "--selector", "Customization/fleet-default/edge-apps-telemetry/pilot"
                              "#targetCustomizations[1].clusterSelector=ring=general,tier=warehouse")
        for gained in ("warehouse-north", "warehouse-south"):
            self.assertIn(gained, out)
        self.assertIn("lab-1", out)
        self.assertNotIn("store-south-2", out)


CLUSTER = """---
apiVersion: fleet.cattle.io/v1alpha1
kind: Cluster
metadata: {name: c%03d, namespace: fleet-default, labels: {ring: %s}}
"""

REPOSITORY = """apiVersion: fleet.cattle.io/v1alpha1
kind: GitRepo
metadata: {name: all, namespace: fleet-default}
spec:
  repo: https://git.example.com/fleet.git
  paths: [app]
  targets: [{clusterSelector: {}}]
"""

CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\n"


class Partitions(FleetCase):
    def bundles(self, clusters, fleet_yaml="namespace: app\n"):
        self.write("hub/clusters.yaml", "".join(CLUSTER % (number, "pilot" if number < 2 else "rest") for number in range(clusters)))
        self.write("hub/repository.yaml", REPOSITORY)
        self.write("app/fleet.yaml", fleet_yaml)
        self.write("app/config.yaml", CONFIG)
        document, _ = self.run_json("waves")
        return document["bundles"]

    def test_from_200_clusters_on_fleet_divides_by_itself(self):
        bundle, = self.bundles(210)
        self.assertEqual([one["name"] for one in bundle["partitions"]],
                         ["Partition 0 - 52", "Partition 52 - 104", "Partition 104 - 156", "Partition 156 - 208", "Partition 208 - 210"])
        self.assertEqual(bundle["partitions"][4]["clusters"], ["c208", "c209"])
        self.assertNotIn("file", bundle["partitions"][0])

    def test_fewer_clusters_go_at_once(self):
        self.assertEqual(self.bundles(5), [])

    def test_who_is_in_no_partition(self):
        bundle, = self.bundles(4, "namespace: app\nrolloutStrategy:\n  maxUnavailable: 50%\n  partitions:\n  - name: pilot\n"
                               "    clusterSelector: {matchLabels: {ring: pilot}}\n")
        self.assertEqual(bundle["partitions"], [{"name": "pilot", "maxUnavailable": 1, "clusters": ["c000", "c001"],
                                                 "file": "app/fleet.yaml", "line": 5}])
        self.assertEqual((bundle["maxUnavailable"], bundle["uncovered"]), (2, ["c002", "c003"]))
        out, _ = self.run_cli("waves")
        self.assertIn("  in no partition, never rolled out:\n    c002\n    c003\n", out)


if __name__ == "__main__":
    unittest.main()
