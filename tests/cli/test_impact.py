# SPDX-License-Identifier: Apache-2.0
"""`impact`: two states of a fleet compared, from Git and from folders, as text, JSON and Markdown."""

import os
import shutil
import subprocess
import tempfile

from cliprogram import KUSTOMIZATION, FleetCase

CLAIM = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  namespace: shop\nspec:\n  accessModes: [ReadWriteOnce]\n"


class GitFleetCase(FleetCase):
    """The fleet, committed on main."""

    def setUp(self):
        super().setUp()
        self.git("init", "-q", "-b", "main", ".")
        self.commit("one")

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def impact(self, *arguments, code=1):
        document, err = self.run_json("impact", *arguments, code=code)
        return document, err


class Impact(GitFleetCase):
    def test_nothing_changes(self):
        document, _ = self.impact("main", code=0)
        self.assertEqual(document["groups"], [])
        self.assertEqual(document["head"], "working tree")
        out, _ = self.run_cli("impact", "main")
        self.assertEqual(out, "No cluster's output changes.\n")

    def test_a_line_of_the_base_is_one_group(self):
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:1.0", "web:2.0"))
        document, _ = self.impact("main")
        self.assertEqual(len(document["groups"]), 1)
        group = document["groups"][0]
        self.assertEqual(group["kind"], "changed")
        self.assertEqual(group["objects"], ["Deployment.apps/shop/web"])
        # prod-us-1 sets its own tag.
        self.assertEqual(group["clusters"], ["dev-eu-1", "prod-eu-1"])
        self.assertEqual(group["fields"], [{"field": "spec.template.spec.containers[name=web].image",
                                            "before": "registry.example.com/web:1.0", "after": "registry.example.com/web:2.0"}])
        self.assertEqual(document["counts"]["clusters"], 2)
        self.assertEqual(document["counts"]["productionClusters"], 1)
        self.assertEqual(document["files"], [{"file": "base/web.yaml", "change": "modified",
                                              "readers": ["dev-eu-1", "prod-eu-1", "prod-us-1"],
                                              "changed": ["dev-eu-1", "prod-eu-1"], "withoutEffect": False}])
        self.assertEqual([entry["cluster"] for entry in document["objects"]], ["dev-eu-1", "prod-eu-1"])

    def test_a_hidden_value_and_a_comment_are_without_effect(self):
        self.write("base/web.yaml", self.read("base/web.yaml").replace("one is enough", "one is plenty"))
        document, _ = self.impact("main", code=0)
        self.assertTrue(document["files"][0]["withoutEffect"])
        out, _ = self.run_cli("impact", "main")
        self.assertIn("Written, but without effect\n  base/web.yaml (modified, read by 3 clusters)", out)

    def test_two_revisions_leave_the_working_tree_alone(self):
        self.write("base/claim.yaml", CLAIM)
        self.write("base/kustomization.yaml", KUSTOMIZATION + "resources:\n- web.yaml\n- secret.yaml\n- claim.yaml\n")
        self.commit("two")
        self.git("tag", "second")
        self.git("rm", "-q", "base/claim.yaml")
        self.write("base/kustomization.yaml", KUSTOMIZATION + "resources:\n- web.yaml\n- secret.yaml\n")
        self.commit("three")
        document, _ = self.impact("second", "main")
        group = document["groups"][0]
        self.assertEqual((group["kind"], group["losesData"], group["objects"]),
                         ("deleted", True, ["PersistentVolumeClaim/shop/data"]))
        self.assertEqual(len(group["clusters"]), 3)
        self.assertEqual(document["counts"]["losesData"], 3)
        created, _ = self.impact("main~2", "second")
        self.assertEqual([group["kind"] for group in created["groups"]], ["created"])
        out, _ = self.run_cli("impact", "second", "main", code=1)
        self.assertIn("Data is lost\n  PersistentVolumeClaim/shop/data in 3 clusters", out)
        self.assertIn("! its data is lost", out)

    def test_revision_stands_for_head(self):
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:1.0", "web:2.0"))
        self.commit("two")
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:2.0", "web:3.0"))
        document, _ = self.impact("main~1", "--revision", "main")
        self.assertEqual(document["head"], "main")
        self.assertEqual(document["groups"][0]["fields"][0]["after"], "registry.example.com/web:2.0")

    def test_a_cluster_leaves_and_another_comes(self):
        shutil.rmtree(self.path("clusters/prod-us-1"))
        self.write("clusters.yaml", self.read("clusters.yaml").split("- name: prod-us-1")[0]
                   + "- name: dev-us-1\n  labels:\n    env.example.com/environment: dev\n")
        self.write("clusters/dev-us-1/kustomization.yaml", KUSTOMIZATION + "resources:\n- ../../environments/dev\n")
        document, _ = self.impact("main")
        self.assertEqual([(change["cluster"], change["change"]) for change in document["clusters"]],
                         [("prod-us-1", "removed"), ("dev-us-1", "added")])
        self.assertEqual(document["counts"]["deleted"], 0)
        self.assertEqual(document["counts"]["leftBehind"], 2)

    def test_a_broken_unit_is_withheld_and_told(self):
        self.write("clusters/prod-us-1/kustomization.yaml", KUSTOMIZATION + "resources:\n- gone\n")
        document, _ = self.impact("main", code=3)
        self.assertEqual(document["groups"], [])
        self.assertEqual(len(document["withheld"]), 1)
        withheld = document["withheld"][0]
        self.assertEqual((withheld["why"], withheld["before"], withheld["after"], withheld["clusters"]),
                         ("failed", False, True, ["prod-us-1"]))
        out, _ = self.run_cli("impact", "main", code=3)
        self.assertIn("Not compared\n  Overlay/clusters/prod-us-1 in prod-us-1\n    fails after the change", out)
        self.commit("broken")
        document, _ = self.impact("main", code=0)
        self.assertEqual([(entry["before"], entry["after"]) for entry in document["withheld"]], [(True, True)])
        # Broken before and after: the change has nothing to do with it.
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:1.0", "web:2.0"))
        self.impact("main")

    def test_a_selector_cannot_change(self):
        self.write("environments/production/kustomization.yaml",
                   self.read("environments/production/kustomization.yaml") + "commonLabels: {team: pay}\n")
        document, _ = self.impact("main")
        refused = [group for group in document["groups"] if group["immutable"]]
        self.assertEqual(len(refused), 1)
        self.assertEqual(refused[0]["immutable"], [{"field": "spec.selector", "recreated": False}])
        self.assertEqual(document["counts"]["immutable"], 2)

    def test_a_label_that_differs(self):
        self.write("clusters.yaml", self.read("clusters.yaml").replace("region: us-east", "region: eu-west"))
        document, _ = self.impact("main")
        self.assertEqual(document["clusters"], [{"cluster": "prod-us-1", "change": "relabelled", "objects": 2, "labels": [
            {"key": "env.example.com/region", "before": "us-east", "after": "eu-west"}]}])
        self.assertFalse(document["files"][0]["withoutEffect"])

    def test_values_of_secrets_are_masked(self):
        self.write("base/secret.yaml", self.read("base/secret.yaml").replace("planted-secret-value", "planted-new-value"))
        for form in ("text", "json", "markdown"):
            out, err = self.run_cli("impact", "main", "--format", form, code=1)
            self.assertIn("stringData.password", out)
            self.assertNotIn("planted", out + err)

    def test_markdown_for_a_pull_request(self):
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:1.0", "web:2.0"))
        out, _ = self.run_cli("impact", "main", "--format", "markdown", code=1)
        self.assertTrue(out.startswith("## 2 of 3 clusters change, 1 of them production: 2 changed (2 fields).\n"), out)
        self.assertIn("```diff\n- spec.template.spec.containers[name=web].image: registry.example.com/web:1.0\n"
                      "+ spec.template.spec.containers[name=web].image: registry.example.com/web:2.0\n```", out)
        self.assertLessEqual(len(out), 65536)

    def test_what_has_no_markdown_refuses_it(self):
        self.run_cli("clusters", "--format", "markdown", code=2)

    def test_wrong_use(self):
        self.run_cli("impact", code=2)
        _, err = self.run_cli("impact", "no-such-branch", code=2)
        self.assertIn("no-such-branch", err)
        self.run_cli("impact", "main", "no-such-branch", code=2)

    def test_nothing_is_written(self):
        def state():
            return subprocess.run(["git", "status", "--porcelain"], cwd=self.folder, check=True, capture_output=True).stdout
        self.write("base/web.yaml", self.read("base/web.yaml").replace("web:1.0", "web:2.0"))
        before = state()
        self.run_cli("impact", "main", code=1)
        self.assertEqual(state(), before)


class ImpactOfFolders(FleetCase):
    def test_a_folder_is_a_base(self):
        other = tempfile.mkdtemp(prefix="fleetwright-cli-")
        self.addCleanup(shutil.rmtree, other)
        shutil.copytree(self.folder, os.path.join(other, "before"))
        self.write("environments/dev/kustomization.yaml", KUSTOMIZATION + "namePrefix: dev-\nresources:\n- ../../base\n")
        document, _ = self.run_json("impact", os.path.join(other, "before"), code=1)
        renamed = [(group["objects"], group["becomes"]) for group in document["groups"] if group["kind"] == "renamed"]
        self.assertIn((["Deployment.apps/shop/web"], "Deployment.apps/shop/dev-web"), renamed)
        self.assertEqual({name for group in document["groups"] for name in group["clusters"]}, {"dev-eu-1"})
