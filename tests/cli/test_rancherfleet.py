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


if __name__ == "__main__":
    unittest.main()
