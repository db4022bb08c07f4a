#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Renders random charts with the real Helm and with ours, and lists every difference.

A case is a chart with dependencies (folders and archives, conditions, tags, aliases, import-values, library charts), odd values,
values files, `--set` lines, templates of all kinds, hooks, definitions, files, ignore rules and schemas. What is printed is compared
byte for byte; where Helm refuses, ours must refuse, and with `--errors` say the same.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

MAPS = ["labels", "config", "global", "resources", "extra"]
LISTS = ["env", "list"]
KEYS = ["image", "replicas", "enabled", "labels", "env", "resources", "global", "name", "port", "list", "extra", "config", "x-y", "a.b"]
SCALARS = ["1", "0", "-3", "1.5", "1e3", "0x1F", "0o17", "017", "true", "false", "yes", "no", "on", "null", "~", "", "''", '"1"', "'true'",
           "text", "two words", "'{{ .Release.Name }}'", "'{{ .Values.name }}'", "123456789012", "9007199254740993", "1.0", "1.10", "2024-01-02", ".5", "1_000", "0.1",
           "|\n  line one\n  line two\n", ">-\n  folded\n  text\n", "'a: b'", '"tab\\there"', "'# no comment'", "é", "12e-1", "+5", "!!str 5", "-0"]
ODD_SCALARS = [".inf", ".nan", "!!binary aGk=", "*x", "&x 1", "@x", "2001-12-14t21:59:43.10-05:00", "0b11", "1:30", "!t 1", "\"\\u00e9\"", "[1"]
NAMES = ["alpha", "beta", "gamma", "delta"]
KINDS = [("v1", "ConfigMap"), ("v1", "Secret"), ("v1", "Service"), ("apps/v1", "Deployment"), ("v1", "Namespace"), ("v1", "ServiceAccount"),
         ("rbac.authorization.k8s.io/v1", "ClusterRole"), ("rbac.authorization.k8s.io/v1", "RoleBinding"), ("batch/v1", "Job"), ("batch/v1", "CronJob"),
         ("networking.k8s.io/v1", "Ingress"), ("example.org/v1", "Widget"), ("policy/v1", "PodDisruptionBudget"), ("v1", "PersistentVolumeClaim"),
         ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("v1", "List"), ("apiregistration.k8s.io/v1", "APIService"), ("v1", "Pod")]


class Charts:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        return self.random.choice(items)

    # --- values ---------------------------------------------------------------------------------------------------------

    def scalar(self, indent):
        text = self.pick(ODD_SCALARS if self.chance(0.004) else SCALARS)
        return text.replace("\n  ", "\n" + indent + "  ")

    def tree(self, depth, indent="", children=()):
        """A mapping as YAML; `children` are names of dependencies, whose values are likely to be given."""
        lines = []
        keys = self.random.sample(KEYS, self.random.randint(1, 6))
        for child in children:
            if self.chance(0.6):
                keys.append(child)
        for key in keys:
            form = self.random.random()
            if self.chance(0.93):  # what the templates expect
                form = 0.2 if key in MAPS or key in children else 0.5 if key in LISTS else 0.9
            if (key in children or depth > 0) and form < 0.35:
                lines.append(f"{indent}{key}:")
                lines.append(self.tree(depth - 1 if depth > 0 else 0, indent + "  "))
            elif form < 0.45:
                lines.append(f"{indent}{key}: " + self.pick(["[]", "{}", "[a, 1, null]", "{a: 1, b: {c: x}}", "[{name: n, value: '1'}, {name: m}]"]))
            elif form < 0.55:
                lines.append(f"{indent}{key}:")
                lines += [f"{indent}  - {self.pick(['a', '1', 'true', 'null', '{n: 1}', '[x]', '1.50', '~'])}" for _ in range(self.random.randint(1, 3))]
            else:
                lines.append(f"{indent}{key}: {self.scalar(indent)}".rstrip(" "))
        return "\n".join(lines)

    def path(self, children=()):
        parts = [self.pick([key for key in KEYS if key.isalpha()] + list(children))]
        while self.chance(0.4 if parts[-1] in MAPS or parts[-1] in children else 0.02):
            parts.append(self.pick([key for key in KEYS if key.isalpha()] + ["a", "b", "c"]))
        return parts

    def set_line(self, children):
        path = self.path(children)
        text = path[0]
        for part in path[1:]:
            text += self.pick([f".{part}", f".{part}", f".{part}", f"[{self.random.randint(0, 2)}]"])
        value = self.pick(["1", "true", "null", "", "text", "{a,b}", "{}", "a\\,b", "1.5", "0123", "x=y", "{1,null}", "[]", "nil", "-1", "9007199254740993", "a b", "1e3"])
        line = f"{text}={value}"
        if self.chance(0.15):
            line += "," + ".".join(self.path(children)) + "=" + self.pick(["1", "z", "null"])
        return line

    def json_line(self, children):
        return ".".join(self.path(children)) + "=" + self.pick(['{"a":1}', "[1,2,{\"b\":null}]", "null", '"text"', "1.0", "true", "[]", "12345678901234567890"])

    # --- templates ------------------------------------------------------------------------------------------------------

    def value(self, children=()):
        return ".Values." + ".".join(self.path(children))

    def safe_value(self, children=()):
        path = self.path(children)
        text = ".Values"
        for part in path[:-1]:
            text = f"({text}.{part} | default dict)" if self.chance(0.9) else f"{text}.{part}"
        return f"{text}.{path[-1]}"

    def scalar_line(self, children):
        value = self.safe_value(children)
        other = self.safe_value(children)
        return self.pick([
            "{{ %s | quote }}" % value,
            "{{ %s | toString | quote }}" % value,
            "{{ %s | default \"none\" | toJson }}" % value,
            "{{ toYaml %s | quote }}" % value,
            "{{ printf \"%%v\" %s | quote }}" % value,
            "{{ kindOf %s }}" % value,
            "{{ typeOf %s | quote }}" % value,
            "{{ (and %s %s) | toJson | quote }}" % (value, other),
            "{{ (or %s %s) | toJson | quote }}" % (value, other),
            "{{ ternary \"on\" \"off\" (not (not %s)) }}" % value,
            "{{ coalesce %s %s \"x\" | toJson | quote }}" % (value, other),
            "{{ if %s }}yes{{ else if %s }}maybe{{ else }}no{{ end }}" % (value, other),
            "{{ int %s }}" % value, "{{ %s | int64 }}" % value, "{{ %s | float64 }}" % value,
            "{{ eq (toString %s) (toString %s) }}" % (value, other),
            "{{ len (toString %s) }}" % value,
            "{{ toString %s | sha256sum | trunc 8 | quote }}" % value,
            "{{ toString %s | b64enc | quote }}" % value,
            "{{ .Release.Name }}-{{ .Chart.Name }}", "{{ .Release.Namespace | quote }}", "{{ .Chart.Version | quote }}", "{{ .Chart.AppVersion | quote }}",
            "{{ .Release.IsInstall }}{{ .Release.Revision }}{{ .Release.Service }}", "{{ .Template.Name | quote }}", "{{ .Template.BasePath | quote }}",
            "{{ .Capabilities.KubeVersion.Version | quote }}", "{{ .Capabilities.APIVersions.Has \"apps/v1\" }}", "{{ .Capabilities.KubeVersion.Minor | quote }}",
            "{{ semverCompare \">=1.21-0\" .Capabilities.KubeVersion.GitVersion }}",
            "{{ include \"fullname\" . }}", "{{ include \"shared\" . | quote }}", "{{ tpl (toString %s) . | quote }}" % value,
            "{{ .Values.global | toJson | quote }}", "{{ .Values | toJson | sha1sum | quote }}", "{{ .Chart.IsRoot }}", "{{ .Chart.Type | quote }}",
            "{{ .Subcharts | keys | sortAlpha | join \",\" | quote }}", "{{ .Files.Get \"files/a.txt\" | quote }}",
            "{{ (.Files.Glob \"files/*\").AsConfig | quote }}", "{{ len (.Files.Lines \"files/a.txt\") }}", "{{ .Files.Get \"README.md\" | quote }}",
            "{{ dig \"a\" \"b\" \"deep\" (.Values.config | default dict) }}", "{{ hasKey .Values \"name\" }}",
            "{{ required \"needed\" (%s | default 1) | toJson | quote }}" % value, "{{ %s }}" % value, "{{ lookup \"v1\" \"Secret\" \"a\" \"b\" | toJson | quote }}",
            "{{ .Values.list | default list | toJson | quote }}", "{{ %s | toJson | fromJson | toJson | quote }}" % value,
            "{{ get (.Values.config | default dict) \"a\" | toJson | quote }}", "{{ (index .Values \"x-y\") | toJson | quote }}",
            "{{ with %s }}{{ . | toJson | quote }}{{ else }}nothing{{ end }}" % value,
            "{{ $x := %s }}{{ $x = %s }}{{ $x | toJson | quote }}" % (value, other),
            "{{ fromYaml (toYaml .Values) | toJson | quote }}", "{{ fromYamlArray \"[1, a]\" | toJson | quote }}",
            "{{ mergeOverwrite (dict \"a\" 1) (.Values.config | default dict) | toJson | quote }}", "{{ toToml (.Values.config | default dict) | quote }}",
            "{{ regexReplaceAll \"[^a-z]\" (toString %s) \"-\" | quote }}" % value,
        ])

    def block(self, indent, children):
        value = self.safe_value(children)
        return self.pick([
            "{{- toYaml %s | nindent %d }}" % (value, indent + 2),
            "{{- with %s }}\n%s{{- toYaml . | nindent %d }}\n%s{{- end }}" % (value, " " * indent, indent + 2, " " * indent),
            "{{- range $i, $e := .Values.list | default list }}\n%s  k{{ $i }}: {{ $e | toJson }}\n%s{{- end }}" % (" " * indent, " " * indent),
            "{{- range $k, $v := (.Values.labels | default dict) }}\n%s  {{ $k }}: {{ $v | toString | quote }}\n%s{{- else }}\n%s  none: set\n%s{{- end }}"
            % ((" " * indent,) * 4),
            "{{- include \"labels\" . | nindent %d }}" % (indent + 2),
            "{{- (.Files.Glob \"files/**\").AsConfig | nindent %d }}" % (indent + 2),
            "\n%s  # a comment\n%s  key: value # after" % (" " * indent, " " * indent),
            " |\n%s  text {{ %s | toString }}" % (" " * indent, value),
        ])

    def metadata(self, number):
        name = self.pick(["{{ .Release.Name }}-", '{{ include "fullname" . }}-', "fixed-"])
        lines = ["  name: " + name + self.pick("abc") + number]
        if self.chance(0.2):
            lines.append("  namespace: " + self.pick(["{{ .Release.Namespace }}", "other", "'1'"]))
        if self.chance(0.2):
            hook = self.pick(["pre-install", "post-install", "test", "test-success", "pre-install,post-upgrade", "crd-install", "unknown", "pre-delete, post-delete", "PRE-INSTALL", "post-rollback"])
            lines.append("  annotations:")
            lines.append(f"    helm.sh/hook: {hook}")
            if self.chance(0.5):
                lines.append("    helm.sh/hook-weight: " + self.pick(['"5"', '"-5"', "5", '"x"', '"05"']))
            if self.chance(0.3):
                lines.append(f"    helm.sh/hook-delete-policy: {self.pick(['hook-succeeded', 'before-hook-creation,hook-failed', 'wrong'])}")
        elif self.chance(0.1):
            lines.append("  annotations:\n    helm.sh/resource-policy: keep")
        return lines

    def document(self, number, children):
        api, kind = self.pick(KINDS)
        lines = [f"apiVersion: {api}", f"kind: {kind}", "metadata:"] + self.metadata(number)
        lines.append(self.pick(["data:", "spec:", "data:"]))
        for index in range(self.random.randint(1, 4)):
            if self.chance(0.3):
                lines.append(f"  block{index}:" + self.block(2, children))
            else:
                lines.append(f"  key{index}: " + self.scalar_line(children))
        text = "\n".join(lines) + "\n"
        if self.chance(0.15):
            text = "{{- if %s }}\n%s{{- end }}\n" % (self.safe_value(children), text)
        if self.chance(0.05):
            text = "{{- range $n := list 1 2 }}\n---\n%s{{- end }}\n" % text.replace("\n  name: ", "\n  name: r{{ $n }}-", 1).replace("{{ .Release", "{{ $.Release").replace(
                ' . }}', ' $ }}').replace("(.Values", "($.Values").replace("(.Files", "($.Files").replace(" .Values", " $.Values")
        return text

    def template(self, number, children):
        separator = self.pick(["---\n", "--- \n", "---\n\n", "---\n# Comment\n", "---\n---\n", "--- # more\n"])
        documents = [self.document(f"{number}{index}", children) for index in range(self.pick([1, 1, 1, 2, 3]))]
        text = separator.join(documents)
        if self.chance(0.2):
            text = self.pick(["---\n", "# Top\n", "\n\n", "{{- /* comment */ -}}\n", "{{- $top := .Values }}\n", "\ufeff", "---\n# only\n---\n"]) + text
        if self.chance(0.1):
            text += self.pick(["---\n", "\n\n\n", "...\n", "---\n# nothing\n", "{{/* end */}}"])
        if self.chance(0.05):
            text = text.replace("\n", "\r\n")
        if self.chance(0.01):
            text += self.pick(["{{ fail \"stop\" }}", "{{ .Values.a.b.c.d }}", "{{ include \"missing\" . }}", "{{ nope }}", "{{ if }}", "key: [", "\tkey: x\n", "{{ template \"fullname\" . }}: x\n"])
        return text

    def helpers(self, name):
        lines = []
        if self.chance(0.98):
            lines.append('{{- define "fullname" -}}\n{{- printf "%%s-%s" .Release.Name | trunc 20 | trimSuffix "-" -}}\n{{- end -}}' % name)
        if self.chance(0.98):
            lines.append('{{- define "shared" -}}' + self.pick(["of " + name, "{{ .Chart.Name }}", "{{ .Values.name | toString }}", "{{ .Template.Name }}"]) + "{{- end -}}")
        if self.chance(0.98):
            lines.append('{{- define "labels" }}\napp: {{ .Chart.Name | quote }}\nchart: "{{ .Chart.Name }}-{{ .Chart.Version }}"\n{{- end }}')
        return "\n".join(lines) + "\n"

    # --- charts ---------------------------------------------------------------------------------------------------------

    def schema(self):
        properties = {}
        for key in self.random.sample(["replicas", "name", "enabled", "port", "list", "config"], 2):
            properties[key] = self.pick([{"type": "string"}, {"type": "integer"}, {"type": ["string", "null", "integer", "boolean", "number", "object", "array"]},
                                         {"type": "number", "minimum": 1}, {"enum": ["a", 1, None]}, {"type": "array", "items": {"type": "string"}}, {"type": "object", "required": ["a"]},
                                         {"pattern": "^[a-z]+$"}, {"not": {"type": "string"}}, {"anyOf": [{"type": "string"}, {"type": "boolean"}]}, {"const": 1}, {"$ref": "#/definitions/d"}])
        schema = {"$schema": self.pick(["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"]), "type": "object",
                  "properties": properties, "definitions": {"d": {"type": "boolean"}}}
        if self.chance(0.2):
            schema["required"] = ["name"]
        if self.chance(0.1):
            schema["additionalProperties"] = False
        return json.dumps(schema)

    def dependency(self, child, alias):
        version = self.pick(["0.1.0"] * 6 + ["'*'", "'>=0.0.1-0'", "~0.1", "^0.1.0", "0.1.x", "2.0.0", "0.1.0 - 0.2.0"])
        lines = [f"  - name: {child}", f"    version: {version}"]
        if self.chance(0.5):
            lines.append("    repository: " + self.pick(["https://charts.example.org", "file://../x", '""', "'@named'"]))
        if alias:
            lines.append(f"    alias: {alias}")
        if self.chance(0.4):
            lines.append("    condition: " + self.pick([f"{alias or child}.enabled", "enabled", f"config.a,{alias or child}.enabled", "global.enabled", "name", f"{alias or child}.enabled, x"]))
        if self.chance(0.3):
            lines.append("    tags: " + self.pick(["[front]", "[front, back]", "[back]"]))
        if self.chance(0.3):
            lines.append("    import-values:\n" + self.pick(["      - data", "      - child: config\n        parent: extra", "      - child: labels\n        parent: .", "      - child: missing\n        parent: config",
                                                               "      - data\n      - child: resources\n        parent: resources.b"]))
        return "\n".join(lines)

    def chart(self, folder, name, depth):
        os.makedirs(os.path.join(folder, "templates"))
        children = []
        api = "v1" if self.chance(0.15) else "v2"
        library = name != "demo" and self.chance(0.1)
        chart = [f"apiVersion: {api}", f"name: {name}", f"version: {self.pick(['0.1.0', '0.1.0', '0.1.0', '0.1.2', '0.1.0-rc1', '0.1', 'v0.1.0', '0.1.0+b1'])}"]
        if self.chance(0.7):
            chart.append("appVersion: " + self.pick(['"1.2"', "1.2", "'2024'", "v3", "1", '""', "1.10"]))
        if library:
            chart.append("type: library")
        elif self.chance(0.3):
            chart.append("type: application")
        if self.chance(0.1):
            chart.append("kubeVersion: " + self.pick(['">=1.19"', '">=1.19.0-0"', '">=1.19.0-0"', '"^1.30"', '">1.40"', '"1.x"', '1.31.2', '">=1.19.0-0 <1.35.0 || 1.2"']))
        if self.chance(0.1):
            chart.append(self.pick(["deprecated: true", "keywords: [a]", "annotations: {a: b}", "unknown: 1", "description: d", "maintainers: [{name: m}]"]))
        if depth > 0 and self.chance(0.8):
            declared = []
            for child in self.random.sample(NAMES, self.random.randint(1, 2)):
                where = os.path.join(folder, "charts", child)
                self.chart(where, child, depth - 1)
                aliases = self.pick([[""], [""], [""], ["other" + child], ["", "other" + child]])
                for alias in aliases:
                    children.append(alias or child)
                    if self.chance(0.9):
                        declared.append(self.dependency(child, alias))
                if self.chance(0.2):
                    with tarfile.open(where + "-0.1.0.tgz", "w:gz") as archive:
                        archive.add(where, arcname=child)
                    shutil.rmtree(where)
            if declared and api == "v2":
                chart.append("dependencies:\n" + "\n".join(declared))
            elif declared:
                self.write(folder, "requirements.yaml", "dependencies:\n" + "\n".join(declared) + "\n")
        self.write(folder, "Chart.yaml", "\n".join(chart) + "\n")
        values = self.tree(2, "", children)
        if self.chance(0.3):
            values += "\ntags:\n  front: " + self.pick(["true", "false", "'true'"]) + "\n  back: " + self.pick(["true", "false"])
        if self.chance(0.2):
            values += "\nexports:\n  data:\n    config:\n      a: exported\n    imported: 1"
        if self.chance(0.95):
            self.write(folder, "values.yaml", values + "\n")
        for number in range(self.random.randint(1, 3)):
            self.write(folder, f"templates/{self.pick(['a', 'b', 'z', 'sub/c', '_partial', 'tests/t'])}{number}.{self.pick(['yaml', 'yaml', 'yaml', 'yml', 'tpl', 'json', 'txt'])}", self.template(number, children))
        self.write(folder, "templates/_helpers.tpl", self.helpers(name))
        self.files(folder)
        return children

    def files(self, folder):
        if self.chance(0.3):
            self.write(folder, "templates/NOTES.txt", "Notes of {{ .Release.Name }} {{ .Values.name | toString }}\n")
        if self.chance(0.6):
            self.write(folder, "files/a.txt", self.pick(["one\ntwo\n", "", "no end", "{{ .Release.Name }}", "a: b\n", "trailing  \n", "\ttab\n"]))
            self.write(folder, "files/deep/b.json", '{"b": 1}\n')
        if self.chance(0.2):
            self.write(folder, "crds/w.yaml", "---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: w{{ x }}\n" + self.pick(["", "---\n# none\n", "---\nkind: Other\n"]))
        if self.chance(0.2):
            self.write(folder, ".helmignore", self.pick(["files/\n", "*.txt\n", "/files/a.txt\n", "templates/a*\n", "# c\n\n*.json\n", "crds\n", "tests/\n", "./files\n", "files/*\n", "[ab]*.yaml\n"]))
        if self.chance(0.01):
            self.write(folder, ".helmignore", self.pick(["**/b.json\n", "!x\n"]))
        if self.chance(0.08):
            self.write(folder, "values.schema.json", self.schema())
        if self.chance(0.1):
            self.write(folder, "README.md", "# Read\n")

    def write(self, folder, path, text):
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def case(self, folder):
        """Writes the chart and returns the options that both programs take."""
        children = self.chart(os.path.join(folder, "chart"), "demo", self.pick([0, 1, 1, 2]))
        options = []
        for number in range(self.pick([0, 0, 1, 1, 2])):
            self.write(folder, f"values{number}.yaml", self.pick(["", "# nothing\n", "---\n"]) if self.chance(0.1) else self.tree(2, "", children) + "\n")
            options += ["--values", f"values{number}.yaml"]
        for _ in range(self.pick([0, 0, 0, 1, 2])):
            options += self.pick([["--set", self.set_line(children)], ["--set", self.set_line(children)], ["--set-string", self.set_line(children)], ["--set-json", self.json_line(children)],
                                  ["--set-literal", ".".join(self.path(children)) + "=a,b{c}"]])
        # A Helm that "go install" built says v1.20.0 where none is named, a released one v1.33.0.
        options += ["--kube-version", self.pick(["v1.20.0", "1.29", "v1.25.3-gke.100", "1.31.2"])]
        if self.chance(0.1):
            options += ["--api-versions", self.pick(["example.org/v1", "example.org/v1/Widget,b/v1"])]
        options += [flag for flag, share in (("--include-crds", 0.2), ("--no-hooks", 0.1), ("--skip-tests", 0.1), ("--is-upgrade", 0.05), ("--skip-schema-validation", 0.05)) if self.chance(share)]
        if self.chance(0.04):
            options += ["--show-only", self.pick(["templates/a0.yaml", "templates/b0.yaml", "charts/alpha/templates/a0.yaml"])]
        return options


def run(argv, folder):
    try:
        done = subprocess.run(argv, cwd=folder, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None, b"", "timeout"
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


LOG_LINE = re.compile(r"^(WARNING|Warning|walk\.go|[a-z]+\.go:\d+:|level=|coalesce|time=)|warning:|Use --debug")


def error_of(text):
    """Without what Helm logs; faults of a schema come in the order of a map."""
    text = re.sub(r"'[^']*'(, '[^']*')+", lambda names: ", ".join(sorted(names[0].split(", "))), text)
    lines = [line for line in text.splitlines() if line and not LOG_LINE.search(line)]
    return "\n".join(sorted(lines) if "specifications of the schema" in text else lines)


def difference(arguments, seed, folder):
    """What differs, or nothing; and whether Helm printed the chart."""
    options = Charts(seed).case(folder)
    code, text, err = run([arguments.helm, "template", "demo", "chart", "--namespace", "apps"] + options, folder)
    own_code, own_text, own_err = run([os.path.abspath(arguments.ours), "helm-template", "chart", "--release", "demo", "--namespace", "apps"] + options, folder)
    if (code == 0) != (own_code == 0):
        return f"helm {code}, ours {own_code}\n  helm: {error_of(err)[:600]}\n  ours: {error_of(own_err)[:600]}", code == 0
    if code == 0 and text != own_text:
        theirs, ours = text.decode(errors="replace").splitlines(), own_text.decode(errors="replace").splitlines()
        at = next((i for i, (a, b) in enumerate(zip(theirs, ours)) if a != b), min(len(theirs), len(ours)))
        return "texts differ at line %d\n  helm: %s\n  ours: %s" % (at + 1, theirs[at:at + 2], ours[at:at + 2]), True
    if code != 0 and arguments.errors and error_of(err) != error_of(own_err):
        return f"errors differ\n  helm: {error_of(err)[:600]}\n  ours: {error_of(own_err)[:600]}", False
    return None, code == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--helm", default="helm")
    parser.add_argument("--ours", required=True, help="fleetwright-cli")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--minutes", type=float, help="until then, instead of a number of cases")
    parser.add_argument("--errors", action="store_true", help="error texts must be equal too")
    parser.add_argument("--keep", help="a folder for the cases that differ")
    arguments = parser.parse_args()
    if shutil.which(arguments.helm) is None:
        print("skipped: no referee")
        return 77
    end = time.monotonic() + arguments.minutes * 60 if arguments.minutes else None
    seed, printed, differing = arguments.seed, 0, 0
    while time.monotonic() < end if end else seed < arguments.seed + arguments.cases:
        with tempfile.TemporaryDirectory() as folder:
            found, was_printed = difference(arguments, seed, folder)
            printed += was_printed
            if found:
                differing += 1
                print(f"seed {seed}: {found}", flush=True)
                if arguments.keep:
                    shutil.copytree(folder, os.path.join(arguments.keep, str(seed)), dirs_exist_ok=True)
        seed += 1
    count = seed - arguments.seed
    print(f"{count} charts, of which Helm printed {printed}: {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
