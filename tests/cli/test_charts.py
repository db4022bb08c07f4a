# SPDX-License-Identifier: Apache-2.0
"""Charts of a fleet on the command line: `values`, `charts`, `explain` and `tree`."""

import io
import pathlib
import shutil
import tarfile
import unittest

from cliprogram import FleetCase

SYNC = """apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, ref: {branch: main}, url: 'https://git.example.com/fleet'}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec:
  interval: 10m
  path: ./clusters/dev
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
"""

RELEASE = """apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: shop}
spec:
  interval: 1h
  chart:
    spec:
      chart: ./charts/web
      valuesFiles: [charts/web/values.yaml, charts/web/values-dev.yaml]
      sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
  valuesFrom:
  - {kind: Secret, name: token}
  values:
    host: dev.example.com
---
apiVersion: v1
kind: Secret
metadata: {name: token, namespace: shop}
stringData:
  values.yaml: |
    token: hunter2
"""

REMOTE = """apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: db, namespace: shop}
spec:
  interval: 1h
  chart:
    spec: {chart: postgresql, version: 12.1.x, sourceRef: {kind: HelmRepository, name: charts}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: shop}
spec: {type: oci, url: 'oci://registry.example.com/charts'}
"""

TEMPLATE = """apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  host: {{ .Values.host }}
  size: {{ .Values.size | quote }}
  token: {{ .Values.token }}
"""

NO_CHART = "No chart is missing.\n"


class Charts(FleetCase):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.folder)
        self.write("clusters/dev/flux-system/gotk-sync.yaml", SYNC)
        self.write("clusters/dev/flux-system/kustomization.yaml", "resources: [gotk-sync.yaml]\n")
        self.write("clusters/dev/web.yaml", RELEASE)
        self.write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
        self.write("charts/web/values.yaml", "host: own\nsize: 1\n")
        self.write("charts/web/values-dev.yaml", "size: 2\n")
        self.write("charts/web/templates/cm.yaml", TEMPLATE)

    def test_values_name_their_lines_and_what_they_hide(self):
        document, _ = self.run_json("values", "HelmRelease/shop/web")
        [release] = document["releases"]
        self.assertEqual((release["cluster"], release["release"], release["chart"]), ("dev", "web", "charts/web"))
        values = {value["path"]: value for value in release["values"]}
        self.assertEqual((values["host"]["value"], values["host"]["file"], values["host"]["line"]),
                         ("dev.example.com", "clusters/dev/web.yaml", 14))
        self.assertEqual([(h["value"], h["file"], h["line"]) for h in values["host"]["hides"]],
                         [("own", "charts/web/values.yaml", 1)])
        self.assertEqual((values["size"]["value"], values["size"]["file"]), ("2", "charts/web/values-dev.yaml"))
        text, _ = self.run_cli("values", "HelmRelease/shop/web", "--cluster", "dev")
        self.assertIn("# HelmRelease/shop/web on dev: release web of charts/web", text)
        self.assertRegex(text, r"host +dev\.example\.com +clusters/dev/web\.yaml:14 +own \(charts/web/values\.yaml:1\)")

    def test_a_secrets_value_is_never_shown(self):
        for arguments in (("values", "HelmRelease/shop/web"), ("explain", "dev", "ConfigMap/web#data.token")):
            self.assertNotIn("hunter2", self.run_cli(*arguments)[0])
            self.assertNotIn("hunter2", self.run_cli(*arguments, "--format", "json")[0])

    def test_values_files_are_layers(self):
        document, _ = self.run_json("tree")
        layers = {layer["path"]: layer for layer in document["layers"]}
        self.assertEqual(layers["charts/web/values-dev.yaml"]["kind"], "values-file")
        self.assertEqual(layers["charts/web/values-dev.yaml"]["reach"], ["dev"])

    def test_missing_charts_come_with_the_command_that_brings_them(self):
        self.assertEqual(self.run_cli("charts")[0], NO_CHART)
        self.write("clusters/dev/db.yaml", REMOTE)
        [missing] = self.run_json("charts")[0]["missing"]
        self.assertEqual(missing["command"], "helm pull oci://registry.example.com/charts/postgresql --version '12.1.x'")
        self.assertEqual((missing["chart"], missing["versionWanted"], missing["file"], missing["units"]),
                         ("postgresql", "12.1.x", "clusters/dev/db.yaml", ["dev HelmRelease/shop/db"]))
        self.assertIn("helm pull oci://registry.example.com/charts/postgresql", self.run_cli("charts")[0])
        # Of several versions that are here the newest that is asked for.
        for version in ("12.1.0", "12.1.4", "13.0.0"):
            self.write("vendor/postgresql-%s/Chart.yaml" % version, "apiVersion: v2\nname: postgresql\nversion: %s\n" % version)
            self.write("vendor/postgresql-%s/templates/cm.yaml" % version, "kind: ConfigMap\nmetadata: {name: v%s}\n" % version)
        mapped = "oci://registry.example.com/charts=vendor"
        text, _ = self.run_cli("render", "--unit", "HelmRelease/shop/db", "--map", mapped)
        self.assertIn("name: v12.1.4", text)
        self.assertEqual(self.run_cli("charts", "--map", mapped)[0], NO_CHART)

    def test_an_archive_is_no_layer(self):
        self.write("clusters/dev/db.yaml", REMOTE)
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w:gz") as tar:
            for name, text in (("Chart.yaml", "apiVersion: v2\nname: postgresql\nversion: 12.1.4\n"), ("values.yaml", "a: 1\n"),
                               ("templates/cm.yaml", "kind: ConfigMap\nmetadata: {name: db}\ndata: {a: '{{ .Values.a }}'}\n")):
                entry = tarfile.TarInfo("postgresql/" + name)
                entry.size = len(text)
                tar.addfile(entry, io.BytesIO(text.encode()))
        self.write("vendor/README.md", "")
        (pathlib.Path(self.path("vendor")) / "postgresql-12.1.4.tgz").write_bytes(archive.getvalue())
        mapped = ("--map", "oci://registry.example.com/charts=vendor")
        self.assertIn("name: db", self.run_cli("render", "--unit", "HelmRelease/shop/db", *mapped)[0])
        document, _ = self.run_json("tree", *mapped)
        self.assertEqual([layer["path"] for layer in document["layers"] if "vendor" in layer["path"]], [])

    def test_paths_of_values_are_quoted_as_everywhere(self):
        self.write("charts/web/values.yaml", "host: own\nsize: 1\nkeys:\n  a.b/c: 1\n  'say \"so\"': 2\n  plain: 3\n")
        [release] = self.run_json("values", "HelmRelease/shop/web")[0]["releases"]
        self.assertEqual([value["path"] for value in release["values"] if value["path"].startswith("keys")],
                         ['keys."a.b/c"', "keys.plain", r'keys."say \"so\""'])

    def test_missing_dependencies_are_missing_charts(self):
        self.write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n"
                                            "- {name: redis, version: ~18.1, repository: 'https://charts.example.com'}\n")
        [missing] = self.run_json("charts")[0]["missing"]
        self.assertEqual(missing["command"], "helm pull redis --repo https://charts.example.com --version '~18.1'")
        self.assertEqual(missing["units"], ["dev HelmRelease/shop/web"])


if __name__ == "__main__":
    unittest.main()
