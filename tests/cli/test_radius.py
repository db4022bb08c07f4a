# SPDX-License-Identifier: Apache-2.0
"""`radius` and `where`: what a file, a line, a layer supplies; what a label would change; which layer is for whom."""

from cliprogram import KUSTOMIZATION, FleetCase

IMAGE = "spec.template.spec.containers[name=web].image"


class Supplies(FleetCase):
    def test_a_line_supplies_a_field(self):
        document, _ = self.run_json("radius", "--file", "base/web.yaml:12")
        self.assertEqual(document["objects"], [{"object": "Deployment.apps/shop/web", "clusters": ["dev-eu-1", "prod-eu-1"],
                                                "fields": [IMAGE], "fieldCount": 1, "hashedName": False}])

    def test_an_entry_supplies_what_it_sets(self):
        document, _ = self.run_json("radius", "--file", "environments/production/kustomization.yaml")
        self.assertEqual([(use["object"], use["clusters"], use["fields"]) for use in document["objects"]],
                         [("Deployment.apps/shop/web", ["prod-eu-1", "prod-us-1"], ["spec.replicas"])])

    def test_a_layer_supplies_what_its_files_hold(self):
        document, _ = self.run_json("radius", "--layer", "base")
        self.assertEqual([use["object"] for use in document["objects"]], ["Secret/shop/token", "Deployment.apps/shop/web"])
        out, _ = self.run_cli("radius", "--layer", "base")
        self.assertIn("supplies values of 2 objects:\n  Secret/shop/token: ", out)

    def test_a_generated_name_follows_its_content(self):
        self.write("environments/dev/kustomization.yaml", KUSTOMIZATION + (
            "resources:\n- ../../base\nconfigMapGenerator:\n- name: settings\n  literals:\n  - a=b\n"))
        document, _ = self.run_json("radius", "--file", "environments/dev/kustomization.yaml:6")
        uses = [use for use in document["objects"] if use["hashedName"]]
        self.assertEqual([use["object"] for use in uses], ["ConfigMap/settings"])

    def test_what_nothing_reads_supplies_nothing(self):
        self.write("unused/kustomization.yaml", KUSTOMIZATION + "resources:\n- ../base\n")
        document, _ = self.run_json("radius", "--file", "unused/kustomization.yaml")
        self.assertEqual((document["reach"], document["objects"]), ([], []))

    def test_no_value_of_a_secret(self):
        for arguments in (("--layer", "base"), ("--file", "base/secret.yaml")):
            for form in ("text", "json"):
                out, _ = self.run_cli("radius", *arguments, "--format", form)
                self.assertNotIn("planted", out)


class Label(FleetCase):
    def test_a_label_that_is_known_by_its_short_name(self):
        before = self.read("clusters.yaml")
        document, _ = self.run_json("radius", "--label", "prod-us-1:region=eu-west")
        self.assertEqual(document["kind"], "label")
        self.assertEqual(document["trial"]["clusters"], [{"cluster": "prod-us-1", "change": "relabelled", "objects": 2, "labels": [
            {"key": "env.example.com/region", "before": "us-east", "after": "eu-west"}]}])
        self.assertEqual(document["reach"], [])
        self.assertEqual(self.read("clusters.yaml"), before)
        out, _ = self.run_cli("radius", "--label", "prod-us-1:region=eu-west")
        self.assertIn("No object changes; 1 cluster differs.", out)
        self.assertIn("env.example.com/region: us-east -> eu-west", out)

    def test_a_label_that_is_not_there_yet(self):
        document, _ = self.run_json("radius", "--label", "dev-eu-1:tier=gold")
        self.assertEqual(document["trial"]["clusters"][0]["labels"], [{"key": "tier", "before": "", "after": "gold"}])

    def test_a_cluster_that_comes_with_a_label(self):
        document, err = self.run_json("radius", "--label", "prod-eu-2:environment=production")
        self.assertIn("no cluster prod-eu-2 is known: tried as a new one", err)
        self.assertEqual([(change["cluster"], change["change"]) for change in document["trial"]["clusters"]],
                         [("prod-eu-2", "added")])
        # It is registered, but nothing is made for it.
        self.assertEqual(document["trial"]["clusters"][0]["objects"], 0)

    def test_wrong_use(self):
        self.run_cli("radius", "--label", ":region=x", code=2)
        self.run_cli("radius", "--label", "dev-eu-1", code=2)
        self.run_cli("radius", "--label", "dev-eu-1:=x", code=2)
        self.run_cli("radius", "--selector", "ApplicationSet/argocd/none#spec.x=a=b", code=2)


class Where(FleetCase):
    def test_exactly_these(self):
        document, _ = self.run_json("where", "--clusters", "environment=production")
        self.assertEqual(document["clusters"], ["prod-eu-1", "prod-us-1"])
        self.assertEqual([(layer["layer"], layer["exact"]) for layer in document["layers"]], [("environments/production", True)])
        out, _ = self.run_cli("where", "--clusters", "environment=production")
        self.assertEqual(out, "2 clusters: prod-eu-1, prod-us-1\n  environments/production\n")

    def test_one_cluster_and_all(self):
        document, _ = self.run_json("where", "--clusters", "name=dev-eu-1")
        self.assertEqual([layer["layer"] for layer in document["layers"]], ["environments/dev", "clusters/dev-eu-1"])
        document, _ = self.run_json("where", "--clusters", "name")
        self.assertEqual([layer["layer"] for layer in document["layers"]], ["base"])

    def test_the_nearest(self):
        document, _ = self.run_json("where", "--clusters", "region=eu-west")
        self.assertFalse(document["layers"][0]["exact"])
        first = document["layers"][0]
        self.assertEqual(len(first["missing"]) + len(first["beyond"]), 1)
        out, _ = self.run_cli("where", "--clusters", "region=eu-west")
        self.assertIn("none reaches exactly these; the nearest:\n", out)

    def test_nobody(self):
        document, _ = self.run_json("where", "--clusters", "region=moon")
        self.assertEqual((document["clusters"], document["layers"]), ([], []))
        self.run_cli("where", code=2)
        self.run_cli("where", "--clusters", "a in (", code=2)
