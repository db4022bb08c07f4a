# SPDX-License-Identifier: Apache-2.0
"""units, render and explain over what controllers apply."""

from cliprogram import KUSTOMIZATION, FleetCase


def secret(name, labels):
    return ("apiVersion: v1\nkind: Secret\nmetadata:\n  name: cluster-%s\n  namespace: argocd\n"
            "  labels: {argocd.argoproj.io/secret-type: cluster, %s}\n"
            "stringData:\n  name: %s\n  server: https://%s.example.com\n" % (name, labels, name, name))


SET = """apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: web
  namespace: argocd
spec:
  generators:
  - clusters:
      selector:
        matchLabels: {env: production}
  template:
    metadata:
      name: '{{name}}-web'
    spec:
      project: default
      source: {repoURL: 'https://git.example.com/fleet.git', targetRevision: HEAD, path: 'clusters/{{name}}'}
      destination: {server: '{{server}}', namespace: web}
      syncPolicy: {automated: {prune: true, selfHeal: true}}
"""

RELEASE = """apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ingress, namespace: ingress}
spec:
  interval: 1h
  chart:
    spec: {chart: ingress-nginx, version: 4.x, sourceRef: {kind: HelmRepository, name: ingress}}
"""

SYNC = """apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  interval: 10m
  path: ./clusters/dev-eu-1
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
"""


class Units(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("argocd/web.yaml", SET)
        self.write("argocd/clusters.yaml", secret("prod-eu-1", "env: production") + "---\n" + secret("dev-eu-1", "env: dev"))

    def test_the_generated_unit_takes_the_place_of_the_overlay(self):
        out, _ = self.run_cli("units")
        self.assertRegex(out, r"prod-eu-1 +Application/argocd/prod-eu-1-web +2 +rendered")
        self.assertRegex(out, r"prod-us-1 +Overlay/clusters/prod-us-1 +2 +rendered")
        self.assertNotIn("Overlay/clusters/prod-eu-1", out)

    def test_settings(self):
        out, _ = self.run_cli("units", "--settings")
        self.assertRegex(out, r"Application/argocd/prod-eu-1-web +yes +yes +yes +- +no +- +opened state")

    def test_json_says_why(self):
        document, _ = self.run_json("units")
        unit = next(u for u in document["units"] if u["controller"] == "argocd")
        self.assertEqual(unit["cluster"], "prod-eu-1")
        self.assertEqual(unit["declaredBy"], "ApplicationSet/argocd/web")
        self.assertEqual((unit["file"], unit["line"]), ("argocd/web.yaml", 13))
        self.assertEqual(unit["sources"][0]["path"], "clusters/prod-eu-1")
        self.assertTrue(unit["settings"]["selfHeal"])
        kinds = [reason["kind"] for reason in unit["reasons"]]
        self.assertEqual(kinds, ["registration", "identity", "selector", "parameter", "parameter", "template", "destination"])
        label = unit["reasons"][1]
        self.assertEqual((label["subject"], label["file"], label["line"]), ("env = production", "argocd/clusters.yaml", 6))

    def test_explain_begins_with_the_chain(self):
        out, _ = self.run_cli("explain", "prod-eu-1", "Deployment/shop/web#spec.replicas")
        self.assertIn("applied by Application/argocd/prod-eu-1-web of ApplicationSet/argocd/web", out)
        self.assertIn("environments/production/kustomization.yaml", out)
        document, _ = self.run_json("explain", "prod-eu-1", "Deployment/shop/web#spec.replicas")
        self.assertEqual(document["unit"], "Application/argocd/prod-eu-1-web")

    def test_render_a_unit_by_its_name(self):
        out, _ = self.run_cli("render", "--unit", "Application/argocd/prod-eu-1-web")
        self.assertIn("replicas: 3", out)
        whole, _ = self.run_cli("build", self.path("clusters/prod-eu-1"), fleet=False)
        self.assertEqual(out, whole)


class Releases(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("clusters/dev-eu-1/flux-system/gotk-sync.yaml", SYNC)
        self.write("clusters/dev-eu-1/release.yaml", RELEASE)
        self.write("clusters/dev-eu-1/kustomization.yaml",
                   KUSTOMIZATION + "resources:\n- ../../environments/dev\n- release.yaml\n- flux-system/gotk-sync.yaml\n")

    def test_a_release_is_unresolved_and_does_not_fail_the_rest(self):
        out, err = self.run_cli("units")
        self.assertRegex(out, r"dev-eu-1 +HelmRelease/ingress/ingress +0 +unresolved")
        self.assertRegex(out, r"dev-eu-1 +Kustomization/flux-system/flux-system +4 +rendered")
        self.assertIn("release.yaml:7", err)
        self.run_cli("render", "--cluster", "dev-eu-1")

    def test_asked_for_by_name_it_fails(self):
        _, err = self.run_cli("render", "--unit", "HelmRelease/ingress/ingress", code=3)
        self.assertIn("HelmRepository ingress/ingress of the chart is not in Git", err)
