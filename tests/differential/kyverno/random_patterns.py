#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares `fleetwright-cli check` with Kyverno's own code on random patterns.

    random_patterns.py REFEREE PROGRAM [--seed S] [--count N]
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import yaml

KEYS = ["a", "b", "c", "k"]
VALUES = ["x", "y", "a:1", "a:latest", "web", "5", "10", "512Mi", "1Gi", "90s", True, False, 3, 7, 0, "", "true", 1.5]
PATTERNS = [
    "x", "*", "?*", "!x", "!*:latest", "a:*", "<=1Gi", "<5", ">=3", "1-5", "1!-5", "x | y", "!22 & !23", ">1m", "a?1",
    "<=1Gi & >0", "0", "", "true", "null", True, False, 3, 7, 1.5, None,
]
ANCHORS = ["%s"] * 11 + ["(%s)"] * 3 + ["=(%s)"] * 2 + ["X(%s)", "<(%s)", "^(%s)"]
LABELS = ["app.io/*", "team", "=(team)", "(app.io/n*)"]


class Cases:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def value(self, depth):
        dice = self.random.random()
        if depth <= 0 or dice < 0.35:
            return self.random.choice(VALUES)
        if dice < 0.75:
            return {key: self.value(depth - 1) for key in self.random.sample(KEYS, self.random.randint(0, 3))}
        if dice < 0.83:
            return [self.random.choice(VALUES) for _ in range(self.random.randint(0, 3))]
        return [{key: self.value(depth - 2) for key in self.random.sample(KEYS, self.random.randint(1, 3))}
                for _ in range(self.random.randint(0, 3))]

    def key(self, key):
        return self.random.choice(ANCHORS) % key

    def pattern(self, value):
        """Of the value's shape, mostly."""
        dice = self.random.random()
        if isinstance(value, dict) and dice < 0.85:
            result = {self.key(key): self.pattern(below) for key, below in value.items() if self.random.random() < 0.6}
            if self.random.random() < 0.3:
                result[self.key(self.random.choice(KEYS))] = self.random.choice(PATTERNS)
            return result or {"a": "*"}
        if isinstance(value, list) and dice < 0.8:
            return [self.pattern(value[0])] if value else [self.random.choice(PATTERNS)]
        if not isinstance(value, (dict, list)) and dice < 0.4:
            return value
        return self.random.choice(PATTERNS)

    def pair(self, number):
        resource = {"apiVersion": "x.io/v1", "kind": "R%d" % number, "metadata": {"name": "n"}, "spec": self.value(4)}
        pattern = {"spec": self.pattern(resource["spec"])}
        if self.random.random() < 0.3:
            resource["metadata"]["labels"] = {self.random.choice(["app.io/name", "app.io/x", "team"]): self.random.choice("ab")}
        if self.random.random() < 0.2:
            pattern["metadata"] = {"labels": {self.random.choice(LABELS): self.random.choice(["a", "?*", "b"])}}
        return pattern, resource


class Quoted(yaml.SafeDumper):
    """Texts stay texts."""


Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def policy(number, pattern):
    rule = {"name": "r", "match": {"any": [{"resources": {"kinds": ["R%d" % number]}}]}, "validate": {"pattern": pattern}}
    return {"apiVersion": "kyverno.io/v1", "kind": "ClusterPolicy", "metadata": {"name": "p%d" % number}, "spec": {"rules": [rule]}}


def write_fleet(folder, pairs):
    folder.mkdir(parents=True)
    policies = [policy(number, pattern) for number, (pattern, _) in enumerate(pairs)]
    (folder / "policies.yaml").write_text(yaml.dump_all(policies, Dumper=Quoted))
    (folder / "objects.yaml").write_text(yaml.dump_all([resource for _, resource in pairs], Dumper=Quoted))
    (folder / "kustomization.yaml").write_text("resources:\n- policies.yaml\n- objects.yaml\n")


def path_of(field):
    """A field path as Kyverno writes it, without its first and last slash."""
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|([^.\[\]"]+)|\[(\d+)\]', field)
    return "/".join("".join(part) for part in parts)


def found_by(program, fleet):
    done = subprocess.run([program, "check", "--fleet", fleet, "--rule", "policy-violation", "--format", "json"],
                          capture_output=True, text=True, check=False)
    fields = (finding["field"].partition("#") for finding in json.loads(done.stdout)["findings"])
    return {int(subject.split("/")[0][1:]): path_of(path) for subject, _, path in fields}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("referee")
    options.add_argument("program")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=400)
    given = options.parse_args()
    cases = Cases(given.seed)
    pairs = [cases.pair(number) for number in range(given.count)]
    asked = "\n".join(json.dumps({"pattern": pattern, "resource": resource}) for pattern, resource in pairs)
    answers = subprocess.run([given.referee], input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        write_fleet(pathlib.Path(folder, "clusters", "c"), pairs)
        found = found_by(given.program, folder)
    different = 0
    for number, answer in enumerate(answers):
        wanted = answer[len("fail "):].strip("/") if answer.startswith("fail ") else None
        ours = found.get(number)
        # Of what is missing Kyverno names the map, of a list's item the list.
        same = ours == wanted or (None not in (ours, wanted) and ours.startswith(wanted) and ours[len(wanted):].count("/") <= 1)
        if not same:
            different += 1
            print("%d: Kyverno %s, here %s\n  pattern %s\n  resource %s" % (number, answer, ours, *map(json.dumps, pairs[number])))
    print("%d of %d differ" % (different, given.count))
    sys.exit(different != 0)


if __name__ == "__main__":
    main()
