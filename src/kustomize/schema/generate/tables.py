#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes builtintables.cpp and defaultspecs.cpp: what kustomize has compiled in, as constant tables.

    tables.py API_VERSION          for example v0.19.0, the version in kustomize 5.6.0

Needs Go with sigs.k8s.io/kustomize/api@API_VERSION in its module cache. The output depends on nothing else: running
it again writes the same bytes.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent
STRATEGY = "x-kubernetes-patch-strategy"
MERGE_KEY = "x-kubernetes-patch-merge-key"
MAP_KEYS = "x-kubernetes-list-map-keys"
TYPES = "x-kubernetes-group-version-kind"


def module_cache():
    out = subprocess.run(["go", "env", "GOMODCACHE"], check=True, capture_output=True, text=True)
    return pathlib.Path(out.stdout.strip()) / "sigs.k8s.io" / "kustomize"


def dump(api):
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / "api"
        shutil.copytree(api, copy)
        for folder, _, files in os.walk(copy):
            for name in [".", *files]:
                os.chmod(os.path.join(folder, name), 0o755)
        program = copy / "internal" / "dump"
        program.mkdir()
        shutil.copy(HERE / "dump.go", program / "main.go")
        environment = {**os.environ, "GOFLAGS": "-mod=mod", "GOWORK": "off"}
        out = subprocess.run(["go", "run", "./internal/dump"], cwd=copy, check=True, capture_output=True,
                             env=environment)
    return json.loads(out.stdout)


def namespaced(kyaml):
    source = (kyaml / "openapi" / "openapi.go").read_text(encoding="utf-8")
    rows = re.findall(r'\{APIVersion: "([^"]+)", Kind: "([^"]+)"\}:\s*(true|false)', source)
    return sorted((kind, api_version, value == "true") for api_version, kind, value in rows)


def api_version_of(entry):
    group = entry.get("group", "")
    return f"{group}/{entry['version']}" if group else entry["version"]


class Graph:
    """Schema nodes by number; node 0 is a known type of which nothing is known."""

    def __init__(self, definitions):
        self.definitions = definitions
        self.rows = [None]
        self.inline = {((), 0, 0, "", ()): 0}
        self.number = {}
        for name in sorted(definitions):
            self.number[name] = len(self.rows)
            self.rows.append(None)
        for name in sorted(definitions):
            self.rows[self.number[name]] = self.row(definitions[name])
        self.rows[0] = ((), 0, 0, "", ())

    def of(self, schema):
        if schema.get("$ref"):
            return self.number[schema["$ref"].removeprefix("#/definitions/")]
        row = self.row(schema)
        if row not in self.inline:
            self.inline[row] = len(self.rows)
            self.rows.append(row)
        return self.inline[row]

    def row(self, schema):
        if schema.get("$ref"):  # a definition that is another one
            return self.row(self.definitions[schema["$ref"].removeprefix("#/definitions/")])
        fields = tuple(sorted((name, self.of(value)) for name, value in schema.get("properties", {}).items()))
        additional = schema.get("additionalProperties")
        additional = self.of(additional) + 1 if isinstance(additional, dict) else 0
        items = schema.get("items") if schema.get("type") == "array" else None
        items = self.of(items) + 1 if items else 0
        strategy = schema.get(STRATEGY, "")
        keys = ()
        if STRATEGY in schema:
            keys = tuple(schema[MAP_KEYS]) if MAP_KEYS in schema else tuple([schema[MERGE_KEY]] if MERGE_KEY in schema else [])
        return (fields, additional, items, strategy, keys)


HEADER = """// SPDX-License-Identifier: Apache-2.0
// Written by generate/tables.py from sigs.k8s.io/kustomize/{source}. Do not edit.
#include "kustomize/schema/{header}.h"

// clang-format off
namespace fleetwright::kustomize::{space} {{
"""

FOOTER = """
}} // namespace fleetwright::kustomize::{space}
"""


def wrap(values, width=116):
    lines, line = [], ""
    for value in values:
        if len(line) + len(value) + 1 > width:
            lines.append(line.rstrip())
            line = ""
        line += value + " "
    lines.append(line.rstrip())
    return "\n".join("    " + text for text in lines)


def write_tables(definitions, scopes, version):
    graph = Graph(definitions)
    names = sorted({name for row in graph.rows for name, _ in row[0]}
                   | {row[3] for row in graph.rows} | {key for row in graph.rows for key in row[4]})
    index = {name: position for position, name in enumerate(names)}
    fields, keys, key_lists, nodes = [], [], {}, []
    for row in graph.rows:
        first = len(fields)
        fields += [f"{{{index[name]},{node}}}," for name, node in row[0]]
        if row[4] not in key_lists:
            key_lists[row[4]] = len(keys)
            keys += row[4]
        nodes.append(f"{{{first},{len(row[0])},{row[1] - 1},{row[2] - 1},{index[row[3]]},"
                     f"{key_lists[row[4]]},{len(row[4])}}},")
    types = sorted((entry["kind"], api_version_of(entry), graph.number[name])
                   for name, schema in definitions.items() for entry in schema.get(TYPES, []))
    types = list({(kind, api_version): (kind, api_version, node) for kind, api_version, node in types}.values())
    out = [HEADER.format(source=f"kyaml@{version}: openapi, Kubernetes v1.21.2", header="builtintables", space="builtin")]
    out.append("const std::string_view names[] = {\n" + wrap(f'"{name}",' for name in names) + "\n};\n")
    out.append("const FieldRow fields[] = {\n" + wrap(fields) + "\n};\n")
    out.append("const std::string_view keys[] = {\n" + wrap(f'"{key}",' for key in keys) + "\n};\n")
    out.append("const NodeRow nodes[] = {\n" + wrap(nodes) + "\n};\n")
    out.append("const TypeRow types[] = {\n" + wrap(f'{{"{k}","{a}",{n}}},' for k, a, n in types) + "\n};\n"
               "const std::size_t typeCount = std::size(types);\n")
    out.append("const DefinitionRow definitions[] = {\n"
               + wrap(f'{{"{name}",{graph.number[name]}}},' for name in sorted(definitions))
               + "\n};\nconst std::size_t definitionCount = std::size(definitions);\n")
    out.append("const ScopeRow scopes[] = {\n" + wrap(f'{{"{k}","{a}",{str(n).lower()}}},' for k, a, n in scopes)
               + "\n};\nconst std::size_t scopeCount = std::size(scopes);")
    out.append(FOOTER.format(space="builtin"))
    (TARGET / "builtintables.cpp").write_text("\n".join(out), encoding="utf-8")


def spec_row(spec):
    text = [spec.get(part, "") for part in ("group", "version", "kind", "path")]
    quoted = ", ".join(json.dumps(part) for part in text)
    return f"    {{{quoted}, {str(spec.get('create', False)).lower()}}},"


def write_specs(config, version):
    lists = ["namePrefix", "nameSuffix", "namespace", "commonLabels", "labels", "templateLabels", "commonAnnotations",
             "varReference", "images", "replicas"]
    out = [HEADER.format(source=f"api@{version}: konfig/builtinpluginconsts, sorted", header="defaultspecs", space="defaults")]
    rows, spans = [], []
    for name in lists:
        specs = config.get(name) or []
        variable = "nameSpace" if name == "namespace" else name  # a keyword of C++
        spans.append(f"const Range {variable}{{{len(rows)}, {len(specs)}}};")
        rows += [spec_row(spec) for spec in specs]
    references = []
    for reference in config["nameReference"]:
        target = ", ".join(json.dumps(reference.get(part, "")) for part in ("group", "version", "kind"))
        specs = reference.get("fieldSpecs") or []
        references.append(f"    {{{target}, {{{len(rows)}, {len(specs)}}}}},")
        rows += [spec_row(spec) for spec in specs]
    out.append("const SpecRow specs[] = {\n" + "\n".join(rows) + "\n};\n")
    out.append("\n".join(spans) + "\n")
    out.append("const ReferenceRow nameReference[] = {\n" + "\n".join(references) + "\n};\n"
               "const std::size_t nameReferenceCount = std::size(nameReference);")
    out.append(FOOTER.format(space="defaults"))
    (TARGET / "defaultspecs.cpp").write_text("\n".join(out), encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    version = sys.argv[1]
    cache = module_cache()
    data = dump(cache / f"api@{version}")
    write_tables(data["definitions"], namespaced(cache / f"kyaml@{version}"), version)
    write_specs(data["config"], version)


if __name__ == "__main__":
    main()
