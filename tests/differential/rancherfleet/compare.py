#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compare what `fleetwright-cli generate` prints with what record.go recorded: compare.py PROGRAM FOLDER"""

import pathlib
import subprocess
import sys

import yaml


class Loader(yaml.CSafeLoader):
    """Dates stay text, as JSON has them."""


Loader.yaml_implicit_resolvers = {key: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("timestamp", "value", "merge")]
                                  for key, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()}


def documents(text):
    return sorted((repr_of(d) for d in yaml.load_all(text, Loader) if d))


def repr_of(value):
    """Types count, order of keys does not."""
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%r: %s" % (key, repr_of(value[key])) for key in sorted(value, key=repr))
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(repr_of, value))
    return repr(value)


def difference(program, case):
    run = subprocess.run([program, "generate", "--fleet", case / "input/repo", "--inventory", case / "input/fleet"],
                         capture_output=True, text=True, timeout=60, check=False)
    expected = case / "expected.yaml"
    if not expected.exists():
        return "" if run.returncode == 3 else "Fleet fails: " + (case / "error.txt").read_text(encoding="utf-8").strip()[:300]
    if run.returncode != 0:
        return "Fleet does not fail: " + run.stderr.strip()[:300]
    wanted, printed = documents(expected.read_text(encoding="utf-8")), documents(run.stdout)
    if wanted == printed:
        return ""
    return "other documents\n  fleet: %s\n  ours:  %s" % (
        [d for d in wanted if d not in printed][:1], [d for d in printed if d not in wanted][:1])


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = sorted(path.parent for path in folder.glob("*/case.json"))
    different = 0
    for case in cases:
        text = difference(program, case)
        if text:
            different += 1
            print("%s: %s" % (case.name, text))
    print("%d of %d differ" % (different, len(cases)))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
