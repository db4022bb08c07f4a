# SPDX-License-Identifier: Apache-2.0
"""Flux on the command line: substitution of a text, a Kustomization as it is applied."""

import json
import os
import pathlib
import unittest

from cliprogram import FleetCase

SOURCE = (
    "apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
    "metadata:\n  name: fleet\n  namespace: flux-system\nspec:\n  url: ssh://git.example.com/fleet\n")
UNIT = (
    "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n"
    "metadata:\n  name: apps\n  namespace: flux-system\nspec:\n  path: ./apps\n"
    "  sourceRef:\n    kind: GitRepository\n    name: fleet\n")
WEB = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  host: web.${region}.example.com\n  zone: ${zone:=a}\n"
RENDERED = "apiVersion: v1\ndata:\n  host: web.eu.example.com\n  zone: a\nkind: ConfigMap\nmetadata:\n  name: web\n"


class Substitute(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("text", "a ${v} $${w} ${x:=d}\n")
        self.write("vars.json", '{"v": "gr\\u00f6\\u00dfe"}')

    def test_text(self):
        out, _ = self.run_cli("substitute", self.path("text"), "--vars", self.path("vars.json"))
        self.assertEqual(out, "a größe ${w} d\n")

    def test_variables_as_yaml(self):
        self.write("vars.yaml", "v: 1.10\n")
        out, _ = self.run_cli("substitute", self.path("text"), "--vars", self.path("vars.yaml"))
        self.assertEqual(out, "a 1.10 ${w} d\n")

    def test_json(self):
        document, _ = self.run_json("substitute", self.path("text"), "--vars", self.path("vars.json"))
        self.assertEqual(document["text"], "a größe ${w} d\n")

    def test_strict(self):
        self.write("text", "${missing}")
        out, _ = self.run_cli("substitute", self.path("text"), "--vars", self.path("vars.json"))
        self.assertEqual(out, "")
        _, err = self.run_cli("substitute", self.path("text"), "--vars", self.path("vars.json"), "--strict", code=3)
        self.assertIn("missing", err)

    def test_what_is_no_substitution_fails(self):
        self.write("text", "${items[@]}")
        _, err = self.run_cli("substitute", self.path("text"), "--vars", self.path("vars.json"), code=3)
        self.assertIn("missing closing brace", err)


class RenderKustomization(FleetCase):
    def setUp(self):
        super().setUp()
        self.write("flux/source.yaml", SOURCE)
        self.write("flux/apps.yaml", UNIT + "  postBuild:\n    substitute:\n      region: eu\n")
        self.write("apps/web.yaml", WEB)

    def render(self, *options, code=0):
        return self.run_cli("render", "--unit", "Kustomization/flux-system/apps", *options, code=code)

    def test_objects(self):
        out, _ = self.render()
        self.assertEqual(out, RENDERED)

    def test_json(self):
        document, _ = self.run_json("render", "--unit", "Kustomization/flux-system/apps")
        self.assertEqual(document["units"][0]["yaml"], RENDERED)

    def test_strict(self):
        self.write("apps/web.yaml", WEB + "  more: ${more}\n")
        _, err = self.render("--strict-substitution", code=3)
        self.assertIn("apps/web.yaml:8", err)
        self.assertIn('"more"', err)

    def test_unknown_unit(self):
        _, err = self.run_cli("render", "--unit", "Kustomization/flux-system/nope", code=2)
        self.assertIn("Kustomization/flux-system/nope", err)

    def test_path_that_is_not_there(self):
        self.write("flux/apps.yaml", UNIT.replace("./apps", "./nope"))
        _, err = self.render(code=3)
        self.assertIn("flux/apps.yaml:7", err)

    def test_variables_that_are_not_in_git(self):
        self.write("flux/apps.yaml", UNIT + "  postBuild:\n    substituteFrom:\n    - kind: ConfigMap\n      name: made-elsewhere\n")
        _, err = self.render(code=3)
        self.assertIn("made-elsewhere", err)

    def test_a_kustomization_that_another_one_patches(self):
        self.write("clusters/prod/kustomization.yaml",
                   "resources:\n- ../../base/flux\npatches:\n- patch: |\n"
                   "    - op: replace\n      path: /spec/path\n      value: ./shop\n"
                   "  target:\n    kind: Kustomization\n")
        self.write("base/flux/kustomization.yaml", "resources:\n- shop.yaml\n")
        self.write("base/flux/shop.yaml", UNIT.replace("name: apps", "name: shop"))
        self.write("flux/apps.yaml", UNIT.replace("./apps", "./clusters/prod"))
        self.write("shop/web.yaml", WEB)
        out, _ = self.run_cli("render", "--unit", "Kustomization/flux-system/shop")
        self.assertIn("web.${region}.example.com", out)

    def test_a_nested_unit_that_applies_itself_ends(self):
        self.write("flux/apps.yaml", UNIT.replace("./apps", "./"))
        self.write("base/kustomization.yaml", "resources: []\n")
        _, err = self.run_cli("render", "--unit", "Kustomization/flux-system/apps", code=3)
        self.assertTrue(err)


class Conformance(FleetCase):
    """What Flux's own libraries give, in the folder that FLEETWRIGHT_CONFORMANCE names."""

    def test_kustomizations(self):
        folder = os.environ.get("FLEETWRIGHT_CONFORMANCE")
        if not folder:
            self.skipTest("FLEETWRIGHT_CONFORMANCE names no folder")
        cases = sorted(pathlib.Path(folder, "flux").glob("*/case.json"))
        self.assertGreater(len(cases), 50)
        for path in cases:
            case = json.loads(path.read_text(encoding="utf-8"))
            arguments = ["render", "--fleet", str(path.parent / "input"), "--unit", "Kustomization/" + case["kustomization"]]
            if case.get("strict"):
                arguments.append("--strict-substitution")
            with self.subTest(case=path.parent.name):
                out, err = self.run_cli(*arguments, code=3 if case["error"] else 0, fleet=False)
                if case["error"]:
                    self.assertTrue(err.strip())
                else:
                    self.assertEqual(out, (path.parent / "expected.yaml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
