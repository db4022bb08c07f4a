# SPDX-License-Identifier: Apache-2.0
"""Secret values are never shown: unique values are planted in every form that a Secret has, and looked for in what every
command says, errors included. Only what prints objects or the text of a file on demand (build, render, the patch of set)
may show them."""

import base64
import json
import re
import subprocess
import unittest

from cliprogram import KUSTOMIZATION, PROGRAM, FleetCase

PLANTED = re.compile(r"pl4nted-[a-z0-9-]+")


def planted(name):
    return "pl4nted-" + name


def encoded(name):
    return base64.b64encode(planted(name).encode()).decode()


SECRET = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\n  namespace: shop\n"

# One cluster, whose Secrets come in every way that kustomize knows.
FLEET = {
    "clusters.yaml": "clusters:\n- name: dev-eu-1\n  labels: {environment: dev}\n- name: prod-eu-1\n  labels: {environment: prod}\n",
    "argocd/dev-eu-1.yaml": (
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: dev-eu-1\n  namespace: argocd\n  labels:\n"
        "    argocd.argoproj.io/secret-type: cluster\n    region: eu\nstringData:\n  name: dev-eu-1\n"
        "  server: https://dev-eu-1.example.com\n  config: '{\"bearerToken\": \"%s\"}'\n" % planted("argo")),
    "base/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- secret.yaml\n- map.yaml\nsecretGenerator:\n- name: made\n  namespace: shop\n  literals:\n  - word=%s\n"
        "  files:\n  - file.txt\n  envs:\n  - secret.env\n" % planted("literal")),
    "base/secret.yaml": SECRET + (
        "  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{\"stringData\":{\"a\":\"%s\"}}'\n"
        "data:\n  word: %s\nstringData:\n  password: %s\n  text: |\n    first line\n    %s\n"
        % (planted("applied"), encoded("data"), planted("string"), planted("block"))),
    "base/map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map, namespace: shop}\ndata:\n  note: one\n",
    "base/file.txt": planted("file") + "\n",
    "base/secret.env": "WORD=%s\n" % planted("env"),
    "clusters/dev-eu-1/kustomization.yaml": KUSTOMIZATION + "resources:\n- ../../base\n",
    "clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources:\n- ../../base\npatches:\n- path: patch.yaml\n- target: {kind: Secret, name: token}\n  patch: |\n"
        "    - {op: replace, path: /stringData/password, value: %s}\n"
        "secretGenerator:\n- name: made\n  namespace: shop\n  behavior: merge\n  literals: [word=%s]\n"
        "replacements:\n- source: {kind: Secret, name: token, fieldPath: stringData.password}\n"
        "  targets:\n  - select: {kind: Secret, name: token}\n    fieldPaths: [stringData.copied]\n    options: {create: true}\n"
        % (planted("json"), planted("merged"))),
    "clusters/prod-eu-1/patch.yaml": SECRET + "stringData:\n  merged: %s\n  password: %s\n" % (planted("merge"), planted("hidden")),
}

NAMES = ("argo", "literal", "applied", "data", "string", "block", "file", "env", "json", "merged", "merge", "hidden")

COMMANDS = (
    ("clusters",), ("units",), ("tree",), ("tree", "--stats"), ("check",), ("compare",), ("compare", "--show-identity"),
    ("compare", "dev-eu-1", "prod-eu-1"),
    ("get", "*/*"), ("get", "Secret/*"), ("get", "Secret/shop/token#stringData"), ("get", "Secret/shop/token#stringData.password"),
    ("get", "Secret/shop/token#data.word"), ("get", "Secret/shop/made*#data"), ("get", "Secret/shop/token#metadata"),
    ("get", "Secret/shop/token#metadata.annotations"),
    ("get", "Secret/shop/token#metadata.annotations.kubectl.kubernetes.io/last-applied-configuration"),
    ("explain", "prod-eu-1", "Secret/shop/token"), ("explain", "prod-eu-1", "Secret/shop/token#stringData.password"),
    ("explain", "prod-eu-1", "Secret/shop/token#stringData"), ("explain", "prod-eu-1", "Secret/shop/made"),
    ("explain", "prod-eu-1", "Secret/shop/made#data.word"), ("explain", "prod-eu-1", "Secret/shop/token#metadata.annotations"),
    ("radius", "--file", "base/secret.yaml"), ("radius", "--file", "base/secret.yaml:10"), ("radius", "--layer", "base"),
    ("radius", "--label", "dev-eu-1:environment=prod"), ("where", "--clusters", "environment=dev"),
    ("radius", "--file", "base/secret.env:1"), ("explain", "dev-eu-1", "Secret/shop/token#stringData.absent"),
)

# What breaks, each in a fleet of its own: file → text. The values stand where the error is.
BROKEN = {
    "yaml": {"base/secret.yaml": SECRET + "stringData:\n  password: %s: x\n  b: [\n" % planted("yaml")},
    "tab": {"base/secret.yaml": SECRET + "stringData:\n  password: \"%s\\q\"\n" % planted("tab")},
    "alias": {"base/secret.yaml": SECRET + "stringData:\n  password: *%s\n" % planted("alias")},
    "anchor in base64": {"base/secret.yaml": SECRET + "data:\n  password: !!binary %s-\n" % planted("binary")},
    "number": {"base/secret.yaml": SECRET + "stringData:\n  password: !!int %s\n" % planted("number")},
    "time": {"base/secret.yaml": SECRET + "stringData:\n  password: !!timestamp %s\n" % planted("time")},
    "key": {"base/secret.yaml": SECRET + "stringData:\n  ? {a: %s}\n  : x\n" % planted("key")},
    "not a map": {"base/secret.yaml": SECRET + "stringData:\n- %s\n" % planted("list")},
    "scalar": {"base/secret.yaml": SECRET + "data: %s\n" % planted("scalar")},
    "infinite": {"base/secret.yaml": SECRET + "stringData:\n  a: .inf\n  b: %s\n" % planted("inf")},
    "literal": {"base/kustomization.yaml": KUSTOMIZATION + "secretGenerator:\n- name: made\n  literals: [%s]\n" % planted("bare")},
    "empty key": {"base/kustomization.yaml": KUSTOMIZATION + "secretGenerator:\n- name: made\n  literals: [=%s]\n" % planted("nokey")},
    "twice": {"base/kustomization.yaml": KUSTOMIZATION + (
        "secretGenerator:\n- name: made\n  literals: [a=%s, a=%s]\n" % (planted("twice"), planted("again")))},
    "literal of another type": {"base/kustomization.yaml": KUSTOMIZATION + (
        "secretGenerator:\n- name: made\n  literals: [{word: %s}]\n" % planted("mapping"))},
    "literals of another type": {"base/kustomization.yaml": KUSTOMIZATION + "secretGenerator:\n- name: made\n  literals: %s\n" % planted("noliterals")},
    "env file": {"base/secret.env": b"A=\xff" + planted("badenv").encode() + b"\n"},
    "patch": {"clusters/prod-eu-1/patch.yaml": SECRET + "stringData: [%s]\n" % planted("badpatch")},
    "patch of nothing": {"clusters/prod-eu-1/patch.yaml": SECRET.replace("token", "gone") + "stringData: {a: %s}\n" % planted("gone")},
    "patch text": {"clusters/prod-eu-1/patch.yaml": "just %s\n" % planted("text")},
    "inline": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base]\npatches:\n- patch: 'apiVersion: v1, kind: Secret, stringData: {a: %s}'\n" % planted("inline"))},
    "test": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base]\npatches:\n- target: {kind: Secret}\n  patch: |\n"
        "    - {op: test, path: /stringData/password, value: %s}\n" % planted("tested"))},
    "operation": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base]\npatches:\n- target: {kind: Secret, name: token}\n  patch: |\n"
        "    - {op: add, path: /stringData/password/deeper, value: %s}\n" % planted("deeper"))},
    "index": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base]\nreplacements:\n- source: {kind: Secret, name: token, fieldPath: stringData.password,"
        " options: {delimiter: '-', index: 9}}\n  targets:\n  - select: {kind: ConfigMap}\n    fieldPaths: [data.note]\n")},
    "type": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base, number.yaml]\nreplacements:\n- source: {kind: Secret, name: token, fieldPath: stringData.password}\n"
        "  targets:\n  - select: {kind: Deployment}\n    fieldPaths: [spec.replicas]\n"),
        "clusters/prod-eu-1/number.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: 1}\n"},
    "path into a value": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base]\nreplacements:\n- source: {kind: Secret, name: token, fieldPath: stringData.password.deeper}\n"
        "  targets:\n  - select: {kind: Secret}\n    fieldPaths: [stringData.password.deeper]\n")},
    "variable": {"clusters/prod-eu-1/kustomization.yaml": KUSTOMIZATION + (
        "resources: [../../base]\nvars:\n- name: V\n  objref: {apiVersion: v1, kind: Secret, name: token}\n"
        "  fieldref: {fieldpath: stringData.password.more}\n")},
    "unknown field": {"base/kustomization.yaml": KUSTOMIZATION + "secretGenerator:\n- name: made\n  literal: [a=%s]\n" % planted("unknown")},
    "argo": {"argocd/dev-eu-1.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n  labels: {argocd.argoproj.io/secret-type: cluster}\n"
                                     "stringData:\n  config: '{%s'\n  name: [%s]\n" % (planted("cut"), planted("name"))},
    "argo data": {"argocd/dev-eu-1.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n  labels: {argocd.argoproj.io/secret-type: cluster}\n"
                                          "data:\n  config: '%s'\n  server: '%s!'\n  name: 12\n" % (planted("nobase64"), planted("nobase"))},
}

# A secret in every form that `check` reports: file → text, and the line that it reports.
REPORTED = {
    "apps/values.yaml": ("adminPassword: %s\n" % planted("helm"), 1),
    "apps/release.yaml": (
        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: shop}\nspec:\n  values:\n"
        "    apiToken: %s\n" % planted("release"), 6),
    "apps/map.yaml": ("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  DB_PASSWORD: %s\n" % planted("map"), 5),
    "apps/pod.yaml": (
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - name: p\n    env:\n    - name: TOKEN\n"
        "      value: %s\n" % planted("env-value"), 9),
    "apps/address.yaml": ("kind: Any\nurl: https://bot:%s@git.example.com/a.git\n" % planted("url"), 2),
    "apps/key.pem": ("-----BEGIN RSA PRIVATE " "KEY-----\nMIIEpl4nted%s\n" % planted("pem"), 1),
    "apps/sops.yaml": (SECRET + "stringData:\n  added: %s\nsops:\n  mac: ENC[AES256_GCM,data:x,type:str]\n" % planted("partly"), 7),
    "argocd/dev-eu-1.yaml": (FLEET["argocd/dev-eu-1.yaml"], 12),
    "base/secret.env": (FLEET["base/secret.env"], 1),
}


class Secrets(FleetCase):
    def setUp(self):
        super().setUp()
        subprocess.run(["rm", "-rf", self.folder], check=True)
        for name, text in FLEET.items():
            self.write(name, text)

    def assert_silent(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments, "--fleet", self.folder], stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120, check=False)
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        # A value may be shown as it is written: plain, or as base64.
        shown = set(PLANTED.findall(said)) | {name for name in NAMES if encoded(name) in said}
        self.assertEqual(shown, set(), "%s shows a Secret's value:\n%s" % (" ".join(arguments), said))
        return done

    def assert_all_silent(self):
        for command in COMMANDS:
            for form in ([], ["--format", "json"]):
                self.assert_silent(*command, *form)

    def test_what_is_planted_is_there(self):
        out, _ = self.run_cli("render", "--cluster", "prod-eu-1")
        for name in ("merge", "json", "block", "applied"):
            self.assertIn(planted(name), out)
        for name in ("file", "env", "merged"):
            self.assertTrue(encoded(name)[:-4] in out, name)

    def test_no_command_shows_a_value(self):
        for command in COMMANDS[:-1]:
            done = self.assert_silent(*command)
            self.assertIn(done.returncode, (0, 1, 2), command)
        self.assert_all_silent()

    def test_check_reports_without_showing(self):
        for name, (text, _) in REPORTED.items():
            self.write(name, text)
        for form in ([], ["--format", "json"]):
            self.assertEqual(self.assert_silent("check", *form).returncode, 1)
        found = {(one["file"], one["line"]) for one in json.loads(self.assert_silent("check", "--format", "json").stdout)["findings"]
                 if one["rule"] in ("plain-secret", "sops-partial")}
        for name, (_, line) in REPORTED.items():
            self.assertIn((name, line), found)

    def test_an_edit_elsewhere_shows_no_value(self):
        self.assert_silent("set", "prod-eu-1", "ConfigMap/shop/map#data.note", "two", "--at", "clusters/dev-eu-1")

    def test_no_error_shows_a_value(self):
        for name, files in BROKEN.items():
            with self.subTest(name):
                for file, text in FLEET.items():
                    self.write(file, text)
                for file, text in files.items():
                    self.write(file, text)
                self.assert_all_silent()
                for cluster in ("dev-eu-1", "prod-eu-1"):
                    # What cannot be rendered says why, and not with what.
                    for command in (["build", self.path("clusters/" + cluster)], ["render", "--cluster", cluster]):
                        done = subprocess.run([PROGRAM, *command, *([] if command[0] == "build" else ["--fleet", self.folder])],
                                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
                        self.assertEqual(PLANTED.findall(done.stderr.decode("utf-8", "replace")), [], " ".join(command))


if __name__ == "__main__":
    unittest.main()
