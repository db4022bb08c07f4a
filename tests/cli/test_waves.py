# SPDX-License-Identifier: Apache-2.0
"""waves, windows, images and units --settings: in which order, when, and what automation writes."""

from cliprogram import KUSTOMIZATION, FleetCase
from test_units import SET, SYNC, secret

STEPS = """  strategy:
    type: RollingSync
    rollingSync:
      steps:
      - matchExpressions: [{key: env, operator: In, values: [dev]}]
      - matchExpressions: [{key: env, operator: In, values: [production]}]
        maxUpdate: 25%
"""


class Rollouts(FleetCase):
    def setUp(self):
        super().setUp()
        everybody = SET.replace("matchLabels: {env: production}", "matchLabels: {managed: 'yes'}")
        labelled = everybody.replace("      name: '{{name}}-web'", "      name: '{{name}}-web'\n      labels: {env: '{{metadata.labels.env}}'}")
        self.write("argocd/web.yaml", labelled + STEPS)
        self.write("argocd/clusters.yaml", "---\n".join(
            secret(name, "env: %s, managed: 'yes'" % env) for name, env in (("dev-eu-1", "dev"), ("prod-eu-1", "production"), ("prod-us-1", "qa"))))

    def test_steps_and_who_is_in_none(self):
        document, _ = self.run_json("waves")
        rollout = document["rollouts"][0]
        self.assertEqual(rollout["set"], "ApplicationSet/argocd/web")
        self.assertEqual([[unit["cluster"] for unit in step["units"]] for step in rollout["steps"]], [["dev-eu-1"], ["prod-eu-1"]])
        self.assertEqual([step["maxUpdate"] for step in rollout["steps"]], ["", "25%"])
        self.assertEqual([unit["cluster"] for unit in rollout["uncovered"]], ["prod-us-1"])
        out, _ = self.run_cli("waves")
        self.assertRegex(out, r"step 2: env In \(production\), at most 25% at once")
        self.assertIn("in no step, never synced by itself", out)


def kustomization(name, waits=()):
    text = SYNC.replace("name: flux-system, namespace", "name: %s, namespace" % name).replace("./clusters/dev-eu-1", "./apps/" + name)
    return text + ("  dependsOn:\n" + "".join("  - name: %s\n" % one for one in waits) if waits else "")


class Dependencies(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("flux/dev-eu-1/gotk-sync.yaml", SYNC.replace("./clusters/dev-eu-1", "./flux/dev-eu-1"))

    def units(self, **waits):
        for name, others in waits.items():
            self.write("flux/dev-eu-1/%s.yaml" % name, kustomization(name, others))
            self.write("apps/%s/kustomization.yaml" % name, KUSTOMIZATION + "namePrefix: a-\n")
        document, _ = self.run_json("waves")
        return document["dependencies"][0]

    @staticmethod
    def names(units):
        return [unit["unit"].rpartition("/")[2] for unit in units]

    def test_stages(self):
        order = self.units(base=(), infra=("base",), apps=("infra", "base"))
        self.assertEqual(order["hub"], "dev-eu-1")
        self.assertEqual([self.names(stage) for stage in order["stages"]], [["base", "flux-system"], ["infra"], ["apps"]])

    def test_a_cycle_and_who_waits_for_it(self):
        order = self.units(one=("two",), two=("one",), later=("one",))
        self.assertEqual([sorted(self.names(cycle)) for cycle in order["cycles"]], [["one", "two"]])
        self.assertEqual(self.names(order["blocked"]), ["later"])
        out, _ = self.run_cli("waves")
        self.assertIn("cycle, never applied", out)

    def test_what_is_not_there(self):
        order = self.units(one=("nowhere",))
        self.assertEqual([(one["dependency"], one["line"]) for one in order["missing"]], [("Kustomization/flux-system/nowhere", 10)])
        self.assertEqual(self.names(order["blocked"]), ["one"])


class ApplyOrder(FleetCase):
    def test_hooks_waves_and_kinds(self):
        def config(name, annotations):
            return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\n  annotations: {%s}\n" % (name, annotations)

        self.write("argocd/web.yaml", SET)
        self.write("argocd/clusters.yaml", secret("prod-eu-1", "env: production"))
        self.write("environments/production/more.yaml", "---\n".join((
            config("before", "argocd.argoproj.io/hook: PreSync"),
            config("both", "'argocd.argoproj.io/hook': 'PreSync,PostSync'"),
            config("never", "argocd.argoproj.io/hook: Skip"),
            config("installed", "helm.sh/hook: post-install, helm.sh/hook-weight: '3'"),
            config("tested", "helm.sh/hook: test"),
            config("early", "argocd.argoproj.io/sync-wave: '-1'"))))
        self.write("environments/production/kustomization.yaml", KUSTOMIZATION + "resources:\n- ../../base\n- more.yaml\n")
        document, _ = self.run_json("waves", "--cluster", "prod-eu-1")
        steps = document["applications"][0]["steps"]
        self.assertEqual([(step["phase"], step["wave"], [one.rpartition("/")[2] for one in step["objects"]]) for step in steps],
                         [("PreSync", 0, ["before", "both"]), ("Sync", -1, ["early"]), ("Sync", 0, ["token", "web"]),
                          ("PostSync", 0, ["both"]), ("PostSync", 3, ["installed"])])
        out, _ = self.run_cli("waves", "--cluster", "prod-eu-1")
        self.assertIn("  Sync, wave -1:\n    ConfigMap/early\n", out)

    def test_unknown_cluster(self):
        _, err = self.run_cli("waves", "--cluster", "prod-eu-2", code=2)
        self.assertIn("did you mean prod-eu-1?", err)


PROJECT = """apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: default
  namespace: argocd
spec:
  syncWindows:
  - kind: deny
    schedule: '0 18 * * 1-5'
    duration: 12h
    applications: ['PATTERN']
    manualSync: true
"""


class Windows(FleetCase):
    """2026-06-05 is a Friday."""

    def setUp(self):
        super().setUp()
        self.write("argocd/web.yaml", SET)
        self.write("argocd/clusters.yaml", secret("prod-eu-1", "env: production"))
        self.write("argocd/project.yaml", PROJECT.replace("PATTERN", "prod-*"))

    def application(self, now):
        document, _ = self.run_json("windows", "--now", now)
        return document["applications"][0]

    def test_held_back_on_friday_night(self):
        held = self.application("2026-06-05T22:00:00Z")
        self.assertEqual((held["unit"], held["canSync"], held["canSyncManually"]), ("Application/argocd/prod-eu-1-web", False, True))
        self.assertEqual(held["blockedBy"], {"file": "argocd/project.yaml", "line": 8})
        self.assertEqual(held["opens"], "2026-06-06T06:00:00Z")

    def test_open_at_noon_and_with_an_offset(self):
        self.assertTrue(self.application("2026-06-05T12:00:00Z")["canSync"])
        self.assertFalse(self.application("2026-06-06T00:00:00+02:00")["canSync"])

    def test_a_window_that_matches_nothing(self):
        self.write("argocd/project.yaml", PROJECT.replace("PATTERN", "*production*"))
        document, _ = self.run_json("windows", "--now", "2026-06-05T22:00:00Z")
        window = document["projects"][0]["windows"][0]
        self.assertEqual((window["active"], window["matching"]), (True, 0))
        self.assertTrue(document["applications"][0]["canSync"])
        out, _ = self.run_cli("windows", "--now", "2026-06-05T22:00:00Z")
        self.assertIn("manual syncs excepted: active; matches none of 1 Applications   argocd/project.yaml:8\n", out)

    def test_a_malformed_time(self):
        for time in ("yesterday", "2026-06-05", "2026-13-05T22:00:00Z", "2026-06-05T25:00:00Z", "2026-06-05T22:00:00"):
            self.run_cli("windows", "--now", time, code=2)


POLICY = """apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImagePolicy
metadata: {name: web, namespace: flux-system}
spec:
  imageRepositoryRef: {name: web}
  policy:
    semver: {range: '>=1.0.0 <2.0.0'}
---
apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImageRepository
metadata: {name: web, namespace: flux-system}
spec: {image: registry.example.com/web}
---
apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImageUpdateAutomation
metadata: {name: all, namespace: flux-system}
spec:
  git: {push: {branch: updates}}
  update: {path: ./base, strategy: Setters}
"""


class Images(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("flux/images.yaml", POLICY)
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:1.0", 'web:1.0 # {"$imagepolicy": "flux-system:web"}'))

    def patches(self, *tags):
        document, _ = self.run_json("images", *(("--tags", "flux-system/web=" + ",".join(tags)) if tags else ()))
        return document["policies"][0], [file["patch"] for file in document["automations"][0]["files"]]

    def test_the_newest_within_the_range_is_written(self):
        policy, patches = self.patches("1.5.2", "2.0.0", "1.4.9", "1.6")
        self.assertEqual((policy["image"], policy["tag"]), ("registry.example.com/web", "1.5.2"))
        self.assertEqual(len(patches), 1)
        self.assertIn('+        image: registry.example.com/web:1.5.2 # {"$imagepolicy": "flux-system:web"}', patches[0])

    def test_none_within_the_range(self):
        policy, patches = self.patches("2.0.0")
        self.assertIn("none of the given tags", policy["why"])
        self.assertEqual(patches, [])

    def test_without_tags_it_says_what_is_missing(self):
        policy, patches = self.patches()
        self.assertIn("--tags flux-system/web=", policy["why"])
        self.assertEqual(patches, [])
        out, _ = self.run_cli("images")
        self.assertIn("ImageUpdateAutomation/flux-system/all, pushes to updates: writes nothing\n", out)

    def test_wrong_use(self):
        self.run_cli("images", "--tags", "web", code=2)
        self.run_cli("images", "--tags", "flux-system/nobody=1.0.0", code=2)


class Settings(FleetCase):
    def test_the_odd_one_out(self):
        for cluster, prune in (("dev-eu-1", "true"), ("prod-eu-1", "true"), ("prod-us-1", "false")):
            self.write("flux/%s/gotk-sync.yaml" % cluster,
                       SYNC.replace("clusters/dev-eu-1", "clusters/" + cluster).replace("prune: true", "prune: " + prune))
        document, _ = self.run_json("units")
        self.assertEqual(document["outliers"], [{"cluster": "prod-us-1", "unit": "Kustomization/flux-system/flux-system", "setting": "prune",
                                                 "value": "no", "usual": "yes", "alike": 2, "others": 2}])
        out, _ = self.run_cli("units", "--settings")
        self.assertRegex(out, r"prod-us-1 +Kustomization/flux-system/flux-system +prune +no +yes in 2 of 2 +flux/prod-us-1/gotk-sync\.yaml:3\n")
