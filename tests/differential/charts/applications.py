#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the charts of a fleet's Applications with what the real Helm prints.

    applications.py PROGRAM HELM FLEET [--name PATTERN]

Every Application that the fleet's units render, with one source whose chart lies in the fleet, is given to `helm
template` with its own options, read here and not by the program. A line a difference; what Helm refuses must be
refused by the program too. Needs PyYAML.
"""

import argparse
import fnmatch
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import yaml


class Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
    """Dates stay texts."""


Loader.yaml_implicit_resolvers = {
    key: [(tag, expression) for tag, expression in rules if tag != "tag:yaml.org,2002:timestamp"]
    for key, rules in Loader.yaml_implicit_resolvers.items()}


def documents(text):
    return [document for document in yaml.load_all(text, Loader) if isinstance(document, dict) and document]


def run(*words):
    done = subprocess.run(words, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def objects(text):
    result = {}
    for document in documents(text):
        is_list = document.get("kind", "").endswith("List") and "items" in document
        for item in document["items"] if is_list else [document]:
            metadata = item.get("metadata") or {}
            result[(item.get("kind"), metadata.get("namespace"), metadata.get("name"))] = item
    return result


def expected(helm, fleet, application):
    spec = application["spec"]
    source = spec["source"]
    options = source.get("helm") or {}
    chart = os.path.join(fleet, source["path"])
    words = [helm, "template", options.get("releaseName") or application["metadata"]["name"], chart,
             "--namespace", options.get("namespace") or spec["destination"].get("namespace") or "default"]
    with tempfile.TemporaryDirectory() as folder:
        for name in options.get("valueFiles") or []:
            path = os.path.join(fleet, name[1:]) if name.startswith("/") else os.path.join(chart, name)
            if os.path.exists(path) or not options.get("ignoreMissingValueFiles"):
                words += ["-f", path]
        values = options.get("valuesObject") or options.get("values")
        if values:
            path = pathlib.Path(folder) / "values.yaml"
            path.write_text(values if isinstance(values, str) else yaml.safe_dump(values), encoding="utf-8")
            words += ["-f", str(path)]
        for parameter in options.get("parameters") or []:
            value = str(parameter.get("value", "")).replace("\\,", ",").replace(",", "\\,")
            words += ["--set-string" if parameter.get("forceString") else "--set", parameter["name"] + "=" + value]
        if not options.get("skipCrds"):
            words.append("--include-crds")
        if options.get("skipTests"):
            words.append("--skip-tests")
        return run(*words)


def applications(units):
    """Of one name the last one counts: it is told apart by nothing else here."""
    found = {}
    for unit in units:
        for document in documents(unit.get("yaml") or ""):
            if document.get("kind") == "Application" and "argoproj.io" in document.get("apiVersion", ""):
                metadata = document["metadata"]
                found["Application/%s/%s" % (metadata.get("namespace") or "argocd", metadata["name"])] = document
    return found


def verdict(arguments, name, application, rendered):
    code, want, error = expected(arguments.helm, arguments.fleet, application)
    got = rendered.get(name, {}).get("yaml")
    if code != 0 and "missing in charts/" in error:
        return "not here"  # Argo CD builds dependencies; of those that lie in the fleet so does the program.
    if code != 0:
        if got is None:
            return "both refuse"
        print(name, "is refused by helm:", error.strip()[:200])
        return "different"
    if got is None:
        print(name, "is not rendered")
        return "different"
    ours, theirs = objects(got), objects(want)
    wrong = sorted(str(key) for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key))
    if wrong:
        print(name, "differs in", ", ".join(wrong[:5]))
    return "different" if wrong else "equal"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("helm")
    parser.add_argument("fleet")
    parser.add_argument("--name", default="*")
    arguments = parser.parse_args()
    _, text, _ = run(arguments.program, "render", "--format", "json", "--fleet", arguments.fleet)
    units = json.loads(text)["units"]
    rendered = {unit["unit"]: unit for unit in units}
    counts = {"equal": 0, "both refuse": 0, "different": 0, "not here": 0}
    for name, application in sorted(applications(units).items()):
        source = (application.get("spec") or {}).get("source") or {}
        chart = os.path.join(arguments.fleet, source.get("path") or "none", "Chart.yaml")
        if fnmatch.fnmatch(name, arguments.name) and os.path.exists(chart):
            counts[verdict(arguments, name, application, rendered)] += 1
    print(", ".join("%s: %d" % each for each in counts.items()))
    return 1 if counts["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
