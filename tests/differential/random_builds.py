#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds random kustomizations with kustomize and with our program, and compares the bytes.

    random_builds.py --ours BUILD_MANY (--referee PROGRAM | --kustomize PROGRAM) [--minutes N | --cases N] [--seed N]
                     [--out FOLDER] [--wild] [--no-shrink]

A case is made from its seed alone (randombuilds/layers.py): layers, components, patches, generators, replacements, odd YAML
and wrong input. It agrees when both print the same bytes or both refuse. --referee is the program of the folder `referee`
(`go build`), which is many times faster than a kustomize process a case. A difference is made smaller and filed below
OUT/CAUSE/SEED with both answers; at the end the causes are listed. The exit status is 0 if there are none.

    random_builds.py --print SEED      shows a case
"""

import argparse
import collections
import difflib
import os
import pathlib
import re
import sys
import time

from randombuilds.layers import make_case, text_of
from randombuilds.programs import Batch, Comparer, Single, outcome
from randombuilds.shrink import shrink


def general(text):
    """A message without names and places."""
    text = re.sub(r"/[^\s:'\"]*case", "", text)
    text = re.sub(r"'[^']*'|\"[^\"]*\"|`[^`]*`", "…", text)
    return re.sub(r"\d+", "N", text)


def first_change(theirs, ours):
    want, got = (answer[1].decode("utf-8", "replace").splitlines() for answer in (theirs, ours))
    lines = [line for line in difflib.unified_diff(want, got, n=0, lineterm="") if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return lines[0][:1] + lines[0][1:].strip() if lines else "line ends"


def fields_of(case):
    """The fields of the kustomizations that are left in a small case."""
    found = set()
    for path, content in case["files"].items():
        if "ustomization" in path and not isinstance(content, str):
            for document in content:
                if isinstance(document, dict):
                    found.update(str(key) for key in document if key not in ("apiVersion", "kind", "resources"))
    return sorted(found)


def message_of(kind, theirs, ours):
    """The words of the one that fails, or the first line that differs."""
    message = {"only ours fails": ours, "only kustomize fails": theirs}.get(kind)
    return general(message[1].decode("utf-8", "replace").replace("\n", " "))[-90:] if message else general(first_change(theirs, ours))[:60]


def cause(case, theirs, ours):
    kind = outcome(theirs, ours)
    return "%s | %s | %s" % (kind, ",".join(fields_of(case)), message_of(kind, theirs, ours))


def shown(case):
    parts = ["folder: %s %s %s" % (case["folder"], " ".join(case["options"]), "warm" if case["warm"] else "")]
    for path, content in sorted(case["files"].items()):
        parts.append("=== %s\n%s" % (path, text_of(content)))
    return "\n".join(parts)


class Run:
    def __init__(self, arguments):
        theirs = Batch(arguments.referee) if arguments.referee else Single(arguments.kustomize)
        self.comparer = Comparer(theirs, Batch(arguments.ours))
        self.arguments = arguments
        self.counts = collections.Counter()
        self.causes = collections.defaultdict(list)
        self.names = {}  # causes by how the unshrunk difference looks

    def one(self, seed):
        case = make_case(seed, self.arguments.wild)
        theirs, ours = self.comparer.answers(case)
        kind = outcome(theirs, ours)
        if kind == "only kustomize fails" and b"panic: " in theirs[1]:
            kind = "kustomize panics"
        self.counts[kind] += 1
        if kind in ("same", "both fail", "kustomize panics"):
            return
        # Its own output must not vary from run to run.
        again = self.comparer.answers(case)[0]
        if again != theirs and not (again[0] == "error" == theirs[0]):
            self.counts[kind] -= 1
            self.counts["kustomize varies"] += 1
            return
        rough = (kind, message_of(kind, theirs, ours))
        name = self.names.get(rough)
        if name is None or len(self.causes[name]) < 2:
            if not self.arguments.no_shrink:
                case = self.smaller(case, kind, theirs, ours)
                theirs, ours = self.comparer.answers(case)
            name = self.names[rough] = cause(case, theirs, ours)
        self.causes[name].append(seed)
        self.file(name, case, theirs, ours)

    def smaller(self, case, kind, theirs, ours):
        wanted = (general(ours[1].decode("utf-8", "replace"))[-60:] if kind == "only ours fails"
                  else general(theirs[1].decode("utf-8", "replace"))[-40:] if kind == "only kustomize fails" else "")

        def still(candidate):
            left, right = self.comparer.answers(candidate)
            if outcome(left, right) != kind:
                return False
            message = {"only ours fails": right, "only kustomize fails": left}.get(kind)
            return message is None or general(message[1].decode("utf-8", "replace")).endswith(wanted)

        return shrink(case, still)

    def file(self, name, case, theirs, ours):
        if not self.arguments.out or len(self.causes[name]) > 3:
            return
        folder = pathlib.Path(self.arguments.out) / re.sub(r"[^A-Za-z]+", "-", name)[:120] / str(case["seed"])
        (folder / "input").mkdir(parents=True, exist_ok=True)
        self.comparer.write(case, str(folder / "input"))
        (folder / "case.txt").write_text(shown(case), encoding="utf-8")
        (folder / "kustomize").write_bytes(theirs[0].encode() + b"\n" + theirs[1])
        (folder / "ours").write_bytes(ours[0].encode() + b"\n" + ours[1])

    def report(self, start, seconds):
        print("cases %d from seed %d in %.1f minutes: %s" % (
            sum(self.counts.values()), start, seconds / 60, ", ".join("%d %s" % (count, kind) for kind, count in sorted(self.counts.items()))))
        for name, seeds in sorted(self.causes.items(), key=lambda item: -len(item[1])):
            print("%5d %s\n      seeds %s" % (len(seeds), name, " ".join(map(str, seeds[:5]))))
        sys.stdout.flush()


def parsed():
    parser = argparse.ArgumentParser(description="Compare random builds with kustomize's.")
    parser.add_argument("--ours")
    parser.add_argument("--referee")
    parser.add_argument("--kustomize")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out")
    parser.add_argument("--wild", action="store_true", help="values of any type anywhere")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--print", type=int, metavar="SEED", dest="shown")
    return parser.parse_args()


def main():
    arguments = parsed()
    if arguments.shown is not None:
        print(shown(make_case(arguments.shown, arguments.wild)))
        return 0
    if not (arguments.referee or arguments.kustomize):
        print("skipped: no referee")
        return 77
    run = Run(arguments)
    start = time.monotonic()
    seed = arguments.seed
    last = start
    try:
        while time.monotonic() - start < arguments.minutes * 60 if arguments.minutes else seed < arguments.seed + arguments.cases:
            run.one(seed)
            seed += 1
            if time.monotonic() - last > 120:
                last = time.monotonic()
                run.report(arguments.seed, last - start)
    finally:
        run.report(arguments.seed, time.monotonic() - start)
        run.comparer.close()
    return 1 if any(run.causes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
