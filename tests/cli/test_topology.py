# SPDX-License-Identifier: Apache-2.0
"""topology: who writes what to which cluster, and what an outage stops."""

from cliprogram import FleetCase
from test_units import SET, SYNC, secret


class Topology(FleetCase):
    """The hub's ApplicationSet serves prod-eu-1, dev-eu-1 runs its own Flux, prod-us-1 has an overlay alone."""

    def setUp(self):
        super().setUp()
        self.write("argocd/web.yaml", SET)
        self.write("argocd/clusters.yaml", secret("prod-eu-1", "env: production") + "---\n" + secret("dev-eu-1", "env: dev"))
        self.write("flux/dev-eu-1/gotk-sync.yaml", SYNC)

    def without(self, what):
        document, _ = self.run_json("topology", "--without", what)
        return {one["cluster"]: one["standing"] for one in document["without"]["clusters"]}

    def test_who_writes(self):
        document, _ = self.run_json("topology")
        self.assertEqual(document["shape"], "hybrid")
        self.assertEqual([(one["controller"], one["cluster"], one["hub"]) for one in document["writers"]],
                         [("argocd", "", True), ("flux", "dev-eu-1", False)])
        self.assertEqual(document["unserved"], ["prod-us-1"])
        self.assertEqual([(document["sources"][route["source"]]["url"], route["cluster"], route["units"]) for route in document["routes"]],
                         [("https://git.example.com/fleet.git", "prod-eu-1", ["Application/argocd/prod-eu-1-web"]),
                          ("this repository", "dev-eu-1", ["Kustomization/flux-system/flux-system"])])

    def test_without_the_hub(self):
        self.assertEqual(self.without("hub"), {"dev-eu-1": "receives", "prod-eu-1": "frozen", "prod-us-1": "no-writer"})
        out, _ = self.run_cli("topology", "--without", "hub")
        self.assertIn("nothing that runs is deleted", out)
        self.assertIn("prod-us-1 has no writer at any time\n", out)

    def test_without_a_source_a_region_a_cluster(self):
        self.assertEqual(self.without("git.example.com/fleet")["prod-eu-1"], "frozen")
        self.assertEqual(self.without("region=eu-west"), {"dev-eu-1": "unreachable", "prod-eu-1": "unreachable", "prod-us-1": "no-writer"})
        self.assertEqual(self.without("dev-eu-1"), {"dev-eu-1": "unreachable", "prod-eu-1": "receives", "prod-us-1": "no-writer"})

    def test_without_what_is_not_there(self):
        _, err = self.run_cli("topology", "--without", "mars", code=2)
        self.assertIn("region=eu-west", err)

    def test_two_writers_of_one_object(self):
        self.write("flux/prod-eu-1/gotk-sync.yaml", SYNC.replace("clusters/dev-eu-1", "clusters/prod-eu-1"))
        document, _ = self.run_json("topology")
        both = document["twoWriters"]
        self.assertEqual(len(both), 1)
        self.assertEqual(both[0]["cluster"], "prod-eu-1")
        self.assertEqual([unit["unit"] for unit in both[0]["units"]],
                         ["Application/argocd/prod-eu-1-web", "Kustomization/flux-system/flux-system"])
        self.assertIn("Deployment.apps/shop/web", both[0]["objects"])
        out, _ = self.run_cli("topology")
        self.assertRegex(out, r"Two writers on prod-eu-1: .*Deployment\.apps/shop/web")

    def test_explain_names_every_writer(self):
        self.write("flux/prod-eu-1/gotk-sync.yaml", SYNC.replace("clusters/dev-eu-1", "clusters/prod-eu-1"))
        document, _ = self.run_json("explain", "prod-eu-1", "Deployment/shop/web")
        self.assertEqual((document["unit"], document["alsoAppliedBy"]),
                         ("Application/argocd/prod-eu-1-web", ["Kustomization/flux-system/flux-system"]))
        out, _ = self.run_cli("explain", "prod-eu-1", "Deployment/shop/web")
        self.assertIn("\nalso applied by Kustomization/flux-system/flux-system\n", out)
        document, _ = self.run_json("explain", "dev-eu-1", "Deployment/shop/web")
        self.assertEqual(document["alsoAppliedBy"], [])

    def test_what_acts_in_the_cluster_is_shown_for_what_it_is(self):
        self.write("hub/addons.yaml", """\
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: {name: cilium}
spec:
  clusterSelector:
    matchLabels: {cni: cilium}
    matchExpressions:
    - {key: env, operator: In, values: [dev, prod]}
  chartName: cilium
  version: 1.17.0
---
apiVersion: addons.cluster.x-k8s.io/v1beta1
kind: ClusterResourceSet
metadata: {name: storage}
spec:
  clusterSelector: {matchLabels: {csi: "yes"}}
  resources:
  - {kind: ConfigMap, name: csi}
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: only-checks}
spec:
  rules:
  - name: names
    match: {any: [{resources: {kinds: [Pod]}}]}
    validate: {pattern: {metadata: {name: "*"}}}
""")
        self.write("clusters/prod-us-1/secret.yaml", """\
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: web, namespace: shop}
spec:
  target: {name: web-credentials}
""")
        path = "clusters/prod-us-1/kustomization.yaml"
        self.write(path, self.read(path).replace("resources:\n", "resources:\n- secret.yaml\n", 1))
        document, _ = self.run_json("topology")
        found = [(one["object"], one["effect"], one["subject"], one["chooses"], one["clusters"], one["file"], one["line"])
                 for one in document["furtherDeciders"]]
        self.assertEqual(found, [
            ("ClusterResourceSet.addons.cluster.x-k8s.io/storage", "applies-to-clusters", "ConfigMap/csi", "csi=yes", [],
             "hub/addons.yaml", 14),
            ("ExternalSecret.external-secrets.io/shop/web", "makes-secret", "web-credentials", "", ["prod-us-1"],
             "clusters/prod-us-1/secret.yaml", 3),
            ("HelmChartProxy.addons.cluster.x-k8s.io/cilium", "installs-chart", "cilium 1.17.0", "cni=cilium, env In (dev, prod)", [],
             "hub/addons.yaml", 3)])
        out, _ = self.run_cli("topology")
        self.assertRegex(out, r"HelmChartProxy\S+/cilium +Cluster API installs the chart cilium 1\.17\.0 on clusters with cni=cilium, env In")
        self.assertIn("no unit applies it", out)
