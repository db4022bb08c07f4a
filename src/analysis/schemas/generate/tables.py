#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the schema tables from CustomResourceDefinitions.

    tables.py NAME "WHERE THEY ARE FROM" CRD.yaml… > ../tables/NAME.cpp

Of each served version in VERSIONS the fields, types, required keys, enumerations and patterns are kept, equal parts once.
A file may be a chart's template: lines with "{{" are left out.
"""

import sys
import textwrap

import yaml

VERSIONS = {
    ("argoproj.io", "Application"): ["v1alpha1"],
    ("argoproj.io", "ApplicationSet"): ["v1alpha1"],
    ("argoproj.io", "AppProject"): ["v1alpha1"],
    ("kustomize.toolkit.fluxcd.io", "Kustomization"): ["v1"],
    ("helm.toolkit.fluxcd.io", "HelmRelease"): ["v2"],
    ("source.toolkit.fluxcd.io", "GitRepository"): ["v1"],
    ("source.toolkit.fluxcd.io", "OCIRepository"): ["v1"],
    ("source.toolkit.fluxcd.io", "HelmRepository"): ["v1"],
    ("source.toolkit.fluxcd.io", "HelmChart"): ["v1"],
    ("source.toolkit.fluxcd.io", "Bucket"): ["v1"],
    ("fleet.cattle.io", "GitRepo"): ["v1alpha1"],
    ("fleet.cattle.io", "Cluster"): ["v1alpha1"],
    ("fleet.cattle.io", "ClusterGroup"): ["v1alpha1"],
}

KINDS = {"string": "Text", "boolean": "Boolean", "integer": "Integer", "number": "Number"}


class Tables:
    def __init__(self):
        self.nodes = []
        self.by_content = {}
        self.types = []

    def node(self, content):
        """The number of a node; equal ones are one."""
        if content not in self.by_content:
            self.by_content[content] = len(self.nodes)
            self.nodes.append(content)
        return self.by_content[content]

    def read(self, schema):
        """(kind, fields, element, allowed, pattern, is open)"""
        if schema.get("x-kubernetes-int-or-string"):
            return self.node(("IntOrText", (), -1, (), "", False))
        kind = schema.get("type")
        if kind == "array" and "items" in schema:
            return self.node(("List", (), self.read(schema["items"]), (), "", False))
        if kind == "object":
            return self.read_object(schema)
        if kind not in KINDS:
            return self.node(("Any", (), -1, (), "", False))
        allowed = tuple(str(value) for value in schema.get("enum", ())) if kind == "string" else ()
        pattern = schema.get("pattern", "") if kind == "string" else ""
        return self.node((KINDS[kind], (), -1, allowed, pattern, False))

    def read_object(self, schema):
        is_open = bool(schema.get("x-kubernetes-preserve-unknown-fields"))
        properties = schema.get("properties")
        additional = schema.get("additionalProperties")
        if properties is None and isinstance(additional, dict):
            return self.node(("Map", (), self.read(additional), (), "", False))
        if properties is None:
            return self.node(("Any", (), -1, (), "", False))
        required = set(schema.get("required", ()))
        fields = tuple(
            # The API server fills in a default before it validates.
            (name, self.read(below), name in required and "default" not in below)
            for name, below in sorted(properties.items())
        )
        return self.node(("Object", fields, -1, (), "", is_open or additional is not None))

    def add(self, crd):
        group, kind = crd["spec"]["group"], crd["spec"]["names"]["kind"]
        for version in crd["spec"]["versions"]:
            if version["name"] not in VERSIONS.get((group, kind), ()):
                continue
            root = dict(version["schema"]["openAPIV3Schema"])
            # What people write; the rest is Kubernetes' own or a controller's.
            root["properties"] = dict(root["properties"])
            for own in ("apiVersion", "kind", "metadata", "status"):
                root["properties"][own] = {}
            self.types.append((f"{group}/{version['name']}", kind, self.read(root)))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def wrapped(items, width=116):
    line, lines = "   ", []
    for item in items:
        if len(line) + len(item) + 2 > width:
            lines.append(line)
            line = "   "
        line += " " + item + ","
    return "\n".join(lines + [line])


def written(name, source, tables):
    fields, texts, rows = [], [], []
    for kind, its_fields, element, allowed, pattern, is_open in tables.nodes:
        rows.append(
            "{Kind::%s, %d, %d, %d, %d, %d, %s, %s}"
            % (kind, len(fields), len(its_fields), element, len(texts), len(allowed),
               quoted(pattern) if pattern else '""', str(is_open).lower())
        )
        fields += ["{%s, %d, %s}" % (quoted(key), node, str(need).lower()) for key, node, need in its_fields]
        texts += [quoted(value) for value in allowed]
    types = ["{%s, %s, %d}" % (quoted(version), quoted(kind), node) for version, kind, node in tables.types]
    comment = "\n".join("// " + line for line in textwrap.wrap(f"Written by generate/tables.py from {source}. Do not edit.", 96, break_on_hyphens=False))
    return f"""// SPDX-License-Identifier: Apache-2.0
{comment}
#include "analysis/schemas/tables.h"

#include <array>

// clang-format off
namespace fleetwright::analysis::schemas {{

namespace {{

constexpr std::array<TypeRow, {len(types)}> types{{{{
{wrapped(types)}
}}}};

constexpr std::array<FieldRow, {len(fields)}> fields{{{{
{wrapped(fields)}
}}}};

constexpr std::array<std::string_view, {max(len(texts), 1)}> texts{{{{
{wrapped(texts or ['""'])}
}}}};

constexpr std::array<NodeRow, {len(rows)}> nodes{{{{
{wrapped(rows)}
}}}};

}} // namespace

const Table {name}Table{{types, fields, texts, nodes}};

}} // namespace fleetwright::analysis::schemas
"""


def main():
    name, source, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    tables = Tables()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = "".join(line for line in file if "{{" not in line)
        for crd in yaml.safe_load_all(text):
            if crd and crd.get("kind") == "CustomResourceDefinition":
                tables.add(crd)
    sys.stdout.write(written(name, source, tables))


if __name__ == "__main__":
    main()
