# SPDX-License-Identifier: Apache-2.0
"""clusters: what its sources say of each, and versions on their way to production."""

from cliprogram import KUSTOMIZATION, FleetCase


class Agreement(FleetCase):
    def of(self, document, cluster, name):
        cluster = next(one for one in document["clusters"] if one["name"] == cluster)
        agreement = next(one for one in cluster["agreements"] if one["name"] == name)
        return agreement["values"], [cluster["facts"][fact] for fact in agreement["disagreeing"]]

    def check(self, document, kind, subject):
        return next(one for one in document["consistency"] if (one["kind"], one["subject"]) == (kind, subject))

    def test_a_label_that_contradicts_name_and_folder(self):
        self.write("clusters.yaml", self.read("clusters.yaml").replace("environment: dev", "environment: staging"))
        self.write("clusters/dev-eu-1/kustomization.yaml", KUSTOMIZATION + (
            "resources:\n- ../../environments/dev\nconfigMapGenerator:\n- name: cluster-identity\n"
            "  literals: [CLUSTER_NAME=dev-eu-1, ENVIRONMENT=dev]\n"))
        document, _ = self.run_json("clusters")
        values, wrong = self.of(document, "dev-eu-1", "environment")
        self.assertEqual(values, ["dev"])
        self.assertEqual([(fact["value"], fact["file"], fact["line"]) for fact in wrong], [("staging", "clusters.yaml", 4)])
        check = self.check(document, "agreement", "environment")
        self.assertEqual((check["clusters"], check["kept"]), (3, 2))
        self.assertEqual([(breach["cluster"], breach["what"]) for breach in check["breaches"]], [("dev-eu-1", "staging")])
        out, _ = self.run_cli("clusters", "--why")
        self.assertRegex(out, r"environment = staging +inventory file +clusters\.yaml:4 +DISAGREES\n")
        self.assertRegex(out, r"sources agree on environment +2 of 3 +not dev-eu-1 \(staging, clusters\.yaml:4\)\n")

    def test_a_region_and_one_within_it_agree(self):
        self.write("clusters/prod-eu-1/kustomization.yaml", KUSTOMIZATION + (
            "resources:\n- ../../environments/production\nconfigMapGenerator:\n- name: cluster-identity\n"
            "  literals: [CLUSTER_NAME=prod-eu-1, REGION=eu-west-1]\n"))
        document, _ = self.run_json("clusters")
        values, wrong = self.of(document, "prod-eu-1", "region")
        self.assertEqual(sorted(values), ["eu", "eu-west", "eu-west-1"])  # the name says "eu"
        self.assertEqual(wrong, [])

    def test_an_inventory_that_lists_some(self):
        text = self.read("clusters.yaml")
        self.write("clusters.yaml", text[:text.index("- name: prod-us-1")])
        document, _ = self.run_json("clusters")
        check = self.check(document, "source", "clusters.yaml")
        self.assertEqual((check["clusters"], check["kept"]), (3, 2))
        self.assertEqual([breach["cluster"] for breach in check["breaches"]], ["prod-us-1"])

    def test_two_clusters_behind_one_server(self):
        self.write("argocd/clusters.yaml", "---\n".join(
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  labels: {argocd.argoproj.io/secret-type: cluster}\n"
            "stringData:\n  name: %s\n  server: https://one.example.com\n" % (name, name) for name in ("prod-eu-1", "prod-us-1")))
        document, _ = self.run_json("clusters")
        check = self.check(document, "unique", "server")
        self.assertEqual((check["clusters"], check["kept"]), (2, 0))

    def test_a_rule_for_labels(self):
        self.write(".fleetwright.yaml", "labels:\n  rules:\n  - match: {name: '*-eu-*'}\n    require: {region: eu-west, compliance: gdpr}\n")
        document, _ = self.run_json("clusters")
        self.assertEqual(self.check(document, "label-rule", "name=*-eu-*: region=eu-west")["kept"], 2)
        self.assertEqual(self.check(document, "label-rule", "name=*-eu-*: compliance=gdpr")["kept"], 0)

    def test_what_is_applied(self):
        document, _ = self.run_json("clusters")
        self.assertEqual({(one["units"], tuple(one["controllers"])) for one in document["clusters"]}, {(1, ("overlay",))})


class Versions(FleetCase):
    def standings(self):
        document, _ = self.run_json("clusters", "--versions")
        component = next(one for one in document["components"] if one["artifact"] == "registry.example.com/web")
        return document, {cell["cluster"]: (cell["version"], cell["standing"]) for cell in component["cells"]}

    def test_production_is_ahead_of_dev(self):
        document, cells = self.standings()
        self.assertEqual(document["environments"], ["dev", "production"])
        self.assertEqual(cells, {"dev-eu-1": ("1.0", "even"), "prod-eu-1": ("1.0", "differs"), "prod-us-1": ("1.1", "ahead")})
        component = document["components"][0]
        self.assertEqual((component["owner"], component["container"], component["even"]), ("Deployment.apps/shop/web", "web", False))
        cell = component["cells"][2]
        self.assertEqual((cell["file"], cell["line"]), ("clusters/prod-us-1/kustomization.yaml", 7))

    def test_dev_leads(self):
        self.write("environments/dev/kustomization.yaml", KUSTOMIZATION + (
            "resources:\n- ../../base\nimages:\n- name: registry.example.com/web\n  newTag: v1.2\n"))
        _, cells = self.standings()
        self.assertEqual(cells["dev-eu-1"], ("v1.2", "leading"))
        self.assertEqual(cells["prod-us-1"], ("1.1", "even"))

    def test_far_behind_within_an_environment(self):
        self.write("clusters/prod-us-1/kustomization.yaml", self.read("clusters/prod-us-1/kustomization.yaml").replace("1.1", "1.3.0"))
        _, cells = self.standings()
        self.assertEqual(cells["prod-eu-1"], ("1.0", "behind"))

    def test_text(self):
        out, _ = self.run_cli("clusters", "--versions")
        self.assertRegex(out, r"COMPONENT +ARTIFACT +dev +production\n")
        self.assertRegex(out, r"Deployment\.apps/shop/web web +registry\.example\.com/web +1\.0 +1\.0 \(differs\), 1\.1 \(ahead\)\n")

    def test_versions_and_why_exclude_each_other(self):
        self.run_cli("clusters", "--versions", "--why", code=2)
