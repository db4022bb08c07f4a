# SPDX-License-Identifier: Apache-2.0
"""Every command of fleetwright-cli on one small fleet: what it prints, its JSON against the schema, its exit code."""

import os
import subprocess
import unittest

from cliprogram import FLEET, KUSTOMIZATION, FleetCase

IMAGE = "Deployment/shop/web#spec.template.spec.containers[name=web].image"


class Use(FleetCase):
    def test_no_command_is_wrong_use(self):
        _, err = self.run_cli(code=2, fleet=False)
        self.assertIn("subcommand", err)

    def test_unknown_option_is_wrong_use(self):
        self.run_cli("clusters", "--colour", code=2)

    def test_help_teaches_by_example(self):
        for command in ("build", "clusters", "tree", "units", "generate", "render", "get", "explain", "compare", "check", "radius", "impact", "where", "set"):
            out, err = self.run_cli(command, "--help", fleet=False)
            self.assertIn("fleetwright-cli " + command, out, command)
            self.assertEqual(err, "")

    def test_version(self):
        out, _ = self.run_cli("--version", fleet=False)
        self.assertRegex(out, r"^fleetwright-cli \d+\.\d+\.\d+\n$")

    def test_missing_folder_fails(self):
        _, err = self.run_cli("clusters", "--fleet", self.path("nowhere"), code=3, fleet=False)
        self.assertIn("nowhere", err)

    def test_options_may_stand_before_the_command(self):
        out, _ = self.run_cli("--fleet", self.folder, "clusters", fleet=False)
        self.assertIn("prod-us-1", out)


class Build(FleetCase):
    EXPECTED = (
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\n  namespace: shop\nstringData:\n  password: planted-secret-value\n"
        "---\n"
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  replicas: 3\n"
        "  template:\n    spec:\n      containers:\n      - image: registry.example.com/web:1.1\n        name: web\n")

    def test_prints_what_kustomize_prints(self):
        out, err = self.run_cli("build", self.path("clusters/prod-us-1"), fleet=False)
        self.assertEqual(out, self.EXPECTED)
        self.assertEqual(err, "")

    def test_failure_is_exit_1_with_place(self):
        self.write("base/kustomization.yaml", KUSTOMIZATION + "resources:\n- gone.yaml\n")
        out, err = self.run_cli("build", self.path("clusters/prod-us-1"), code=1, fleet=False)
        self.assertEqual(out, "")
        self.assertIn("base/kustomization.yaml:4", err)
        self.assertIn("gone.yaml", err)

    def test_mapped_repository_is_read_from_its_folder(self):
        remote = "https://example.com/org/repo//base?ref=v1"
        self.write("remote/kustomization.yaml", KUSTOMIZATION + "resources:\n- " + remote + "\n")
        self.write("vendor/repo/base/kustomization.yaml", KUSTOMIZATION + "resources:\n- map.yaml\n")
        self.write("vendor/repo/base/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: vendored\n")
        built = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: vendored\n"
        subprocess.run(["git", "init", "-q", self.folder], check=True)
        mapping = "git@example.com:org/repo.git=vendor/repo"
        self.assertEqual(self.run_cli("build", self.path("remote"), "--map", mapping, fleet=False)[0], built)
        self.write(".fleetwright.yaml", "repositories:\n- url: https://example.com/org/repo\n  path: vendor/repo\n")
        self.assertEqual(self.run_cli("build", self.path("remote"), fleet=False)[0], built)

    def test_remote_base_is_unresolved(self):
        self.write("remote/kustomization.yaml", KUSTOMIZATION + "resources:\n- https://example.com/repo//base?ref=v1\n")
        _, err = self.run_cli("build", self.path("remote"), code=1, fleet=False)
        self.assertIn("https://example.com/repo//base?ref=v1", err)
        self.assertIn("hint", err)


class Clusters(FleetCase):
    def test_table(self):
        out, _ = self.run_cli("clusters")
        lines = out.splitlines()
        self.assertEqual(lines[0].split(), ["NAME", "ENVIRONMENT", "REGION", "IDENTITY", "UNITS", "CONTROLLERS", "KNOWN", "FROM", "LABELS"])
        self.assertEqual([line.split()[:3] for line in lines[1:]],
                         [["dev-eu-1", "dev", "eu-west"], ["prod-eu-1", "production", "eu-west"], ["prod-us-1", "production", "us-east"]])

    def test_json_says_where_each_fact_is_from(self):
        document, _ = self.run_json("clusters")
        names = [cluster["name"] for cluster in document["clusters"]]
        self.assertEqual(sorted(names), ["dev-eu-1", "prod-eu-1", "prod-us-1"])
        prod = next(cluster for cluster in document["clusters"] if cluster["name"] == "prod-us-1")
        self.assertEqual((prod["file"], prod["line"]), ("clusters.yaml", 10))
        self.assertEqual(prod["labels"]["env.example.com/region"], "us-east")
        self.assertIn(("clusters.yaml", 13), [(fact["file"], fact["line"]) for fact in prod["facts"]])

    def test_empty_folder_says_so(self):
        empty = self.path("empty")
        os.mkdir(empty)
        out, _ = self.run_cli("clusters", "--fleet", empty, fleet=False)
        self.assertIn("No clusters found", out)


class Units(FleetCase):
    def test_json(self):
        document, _ = self.run_json("units")
        self.assertEqual([(unit["cluster"], unit["unit"], unit["objects"], unit["state"]) for unit in document["units"]],
                         [("dev-eu-1", "Overlay/clusters/dev-eu-1", 2, "rendered"),
                          ("prod-eu-1", "Overlay/clusters/prod-eu-1", 2, "rendered"),
                          ("prod-us-1", "Overlay/clusters/prod-us-1", 2, "rendered")])

    def test_a_broken_unit_does_not_stop_the_others(self):
        self.write("clusters/dev-eu-1/kustomization.yaml", KUSTOMIZATION + "resources:\n- ../../nowhere\n")
        document, _ = self.run_json("units")
        self.assertEqual([unit["state"] for unit in document["units"]], ["failed", "rendered", "rendered"])
        self.assertIn("nowhere", document["units"][0]["error"])


class Tree(FleetCase):
    def test_json(self):
        document, _ = self.run_json("tree")
        layers = {layer["path"]: layer for layer in document["layers"]}
        self.assertEqual(layers["base"]["reach"], ["dev-eu-1", "prod-eu-1", "prod-us-1"])
        self.assertEqual(layers["environments/production"]["reach"], ["prod-eu-1", "prod-us-1"])
        self.assertEqual(layers["environments/production"]["role"],
                         {"kind": "dimension", "dimension": "environment", "value": "production"})
        self.assertEqual(layers["clusters/prod-us-1"]["includes"], ["environments/production"])

    def test_text_indents_by_inheritance(self):
        out, _ = self.run_cli("tree")
        lines = out.splitlines()
        base = next(index for index, line in enumerate(lines) if line.startswith("base"))
        self.assertTrue(lines[base + 1].startswith("  environments/dev"), out)
        self.assertTrue(lines[base + 2].startswith("    dev-eu-1"), out)


class Render(FleetCase):
    def test_one_cluster(self):
        out, _ = self.run_cli("render", "--cluster", "prod-us-1")
        self.assertEqual(out, Build.EXPECTED)

    def test_out_writes_one_file_a_unit(self):
        target = self.path("rendered")
        self.run_cli("render", "--out", target)
        with open(os.path.join(target, "prod-us-1", "Overlay_clusters_prod-us-1.yaml"), encoding="utf-8") as file:
            self.assertEqual(file.read(), Build.EXPECTED)
        self.assertEqual(sorted(os.listdir(target)), ["dev-eu-1", "prod-eu-1", "prod-us-1"])

    def test_unknown_cluster_names_the_nearest(self):
        _, err = self.run_cli("render", "--cluster", "prod-us-2", code=2)
        self.assertIn("prod-us-1", err)

    def test_json(self):
        document, _ = self.run_json("render", "--cluster", "prod-us-1")
        self.assertEqual(document["units"][0]["yaml"], Build.EXPECTED)

    def test_failed_unit_is_exit_3_and_the_rest_is_printed(self):
        self.write("clusters/dev-eu-1/kustomization.yaml", KUSTOMIZATION + "resources: [\n")
        out, err = self.run_cli("render", code=3)
        self.assertIn("clusters/dev-eu-1/kustomization.yaml", err)
        self.assertEqual(out.count("kind: Deployment"), 2)


class Get(FleetCase):
    def test_value_and_origin_of_each_cluster(self):
        document, _ = self.run_json("get", "Deployment/shop/web#spec.replicas")
        self.assertEqual([(v["cluster"], v["value"], v["file"], v["line"]) for v in document["values"]],
                         [("dev-eu-1", "1", "base/web.yaml", 7),
                          ("prod-eu-1", "3", "environments/production/kustomization.yaml", 7),
                          ("prod-us-1", "3", "environments/production/kustomization.yaml", 7)])

    def test_clusters_by_selector(self):
        document, _ = self.run_json("get", IMAGE, "--clusters", "environment=production,region notin (eu-west)")
        self.assertEqual([(v["cluster"], v["value"]) for v in document["values"]],
                         [("prod-us-1", "registry.example.com/web:1.1")])

    def test_secret_values_are_masked(self):
        for field in ("#stringData.password", "#stringData"):
            out, _ = self.run_cli("get", "Secret/shop/token" + field)
            self.assertIn("••••", out)
            self.assertNotIn("planted-secret-value", out)

    def test_keys_with_dots_need_no_quotes(self):
        self.write("base/web.yaml", FLEET["base/web.yaml"].replace(
            "  namespace: shop\n", "  namespace: shop\n  labels:\n    example.com/team.name: blue\n"))
        document, _ = self.run_json("get", "Deployment/shop/web#metadata.labels.example.com/team.name")
        self.assertEqual({v["value"] for v in document["values"]}, {"blue"})

    def test_malformed_object_is_wrong_use(self):
        _, err = self.run_cli("get", "Deployment", code=2)
        self.assertIn("Kind/name", err)


class Explain(FleetCase):
    def test_chain_from_broad_to_narrow(self):
        document, _ = self.run_json("explain", "prod-us-1", IMAGE)
        steps = [step for step in document["fields"][0]["steps"] if not step["couldSet"]]
        self.assertEqual([(s["file"], s["line"], s["supplies"]) for s in steps],
                         [("base/web.yaml", 12, False), ("clusters/prod-us-1/kustomization.yaml", 7, True)])
        self.assertEqual([(s["reach"], s["decides"]) for s in steps], [(3, 2), (1, 1)])

    def test_whole_object_explains_every_scalar(self):
        document, _ = self.run_json("explain", "dev-eu-1", "Deployment/shop/web")
        fields = [field["field"] for field in document["fields"]]
        self.assertIn("spec.replicas", fields)
        self.assertIn("metadata.name", fields)
        for field in document["fields"]:
            self.assertTrue(any(step["supplies"] for step in field["steps"]), field)

    def test_whole_object_begins_with_a_summary(self):
        document, _ = self.run_json("explain", "prod-us-1", "Deployment/shop/web")
        self.assertEqual(sum(source["supplies"] for source in document["summary"]), len(document["fields"]))
        self.assertEqual(document["summary"][0]["file"], "base/web.yaml")
        out, _ = self.run_cli("explain", "prod-us-1", "Deployment/shop/web")
        self.assertIn("FIRST PLACE", out)
        self.assertIn("spec.template.spec.containers[name=web].image\n", out)
        self.assertNotIn("\nkind\n", out)
        out, _ = self.run_cli("explain", "--all", "prod-us-1", "Deployment/shop/web")
        self.assertIn("\nkind\n", out)

    def test_nearest_names_are_offered(self):
        for arguments, code, hint in ((("prod-us-2", "Deployment/shop/web"), 2, "prod-us-1"),
                                      (("prod-us-1", "Deployment/shop/wep"), 3, "Deployment/web"),
                                      (("prod-us-1", "Deployment/shop/web#spec.replica"), 3, "replicas"),
                                      (("prod-us-1", "Deployment/shop/web#kind.x"), 3, "is a value")):
            _, err = self.run_cli("explain", *arguments, code=code)
            self.assertIn(hint, err, arguments)

    def test_secret_is_masked(self):
        out, _ = self.run_cli("explain", "dev-eu-1", "Secret/shop/token")
        self.assertNotIn("planted-secret-value", out)

    def test_unknown_object_is_exit_3(self):
        self.run_cli("explain", "dev-eu-1", "Deployment/shop/gone", code=3)


class Compare(FleetCase):
    def test_groups(self):
        document, _ = self.run_json("compare", code=1)
        self.assertEqual(document["columns"], ["dev-eu-1", "prod-eu-1", "prod-us-1"])
        web = next(row for row in document["rows"] if row["object"] == "Deployment.apps/shop/web")
        self.assertEqual(len({cell["group"] for cell in web["cells"]}), 3)
        token = next(row for row in document["rows"] if row["object"] == "Secret/shop/token")
        self.assertEqual([cell["state"] for cell in token["cells"]], ["same", "same", "same"])

    def test_equal_clusters_are_exit_0(self):
        self.run_cli("compare", "prod-eu-1", "prod-eu-1")

    def test_text_shows_values(self):
        out, _ = self.run_cli("compare", "prod-eu-1", "prod-us-1", code=1)
        self.assertIn("registry.example.com/web:1.1", out)
        self.assertNotIn("planted-secret-value", out)


class Radius(FleetCase):
    def test_layer(self):
        document, _ = self.run_json("radius", "--layer", "environments/production")
        self.assertEqual(document["reach"], ["prod-eu-1", "prod-us-1"])

    def test_line_reaches_and_decides(self):
        document, _ = self.run_json("radius", "--file", "base/web.yaml:7")
        self.assertEqual(document["reach"], ["dev-eu-1", "prod-eu-1", "prod-us-1"])
        self.assertEqual(document["decides"], ["dev-eu-1"])

    def test_file(self):
        out, _ = self.run_cli("radius", "--file", "environments/dev/kustomization.yaml")
        self.assertIn("reaches 1 of 3 clusters: dev-eu-1", out)

    def test_selector(self):
        document, _ = self.run_json("radius", "--selector", "region=us-east")
        self.assertEqual(document["reach"], ["prod-us-1"])

    def test_unknown_file_is_wrong_use(self):
        self.run_cli("radius", "--file", "gone.yaml", code=2)
        self.run_cli("radius", "--file", "../outside.yaml", code=2)

    def test_needs_exactly_one_subject(self):
        self.run_cli("radius", code=2)


class Check(FleetCase):
    def test_clean_fleet(self):
        self.write("base/secret.yaml", FLEET["base/secret.yaml"].replace("planted-secret-value", "REPLACE_ME"))
        # Production ran an image that was tried nowhere.
        self.write("clusters/prod-us-1/kustomization.yaml",
                   FLEET["clusters/prod-us-1/kustomization.yaml"].partition("images:")[0])
        document, _ = self.run_json("check", "--today", "2026-06-01")
        self.assertEqual(document["findings"], [])
        self.assertGreater(len(document["rules"]), 60)

    def test_one_rule(self):
        document, _ = self.run_json("check", "--today", "2026-06-01", "--rule", "leak-identity")
        self.assertEqual(document["findings"], [])
        self.assertEqual(document["rules"], ["leak-identity"])

    def test_leak(self):
        self.write("base/web.yaml", FLEET["base/web.yaml"] + "        env:\n        - name: AWS_REGION\n          value: us-east\n")
        document, _ = self.run_json("check", "--today", "2026-06-01", "--rule", "leak-identity", code=1)
        self.assertEqual([(f["file"], f["line"], f["clusters"], f["severity"]) for f in document["findings"]],
                         [("base/web.yaml", 15, ["dev-eu-1", "prod-eu-1"], "error")])

    def test_fail_on(self):
        self.write("base/web.yaml", FLEET["base/web.yaml"] + "        env:\n        - name: AWS_REGION\n          value: us-east\n")
        self.run_cli("check", "--fail-on", "error", code=1)
        self.run_cli("check", "--fail-on", "never")

    def test_bad_date_is_wrong_use(self):
        for option, value in (("--today", "tomorrow"), ("--today", "2026- 6-01"), ("--now", "2026-06-01"),
                              ("--now", "2026-06-01T12:00Z"), ("--now", "2026-06-01T25:00:00Z")):
            with self.subTest(value):
                self.run_cli("check", option, value, code=2)


class Set(FleetCase):
    def test_prints_a_patch_and_writes_nothing(self):
        before = self.read("environments/production/kustomization.yaml")
        out, _ = self.run_cli("set", "environments/production", "Deployment/shop/web#spec.replicas", "5")
        self.assertIn("-  count: 3\n+  count: 5\n", out)
        self.assertEqual(self.read("environments/production/kustomization.yaml"), before)

    def test_patch_is_accepted_by_git_apply(self):
        out, _ = self.run_cli("set", "prod-us-1", IMAGE, "registry.example.com/web:1.2")
        subprocess.run(["git", "init", "-q", "."], cwd=self.folder, check=True)
        subprocess.run(["git", "apply", "-"], cwd=self.folder, input=out.encode(), check=True)
        self.assertEqual(self.read("clusters/prod-us-1/kustomization.yaml"),
                         FLEET["clusters/prod-us-1/kustomization.yaml"].replace('"1.1"', '"1.2"'))

    def test_write_changes_one_line(self):
        self.run_cli("set", "environments/production", "Deployment/shop/web#spec.replicas", "5", "--write")
        self.assertEqual(self.read("environments/production/kustomization.yaml"),
                         FLEET["environments/production/kustomization.yaml"].replace("count: 3", "count: 5"))
        for name, text in FLEET.items():
            if name != "environments/production/kustomization.yaml":
                self.assertEqual(self.read(name), text, name)

    def test_one_cluster_only_at_its_own_layer(self):
        document, _ = self.run_json("set", "prod-eu-1", "Deployment/shop/web#spec.replicas", "7", "--at", "clusters/prod-eu-1")
        self.assertEqual([c["cluster"] for c in document["clusters"]], ["prod-eu-1"])
        self.assertEqual([f["file"] for f in document["files"]], ["clusters/prod-eu-1/kustomization.yaml"])

    def test_an_edit_that_would_reach_others_is_refused(self):
        _, err = self.run_cli("set", "prod-eu-1", "Deployment/shop/web#spec.replicas", "7", "--at", "environments/production", code=3)
        self.assertIn("prod-us-1", err)

    def test_json(self):
        document, _ = self.run_json("set", "environments/production", "Deployment/shop/web#spec.replicas", "5")
        self.assertEqual(document["layer"], "environments/production")
        self.assertFalse(document["written"])
        self.assertEqual([c["cluster"] for c in document["clusters"]], ["prod-eu-1", "prod-us-1"])


class Revisions(FleetCase):
    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *words], cwd=self.folder, check=True,
                       capture_output=True)

    def test_a_commit_is_rendered_without_checkout(self):
        self.git("init", "-q", ".")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "one")
        self.write("environments/production/kustomization.yaml",
                   FLEET["environments/production/kustomization.yaml"].replace("count: 3", "count: 9"))
        old, _ = self.run_json("get", "Deployment/shop/web#spec.replicas", "--revision", "HEAD")
        new, _ = self.run_json("get", "Deployment/shop/web#spec.replicas")
        self.assertEqual([v["value"] for v in old["values"]], ["1", "3", "3"])
        self.assertEqual([v["value"] for v in new["values"]], ["1", "9", "9"])

    def test_unknown_revision(self):
        self.git("init", "-q", ".")
        _, err = self.run_cli("clusters", "--revision", "nothing", code=3)
        self.assertIn("nothing", err)

    def test_revision_without_git_says_why(self):
        _, err = self.run_cli("clusters", "--revision", "main", code=3)
        self.assertTrue(err.startswith("fleetwright-cli: "), err)


class UntrustedText(FleetCase):
    def test_control_characters_reach_no_terminal(self):
        self.write("clusters.yaml", "clusters:\n- name: \"evil\\e[31m\\u202e\"\n  labels: {environment: dev}\n")
        out, err = self.run_cli("clusters")
        for text in (out, err):
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)


class Completion(FleetCase):
    def test_scripts_name_every_command(self):
        for shell in ("bash", "zsh", "fish"):
            out, _ = self.run_cli("completion", shell, fleet=False)
            for command in ("build", "clusters", "explain", "radius"):
                self.assertIn(command, out)

    def test_bash_completes(self):
        out, _ = self.run_cli("completion", "bash", fleet=False)
        script = out + "COMP_WORDS=(fleetwright-cli exp); COMP_CWORD=1; _fleetwright_cli; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout, "explain\n")


if __name__ == "__main__":
    unittest.main()
