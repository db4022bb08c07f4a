# SPDX-License-Identifier: Apache-2.0
"""Runs fleetwright-cli as a program: arguments in, standard output, standard error, exit code and files out."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["FLEETWRIGHT_CLI"]
SOURCE = pathlib.Path(__file__).resolve().parents[2]

KUSTOMIZATION = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n"

# Three clusters under two environments. Every line number below is relied on by the tests.
FLEET = {
    "clusters.yaml": (
        "clusters:\n"
        "- name: dev-eu-1\n  labels:\n    env.example.com/environment: dev\n    env.example.com/region: eu-west\n"
        "- name: prod-eu-1\n  labels:\n    env.example.com/environment: production\n    env.example.com/region: eu-west\n"
        "- name: prod-us-1\n  labels:\n    env.example.com/environment: production\n    env.example.com/region: us-east\n"),
    "base/kustomization.yaml": KUSTOMIZATION + "resources:\n- web.yaml\n- secret.yaml\n",
    "base/web.yaml": (
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n"
        "  replicas: 1 # one is enough\n"
        "  template:\n    spec:\n      containers:\n      - name: web\n        image: registry.example.com/web:1.0\n"),
    "base/secret.yaml": (
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\n  namespace: shop\nstringData:\n  password: planted-secret-value\n"),
    "environments/dev/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../base\n",
    "environments/production/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../base\nreplicas:\n- name: web\n  count: 3\n"),
    "clusters/dev-eu-1/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../environments/dev\n",
    "clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../environments/production\n",
    "clusters/prod-us-1/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../environments/production\nimages:\n- name: registry.example.com/web\n  newTag: \"1.1\"\n"),
}


class FleetCase(unittest.TestCase):
    """A test with a fresh copy of the fleet; self.run_cli runs the program on it."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="fleetwright-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        for name, text in FLEET.items():
            self.write(name, text)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = pathlib.Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def read(self, name):
        return pathlib.Path(self.path(name)).read_text(encoding="utf-8")

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *words], cwd=self.folder, check=True,
                       capture_output=True)

    def run_cli(self, *arguments, code=0, fleet=True):
        words = [PROGRAM, *arguments] + (["--fleet", self.folder] if fleet else [])
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, code, "%s\nstdout: %s\nstderr: %s" % (words, out, err))
        return out, err

    def run_json(self, command, *arguments, code=0):
        import jsonschema
        out, err = self.run_cli(command, *arguments, "--format", "json", code=code)
        document = json.loads(out)
        schema = json.loads((SOURCE / "docs" / "schemas" / (command + ".schema.json")).read_text(encoding="utf-8"))
        jsonschema.Draft7Validator(schema).validate(document)
        return document, err
