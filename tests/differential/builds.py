#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Build every kustomization of some repositories with kustomize and with our program, and compare the bytes.

    builds.py REPOSITORIES --kustomize PROGRAM --ours PROGRAM [--unrestricted] [--jobs N] [--json FILE] [--show FOLDER]

REPOSITORIES is a folder of checked-out repositories, or one repository. Both programs are run as `PROGRAM build FOLDER`,
without network; with --unrestricted they are given `--load-restrictor LoadRestrictionsNone`. The differences are listed by cause; the exit status is 0 if there are none. A kustomization counts as
different if only one program can build it or if the outputs differ in a byte.
"""

import argparse
import collections
import concurrent.futures
import difflib
import json
import os
import re
import subprocess
import sys

FILES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
TIMEOUT = 120
# Remote bases fail at once instead of being fetched.
OFFLINE = dict(os.environ, http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9",
               HTTP_PROXY="http://127.0.0.1:9", HTTPS_PROXY="http://127.0.0.1:9",
               GIT_SSH_COMMAND="false", GIT_TERMINAL_PROMPT="0")


def kustomizations(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name != ".git")
        if any(name in files for name in FILES):
            yield folder


def run(program, folder, options):
    try:
        done = subprocess.run([program, "build", folder, *options], stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=TIMEOUT, env=OFFLINE)
    except subprocess.TimeoutExpired:
        return None, b"", "no answer in %d s" % TIMEOUT
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()


def cause(error, folder):
    """An error's last line without what is special to the place."""
    lines = [line for line in error.splitlines() if line and not line.startswith(("#", "hint:", "warning:"))]
    text = lines[-1] if lines else "no message"
    text = text.replace(os.path.realpath(folder), "FOLDER")
    text = re.sub(r"'[^']*'|\"[^\"]*\"", "'…'", text)
    text = re.sub(r"[^\s:]+/[^\s:]+(:\d+)*", "PATH", text)
    return text[-160:]


def difference(theirs, ours):
    want, got = theirs.decode("utf-8", "replace").splitlines(), ours.decode("utf-8", "replace").splitlines()
    changed = [line for line in difflib.unified_diff(want, got, n=0, lineterm="")
               if line[:1] in "+-" and not line.startswith(("+++", "---"))]
    first = re.sub(r"\d+", "N", changed[0])[:90] if changed else "line endings"
    return "%d lines; first: %s" % (len(changed), first)


def compare(folder, theirs, ours, options):
    their_code, their_text, their_error = run(theirs, folder, options)
    our_code, our_text, our_error = run(ours, folder, options)
    result = {"folder": folder, "bytes": len(their_text), "theirs": their_error, "ours": our_error}
    if their_code == 0 and our_code == 0:
        same = their_text == our_text
        result.update(outcome="same" if same else "different",
                      cause="" if same else difference(their_text, our_text))
    elif their_code and our_code:
        result.update(outcome="both fail", cause=cause(their_error, folder))
    elif their_code == 0:
        result.update(outcome="only ours fails", cause=cause(our_error, folder))
    else:
        result.update(outcome="only kustomize fails", cause=cause(their_error, folder))
    return result


def show(folder, theirs, ours, options):
    their_code, their_text, their_error = run(theirs, folder, options)
    our_code, our_text, our_error = run(ours, folder, options)
    print("kustomize: %s %s\nours:      %s %s" % (their_code, their_error, our_code, our_error))
    want, got = (text.decode("utf-8", "replace").splitlines(True) for text in (their_text, our_text))
    sys.stdout.writelines(difflib.unified_diff(want, got, "kustomize", "ours"))


def report(results, root):
    by_repository = collections.defaultdict(collections.Counter)
    for result in results:
        name = os.path.relpath(result["folder"], root).split(os.sep)[0]
        by_repository[name][result["outcome"]] += 1
        by_repository[name]["bytes"] += result["bytes"]
    for name, counts in sorted(by_repository.items()):
        parts = ["%d %s" % (count, outcome) for outcome, count in sorted(counts.items()) if outcome != "bytes"]
        print("%s: %s; %d bytes by kustomize" % (name, ", ".join(parts), counts["bytes"]))
    for outcome in ("different", "only ours fails", "only kustomize fails", "both fail"):
        causes = collections.defaultdict(list)
        for result in results:
            if result["outcome"] == outcome:
                causes[result["cause"]].append(os.path.relpath(result["folder"], root))
        for text, folders in sorted(causes.items(), key=lambda item: -len(item[1])):
            print("%s (%d): %s\n    %s" % (outcome, len(folders), text, ", ".join(folders[:3])))


def main():
    parser = argparse.ArgumentParser(description="Compare builds with kustomize's.")
    parser.add_argument("repositories")
    parser.add_argument("--kustomize", required=True)
    parser.add_argument("--ours", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--show", metavar="FOLDER", help="print one folder's difference")
    parser.add_argument("--unrestricted", action="store_true", help="load from anywhere")
    arguments = parser.parse_args()
    options = ["--load-restrictor", "LoadRestrictionsNone"] if arguments.unrestricted else []
    if arguments.show:
        show(arguments.show, arguments.kustomize, arguments.ours, options)
        return 0
    folders = list(kustomizations(arguments.repositories))
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda folder: compare(folder, arguments.kustomize, arguments.ours, options), folders))
    report(results, arguments.repositories)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)
    return 0 if all(result["outcome"] in ("same", "both fail") for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
