# SPDX-License-Identifier: Apache-2.0
"""The classic accidents of docs/accidents.md on the sample argocd-hub: what is written there is so, and what follows is right."""

import os
import pathlib
import re
import shutil
import subprocess

from cliprogram import PROGRAM, SOURCE, FleetCase

WALK = SOURCE / "docs" / "accidents.md"


class AccidentCase(FleetCase):
    """A copy of the sample, committed on main."""

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.folder)
        shutil.copytree(SOURCE / "resources" / "samples" / "argocd-hub", self.folder)
        self.git("init", "-q", "-b", "main", ".")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "As it was")

    def replace(self, name, old, new):
        text = self.read(name)
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def impact(self, code=1):
        return self.run_json("impact", "main", code=code)[0]

    def applications(self):
        """Name and server of what is generated, without the two that are written by hand."""
        document, _ = self.run_json("generate")
        return {item["object"]["metadata"]["name"]: item["object"]["spec"]["destination"]["server"]
                for item in document["objects"]}


def targeting(document):
    return {entry["object"].split("/")[-1]: (entry["gained"], entry["lost"]) for entry in document["targeting"]}


def units(document, change):
    return {(entry["cluster"], entry["unit"].split("/")[-1]) for entry in document["units"] if entry["change"] == change}


def data_lost(document):
    """(object, cluster) of everything that holds data and is deleted."""
    return {(name, cluster) for group in document["groups"] if group["losesData"]
            for name in group["objects"] for cluster in group["clusters"]}


class Walk(AccidentCase):
    def commands(self, section):
        """Each command of a section with the lines shown for it; None where lines are left out."""
        for block in re.findall(r"^```console\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
            parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
            for command, shown in zip(parts[1::2], parts[2::2]):
                yield command, [None if line == "…" else line for line in shown.splitlines()]

    def assert_shown(self, shown, lines, command):
        at = 0
        skips = False
        for line in shown:
            if line is None:
                skips = True
                continue
            if skips:
                self.assertIn(line, lines[at:], command)
                at += lines[at:].index(line)
                skips = False
            self.assertEqual(lines[at:at + 1], [line], command)
            at += 1
        if shown and not skips:
            self.assertEqual(lines[at:], [], command)

    def test_every_command_prints_what_is_written(self):
        sections = re.split(r"^## ", WALK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        self.assertEqual(len(sections), 5)
        path = "%s:%s" % (pathlib.Path(PROGRAM).parent, os.environ["PATH"])
        for section in sections:
            self.git("checkout", "-q", ".")
            done = 0
            for command, shown in self.commands(section):
                with self.subTest(command):
                    result = subprocess.run(["bash", "-c", command], cwd=self.folder, capture_output=True, timeout=120, check=False,
                                            env=dict(os.environ, PATH=path))
                    self.assertIn(result.returncode, (0, 1), result.stderr)
                    self.assert_shown(shown, result.stdout.decode("utf-8").splitlines(), command)
                    done += 1
            self.assertGreater(done, 0)


class Accidents(AccidentCase):
    def test_a_selector_that_grows_reaches_the_american_cluster(self):
        document, _ = self.run_json(
            "radius", "--selector",
            "ApplicationSet/argocd/eu-residency#spec.generators[0].clusters.selector=environment=production")
        self.assertEqual(targeting(document), {"eu-residency": (["prod-us-east-1"], [])})
        self.assertEqual(units(document["trial"], "created"), {("prod-us-east-1", "prod-us-east-1-eu-residency")})
        self.replace("hub/applicationsets/eu-residency.yaml", "          region: eu-west\n", "")
        document = self.impact()
        self.assertEqual(units(document, "created"), {("prod-us-east-1", "prod-us-east-1-eu-residency")})
        self.assertEqual(units(document, "pruned"), set())

    def test_another_name_makes_every_application_anew_on_the_same_server(self):
        names = ["ingress", "orders", "eu-residency", "certificate-watch", "node-metrics", "tenant-northport"]
        before = self.applications()
        self.replace("hub/clusters/prod-eu-west-2.yaml", "\n  name: prod-eu-west-2\n", "\n  name: prod-eu-2\n")
        after = self.applications()
        self.assertEqual(set(before) - set(after), {"prod-eu-west-2-" + name for name in names})
        self.assertEqual(set(after) - set(before), {"prod-eu-2-" + name for name in names})
        self.assertEqual({after["prod-eu-2-" + name] for name in names}, {"https://prod-eu-west-2.k8s.tideline.example"})
        document = self.impact()
        group, = [group for group in document["groups"] if group["kind"] == "renamed"]
        self.assertEqual((group["subject"], group["becomes"]), ("prod-eu-west-2", "prod-eu-2"))
        # Two each of ingress, orders and tenant, one each of the addons and the residency.
        self.assertEqual(group["occurrences"], 9)

    def test_an_empty_list_deletes_what_it_listed(self):
        text = self.read("hub/applicationsets/tracking.yaml")
        self.write("hub/applicationsets/tracking.yaml",
                   re.sub(r"elements:\n(      [- ] .*\n){4}", "elements: []\n", text))
        self.assertEqual([name for name in self.applications() if name.endswith("-tracking")], [])
        document = self.impact()
        clusters = ("prod-eu-west-1", "prod-us-east-1")
        self.assertEqual(units(document, "pruned"), {(name, name + "-tracking") for name in clusters})
        self.assertEqual(data_lost(document), {(name, cluster) for cluster in clusters for name in (
            "Namespace/tracking", "StatefulSet.apps/tracking/tracking")})

    def test_a_label_with_a_typo_lets_go_of_what_selects_it(self):
        document, _ = self.run_json("radius", "--label", "prod-us-east-1:environment=prodution")
        self.assertEqual(targeting(document), {name: ([], ["prod-us-east-1"]) for name in ("addons", "orders", "tenants")})
        self.assertEqual(units(document["trial"], "pruned"), {
            ("prod-us-east-1", "prod-us-east-1-" + name)
            for name in ("certificate-watch", "node-metrics", "orders", "tenant-northport")})
        self.assertEqual(data_lost(document["trial"]), {("Namespace/tenant-northport", "prod-us-east-1")})
        # Its Application stays and has no folder: that is not a deletion.
        self.assertEqual([unit for entry in document["trial"]["withheld"] for unit in entry["units"]],
                         ["Application/argocd/prod-us-east-1-ingress"])
        self.assertEqual(self.read("hub/clusters/prod-us-east-1.yaml").count("prodution"), 0)

    def test_a_new_cluster_is_tried_before_it_is_there(self):
        document, err = self.run_json("radius", "--label", "prod-us-east-2:environment=production")
        self.assertIn("tried as a new one", err)
        self.assertEqual(targeting(document), {
            name: (["prod-us-east-2"], []) for name in ("addons", "ingress", "orders", "tenants")})
        self.assertEqual(units(document["trial"], "created"), {
            ("prod-us-east-2", "prod-us-east-2-" + name)
            for name in ("certificate-watch", "node-metrics", "ingress", "orders", "tenant-northport")})
        self.assertFalse(os.path.exists(self.path("hub/clusters/prod-us-east-2.yaml")))
